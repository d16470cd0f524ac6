"""The directives `draft`, `scores`, `changes`, `review` and `analysis`: worked examples made from invented returns.

All but the last take the id of an exercise and a year: `avaria 2026`. What they show is made by the same code as the
files that the commands write, so an example never tells of something that the program does not do.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from docutils import nodes
from docutils.parsers.rst import directives
from sphinx.application import Sphinx
from sphinx.writers.html5 import HTML5Translator

from ..catalogue.model import Catalogue
from ..catalogue.terms import ITEM_ID
from ..reports.blocks import Block, Chart, Grid, Heading, Points, Words
from ..reports.sensitivity import AUDIENCES
from .book import Book
from .building import link, paragraph, table_node, text
from .directive import CatalogueDirective
from .example_blocks import ANALYSED, COUNTED, GROUP, NoExample, example_blocks
from .instead import drawn_on_pages
from .pictures import BUILDERS
from .selection import Selection
from .warnings import Kind, warn
from .words import _


def _audience(argument: str) -> str:
    return str(directives.choice(argument, AUDIENCES))


class _ExampleDirective(CatalogueDirective):
    """Base: the arguments, and blocks as neutral nodes in one frame."""

    kind = ""
    required_arguments = 2

    def asked(self) -> tuple[str, ...]:
        """Return what else is to be made, as `example_blocks` takes it."""
        return ()

    def shown(self, catalogue: Catalogue) -> Iterable[nodes.Node]:
        """Return the example in a frame that says that it is an exercise."""
        id, year = self.arguments
        audience = self.options.get("audience", "internal")
        parts = (self.kind, year, self.options.get("since", ""), *self.asked(), audience)
        view = Selection("example", id, parts, index=False)
        try:
            blocks = tuple(example_blocks(view, self.book, catalogue))
            self.note(view)
        except NoExample as error:
            return self._without(error, id, self.book)
        frame = nodes.container(classes=["assess-example"])
        pen = _Pen(self.docname, catalogue)
        frame += [node for block in blocks for node in pen.drawn(block)]
        return [frame]

    def _without(self, error: NoExample, id: str, book: Book) -> list[nodes.Node]:
        if id not in book.declared:  # a file that cannot be read has its own warning
            warn(Kind.REFERENCE, f"{error}.", self.get_location())
        return [paragraph(_("[“{}” cannot be shown here: it is missing.]").format(error.id))]


class DraftDirective(_ExampleDirective):
    """Show one part of the draft of a report. Options: `framework`, `part`, `audience`."""

    kind = "draft"
    option_spec = {
        "framework": directives.unchanged_required,
        "part": directives.unchanged_required,
        "audience": _audience,
    }

    def asked(self) -> tuple[str, ...]:
        """Return the treaty and the part of its report."""
        return self.options.get("framework", ""), self.options.get("part", "")


class ScoresDirective(_ExampleDirective):
    """Show scores with their formulas. Options: `by` (framework, pillar, section), `audience`."""

    kind = "scores"
    option_spec = {"by": lambda argument: directives.choice(argument, tuple(COUNTED)), "audience": _audience}

    def asked(self) -> tuple[str, ...]:
        """Return by what is counted."""
        return (self.options.get("by", "framework"),)


class ChangesDirective(_ExampleDirective):
    """Show what has changed between two years.

    Options: `since` (the earlier year), `kinds` (of changes whose questions are listed: `done slipped`), `audience`.
    """

    kind = "changes"
    option_spec = {
        "since": directives.unchanged_required,
        "kinds": directives.unchanged_required,
        "audience": _audience,
    }

    def asked(self) -> tuple[str, ...]:
        """Return which kinds of changes are listed."""
        return (self.options.get("kinds", ""),)


class ReviewDirective(_ExampleDirective):
    """Show the reviewer's sheet or the letter. Options: `show` (sheet, letter), `since`, `audience`."""

    kind = "review"
    option_spec = {
        "show": lambda argument: directives.choice(argument, ("sheet", "letter")),
        "since": directives.unchanged_required,
        "audience": _audience,
    }

    def asked(self) -> tuple[str, ...]:
        """Return what is shown."""
        return (self.options.get("show", "sheet"),)


