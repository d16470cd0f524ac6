"""What the claims of all parts come to: a value where they agree or it was decided, a conflict where they differ.

It depends on the set of parts and decisions only, so the order in which files are merged makes no difference.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from typing import Any

from ..forms.form import Key
from .claims import COLUMNS, Claim, by_line
from .history import ordered
from .model import Past


@dataclass(frozen=True)
class Settled:
    """The value of each place where there is one, and the places where claims still stand against each other.

    The claims themselves are not held, as there may be many: they are read from the parts when they are asked for.
    """

    pasts: tuple[Past, ...]
    over: Mapping[str, AbstractSet[str]]
    """By line, the marks of the claims that a decision was taken over."""
    values: Mapping[Key, Any]
    open: tuple[Key, ...]

    def claims(self, item: str) -> Mapping[str, Sequence[Claim]]:
        """Return every claim to an item, by line, also those that were decided on."""
        return by_line(self.pasts, item)

    def standing(self, line: str, claims: Sequence[Claim]) -> Sequence[Claim]:
        """Return those of the claims to a line that no decision was taken over."""
        over = self.over.get(line)
        return [claim for claim in claims if claim.mark not in over] if over else claims


def merging(history: Iterable[Past]) -> tuple[Past, ...]:
    """Return the parts and decisions of a history, in order."""
    return tuple(past for past in ordered(history) if past.kind in ("part", "decision"))


def settle(history: Iterable[Past]) -> Settled:
    """Return what the parts and decisions of a history come to."""
    pasts = merging(history)
    over: dict[str, set[str]] = defaultdict(set)
    for past in pasts:
        for line, marks in past.over.items():
            over[line] |= set(marks)
    values: dict[Key, Any] = {}
    open_: list[Key] = []
    settled = Settled(pasts, over, values, ())
    for item in _items(pasts):
        for line, claims in settled.claims(item).items():
            _line(settled.standing(line, claims), values, open_)
    return replace(settled, open=tuple(open_))


def _items(pasts: Iterable[Past]) -> Iterable[str]:
    """Return each item that is answered, and each question about the State."""
    found: dict[str, None] = {}
    for past in pasts:
        found |= dict.fromkeys(f"profile/{code}" for code in past.profile) | dict.fromkeys(past.answers)
    return found


def _line(claims: Sequence[Claim], values: dict[Key, Any], open_: list[Key]) -> None:
    """Settle one line: the answer first; month and body responsible only among those who give that answer."""
    speakers: set[int] | None = None
    for column in COLUMNS:
        said = [c for c in claims if c.place[2] == column and (speakers is None or id(c.past) in speakers)]
        if not said:
            continue
        if len({repr(claim.same) for claim in said}) > 1:
            open_.append(said[0].place)
            if column == "answer":
                return
        else:
            values[said[0].place] = said[0].value
        if column == "answer":
            speakers = {id(claim.past) for claim in said}
