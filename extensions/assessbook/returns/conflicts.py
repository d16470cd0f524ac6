"""Conflicts: the lines on which parts differ, each with its sides, for a coordinator to decide."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from ..catalogue.answers import parts
from ..catalogue.model import Catalogue
from ..forms.form import Key
from .claims import COLUMNS, Claim, alike, item_of, line_of
from .model import Past
from .settle import Settled

_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


@dataclass(frozen=True)
class Side:
    """One of the answers to a line, with the parts and decisions that give it. `due` and `owner` belong to a plan."""

    letter: str
    value: Any
    due: str | None
    owner: str | None
    pasts: tuple[Past, ...]


@dataclass(frozen=True)
class Conflict:
    """One line with its sides, and what it is a line of."""

    place: Key
    sides: tuple[Side, ...]
    settled: Settled = field(repr=False)

    @property
    def over(self) -> tuple[str, ...]:
        """The marks of all claims to the line, also those that were decided on."""
        return tuple(sorted(claim.mark for claim in self.settled.claims(item_of(self.place))[self.line]))

    @property
    def line(self) -> str:
        """The line, as in the history."""
        return line_of(self.place)

    @property
    def code(self) -> str:
        """The code of the line on a coordination sheet; it also tells which claims the sheet was printed with."""
        digest = hashlib.sha256(" ".join(self.over).encode()).hexdigest()[:8]
        return f"{self.line.replace('/', '.')}.{digest}"


def conflicts(settled: Settled, catalogue: Catalogue) -> tuple[Conflict, ...]:
    """Return the conflicts that are left, in the order of the forms."""
    open_ = {line_of(place): place for place in settled.open}
    items = {item_of(place) for place in settled.open}
    found = []
    for item, lines in _lines(catalogue):
        claims = settled.claims(item) if item in items else {}
        for line in lines:
            if line in open_:
                area, code, _ = open_[line]
                sides = _sides(settled.standing(line, claims[line]))
                found.append(Conflict((area, code, "answer"), sides, settled))
    return tuple(found)


def _lines(catalogue: Catalogue) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield the lines of each item and each question about the State."""
    yield from ((f"profile/{question.id}", (f"profile/{question.id}",)) for question in catalogue.head.profile)
    for id, placed in catalogue.items.items():
        own = ("/".join((id, *codes)) for codes in parts(placed.item.answer, catalogue.breakdown))
        yield id, (id, *own)


def _sides(standing: Sequence[Claim]) -> tuple[Side, ...]:
    """Return the sides of a line, in the order of the history; who gives no answer is on none."""
    given: dict[str, list[Claim]] = {}
    by_past: dict[int, dict[str, Any]] = {}
    for claim in standing:
        by_past.setdefault(id(claim.past), {})[claim.place[2]] = claim.value
    answers = [claim for claim in standing if claim.place[2] == "answer"]
    for claim in answers or standing:
        own = by_past[id(claim.past)]
        given.setdefault(repr([alike(own.get(column)) for column in COLUMNS]), []).append(claim)
    sides = []
    for number, found in enumerate(given.values()):
        own = by_past[id(found[0].past)]
        pasts = tuple(claim.past for claim in found)
        sides.append(Side(_letter(number), own.get("answer"), own.get("due"), own.get("owner"), pasts))
    return tuple(sides)


def _letter(number: int) -> str:
    return _LETTERS[number] if number < len(_LETTERS) else f"Z{number - len(_LETTERS) + 2}"
