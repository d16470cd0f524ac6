"""The returns of invented States, for training: a small file of answers each, from which filled forms are made.

The files stand in the folder `exercises` of the checklists. Every return made from them is flagged as an exercise.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Annotated, Any

from pydantic import Field, StringConstraints, TypeAdapter

from ..catalogue.answers import NumberAnswer, SeveralAnswer
from ..catalogue.load import Loaded, Places, read_yaml
from ..catalogue.marked import Path as Steps
from ..catalogue.model import Catalogue, State
from ..catalogue.problems import Problem, suggestion
from ..catalogue.schema import schema_text
from ..catalogue.terms import Code, ItemId, Prose, Strict
from .combine import cited_by_any
from .fits import fits
from .model import Answer, CatalogueRef, Evidence, EvidenceId, Respondent, Return, Year

FOLDER = "exercises"
InventedState = Annotated[
    str,
    StringConstraints(pattern=r"^X[A-Z]$"),
    Field(description="A code that ISO 3166-1 leaves to its users, so that no real State ever has it: XA to XZ."),
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault(Strict):
    """Something that a reviewer should find in a return: the questions, and what is wrong, for the trainer's key."""

    items: Annotated[tuple[ItemId, ...], Field(min_length=1)]
    find: Prose


@dataclass(frozen=True, slots=True, kw_only=True)
class Filled(Strict):
    """What an invented State answers for one year."""

    year: Year
    authority: Code
    profile: Mapping[Code, Code] = field(default_factory=dict)
    evidence: Mapping[EvidenceId, Evidence] = field(default_factory=dict)
    answers: Mapping[ItemId, Answer]
    faults: tuple[Fault, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Exercise(Strict):
    """One invented State: `Exercise Avaria`, its code, what it is good for, and its returns by year."""

    id: Code
    name: Annotated[Prose, StringConstraints(pattern=r"^Exercise ")]
    state: InventedState
    about: Prose
    returns: Annotated[tuple[Filled, ...], Field(min_length=1)]

    @property
    def years(self) -> tuple[int, ...]:
        """The years of its returns."""
        return tuple(filled.year for filled in self.returns)

    def filled(self, year: int) -> Filled:
        """Return what it answers for a year; raises KeyError for a year that it has no return for."""
        for each in self.returns:
            if each.year == year:
                return each
        raise KeyError(year)


EXERCISE: TypeAdapter[Exercise] = TypeAdapter(Exercise)


def exercise_schema() -> tuple[str, str]:
    """Return (file name, text) of the JSON Schema of an exercise's file, for editors."""
    return "exercise.json", schema_text("exercise", EXERCISE)


def exercises(loaded: Loaded) -> tuple[tuple[Exercise, ...], tuple[Problem, ...]]:
    """Return the exercises beside the checklists that can be used, in the order of their names, and every problem."""
    found: list[Exercise] = []
    problems: list[Problem] = []
    for path in sorted((loaded.directory / FOLDER).glob("*.yaml")):
        result = read_yaml(EXERCISE, path)
        exercise, wrong = result[0], list(result[1])
        if exercise and loaded.catalogue:
            wrong += _Rules(exercise, loaded.catalogue, str(path)).problems()
        problems += wrong
        found += [exercise] if exercise and loaded.catalogue and not wrong else []
    return tuple(found), tuple(sorted(problems))


def with_invented(catalogue: Catalogue, known: Iterable[Exercise]) -> Catalogue:
    """Return the catalogue with the invented States after the real ones, so that reports can call them by name."""
    if catalogue.states is None:
        return catalogue
    invented = (State(id=each.state, name=each.name, party={}) for each in known)
    return replace(catalogue, states=replace(catalogue.states, states=(*catalogue.states.states, *invented)))


def exercise_return(exercise: Exercise, year: int, catalogue: Catalogue) -> Return:
    """Return the answers of an exercise for one year as a return, flagged. Raises KeyError for another year."""
    filled = exercise.filled(year)
    return Return(
        catalogue=CatalogueRef(id=catalogue.head.id, version=catalogue.head.version, hash=catalogue.hash),
        respondent=Respondent(state=exercise.state, year=year, authority=filled.authority, exercise=True),
        profile=filled.profile,
        answers={id: _typed(id, answer, catalogue) for id, answer in filled.answers.items()},
        evidence=filled.evidence,
    )


def _typed(id: str, answer: Answer, catalogue: Catalogue) -> Answer:
    """Return an answer as a return holds it: numbers as numbers, codes and documents in their order."""
    value = _value(answer.value, catalogue.items[id].item.answer)
    return replace(answer, value=value, evidence=cited_by_any((answer.evidence,)))


def _value(value: Any, asked: object) -> Any:
    match asked:
        case NumberAnswer() if isinstance(value, str) and value.isdecimal():
            return int(value)
        case SeveralAnswer() if isinstance(value, tuple):
            return tuple(sorted(value))
    return value


@dataclass(frozen=True)
class _Rules:
    """The rules that one file must keep beside its form: what it names exists, and each answer is possible."""

    exercise: Exercise
    catalogue: Catalogue
    file: str

    def problems(self) -> list[Problem]:
        places = Places()
        return [
            Problem(self.file, *places.at(self.file, path, key), code, message, hint)
            for path, key, code, message, hint in self._found()
        ]

    def _found(self) -> Iterator[tuple[Steps, bool, str, str, str]]:
        if self.exercise.id != Path(self.file).stem:
            message = f"the file is called '{Path(self.file).stem}' but its id is '{self.exercise.id}'"
            yield ("id",), False, "file-name", message, "Give the file the name of the id, so that both are found."
        for number, filled in enumerate(self.exercise.returns):
            here: Steps = ("returns", number)
            if filled.year in self.exercise.years[:number]:
                message, hint = f"there is a return for {filled.year} already", "Give each return a year of its own."
                yield (*here, "year"), False, "duplicate-year", message, hint
            yield from _unknown("respondent", filled.authority, self.catalogue.respondent, (*here, "authority"))
            yield from self._profile(filled, here)
            yield from self._answers(filled, here)

    def _profile(self, filled: Filled, here: Steps) -> Iterator[tuple[Steps, bool, str, str, str]]:
        known = {question.id: [option.code for option in question.options] for question in self.catalogue.head.profile}
        for id, code in filled.profile.items():
            path = (*here, "profile", id)
            if id in known:
                yield from _unknown("answer", code, known[id], path)
            else:
                yield from _unknown("profile question", id, known, path, key=True)

    def _answers(self, filled: Filled, here: Steps) -> Iterator[tuple[Steps, bool, str, str, str]]:
        for number, fault in enumerate(filled.faults):
            for position, id in enumerate(fault.items):
                yield from _unknown("item", id, self.catalogue.items, (*here, "faults", number, "items", position))
        for id, answer in filled.answers.items():
            path = (*here, "answers", id)
            if id not in self.catalogue.items:
                yield from _unknown("item", id, self.catalogue.items, path, key=True)
                continue
            item = self.catalogue.items[id].item
            if not fits(_value(answer.value, item.answer), item, self.catalogue):
                hint = f"The question takes {_kind(item.answer, self.catalogue)}."
                yield (*path, "value"), False, "impossible-answer", f"this cannot be an answer to {id}", hint
            for position, cited in enumerate(answer.evidence):
                yield from _unknown("document", cited, filled.evidence, (*path, "evidence", position))


def _unknown(
    kind: str, name: str, known: Any, path: Steps, key: bool = False
) -> Iterator[tuple[Steps, bool, str, str, str]]:
    if name not in known:
        hint = suggestion(name, known).strip() or f"Use one that exists, for example '{next(iter(known), '')}'."
        yield path, key, f"unknown-{kind.replace(' ', '-')}", f"there is no {kind} '{name}'", hint


def _kind(asked: Any, catalogue: Catalogue) -> str:
    codes = ", ".join(option.code for option in catalogue.options(asked))
    return f"one of the codes {codes}" if codes and asked.type != "several" else _KINDS.get(asked.type, "another value")


_KINDS: Mapping[str, str] = {
    "number": "a number, not-collected or withheld",
    "share": "two numbers: {part: 60, whole: 96}",
    "table": "a number for each group: {women/under-18: 12}, with the codes of the question's own groups",
    "text": "a text",
    "date": "a date: 2026, 2026-04 or 2026-04-28, as exact as the question asks",
    "several": "a list of the codes of its options: [one, two]",
}
