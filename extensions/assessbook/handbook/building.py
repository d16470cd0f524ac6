"""Build neutral nodes from texts of the catalogue. Their translation is the catalogue's own, so Sphinx leaves them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeVar

from docutils import nodes
from sphinx.addnodes import pending_xref

from .names import anchor

T = TypeVar("T", bound=nodes.TextElement)


def text(kind: type[T], words: str, **attributes: object) -> T:
    """Return a node of text that translators of pages do not see."""
    node = kind(words, words, **attributes)
    node["translatable"] = False
    return node


def paragraph(*parts: nodes.Node | str) -> nodes.paragraph:
    """Return a paragraph of nodes and texts that translators of pages do not see."""
    node = nodes.paragraph(translatable=False)
    for part in parts:
        node += nodes.Text(part) if isinstance(part, str) else part
    return node


def link(docname: str, type_: str, id: str, words: str) -> nodes.Node:
    """Return a reference from a page to an object; plain words where no page shows it."""
    reference = pending_xref(
        "", refdomain="assess", reftype=type_, reftarget=id, refexplicit=True, refwarn=False, refdoc=docname
    )
    reference += nodes.inline(words, words, translatable=False)
    return reference


def target(type_: str, id: str) -> nodes.target:
    """Return the place where an object is at home on its page."""
    return nodes.target("", "", ids=[anchor(type_, id)])


def joined(parts: Iterable[nodes.Node], between: str = ", ") -> list[nodes.Node]:
    """Return the parts with `between` between them."""
    out: list[nodes.Node] = []
    for part in parts:
        out += [nodes.Text(between), part] if out else [part]
    return out


def table_node(
    caption: str, heads: Iterable[nodes.Node], rows: Iterable[Iterable[nodes.Node]], widths: tuple[int, ...], style: str
) -> nodes.table:
    """Return a table with one head row; each cell is one block node. `widths` are in percent."""
    group = nodes.tgroup(cols=len(widths))
    group += [nodes.colspec(colwidth=width) for width in widths]
    head, body = nodes.thead(), nodes.tbody()
    head += _row(heads)
    body += [_row(cells) for cells in rows]
    group += [head, body]
    title = [text(nodes.title, caption)] if caption else []
    return nodes.table("", *title, group, classes=["assess-table", "longtable", "colwidths-given", style])


def _row(cells: Iterable[nodes.Node]) -> nodes.row:
    return nodes.row("", *(nodes.entry("", cell) for cell in cells))
