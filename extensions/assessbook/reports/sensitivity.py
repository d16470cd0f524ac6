"""Who may see an answer. Everything in this room is made from what its readers may see, and from nothing else."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Literal

from ..returns.model import Answer, Return

Audience = Literal["internal", "secretariat", "public"]
AUDIENCES: tuple[Audience, ...] = ("internal", "secretariat", "public")
"""From those who may see all to those who may see least."""

_MARKS: Mapping[Audience, frozenset[str]] = {
    "internal": frozenset({"internal", "secretariat", "public"}),
    "secretariat": frozenset({"secretariat", "public"}),
    "public": frozenset({"public"}),
}


@dataclass(frozen=True)
class Seen:
    """A return as its readers may see it, and the ids of the questions whose answers are withheld from them."""

    return_: Return
    audience: Audience
    withheld: frozenset[str]


def seen_by(return_: Return, audience: Audience) -> Seen:
    """Return what `audience` may see: answers with a mark for it, and the documents that these cite.

    An answer without a mark is internal. What was carried and what was answered before is left out for everybody: it
    has no mark of its own.
    """
    answers = {id: answer for id, answer in return_.answers.items() if may_see(audience, answer)}
    cited = {id for answer in answers.values() for id in answer.evidence}
    evidence = {id: row for id, row in return_.evidence.items() if id in cited}
    kept = replace(return_, answers=answers, evidence=evidence, carried=(), history=())
    return Seen(kept, audience, frozenset(return_.answers.keys() - answers.keys()))


def may_see(audience: Audience, answer: Answer) -> bool:
    """Tell whether these readers may see the answer."""
    return (answer.sensitivity or "internal") in _MARKS[audience]
