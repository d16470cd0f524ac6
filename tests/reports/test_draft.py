"""Drafts as an editor reads them: the right part, the right basis, and no claim that the answers do not carry."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from assessbook.catalogue.checklists import Service
from assessbook.catalogue.model import Catalogue
from assessbook.reports.blocks import Grid, Heading, Paper, Points, Words
from assessbook.reports.draft import draft
from assessbook.reports.layout import paper
from assessbook.returns.model import Answer, Return

FRAMEWORKS = ["ccm", "apmbc", "crpd", "cedaw", "crc", "sdg", "wps"]
LEADS = {"subset": "A part of what {} asks", "intersects": "As an example under {}"}


def related(catalogue: Catalogue, item: str, services: tuple[Service, ...]) -> Catalogue:
    """Return the catalogue with other services of one item."""

    def changed(checklist: Any) -> Any:
        sections = (
            replace(s, items=tuple(replace(i, serves=services) if i.id == item else i for i in s.items))
            for s in checklist.sections
        )
        return replace(checklist, sections=tuple(sections))

    return replace(catalogue, checklists=tuple(changed(each) for each in catalogue.checklists))


def below(made: Paper, heading: str) -> list[Any]:
    """Return the blocks between one heading and the next of the same level or above."""
    blocks = list(made.blocks)
    start = next(n for n, each in enumerate(blocks) if isinstance(each, Heading) and each.text == heading)
    level = blocks[start].level  # type: ignore[union-attr]
    found = []
    for each in blocks[start + 1 :]:
        if isinstance(each, Heading) and each.level <= level:
            break
        found.append(each)
    return found


def words(blocks: list[Any]) -> str:
    """Return the words of blocks as a reader meets them."""
    lines = []
    for block in blocks:
        match block:
            case Heading(text=text, basis=basis):
                lines += [text, basis]
            case Words(text=text, label=label):
                lines.append(f"{label} {text}".strip())
            case Points(points=points):
                lines += points
            case Grid(heads=heads, rows=rows):
                lines += [" | ".join(row) for row in (heads, *rows)]
    return "\n".join(lines)


@pytest.mark.parametrize("framework", FRAMEWORKS)
def test_each_answer_stands_where_the_report_has_its_provision_and_only_if_it_carries_over(
    framework: str, catalogue: Catalogue, exercise: Return
) -> None:
    wanted: dict[str, set[str]] = {}
    for id, placed in catalogue.items.items():
        answer = exercise.answers.get(id)
        for service in placed.item.serves if answer else ():
            owner, _, provision = catalogue.provisions[service.provision]
            state = answer.value if placed.item.answer.type == "scale" else "yes"  # type: ignore[union-attr]
            if owner.id == framework and state in service.carries:
                for section in provision.sections:
                    wanted.setdefault(section, set()).add(id)
    made = draft(exercise, framework, "internal", catalogue)
    found = {part.section.id: {e.placed.item.id for e in part.entries} for part in made.parts}
    assert {section: ids for section, ids in found.items() if ids} == wanted
    assert wanted
    assert list(found) == [section.id for section in catalogue.framework[framework].reports[0].sections]


@pytest.mark.parametrize("framework", FRAMEWORKS)
def test_a_partial_answer_never_begins_as_a_claim(framework: str, catalogue: Catalogue, exercise: Return) -> None:
    made = paper(draft(exercise, framework, "internal", catalogue), catalogue)
    questions = [each for each in below(made, "Draft text") if isinstance(each, Heading) and each.level == 3]
    assert questions
    for heading in questions:
        assert heading.basis.startswith("Basis: partial. Do not write it as if it were all.")
        first = words(below(made, heading.text)).splitlines()[0]
        assert first.startswith(("As an example under ", "A part of what ")) and first.endswith(":")


def test_the_relation_decides_the_basis_and_the_first_words(catalogue: Catalogue, exercise: Return) -> None:
    for relation, basis, lead in (
        ("equal", "direct", "Under CRPD, Article 6:"),
        ("equivalent", "direct", "Under CRPD, Article 6:"),
        ("superset", "derived", "From a wider question, under CRPD, Article 6:"),
        ("subset", "partial", "A part of what CRPD, Article 6 asks:"),
        ("intersects", "partial", "As an example under CRPD, Article 6:"),
    ):
        service = Service(provision="crpd:art-6", relation=relation, carries=("yes",), why="Because.")  # type: ignore[arg-type]
        other = related(catalogue, "h8k3r", (service,))
        answered = replace(exercise, answers={"h8k3r": Answer(value="yes")})
        made = paper(draft(answered, "crpd", "internal", other), other)
        ask = other.items["h8k3r"].item.ask
        heading = next(each for each in made.blocks if isinstance(each, Heading) and each.text == ask)
        assert heading.basis.startswith(f"Basis: {basis}.")
        assert "question h8k3r" in heading.basis and "Because." in heading.basis
        assert words(below(made, ask)).splitlines()[:2] == [lead, "Answer: Yes"]


def test_a_text_on_two_grounds_speaks_for_the_weaker(catalogue: Catalogue, exercise: Return) -> None:
    services = (
        Service(provision="crpd:art-25", relation="equal", carries=("yes",), why="One."),
        Service(provision="crpd:art-26", relation="intersects", carries=("yes",), why="Two."),
    )
    other = related(catalogue, "h8k3r", services)
    made = paper(draft(replace(exercise, answers={"h8k3r": Answer(value="yes")}), "crpd", "internal", other), other)
    text = words(below(made, "Articles 25 and 26: health and rehabilitation"))
    assert "Basis: partial." in text
    assert "Under CRPD, Article 25; as an example under CRPD, Article 26:" in text


def test_an_answer_is_told_once_and_referred_to_afterwards(catalogue: Catalogue, exercise: Return) -> None:
    made = paper(draft(exercise, "crpd", "internal", catalogue), catalogue)
    ask = catalogue.items["h8k3r"].item.ask
    assert sum(isinstance(each, Heading) and each.text == ask for each in made.blocks) == 1
    assert f"{ask} (Persons with disabilities (CRPD), 2.4; h8k3r). See “Article 6: women with disabilities”." in words(
        below(made, "Article 27: work and employment")
    )


def test_zero_not_collected_withheld_and_nothing_entered_are_four_things(
    catalogue: Catalogue, exercise: Return
) -> None:
    value = {
        "women-girls/under-18": 0,
        "women-girls/from-18": 62,
        "men-boys/under-18": "not-collected",
        "men-boys/from-18": "withheld",
    }
    answered = replace(exercise, answers={"r4c2h": Answer(value=value)})
    made = paper(draft(answered, "crpd", "internal", catalogue), catalogue)
    table = next(each for each in made.blocks if isinstance(each, Grid) and "r4c2h" in each.title)
    assert [row[1] for row in table.rows] == ["0", "62", "Not collected", "Withheld", "–", "–"]


def test_what_is_open_is_named_with_the_reason_and_only_inside_the_state(
    catalogue: Catalogue, exercise: Return
) -> None:
    answers = {
        "h8k3r": Answer(value="no", sensitivity="public"),
        "w3j3w": Answer(value="unknown", sensitivity="public"),
    }
    answered = replace(exercise, answers=answers)
    inside = words(below(paper(draft(answered, "crpd", "internal", catalogue), catalogue), "What is still open"))
    lines = {line.split("; ")[-1].split(")")[0]: line for line in inside.splitlines() if "; " in line}
    assert lines["h8k3r"].endswith("answered “No”, which does not carry over to this report")
    assert lines["w3j3w"].endswith("answered “Unknown”, which does not carry over to this report")
    assert lines["r4c2h"].endswith("not answered")
    outside = words(below(paper(draft(answered, "crpd", "public", catalogue), catalogue), "What is still open"))
    assert "h8k3r" not in outside and "The internal draft names them." in outside


def test_an_answer_to_a_question_that_does_not_apply_is_not_in_the_text_but_told_of(
    catalogue: Catalogue, exercise: Return
) -> None:
    answered = replace(exercise, profile={"has-victims": "no"}, answers={"w3j3w": Answer(value="yes")})
    made = paper(draft(answered, "crpd", "internal", catalogue), catalogue)
    assert catalogue.items["w3j3w"].item.ask not in words(below(made, "Draft text"))
    assert "w3j3w) | answered, although your other answers say that it does not apply" in words(
        below(made, "What is still open")
    )


def test_a_provision_without_any_question_is_told_of(catalogue: Catalogue, exercise: Return) -> None:
    unserved = [f"SDGs, Target {target}" for target in ("3.8", "4.5", "4.a", "11.7")]
    for answers in (exercise.answers, {id: replace(a, sensitivity="internal") for id, a in exercise.answers.items()}):
        made = paper(draft(replace(exercise, answers=answers), "sdg", "public", catalogue), catalogue)
        points = [p for each in below(made, "What is still open") if isinstance(each, Points) for p in each.points]
        assert [point.split(":")[0] for point in points] == unserved
    inside = below(paper(draft(exercise, "sdg", "internal", catalogue), catalogue), "What is still open")
    assert [
        line.split(" | ")[0] for line in words(inside).splitlines() if "| no question serves it |" in line
    ] == unserved


def test_plans_stand_in_the_annex_with_month_and_body_and_ask_for_nothing(
    catalogue: Catalogue, exercise: Return
) -> None:
    plan = Answer(value="planned", due="2027-06", owner="Field Group", note="A draft is there.")
    answers = {"h8k3r": plan, "w3j3w": Answer(value="no"), "b4f9z": Answer(value="yes")}
    made = paper(draft(replace(exercise, answers=answers), "crpd", "internal", catalogue), catalogue)
    text = words(below(made, "Annex: not yet done, and where assistance may help"))
    assert "| Planned | June 2027 | Field Group | A draft is there." in text
    assert "w3j3w) | No | –" in text and "b4f9z" not in text
    assert "None of them asks for help" in text


def test_only_documents_that_the_draft_cites_are_in_the_annex(catalogue: Catalogue, exercise: Return) -> None:
    answers = {"h8k3r": Answer(value="yes", evidence=("E2",)), "w3j3w": Answer(value="no", evidence=("E1",))}
    made = paper(draft(replace(exercise, answers=answers), "crpd", "internal", catalogue), catalogue)
    text = words(below(made, "Annex: evidence"))
    assert "E2 | Course register | Office for Help to Victims | December 2026 | –" in text
    assert "E1" not in text


def test_the_editor_is_told_when_the_plan_or_the_treaty_does_not_fit(catalogue: Catalogue, exercise: Return) -> None:
    later = replace(exercise, respondent=replace(exercise.respondent, year=2028), profile={"party-ccm": "signatory"})
    text = words(below(paper(draft(later, "ccm", "internal", catalogue), catalogue), "How to use this draft"))
    assert "has only signed this treaty" in text
    assert "The Lausanne Action Plan runs from 2021 to 2026; this return is of 2028." in text


def test_every_page_of_an_exercise_says_so(catalogue: Catalogue, exercise: Return) -> None:
    assert paper(draft(exercise, "ccm", "public", catalogue), catalogue).banner.startswith("EXERCISE")
    real = replace(exercise, respondent=replace(exercise.respondent, state="LA", exercise=False))
    made = paper(draft(real, "ccm", "public", catalogue), catalogue)
    assert (made.banner, made.title.split(":")[0]) == ("Draft, public", "Lao People's Democratic Republic")