class AnalysisDirective(CatalogueDirective):
    """Show a part of the analysis of a group of invented States. Argument: answers, trend, plans or needs."""

    required_arguments = 1

    def shown(self, catalogue: Catalogue) -> Iterable[nodes.Node]:
        """Return the part in a frame that says that it is an exercise."""
        part = directives.choice(self.arguments[0], ANALYSED)
        view = Selection("example", GROUP, ("analysis", part), index=False)
        self.note(view)
        pen = _Pen(self.docname, catalogue)
        frame = nodes.container(classes=["assess-example"])
        frame += [node for block in example_blocks(view, self.book, catalogue) for node in pen.drawn(block)]
        return [frame]


class chart(drawn_on_pages):  # noqa: N801 (docutils names its nodes so)
    """A drawing of an analysis (`svg`), above the table that says the same."""


def setup_charts(app: Sphinx) -> None:
    """Register the node of drawings."""
    app.add_node(chart, html=(_open, _close))


def _open(translator: HTML5Translator, found: chart) -> None:
    if translator.builder.name in BUILDERS:
        translator.body.append(f'<div class="assess-picture">{found["svg"]}</div>')


def _close(translator: HTML5Translator, found: chart) -> None:
    """Leave the table below the drawing as it is."""


class _Pen:
    """Draws the blocks of a report as nodes of a page; the codes of questions in them are links."""

    def __init__(self, docname: str, catalogue: Catalogue) -> None:
        self.docname = docname
        self.catalogue = catalogue

    def drawn(self, block: Block) -> Iterator[nodes.Node]:
        """Yield the nodes of one block; its headings are none of the page's own."""
        match block:
            case Heading(text=words, basis=basis):
                yield text(nodes.rubric, words)
                if basis:
                    yield paragraph(nodes.emphasis("", "", *self._linked(basis)))
            case Words(text=words, label=label, quiet=quiet, basis=basis):
                content = [nodes.emphasis("", "", *self._linked(words))] if quiet else self._linked(words)
                yield paragraph(*((nodes.strong("", label), " ") if label else ()), *content)
                if basis:
                    yield paragraph(nodes.emphasis("", "", *self._linked(basis)))
            case Points(points=points):
                entries = (nodes.list_item("", paragraph(*self._linked(point))) for point in points)
                yield nodes.bullet_list("", *entries)
            case Chart(svg=svg, grid=grid):
                yield chart("", *self.drawn(grid), svg=svg)
            case Grid(title=title, heads=heads, rows=rows, numbers=numbers):
                cells = ([paragraph(*self._linked(cell)) for cell in row] for row in rows)
                widths = _widths((heads, *rows))
                style = "assess-numbers" if numbers else "assess-report"
                yield table_node(title, [text(nodes.paragraph, head) for head in heads], cells, widths, style)

    def _linked(self, words: str) -> list[nodes.Node]:
        return [
            link(self.docname, "item", part, part) if part in self.catalogue.items else nodes.Text(part)
            for part in _CODE.split(words)
            if part
        ]


_CODE = re.compile(rf"\b({ITEM_ID.strip('^$')})\b")
_NARROW, _BROAD = 12, 40
"""Signs that the narrowest and the broadest column is made for."""


def _widths(lines: tuple[tuple[str, ...], ...]) -> tuple[int, ...]:
    """Return the widths of the columns in percent, by the longest text of each."""
    longest = [max(len(cells[n]) for cells in lines) for n in range(len(lines[0]))]
    shares = [min(max(signs, _NARROW), _BROAD) for signs in longest]
    return tuple(round(100 * share / sum(shares)) for share in shares)
