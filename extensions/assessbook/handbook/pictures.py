"""The directive `picture`: a drawing made from the catalogue, or from the table or list that stands in the directive.

The drawing is only for web pages; every other output, and everyone who does not see it, has the table or list.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from html import escape

from docutils import nodes
from docutils.parsers.rst import directives
from sphinx.application import Sphinx
from sphinx.writers.html5 import HTML5Translator

from ..catalogue.model import Catalogue
from ..reports.svg import Canvas
from .book import domain_of
from .directive import CatalogueDirective
from .instead import drawn_on_pages
from .pictures_counts import COUNTED, Counted
from .pictures_shown import SHOWN
from .selection import Selection
from .theme import direction
from .words import _

BUILDERS = ("html", "dirhtml", "singlehtml")
"""The outputs that show drawings."""


class picture(drawn_on_pages):  # noqa: N801 (docutils names its nodes so)
    """A drawing with what stands in its place elsewhere as its children. Attributes: `kind`, `title`, `months`."""


class PictureDirective(CatalogueDirective):
    """Draw one picture. Argument: `memberships`, `crosswalk`, `year` or `way`.

    The first two draw counts of the catalogue. The others draw what is written in the directive: `year` a table whose
    second column says what is done, with the option `months` (for each row the first and last month, counted from the
    Meeting: `-11 -11; -10 -6`); `way` a numbered list whose bold words are the steps.
    """

    required_arguments = 1
    has_content = True
    option_spec = {"months": directives.unchanged_required, "title": directives.unchanged_required}

    def shown(self, catalogue: Catalogue) -> Iterable[nodes.Node]:
        """Return the picture with its table or list."""
        kind = self.arguments[0]
        if kind not in (*COUNTED, *SHOWN):
            raise self.error(f"There is no picture '{kind}'. Use one of: {', '.join((*COUNTED, *SHOWN))}.")
        found = picture(kind=kind, title=self.options.get("title", ""), months=self._months())
        self.set_source_info(found)
        if kind in COUNTED:
            view = Selection("picture", kind, index=False)
            self.note(view)
            found += self.part(view, kind)
        else:
            found += self.parse_content_to_nodes()
        return [found]

    def _months(self) -> list[tuple[int, int]]:
        try:
            pairs = [tuple(map(int, row.split())) for row in self.options.get("months", "").split(";") if row.strip()]
            return [(first, last) for first, last in pairs]
        except ValueError:
            raise self.error("months: give two whole numbers for each row, such as '-11 -11; -10 -6'.") from None


def setup_pictures(app: Sphinx) -> None:
    """Register the directive, its node, and the two ways to write it."""
    app.add_node(picture, html=(_open, _close))
    app.add_directive("picture", PictureDirective)
    app.connect("doctree-resolved", _draw)


def _draw(app: Sphinx, document: nodes.document, docname: str) -> None:
    """Draw the pictures of a page, in the words that stand there now: those of its language."""
    book = domain_of(app.env).book
    for found in document.findall(picture):
        if book.catalogue is not None and app.builder.name in BUILDERS:
            counted: Counted | None = COUNTED[found["kind"]](book.catalogue) if found["kind"] in COUNTED else None
            canvas = Canvas(direction(book.language) == "rtl")
            if counted:
                counted.draw(canvas)
            else:
                SHOWN[found["kind"]](canvas, found, book.catalogue)
            title = found["title"] or (counted.title if counted else "")
            found["html"] = "".join(_figure(found["kind"], title, counted, canvas))


def _figure(kind: str, title: str, counted: Counted | None, canvas: Canvas) -> Iterator[str]:
    """Yield the opening of a figure: the drawing with its text alternative, and its caption."""
    below = counted.note if counted else ""
    alternative = (
        _("The same is said in words below the drawing.") if not counted else _("The table below has the same.")
    )
    yield f'<figure class="assess-picture" role="group" aria-labelledby="picture-{kind}">\n'
    yield canvas.svg(f"picture-{kind}-about", title, f"{below} {alternative}".strip())
    yield f'<figcaption id="picture-{kind}"><strong>{escape(title)}</strong> {escape(below)}</figcaption></figure>\n'


def _open(translator: HTML5Translator, found: picture) -> None:
    translator.body.append(found.get("html", ""))


def _close(translator: HTML5Translator, found: picture) -> None:
    """Leave what stands below the figure as it is."""
