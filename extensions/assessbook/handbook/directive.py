"""What every directive of the handbook shares: the catalogue, noting its view, building nodes from catalogue texts."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeVar

from docutils import nodes
from sphinx.addnodes import pending_xref
from sphinx.util.docutils import SphinxDirective

from ..catalogue.model import Catalogue
from ..catalogue.problems import suggestion
from .book import Book, domain_of
from .domain import anchor
from .roles import known
from .selection import Selection, name_of
from .warnings import Kind, warn

T = TypeVar("T", bound=nodes.TextElement)


class CatalogueDirective(SphinxDirective):
    """Base of the directives that show a part of the catalogue."""

    @property
    def book(self) -> Book:
        """The catalogue of this build."""
        return domain_of(self.env).book

    def note(self, selection: Selection) -> None:
        """Remember that this page shows `selection`."""
        domain_of(self.env).note(self.env.docname, selection)

    def missing(self, type_: str, id: str, catalogue: Catalogue) -> list[nodes.Node]:
        """Warn that there is no such object, and say so on the page."""
        hint = suggestion(id, known(type_, catalogue))
        warn(Kind.REFERENCE, f"there is no {type_} '{id}'.{hint}", self.get_location())
        return [nodes.paragraph("", f"[{type_} {id}: not found]")]


def text(kind: type[T], words: str, **attributes: object) -> T:
    """Return a node of catalogue text; its translation is the catalogue's own, so Sphinx leaves it alone."""
    node = kind(words, words, **attributes)
    node["translatable"] = False
    return node


def link(docname: str, type_: str, id: str, catalogue: Catalogue, words: str | None = None) -> nodes.Node:
    """Return a reference to an object of the catalogue, with its own words or the given ones."""
    shown = words or name_of(Selection("name", f"{type_} {id}"), catalogue) or id
    reference = pending_xref(
        "", refdomain="assess", reftype=type_, reftarget=id, refexplicit=True, refwarn=False, refdoc=docname
    )
    reference += nodes.inline(shown, shown, translatable=False)
    return reference


def target(type_: str, id: str) -> nodes.target:
    """Return the place where an object is at home on its page."""
    return nodes.target("", "", ids=[anchor(type_, id)])


def paragraph(*parts: nodes.Node | str) -> nodes.paragraph:
    """Return a paragraph of nodes and texts that translators do not see."""
    node = nodes.paragraph(translatable=False)
    for part in parts:
        node += nodes.Text(part) if isinstance(part, str) else part
    return node


def table(
    heads: Iterable[str], rows: Iterable[Iterable[nodes.Node]], widths: tuple[int, ...], *classes: str
) -> nodes.table:
    """Return a table with one head row; each cell is one block node."""
    group = nodes.tgroup(cols=len(widths))
    group += [nodes.colspec(colwidth=width) for width in widths]
    head, body = nodes.thead(), nodes.tbody()
    head += _row(text(nodes.paragraph, words) for words in heads)
    body += [_row(cells) for cells in rows]
    group += [head, body]
    return nodes.table("", group, classes=["assess-table", *classes])


def _row(cells: Iterable[nodes.Node]) -> nodes.row:
    return nodes.row("", *(nodes.entry("", cell) for cell in cells))


def joined(parts: Iterable[nodes.Node], between: str = ", ") -> list[nodes.Node]:
    """Return the parts with `between` between them."""
    out: list[nodes.Node] = []
    for part in parts:
        out += [nodes.Text(between), part] if out else [part]
    return out
