"""What kind of answer an item takes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import product
from typing import Annotated, Literal

from pydantic import Field

from .terms import Code, Flag, Language, Prose, Strict, Whole

StateCode = Literal["yes", "partly", "planned", "no", "not-applicable", "unknown"]
NumberState = Literal["not-collected", "withheld"]
NUMBER_STATES: tuple[NumberState, ...] = ("not-collected", "withheld")
"""A number may be zero, not collected, or collected but withheld: three different answers (design §3)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Option(Strict):
    """One answer that can be chosen: its code is stored, its label is shown, in each language."""

    code: Code
    label: Mapping[Language, str]
    means: Prose | None = None

    def in_language(self, language: str) -> str:
        """Return the label in `language`, or in English where there is none."""
        return self.label.get(language) or self.label["en"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Scale(Strict):
    """A set of answer states that many items share."""

    id: Code
    title: Prose
    states: tuple[Option, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Breakdown(Strict):
    """A way to split a number, for example by sex or by age band; the bands are data, so a body can set its own."""

    id: Code
    title: Prose
    groups: tuple[Option, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ScaleAnswer(Strict):
    """One state of a scale; without `scale`, the catalogue's first."""

    type: Literal["scale"] = "scale"
    scale: Code | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class NumberAnswer(Strict):
    """A count or an amount, with its unit."""

    type: Literal["number"]
    unit: Prose
    whole: Flag = True
    least: Whole | None = 0
    most: Whole | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ShareAnswer(Strict):
    """How many out of how many: two numbers, so that nobody types a computed percentage."""

    type: Literal["share"]
    part: Prose
    whole: Prose


@dataclass(frozen=True, slots=True, kw_only=True)
class TableAnswer(Strict):
    """One number for each group of one or more breakdowns."""

    type: Literal["table"]
    by: Annotated[tuple[Code, ...], Field(min_length=1, max_length=3)]
    unit: Prose


@dataclass(frozen=True, slots=True, kw_only=True)
class TextAnswer(Strict):
    """A short text."""

    type: Literal["text"]
    lines: Whole = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class DateAnswer(Strict):
    """A day, a month or a year."""

    type: Literal["date"]
    precision: Literal["year", "month", "day"] = "day"


@dataclass(frozen=True, slots=True, kw_only=True)
class ChoiceAnswer(Strict):
    """Exactly one of the options."""

    type: Literal["choice"]
    options: Annotated[tuple[Option, ...], Field(min_length=2)]


@dataclass(frozen=True, slots=True, kw_only=True)
class SeveralAnswer(Strict):
    """Any number of the options."""

    type: Literal["several"]
    options: Annotated[tuple[Option, ...], Field(min_length=2)]


Answer = Annotated[
    ScaleAnswer | NumberAnswer | ShareAnswer | TableAnswer | TextAnswer | DateAnswer | ChoiceAnswer | SeveralAnswer,
    Field(discriminator="type"),
]


def parts(answer: Answer, breakdowns: Mapping[str, Breakdown]) -> tuple[tuple[str, ...], ...]:
    """Return the codes that name each sub-answer of `answer`; empty when it is a single value.

    A share has the parts ("part",) and ("whole",); a table one for each combination of groups;
    several one for each option. Carriers show each part as a line of its own.
    """
    match answer:
        case ShareAnswer():
            return (("part",), ("whole",))
        case TableAnswer(by=by) if all(b in breakdowns for b in by):
            return tuple(product(*(tuple(g.code for g in breakdowns[b].groups) for b in by)))
        case SeveralAnswer(options=options):
            return tuple((option.code,) for option in options)
    return ()
