"""Who says what: each value of each part, at the place of the form where it stands.

A line is one question, or one line of a question in parts: `k7m4q`, `k7m4q/women-girls`, `profile/affected`. Its
answer, month and body responsible are three places.
"""

from __future__ import annotations

import hashlib
import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from ..forms.form import Key
from .model import Answer, Past
from .record import record
from .texts import tidied

COLUMNS = ("answer", "due", "owner")
"""What a line says; what stands beside it (note, documents, …) is put together, and never contradicts."""


@dataclass(frozen=True, slots=True)
class Claim:
    """One value that a part or a decision gives for one place."""

    place: Key
    value: Any
    past: Past

    @property
    def line(self) -> str:
        """The line that it is about."""
        return line_of(self.place)

    @property
    def who(self) -> str:
        """The authority that says so, or the file; of a decision always the file."""
        authority = self.past.respondent.authority if self.past.kind == "part" else None
        return authority or self.past.source or ""

    @property
    def same(self) -> Any:
        """What claims that say the same have in common, whatever their letter case and spaces."""
        return alike(self.value)

    @property
    def mark(self) -> str:
        """Twelve hex digits for who says what here; for a decision also over which claims it was taken."""
        over = sorted(self.past.over.get(self.line, ()))
        told = json.dumps([self.place, self.who, record(self.value), over], ensure_ascii=False)
        return hashlib.sha256(told.encode()).hexdigest()[:12]


def line_of(place: Key) -> str:
    """Return the line that a place belongs to."""
    area, code, _ = place
    return f"{area}/{code}" if area == "profile" else code


def item_of(place: Key) -> str:
    """Return the id of the item that a place belongs to; the line itself for a question about the State."""
    return line_of(place) if place[0] == "profile" else place[1].partition("/")[0]


def alike(value: Any) -> Any:
    """Return a value without what makes no difference to what it says."""
    if isinstance(value, str):
        return tidied(value)[0].casefold()
    return int(value) if isinstance(value, float) and value.is_integer() else value


Told = Sequence[tuple[Past, Answer]]
"""The parts and decisions that answer an item, each with its answer."""


def answers_to(pasts: Iterable[Past], item: str) -> Told:
    """Return who answers an item, in the order given."""
    return [(past, past.answers[item]) for past in pasts if item in past.answers]


def by_line(pasts: Iterable[Past], item: str) -> Mapping[str, Sequence[Claim]]:
    """Return every claim of the parts and decisions to an item, or to a question about the State (`profile/affected`).

    They come by the line that they are about, each in the order of the parts.
    """
    area, _, code = item.rpartition("/")
    if not area:
        return claims_of(item, answers_to(pasts, item))
    place: Key = ("profile", code, "answer")
    found = [Claim(place, past.profile[code], past) for past in pasts if code in past.profile]
    return {item: found} if found else {}


def claims_of(item: str, told: Told) -> Mapping[str, Sequence[Claim]]:
    """Return the claims of those who answer an item, by line.

    An answer of last year that nobody has checked says nothing against one that somebody gives: it is left out where
    another part answers the same item.
    """
    one_is_checked = any(_is_checked(past, answer) for past, answer in told)
    found: dict[str, list[Claim]] = defaultdict(list)
    for past, answer in told:
        if _is_checked(past, answer) or not one_is_checked:
            for place, value in _of_answer(item, answer):
                found[place[1]].append(Claim(place, value, past))
    return found


def _is_checked(past: Past, answer: Answer) -> bool:
    return answer.value is not None and (past.kind == "decision" or answer.confirm != "not-checked")


def _of_answer(id: str, answer: Answer) -> Iterator[tuple[Key, Any]]:
    if isinstance(answer.value, Mapping):
        for part, number in answer.value.items():
            yield ("answer", f"{id}/{part}", "answer"), number
        return
    for column, value in (("answer", answer.value), ("due", answer.due), ("owner", answer.owner)):
        if value is not None:
            yield ("answer", id, column), value
