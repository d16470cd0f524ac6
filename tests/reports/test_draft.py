"""Drafts as an editor reads them: the right part, the right basis, and no claim that the answers do not carry."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest

from assessbook.catalogue.checklists import Service
from assessbook.catalogue.frameworks import Provision
from assessbook.catalogue.model import Catalogue
from assessbook.reports.blocks import Grid, Heading, Paper, Points, Words
from assessbook.reports.draft import draft
from assessbook.reports.layout import paper
from assessbook.returns.model import Answer, Return

FRAMEWORKS = ["ccm", "apmbc", "crpd", "cedaw", "crc", "sdg", "wps"]
LEADS = {"subset": "A part of what {} asks", "intersects": "As an example under {}"}


def changed(catalogue: Catalogue, item: str, **fields: Any) -> Catalogue:
    """Return the catalogue with other fields of one item."""

    def of(checklist: Any) -> Any:
        sections = (
            replace(s, items=tuple(replace(i, **fields) if i.id == item else i for i in s.items))
            for s in checklist.sections
        )
        return replace(checklist, sections=tuple(sections))

    return replace(catalogue, checklists=tuple(of(each) for each in catalogue.checklists))


def told(made: Paper) -> list[Words]:
    """Return the paragraphs of a draft that rest on an answer."""
    return [each for each in made.blocks if isinstance(each, Words) and each.basis]


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
            case Words(text=text, label=label, basis=basis):
                lines += [f"{label} {text}".strip(), *([basis] if basis else [])]
            case Points(points=points):
                lines += points
            case Grid(heads=heads, rows=rows):
                lines += [" | ".join(row) for row in (heads, *rows)]
    return "\n".join(lines)


def carried_over(framework: str, exercise: Return, catalogue: Catalogue) -> Iterator[tuple[str, Provision]]:
    """Yield each question with each provision of a framework to which its answer carries over."""
    for id, answer in exercise.answers.items():
        item = catalogue.items[id].item
        for service in item.serves:
            owner, _, provision = catalogue.provisions[service.provision]
            state: Any = answer.value if item.answer.type == "scale" else "yes"
            ticked: Any = answer.value
            if owner.id == framework and state in service.carries and (not service.option or service.option in ticked):
                yield id, provision


@pytest.mark.parametrize("framework", FRAMEWORKS)
def test_each_answer_stands_where_the_report_has_its_provision_and_only_if_it_carries_over(
    framework: str, catalogue: Catalogue, exercise: Return
) -> None:
    report = catalogue.framework[framework].reports[0]
    own: dict[str, set[str]] = {}
    through: list[tuple[str, list[str]]] = []
    for id, provision in carried_over(framework, exercise, catalogue):
        pillars = set(catalogue.items[id].item.pillars)
        mine = [s.id for s in report.sections if pillars & set(s.pillars)]
        if provision.in_every_part:
            through.append((id, mine or list(provision.sections)))
        else:
            for section in [s for s in provision.sections if s in mine] or provision.sections:
                own.setdefault(section, set()).add(id)
    wanted = {section: set(ids) for section, ids in own.items()}
    order = [section.id for section in report.sections]
    for id, sections in through:
        for section in sections:
            if not any(id in own.get(earlier, ()) for earlier in order[: order.index(section)]):
                wanted.setdefault(section, set()).add(id)
    made = draft(exercise, framework, "internal", catalogue)
    found = {part.section.id: {e.placed.item.id for e in part.entries} for part in made.parts}
    assert {section: ids for section, ids in found.items() if ids} == wanted
    assert wanted
    assert list(found) == [section.id for section in catalogue.framework[framework].reports[0].sections]


@pytest.mark.parametrize("framework", FRAMEWORKS)
def test_a_partial_answer_never_begins_as_a_claim(framework: str, catalogue: Catalogue, exercise: Return) -> None:
    made = paper(draft(exercise, framework, "internal", catalogue), catalogue)
    texts = told(made)
    assert texts
    for text in texts:
        assert text.basis.startswith("Basis: partial. Do not write it as if it were all.")
        assert re.match(r"(As an example under|A part of what) [^:]+: [a-zA-Z0-9]", text.text)


def test_partly_and_planned_stay_what_they_are(catalogue: Catalogue, exercise: Return) -> None:
    plan = Answer(value="planned", due="2027-06", owner="Field Group", note="A draft is there")
    for answer, wanted in (
        (Answer(value="yes", note="قواعد"), "all forms that count people in work on cluster munitions record disability."),
        (Answer(value="partly", evidence=("E1",)), "it is partly true that all forms that count people in work on cluster munitions record "
                                                   "disability. (Evidence: E1)"),
        (plan, "it is planned that all forms that count people in work on cluster munitions record disability (by June 2027; Field Group). A draft "
               "is there"),
    ):  # fmt: skip
        made = paper(draft(replace(exercise, answers={"q6w3p": answer}), "ccm", "internal", catalogue), catalogue)
        (text,) = told(made)
        assert text.text == f"As an example under CCM, Article 5: {wanted}"
        assert "Question q6w3p: Do all your forms that count people record disability? Answer: " in text.basis
        apart = [each.text for each in made.blocks if isinstance(each, Words) and each.said]
        assert apart == (["قواعد"] if answer.value == "yes" else [])


@pytest.mark.parametrize(
    ("value", "wanted"),
    [
        ("no", "it is not true that there are actions that give"),
        ("unknown", "it is not known whether there are actions that give"),
        ("not-applicable", "the answer to “Do you run actions that give"),
    ],
)
def test_no_answer_that_carries_over_reads_as_more_than_it_is(
    value: str, wanted: str, catalogue: Catalogue, exercise: Return
) -> None:
    service = Service(provision="crpd:art-6", relation="equal", carries=(value,), why="Because.")  # type: ignore[arg-type]
    other = changed(catalogue, "h8k3r", serves=(service,))
    made = draft(replace(exercise, answers={"h8k3r": Answer(value=value)}), "crpd", "internal", other)
    (text,) = told(paper(made, other))
    assert text.text.startswith(f"Under CRPD, Article 6: {wanted}")


def test_the_state_itself_is_told_to_ask_where_an_answer_and_its_note_may_not_fit(
    catalogue: Catalogue, exercise: Return
) -> None:
    answers = {"q6w3p": Answer(value="yes", note="This is planned for 2028.", sensitivity="public")}
    for audience, told_ in (("internal", True), ("public", False)):
        made = paper(draft(replace(exercise, answers=answers), "ccm", audience, catalogue), catalogue)  # type: ignore[arg-type]
        text = words(below(made, "Form H: victim assistance"))
        assert "This is planned for 2028." in text
        assert ("Ask first: It is answered as done, and the note may speak of something" in text) is told_


def test_a_question_that_tells_nothing_of_its_own_stands_with_its_answer(
    catalogue: Catalogue, exercise: Return
) -> None:
    other = changed(catalogue, "q6w3p", tells=None)
    made = paper(draft(replace(exercise, answers={"q6w3p": Answer(value="yes")}), "ccm", "internal", other), other)
    text = words(below(made, "Form H: victim assistance")).splitlines()
    asked = text.index("Do all your forms that count people record disability?")
    assert text[asked + 1].startswith("Basis: partial.") and "question q6w3p" in text[asked + 1]
    assert text[asked + 2 : asked + 4] == ["As an example under CCM, Article 5:", "Answer: Yes"]


def test_every_question_says_what_it_tells_a_report(catalogue: Catalogue) -> None:
    assert [id for id, placed in catalogue.items.items() if not placed.item.tells and not placed.item.retired] == []


def test_what_runs_through_a_report_stands_with_the_pillar_of_its_question_and_is_told_once(
    catalogue: Catalogue, exercise: Return
) -> None:
    made = paper(draft(exercise, "ccm", "internal", catalogue), catalogue)
    leaders, asked = (catalogue.items[id].item.ask for id in ("t4p6h", "k2j3m"))
    clearance = words(below(made, "Form F: contaminated land and clearance"))
    others = words(below(made, "Form J: other matters"))
    assert leaders in clearance and leaders not in others
    assert asked in clearance and asked not in others
    assert catalogue.items["b8t6k"].item.ask in others, "a question of every pillar has no part of its own"
    lessons = catalogue.items["z9p9n"].item.ask
    assert lessons in words(below(made, "Form G: warnings and risk education")) and lessons not in clearance


def test_figures_that_are_not_given_are_no_text(catalogue: Catalogue, exercise: Return) -> None:
    hidden = {"women": "withheld", "men": "not-collected", "other-or-not-recorded": "withheld"}
    for value, told in ((hidden, False), ({**hidden, "women": 0}, True)):
        made = paper(
            draft(replace(exercise, answers={"d9j5x": Answer(value=value)}), "sdg", "internal", catalogue), catalogue
        )
        assert (catalogue.items["d9j5x"].item.ask in words(below(made, "Draft text"))) is told
        assert ("d9j5x) | answered, but no figure is given" in words(below(made, "What is still open"))) is not told


def test_a_body_is_named_only_under_the_treaty_that_it_follows(catalogue: Catalogue, exercise: Return) -> None:
    ask = catalogue.items["f7m7f"].item.ask
    for ticked, wanted in ((("ccm", "wps"), "ccm"), (("crpd", "wps"), "crpd")):
        only = replace(exercise, answers={"f7m7f": Answer(value=ticked)})
        for framework in ("ccm", "crpd"):
            made = paper(draft(only, framework, "internal", catalogue), catalogue)
            assert (ask in words(below(made, "Draft text"))) is (framework == wanted)


def test_figures_are_read_easily(catalogue: Catalogue, exercise: Return) -> None:
    value = {"women-girls/under-18": 850, "women-girls/from-18": 1900, "men-boys/under-18": 12, "men-boys/from-18": 3}
    value |= {"other-or-not-recorded/under-18": 0, "other-or-not-recorded/from-18": 0}
    last = replace(
        exercise,
        respondent=replace(exercise.respondent, year=2025),
        answers={"z9p9n": Answer(value=dict.fromkeys(value, "not-collected"))},
    )
    now = replace(exercise, answers={"z9p9n": Answer(value=value), "h6s5p": Answer(value=("goal-5", "other"))})
    made = words(list(paper(draft(now, "ccm", "internal", catalogue, last), catalogue).blocks))
    assert "Women and girls, 18 and over | 1,900" in made and "is a count of none" not in made
    assert "| Not collected | Women and girls, Under 18: 850; Women and girls, 18 and over: 1,900; Men" in made
    assert "can show results for Goal 5, gender equality; another Goal.\n" in made


def test_the_relation_decides_the_basis_and_the_first_words(catalogue: Catalogue, exercise: Return) -> None:
    for relation, basis, lead in (
        ("equal", "direct", "Under CRPD, Article 6:"),
        ("equivalent", "direct", "Under CRPD, Article 6:"),
        ("superset", "derived", "From a wider question, under CRPD, Article 6:"),
        ("subset", "partial", "A part of what CRPD, Article 6 asks:"),
        ("intersects", "partial", "As an example under CRPD, Article 6:"),
    ):
        service = Service(provision="crpd:art-6", relation=relation, carries=("yes",), why="Because.")  # type: ignore[arg-type]
        other = changed(catalogue, "h8k3r", serves=(service,))
        answered = replace(exercise, answers={"h8k3r": Answer(value="yes")})
        made = paper(draft(answered, "crpd", "internal", other), other)
        (text,) = told(made)
        assert text.basis.startswith(f"Basis: {basis}.")
        assert "Question h8k3r" in text.basis and "Because." in text.basis
        assert text.text.startswith(f"{lead} there are actions that give women with a disability")


def test_a_text_on_two_grounds_speaks_for_the_weaker(catalogue: Catalogue, exercise: Return) -> None:
    services = (
        Service(provision="crpd:art-25", relation="equal", carries=("yes",), why="One."),
        Service(provision="crpd:art-26", relation="intersects", carries=("yes",), why="Two."),
    )
    other = changed(catalogue, "h8k3r", serves=services)
    made = paper(draft(replace(exercise, answers={"h8k3r": Answer(value="yes")}), "crpd", "internal", other), other)
    text = words(below(made, "Articles 25 and 26: health and rehabilitation"))
    assert "Basis: partial." in text
    assert "Under CRPD, Article 25; as an example under CRPD, Article 26:" in text
    alike = replace(services[0], relation="intersects")
    other = changed(catalogue, "h8k3r", serves=(alike, services[1]))
    made = paper(draft(replace(exercise, answers={"h8k3r": Answer(value="yes")}), "crpd", "internal", other), other)
    text = words(below(made, "Articles 25 and 26: health and rehabilitation"))
    assert "As an example under CRPD, Article 25, and CRPD, Article 26:" in text


def test_an_answer_is_told_once_and_referred_to_afterwards(catalogue: Catalogue, exercise: Return) -> None:
    made = paper(draft(exercise, "crpd", "internal", catalogue), catalogue)
    assert sum("Question h8k3r" in each.basis for each in told(made)) == 1
    again = words(below(made, "Article 27: work and employment"))
    assert "As an example under CRPD, Article 27: " in again
    assert f"{catalogue.items['h8k3r'].item.tells}." in again
    assert again.endswith("(Question h8k3r.) See “Article 6: women with disabilities”.")


def test_nothing_stands_under_a_provision_that_does_not_concern_the_state(
    catalogue: Catalogue, exercise: Return
) -> None:
    answers = {"q6w3p": Answer(value="yes"), "k2j3m": Answer(value="yes"), "t6d4v": Answer(value="yes")}
    for affected, shown in (("no", False), ("unknown", True), ("yes", True)):
        profile = {"affected": affected, "has-victims": affected}
        made = paper(
            draft(replace(exercise, profile=profile, answers=answers), "ccm", "internal", catalogue), catalogue
        )
        assert ("Question q6w3p" in words(below(made, "Form H: victim assistance"))) is shown
        assert ("Question k2j3m" in words(below(made, "Form F: contaminated land and clearance"))) is shown
        assert "Question t6d4v" in words(below(made, "Draft text"))
        left = words(below(made, "What is still open"))
        assert ("q6w3p) | answered, but what it speaks to does not concern your State" in left) is not shown
        assert ("CCM, Article 5 | " in left and "does not concern your State | 0 of " in left) is not shown


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
    assert [row[1] for row in table.rows] == ["0", "62", "Not collected", "Withheld", "–", "–", "62"]
    assert table.rows[-1][0] == "Counted in all"


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
    assert lines["h8k3r"].endswith("answered “No”: only “Yes” or “Partly” or “Planned” gives text")
    assert lines["w3j3w"].endswith("answered “Unknown”: only “Yes” or “Partly” gives text")
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
