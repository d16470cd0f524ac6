"""One answer in plain words and tables; nothing is added to what the officials wrote."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date

from babel.dates import format_date

from ..catalogue.answers import DateAnswer, NumberAnswer, SeveralAnswer, ShareAnswer, TableAnswer, parts
from ..catalogue.checklists import Item
from ..catalogue.model import Catalogue
from ..forms.choices import NUMBER_STATES
from ..forms.form import part_label
from ..returns.model import Answer
from ..returns.shown import shown
from .blocks import Block, Grid, Words

NOT_GIVEN = "–"
READING = "0 is a count of none. “Not collected” and “Withheld” are no counts. A dash means that nothing was entered."
"""Stands below each table of figures with a line that is not a number."""
COUNTED = "Counted in all"
NOT_CHECKED = "This answer was taken over from an earlier return. Nobody has checked it since."
_NAMED_IN_NOTE = "other"
"""The code of an option for what its note names; its label ends with a word to the person who fills the form."""

_FORMATS = {4: "y", 7: "MMMM y", 10: "d MMMM y"}


def answer_blocks(item: Item, answer: Answer, catalogue: Catalogue) -> Iterator[Block]:
    """Yield the answer, its plan, its figures, its note and the documents it cites."""
    figures = isinstance(answer.value, Mapping)
    if isinstance(answer.value, Mapping):
        yield from figures_blocks(item, answer.value, catalogue, f"Figures of question {item.id}")
    else:
        yield Words(in_words(item, answer, catalogue), label="Answer:", said=item.answer.type == "text")
    if plan := plan_words(answer):
        yield Words(plan, label="Planned:")
    if answer.note:
        yield Words(answer.note, label="About the figures:" if figures else "In the office's own words:", said=True)
    if answer.confirm == "not-checked":
        yield Words(NOT_CHECKED, quiet=True)
    if answer.evidence:
        yield Words(", ".join(answer.evidence), label="Evidence:")


def figures_blocks(
    item: Item, value: Mapping[str, int | float | str], catalogue: Catalogue, title: str
) -> Iterator[Block]:
    """Yield a table of figures with their sum, and how it is read where a line of it is no number."""
    grid = replace(_figures(item, value, catalogue), title=title)
    numbers = [n for n in value.values() if isinstance(n, int | float)]
    summed = isinstance(item.answer, TableAnswer) and len(numbers) > 1
    yield replace(grid, rows=(*grid.rows, (COUNTED, _count(sum(numbers))))) if summed else grid
    if any(not cell.replace(",", "").isdecimal() for _, cell in grid.rows):
        yield Words(READING, quiet=True)


def in_words(item: Item, answer: Answer | None, catalogue: Catalogue) -> str:
    """Return an answer in one phrase, a plan with its month and body; a dash where there is none."""
    if answer is None or answer.value is None:
        return NOT_GIVEN
    if isinstance(item.answer, DateAnswer) and isinstance(answer.value, str):
        return date_words(answer.value)
    if isinstance(answer.value, Mapping):
        return _in_a_line(item, answer.value, catalogue)
    if isinstance(item.answer, NumberAnswer) and not isinstance(answer.value, str | tuple):
        return f"{_count(answer.value)} {item.answer.unit}"
    words = shown(answer.value, item, catalogue, "en")
    if isinstance(item.answer, SeveralAnswer):
        for option in item.answer.options:
            if option.code == _NAMED_IN_NOTE:
                label = option.in_language("en")
                short = label.partition(" (")[0]
                words = words.replace(label, short if words.startswith(label) else f"{short[:1].lower()}{short[1:]}")
    return words


def with_plan(item: Item, answer: Answer | None, catalogue: Catalogue) -> str:
    """Return an answer in one phrase with its plan: `Planned (by June 2027; Field Group)`."""
    plan = plan_words(answer) if answer else ""
    return f"{in_words(item, answer, catalogue)} ({plan})" if plan else in_words(item, answer, catalogue)


def plan_words(answer: Answer) -> str:
    """Return by when and by whom something will be done, or what of this is missing; empty when nothing is planned."""
    if answer.value != "planned" and answer.due is None and answer.owner is None:
        return ""
    due = f"by {date_words(answer.due)}" if answer.due else "no month given"
    return f"{due}; {answer.owner or 'no body named'}"


def date_words(text: str) -> str:
    """Return `2026-06` as `June 2026`, and a day or a year likewise; a text that is no date as it is."""
    try:
        found = date.fromisoformat(f"{text}-01-01"[:10])
    except ValueError:
        return text
    return format_date(found, _FORMATS.get(len(text), "y"), locale="en_GB")


def _in_a_line(item: Item, value: Mapping[str, int | float | str], catalogue: Catalogue) -> str:
    """Return figures in the order of the question; those that all say the same word in one."""
    rows = _figures(item, value, catalogue).rows
    words = {words for _, words in rows if words != NOT_GIVEN}
    if len(words) == 1 and not any(isinstance(n, int | float) for n in value.values()):
        return words.pop()
    return "; ".join(f"{label}: {words}" for label, words in rows if words != NOT_GIVEN)


def _figures(item: Item, value: Mapping[str, int | float | str], catalogue: Catalogue) -> Grid:
    labels: dict[object, str] = {option.code: option.in_language("en") for option in NUMBER_STATES}
    rows = []
    for codes in parts(item.answer, catalogue.breakdown):
        number = value.get("/".join(codes))
        label = part_label(item.answer, codes, catalogue.breakdown, "en")
        rows.append(
            (label[:1].upper() + label[1:], NOT_GIVEN if number is None else labels.get(number) or _count(number))
        )
    match item.answer:
        case TableAnswer(by=by, unit=unit):
            heads = (" and ".join(catalogue.breakdown[each].title for each in by).capitalize(), f"Number of {unit}")
        case ShareAnswer() | _:
            heads = ("Who or what", "Number")
    return Grid("", heads, tuple(rows))


def _count(number: int | float | str) -> str:
    return str(number) if isinstance(number, str) else f"{number:,}"
