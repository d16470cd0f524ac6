"""The return: what one State, or one of its authorities, has answered for one year. Immutable (design §4)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from ..catalogue.terms import Code, ItemId, Strict, Version

FORMAT = "assessbook-return/1"

Number = int | float | Literal["not-collected", "withheld"]
Value = str | Number | tuple[str, ...] | Mapping[str, Number]
"""By kind of answer: scale and choice, a code; number, a `Number`; share, {"part": n, "whole": n}; table, the numbers
by the codes of their groups, {"women-girls/under-18": n}; text; date, "2026", "2026-06" or "2026-06-14"; several, the
codes in order of the alphabet."""

DAY = r"^\d{4}(-\d{2}(-\d{2})?)?$"
EVIDENCE_ID = r"^[A-Za-z0-9][A-Za-z0-9._-]{0,39}$"

Text = Annotated[str, StringConstraints(min_length=1)]
Day = Annotated[str, StringConstraints(pattern=DAY), Field(description="A year, a month or a day: 2026-06.")]
EvidenceId = Annotated[str, StringConstraints(pattern=EVIDENCE_ID)]
StateId = Annotated[str, StringConstraints(pattern=r"^[A-Z]{2}$"), Field(description="ISO 3166-1 alpha-2 code.")]
Year = Annotated[int, Field(ge=1990, le=2100)]
Sensitivity = Literal["internal", "secretariat", "public"]
Confirmation = Literal["same", "changed", "not-checked", "done", "moved", "dropped"]
"""What was said of an answer that was filled in from the last return; of a plan, what became of it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CatalogueRef(Strict):
    """The catalogue whose form was filled: its version is the one that the official saw."""

    id: Code
    version: Version
    hash: Annotated[str | None, Field(description="What was asked: sha256: and 64 hex digits.")] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Respondent(Strict):
    """Who answers and for which year; `exercise` marks the return of an invented State."""

    state: StateId | None = None
    year: Year | None = None
    authority: Annotated[
        Text | None, Field(description="The id of an authority of the catalogue, or its name as it was typed.")
    ] = None
    exercise: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer(Strict):
    """One answer and what supports it. Without `value` the question is still open, whatever stands in the note."""

    value: Value | None = None
    note: Text | None = None
    evidence: tuple[EvidenceId, ...] = ()
    due: Annotated[Day | None, Field(description="The month by which what is planned will be done.")] = None
    owner: Annotated[Text | None, Field(description="The body responsible for what is planned.")] = None
    sensitivity: Sensitivity | None = None
    checked: Annotated[Day | None, Field(description="The day the answer was last confirmed.")] = None
    confirm: Annotated[
        Confirmation | None,
        Field(
            description="In a form with last year's answers: still true, changed, or not checked; of a plan: done, "
            "moved or dropped. An answer that was not checked is as old as its `checked` date, or older."
        ),
    ] = None
    source: Annotated[Text | None, Field(description="The files it came from; set when files are merged.")] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence(Strict):
    """One document that answers cite; the document itself is not part of the return."""

    title: Text | None = None
    holder: Text | None = None
    date: Day | None = None
    link: Text | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Carried(Strict):
    """Something that could not be placed, kept word for word: where it stood, why, and which question it may belong to.

    `code` and `column` are those of the form (`k7m4q/part`, `answer`), when it stood at a question.
    """

    text: str
    place: str
    why: str
    code: str | None = None
    column: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Past(Strict):
    """What was answered before, or by whom, kept as it was when a return came to be.

    `last`: the answers of the last return, by which it was filled in beforehand. `migrated`: answers as they stood
    before questions changed. `part`: a file that was merged. `decision`: what was decided where parts differ.
    """

    kind: Literal["last", "migrated", "part", "decision"]
    source: Annotated[Text | None, Field(description="The name of the file.")] = None
    catalogue: CatalogueRef
    respondent: Respondent = Respondent()
    profile: Mapping[Code, Code] = field(default_factory=dict)
    answers: Mapping[ItemId, Answer] = field(default_factory=dict)
    evidence: Mapping[EvidenceId, Evidence] = field(default_factory=dict)
    carried: tuple[Carried, ...] = ()
    over: Annotated[
        Mapping[str, tuple[str, ...]],
        Field(description="Of a decision: the marks of the answers that it settles, by the code of the question."),
    ] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Return(Strict):
    """One answer file. Without history, `history` is left out."""

    catalogue: CatalogueRef
    respondent: Respondent = Respondent()
    profile: Mapping[Code, Code] = field(default_factory=dict)
    answers: Mapping[ItemId, Answer] = field(default_factory=dict)
    evidence: Mapping[EvidenceId, Evidence] = field(default_factory=dict)
    carried: tuple[Carried, ...] = ()
    history: tuple[Past, ...] = ()
