"""What the claims of all parts come to: a value where they agree or it was decided, a conflict where they differ.

It depends on the set of parts and decisions only, so the order in which files are merged makes no difference.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from ..forms.form import Key
from .claims import COLUMNS, Claim, claims
from .history import ordered
from .model import Past


@dataclass(frozen=True)
class Settled:
    """The value of each place where there is one, and the claims that still stand against each other elsewhere."""

    values: Mapping[Key, Any]
    open: Mapping[Key, tuple[Claim, ...]]
    claims: Mapping[str, tuple[Claim, ...]]
    """Every claim, by line, also those that were decided on."""
    standing: Mapping[str, tuple[Claim, ...]]
    """By line, the claims that no decision was taken over."""


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
    by_line: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims(pasts):
        by_line[claim.line].append(claim)
    lines = {line: tuple(found) for line, found in by_line.items()}
    standing = {
        line: tuple(c for c in found if c.mark not in over[line]) if line in over else found
        for line, found in lines.items()
    }
    values: dict[Key, Any] = {}
    open_: dict[Key, tuple[Claim, ...]] = {}
    for found in standing.values():
        _line(found, values, open_)
    return Settled(values, open_, lines, standing)


def _line(found: tuple[Claim, ...], values: dict[Key, Any], open_: dict[Key, tuple[Claim, ...]]) -> None:
    """Settle one line: the answer first; month and body responsible only among those who give that answer."""
    speakers: list[Past] | None = None
    for column in COLUMNS:
        said = tuple(c for c in found if c.place[2] == column)
        said = tuple(c for c in said if speakers is None or any(c.past is past for past in speakers))
        if not said:
            continue
        if len({repr(claim.same) for claim in said}) > 1:
            open_[said[0].place] = said
            if column == "answer":
                return
        else:
            values[said[0].place] = said[0].value
        if column == "answer":
            speakers = [claim.past for claim in said]
