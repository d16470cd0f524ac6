"""Contents as neutral nodes, for every output that is not a web page: LaTeX, text, manual pages."""

from __future__ import annotations

from collections.abc import Iterator

from docutils import nodes

from ..catalogue.model import Catalogue, Placed
from .book import Book
from .building import link, paragraph, table_node, target, text
from .contents import Box, Contents, Items, Legend, Piece, Reference, Sign, Table, Words
from .domain import AssessDomain
from .facts import Fact, facts, labels
from .names import Key
from .selection import Selection


class PlainPen:
    """Draws the contents of the parts of one page."""

    def __init__(self, book: Book, catalogue: Catalogue, domain: AssessDomain, docname: str) -> None:
        self.book = book
        self.catalogue = catalogue
        self.domain = domain
        self.docname = docname

    def draw(self, contents: Contents, view: Selection) -> list[nodes.Node]:
        """Return the nodes of the contents of one part."""
        match contents:
            case Legend():
                return []
            case Items(placed):
                return [node for each in placed for node in self._item(each, view)]
            case Table():
                rows = [
                    [self._cell(cell, row.home, view, n) for n, cell in enumerate(row.cells)] for row in contents.rows
                ]
                heads = [paragraph(self._piece(head)) for head in contents.heads]
                caption = "" if contents.below_heading else contents.caption
                return [table_node(caption, heads, rows, contents.widths, contents.style)]
            case str():
                return [paragraph(contents)]

    def _item(self, placed: Placed, view: Selection) -> Iterator[nodes.Node]:
        item = placed.item
        yield paragraph(*self._target(("item", item.id), view), nodes.strong("", f"{placed.number or '–'} {item.ask}"))
        yield paragraph(nodes.emphasis("", " · ".join((item.id, *labels(placed)))))
        if item.help:
            yield text(nodes.paragraph, item.help)
        entries = [nodes.list_item("", *self._fact(fact)) for fact in facts(item, self.book, self.catalogue)]
        yield nodes.bullet_list("", *entries)

    def _fact(self, fact: Fact) -> Iterator[nodes.Node]:
        heading = nodes.strong("", f"{fact.heading}:")
        if len(fact.lines) == 1:
            yield paragraph(heading, " ", *map(self._piece, fact.lines[0]))
            return
        yield paragraph(heading)
        lines = [paragraph(*map(self._piece, line)) for line in fact.lines]
        yield nodes.bullet_list("", *(nodes.list_item("", line) for line in lines))

    def _cell(self, words: Words, home: Key | None, view: Selection, column: int) -> nodes.paragraph:
        targets = self._target(home, view) if home and column == 0 else []
        return paragraph(*targets, *map(self._piece, words))

    def _piece(self, piece: Piece) -> nodes.Node:
        match piece:
            case str():
                return nodes.Text(piece)
            case Reference():
                return link(self.docname, piece.type_, piece.id, piece.words)
            case Sign(words=words):
                return nodes.Text(f"({words})")
            case Box(label):
                return nodes.Text(f"[ ] {label}  " if label else "________")

    def _target(self, home: Key, view: Selection) -> list[nodes.Node]:
        return [target(*home)] if self.domain.homes.get(home) == (self.docname, view) else []
