"""What fits on a slide: points and rows flow onto as many slides as they need, so that nothing runs over the edge."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from ..forms.xlsx.styles import broken
from .deck import Deck, Frame, Point, Rows

WIDTH, HEIGHT = 960.0, 540.0
"""The slide in points: 13⅓ by 7½ inches, as wide screens are."""
LEFT = 44.0
ROOM = WIDTH - 2 * LEFT
TITLE_TOP, TITLE_HEIGHT = 22.0, 84.0
BODY_TOP, BODY_HEIGHT = 122.0, 360.0
FOOT_TOP, FOOT_HEIGHT = 496.0, 28.0
LINE_SIZE = 18.0
INDENT = 1.7
"""How far a list stands in, in sizes of type."""
INSET = 7.2
NOTES_IMAGE = (178.0, 24.0, 184.0, 103.5)
NOTES_BODY = (27.0, 140.0, 486.0, 536.0)
"""Left, top, width and height of the small slide and of the notes on a printed page of notes."""

_SIZES = (30.0, 28.0, 26.0, 24.0, 22.0, 20.0)
"""Sizes of type that are tried until a frame fits on one slide; the smallest is read from the last row."""
_FLOWING = 22.0
_TITLES = (32.0, 28.0, 24.0, 20.0)
_NOTES = (12.0, 11.0, 10.0, 9.0, 8.0)
_TABLES = (22.0, 20.0, 18.0, 16.0)
_FLOWING_TABLE = 18.0
_BLANK_ROW = 44.0
"""The least height of a row that is to be filled in."""
LEADING, AFTER = 1.3, 0.4
"""Height of a line, and what follows a paragraph, in sizes of type. The file sets both, whatever the type on the
computer has of its own."""
_CELL = (7.2, 3.6)
"""What a cell keeps free at its sides, and above and below its text, in points."""
_WIDER = 1.08
"""How much wider than Arial the type may be that a computer without it puts in its place."""
_SENTENCES = re.compile(r"(?<=[.!?؟。])\s+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Slide:
    """One slide as it is drawn: sizes of type in points, widths of the columns of its table, heights of its rows."""

    title: str
    title_size: float
    line: str
    points: tuple[Point, ...] = ()
    size: float = _FLOWING
    table: Rows = ()
    widths: tuple[float, ...] = ()
    heights: tuple[float, ...] = ()
    notes: str = ""


def laid_out(deck: Deck) -> Iterator[Slide]:
    """Yield the slides of a deck after its title slide, each with a title of its own."""
    taken: dict[str, int] = {}
    for frame in deck.frames[1:]:
        for slide in _slides(frame):
            taken[frame.title] = number = taken.get(frame.title, 0) + 1
            title = frame.title if number == 1 else f"{frame.title} {deck.part.format(number)}"
            yield replace(slide, title=title, title_size=title_size(title, ROOM, TITLE_HEIGHT))


def title_size(title: str, width: float, height: float) -> float:
    """Return the largest size of type at which a title fits."""
    for size in _TITLES:
        if len(_lines(title, width - 2 * INSET, size, bold=True)) * size * LEADING <= height - INSET:
            return size
    return _TITLES[-1]


def notes_size(notes: str) -> float:
    """Return the largest size of type at which a printed page holds the notes."""
    _left, _top, width, height = NOTES_BODY
    for size in _NOTES:
        if sum(len(_lines(line, width - 2 * INSET, size)) for line in notes.split("\n")) * size * LEADING <= height:
            return size
    return _NOTES[-1]


def points_height(points: Sequence[Point], size: float, width: float = ROOM) -> float:
    """Return the height of points, in points, with type of that size."""
    return sum(_point_height(point, size, width) for point in points)


def indent(point: Point, size: float) -> float:
    """Return how far the text of a point stands in, in points, with type of that size."""
    return INDENT * size * (point.level + (point.number is not None or point.level > 0))


def _slides(frame: Frame) -> Iterator[Slide]:
    if frame.table:
        yield from _tables(frame)
        return
    room = BODY_HEIGHT - 2 * INSET - (LINE_SIZE * (LEADING + AFTER) if frame.line else 0)
    fitting = (size for size in _SIZES if points_height(frame.points, size) <= room)
    size = next(fitting, _FLOWING)
    for points in _flow(frame.points, size, room) or [()]:
        yield Slide(title=frame.title, title_size=0, line=frame.line, points=points, size=size, notes=frame.notes)


def _flow(points: Sequence[Point], size: float, room: float) -> list[tuple[Point, ...]]:
    """Return the points slide by slide; a point that leads to the next ones goes along with them."""
    pages: list[list[Point]] = []
    used = room
    for point in (piece for each in points for piece in _pieces(each, size, room)):
        needs = _point_height(point, size, ROOM)
        if used + needs > room or not pages:
            leading = [pages[-1].pop()] if pages and len(pages[-1]) > 1 and _leads(pages[-1][-1]) else []
            pages.append(leading)
            used = points_height(leading, size)
        pages[-1].append(point)
        used += needs
    return [tuple(page) for page in pages]


def _leads(point: Point) -> bool:
    return point.text.rstrip().endswith(":") or (point.number is None and all(style for _, style in point.runs))


def _pieces(point: Point, size: float, room: float) -> Iterator[Point]:
    """Yield a point, in pieces of a few sentences when it is too long for any slide."""
    if _point_height(point, size, ROOM) <= room:
        yield point
        return
    held = ""
    mark = point.number
    for piece in _short(_SENTENCES.split(point.text)):
        longer = f"{held} {piece}".strip()
        if held and _point_height(Point(runs=((longer, ""),), level=point.level, number=0), size, ROOM) > room:
            yield Point(runs=((held, ""),), level=point.level, number=mark)
            mark, longer = None, piece
        held = longer
    yield Point(runs=((held, ""),), level=point.level, number=mark)


def _short(sentences: Sequence[str]) -> Iterator[str]:
    """Yield sentences; of one without an end, forty words at a time."""
    for sentence in sentences:
        words = sentence.split(" ")
        yield from (" ".join(words[first : first + 40]) for first in range(0, len(words), 40))


def _point_height(point: Point, size: float, width: float) -> float:
    bold = any(style == "bold" for _, style in point.runs)
    lines = _lines(point.text, width - 2 * INSET - indent(point, size), size, bold)
    return len(lines) * size * LEADING + size * AFTER


def _tables(frame: Frame) -> Iterator[Slide]:
    """Yield slides of a table, the heads of its columns on each."""
    widths = _widths(frame.table)
    fitting = (size for size in _TABLES if sum(_heights(frame.table, widths, size)) <= BODY_HEIGHT)
    size = next(fitting, _FLOWING_TABLE)
    heights = _heights(frame.table, widths, size)
    pages = _shared(heights, BODY_HEIGHT)
    even = heights[0] + sum(heights[1:]) / len(pages) + max(heights)
    shared = _shared(heights, min(even, BODY_HEIGHT))
    for page in shared if len(shared) == len(pages) else pages:
        kept = [0, *page]
        yield Slide(
            title=frame.title,
            title_size=0,
            line=frame.line,
            size=size,
            table=tuple(frame.table[number] for number in kept),
            widths=widths,
            heights=tuple(heights[number] for number in kept),
            notes=frame.notes,
        )


def _shared(heights: Sequence[float], room: float) -> list[list[int]]:
    """Return which rows stand on which slide; the first row, of heads, stands on each."""
    pages: list[list[int]] = [[]]
    used = heights[0]
    for number in range(1, len(heights)):
        if pages[-1] and used + heights[number] > room:
            pages.append([])
            used = heights[0]
        pages[-1].append(number)
        used += heights[number]
    return pages


def _widths(table: Rows) -> tuple[float, ...]:
    """Return the widths of the columns, by how much stands in them; none is very narrow."""
    columns = max(len(row) for row in table)
    needs = [max(max((len(row[at]) for row in table if at < len(row)), default=0), 6) for at in range(columns)]
    shares = [min(need, 90) ** 0.65 for need in needs]
    return tuple(ROOM * share / sum(shares) for share in shares)


def _heights(table: Rows, widths: Sequence[float], size: float) -> tuple[float, ...]:
    return tuple(_row_height(row, widths, size, number == 0) for number, row in enumerate(table))


def _row_height(row: Sequence[str], widths: Sequence[float], size: float, bold: bool) -> float:
    side, edge = _CELL
    lines = (len(_lines(words, width - 2 * side, size, bold)) for words, width in zip(row, widths, strict=False))
    return max((*lines, 1)) * size * LEADING + 2 * edge if any(row) else _BLANK_ROW


def _lines(text: str, width: float, size: float, bold: bool = False) -> tuple[str, ...]:
    """Return the lines of a text in a width in points; measured generously, whatever type the computer has."""
    return broken(text, (width / _WIDER / 0.75 + 4) / 7, size, bold)
