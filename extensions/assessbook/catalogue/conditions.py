"""When an item applies: structured conditions on the profile or on other answers, never expressions to evaluate."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Annotated

from pydantic import Discriminator, Field, Tag

from .terms import Code, ItemId, Strict


@dataclass(frozen=True, slots=True, kw_only=True)
class ProfileIs(Strict):
    """The profile question has one of these answers."""

    profile: Code
    is_: Annotated[tuple[str, ...], Field(min_length=1)]


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemIs(Strict):
    """Another item has one of these answers."""

    item: ItemId
    is_: Annotated[tuple[str, ...], Field(min_length=1)]


@dataclass(frozen=True, slots=True, kw_only=True)
class All(Strict):
    """Every part holds."""

    all: Annotated[tuple[Condition, ...], Field(min_length=1)]


@dataclass(frozen=True, slots=True, kw_only=True)
class Any(Strict):
    """At least one part holds."""

    any: Annotated[tuple[Condition, ...], Field(min_length=1)]


@dataclass(frozen=True, slots=True, kw_only=True)
class Not(Strict):
    """The part does not hold."""

    not_: Condition


KINDS = ("profile", "item", "all", "any", "not")


def _kind(value: object) -> str | None:
    if isinstance(value, Mapping):
        return next((kind for kind in KINDS if kind in value), None)
    return {ProfileIs: "profile", ItemIs: "item", All: "all", Any: "any", Not: "not"}.get(type(value))


Condition = Annotated[
    Annotated[ProfileIs, Tag("profile")]
    | Annotated[ItemIs, Tag("item")]
    | Annotated[All, Tag("all")]
    | Annotated[Any, Tag("any")]
    | Annotated[Not, Tag("not")],
    Discriminator(_kind),
]


def holds(condition: Condition | None, profile: Mapping[str, str], answers: Mapping[str, str]) -> bool | None:
    """Tell whether `condition` holds; None when it rests on something not answered yet.

    `profile` maps profile ids to option codes, `answers` item ids to answer codes. An unanswered
    question never hides an item: callers show the item when the result is None.
    """
    match condition:
        case None:
            return True
        case ProfileIs():
            return _is(profile.get(condition.profile), condition.is_)
        case ItemIs():
            return _is(answers.get(condition.item), condition.is_)
        case Not():
            inner = holds(condition.not_, profile, answers)
            return None if inner is None else not inner
        case All():
            return _combine([holds(part, profile, answers) for part in condition.all], decisive=False)
        case Any():
            return _combine([holds(part, profile, answers) for part in condition.any], decisive=True)


def rests_on(condition: Condition | None) -> Iterator[ProfileIs | ItemIs]:
    """Yield every profile question or item that `condition` looks at."""
    match condition:
        case ProfileIs() | ItemIs():
            yield condition
        case Not():
            yield from rests_on(condition.not_)
        case All():
            for part in condition.all:
                yield from rests_on(part)
        case Any():
            for part in condition.any:
                yield from rests_on(part)


def _is(answer: str | None, wanted: tuple[str, ...]) -> bool | None:
    return None if answer is None else answer in wanted


def _combine(results: list[bool | None], decisive: bool) -> bool | None:
    if decisive in results:
        return decisive
    return None if None in results else not decisive
