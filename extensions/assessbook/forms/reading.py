"""What a carrier finds in a filled file: every value with its place, nothing interpreted yet."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from ..catalogue.phrases import Told
from .form import Area

Raw = str | int | float | bool | date


@dataclass(frozen=True, slots=True)
class Entry:
    """One value found. `place` is where a person finds it again: `Victims!D12`, `answers.k7m4q.value`."""

    area: Area
    code: str
    column: str
    value: Raw
    place: str


@dataclass(frozen=True, slots=True)
class Stray:
    """Something filled in that belongs to no question, kept word for word."""

    text: str
    place: str
    why: str


@dataclass(frozen=True, slots=True)
class Origin:
    """The form that was filled: catalogue id, its version and hash, and the language shown."""

    catalogue: str
    version: str
    hash: str = ""
    language: str = "en"
    issued: frozenset[str] | None = None
    """The ids of the items that the form asked when it was issued; None when the file does not tell. With it a
    reader knows which rows were deleted, and which answers were pasted in from another form."""


@dataclass(frozen=True, slots=True)
class Reading:
    """Everything a carrier found in one file, in the file's own order."""

    carrier: str
    origin: Origin | None
    entries: tuple[Entry, ...]
    strays: tuple[Stray, ...] = ()
    asked: frozenset[str] | None = None
    """The ids of the items whose questions still stand in the file, answered or not; None when the format holds
    answers only."""
    remarks: tuple[tuple[str, str], ...] = ()
    """(what, place): oddities of the file that a person should know, for example merged cells."""
    carried: tuple[dict[str, str], ...] = ()
    """What earlier readers could not place, and the history of the answers, as a form took them along."""
    submission: str = ""
    """What tells it from the others in a file that holds several, as the tool that wrote the file numbers them."""
    doubtful: tuple[Stray, ...] = ()
    """What stands where the form prints its own text, in a file that does not tell any more what that was."""


class Unreadable(Exception):
    """The file cannot be read; the message says why and what to do, in words for the person who filled it."""

    @property
    def why(self) -> Told:
        """The message as it can be said in another language."""
        message = self.args[0] if self.args else ""
        return message if isinstance(message, Told) else Told(str(message))
