"""The coordination sheet: every line on which the parts of a return differ, for the coordinator to decide.

It is a companion of the forms: a workbook or a Word document, and comes back through the same readers. A line has a
code that also tells which answers it was printed with (`k7m4q.women-girls.1f2e3d4c`), so that a decision is never
taken over answers that the coordinator has not seen.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ..catalogue.phrases import Gettext
from .form import Form, Key
from .reading import Reading
from .tailor import state_name

SHEET = "coordination"
"""The key of the record that the sheet takes along (`Form.carried`), by which a reader knows it even when blank."""


@dataclass(frozen=True, slots=True)
class View:
    """One of the answers to a line: its letter, who gives it, what it says, and in which files."""

    letter: str
    who: str
    says: str
    beside: str
    """Note, documents and the like of those who say so."""
    files: str


@dataclass(frozen=True, slots=True)
class Dispute:
    """One line on which parts differ. `options` are the answers that may be given instead, as shown."""

    code: str
    place: str
    """Where the question stands: `Trees 1.2`."""
    question: str
    views: tuple[View, ...]
    how: str
    options: tuple[str, ...] = ()


@dataclass(frozen=True)
class Sheet:
    """What the sheet says. `form` holds catalogue, language and sender; `files` names the files that were merged."""

    form: Form
    files: tuple[str, ...]
    disputes: tuple[Dispute, ...]


def key(dispute: Dispute, column: str) -> Key:
    """Return the place of an entry of the coordinator."""
    return ("decision", dispute.code, column)


def is_sheet(reading: Reading) -> bool:
    """Tell whether a file that was read is a coordination sheet and no form."""
    decisions = any(entry.area == "decision" for entry in reading.entries)
    return decisions or any(SHEET in record for record in reading.carried)


def about(sheet: Sheet) -> str:
    """Return whose return it is: State and year, as far as they are known."""
    state, year = (sheet.form.entries.get(("identity", code, "answer")) for code in ("state", "year"))
    name = state_name(sheet.form.catalogue, str(state)) if state else ""
    return "  ·  ".join(str(part) for part in (name, year) if part)


def steps(sheet: Sheet, say: Gettext) -> Iterator[str]:
    """Yield how the sheet is filled in, in sentences."""
    yield say("These files answer the same questions differently: {files}.").format(files=", ".join(sheet.files))
    yield say(
        "For each question, talk to the offices. Then write the letter of the answer that is right, for example A. If "
        "none is right, leave the letter blank and write the answer itself."
    )
    yield say("Say why, if others should know. Leave blank what is not decided yet: it stays open.")
    yield say(
        "Save this file and give it back to the one who merges the files. Every answer stays in the history of the "
        "return, also those that were not chosen."
    )


def titles(say: Gettext) -> dict[str, str]:
    """Return what the columns and fields are called."""
    return {
        "side": say("Letter"),
        "who": say("Who says so"),
        "says": say("Answer"),
        "beside": say("Note and documents"),
        "files": say("File"),
        "choice": say("Right answer: letter"),
        "own": say("Or another answer"),
        "why": say("Why"),
        "code": say("Code"),
    }
