"""Workbooks as people fill and spoil them in LibreOffice, saved as .xlsx and as .ods."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner

from assessbook.cli import main
from assessbook.forms import xlsx
from assessbook.forms.reading import Raw, Reading

from .office import ODS, XLSX, Act, Office
from .workbook import Cell, filled, where

TYPED: Mapping[tuple[str, str], str] = {
    ("identity:state", "answer"): "Lao PDR",
    ("identity:year", "answer"): "2026",
    ("identity:authority", "answer"): "Gardener",
    ("identity:exercise", "answer"): "Yes",
    ("profile:has-pond", "answer"): "Yes",
    ("b2c3d", "answer"): "Planned",
    ("b2c3d", "due"): "2027-03-01",
    ("b2c3d", "owner"): "+41 22 office",
    ("b2c3d", "note"): "- first\\n=1+1, then",
    ("b2c3d", "evidence"): "E1, E2",
    ("b2c3d", "sensitivity"): "Public",
    ("b2c3d", "checked"): "2026-05-01",
    ("c3d4f", "answer"): "pARTLY",
    ("d4f5g", "answer"): "1200",
    ("f5g6h", "answer"): "2.5",
    ("g6h7j/part", "answer"): "3",
    ("g6h7j/whole", "answer"): "not collected",
    ("h7j8k/women-girls/under-18", "answer"): "0",
    ("h7j8k/men-boys/from-18", "answer"): "12",
    ("j8k9m", "answer"): "=1+1 العربية é 中文  two spaces",
    ("k9m2n", "answer"): "2026-03-01",
    ("m2n3p", "answer"): "2026-03-14",
    ("n3p4q", "answer"): "Rain",
    ("p4q5r/figs", "answer"): "Yes",
    ("s7t8v", "answer"): "Not applicable",
    ("s7t8v", "note"): "No pond.",
    ("E1", "title"): "Law on trees",
    ("E1", "holder"): "Ministry of Trees",
    ("E1", "date"): "2019",
    ("E1", "link"): "https://example.org/law?a=1&b=2",
    ("E2", "title"): "Plan",
    ("E2", "date"): "2020-05-06",
}
"""What a person types, cell by cell; `\\n` is a new line in the cell."""

FEW: Mapping[tuple[str, str], str] = {
    ("b2c3d", "answer"): "Yes",
    ("b2c3d", "note"): "Every day.",
    ("d4f5g", "answer"): "7",
    ("q5r6s", "answer"): "No",
}
ROWS = "A7:K26"
"""The lines of the sheet Trees below its first heading."""


def typing(cells: Mapping[tuple[str, str], Cell], typed: Mapping[tuple[str, str], str]) -> list[Act]:
    return [("type", *cells[key], text) for key, text in typed.items()]


def scenes(cells: Mapping[tuple[str, str], Cell]) -> Mapping[str, Sequence[Act]]:
    """Return what is done to a blank form, by name."""
    few = typing(cells, FEW)
    answer = cells["b2c3d", "answer"][1]
    return {
        "typed": typing(cells, TYPED),
        "sorted": [*few, ("sort", "Trees", ROWS, "1")],
        "rows inserted": [
            *few,
            ("insert-rows", "Trees", "7", "2"),
            ("type", "Trees", "D8", "a remark of ours"),
            ("type", "Trees", "B9", "What about weeds?"),
        ],
        "column inserted": [*few, ("insert-columns", "Trees", "3", "1"), ("type", "Trees", "D7", "for the minister")],
        "column moved": [*few, ("move", "Trees", "D1:D40", "N1")],
        "rows removed": [*few, ("remove-rows", "Trees", str(int(cells["d4f5g", "answer"][1][1:]) - 1), "1")],
        "rows hidden": [*few, ("hide-rows", "Trees", "A7:A9")],
        "renamed, hidden sheets dropped": [
            *few,
            ("rename", "Trees", "Arbres 2026"),
            ("drop", "assessbook"),
            ("drop", "lists"),
        ],
        "merged": [*few, ("merge", "Trees", f"{answer}:E8")],
        "row copied": [
            *few,
            ("insert-rows", "Pond", "8", "1"),
            ("copy", "Pond", "A7:K7", "A9"),
            ("type", "Pond", "D9", "Partly"),
        ],
        "sheet added": [*few, ("add", "Notes"), ("type", "Notes", "B2", "call the lab"), ("type", "Notes", "D2", "3")],
        "comment": [*few, ("comment", "Trees", answer, "Is this so?")],
        "formulas": [("type", *cells["d4f5g", "answer"], "=3+4"), ("type", *cells["f5g6h", "answer"], "=1/0")],
        "text box": [*few, ("text-box", "Pond", "words in a box")],
    }


@pytest.fixture(scope="session")
def cells(blank: bytes) -> Mapping[tuple[str, str], Cell]:
    return where(blank)


@pytest.fixture(scope="session")
def saved(blank: bytes, cells, office: Office, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of all scenes, saved as `NUMBER.xlsx` and `NUMBER.ods`."""
    folder = tmp_path_factory.mktemp("saved")
    source = folder / "blank.xlsx"
    source.write_bytes(blank)
    acts: list[Act] = []
    for name, done in scenes(cells).items():
        files = [
            ("save", (folder / f"{name}.{ending}").as_uri(), kind) for ending, kind in (("xlsx", XLSX), ("ods", ODS))
        ]
        acts += [("open", source.as_uri()), *done, *files, ("close",)]
    office.run(acts)
    return folder


