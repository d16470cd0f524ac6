"""What is not for the readers of a draft or a review is in no format, no part of a file, and no name."""

from __future__ import annotations

import io
import json
import zipfile
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assessbook.catalogue.model import Catalogue
from assessbook.reports.draft import draft
from assessbook.reports.review.files import files
from assessbook.reports.review.review import as_json, review
from assessbook.reports.score import by_framework, by_pillar, by_section
from assessbook.reports.sensitivity import AUDIENCES, seen_by
from assessbook.reports.written import FORMATS, written
from assessbook.returns.model import Answer, Carried, Evidence, Past, Return

from .avaria import year_before

MARKS = st.sampled_from(["internal", "secretariat", "public", None])
FRAMEWORKS = st.sampled_from(["ccm", "apmbc", "crpd", "cedaw", "crc", "sdg", "wps"])
ALLOWED: dict[str, set[Any]] = {"public": {"public"}, "secretariat": {"public", "secretariat"}}


def everything_in(data: bytes) -> str:
    """Return all that a file holds: its own text, or the names, comments and contents of all parts of a ZIP."""
    if not data.startswith(b"PK"):
        return data.decode()
    with zipfile.ZipFile(io.BytesIO(data)) as whole:
        parts = [
            f"{each.filename} {each.comment!r} {whole.read(each).decode(errors='replace')}" for each in whole.infolist()
        ]
    return "\n".join(parts)


def marked(return_: Return, marks: dict[str, Any], year: str) -> Return:
    """Return the answers with words that stand nowhere else, so that each can be found again."""
    answers, evidence = {}, {}
    for id, answer in return_.answers.items():
        word = f"zq{id}{year}"
        answers[id] = replace(
            answer,
            note=f"{word}note",
            owner=f"{word}owner",
            evidence=(f"{word}row",),
            sensitivity=marks[id],
            source=f"{word}file",
        )
        evidence[f"{word}row"] = Evidence(
            title=f"{word}title", holder=f"{word}holder", link=f"https://{word}link.example"
        )
    carried = (Carried(text=f"zqcarried{year}", place="zqplace", why="zqwhy"),)
    past = Past(kind="last", catalogue=return_.catalogue, answers={"k2j3m": Answer(value="no", owner="zqpast")})
    return replace(return_, answers=answers, evidence=evidence, carried=carried, history=(past,))


@pytest.mark.parametrize("audience", ["public", "secretariat"])
@settings(max_examples=8, deadline=None)
@given(data=st.data(), framework=FRAMEWORKS)
def test_no_word_of_a_withheld_answer_is_in_any_format(
    audience: Any, data: st.DataObject, framework: str, catalogue: Catalogue, exercise: Return
) -> None:
    marks = {id: data.draw(MARKS) for id in exercise.answers}
    now, last = marked(exercise, marks, "now"), marked(year_before(exercise), marks, "then")
    made = draft(now, framework, audience, catalogue, last)
    hidden = [f"zq{id}" for id, mark in marks.items() if mark not in ALLOWED[audience]]
    shown = [e.placed.item.id for part in made.parts for e in part.entries]
    for format in FORMATS:
        text = everything_in(written(made, format, catalogue))
        assert [word for word in (*hidden, "zqcarried", "zqplace", "zqpast") if word in text] == []
        assert all(f"zq{id}nownote" in text for id in shown)


@pytest.mark.parametrize("audience", ["public", "secretariat"])
@settings(max_examples=12, deadline=None)
@given(data=st.data())
def test_no_word_of_a_withheld_answer_is_in_a_sheet_a_letter_or_what_programs_are_told(
    audience: Any, data: st.DataObject, catalogue: Catalogue, exercise: Return
) -> None:
    marks = {id: data.draw(MARKS) for id in exercise.answers}
    profile = {**exercise.profile, "has-victims": data.draw(st.sampled_from(["yes", "no"]))}
    now = marked(replace(exercise, profile=profile), marks, "now")
    last = marked(year_before(exercise), {id: data.draw(MARKS) for id in exercise.answers}, "then")
    made = review(now, audience, catalogue, last)
    told = {**dict(files(made, catalogue)), "json": json.dumps(as_json(made)).encode()}
    then = {id for id, answer in last.answers.items() if answer.sensitivity not in ALLOWED[audience]}
    hidden = [f"zq{id}now" for id, mark in marks.items() if mark not in ALLOWED[audience]]
    hidden += [f"zq{id}then" for id in then]
    for data_ in told.values():
        text = everything_in(data_)
        assert [word for word in (*hidden, "zqcarried", "zqplace", "zqpast") if word in text] == []
    assert all(f"zq{said.code}nownote" in everything_in(told["json"]) for said in made.not_applicable)


