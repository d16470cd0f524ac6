"""Cells to fill in: what each takes, what it offers, what it says when the cursor is on it, when it warns.

A warning never refuses an entry: everything is checked again when the file is read.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from textwrap import shorten
from typing import Any

from ...catalogue.answers import Answer, DateAnswer, NumberAnswer, Option, ScaleAnswer
from ...catalogue.phrases import answer_phrase
from ..choices import NUMBER_STATES, SENSITIVITIES, YES_NO
from ..form import Column, Key, Line, Value
from .lists import Pair
from .page import Page, Paper

MAX_TITLE = 32
MAX_MESSAGE = 255

_FIRST_YEAR = 1906
"""Earlier days stay text: Excel's calendar begins in 1900 with a fault, and 1905 means a year (see sheets.py)."""

Check = Mapping[str, Any]
"""A validation in XlsxWriter's words; `{cell}` in its formula stands for the cell."""


@dataclass(frozen=True)
class Field:
    """One cell to fill in: the style, the check, and what a code that is known already shows as."""

    style: str
    check: Check = field(default_factory=lambda: {"validate": "any"})
    labels: Mapping[Value, str] = field(default_factory=dict)


def pairs(options: Iterable[Option], language: str) -> tuple[Pair, ...]:
    """Return the labels of options in `language`, each with its code."""
    return tuple((option.in_language(language), option.code) for option in options)


def state_labels(paper: Paper, code: str) -> tuple[Pair, ...]:
    """Return what the scales call the state `code`, in the language of the form; each label once."""
    states = (state for scale in paper.form.catalogue.head.scales for state in scale.states if state.code == code)
    return tuple(dict.fromkeys(pairs(states, paper.form.language)))


def choice(paper: Paper, options: Iterable[Pair], title: str) -> Field:
    """Return a field that offers a list."""
    options = tuple(options)
    check = {
        "validate": "list",
        "source": f"={paper.lists.name(options, title)}",
        "error_title": paper.say("Not on the list"),
        "error_message": paper.say("Choose from the list if you can. Keep what you typed only if nothing on it fits."),
    }
    return Field("text", check, {code: label for label, code in options})


def answer(paper: Paper, line: Line) -> Field:
    """Return the field of the answer of one line."""
    language, item = paper.form.language, line.placed.item
    kind = item.answer
    if line.takes == "option":
        title = f"scale {kind.scale or ''}" if isinstance(kind, ScaleAnswer) else item.id
        return choice(paper, pairs(paper.form.catalogue.options(kind), language), title)
    if line.takes == "tick":
        return choice(paper, pairs(YES_NO[:1], language), "tick")
    if line.takes == "number":
        return number(paper, kind)
    if isinstance(kind, DateAnswer):
        return moment(paper, kind.precision)
    return Field("text")


def number(paper: Paper, kind: Answer) -> Field:
    """Return a field for a number, or one of the words that may stand in its place."""
    words = pairs(NUMBER_STATES, paper.form.language)
    whole = kind.whole if isinstance(kind, NumberAnswer) else True
    least, most = (kind.least, kind.most) if isinstance(kind, NumberAnswer) else (0, None)
    rules = ["ISNUMBER({cell})"]
    rules += [f"{{cell}}>={least}"] if least is not None else []
    rules += [f"{{cell}}<={most}"] if most is not None else []
    rules += ["{cell}=INT({cell})"] if whole else []
    word = f"ISNUMBER(MATCH({{cell}},{number_words(paper)},0))"
    check = {
        "validate": "custom",
        "value": f"=IF(ISNUMBER({{cell}}),AND({','.join(rules)}),{word})",
        "error_title": paper.say("Not a number that fits"),
        "error_message": paper.say("Write a number in digits, or one of these words: {words}.").format(
            words=", ".join(label for label, _ in words)
        ),
    }
    return Field("whole" if whole else "decimal", check, {code: label for label, code in words})


