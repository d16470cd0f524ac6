"""Which answers may not fit together: the file contradictions.yaml.

A rule names facts about the answers of one return. Where all of them hold, a reviewer asks the State. A rule never says
that somebody is wrong: it says why the answers may not fit, and which question to ask.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated, Literal

from pydantic import Discriminator, Field, StringConstraints, Tag

from .conditions import ItemIs, ProfileIs
from .terms import Code, ItemId, Strict

Plain = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
"""A sentence for the reviewer: reviews are in English, so translators do not see it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ticked(Strict):
    """Of a question with several options, this one is ticked."""

    ticked: ItemId
    option: Code


@dataclass(frozen=True, slots=True, kw_only=True)
class LeftOut(Strict):
    """A question with several options is answered, and this one is not ticked."""

    left_out: ItemId
    option: Code


@dataclass(frozen=True, slots=True, kw_only=True)
class Given(Strict):
    """A question is answered, whatever the answer is: for dates, texts and figures."""

    given: ItemId


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts(Strict):
    """The figures of a question count nobody, count somebody, or were not collected; `in` names a group or part."""

    counts: ItemId
    are: Literal["none", "some", "not-collected"]
    in_: Code | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure(Strict):
    """The figures of a question; `in` names a group or part, for example `whole`."""

    item: ItemId
    in_: Code | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class More(Strict):
    """One figure is larger than another: in all, or in a group that both have."""

    more: Figure
    than: Figure


KINDS: Mapping[str, type] = {
    "item": ItemIs,
    "profile": ProfileIs,
    "ticked": Ticked,
    "left-out": LeftOut,
    "given": Given,
    "counts": Counts,
    "more": More,
}


def _kind(value: object) -> str | None:
    if isinstance(value, Mapping):
        return next((kind for kind in KINDS if kind in value), None)
    return next((kind for kind, record in KINDS.items() if isinstance(value, record)), None)


Fact = Annotated[
    Annotated[ItemIs, Tag("item")]
    | Annotated[ProfileIs, Tag("profile")]
    | Annotated[Ticked, Tag("ticked")]
    | Annotated[LeftOut, Tag("left-out")]
    | Annotated[Given, Tag("given")]
    | Annotated[Counts, Tag("counts")]
    | Annotated[More, Tag("more")],
    Discriminator(_kind),
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Contradiction(Strict):
    """One rule: facts that may not fit together, why, and what to ask."""

    id: Code
    when: Annotated[tuple[Fact, ...], Field(min_length=1)]
    why: Plain
    ask: Annotated[Plain, Field(description="A question to a colleague: it begins with “Could you”.")]


@dataclass(frozen=True, slots=True, kw_only=True)
class Contradictions(Strict):
    """The file contradictions.yaml."""

    rules: tuple[Contradiction, ...] = ()


def items_of(fact: ItemIs | ProfileIs | Ticked | LeftOut | Given | Counts | More) -> tuple[str, ...]:
    """Return the ids of the questions that a fact is about; none for a question about the State."""
    match fact:
        case ItemIs(item=item) | Ticked(ticked=item) | LeftOut(left_out=item) | Given(given=item) | Counts(counts=item):
            return (item,)
        case More(more=more, than=than):
            return tuple(dict.fromkeys((more.item, than.item)))
    return ()
