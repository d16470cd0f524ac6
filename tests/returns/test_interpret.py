"""What becomes of a whole form: answers, what has no place, what contradicts itself, what lacks something."""

from __future__ import annotations

from dataclasses import replace

import pytest

from assessbook.catalogue.model import Catalogue
from assessbook.forms.reading import Entry, Raw, Stray
from assessbook.returns.interpret import interpret
from assessbook.returns.model import Answer, Carried, Evidence, Respondent
from assessbook.returns.vocabulary import Vocabulary

from .readings import WHO, cell, filled, told, understood

KINDS = (
    cell("d4f5g", 120.0),
    cell("f5g6h", 3.25),
    cell("g6h7j/part", 12.0),
    cell("g6h7j/whole", 40.0),
    cell("h7j8k/women-girls/under-18", 0),
    cell("h7j8k/women-girls/from-18", 1),
    cell("h7j8k/men-boys/under-18", 2),
    cell("h7j8k/men-boys/from-18", 3),
    cell("j8k9m", "A well"),
    cell("k9m2n", "2026-08"),
    cell("m2n3p", "2026-08-30"),
    cell("n3p4q", "Personnel"),
    cell("p4q5r/figs", "x"),
    cell("p4q5r/apples", "x"),
)


def test_every_kind_of_answer_has_its_value(orchard: Catalogue) -> None:
    found = understood(orchard, *KINDS)
    assert found.findings == ()
    groups = {"women-girls/under-18": 0, "women-girls/from-18": 1, "men-boys/under-18": 2, "men-boys/from-18": 3}
    assert found.return_.answers == {
        "d4f5g": Answer(value=120),
        "f5g6h": Answer(value=3.25),
        "g6h7j": Answer(value={"part": 12, "whole": 40}),
        "h7j8k": Answer(value=groups),
        "j8k9m": Answer(value="A well"),
        "k9m2n": Answer(value="2026-08"),
        "m2n3p": Answer(value="2026-08-30"),
        "n3p4q": Answer(value="staff"),
        "p4q5r": Answer(value=("apples", "figs")),
    }


def test_what_stands_beside_an_answer_belongs_to_it(orchard: Catalogue) -> None:
    found = understood(
        orchard,
        cell("b2c3d", "Planned"),
        cell("b2c3d", "2027-06", "Trees!E5", "due"),
        cell("b2c3d", "Water board", "Trees!F5", "owner"),
        cell("b2c3d", "=1+1", "Trees!G5", "note"),
        cell("b2c3d", "Public", "Trees!I5", "sensitivity"),
        cell("b2c3d", "2026-11-24", "Trees!J5", "checked"),
    )
    assert found.findings == ()
    answer = Answer(
        value="planned",
        due="2027-06",
        owner="Water board",
        note="=1+1",
        sensitivity="public",
        checked="2026-11-24",
    )
    assert found.return_.answers == {"b2c3d": answer}


def test_sender_state_and_documents_have_their_places(orchard: Catalogue) -> None:
    found = understood(
        orchard,
        Entry("profile", "has-pond", "answer", "Non", "Start!C9"),
        cell("b2c3d", "No"),
        cell("b2c3d", "e2, E1 et E10", "Trees!H5", "evidence"),
        *(Entry("evidence", id, "title", f"Log {id}", "Evidence!B2") for id in ("E10", "E1", "e2")),
        Entry("evidence", "E1", "date", "2025", "Evidence!D2"),
    )
    assert found.findings == ()
    assert found.return_.respondent == Respondent(state="LA", year=2027)
    assert found.return_.profile == {"has-pond": "no"}
    assert found.return_.answers["b2c3d"].evidence == ("E1", "E2", "E10")
    assert found.return_.evidence == {
        "E1": Evidence(title="Log E1", date="2025"),
        "E2": Evidence(title="Log e2"),
        "E10": Evidence(title="Log E10"),
    }


