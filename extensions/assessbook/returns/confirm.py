"""Answers that were filled in from the last return: what was said of each, against what stands there now."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from ..forms.form import Key
from .findings import Change, Finding
from .model import Answer, Past, Return


def last_answers(history: Iterable[Past]) -> Mapping[str, Answer]:
    """Return the answers of the last return that this one was filled in from, by item id; the latest year counts."""
    found: dict[str, Answer] = {}
    for past in sorted((p for p in history if p.kind == "last"), key=lambda past: past.respondent.year or 0):
        found.update(past.answers)
    return found


def said(answer: Answer) -> tuple[object, str | None, str | None]:
    """Return what an answer says: its value and, of a plan, month and body."""
    return answer.value, answer.due, answer.owner


def confirmed(return_: Return, places: Mapping[Key, str]) -> tuple[Return, tuple[Change, ...]]:
    """Return the return with `changed` where an answer differs from the last one and still says `not-checked`.

    Who types another answer has looked at it; left as it is, the answer would count for less than a blank. The parts of
    a merged return were read before.
    """
    if any(past.kind == "part" for past in return_.history):
        return return_, ()
    last = last_answers(return_.history)
    answers = dict(return_.answers)
    changes = []
    for id, answer in answers.items():
        if (
            answer.confirm == "not-checked"
            and answer.value is not None
            and id in last
            and said(answer) != said(last[id])
        ):
            answers[id] = replace(answer, confirm="changed")
            place = places.get(("answer", id, "confirm"), "")
            changes.append(Change(("confirm-from-answer",), place, "not-checked", "changed"))
    return replace(return_, answers=answers), tuple(changes)


def confirm_findings(return_: Return) -> Iterator[tuple[str, str]]:
    """Yield (item id, code of the finding) where what was said of the last answer does not fit the answer."""
    last = last_answers(return_.history)
    for id, answer in return_.answers.items():
        before = last.get(id)
        if answer.value is None or answer.confirm is None or before is None:
            continue
        same = said(answer) == said(before)
        match answer.confirm:
            case "same" if not same:
                yield id, "same-but-changed"
            case "changed" if same:
                yield id, "changed-but-same"
            case "done" | "dropped" if answer.value == "planned":
                yield id, f"{answer.confirm}-but-planned"
            case "moved" if answer.value != "planned" or answer.due == before.due:
                yield id, "moved-but-not"


def unchecked(return_: Return) -> Iterator[Finding]:
    """Yield one finding that tells how many answers nobody has checked since the last return."""
    count = sum(answer.confirm == "not-checked" for answer in return_.answers.values() if answer.value is not None)
    if count:
        yield Finding("not-checked", names={"count": str(count)})
