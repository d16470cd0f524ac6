"""Checklists: sections of items, each item one question."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from .answers import Answer, ScaleAnswer, StateCode
from .conditions import Condition
from .terms import Code, Flag, ItemId, Prose, ProvisionRef, Reference, Strict, Version

Strength = Literal["should", "could", "may", "encouraged", "described"]
"""The force of the source's own wording; `described` where it lists an action without a verb of obligation."""

Relation = Literal["equal", "equivalent", "subset", "superset", "intersects"]
"""How what the item asks relates to what the provision asks (the NIST/OSCAL words)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Service(Strict):
    """One provision of another framework that the item serves, and which answers carry over to it."""

    provision: ProvisionRef
    relation: Relation
    carries: tuple[StateCode, ...] = ()
    option: Annotated[
        Code | None,
        Field(description="Of a question with several options: the answer carries over only if this one is ticked."),
    ] = None
    why: Prose


Telling = Annotated[
    str,
    StringConstraints(strip_whitespace=True, pattern=r"[^\s.?!:;]$"),
    Field(
        description=(
            "What a report says when the answer is yes: a clause that begins as in the middle of a sentence, and ends "
            "without a full stop. Of figures: whom or what they count. Of options, dates and texts: the words before "
            "the answer."
        )
    ),
]
"""Written into drafts of reports, which are in English only, so translators do not see it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Item(Strict):
    """One question, answerable by one person."""

    id: ItemId
    ask: Prose
    help: Prose | None = None
    answer: Answer = field(default_factory=ScaleAnswer)
    not_applicable: Literal["with-reason", "open", "never"] = "with-reason"
    tells: Telling | None = None
    evidence: Prose
    respondents: Annotated[tuple[Code, ...], Field(min_length=1)]
    pillars: Annotated[tuple[Code, ...], Field(min_length=1)]
    source: Annotated[tuple[Reference, ...], Field(min_length=1)]
    strength: Strength
    serves: tuple[Service, ...] = ()
    applies: Condition | None = None
    core: Flag = False
    since: Version
    changed: Version | None = None
    retired: Version | None = None
    replaced_by: tuple[ItemId, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Section(Strict):
    """A heading with its items."""

    id: Code
    title: Prose
    intro: Prose | None = None
    items: Annotated[tuple[Item, ...], Field(min_length=1)]


@dataclass(frozen=True, slots=True, kw_only=True)
class Checklist(Strict):
    """One topic's questions."""

    id: Code
    title: Prose
    summary: Prose
    framework: Code | None = None
    respondents: Annotated[tuple[Code, ...], Field(min_length=1)]
    applies: Condition | None = None
    sections: Annotated[tuple[Section, ...], Field(min_length=1)]

    def items(self) -> Iterator[Item]:
        """Yield every item in order, retired ones included."""
        for section in self.sections:
            yield from section.items
