"""What one value of a form means, by the place it stands in: the question decides how it is read."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from ..catalogue.answers import (
    ChoiceAnswer,
    DateAnswer,
    NumberAnswer,
    ScaleAnswer,
    SeveralAnswer,
    ShareAnswer,
    TableAnswer,
    parts,
)
from ..catalogue.checklists import Item
from ..catalogue.model import Catalogue
from ..catalogue.terms import version_key
from ..forms.form import EVIDENCE
from ..forms.reading import Entry, Raw
from .dates import day
from .evidence import cited
from .meaning import Meant, Unclear
from .model import EVIDENCE_ID, Number
from .numbers import number, western_digits
from .texts import cleaned, is_spreadsheet_error, tidied
from .vocabulary import Vocabulary, states_elsewhere

_YEARS = range(1990, 2101)

Meaning = Meant[Any] | Unclear


@dataclass(frozen=True)
class Reader:
    """Reads the values of one filled form. `register` holds the ids of the evidence register of that form."""

    catalogue: Catalogue
    words: Vocabulary
    register: tuple[str, ...] = ()
    issued: frozenset[str] | None = None
    version: str | None = None
    """The version of the form: what was asked in it is read, also when it has been retired since."""

    def meaning(self, entry: Entry) -> Meaning:
        """Return what the entry means. A ticked line is True; evidence is a tuple of ids, or a text that names none."""
        if isinstance(entry.value, str) and is_spreadsheet_error(entry.value):
            return Unclear("spreadsheet-error")
        match entry.area:
            case "identity":
                return self._identity(entry.code, entry.value)
            case "profile":
                known = self.words.profile.get(entry.code)
                return known.code(entry.value) if known else Unclear("unknown-profile", {"code": entry.code})
            case "evidence":
                return self._register(entry.code, entry.column, entry.value)
        return self._item(entry)

    def _identity(self, code: str, raw: Raw) -> Meaning:
        match code:
            case "state":
                return self._state(raw)
            case "year":
                return _year(raw)
            case "authority":
                known = self.words.authorities.code(raw)
                return known if isinstance(known, Meant) else text(raw)
            case "exercise":
                return self._tick(raw)
        return Unclear("unknown-identity")

    def _state(self, raw: Raw) -> Meaning:
        if not isinstance(raw, str):
            return Unclear("not-a-state")
        code, steps = tidied(raw)
        if re.fullmatch("[A-Za-z]{2}", code):
            return Meant(code.upper(), (*steps, *(() if code.isupper() else ("label-to-code",))))
        known = self.words.states.code(raw)
        if isinstance(known, Unclear):
            known = states_elsewhere(self.catalogue).code(raw)
        return Meant(known.value.upper(), known.steps) if isinstance(known, Meant) else Unclear("not-a-state")

    def _tick(self, raw: Raw) -> Meaning:
        if not isinstance(raw, str):
            return Meant(bool(raw)) if raw in (0, 1) else Unclear("not-a-tick")
        known = self.words.ticks.code(raw)
        return Meant(known.value == "yes", known.steps) if isinstance(known, Meant) else Unclear("not-a-tick")

    def _register(self, code: str, column: str, raw: Raw) -> Meaning:
        if column not in EVIDENCE or not re.fullmatch(EVIDENCE_ID, code):
            return Unclear("unknown-evidence")
        return day(raw, "day") if column == "date" else text(raw)

    def _item(self, entry: Entry) -> Meaning:
        id, _, part = entry.code.partition("/")
        placed = self.catalogue.items.get(id)
        if placed is None:
            return Unclear("unknown-item", {"code": id})
        if placed.item.retired and not self._was_asked(placed.item.retired):
            return Unclear("retired-item", {"version": placed.item.retired})
        if self.issued is not None and id not in self.issued:
            return Unclear("not-asked")
        if part:
            return self._part(placed.item, part, entry)
        if entry.column == "answer":
            return self._answer(placed.item, entry.value)
        return self._detail(placed.item, entry.column, entry.value)

    def _was_asked(self, retired: str) -> bool:
        return self.version is not None and version_key(self.version) < version_key(retired)

    def _part(self, item: Item, part: str, entry: Entry) -> Meaning:
        lines = {"/".join(codes) for codes in parts(item.answer, self.catalogue.breakdown)}
        if part not in lines:
            return Unclear("unknown-part", {"part": part})
        if entry.column != "answer":
            return Unclear("unknown-column")
        if isinstance(item.answer, SeveralAnswer):
            return self._tick(entry.value)
        return within(self._number(entry.value), whole=True, least=0, most=None)

    def _answer(self, item: Item, raw: Raw) -> Meaning:
        match item.answer:
            case ScaleAnswer() | ChoiceAnswer():
                return self._option(item, raw)
            case NumberAnswer(whole=whole, least=least, most=most):
                return within(self._number(raw), whole=whole, least=least, most=most)
            case DateAnswer(precision=precision):
                return day(raw, precision)
            case ShareAnswer() | TableAnswer() | SeveralAnswer():
                return Unclear("in-parts")
        return text(raw)

    def _option(self, item: Item, raw: Raw) -> Meaning:
        options = self.words.options(item)
        found = options.code(raw)
        if isinstance(found, Meant) and found.value == "not-applicable" and item.not_applicable == "never":
            shown = [label for label in options.shown if options.exact[label] != "not-applicable"]
            return Unclear("never-applicable", {"options": ", ".join(shown)})
        return found

    def _number(self, raw: Raw) -> Meant[Number] | Unclear:
        found = number(raw, self.words.number_states)
        if isinstance(found, Unclear) and found.why == "not-a-number":
            return Unclear(found.why, {"options": ", ".join(self.words.number_states.shown)})
        return found

    def _detail(self, item: Item, column: str, raw: Raw) -> Meaning:
        plan = isinstance(item.answer, ScaleAnswer)
        read: Mapping[str, Callable[[Raw], Meaning]] = {
            "note": text,
            "source": text,
            "evidence": lambda raw: cited(text(raw), self.register),
            "sensitivity": self.words.sensitivities.code,
            "confirm": self.words.confirmations.code,
            "checked": lambda raw: day(raw, "day"),
            **({"due": lambda raw: day(raw, "month"), "owner": text} if plan else {}),
        }
        return read[column](raw) if column in read else Unclear("unknown-column")


def text(raw: Raw) -> Meant[str]:
    """Return a value of any kind as text, word for word."""
    if isinstance(raw, str):
        return Meant(*cleaned(raw))
    return Meant(as_text(raw), ("text-from-value",))


def as_text(raw: Raw) -> str:
    """Return a value as a person would write it: 12, 1.5, 2026-06-14, TRUE."""
    match raw:
        case bool():
            return str(raw).upper()
        case float() if raw.is_integer():
            return str(int(raw))
        case date():
            return raw.isoformat()
    return str(raw)


def _year(raw: Raw) -> Meaning:
    digits, steps = tidied(raw) if isinstance(raw, str) else (as_text(raw), ())
    digits, more = western_digits(digits)
    if not re.fullmatch(r"\d{4}", digits) or int(digits) not in _YEARS:
        return Unclear("not-a-year")
    return Meant(int(digits), (*steps, *more, *(("number-from-text",) if isinstance(raw, str) else ())))


def within(found: Meant[Number] | Unclear, *, whole: bool, least: int | None, most: int | None) -> Meaning:
    """Return the number, or why the question does not take it; words in place of a number always pass."""
    if isinstance(found, Unclear) or isinstance(found.value, str):
        return found
    if whole and isinstance(found.value, float):
        return Unclear("not-whole")
    if least is not None and found.value < least:
        return Unclear("below-least", {"least": str(least)})
    if most is not None and found.value > most:
        return Unclear("above-most", {"most": str(most)})
    return found
