"""Two years of one State: what became of each answer and of each plan."""

from __future__ import annotations

from dataclasses import replace

import pytest

from assessbook.catalogue.model import Catalogue
from assessbook.reports.compare import KINDS, Comparison, NotComparable, compared
from assessbook.reports.sensitivity import Audience, seen_by
from assessbook.returns.model import Answer, Respondent, Return

from .avaria import year_before

PLAN = Answer(value="planned", due="2026-06", owner="Field Group")
LATER = replace(PLAN, due="2027-06")


def between(
    last: Answer | None, now: Answer | None, exercise: Return, audience: Audience = "internal", **catalogue: Catalogue
) -> Comparison:
    then = replace(
        exercise, respondent=Respondent(state="XA", year=2025, exercise=True), answers={"h8k3r": last} if last else {}
    )
    seen = seen_by(replace(exercise, answers={"h8k3r": now} if now else {}), audience)
    return compared(then, seen, catalogue["catalogue"].items.values())


@pytest.mark.parametrize(
    ("last", "now", "kind"),
    [
        (PLAN, Answer(value="yes"), "done"),
        (PLAN, Answer(value="partly"), "slipped"),
        (PLAN, LATER, "slipped"),
        (PLAN, PLAN, "slipped"),
        (LATER, replace(LATER, due="2028-01"), "slipped"),
        (LATER, LATER, "unchanged"),
        (LATER, replace(LATER, due="2027-01"), "changed"),
        (LATER, Answer(value="partly"), "changed"),
        (PLAN, Answer(value="no"), "dropped"),
        (PLAN, Answer(value="unknown"), "changed"),
        (replace(PLAN, due=None), replace(PLAN, due=None), "unchanged"),
        (Answer(value="no"), PLAN, "changed"),
        (Answer(value="yes"), Answer(value="yes", note="More."), "unchanged"),
        (Answer(value="yes"), Answer(value="yes", confirm="not-checked"), "not-checked"),
        (None, Answer(value="yes"), "new"),
        (Answer(note="Not yet."), Answer(value="yes"), "new"),
        (Answer(value="yes"), None, "gone"),
    ],
)
def test_what_became_of_an_answer(
    last: Answer | None, now: Answer | None, kind: str, catalogue: Catalogue, exercise: Return
) -> None:
    found = between(last, now, exercise, catalogue=catalogue)
    assert [change.kind for change in found.changes] == [kind]


def test_an_answer_that_is_withheld_in_one_of_two_years_is_counted_and_not_told(
    catalogue: Catalogue, exercise: Return
) -> None:
    public = Answer(value="yes", sensitivity="public")
    for last, now in ((public, Answer(value="no")), (Answer(value="no"), public)):
        found = between(last, now, exercise, "public", catalogue=catalogue)
        assert (found.changes, found.withheld) == ((), 1)


def test_every_question_that_was_answered_in_one_of_the_years_is_in_exactly_one_group(
    catalogue: Catalogue, exercise: Return
) -> None:
    last = year_before(exercise)
    found = compared(last, seen_by(exercise, "internal"), catalogue.items.values())
    answered = {id for each in (last, exercise) for id, a in each.answers.items() if a.value is not None}
    assert sorted(change.placed.item.id for change in found.changes) == sorted(answered)
    assert sum(len(found.of(kind)) for kind in KINDS) == len(answered)


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"state": "LA"}, "not of the same State"),
        ({"exercise": False}, "not of the same State"),
        ({"state": None}, "not of the same State"),
        ({"year": 2026}, "must be of an earlier year"),
        ({"year": None}, "must be of an earlier year"),
    ],
)
def test_only_an_earlier_return_of_the_same_state_is_compared(
    change: dict[str, object], told: str, catalogue: Catalogue, exercise: Return
) -> None:
    last = year_before(exercise)
    other = replace(last, respondent=replace(last.respondent, **change))  # type: ignore[arg-type]
    with pytest.raises(NotComparable, match=told):
        compared(other, seen_by(exercise, "internal"), catalogue.items.values())
