"""Scores, against a plain count that shares no code with them."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from assessbook.catalogue.conditions import holds
from assessbook.catalogue.model import Catalogue, Placed
from assessbook.reports.score import NOT_COMPLIANCE, Score, by_framework, by_pillar, by_section, score
from assessbook.reports.sensitivity import AUDIENCES, seen_by
from assessbook.returns.model import Answer, CatalogueRef, Return
from tests.returns.strategies import returns as orchard_returns

STATES = ["yes", "partly", "planned", "no", "not-applicable", "unknown", None]
MARKS = ["internal", "secretariat", "public", None]


def counted(questions: list[Placed], return_: Return, audience: str, catalogue: Catalogue) -> dict[str, float]:
    """Count as a person would with a pencil: one question after the other."""
    marks = {"internal": MARKS, "secretariat": ["secretariat", "public"], "public": ["public"]}[audience]
    visible = {id: a.value for id, a in return_.answers.items() if a.sensitivity in marks}
    found: dict[str, float] = {name.replace("-", "_"): 0 for name in STATES if name}
    found |= {"blank": 0, "withheld": 0, "excluded": 0, "figures": 0, "figures_blank": 0, "points": 0}
    for question in questions:
        item = question.item
        if item.retired:
            continue
        codes = {id: value for id, value in visible.items() if isinstance(value, str)}
        conditions = [c for c in (question.checklist.applies, item.applies) if c]
        if item.id in return_.answers and item.id not in visible:
            found["withheld"] += 1
        elif any(holds(condition, return_.profile, codes) is False for condition in conditions):
            found["excluded"] += 1
        elif item.answer.type != "scale":
            found["figures" if visible.get(item.id) is not None else "figures_blank"] += 1
        else:
            state = visible.get(item.id) or "blank"
            found[str(state).replace("-", "_")] += 1
            found["points"] += {"yes": 1, "partly": 0.5}.get(str(state), 0)
    return found


@settings(max_examples=60, deadline=None)
@given(data=st.data(), audience=st.sampled_from(AUDIENCES))
def test_the_score_of_any_return_is_what_a_plain_count_gives(
    data: st.DataObject, audience: str, orchard: Catalogue
) -> None:
    return_ = data.draw(orchard_returns(orchard))
    questions = list(orchard.items.values())
    found = score(questions, seen_by(return_, audience), orchard)  # type: ignore[arg-type]
    wanted = counted(questions, return_, audience, orchard)
    assert {name: getattr(found, name) for name in wanted} == wanted
    assert found.asked == sum(wanted[k] for k in wanted if k not in ("excluded", "points"))


@settings(max_examples=20, deadline=None)
@given(data=st.data(), audience=st.sampled_from(AUDIENCES))
def test_sections_pillars_and_frameworks_count_their_own_questions(
    data: st.DataObject, audience: str, catalogue: Catalogue, exercise: Return
) -> None:
    changed = data.draw(
        st.dictionaries(
            st.sampled_from(sorted(catalogue.items)),
            st.tuples(st.sampled_from(STATES), st.sampled_from(MARKS)),
            max_size=20,
        )
    )
    answers = dict(exercise.answers)
    for id, (state, mark) in changed.items():
        if catalogue.items[id].item.answer.type == "scale":
            answers[id] = Answer(value=state, note="Seen.", sensitivity=mark)  # type: ignore[arg-type]
    return_ = replace(exercise, answers=answers)
    seen, items = seen_by(return_, audience), list(catalogue.items.values())  # type: ignore[arg-type]
    groups = {f"{p.checklist.id}/{p.section.id}": [q for q in items if q.section is p.section] for p in items}
    groups |= {pillar.id: [q for q in items if pillar.id in q.item.pillars] for pillar in catalogue.head.pillars}
    owners = {f.id: {f.id, *(plan.id for plan in f.plans)} for f in catalogue.frameworks}
    groups |= {
        id: [q for q in items if any(s.provision.split(":")[0] in own for s in q.item.serves)]
        for id, own in owners.items()
    }
    scored = [*by_section(seen, catalogue), *by_pillar(seen, catalogue), *by_framework(seen, catalogue)]
    assert len(scored) == len(groups)
    for each in scored:
        wanted = counted(groups[each.id], return_, audience, catalogue)
        assert {name: getattr(each.score, name) for name in wanted} == wanted, each.id


def test_a_score_says_how_it_came_about(orchard: Catalogue) -> None:
    answers = {
        "b2c3d": Answer(value="yes"),
        "c3d4f": Answer(value="partly"),
        "q5r6s": Answer(value="not-applicable", note="No fish."),
        "s7t8v": Answer(value="unknown"),
    }
    reference = CatalogueRef(id="orchard", version="1.1.0")
    found = score(orchard.items.values(), seen_by(Return(catalogue=reference, answers=answers), "internal"), orchard)
    assert found.figure == "1.5 of 2"
    assert found.formula.startswith("yes 1 + half of partly 1 = 1.5, of 2 that apply and are answered")
    assert found.apart == "not applicable 1, unknown 1, figures, dates and texts blank 9"
    assert NOT_COMPLIANCE == "A score is not compliance."


def test_nothing_answered_is_no_score_and_not_zero(orchard: Catalogue) -> None:
    empty = Return(catalogue=CatalogueRef(id="orchard", version="1.1.0"))
    found = score(orchard.items.values(), seen_by(empty, "public"), orchard)
    assert (found.figure, found.blank) == ("–", 4)


def test_large_counts_are_written_to_the_last_half() -> None:
    many = Score(yes=1_234_567, partly=1, no=2_000_000)
    assert many.figure == "1,234,567.5 of 3,234,568"
    assert "yes 1,234,567 + half of partly 1 = 1,234,567.5, of 3,234,568" in many.formula
