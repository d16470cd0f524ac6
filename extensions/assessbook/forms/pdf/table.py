"""The table of a question that asks for one number for each group of one or more breakdowns."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from html import escape
from itertools import groupby

from ...catalogue.answers import Option, TableAnswer
from ...catalogue.model import Placed
from ..form import Form, Line
from ..words import words


def table(form: Form, placed: Placed, parts: Sequence[Line], cell: Callable[[Line], str], style: str = "") -> str:
    """Return the table; with two breakdowns or more, the groups of the last stand beside each other.

    `cell` returns what stands in the cell of one part; `style` is a class of the style sheet.
    """
    assert isinstance(placed.item.answer, TableAnswer)
    breakdowns = [form.catalogue.breakdown[by] for by in placed.item.answer.by]
    across = breakdowns.pop() if len(breakdowns) > 1 else None
    corner = ", ".join(breakdown.title for breakdown in breakdowns)
    columns = [_label(group, form) for group in across.groups] if across else [words(form.language)("Number")]
    heads = "".join(f'<th scope="col">{escape(head)}</th>' for head in (corner, *columns))
    rows = "".join(
        f'<tr><th scope="row">{escape(_groups(form, placed.item.answer, codes))}</th>'
        f"{''.join(f'<td>{cell(line)}</td>' for line in lines)}</tr>"
        for codes, lines in groupby(parts, key=lambda line: line.part[:-1] if across else line.part)
    )
    return f'<table class="numbers {style}"><thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table>'


def _groups(form: Form, answer: TableAnswer, codes: tuple[str, ...]) -> str:
    known = ({group.code: group for group in form.catalogue.breakdown[by].groups} for by in answer.by)
    return ", ".join(_label(groups[code], form) for groups, code in zip(known, codes, strict=False))


def _label(group: Option, form: Form) -> str:
    return group.in_language(form.language)
