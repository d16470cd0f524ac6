"""The drawings of the analysis. What must be told apart differs in its pattern, so that black and white is enough.

Each has a title and a description that are read aloud, and stands beside a table that says the same.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from ..svg import WIDTH, Canvas

SOLID = 'fill="currentColor" stroke="currentColor"'
EMPTY = 'fill="none" stroke="currentColor"'
_LETTERS = 46
_LINES = {
    "diagonal": ("M0 0v5", 3.0),
    "dots": ("M1 1h1.6", 1.6),
    "thin": ("M0 0v5", 0.8),
    "cross": ("M0 0v5M0 0h5", 0.8),
}
Look = str
"""`solid`, `empty`, or one of the patterns above."""


@dataclass(frozen=True)
class Bar:
    """One bar, with the sizes of its pieces in the order of the key."""

    name: str
    sizes: tuple[int, ...]


@dataclass(frozen=True)
class Course:
    """One line over the years: a share between 0 and 1 for each year, or None where there is none."""

    name: str
    shares: tuple[float | None, ...]


def bars(id: str, title: str, key: Sequence[tuple[str, Look]], lines: Sequence[Bar], *, whole: bool) -> str:
    """Return bars made of pieces, with a key. With `whole`, each bar is as long as the others: shares are compared."""
    canvas = Canvas()
    y = _key(canvas, id, key)
    most = max((sum(line.sizes) for line in lines), default=0)
    for line in lines:
        y = canvas.lines(0, y + 14, line.name, _LETTERS)
        length = WIDTH - 2 if whole else (WIDTH - 2) * sum(line.sizes) / (most or 1)
        _bar(canvas, id, key, line.sizes, y - 11, length)
        y += 12
    return canvas.svg(id, title, _told(key, lines))


def _key(canvas: Canvas, id: str, key: Sequence[tuple[str, Look]]) -> float:
    """Draw what each pattern means, two to a line, and return where the next line would be."""
    y = 2.0
    for n, (name, look) in enumerate(key):
        x = WIDTH / 2 * (n % 2)
        canvas.rect(x + 1, y, 16, 12, _fill(canvas, id, look))
        canvas.text(x + 22, y + 11, name, size=12)
        y += 20 * (n % 2 or n == len(key) - 1)
    return y + 4


def _bar(
    canvas: Canvas, id: str, key: Sequence[tuple[str, Look]], sizes: Sequence[int], y: float, length: float
) -> None:
    total, x = sum(sizes), 1.0
    if not total:
        canvas.text(0, y + 11, "–")
        return
    for (_, look), size in zip(key, sizes, strict=True):
        width = length * size / total
        if size:
            canvas.rect(x, y, width, 14, _fill(canvas, id, look))
        x += width


def _fill(canvas: Canvas, id: str, look: Look) -> str:
    if look in _LINES:
        path, width = _LINES[look]
        return canvas.hatch(f"{id}-{look}", path, width)
    return SOLID if look == "solid" else EMPTY


def _told(key: Sequence[tuple[str, Look]], lines: Iterable[Bar]) -> str:
    told = (
        f"{line.name}: {', '.join(f'{name} {size}' for (name, _), size in zip(key, line.sizes, strict=True))}"
        for line in lines
    )
    return f"{'. '.join(told)}."


_HIGH, _LEFT, _TOP = 170.0, 44.0, 12.0
_DASHES = ("", "6 4", "1 4")


def courses(id: str, title: str, years: Sequence[int], lines: Sequence[Course]) -> str:
    """Return lines over the years, from 0 to 100 per cent, each with its own dashes and marks."""
    canvas = Canvas()
    for share in (0, 0.25, 0.5, 0.75, 1):
        y = _TOP + _HIGH * (1 - share)
        canvas.line(_LEFT, y, WIDTH, y, f'stroke-opacity="{".6" if share in (0, 1) else ".25"}"')
        if share in (0, 0.5, 1):
            canvas.text(_LEFT - 4, y + 4, f"{share:.0%}", "end", 12)
    step = (WIDTH - _LEFT - 32) / max(1, len(years) - 1)
    for n, year in enumerate(years):
        if (len(years) - 1 - n) % (len(years) // 6 + 1) == 0:  # counted from the end: the latest year is always named
            canvas.text(_LEFT + 12 + step * n, _TOP + _HIGH + 18, str(year), "middle", 12)
    for n, line in enumerate(lines):
        points = [
            None if share is None else (_LEFT + 12 + step * place, _TOP + _HIGH * (1 - share))
            for place, share in enumerate(line.shares)
        ]
        _course(canvas, points, n)
    y = _TOP + _HIGH + 40
    for n, line in enumerate(lines):
        _course(canvas, [(6, y - 4), (38, y - 4)], n)
        y = canvas.lines(46, y, line.name, 40) + 2
    return canvas.svg(id, title, _told_courses(years, lines))


def _course(canvas: Canvas, points: Sequence[tuple[float, float] | None], number: int) -> None:
    dashes = _DASHES[number % len(_DASHES)]
    style = f'stroke-width="2"{f" stroke-dasharray={chr(34)}{dashes}{chr(34)}" if dashes else ""}'
    for one, other in pairwise(points):
        if one and other:
            canvas.line(*one, *other, style)
    for x, y in filter(None, points):
        if number:
            canvas.rect(x - 4, y - 4, 8, 8, 'fill="var(--ground,#fff)" stroke="currentColor" stroke-width="2"')
        else:
            canvas.circle(x, y, 4, SOLID)


def _told_courses(years: Sequence[int], lines: Iterable[Course]) -> str:
    told = (
        f"{line.name}: "
        + ", ".join(
            f"{year} {'not shown' if share is None else f'{share:.0%}'}"
            for year, share in zip(years, line.shares, strict=True)
        )
        for line in lines
    )
    return f"{'. '.join(told)}."
