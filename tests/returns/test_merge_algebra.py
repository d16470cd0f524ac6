"""Merging depends on the set of parts only: twice is once, in any order, in any steps; and nothing is lost."""

from __future__ import annotations

import json
from typing import Any

import jsonschema_rs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assessbook.catalogue.model import Catalogue
from assessbook.forms import json_file
from assessbook.forms.reading import Entry, Reading
from assessbook.returns.claims import alike
from assessbook.returns.conflicts import conflicts
from assessbook.returns.decisions import decided
from assessbook.returns.interpret import interpret
from assessbook.returns.merge import merged, whole
from assessbook.returns.model import Answer, Return
from assessbook.returns.record import canonical
from assessbook.returns.schema import return_schema
from assessbook.returns.settle import merging

from .several_parts import parts

FEW = settings(max_examples=40, deadline=None)
Named = tuple[str, Return]


@pytest.fixture(scope="session")
def schema(orchard: Catalogue) -> jsonschema_rs.Draft202012Validator:
    return jsonschema_rs.Draft202012Validator(json.loads(return_schema(orchard)))


def bytes_of(found: list[Named], catalogue: Catalogue) -> bytes:
    return canonical(merged(found, catalogue).return_)


@FEW
@given(data=st.data())
def test_merging_twice_is_merging_once(orchard: Catalogue, data: st.DataObject) -> None:
    found = data.draw(parts(orchard))
    once = merged(found, orchard).return_
    assert bytes_of([("RETURN.json", once)], orchard) == canonical(once)
    assert bytes_of([*found, ("RETURN.json", once), *found], orchard) == canonical(once)


@FEW
@given(data=st.data())
def test_any_order_gives_the_same_return(orchard: Catalogue, data: st.DataObject) -> None:
    found = data.draw(parts(orchard))
    shuffled = data.draw(st.permutations(found))
    assert bytes_of(found, orchard) == bytes_of(shuffled, orchard)


@FEW
@given(data=st.data())
def test_in_steps_or_at_once_is_the_same_in_values_conflicts_and_history(
    orchard: Catalogue, data: st.DataObject
) -> None:
    a, b, c = (data.draw(parts(orchard, 2)) for _ in range(3))
    left = merged([("ab.json", merged([*a, *b], orchard).return_), *c], orchard)
    right = merged([*a, ("bc.json", merged([*b, *c], orchard).return_)], orchard)
    whole = merged([*a, *b, *c], orchard)
    assert canonical(left.return_) == canonical(right.return_) == canonical(whole.return_)
    codes = [[each.code for each in conflicts(found.settled, orchard)] for found in (left, right, whole)]
    assert codes[0] == codes[1] == codes[2]


@FEW
@given(data=st.data())
def test_no_value_is_lost_and_none_is_invented(orchard: Catalogue, data: st.DataObject) -> None:
    found = data.draw(parts(orchard))
    result = merged(found, orchard)
    for name, part in found:
        for id, answer in part.answers.items():
            sources = [past for past in merging(result.return_.history) if past.source == name]
            assert any(past.answers.get(id) == answer for past in sources)
    given_values: dict[str, list[Any]] = {id: [] for id in orchard.items}
    for _, part in found:
        for id, answer in part.answers.items():
            given_values[id].append(alike(answer.value))
    for id, answer in result.return_.answers.items():
        if isinstance(answer.value, dict):
            for part, number in answer.value.items():
                assert any(part in value and value[part] == number for value in given_values[id] if value)
        elif answer.value is not None:
            assert alike(answer.value) in given_values[id]


@FEW
@given(data=st.data())
def test_a_blank_never_overwrites(orchard: Catalogue, data: st.DataObject) -> None:
    found = data.draw(parts(orchard))
    blank = Return(catalogue=found[0][1].catalogue)
    with_blank = merged([*found, ("blank.json", blank)], orchard).return_
    without = merged(found, orchard).return_
    assert with_blank.answers == without.answers
    assert (with_blank.profile, with_blank.evidence) == (without.profile, without.evidence)


@FEW
@given(data=st.data())
def test_documents_cited_are_the_documents_cited_before(orchard: Catalogue, data: st.DataObject) -> None:
    found = data.draw(parts(orchard))
    result = merged(found, orchard).return_
    for id, answer in result.answers.items():
        titles = {(result.evidence[row].title or "").casefold() for row in answer.evidence if row in result.evidence}
        known = {
            (part.evidence[row].title or "").casefold()
            for _, part in found
            if id in part.answers
            for row in part.answers[id].evidence
            if row in part.evidence
        }
        assert titles <= known


@FEW
@given(data=st.data())
def test_the_merged_return_is_read_back_byte_for_byte_and_keeps_to_the_schema(
    orchard: Catalogue, schema: jsonschema_rs.Draft202012Validator, data: st.DataObject
) -> None:
    result = canonical(merged(data.draw(parts(orchard)), orchard).return_)
    assert canonical(interpret(json_file.read(result), orchard).return_) == result
    assert [error.message for error in schema.iter_errors(json.loads(result))] == []


@FEW
@given(data=st.data())
def test_decisions_last_in_any_order_and_leave_nothing_of_what_they_decide_open(
    orchard: Catalogue, data: st.DataObject
) -> None:
    found = data.draw(parts(orchard))
    before = merged(found, orchard)
    open_ = conflicts(before.settled, orchard)
    chosen = {each.code: data.draw(st.sampled_from([side.letter for side in each.sides])) for each in open_}
    chosen = {code: letter for code, letter in chosen.items() if data.draw(st.booleans())}
    entries = tuple(Entry("decision", code, "choice", letter, "Coordination!F9") for code, letter in chosen.items())
    taken = decided(Reading("xlsx", None, entries), "C.xlsx", before, open_, orchard)
    assert taken.findings == ()
    after = whole((*before.return_.history, *([taken.past] if taken.past else [])), orchard)
    assert {each.code for each in conflicts(after.settled, orchard)} == {each.code for each in open_} - set(chosen)
    shuffled = data.draw(st.permutations([*found, ("LA.json", after.return_)]))
    assert bytes_of(shuffled, orchard) == canonical(after.return_)
    for each in open_:
        if each.code in chosen:
            side = next(side for side in each.sides if side.letter == chosen[each.code])
            if side.value is not None:
                assert alike(after.settled.values[each.place]) == alike(side.value)


@FEW
@given(data=st.data())
def test_what_is_changed_in_a_merged_return_counts_as_decided(orchard: Catalogue, data: st.DataObject) -> None:
    found = data.draw(parts(orchard))
    result = merged(found, orchard).return_
    id = data.draw(st.sampled_from(["b2c3d", "d4f5g", "j8k9m"]))
    changed = Return(
        **{**{name: getattr(result, name) for name in result.__dataclass_fields__},
           "answers": {**result.answers, id: Answer(value={"b2c3d": "partly", "d4f5g": 7}.get(id, "Rain."))}}
    )  # fmt: skip
    again = merged([("RETURN.json", changed), *found], orchard)
    assert again.return_.answers[id].value == changed.answers[id].value
    assert not [each for each in conflicts(again.settled, orchard) if each.line == id]
    assert bytes_of([("other name.json", again.return_)], orchard) == canonical(again.return_)
