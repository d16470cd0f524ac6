"""The table of a question that asks for one number for each group of one or more breakdowns."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import groupby

from ...catalogue.answers import TableAnswer
from ...catalogue.model import Placed
from ..form import Form, Line
from .elements import Xml, cell, paragraph, row, run, table, together
from .paper import WIDTH
from .styles import BAND

_FIRST = 3_000


def numbers(
    form: Form,
    placed: Placed,
    parts: Sequence[Line],
    label: Callable[[int, str, Sequence[Line]], Xml],
    entry: Callable[[int, Line], Xml],
) -> Xml:
    """Return the table; the groups of the last breakdown stand beside each other.

    `label` returns the cell at the begin of a row, given its width, its words and the parts in the row; `entry` the
    cell of one part.
    """
    assert isinstance(placed.item.answer, TableAnswer)
    *down, across = (form.catalogue.breakdown[by] for by in placed.item.answer.by)
    width = (WIDTH - _FIRST) // len(across.groups)
    heads = (placed.item.answer.unit, *(group.in_language(form.language) for group in across.groups))
    widths = (_FIRST, *(width for _ in across.groups))
    titles = (cell(w, paragraph("Label", run(head)), shade=BAND) for w, head in zip(widths, heads, strict=True))
    rows = [row(*titles, header=True)]
    names = [{group.code: group.in_language(form.language) for group in breakdown.groups} for breakdown in down]
    for codes, group in groupby(parts, key=lambda line: line.part[:-1]):
        lines = list(group)
        words = ", ".join(known[code] for known, code in zip(names, codes, strict=True))
        rows.append(row(label(_FIRST, words or across.title, lines), *(entry(width, line) for line in lines)))
    return together(table(widths, rows, f"{placed.number} {placed.item.ask}", placed.item.answer.unit), last=True)