@pytest.mark.parametrize(
    ("entry", "code"),
    [
        (cell("z9z9z", "Yes"), "unknown-item"),
        (cell("not a code\ud800", "Yes"), "unknown-item"),
        (cell("r6s7t", "Yes"), "retired-item"),
        (cell("h7j8k/women-girls", "4"), "unknown-part"),
        (cell("b2c3d/part", "4"), "unknown-part"),
        (cell("g6h7j", "4"), "in-parts"),
        (cell("p4q5r", "figs"), "in-parts"),
        (cell("g6h7j/part", "4", column="note"), "unknown-column"),
        (cell("d4f5g", "2027-06", column="due"), "unknown-column"),
        (cell("b2c3d", "green", column="colour"), "unknown-column"),
        (cell("c3d4f", "Not applicable"), "never-applicable"),
        (Entry("profile", "has-lake", "answer", "Yes", "Start!C9"), "unknown-profile"),
        (Entry("profile", "has-pond", "answer", "Perhaps", "Start!C9"), "not-an-option"),
        (Entry("identity", "king", "answer", "Arthur", "Start!C9"), "unknown-identity"),
        (Entry("identity", "exercise", "answer", "perhaps", "Start!C9"), "not-a-tick"),
        (Entry("evidence", "E1", "colour", "green", "Evidence!B2"), "unknown-evidence"),
        (Entry("evidence", "no id", "title", "Log", "Evidence!B2"), "unknown-evidence"),
        (Entry("evidence", "E1", "date", "soon", "Evidence!B2"), "not-a-date"),
    ],
)
def test_what_has_no_place_is_carried_with_its_place_and_the_reason(
    orchard: Catalogue, entry: Entry, code: str
) -> None:
    found = understood(orchard, entry)
    assert [finding.code for finding in found.findings] == [code]
    (carried,) = found.return_.carried
    assert (carried.text, carried.place) == (entry.value, entry.place)
    assert carried.why == found.findings[0].why()
    assert found.return_.answers == {}


def test_an_answer_from_another_form_is_carried(orchard: Catalogue) -> None:
    reading = filled(orchard, cell("b2c3d", "Yes"), cell("c3d4f", "Yes", "Trees!D6"))
    assert reading.origin is not None
    core = filled(
        orchard,
        *reading.entries[2:],
        origin=type(reading.origin)("orchard", "1.1.0", issued=frozenset({"b2c3d"})),
        asked=frozenset({"b2c3d", "c3d4f"}),
    )
    found = interpret(core, orchard)
    assert list(found.return_.answers) == ["b2c3d"]
    assert told(found) == [("not-asked", "Trees!D6")]


def test_two_entries_for_one_place_are_both_kept_and_none_is_taken(orchard: Catalogue) -> None:
    found = understood(
        orchard, cell("n3p4q", "Staff"), cell("n3p4q", "Rain", "Trees!D40"), cell("n3p4q", "hello", "Trees!D41")
    )
    assert found.return_.answers == {}
    assert [(part.text, part.place) for part in found.return_.carried] == [
        ("Staff", "Trees!D5"),
        ("Rain", "Trees!D40"),
        ("hello", "Trees!D41"),
    ]
    assert [finding.why() for finding in found.findings] == [
        "Different entries stand for the same place: “Staff” (Trees!D5); “Rain” (Trees!D40); “hello” (Trees!D41). "
        "None of them was taken."
    ]


def test_the_same_answer_twice_is_one_answer(orchard: Catalogue) -> None:
    found = understood(
        orchard, cell("b2c3d", "Yes"), cell("b2c3d", "oui", "Trees!D40"), cell("b2c3d", " ", "Trees!D41")
    )
    assert found.return_.answers == {"b2c3d": Answer(value="yes")}
    assert (found.findings, found.tally.repeated) == ((), 1)


def test_a_stray_is_kept_with_the_carriers_words(orchard: Catalogue) -> None:
    found = understood(orchard, strays=(Stray("to do", "Trees!Z9", "it stands outside of the table"),))
    assert found.return_.carried == (Carried(text="to do", place="Trees!Z9", why="It stands outside of the table."),)
    assert told(found) == [("stray", "Trees!Z9")]


