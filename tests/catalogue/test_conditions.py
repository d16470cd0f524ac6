"""What applies: an unanswered question never hides an item."""

from __future__ import annotations

import pytest

from assessbook.catalogue.conditions import All, Any, Condition, ItemIs, Not, ProfileIs, holds, rests_on

POND = ProfileIs(profile="has-pond", is_=("yes",))
FED = ItemIs(item="f4g5h", is_=("yes", "partly"))

CASES: list[tuple[Condition | None, dict[str, str], dict[str, str], bool | None]] = [
    (None, {}, {}, True),
    (POND, {"has-pond": "yes"}, {}, True),
    (POND, {"has-pond": "no"}, {}, False),
    (POND, {}, {}, None),
    (FED, {}, {"f4g5h": "partly"}, True),
    (Not(not_=POND), {"has-pond": "no"}, {}, True),
    (Not(not_=POND), {}, {}, None),
    (All(all=(POND, FED)), {"has-pond": "no"}, {}, False),
    (All(all=(POND, FED)), {"has-pond": "yes"}, {}, None),
    (Any(any=(POND, FED)), {"has-pond": "yes"}, {}, True),
    (Any(any=(POND, FED)), {"has-pond": "no"}, {}, None),
    (Any(any=(POND, FED)), {"has-pond": "no"}, {"f4g5h": "no"}, False),
]


@pytest.mark.parametrize(("condition", "profile", "answers", "expected"), CASES)
def test_conditions(
    condition: Condition | None, profile: dict[str, str], answers: dict[str, str], expected: bool | None
) -> None:
    assert holds(condition, profile, answers) is expected


def test_a_condition_names_what_it_rests_on() -> None:
    assert list(rests_on(All(all=(Not(not_=POND), Any(any=(FED,)))))) == [POND, FED]
