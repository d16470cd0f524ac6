"""Write the preparation copy for Word."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from ...catalogue.answers import Option, TableAnswer
from ..choices import NUMBER_STATES, YES_NO
from ..form import Form, Line
from ..pdf.fields import REGISTER, choices_of, how_to
from ..words import words
from .elements import Xml, cell, paragraph, row, run, table, together
from .marks import PREPARATION, UNTICKED
from .numbers import numbers
from .paper import WIDTH, add, blank, first_lines, saved
from .questions import checklists
from .styles import BAND
from .tables import contents, for_whom, heads, meaning_tables

_DOCUMENTS = 15
_LABEL = 2_700
_LINE = 340
"""The height of a line to write on by hand, in twentieths of a point."""


def document(form: Form) -> bytes:
    """Return the copy; the same form gives the same bytes."""
    say = words(form.language)
    kind = say("Preparation copy, short form" if form.core else "Preparation copy")
    made = blank(form, kind, f"{PREPARATION} {form.name} {form.catalogue.head.version}")
    add(made, first_lines(form, kind))
    add(made, _cover(form))
    add(made, checklists(form, lambda own, parts: _room(form, own, parts)))
    add(made, _documents(form))
    add(made, _signatures(form))
    add(made, meaning_tables(form))
    return saved(made, form)


def _cover(form: Form) -> Iterator[Xml]:
    say = words(form.language)
    yield from for_whom(form)
    for text in (
        say("This copy cannot be read back. It is made to discuss, to note and to clear; you can change all of it."),
        say(
            "Read the questions, and ask the offices that each of them names. When you are ready, type the answers "
            "into the form itself, which bears the same numbers and codes."
        ),
        say("Write no names of victims and no coordinates in it."),
    ):
        yield paragraph("Step", run(text))
    yield paragraph("Heading2", run(say("Who answers")))
    asked = (say("State"), say("Reporting year"), say("Authority that answers"))
    yield _blanks([(label, "", 1) for label in asked], say("Who answers"))
    yield from contents(form)
    if form.catalogue.head.profile:
        yield paragraph("Heading2", run(say("About your State")))
    for question in form.catalogue.head.profile:
        yield paragraph("Heading3", run(question.ask))
        if question.help:
            yield paragraph("Help", run(question.help), keep=True)
        yield paragraph("Entry", run(_boxes(option.in_language(form.language) for option in question.options)))


def _room(form: Form, own: Line, parts: tuple[Line, ...]) -> Iterator[Xml]:
    """Yield what can be answered to one question, and room for a draft and for notes."""
    say = words(form.language)
    title = f"{own.placed.number} {own.placed.item.ask}"
    if how := how_to(form, own.placed):
        yield paragraph("Guidance", run(how), keep=True)
    if own.takes == "option":
        yield paragraph("Entry", run(_boxes(label for _, label in choices_of(form, own.placed))), keep=True)
    elif parts and parts[0].takes == "tick":
        yield paragraph("Entry", run(_boxes(part.label for part in parts)), keep=True)
    if isinstance(own.placed.item.answer, TableAnswer):
        yield numbers(form, own.placed, parts, _row_head, lambda width, part: _plain(width, _known(form, part)))
        yield paragraph("Gap", keep=True)
        draft = []
    else:
        known = (_known(form, part, part.label) for part in (own, *parts) if part.takes != "nothing")
        draft = [(say("Draft answer"), "\n".join(filter(None, known)), 2)]
    note = str(form.entries.get(("answer", own.code, "note"), ""))
    rest = [(say("Notes and open points"), note, 3), (say("Who provides it, by when"), "", 1)]
    yield _blanks([*draft, *rest], title)


def _known(form: Form, line: Line, label: str = "") -> str:
    """Return what is filled in already, in the words of the form."""
    value = form.entries.get(("answer", line.code, "answer"), "")
    if value == "":
        return ""
    options: dict[str, tuple[Option, ...]] = {"number": NUMBER_STATES, "tick": YES_NO}
    offered = options.get(line.takes, form.catalogue.options(line.placed.item.answer))
    shown = next((option.in_language(form.language) for option in offered if option.code == value), str(value))
    return f"{label}: {shown}" if label else shown


def _documents(form: Form) -> Iterator[Xml]:
    say = words(form.language)
    widths = (800, 3_500, 2_300, 1_300, WIDTH - 7_900)
    rows = [heads(widths, (say("Code"), *(say(title) for title in REGISTER.values())))]
    rows += [row(*(_plain(w, f"E{n}" if w == widths[0] else "") for w in widths)) for n in range(1, _DOCUMENTS + 1)]
    title = say("Evidence: the documents that support your answers")
    yield paragraph("Heading1", run(title))
    yield table(widths, rows, say("Evidence"), title)


def _signatures(form: Form) -> Iterator[Xml]:
    say = words(form.language)
    widths = (2_300, 3_300, 1_500, WIDTH - 7_100)
    title = say("Prepared, checked and cleared")
    rows = [heads(widths, ("", say("Name and function"), say("Date"), say("Signature")))]
    for step in (say("Prepared by"), say("Checked by"), say("Cleared for sending by")):
        high = paragraph("Entry", run("\n"))
        rows.append(
            row(_row_head(widths[0], step, ()), *(_plain(width) for width in widths[1:-1]), cell(widths[-1], high))
        )
    yield paragraph("Heading2", run(title))
    yield together(table(widths, rows, title, title))


def _blanks(asked: Sequence[tuple[str, str, int]], title: str) -> Xml:
    """Return a table of labels with what is known beside each, and the lines that are there at least."""
    widths = (_LABEL, WIDTH - _LABEL)
    rows = (
        row(_row_head(widths[0], label, ()), _plain(widths[1], text), whole=False, height=lines * _LINE)
        for label, text, lines in asked
    )
    return together(table(widths, rows, title, title))


def _row_head(width: int, label: str, parts: Sequence[Line]) -> Xml:
    return cell(width, paragraph("Label", run(label)), shade=BAND)


def _plain(width: int, text: str = "") -> Xml:
    return cell(width, paragraph("Entry", *([run(text)] if text else [])))


def _boxes(labels: Iterable[str]) -> str:
    return "     ".join(f"{UNTICKED}\u00a0{label}" for label in labels)
