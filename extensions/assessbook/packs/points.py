"""Texts of a page as what slides hold: points, tables, and plain words for the speaker."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from docutils import nodes

from .deck import Point, Rows, Run, Style

_LOOKS: dict[type[nodes.Node], Style] = {
    nodes.strong: "bold",
    nodes.emphasis: "italic",
    nodes.title_reference: "italic",
}
_BLANK_ROWS = 1
"""How many empty rows of a sheet to fill in a slide shows."""


def points(node: nodes.Node, level: int = 0) -> Iterator[Point]:
    """Yield the points of a block of text: paragraphs, lists with what is inside them, terms with their meaning."""
    match node:
        case nodes.bullet_list() | nodes.enumerated_list():
            yield from _list(node, level)
        case nodes.definition_list_item():
            yield Point(runs=tuple(runs(node[0], "bold")), level=level)
            for child in node.children[1:]:
                yield from points(child, level)
        case nodes.image():
            if node.get("alt"):
                yield Point(runs=((str(node["alt"]), "italic"),), level=level)
        case nodes.TextElement():
            if words := tuple(runs(node)):
                yield Point(runs=words, level=level)
        case nodes.Element() if not isinstance(node, nodes.Invisible):
            for child in node.children:
                yield from points(child, level)


def _list(node: nodes.Element, level: int) -> Iterator[Point]:
    first = int(node.get("start", 1)) if isinstance(node, nodes.enumerated_list) else 0
    for place, item in enumerate(node.children):
        yield from _item(item, level, first + place if first else 0)


def _item(item: nodes.Node, level: int, number: int) -> Iterator[Point]:
    """Yield the points of one item of a list: the first has its mark, the others stand below it without one."""
    first = True
    for child in item.children:
        inner = isinstance(child, nodes.bullet_list | nodes.enumerated_list)
        for point in points(child, level + 1 if inner else level):
            if first and not inner:
                yield Point(runs=point.runs, level=point.level, number=number)
            else:
                yield point
            first = False


def runs(node: nodes.Node, style: Style = "") -> Iterator[Run]:
    """Yield the text of a node in pieces that look alike; ends of lines become spaces, as on a page."""
    if isinstance(node, nodes.Text):
        if words := str(node).replace("\n", " "):
            yield words, style
        return
    look = _LOOKS.get(type(node), style)
    for child in node.children:
        yield from runs(child, look)


def rows(table: nodes.table) -> Rows:
    """Return the words of a table; of rows that are to be filled in by hand only the first."""
    found = [tuple(" ".join(entry.astext().split()) for entry in row.children) for row in table.findall(nodes.row)]
    kept: list[tuple[str, ...]] = []
    blank = 0
    for row in found:
        blank += not any(row)
        if any(row) or blank <= _BLANK_ROWS:
            kept.append(row)
    return tuple(kept)


def plain(contents: Iterable[nodes.Node]) -> str:
    """Return blocks of text as plain lines, for the notes of the speaker; a table as a line for each row."""
    lines: list[str] = []
    for node in contents:
        if isinstance(node, nodes.table):
            lines += [" | ".join(row) for row in rows(node)]
        else:
            lines += map(_line, points(node))
    return "\n".join(lines)


def _line(point: Point) -> str:
    mark = "" if point.number is None else f"{point.number}. " if point.number else "– "
    return f"{'    ' * point.level}{mark}{point.text}"
