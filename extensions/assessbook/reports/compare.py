"""Two returns of one State: what has changed, and what became of its plans."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from ..catalogue.model import Placed
from ..returns.confirm import said
from ..returns.model import Answer, Return
from .sensitivity import Seen, seen_by

Kind = Literal["done", "slipped", "dropped", "changed", "new", "gone", "not-checked", "unchanged"]
KINDS: tuple[Kind, ...] = ("done", "slipped", "dropped", "changed", "new", "gone", "not-checked", "unchanged")
KIND_WORDS: dict[Kind, str] = {
    "done": "Planned and done",
    "slipped": "Planned, and not done in time or moved to later",
    "dropped": "Planned, and now answered “no”",
    "changed": "Changed",
    "new": "Answered for the first time",
    "gone": "No longer answered",
    "not-checked": "The same as last time, and nobody has checked it since",
    "unchanged": "Unchanged",
}


class NotComparable(Exception):
    """The returns are not two years of one State; the message says why, and what to do."""


@dataclass(frozen=True)
class Change:
    """One question, with its answers of both years; None where there was none."""

    placed: Placed
    kind: Kind
    before: Answer | None
    now: Answer | None


@dataclass(frozen=True)
class Comparison:
    """What has become of each question that was answered in one of two years, and how many answers are withheld."""

    last_year: int
    changes: tuple[Change, ...]
    withheld: int

    def of(self, kind: Kind) -> tuple[Change, ...]:
        """Return the changes of one kind."""
        return tuple(change for change in self.changes if change.kind == kind)


def compared(last: Return, now: Seen, questions: Iterable[Placed]) -> Comparison:
    """Compare the answers to `questions` with those of `last`. Raises NotComparable.

    A question is withheld when these readers may not see its answer in one of the two years.
    """
    last_year, year = _years(last, now.return_)
    before = seen_by(last, now.audience)
    hidden = before.withheld | now.withheld
    asked = tuple(questions)
    changes = []
    for placed in asked:
        old, new = before.return_.answers.get(placed.item.id), now.return_.answers.get(placed.item.id)
        kind = None if placed.item.id in hidden else _kind(_given(old), _given(new), year)
        if kind:
            changes.append(Change(placed, kind, old, new))
    return Comparison(last_year, tuple(changes), sum(placed.item.id in hidden for placed in asked))


def _years(last: Return, now: Return) -> tuple[int, int]:
    then, this = last.respondent, now.respondent
    if then.state is None or then.state != this.state or then.exercise != this.exercise:
        raise NotComparable(
            f"The two returns are not of the same State ({then.state or 'none'}, {this.state or 'none'}). Name the "
            "last return of the same State with --since."
        )
    if then.year is None or this.year is None or then.year >= this.year:
        raise NotComparable(
            f"The return named with --since is of {then.year or 'no year'}, the other of {this.year or 'no year'}. The "
            "one named with --since must be of an earlier year."
        )
    return then.year, this.year


def _given(answer: Answer | None) -> Answer | None:
    return answer if answer is not None and answer.value is not None else None


def _kind(old: Answer | None, new: Answer | None, year: int) -> Kind | None:
    if old is None or new is None:
        return "new" if new else "gone" if old else None
    if old.value == "planned" and (kind := _plan(old, new, year)):
        return kind
    if said(old) != said(new):
        return "changed"
    return "not-checked" if new.confirm == "not-checked" else "unchanged"


def _plan(old: Answer, new: Answer, year: int) -> Kind | None:
    """Return what became of a plan; None when it is as it was and its month is still to come, or cannot be told."""
    if new.value == "yes":
        return "done"
    if new.value == "no":
        return "dropped"
    late = old.due is not None and old.due[:7] <= f"{year}-12"
    later = new.value == "planned" and old.due is not None and new.due is not None and new.due > old.due
    return "slipped" if new.value in ("planned", "partly") and (late or later) else None
