"""From returns to rows: one for each return and question, saying in which figures it counts and no more.

What an answer counts as is decided in `score.py`, and what became of a plan in `compare.py`; nothing here decides it
anew. A row holds no text of an answer.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, fields
from itertools import pairwise
from typing import Literal

from ...catalogue.answers import ChoiceAnswer, SeveralAnswer
from ...catalogue.model import Catalogue, Placed
from ...catalogue.terms import version_key
from ...returns.receipt import answer_codes
from ..compare import Kind, compared
from ..score import Score, kind_of
from ..sensitivity import Audience, Seen, seen_by
from .taken import Taken

NOT_YET_ASKED = "not_yet_asked"
"""The question is younger than the version that the State answered: neither asked nor blank."""
COUNTS_AS: tuple[str, ...] = (*(each.name for each in fields(Score)), NOT_YET_ASKED)
"""What an answer may count as: a field of `Score`, or not yet asked."""

Fate = Literal["done", "slipped", "dropped", "open", "unclear"]
FATES: tuple[Fate, ...] = ("done", "slipped", "dropped", "open", "unclear")
"""What became of a plan of the last return. `open`: its month is still to come, or it cannot be told whether it is
late. `unclear`: now blank, unknown or not applicable."""
_FATE: Mapping[Kind, Fate] = {
    "done": "done",
    "slipped": "slipped",
    "dropped": "dropped",
    "unchanged": "open",
    "not-checked": "open",
}


@dataclass(frozen=True, slots=True)
class AnswerRow:
    """One question of one return. `fate` is what became of the plan that the last return named, if it named one.

    `unchecked`: the answer was taken over from an earlier return or version, and nobody has checked it.
    """

    item: str
    counts_as: str
    fate: Fate | None
    unchecked: bool


@dataclass(frozen=True, slots=True)
class ReturnRows:
    """What is counted of one return: its questions, and the options chosen, as (item, option)."""

    taken: Taken
    answers: tuple[AnswerRow, ...]
    chosen: tuple[tuple[str, str], ...]


def rows(returns: Iterable[Taken], audience: Audience, catalogue: Catalogue) -> Iterator[ReturnRows]:
    """Yield what is counted of each return, as `audience` may see it. The returns stand in order of State and year."""
    returns = tuple(returns)
    last: dict[int, Taken] = {n: one for n, (one, other) in enumerate(pairwise(returns), 1) if one.state == other.state}
    asked = tuple(placed for placed in catalogue.items.values() if not placed.item.retired)
    for n, taken in enumerate(returns):
        seen = seen_by(taken.return_, audience)
        fates = _fates(last[n], seen, asked) if n in last else {}
        yield ReturnRows(taken, tuple(_answers(taken, seen, fates, asked, catalogue)), tuple(_chosen(seen, asked)))


def _fates(last: Taken, seen: Seen, asked: tuple[Placed, ...]) -> Mapping[str, Fate]:
    changes = compared(last.return_, seen, asked).changes
    plans = (each for each in changes if each.before is not None and each.before.value == "planned")
    return {each.placed.item.id: _fate(each.kind, each.now.value if each.now else None) for each in plans}


def _fate(kind: Kind, now: object) -> Fate:
    return "open" if kind == "changed" and now in ("planned", "partly") else _FATE.get(kind, "unclear")


def _answers(
    taken: Taken, seen: Seen, fates: Mapping[str, Fate], asked: tuple[Placed, ...], catalogue: Catalogue
) -> Iterator[AnswerRow]:
    codes = answer_codes(seen.return_)
    then = version_key(taken.version)
    for placed in asked:
        id = placed.item.id
        kind = kind_of(placed, seen, catalogue, codes)
        if kind in ("blank", "figures_blank") and version_key(placed.item.since) > then:
            kind = NOT_YET_ASKED
        answer = seen.return_.answers.get(id)
        unchecked = answer is not None and answer.value is not None and answer.confirm == "not-checked"
        yield AnswerRow(id, kind, fates.get(id), unchecked)


def _chosen(seen: Seen, asked: tuple[Placed, ...]) -> Iterator[tuple[str, str]]:
    for placed in asked:
        answer = seen.return_.answers.get(placed.item.id)
        if answer is None or answer.value is None:
            continue
        if isinstance(placed.item.answer, ChoiceAnswer) and isinstance(answer.value, str):
            yield placed.item.id, answer.value
        elif isinstance(placed.item.answer, SeveralAnswer) and isinstance(answer.value, tuple):
            yield from ((placed.item.id, option) for option in answer.value)