@pytest.mark.parametrize(
    ("entries", "code"),
    [
        ([cell("b2c3d", "Planned"), cell("b2c3d", "The board", column="owner")], "planned-without-month"),
        (
            [cell("b2c3d", "Planned"), cell("b2c3d", "The board", column="owner"), cell("b2c3d", 2027, column="due")],
            "planned-without-month",
        ),
        ([cell("b2c3d", "Planned"), cell("b2c3d", "2027-06", column="due")], "planned-without-owner"),
        ([cell("b2c3d", "Not applicable")], "reason-missing"),
        ([cell("g6h7j/part", 5), cell("g6h7j/whole", 4)], "part-above-whole"),
        ([cell("g6h7j/part", 5)], "share-incomplete"),
        ([cell("b2c3d", "Yes"), cell("b2c3d", "E3", column="evidence")], "evidence-missing"),
    ],
)
def test_an_answer_that_lacks_something_stands_and_needs_a_person(
    orchard: Catalogue, entries: list[Entry], code: str
) -> None:
    found = understood(orchard, *entries)
    assert told(found) == [(code, "Trees!D5")]
    assert found.findings[0].level == "attention"
    assert found.return_.carried == ()


@pytest.mark.parametrize(
    "entries",
    [
        [cell("b2c3d", "Not applicable"), cell("b2c3d", "No trees", column="note")],
        [cell("g6h7j/part", 5), cell("g6h7j/whole", "Withheld")],
        [cell("b2c3d", "No"), cell("b2c3d", "2027-06", column="due")],
        [
            cell("b2c3d", "Yes"),
            cell("b2c3d", "E1", column="evidence"),
            Entry("evidence", "e01", "title", "Log", "E!B2"),
        ],
    ],
)
def test_a_complete_answer_needs_nobody(orchard: Catalogue, entries: list[Entry]) -> None:
    assert understood(orchard, *entries).findings == ()


def test_what_was_not_understood_is_not_reported_as_missing_too(orchard: Catalogue) -> None:
    found = understood(
        orchard,
        cell("b2c3d", "Planned"),
        cell("b2c3d", "summer", "Trees!E5", "due"),
        cell("b2c3d", "Board", column="owner"),
        cell("g6h7j/part", 3),
        cell("g6h7j/whole", "many", "Trees!D9"),
    )
    assert told(found) == [("not-a-date", "Trees!E5"), ("not-a-number", "Trees!D9")]


def test_a_note_without_an_answer_is_kept_and_told(orchard: Catalogue) -> None:
    found = understood(orchard, cell("b2c3d", "We ask the board", "Trees!G5", "note"))
    assert found.return_.answers == {"b2c3d": Answer(note="We ask the board")}
    assert [(finding.code, finding.level) for finding in found.findings] == [("note-without-answer", "note")]


def test_a_document_named_beside_an_answer_gets_a_row_of_the_register(orchard: Catalogue) -> None:
    found = understood(
        orchard,
        cell("d4f5g", "Tree count 2026", "Trees!H9", "evidence"),
        cell("b2c3d", "water  LOG", "Trees!H5", "evidence"),
        cell("c3d4f", "Tree count 2026", "Trees!H6", "evidence"),
        Entry("evidence", "E4", "title", "Water log", "Evidence!B5"),
    )
    assert {id: answer.evidence for id, answer in found.return_.answers.items()} == {
        "b2c3d": ("E4",),
        "c3d4f": ("E5",),
        "d4f5g": ("E5",),
    }
    assert found.return_.evidence["E5"] == Evidence(title="Tree count 2026")
    assert [(change.steps[0], change.place, change.new) for change in found.changes] == [
        ("evidence-by-title", "Trees!H5", "E4"),
        ("evidence-from-text", "Trees!H6", "E5"),
        ("evidence-by-title", "Trees!H9", "E5"),
    ]


@pytest.mark.parametrize("text", ["E1-E3", "E1 and the law", "see row E2"])
def test_rows_named_together_with_words_are_not_guessed(orchard: Catalogue, text: str) -> None:
    found = understood(orchard, cell("b2c3d", text, "Trees!H5", "evidence"))
    assert told(found) == [("evidence-unclear", "Trees!H5")]
    assert found.return_.carried[0].text == text