def number_words(paper: Paper) -> str:
    """Return the name of the list of words that may stand in place of a number."""
    return paper.lists.name(pairs(NUMBER_STATES, paper.form.language), "number words")


def moment(paper: Paper, precision: str) -> Field:
    """Return a field for a day, a month or a year. A month or a year may also stand there as text: `2027-03`."""
    check = {
        "validate": "custom",
        "value": '=OR(ISNUMBER({cell}),AND(LEN({cell})=7,MID({cell},5,1)="-"))',
        "error_title": paper.say("Not a date"),
        "error_message": paper.say("Write a date as year-month-day, for example 2026-03-14, or a month as 2026-03."),
    }
    return Field(precision, check)


def beside(paper: Paper, column: Column) -> Field:
    """Return the field of a column beside the answer."""
    if column == "due":
        return moment(paper, "month")
    if column == "checked":
        return moment(paper, "day")
    if column == "sensitivity":
        return choice(paper, pairs(SENSITIVITIES, paper.form.language), "sensitivity")
    return Field("text")


def put(page: Page, row: int, column: int, made: Field, key: Key, prompt: tuple[str, str] | None = None) -> None:
    """Put a field into a cell, with what the form knows already; `prompt` is (title, message)."""
    style = page.paper.styles[made.style]
    value = page.paper.form.entries.get(key)
    if value is None:
        page.sheet.write_blank(row, column, None, style)
    else:
        _value(page, row, column, made, value)
    if prompt:
        check(page, row, column, made.check, prompt)


def check(page: Page, row: int, column: int, rule: Check, prompt: tuple[str, str], cells: str = "") -> None:
    """Attach a check with its prompt to a cell, or to the `cells` of a column of which it is the first."""
    options = {name: _for_cell(value, page.cell(row, column)) for name, value in rule.items()}
    title, message = prompt
    options |= {
        "error_type": "warning",
        "input_title": cut(title, MAX_TITLE),
        "input_message": cut(message, MAX_MESSAGE),
    }
    if cells:
        options["multi_range"] = cells
    page.sheet.data_validation(row, column, row, column, options)


def how_to(paper: Paper, line: Line) -> str:
    """Return how to answer one line, in one phrase."""
    if line.takes == "tick":
        yes = YES_NO[0].in_language(paper.form.language)
        return paper.say("Choose “{yes}” if it fits. Leave it empty if not.").format(yes=yes)
    if line.takes == "number":
        words = ", ".join(label for label, _ in pairs(NUMBER_STATES, paper.form.language))
        return paper.say("Write a number. If you have none: {words}.").format(words=words)
    return answer_phrase(line.placed.item.answer, paper.form.catalogue, paper.form.language, paper.say)


def cut(text: str, limit: int) -> str:
    """Return `text`, shortened at a word where it is longer than a program allows."""
    return text if len(text) <= limit else shorten(text, limit, placeholder=" …")


def _for_cell(value: Any, cell: str) -> Any:
    return value.replace("{cell}", cell) if isinstance(value, str) else value


def _value(page: Page, row: int, column: int, made: Field, value: Value) -> None:
    style = page.paper.styles[made.style]
    shown = _as_date(made.labels.get(value, value), made.style)
    if isinstance(shown, datetime):
        page.sheet.write_datetime(row, column, shown, style)
    elif isinstance(shown, str):
        page.sheet.write_string(row, column, shown, style)
        page.grow(row, shown, page.widths[column], made.style)
    else:
        page.sheet.write_number(row, column, shown, style)


def _as_date(value: Value, style: str) -> Value | datetime:
    """Return a day, month or year as a cell of that style holds it, so that it reads back as it was."""
    text = str(value)
    if style == "year" and text.isdecimal():
        return int(text)
    if (style, len(text)) in (("day", 10), ("month", 7)):
        try:
            day = datetime.fromisoformat(f"{text}-01"[:10])
        except ValueError:
            return value
        return day if day.year >= _FIRST_YEAR else value
    return value
