"""Frameworks: treaties and agendas with their provisions, action plans, reports and membership figures."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Literal

from pydantic import Field

from .conditions import Condition
from .terms import AsOf, Code, Confidence, Flag, Link, Prose, Reference, Strict, Whole


@dataclass(frozen=True, slots=True, kw_only=True)
class Provision(Strict):
    """An article, goal, pillar, resolution or action that items can serve."""

    id: Annotated[str, Field(pattern=r"^[a-z0-9][a-z0-9.-]*$")]
    label: Prose
    title: Prose
    report: Code | None = None
    sections: tuple[Code, ...] = ()
    in_every_part: Annotated[
        Flag,
        Field(
            description="It runs through the report: an answer stands in the part for the pillar of its question; if "
            "there is none, in `sections`."
        ),
    ] = False
    applies: Annotated[
        Condition | None,
        Field(description="Which States it concerns: in the reports of others, no answer stands under it."),
    ] = None
    confidence: Confidence = "first-hand"
    source: tuple[Reference, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportSection(Strict):
    """A part of a report, in the report's own order.

    `pillars` are those that it is about: of the parts that a provision names, an answer stands in those of its pillar.
    """

    id: Code
    title: Prose
    pillars: tuple[Code, ...] = ()
    gender: Prose | None = None
    confidence: Confidence = "first-hand"


@dataclass(frozen=True, slots=True, kw_only=True)
class Report(Strict):
    """A reporting duty: what it is called, when it is due, where it goes, what it consists of."""

    id: Code
    name: Prose
    cycle: Prose
    send_to: Prose
    note: Prose | None = None
    confidence: Confidence = "first-hand"
    source: Annotated[tuple[Reference, ...], Field(min_length=1)]
    sections: tuple[ReportSection, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan(Strict):
    """An action plan. It is valid for some years and is then replaced, so it is data of its own."""

    id: Code
    name: Prose
    starts: Whole
    ends: Whole
    status: Literal["in-force", "replaced", "expected"]
    adopted: Prose | None = None
    note: Prose | None = None
    confidence: Confidence = "first-hand"
    source: Annotated[tuple[Reference, ...], Field(min_length=1)]
    provisions: tuple[Provision, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure(Strict):
    """One count, with who counted, when, and out of how many."""

    value: Whole
    of: Whole | None = None
    by: Literal["paper", "recount", "depositary", "other"]
    as_of: AsOf
    confidence: Confidence = "first-hand"
    source: Annotated[tuple[Reference, ...], Field(min_length=1)]


@dataclass(frozen=True, slots=True, kw_only=True)
class Membership(Strict):
    """What is counted, and every figure known for it, so that differing ones stand side by side."""

    id: Code
    what: Prose
    figures: Annotated[tuple[Figure, ...], Field(min_length=1)]
    note: Prose | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Framework(Strict):
    """One treaty or agenda."""

    id: Code
    short: Prose
    name: Prose
    kind: Literal["treaty", "agenda"]
    summary: Prose
    link: Link | None = None
    source: Annotated[tuple[Reference, ...], Field(min_length=1)]
    provisions: Annotated[tuple[Provision, ...], Field(min_length=1)]
    plans: tuple[Plan, ...] = ()
    reports: tuple[Report, ...] = ()
    membership: tuple[Membership, ...] = ()
