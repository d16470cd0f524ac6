"""The review of a return: what it finds, how it asks, and that it judges nobody."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pytest

from assessbook.catalogue.answers import NumberAnswer, ShareAnswer, TableAnswer, parts
from assessbook.catalogue.conditions import ItemIs, ProfileIs
from assessbook.catalogue.contradictions import Contradiction, Counts, Given, LeftOut, More, Ticked
from assessbook.catalogue.load import load
from assessbook.catalogue.model import Catalogue
from assessbook.reports.review.letter import letter
from assessbook.reports.review.review import Review, review
from assessbook.reports.review.sheet import paper
from assessbook.returns.exercises import Exercise, exercise_return, exercises
from assessbook.returns.model import Answer, Evidence, Return

from .avaria import avaria, year_before
from .conftest import CHECKLISTS
from .test_draft import words

VERDICTS = re.compile(r"\b(wrong|false|incorrect|error|must|should|fails?|failed|contradict|invalid|mistake|lie)", re.I)


@pytest.fixture(scope="module")
def invented(catalogue: Catalogue) -> Mapping[str, Exercise]:
    return {each.id: each for each in exercises(load(CHECKLISTS))[0]}


def found(made: Review) -> dict[str, list[set[str]]]:
    """Return the codes of the questions of each finding, by its kind."""
    kinds: dict[str, list[set[str]]] = {}
    for each in made.questions:
        kinds.setdefault(each.kind, []).append({said.code for said in each.said})
    return kinds


def answered(exercise: Return, answers: dict[str, Any], year: int = 2026, **other: Any) -> Return:
    """Return a return with these answers only; a bare value is an answer with a document."""
    full = {id: v if isinstance(v, Answer) else Answer(value=v, evidence=("E1",)) for id, v in answers.items()}
    return replace(exercise, respondent=replace(exercise.respondent, year=year), answers=full, **other)


def test_a_reviewer_is_shown_every_fault_that_the_trainers_key_names(
    invented: Mapping[str, Exercise], catalogue: Catalogue
) -> None:
    borduna = invented["borduna"]
    now, last = (exercise_return(borduna, year, catalogue) for year in (2026, 2025))
    asked = [codes for kind in found(review(now, "internal", catalogue, last)).values() for codes in kind]
    missed = {id for fault in borduna.filled(2026).faults for id in fault.items if not any(id in c for c in asked)}
    assert missed == {"w8g9k"}, "a plain “no” needs no note: the form asks for none"
    pairs = [set(f.items) for f in borduna.filled(2026).faults if len(f.items) == 2]
    assert pairs and all(any(pair <= codes for codes in asked) for pair in pairs)


def test_an_honest_return_is_asked_little(invented: Mapping[str, Exercise], catalogue: Catalogue) -> None:
    now, last = (exercise_return(invented["avaria"], year, catalogue) for year in (2026, 2025))
    made = review(now, "internal", catalogue, last)
    assert not made.contradictions
    assert set(found(made)) == {"slipped", "no-evidence", "without-note", "unknown", "blank"}


def rule_ids() -> list[str]:
    loaded = load(CHECKLISTS).catalogue
    assert loaded
    return [rule.id for rule in loaded.contradictions.rules]


def filled_for(rule: Contradiction, catalogue: Catalogue) -> tuple[dict[str, Any], dict[str, str]]:
    """Return answers and a profile for which every fact of a rule holds."""
    answers: dict[str, Any] = {}
    profile: dict[str, str] = {}
    for fact in rule.when:
        match fact:
            case ItemIs(item=id, is_=codes):
                answers[id] = codes[0]
            case ProfileIs(profile=id, is_=codes):
                profile[id] = codes[0]
            case Ticked(ticked=id, option=code):
                answers[id] = (code,)
            case LeftOut(left_out=id, option=code):
                answers[id] = tuple(c for (c,) in parts(catalogue.items[id].item.answer, {}) if c != code)[:1]
            case Given(given=id):
                answers[id] = "2026-04-27"
            case Counts(counts=id, are=are, in_=group):
                value: Any = {"none": 0, "some": 5, "not-collected": "not-collected"}[are]
                answers[id] = {**answers.get(id, {}), **of_lines(id, group, value, catalogue)}
            case More(more=more, than=than):
                for each, value in ((than, 2), (more, 7)):
                    lines = of_lines(each.item, each.in_, value, catalogue)
                    answers[each.item] = {**answers.get(each.item, {}), **lines}
    return answers, profile


def of_lines(id: str, group: str | None, value: Any, catalogue: Catalogue) -> dict[str, Any]:
    answer = catalogue.items[id].item.answer
    assert isinstance(answer, ShareAnswer | TableAnswer | NumberAnswer)
    return {"/".join(c): value for c in parts(answer, catalogue.breakdown) if group is None or group in c}


@pytest.mark.parametrize("id", rule_ids())
def test_each_rule_of_the_checklists_finds_what_it_is_for_and_nothing_once_one_fact_is_gone(
    id: str, catalogue: Catalogue, exercise: Return
) -> None:
    rule = next(each for each in catalogue.contradictions.rules if each.id == id)
    answers, profile = filled_for(rule, catalogue)
    now = answered(exercise, answers, profile={**exercise.profile, **profile})
    finding = next(each for each in review(now, "internal", catalogue).contradictions if each.kind == id)
    assert (finding.why, finding.ask) == (rule.why, rule.ask)
    assert {said.code for said in finding.said} == {*answers, *(f"profile/{p}" for p in profile)}
    for gone in answers:
        rest = replace(now, answers={i: a for i, a in now.answers.items() if i != gone})
        assert id not in {each.kind for each in review(rest, "internal", catalogue).contradictions}


def test_figures_that_are_not_known_contradict_nothing(catalogue: Catalogue, exercise: Return) -> None:
    for leaders, teams in (("withheld", 2), (9, "withheld"), (9, "not-collected"), ("not-collected", 0)):
        answers = {"t4p6h": {"women": leaders}, "j8c4c": {"women": teams}}
        assert not review(answered(exercise, answers), "internal", catalogue).contradictions


def test_totals_are_compared_where_every_line_of_the_larger_one_is_known(
    catalogue: Catalogue, exercise: Return
) -> None:
    teams = {"women": 8, "men": 16, "other-or-not-recorded": 0}
    for whole, told in ((23, True), (24, False), ("not-collected", False)):
        now = answered(exercise, {"j8c4c": teams, "h4k9k": {"part": 3, "whole": whole}})
        kinds = {each.kind for each in review(now, "internal", catalogue).contradictions}
        assert ("teams-above-staff" in kinds) is told


@pytest.mark.parametrize(
    ("kind", "now", "last"),
    [
        ("part-above-whole", {"h4k9k": {"part": 97, "whole": 96}}, None),
        ("not-asked", {"t6d4v": "no", "r3w7j": "yes"}, None),
        ("done-later", {"k2j3m": Answer(value="yes", due="2027-03", evidence=("E1",))}, None),
        ("date-later", {"q7j8v": "2028-04-28"}, None),
        ("note-to-come", {"k2j3m": Answer(value="yes", note="C'est prévu pour mars.", evidence=("E1",))}, None),
        ("gone-back", {"k2j3m": "partly"}, {"k2j3m": "yes"}),
        ("no-longer-applies", {"k2j3m": "not-applicable"}, {"k2j3m": "planned"}),
        ("same-figures", {"j8c4c": {"women": 8, "men": 16}}, {"j8c4c": {"women": 8, "men": 16}}),
        ("document-later", {"k2j3m": Answer(value="yes", evidence=("E8",))}, None),
        ("document-old", {"k2j3m": Answer(value="yes", evidence=("E9",))}, None),
        ("plan-over", {"k2j3m": Answer(value="planned", due="2026-06", owner="Field Group")}, None),
        ("plan-incomplete", {"k2j3m": Answer(value="planned", due="2027-06")}, None),
        ("slipped", {"k2j3m": "partly"}, {"k2j3m": Answer(value="planned", due="2026-06", owner="Field Group")}),
        ("dropped", {"k2j3m": "no"}, {"k2j3m": Answer(value="planned", due="2026-06", owner="Field Group")}),
        ("no-evidence", {"k2j3m": Answer(value="yes")}, None),
        ("no-evidence", {"k2j3m": Answer(value="partly", evidence=("E77",))}, None),
        ("reason-missing", {"k2j3m": Answer(value="not-applicable", note="See above.")}, None),
        ("no-longer", {}, {"k2j3m": "yes"}),
        ("without-note", {"k2j3m": "partly"}, None),
        ("not-checked", {"k2j3m": Answer(value="yes", confirm="not-checked")}, None),
        ("unknown", {"k2j3m": "unknown"}, None),
        ("blank", {}, None),
    ],
)
def test_what_holds_for_every_catalogue_is_found(
    kind: str, now: dict[str, Any], last: dict[str, Any] | None, catalogue: Catalogue, exercise: Return
) -> None:
    documents = {
        **exercise.evidence,
        "E8": Evidence(title="Late", date="2028-01"),
        "E9": Evidence(title="Old", date="2019"),
    }
    this = answered(exercise, now, evidence=documents)
    before = answered(exercise, last, 2025) if last is not None else None
    kinds = found(review(this, "internal", catalogue, before))
    wanted = {*now} or {*(last or {})} or {"k2j3m"}
    assert any(wanted <= codes for codes in kinds.get(kind, [])), kinds
    sound = {"k2j3m": Answer(value="yes", note="Done.", evidence=("E1",)), "h4k9k": {"part": 1, "whole": 1}}
    assert kind == "blank" or kind not in found(review(answered(exercise, sound), "internal", catalogue))


def test_a_membership_is_held_against_the_list_and_the_list_may_be_the_one_that_is_old(
    catalogue: Catalogue, exercise: Return
) -> None:
    real = replace(exercise.respondent, state="AT", exercise=False)
    now = replace(exercise, respondent=real, profile={**exercise.profile, "party-cedaw": "no"})
    (finding,) = (f for f in review(now, "internal", catalogue).contradictions if f.kind == "membership")
    assert finding.said[0].code == "profile/party-cedaw" and finding.said[0].answer == "No"
    assert "as of 2026, has your State as a party. It may be out of date." in finding.why
    agreed = replace(now, profile={**exercise.profile, "party-cedaw": "yes"})
    for each in (agreed, replace(now, respondent=exercise.respondent)):
        assert "membership" not in found(review(each, "internal", catalogue))


def test_what_is_blank_because_it_does_not_apply_is_not_asked_for(catalogue: Catalogue, exercise: Return) -> None:
    now = answered(exercise, {"t6d4v": "no"}, profile={**exercise.profile, "affected": "no"})
    blank = {placed.item.id for placed in review(now, "internal", catalogue).blank}
    assert not blank & {"r3w7j", "z9p9n", "j8c4c"} and {"k2j3m", "s4m9z"} <= blank
    assert review(now, "internal", catalogue).blank[0].item.core


def test_nothing_is_a_verdict(catalogue: Catalogue, exercise: Return, invented: Mapping[str, Exercise]) -> None:
    borduna = [exercise_return(invented["borduna"], year, catalogue) for year in (2026, 2025)]
    for now, last in ((exercise, year_before(exercise)), (borduna[0], borduna[1])):
        for finding in review(now, "internal", catalogue, last).questions:
            assert finding.ask.startswith("Could you ") and finding.ask.endswith("?")
            assert not VERDICTS.search(f"{finding.why} {finding.ask}"), finding
    for rule in catalogue.contradictions.rules:
        assert not VERDICTS.search(f"{rule.why} {rule.ask}"), rule


def test_the_letter_thanks_first_and_quotes_the_states_own_words(
    catalogue: Catalogue, invented: Mapping[str, Exercise]
) -> None:
    now, last = (exercise_return(invented["borduna"], year, catalogue) for year in (2026, 2025))
    made = letter(review(now, "internal", catalogue, last), catalogue)
    assert made.opening[0].startswith("This is an exercise.")
    assert next(line for line in made.opening if "answers" in line and "exercise" not in line).startswith("Thank you")
    assert len(made.first) == 3 and made.more
    quotes = [quote for question in (*made.first, *made.more) for quote in question.quotes]
    assert any(
        "n7w5p" in q and "You answer: “Yes”" in q and "“This is planned for the next strategy.”" in q for q in quotes
    )


def test_good_practice_is_quoted_only_when_it_is_public_and_not_asked_about(
    catalogue: Catalogue, exercise: Return
) -> None:
    shown = Answer(value="yes", note="Women met apart.", evidence=("E1",), sensitivity="public")
    for answer, told in (
        (shown, True),
        (replace(shown, sensitivity="secretariat"), False),
        (replace(shown, evidence=()), False),
    ):
        made = review(answered(exercise, {"k2j3m": answer}), "internal", catalogue)
        assert bool(made.worth_quoting) is told
        assert any("Women met apart." in line for line in letter(made, catalogue).opening) is told


def test_without_anything_to_ask_the_letter_only_says_thank_you(orchard: Catalogue, exercise: Return) -> None:
    all_said = Answer(value="yes", note="Done.", evidence=("E1",))
    values: dict[str, Any] = {
        **dict.fromkeys(("b2c3d", "c3d4f", "q5r6s", "s7t8v"), all_said),
        "d4f5g": 5, "f5g6h": 2, "g6h7j": {"part": 1, "whole": 2}, "h7j8k": {"women-girls/from-18": 3}, "j8k9m": "Water.",
        "k9m2n": "2026-05", "m2n3p": "2026-05-02", "n3p4q": "rain", "p4q5r": ("figs",),
    }  # fmt: skip
    made = review(answered(exercise, values, profile={"has-pond": "yes"}), "internal", orchard)
    assert not made.needs_attention
    text = letter(made, orchard)
    assert not text.first and "We have no questions." in " ".join(text.closing)
    assert "There is nothing to ask." in words(list(paper(made, orchard).blocks))


def test_the_sheet_says_that_it_is_an_exercise(catalogue: Catalogue) -> None:
    now = avaria(catalogue)
    made = review(now, "public", catalogue, year_before(now))
    assert paper(made, catalogue).banner == "EXERCISE · Reviewer's sheet, public"
    assert letter(made, catalogue).banner == "EXERCISE · Draft letter, public"


def test_a_letter_on_a_blank_return_does_not_speak_of_answers(catalogue: Catalogue, exercise: Return) -> None:
    for answers, wanted in (
        ({}, "We found no answer in them that we may read."),
        ({"k2j3m": Answer(value="no")}, "We have read the one answer that reached us."),
    ):
        made = review(replace(exercise, answers=answers), "internal", catalogue)
        opening = " ".join(letter(made, catalogue).opening)
        assert wanted in opening and "Some questions are still blank." in opening
        assert "Choose the three" not in words(list(paper(made, catalogue).blocks))
