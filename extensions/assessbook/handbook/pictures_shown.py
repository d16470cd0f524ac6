"""Pictures of what is written on the page: a year counted from the Meeting, and the way of an answer."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from docutils import nodes

from ..catalogue.model import Catalogue
from ..reports.svg import WIDTH, Canvas
from .words import _

Drawer = Callable[[Canvas, nodes.Element, Catalogue], None]


def year(canvas: Canvas, found: nodes.Element, catalogue: Catalogue) -> None:
    """Draw the rows of a table along the months around the Meeting: what is done, and a bar for its months."""
    months: list[tuple[int, int]] = found["months"]
    rows = list(zip(_second_cells(found), months, strict=False))
    if not rows:
        return
    first = min(start for start, _end in months)
    last = max(end for _start, end in months)
    step = WIDTH / (last - first + 1)
    for month in range(first, last + 1):
        canvas.text(step * (month - first + 0.5), 12, str(abs(month)) if month else "M", "middle", bold=month == 0)
    y = 34.0
    for words, (start, end) in rows:
        y = canvas.lines(0, y, words, 46) - 12
        canvas.line(0, y + 5, WIDTH, y + 5, 'stroke-dasharray="1 4"')
        look = 'fill="currentColor" stroke="currentColor"' if start == end else canvas.hatch("picture-months")
        canvas.rect(step * (start - first) + 2, y, step * (end - start + 1) - 4, 10, look)
        y += 34
    begin = step * (0 - first)
    for x in (begin, begin + step):
        canvas.line(x, 18, x, y - 22, 'stroke-opacity=".5"')
    canvas.text(0, y, str(_("M: the Meeting. Numbers: months before and after it.")), size=13)


def way(canvas: Canvas, found: nodes.Element, catalogue: Catalogue) -> None:
    """Draw the steps of a list as boxes, one under the other; the reports that an answer reaches stand side by side."""
    steps = [item.next_node(nodes.strong) for item in found.findall(nodes.list_item)]
    words = [step.astext().rstrip(".") for step in steps if step is not None]
    fan = len(words) // 2
    y = 2.0
    for n, step in enumerate(words, 1):
        if n > 1:
            canvas.arrow(y, y + 22)
            y += 24
        bottom = canvas.lines(WIDTH / 2, y + 22, f"{n}. {step}", 36, "middle")
        canvas.rect(24, y, WIDTH - 48, bottom - y - 6, round_=6)
        y = bottom - 4
        if n == fan + 1:
            y = _fan(canvas, y, [framework.short for framework in catalogue.frameworks])


def _fan(canvas: Canvas, y: float, names: list[str]) -> float:
    step = WIDTH / max(1, len(names))
    for n, name in enumerate(names):
        x = step * (n + 0.5)
        canvas.line(WIDTH / 2, y, x, y + 22)
        canvas.rect(x - step / 2 + 2, y + 22, step - 4, 24)
        canvas.text(x, y + 39, name, "middle", 12)
        canvas.line(x, y + 46, WIDTH / 2, y + 66)
    return y + 66


def _second_cells(found: nodes.Element) -> Iterator[str]:
    """Yield the first sentence of the second cell of each row."""
    for body in found.findall(nodes.tbody):
        for row in body.findall(nodes.row):
            cells = list(row.findall(nodes.entry))
            if len(cells) > 1:
                yield cells[1].astext().split(". ")[0].rstrip(".")


SHOWN: Mapping[str, Drawer] = {"year": year, "way": way}
