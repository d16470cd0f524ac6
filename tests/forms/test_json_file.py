"""Answer files written by hand: whatever stands in them is read, kept as a stray, or refused with a sentence."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assessbook.catalogue.model import Catalogue
from assessbook.forms import json_file
from assessbook.forms.form import Form
from assessbook.forms.reading import Entry, Origin, Reading, Stray, Unreadable


def file(body: str = "", catalogue: str = '{"id": "orchard", "version": "1.1.0"}') -> bytes:
    more = f", {body}" if body else ""
    return f'{{"format": "assessbook-return/1", "catalogue": {catalogue}{more}}}'.encode()


def strays(reading: Reading) -> list[tuple[str, str]]:
    return [(stray.text, stray.place) for stray in reading.strays]


def values(reading: Reading) -> list[tuple[str, str, object]]:
    return [(entry.code, entry.column, entry.value) for entry in reading.entries]


def test_a_blank_answer_file_is_the_same_bytes_each_time(orchard: Catalogue) -> None:
    assert json_file.write(Form(orchard)).decode() == (
        "{\n"
        '  "answers": {},\n'
        '  "carried": [],\n'
        '  "catalogue": {\n'
        f'    "hash": "{orchard.hash}",\n'
        '    "id": "orchard",\n'
        '    "version": "1.1.0"\n'
        "  },\n"
        '  "evidence": {},\n'
        '  "format": "assessbook-return/1",\n'
        '  "profile": {},\n'
        '  "respondent": {\n'
        '    "exercise": false\n'
        "  }\n"
        "}\n"
    )


def test_every_kind_of_value_is_found_with_its_place() -> None:
    reading = json_file.read(
        file(
            '"respondent": {"state": "LA", "year": 2027, "exercise": true}, "profile": {"has-pond": "no"}, '
            '"answers": {"b2c3d": {"value": "yes", "evidence": ["E1", "E2"], "source": "a.xlsx"}, '
            '"g6h7j": {"value": {"part": 1, "whole": 2.5}}, "p4q5r": {"value": ["figs"]}}, '
            '"evidence": {"E1": {"title": "Log"}}'
        )
    )
    assert reading.origin == Origin("orchard", "1.1.0")
    assert reading.asked is None
    assert [(e.area, e.code, e.column, e.value, e.place) for e in reading.entries] == [
        ("identity", "state", "answer", "LA", "respondent.state"),
        ("identity", "year", "answer", 2027, "respondent.year"),
        ("identity", "exercise", "answer", True, "respondent.exercise"),
        ("profile", "has-pond", "answer", "no", "profile.has-pond"),
        ("answer", "b2c3d", "answer", "yes", "answers.b2c3d.value"),
        ("answer", "b2c3d", "evidence", "E1, E2", "answers.b2c3d.evidence"),
        ("answer", "b2c3d", "source", "a.xlsx", "answers.b2c3d.source"),
        ("answer", "g6h7j/part", "answer", 1, "answers.g6h7j.value.part"),
        ("answer", "g6h7j/whole", "answer", 2.5, "answers.g6h7j.value.whole"),
        ("answer", "p4q5r/figs", "answer", "yes", "answers.p4q5r.value"),
        ("evidence", "E1", "title", "Log", "evidence.E1.title"),
    ]
    assert reading.strays == ()


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ('"answers": [1, "two"]', [('[1, "two"]', "answers")]),
        ('"answers": "all yes"', [("all yes", "answers")]),
        ('"answers": {"b2c3d": "yes"}', [("yes", "answers.b2c3d")]),
        ('"answers": {"b2c3d": {"answer": "yes"}}', [("yes", "answers.b2c3d.answer")]),
        ('"answers": {"b2c3d": {"colour": {"a": [1]}}}', [('{"a": [1]}', "answers.b2c3d.colour")]),
        ('"answers": {"b2c3d": {"note": ["a"]}}', [('["a"]', "answers.b2c3d.note")]),
        ('"answers": {"b2c3d": {"evidence": ["E1", 2]}}', [('["E1", 2]', "answers.b2c3d.evidence")]),
        (
            '"answers": {"g6h7j": {"value": {"part": {"a": 1, "a": 2}}}}',
            [('{"a": 1, "a": 2}', "answers.g6h7j.value.part")],
        ),
        ('"answers": {"p4q5r": {"value": [["figs"]]}}', [('["figs"]', "answers.p4q5r.value")]),
        ('"profile": {"has-pond": ["no"]}', [('["no"]', "profile.has-pond")]),
        ('"respondent": {"king": "Arthur"}', [("Arthur", "respondent.king")]),
        ('"evidence": {"E1": "Log"}', [("Log", "evidence.E1")]),
        ('"evidence": {"E1": {"colour": "green"}}', [("green", "evidence.E1.colour")]),
        ('"carried": [{"text": "a"}]', [('{"text": "a"}', "carried.1")]),
        ('"carried": {"text": "a"}', [('{"text": "a"}', "carried")]),
        ('"carried": ["a"]', [("a", "carried.1")]),
        ('"remarks": "see below"', [("see below", "remarks")]),
        ('"answers": {"b2c3d": null, "c3d4f": {"value": null, "note": ""}}, "profile": null, "more": []', []),
    ],
)
def test_what_is_not_part_of_an_answer_file_is_a_stray(body: str, found: list[tuple[str, str]]) -> None:
    assert strays(json_file.read(file(body))) == found


def test_a_key_that_stands_twice_is_read_twice() -> None:
    reading = json_file.read(
        file(
            '"answers": {"b2c3d": {"value": "yes", "value": "no"}, "b2c3d": {"note": "n"}}, "answers": {"c3d4f": {"value": "no"}}'
        )
    )
    assert values(reading) == [
        ("b2c3d", "answer", "yes"),
        ("b2c3d", "answer", "no"),
        ("b2c3d", "note", "n"),
        ("c3d4f", "answer", "no"),
    ]


@pytest.mark.parametrize(
    ("number", "value"),
    [
        ("12", 12),
        ("-3", -3),
        ("1.50", 1.5),
        ("1e3", 1000.0),
        ("123456789012345", 123456789012345),
        ("1234567890123456", "1234567890123456"),
        ("9" * 5000, "9" * 5000),
        ("0.1234567890123456789", "0.1234567890123456789"),
        ("1e400", "1e400"),
        ("NaN", "NaN"),
        ("-Infinity", "-Infinity"),
    ],
)
def test_a_number_that_a_computer_would_round_is_kept_as_typed(number: str, value: object) -> None:
    (entry,) = json_file.read(file(f'"answers": {{"f5g6h": {{"value": {number}}}}}')).entries
    assert (entry.value, type(entry.value)) == (value, type(value))


def test_what_was_carried_stays_as_it_is() -> None:
    carried = {"text": "a", "place": "b", "why": "c", "code": "z9z9z", "column": "answer"}
    assert json_file.read(file(f'"carried": [{json.dumps(carried)}]')).carried == (carried,)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_a_file_saved_by_an_old_editor_is_read(encoding: str) -> None:
    data = file('"answers": {"j8k9m": {"value": "نعم é"}}').decode().encode(encoding)
    assert json_file.recognises(data)
    assert values(json_file.read(data)) == [("j8k9m", "answer", "نعم é")]


def test_half_a_sign_is_left_to_the_reader_of_meanings() -> None:
    reading = json_file.read(file('"answers": {"j8k9m": {"value": "a\\ud800"}}'))
    assert reading.entries == (Entry("answer", "j8k9m", "answer", "a\ud800", "answers.j8k9m.value"),)


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"{", "damaged at line 1, column 2: it may have been cut off"),
        (file()[:-5], "damaged at line 1"),
        (b'{\n  "format": "assessbook-return/1",\n  "answers": {,}\n}', "damaged at line 3, column 15"),
        (file() + b"{}", "damaged at line 1"),
        (b"{'format': 'assessbook-return/1'}", "damaged at line 1, column 2"),
        ('{"format": "é"}'.encode("latin-1"), "not saved as UTF-8"),
        (b'{"format": "assessbook-return/1", "answers": ' + b"[" * 100_000, "damaged"),
        (b'{"name": "package"}', "not an answer file"),
        (b'{"format": "assessbook-return/2"}', "Update assessbook"),
        (b'{"format": "assessbook-return/1", "format": "assessbook-return/1"}', "not an answer file"),
        (b'{"format": ["assessbook-return/1"]}', "not an answer file"),
    ],
)
def test_a_file_that_is_no_answer_file_is_refused_with_a_sentence(data: bytes, message: str) -> None:
    with pytest.raises(Unreadable, match=message):
        json_file.read(data)


@pytest.mark.parametrize("catalogue", ["null", "[]", '{"id": 3}', '{"version": 1.0}', "{}"])
def test_a_file_that_does_not_say_its_catalogue_is_read_all_the_same(catalogue: str) -> None:
    reading = json_file.read(file('"answers": {"b2c3d": {"value": "yes"}}', catalogue))
    assert values(reading) == [("b2c3d", "answer", "yes")]
    assert reading.origin in (None, Origin("", ""))


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04", b"%PDF-1.7", b"{\\rtf1", b"hello {", b"[1]", b"\xff\xfe"])
def test_other_files_are_not_taken_for_answer_files(data: bytes) -> None:
    assert not json_file.recognises(data)


def test_a_stray_is_kept_word_for_word() -> None:
    text = "line\nbreak =1+1 نعم"
    assert json_file.read(file(f'"more": {json.dumps(text)}')).strays == (
        Stray(text, "more", "this is not part of an answer file"),
    )


TEXT = st.text(st.characters(exclude_categories=["Cs"]))
_VALUES = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), TEXT),
    lambda inner: st.one_of(st.lists(inner), st.dictionaries(TEXT, inner)),
    max_leaves=8,
)


@settings(max_examples=40)
@given(st.dictionaries(TEXT, _VALUES))
def test_a_file_written_in_pieces_is_the_file_written_at_once(record: dict[str, Any]) -> None:
    at_once = (json.dumps(record, ensure_ascii=False, sort_keys=True, indent=2) + "\n").encode()
    one_by_one = {name: iter(value) if isinstance(value, list) else value for name, value in record.items()}
    assert json_file.dump(record) == at_once
    assert b"".join(json_file.pieces(one_by_one)) == at_once