@pytest.fixture(params=["xlsx", "ods"])
def opened(saved: Path, request: pytest.FixtureRequest):
    """Return a function that reads a scene as it was saved in one of the two formats."""
    return lambda name: xlsx.read((saved / f"{name}.{request.param}").read_bytes())


def values(reading: Reading) -> dict[tuple[str, str], Raw]:
    """Return what was found by (code, column)."""
    assert len({(e.area, e.code, e.column) for e in reading.entries}) == len(reading.entries)
    return {(entry.code, entry.column): entry.value for entry in reading.entries}


FEW_VALUES = {(code, column): int(text) if text.isdigit() else text for (code, column), text in FEW.items()}


def test_a_form_filled_in_libreoffice_gives_one_answer_file_whatever_it_was_saved_as(
    saved: Path, blank: bytes, orchard_folder: Path, tmp_path: Path
) -> None:
    as_typed = {key: text.replace("\\n", "\n") for key, text in TYPED.items()}
    numbers = {key: float(text) for key, text in as_typed.items() if text.replace(".", "").isdigit()}
    days = {key: date.fromisoformat(text) for key, text in as_typed.items() if re.fullmatch(r"\d{4}-\d\d-\d\d", text)}
    files = [tmp_path / "by a program.xlsx", saved / "typed.xlsx", saved / "typed.ods"]
    files[0].write_bytes(filled(blank, as_typed | numbers | days))
    answers = []
    for number, file in enumerate(files):
        done = CliRunner().invoke(
            main, ["read", str(file), "-o", str(tmp_path / str(number)), "--catalogue", str(orchard_folder)]
        )
        assert (done.exit_code, done.output) == (
            0,
            f"{file.name}: 12 questions answered, 1 blank; see {tmp_path / str(number) / file.stem}.json.\n",
        )
        answers.append((tmp_path / str(number) / f"{file.stem}.json").read_bytes())
    assert answers[0] == answers[1] == answers[2]
    record = json.loads(answers[0])
    assert record["respondent"] == {"state": "LA", "year": 2026, "authority": "gardener", "exercise": True}
    assert record["answers"]["b2c3d"]["note"] == "- first\n=1+1, then"
    assert record["answers"]["j8k9m"]["value"] == "=1+1 العربية é 中文  two spaces"
    assert record["answers"]["h7j8k"]["value"] == {"men-boys/from-18": 12, "women-girls/under-18": 0}
    assert record["answers"]["b2c3d"]["due"] == "2027-03"
    assert record["evidence"]["E1"]["date"] == "2019"
    assert record["carried"] == []


def test_sorted_rows_keep_their_answers(opened) -> None:
    reading = opened("sorted")
    assert values(reading) == FEW_VALUES
    places = {entry.code: entry.place for entry in reading.entries if entry.column == "answer"}
    assert places["b2c3d"] != "Trees!D7" and places["q5r6s"] == "Pond!D7"
    assert reading.strays == ()


