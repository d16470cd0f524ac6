"""The whole catalogue: its head, its parts, and the look-ups that every other room uses."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Annotated, Literal

from pydantic import Field, TypeAdapter

from .answers import Answer, Breakdown, ChoiceAnswer, Option, Scale, ScaleAnswer
from .changes import Changes
from .checklists import Checklist, Item, Section, Service
from .conditions import Condition
from .contradictions import Contradictions
from .frameworks import Framework, Plan, Provision
from .sources import Demand, Paragraph, Source
from .terms import LATER, AsOf, Code, Language, Link, Prose, Reference, Strict, Version


@dataclass(frozen=True, slots=True, kw_only=True)
class Term(Strict):
    """A respondent or a pillar: a code and its name."""

    id: Code
    name: Prose
    means: Prose | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ProfileQuestion(Strict):
    """A question about the respondent that decides which items apply."""

    id: Code
    ask: Prose
    help: Prose | None = None
    options: Annotated[tuple[Option, ...], Field(min_length=2)]
    source: tuple[Reference, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Head(Strict):
    """The file catalogue.yaml."""

    id: Code
    title: Prose
    version: Version
    publisher: Prose | None = None
    link: Link | None = None
    languages: Annotated[tuple[Language, ...], Field(min_length=1)]
    scales: Annotated[tuple[Scale, ...], Field(min_length=1)]
    breakdowns: tuple[Breakdown, ...] = ()
    respondents: Annotated[tuple[Term, ...], Field(min_length=1)]
    pillars: Annotated[tuple[Term, ...], Field(min_length=1)]
    profile: tuple[ProfileQuestion, ...] = ()
    frameworks: tuple[Code, ...] = ()
    checklists: Annotated[tuple[Code, ...], Field(min_length=1)]


@dataclass(frozen=True, slots=True, kw_only=True)
class State(Strict):
    """A State with what is known of its memberships, by framework id."""

    id: Annotated[str, Field(pattern=r"^[A-Z]{2}$", description="ISO 3166-1 alpha-2 code.")]
    name: Prose
    party: Mapping[Code, Literal["yes", "no", "signatory"]]
    note: Prose | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class States(Strict):
    """The file states.yaml."""

    as_of: AsOf
    source: tuple[Reference, ...]
    states: tuple[State, ...]


@dataclass(frozen=True, slots=True)
class Placed:
    """An item with the section and checklist it stands in, and its display number."""

    item: Item
    section: Section
    checklist: Checklist
    number: str | None

    @property
    def section_number(self) -> str:
        """The number of its section, which stays the same when a form leaves other sections out."""
        return (self.number or "").partition(".")[0]


Status = Literal["draft", "reviewed", "official"]
"""How far the translation of a text has come."""


@dataclass(frozen=True, slots=True)
class Wording:
    """How far the translation of a catalogue has come: how many texts there are, and how many of each status."""

    language: str
    total: int
    by_status: Mapping[Status, int]


@dataclass(frozen=True)
class Catalogue:
    """Everything that is asked, in the order of catalogue.yaml. Immutable; look-ups are made once, on first use."""

    head: Head
    checklists: tuple[Checklist, ...]
    frameworks: tuple[Framework, ...] = ()
    sources: tuple[Source, ...] = ()
    states: States | None = None
    changes: Changes = field(default_factory=Changes)
    contradictions: Contradictions = field(default_factory=Contradictions)
    authored_hash: str | None = None
    """The hash of the authored catalogue, kept by its translations: a return names the same in every language."""
    wording: Wording | None = None
    """The status of the texts when they are a translation."""

    @cached_property
    def checklist(self) -> Mapping[str, Checklist]:
        """Checklists by id."""
        return {checklist.id: checklist for checklist in self.checklists}

    @cached_property
    def framework(self) -> Mapping[str, Framework]:
        """Frameworks by id."""
        return {framework.id: framework for framework in self.frameworks}

    @cached_property
    def items(self) -> Mapping[str, Placed]:
        """Every item by id, in display order, retired ones included."""
        return {placed.item.id: placed for checklist in self.checklists for placed in place(checklist)}

    @cached_property
    def provisions(self) -> Mapping[str, tuple[Framework, Plan | None, Provision]]:
        """Provisions by reference, for example `crpd:art-6` or, of a plan, `lap:actions-31-37`."""
        return {f"{owner}:{p.id}": (framework, plan, p) for owner, framework, plan, p in self._provisions()}

    @cached_property
    def citable(self) -> Mapping[str, tuple[Source, Paragraph | None, Demand | None]]:
        """What `source:` may name, by reference: sources, their paragraphs, and single demands."""
        found: dict[str, tuple[Source, Paragraph | None, Demand | None]] = {}
        for source in self.sources:
            found[source.id] = (source, None, None)
            for paragraph in source.paragraphs:
                found[paragraph.id] = (source, paragraph, None)
                found.update({demand.id: (source, paragraph, demand) for demand in paragraph.demands})
        return found

    @cached_property
    def respondent(self) -> Mapping[str, Term]:
        """Respondents by id."""
        return {term.id: term for term in self.head.respondents}

    @cached_property
    def pillar(self) -> Mapping[str, Term]:
        """Pillars by id."""
        return {term.id: term for term in self.head.pillars}

    @cached_property
    def scale(self) -> Mapping[str, Scale]:
        """Scales by id."""
        return {scale.id: scale for scale in self.head.scales}

    @cached_property
    def breakdown(self) -> Mapping[str, Breakdown]:
        """Breakdowns by id."""
        return {breakdown.id: breakdown for breakdown in self.head.breakdowns}

    def options(self, answer: Answer) -> tuple[Option, ...]:
        """Return what can be chosen for `answer`: the states of its scale or its options; empty for other kinds.

        Empty also for a scale that does not exist: `check` reports it, and pages are built all the same.
        """
        match answer:
            case ScaleAnswer(scale=scale):
                found = self.scale.get(scale) if scale else self.head.scales[0]
                return found.states if found else ()
            case ChoiceAnswer(options=options):
                return options
        return ()

    def serving(self, owner: str) -> Iterator[tuple[Placed, Service]]:
        """Yield each asked item with each of its services to the framework or plan `owner`."""
        for placed in self.items.values():
            for service in placed.item.serves:
                if not placed.item.retired and service.provision.split(":")[0] == owner:
                    yield placed, service

    def applies(self, placed: Placed) -> tuple[Condition, ...]:
        """Return the conditions an item stands under: its checklist's and its own."""
        return tuple(c for c in (placed.checklist.applies, placed.item.applies) if c is not None)

    @cached_property
    def hash(self) -> str:
        """Identify what is asked, whatever the language: `sha256:` and 64 hex digits (design §4)."""
        if self.authored_hash:
            return self.authored_hash
        digest = hashlib.sha256(f"{self.head.id} {self.head.version}".encode())
        for part in self._asked():
            digest.update(json.dumps(part, sort_keys=True, ensure_ascii=False).encode())
        return f"sha256:{digest.hexdigest()}"

    def _asked(self) -> Iterator[object]:
        yield _SCALES.dump_python(self.head.scales, mode="json", by_alias=True)
        yield _PROFILE.dump_python(self.head.profile, mode="json", by_alias=True)
        for placed in self.items.values():
            # What an answer tells a report is no part of the question: to reword it leaves the forms as they are.
            yield _ITEM.dump_python(placed.item, mode="json", by_alias=True, exclude={"tells"})

    def _provisions(self) -> Iterator[tuple[str, Framework, Plan | None, Provision]]:
        for framework in self.frameworks:
            for provision in framework.provisions:
                yield framework.id, framework, None, provision
            for plan in framework.plans:
                for provision in plan.provisions:
                    yield plan.id, framework, plan, provision


def place(checklist: Checklist) -> Iterator[Placed]:
    """Yield every item of one checklist with its place; retired items have no number."""
    for position, section in enumerate(checklist.sections, 1):
        count = 0
        for item in section.items:
            count += not item.retired
            yield Placed(item, section, checklist, None if item.retired else f"{position}.{count}")


_ITEM: TypeAdapter[Item] = TypeAdapter(Item)
_PROFILE: TypeAdapter[tuple[ProfileQuestion, ...]] = TypeAdapter(tuple[ProfileQuestion, ...], config=LATER)
_SCALES: TypeAdapter[tuple[Scale, ...]] = TypeAdapter(tuple[Scale, ...], config=LATER)
