"""Returns of an older version: each answer goes along, is shown again or is kept, as the change entries say."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from assessbook.catalogue.model import Catalogue
from assessbook.forms import json_file, xlsx
from assessbook.forms.form import Form, Key, Value
from assessbook.returns.fits import fits
from assessbook.returns.interpret import Interpreted, interpret
from assessbook.returns.merge import merged
from assessbook.returns.migrate import migrated
from assessbook.returns.model import Answer
from assessbook.returns.record import canonical

from ..forms.workbook import filled
from .strategies import returns
from .strategies import values as item_values
from .two_versions import second_version

SENDER: dict[Key, Value] = {("identity", "state", "answer"): "LA", ("identity", "year", "answer"): 2026}


@pytest.fixture(scope="session")
def second(tmp_path_factory: pytest.TempPathFactory) -> Catalogue:
    return second_version(tmp_path_factory.mktemp("second"))


def answered(**answers: Value) -> dict[Key, Value]:
    return {("answer", id, "answer"): value for id, value in answers.items()}


def taken_over(first: Catalogue, second: Catalogue, entries: dict[Key, Value]) -> Interpreted:
    """A workbook of the first version that was filled, as the second version reads it."""
    return interpret(xlsx.read(xlsx.write(Form(first, entries={**SENDER, **entries}))), second)


def values(found: Interpreted) -> dict[str, object]:
    return {id: answer.value for id, answer in found.return_.answers.items()}


def told(found: Interpreted) -> list[tuple[str, str]]:
    return [(each.code, each.item) for each in found.findings if each.code != "other-version"]


def kept(found: Interpreted) -> list[tuple[str | None, str | None, str]]:
    return [(each.code, each.column, each.text) for each in found.return_.carried]


def test_what_did_not_change_stays_and_the_version_is_the_present_one(orchard: Catalogue, second: Catalogue) -> None:
    found = taken_over(orchard, second, answered(b2c3d="yes", k9m2n="2026-05", f5g6h=1.5))
    assert values(found) == {"b2c3d": "yes", "k9m2n": "2026-05", "f5g6h": 1.5}
    assert (found.return_.catalogue.version, found.return_.catalogue.hash) == ("2.0.0", second.hash)
    assert (found.return_.history, kept(found), told(found)) == ((), [], [])


def test_a_reworded_question_keeps_its_answer_or_asks_again_or_lets_go_of_it(
    orchard: Catalogue, second: Catalogue
) -> None:
    again = taken_over(orchard, second, answered(b2c3d="partly"))
    assert again.return_.answers["b2c3d"] == Answer(value="partly", confirm="not-checked")
    assert told(again) == [("answer-again", "b2c3d"), ("not-checked", "")]
    gone = taken_over(orchard, second, answered(b2c3d="not-applicable") | {("answer", "b2c3d", "note"): "No trees."})
    assert values(gone) == {}
    assert kept(gone) == [("b2c3d", "answer", "not-applicable"), ("b2c3d", "note", "No trees.")]
    assert told(gone) == [("answer-not-carried", "b2c3d")]


def test_a_split_question_gives_its_answer_to_both(orchard: Catalogue, second: Catalogue) -> None:
    found = taken_over(orchard, second, answered(c3d4f="yes") | {("answer", "c3d4f", "note"): "Since 2020."})
    assert found.return_.answers == dict.fromkeys(("t2v3w", "v3w4x"), Answer(value="yes", note="Since 2020."))
    assert told(found) == [("answer-moved", "t2v3w"), ("answer-moved", "v3w4x")]
    assert "Trees and paths have plans of their own." in found.findings[1].why()


@pytest.mark.parametrize(("state", "confirm"), [("planned", "not-checked"), ("no", None)])
def test_each_answer_has_its_own_rule(orchard: Catalogue, second: Catalogue, state: str, confirm: str | None) -> None:
    found = taken_over(orchard, second, answered(c3d4f=state))
    assert {answer.confirm for answer in found.return_.answers.values()} == {confirm}


def test_what_cannot_go_along_is_kept_word_for_word_and_in_the_history(orchard: Catalogue, second: Catalogue) -> None:
    found = taken_over(orchard, second, answered(c3d4f="partly") | {("answer", "c3d4f", "note"): "=1+1"})
    assert values(found) == {}
    assert kept(found) == [("c3d4f", "answer", "partly"), ("c3d4f", "note", "=1+1")]
    (past,) = found.return_.history
    assert (past.kind, past.catalogue.version, past.answers) == (
        "migrated", "1.1.0", {"c3d4f": Answer(value="partly", note="=1+1")},
    )  # fmt: skip


def test_merged_questions_give_an_answer_when_they_agree(orchard: Catalogue, second: Catalogue) -> None:
    notes: dict[Key, Value] = {("answer", "q5r6s", "note"): "Daily.", ("answer", "s7t8v", "note"): "Fenced."}
    found = taken_over(orchard, second, answered(q5r6s="yes", s7t8v="yes") | notes)
    assert found.return_.answers == {"w4x5z": Answer(value="yes", note="Daily.\n\nFenced.")}


def test_merged_questions_of_which_one_is_blank_are_asked_again(orchard: Catalogue, second: Catalogue) -> None:
    found = taken_over(orchard, second, answered(q5r6s="yes"))
    assert found.return_.answers == {"w4x5z": Answer(value="yes", confirm="not-checked")}


def test_merged_questions_that_differ_are_both_kept(orchard: Catalogue, second: Catalogue) -> None:
    found = taken_over(orchard, second, answered(q5r6s="yes", s7t8v="no"))
    assert values(found) == {}
    assert kept(found) == [("q5r6s", "answer", "yes"), ("s7t8v", "answer", "no")]
    assert told(found) == [("answer-unclear-now", "q5r6s"), ("answer-unclear-now", "s7t8v")]


def test_a_number_goes_along_unless_the_new_question_does_not_take_it(orchard: Catalogue, second: Catalogue) -> None:
    assert values(taken_over(orchard, second, answered(d4f5g=900))) == {"x5z6b": 900}
    over = taken_over(orchard, second, answered(d4f5g=5000))
    assert (values(over), kept(over)) == ({}, [("d4f5g", "answer", "5000")])


def test_a_retired_question_leaves_its_answer_under_carried(orchard: Catalogue, second: Catalogue) -> None:
    found = taken_over(orchard, second, answered(j8k9m="A pump."))
    assert kept(found) == [("j8k9m", "answer", "A pump.")]
    assert told(found) == [("retired-item", "j8k9m")]
    assert found.return_.carried[0].why == (
        "This question is not asked any more since version 2.0.0. The answer is kept."
    )


def test_an_answer_file_of_the_older_version_becomes_the_same_return_as_the_workbook(
    orchard: Catalogue, second: Catalogue
) -> None:
    entries = SENDER | answered(b2c3d="partly", c3d4f="partly", q5r6s="yes", d4f5g=5, j8k9m="x")
    book, file = (carrier.write(Form(orchard, entries=entries)) for carrier in (xlsx, json_file))
    one, other = interpret(xlsx.read(book), second), interpret(json_file.read(file), second)
    assert canonical(one.return_) == canonical(other.return_)
    assert one.tally.found == one.tally.read + one.tally.repeated + one.tally.carried


def test_migrating_twice_is_migrating_once(orchard: Catalogue, second: Catalogue) -> None:
    once = taken_over(orchard, second, answered(c3d4f="partly", q5r6s="yes")).return_
    assert migrated(once, second).return_ == once
    assert canonical(interpret(json_file.read(canonical(once)), second).return_) == canonical(once)


def test_a_filled_workbook_from_another_program(orchard: Catalogue, second: Catalogue) -> None:
    book = filled(xlsx.write(Form(orchard)), {("c3d4f", "answer"): "Yes", ("identity:state", "answer"): "LA"})
    assert values(interpret(xlsx.read(book), second)) == {"t2v3w": "yes", "v3w4x": "yes"}


def test_a_merged_return_takes_its_parts_along(orchard: Catalogue, second: Catalogue) -> None:
    first = interpret(json_file.read(json_file.write(Form(orchard, entries=SENDER | answered(c3d4f="yes")))), orchard)
    whole = merged([("trees.json", first.return_)], orchard).return_
    now = migrated(whole, second).return_
    assert {past.kind for past in now.history} == {"part", "migrated"}
    (part,) = (past for past in now.history if past.kind == "part")
    assert (part.answers, part.catalogue.version) == (
        dict.fromkeys(("t2v3w", "v3w4x"), Answer(value="yes")), "2.0.0",
    )  # fmt: skip
    assert merged([("whole.json", now)], second).return_.answers == {
        id: replace(answer, source="trees.json") for id, answer in part.answers.items()
    }


def test_the_second_version_has_no_mistake(tmp_path: Path) -> None:
    assert second_version(tmp_path).changes.releases[0].version == "2.0.0"


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(data=st.data())
def test_every_answer_of_the_older_version_stands_somewhere(
    orchard: Catalogue, second: Catalogue, data: st.DataObject
) -> None:
    before = data.draw(returns(orchard))
    after = migrated(before, second).return_
    (kept,) = [past.answers for past in after.history if past.kind == "migrated"] or [{}]
    for id, answer in before.answers.items():
        assert after.answers.get(id) == answer or kept[id] == answer
    for id, answer in after.answers.items():
        assert fits(answer.value, second.items[id].item, second)
        assert not second.items[id].item.retired
    assert {each.text for each in before.carried} <= {each.text for each in after.carried}
    assert migrated(after, second).return_ == after
    assert canonical(interpret(json_file.read(canonical(after)), second).return_) == canonical(after)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(data=st.data())
def test_what_a_question_takes_fits_it(orchard: Catalogue, data: st.DataObject) -> None:
    item = orchard.items[data.draw(st.sampled_from(sorted(orchard.items)))].item
    assert fits(data.draw(item_values(item, orchard)), item, orchard)
    assert not fits(object(), item, orchard)