def test_inserted_rows_are_kept_word_for_word(opened) -> None:
    reading = opened("rows inserted")
    assert values(reading) == FEW_VALUES
    assert [(stray.place, stray.text) for stray in reading.strays] == [
        ("Trees!D8", "a remark of ours"),
        ("Trees!B9", "What about weeds?"),
    ]
    assert all("this row has no code" in stray.why for stray in reading.strays)


def test_an_inserted_column_is_kept_word_for_word(opened) -> None:
    reading = opened("column inserted")
    assert values(reading) == FEW_VALUES
    assert {e.place for e in reading.entries if e.code == "b2c3d"} == {"Trees!E7", "Trees!H7"}
    assert [(stray.place, stray.text, stray.why) for stray in reading.strays] == [
        ("Trees!D7", "for the minister", "this column is not part of the form; it stands in the row b2c3d")
    ]


def test_a_moved_column_is_found(opened) -> None:
    reading = opened("column moved")
    assert values(reading) == FEW_VALUES
    assert next(e.place for e in reading.entries if e.code == "b2c3d") in ("Trees!G7", "Trees!N7")
    assert {e.place for e in reading.entries if (e.code, e.column) == ("b2c3d", "answer")} == {"Trees!N7"}
    assert reading.strays == ()


def test_a_removed_row_is_missed(opened) -> None:
    reading = opened("rows removed")
    assert ("d4f5g", "answer") not in values(reading)
    assert reading.origin is not None and reading.origin.issued is not None and reading.asked is not None
    assert reading.origin.issued - reading.asked == {"d4f5g"}


def test_hidden_rows_count(opened) -> None:
    assert values(opened("rows hidden")) == FEW_VALUES


def test_without_its_hidden_sheets_the_form_is_still_known(opened, blank: bytes) -> None:
    reading = opened("renamed, hidden sheets dropped")
    before = xlsx.read(blank).origin
    assert values(reading) == FEW_VALUES
    assert next(e.place for e in reading.entries) == "Arbres 2026!D7"
    assert reading.strays == ()
    assert reading.origin is not None and before is not None
    assert (reading.origin.catalogue, reading.origin.version, reading.origin.hash) == (
        before.catalogue,
        before.version,
        before.hash,
    )
    assert [what for what, _ in reading.remarks] == [
        "the hidden sheet was removed; all that the form does not print itself was kept"
    ]


def test_merged_cells_are_reported_with_their_place(opened) -> None:
    reading = opened("merged")
    assert values(reading)["b2c3d", "answer"] == "Yes"
    assert (
        "these cells were merged; what stands there was read for the first one only",
        "Trees!D7:E8",
    ) in reading.remarks


def test_a_copied_row_gives_both_answers(opened) -> None:
    found = [(e.value, e.place) for e in opened("row copied").entries if e.code == "q5r6s"]
    assert found == [("No", "Pond!D7"), ("Partly", "Pond!D9")]


def test_a_sheet_of_ones_own_is_kept_row_by_row(opened) -> None:
    reading = opened("sheet added")
    assert values(reading) == FEW_VALUES
    assert [(stray.place, stray.text, stray.why) for stray in reading.strays] == [
        ("Notes!B2", "call the lab | 3", "this sheet is not part of the form")
    ]


def test_a_comment_is_kept(opened) -> None:
    reading = opened("comment")
    assert values(reading) == FEW_VALUES
    assert [(stray.place, stray.text) for stray in reading.strays] == [("Trees!D7", "Is this so?")]


def test_a_formula_counts_as_its_result_and_an_error_is_shown(opened) -> None:
    assert values(opened("formulas")) == {("d4f5g", "answer"): 7, ("f5g6h", "answer"): "#DIV/0!"}


def test_a_text_box_is_reported(opened) -> None:
    reading = opened("text box")
    assert values(reading) == FEW_VALUES
    assert [what for what, _ in reading.remarks] == [
        "the file holds pictures, drawings or other documents; what they show was not read"
    ]