@settings(max_examples=10, deadline=None)
@given(data=st.data(), audience=st.sampled_from(["public", "secretariat"]))
def test_a_review_and_the_scores_are_the_same_whatever_the_withheld_answers_say(
    data: st.DataObject, audience: Any, catalogue: Catalogue, exercise: Return
) -> None:
    one = replace(
        exercise, answers={id: replace(a, sensitivity=data.draw(MARKS)) for id, a in exercise.answers.items()}
    )
    hidden = [id for id, a in one.answers.items() if a.sensitivity not in ALLOWED[audience]]
    codes = st.sampled_from(["yes", "partly", "no", "planned", "not-applicable", "unknown"])
    others = {
        id: replace(one.answers[id], value=data.draw(codes), note="Planned, not yet.", evidence=()) for id in hidden
    }
    other = replace(one, answers=one.answers | others)
    last = year_before(one)
    changed = replace(last, answers={**last.answers, **{id: a for id, a in others.items() if id in last.answers}})
    made = [review(*pair) for pair in ((one, audience, catalogue, last), (other, audience, catalogue, changed))]
    assert dict(files(made[0], catalogue)) == dict(files(made[1], catalogue))
    assert as_json(made[0]) == as_json(made[1])
    for count in (by_section, by_pillar, by_framework):
        assert count(seen_by(one, audience), catalogue) == count(seen_by(other, audience), catalogue)


@settings(max_examples=6, deadline=None)
@given(data=st.data(), framework=FRAMEWORKS, audience=st.sampled_from(["public", "secretariat"]))
def test_a_draft_is_the_same_whatever_the_withheld_answers_say(
    data: st.DataObject, framework: str, audience: Any, catalogue: Catalogue, exercise: Return
) -> None:
    answers = {id: replace(a, sensitivity=data.draw(MARKS)) for id, a in exercise.answers.items()}
    hidden = [id for id, a in answers.items() if a.sensitivity not in ALLOWED[audience]]
    codes = st.sampled_from(["yes", "no", "planned", "unknown"])
    others = {
        id: replace(answers[id], value=data.draw(codes), note="Another word.", due="2031-01", evidence=())
        for id in hidden
        if catalogue.items[id].item.answer.type == "scale"
    }
    one, other = replace(exercise, answers=answers), replace(exercise, answers=answers | others)
    for format in FORMATS:
        drafts = [written(draft(each, framework, audience, catalogue), format, catalogue) for each in (one, other)]
        assert drafts[0] == drafts[1]


def test_what_is_withheld_is_counted(catalogue: Catalogue, exercise: Return) -> None:
    counts = {audience: draft(exercise, "crpd", audience, catalogue).withheld for audience in AUDIENCES}
    assert counts["internal"] == 0 < counts["secretariat"] < counts["public"]
    text = written(draft(exercise, "crpd", "public", catalogue), "md", catalogue).decode()
    assert f"{counts['public']} answers are withheld from these readers" in text


def test_an_answer_without_a_mark_is_internal(catalogue: Catalogue, exercise: Return) -> None:
    bare = replace(exercise, answers={"k2j3m": Answer(value="yes", note="Not for others.")})
    assert seen_by(bare, "internal").return_.answers
    for audience in ("public", "secretariat"):
        seen = seen_by(bare, audience)  # type: ignore[arg-type]
        assert (dict(seen.return_.answers), seen.withheld) == ({}, {"k2j3m"})