@pytest.mark.parametrize(
    ("code", "raw", "expected"),
    [
        ("state", "la ", {"state": "LA"}),
        ("state", "LAO PDR", {"state": "LA"}),
        ("state", "Cote d’Ivoire", {"state": "CI"}),
        ("state", "Laos", {"state": "LA"}),
        ("state", "лаос", {"state": "LA"}),
        ("state", "科特迪瓦", {"state": "CI"}),
        ("year", "٢٠٢٧", {"year": 2027}),
        ("year", 2027.0, {"year": 2027}),
        ("authority", "ministry of trees", {"authority": "ministry"}),
        ("authority", "Office of Roots", {"authority": "Office of Roots"}),
        ("exercise", "Oui", {"exercise": True}),
        ("exercise", False, {"exercise": False}),
    ],
)
def test_the_sender_is_understood(orchard: Catalogue, code: str, raw: Raw, expected: dict[str, object]) -> None:
    reading = filled(orchard)
    entries = (*(entry for entry in WHO if entry.code != code), Entry("identity", code, "answer", raw, "Start!C4"))
    respondent = interpret(type(reading)(reading.carrier, reading.origin, entries), orchard).return_.respondent
    assert {name: getattr(respondent, name) for name in expected} == expected


def test_the_english_name_of_a_state_is_understood_in_a_form_that_names_it_otherwise(orchard: Catalogue) -> None:
    assert orchard.states is not None
    states = tuple(replace(each, name={"LA": "RDP lao"}.get(each.id, each.name)) for each in orchard.states.states)
    french = Vocabulary(replace(orchard, states=replace(orchard.states, states=states)), "fr")
    for raw in ("RDP lao", "Lao PDR"):
        entries = (*(entry for entry in WHO if entry.code != "state"), Entry("identity", "state", "answer", raw, "C4"))
        found = interpret(filled(orchard, entries=entries), orchard, french)
        assert found.return_.respondent.state == "LA"


@pytest.mark.parametrize(
    ("code", "raw", "found"),
    [
        ("state", "Atlantis", "not-a-state"),
        ("state", 856, "not-a-state"),
        ("year", "2026/27", "not-a-year"),
        ("year", 27, "not-a-year"),
    ],
)
def test_a_sender_who_is_not_understood_is_reported_once(orchard: Catalogue, code: str, raw: Raw, found: str) -> None:
    reading = filled(orchard)
    entries = (*(entry for entry in WHO if entry.code != code), Entry("identity", code, "answer", raw, "Start!C4"))
    assert told(interpret(type(reading)(reading.carrier, reading.origin, entries), orchard)) == [(found, "Start!C4")]


def test_a_form_without_state_and_year_needs_a_person(orchard: Catalogue) -> None:
    reading = filled(orchard)
    found = interpret(type(reading)(reading.carrier, reading.origin, ()), orchard)
    assert [(finding.code, finding.level) for finding in found.findings] == [
        ("no-state", "attention"),
        ("no-year", "attention"),
    ]


def test_a_state_that_is_not_listed_is_kept_and_an_exercise_need_not_be(orchard: Catalogue) -> None:
    unlisted = Entry("identity", "state", "answer", "XA", "Start!C4")
    exercise = Entry("identity", "exercise", "answer", "Yes", "Start!C7")
    reading = filled(orchard)
    for entries, codes in (((unlisted,), ["state-not-listed"]), ((unlisted, exercise), [])):
        found = interpret(type(reading)("xlsx", reading.origin, (*entries, WHO[1])), orchard)
        assert (found.return_.respondent.state, [f.code for f in found.findings]) == ("XA", codes)


def test_deleted_rows_are_reported(orchard: Catalogue) -> None:
    reading = filled(orchard)
    assert reading.asked is not None
    found = interpret(filled(orchard, asked=reading.asked - {"q5r6s", "b2c3d"}), orchard)
    assert [finding.why() for finding in found.findings] == ["Rows of questions that were deleted from the file: 2."]
