"""What needs a person although every value was understood: an answer that lacks something, or contradicts itself."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Set

from ..catalogue.answers import DateAnswer, ScaleAnswer, ShareAnswer, TableAnswer, parts
from ..catalogue.checklists import Item
from ..catalogue.model import Catalogue
from ..catalogue.phrases import Text, Told
from ..forms.form import HISTORY, Key
from ..forms.reading import Reading
from .confirm import confirm_findings, unchecked
from .findings import Finding
from .model import Answer, Respondent, Return

_PRECISION: Mapping[str, Text] = {"year": "year", "month": "month", "day": "day"}
_LENGTH = {"year": 4, "month": 7, "day": 10}


def checks(
    return_: Return, reading: Reading, catalogue: Catalogue, places: Mapping[Key, str], unclear: Set[tuple[str, str]]
) -> Iterator[Finding]:
    """Yield what is to be said about a return and the file it was read from.

    `places` tells where each value stood, `unclear` which (item, column) holds something that was not understood: that
    is told already.
    """
    for finding in _respondent(return_.respondent, catalogue):
        if (finding.code.removeprefix("no-"), "answer") not in unclear:
            yield finding
    firsts = {code.partition("/")[0]: place for (_, code, _), place in reversed(tuple(places.items()))}
    for id, answer in return_.answers.items():
        found = _answer(catalogue.items[id].item, answer, catalogue)
        for code, lacking, names in (*found, *_evidence(answer, return_)):
            if (id, lacking) not in unclear:
                yield Finding(code, places.get(("answer", id, "answer"), firsts.get(id, "")), item=id, names=names)
    for id, code in confirm_findings(return_):
        yield Finding(code, places.get(("answer", id, "confirm"), firsts.get(id, "")), item=id)
    yield from unchecked(return_)
    if gone := missing(reading, catalogue):
        yield Finding("rows-missing", names={"count": str(len(gone))})
    if earlier := [each for each in reading.carried if HISTORY not in each]:
        yield Finding("carried-before", names={"count": str(len(earlier))})


def missing(reading: Reading, catalogue: Catalogue) -> tuple[str, ...]:
    """Return the ids of the questions that the form was issued with and that no longer stand in the file."""
    issued = reading.origin.issued if reading.origin else None
    if issued is None or reading.asked is None:
        return ()
    return tuple(
        id for id, placed in catalogue.items.items() if id in issued - reading.asked and not placed.item.retired
    )


_Found = tuple[str, str, Mapping[str, str]]
"""Code of the finding, column in which something is lacking, names."""


def _respondent(respondent: Respondent, catalogue: Catalogue) -> Iterator[Finding]:
    known = {state.id for state in catalogue.states.states} if catalogue.states else set()
    if respondent.state is None:
        yield Finding("no-state")
    elif known and respondent.state not in known and not respondent.exercise:
        yield Finding("state-not-listed", names={"state": respondent.state})
    if respondent.year is None:
        yield Finding("no-year")
    if respondent.authority and respondent.authority not in catalogue.respondent:
        yield Finding("other-authority", names={"authority": respondent.authority})


def _answer(item: Item, answer: Answer, catalogue: Catalogue) -> Iterator[_Found]:
    value = answer.value
    if value is None:
        yield "note-without-answer", "answer", {}
        return
    match item.answer:
        case ScaleAnswer():
            yield from _scale(item, answer)
        case ShareAnswer() if isinstance(value, Mapping):
            yield from _share(value)
        case TableAnswer() if isinstance(value, Mapping):
            lines = len(parts(item.answer, catalogue.breakdown))
            if len(value) < lines:
                yield "table-incomplete", "answer", {"blank": str(lines - len(value)), "lines": str(lines)}
        case DateAnswer(precision=precision) if isinstance(value, str) and len(value) < _LENGTH[precision]:
            yield "date-too-coarse", "answer", {"precision": Told(_PRECISION[precision]), "value": value}


def _scale(item: Item, answer: Answer) -> Iterator[_Found]:
    if answer.value == "planned":
        if answer.due is None or len(answer.due) < _LENGTH["month"]:
            yield "planned-without-month", "due", {}
        if answer.owner is None:
            yield "planned-without-owner", "owner", {}
    if answer.value == "not-applicable" and item.not_applicable == "with-reason" and answer.note is None:
        yield "reason-missing", "note", {}


def _share(value: Mapping[str, int | float | str]) -> Iterator[_Found]:
    part, whole = value.get("part"), value.get("whole")
    if part is None or whole is None:
        yield "share-incomplete", "answer", {}
    elif not isinstance(part, str) and not isinstance(whole, str) and part > whole:
        yield "part-above-whole", "answer", {"part": str(part), "whole": str(whole)}


def _evidence(answer: Answer, return_: Return) -> Iterator[_Found]:
    if unknown := [id for id in answer.evidence if id not in return_.evidence]:
        yield "evidence-missing", "evidence", {"ids": ", ".join(unknown)}
