"""CSV: every question in one flat table, to look at, sort and count. It is never read back.

A spreadsheet that opens a CSV file turns 007 into 7 and 1.10 into 1.1, so answers in one cannot be trusted; and it
takes what begins with `=` for a formula, so such text gets an apostrophe here, as in no file that comes back.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

from ..catalogue.answers import Option
from ..catalogue.checklists import Checklist, Section
from ..catalogue.phrases import Text, answer_phrase
from .choices import NUMBER_STATES, SENSITIVITIES, YES_NO
from .confirm import CONFIRM, CONFIRMATIONS
from .form import COLUMNS, Column, Form, Key, Line
from .guidance import guidance
from .reading import Reading, Unreadable
from .tailor import not_asked
from .words import words

ID = "csv"
SUFFIX = ".csv"
TITLE: Text = "Table to look at (CSV)"

_MARK = "assessbook"
"""The title of the first column, in every language."""
_GUARDED = ("=", "+", "-", "@", "\t", "\r")
_NOT_READ: Text = (
    "This is the table to look at (CSV). It is not read back, since spreadsheets change numbers and dates in such "
    "files. Fill in the workbook (.xlsx) or another form and send that."
)


def write(form: Form) -> bytes:
    """Return the table in UTF-8 with a mark, every field in quotes."""
    out = io.StringIO(newline="")
    table = csv.writer(out, quoting=csv.QUOTE_ALL)
    table.writerow(_titles(form))
    for row in _rows(form):
        table.writerow(map(guarded, row))
    return out.getvalue().encode("utf-8-sig")


def guarded(cell: str) -> str:
    """Return a text as it stands in a CSV table for looking at: no spreadsheet takes it for a formula."""
    return f"'{cell}" if cell.startswith(_GUARDED) else cell


def recognises(data: bytes) -> bool:
    """Tell whether the file is such a table, also when a spreadsheet has saved it again."""
    start = data[:40].removeprefix(b"\xef\xbb\xbf").lstrip(b'"')
    return start.startswith(_MARK.encode()) and start[len(_MARK) :][:1] in (b'"', b",", b";", b"\t")


def read(data: bytes) -> Reading:
    """Raise Unreadable with advice."""
    raise Unreadable(_NOT_READ)


def _titles(form: Form) -> list[str]:
    say = words(form.language)
    beside: dict[Column, str] = {
        "answer": say("Answer"),
        "confirm": say(CONFIRM),
        "due": say("If planned: month"),
        "owner": say("If planned: body responsible"),
        "note": say("Note"),
        "evidence": say("Evidence"),
        "sensitivity": say("Who may see it"),
        "checked": say("Last checked on"),
    }
    asked = (say("Checklist"), say("Section"), say("No."), say("Code"), say("Question"), say("Line"))
    return [_MARK, *asked, say("How to answer"), say("Guidance"), *(beside[column] for column in COLUMNS)]


def _rows(form: Form) -> Iterator[list[str]]:
    say, head = words(form.language), form.catalogue.head
    mark = f"{head.id} {head.version} {form.language}"
    for question in head.profile:
        key: Key = ("profile", question.id, "answer")
        labels = ", ".join(option.in_language(form.language) for option in question.options)
        how, answer = say("Choose one: {}.").format(labels), _shown(form, key, question.options)
        about = ["", "", f"profile:{question.id}", question.ask, "", how, question.help or ""]
        yield [mark, say("About your State"), *about, answer, *[""] * (len(COLUMNS) - 1)]
    for checklist in form.shown():
        for section, lines in form.sections(checklist):
            for line in lines:
                yield [mark, *_about(form, checklist, section, line), *(_answer(form, line, c) for c in COLUMNS)]
    for left in not_asked(form):
        yield [mark, say("Not asked"), "", "", "", left.what, "", "", left.why, *[""] * len(COLUMNS)]


def _about(form: Form, checklist: Checklist, section: Section, line: Line) -> list[str]:
    """Return what stands before the answer; a line that is a part of a question repeats the question."""
    say, item = words(form.language), line.placed.item
    how = answer_phrase(item.answer, form.catalogue, form.language, say)
    pieces = (f"{lead} {text}".strip() for lead, text in guidance(form, line.placed))
    guide = "" if line.part else "\n".join(pieces)
    return [checklist.title, section.title, line.placed.number or "", line.code, item.ask, line.label, how, guide]


def _answer(form: Form, line: Line, column: Column) -> str:
    offered: dict[str, tuple[Option, ...]] = {
        "answer": (*form.catalogue.options(line.placed.item.answer), *NUMBER_STATES, *YES_NO),
        "confirm": CONFIRMATIONS,
        "sensitivity": SENSITIVITIES,
    }
    return _shown(form, ("answer", line.code, column), offered.get(column, ()))


def _shown(form: Form, key: Key, options: tuple[Option, ...]) -> str:
    """Return what is filled in already, a choice by its label."""
    value = str(form.entries.get(key, ""))
    return next((option.in_language(form.language) for option in options if option.code == value), value)
