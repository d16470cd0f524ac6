"""What is wrong in a catalogue file, where, and how to mend it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Literal

Severity = Literal["error", "warning"]


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One finding; `line` and `column` count from 1.

    `str()` gives `file:line:column: error[code]: message` and a hint.
    """

    file: str
    line: int
    column: int
    code: str
    message: str
    hint: str = ""
    severity: Severity = "error"

    def __str__(self) -> str:
        head = f"{self.file}:{self.line}:{self.column}: {self.severity}[{self.code}]: {self.message}"
        return f"{head}\n    hint: {self.hint}" if self.hint else head

    def as_json(self) -> dict[str, str | int]:
        """Return the finding for `--json`."""
        return {name: getattr(self, name) for name in self.__slots__}


def suggestion(word: str, known: Iterable[str]) -> str:
    """Return ` Did you mean 'x'?` for the closest of the `known` words, or an empty string."""
    close = closest(word, known)
    return f" Did you mean '{close}'?" if close else ""


def closest(word: str, known: Iterable[str]) -> str:
    """Return the closest of the `known` words, or an empty string when none is close."""
    return next(iter(get_close_matches(word, list(known), n=1, cutoff=0.6)), "")
