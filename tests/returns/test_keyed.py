"""`assessbook keyed`: two people have typed the same paper, and somebody looks up where they differ."""

from __future__ import annotations

import io
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from click.testing import CliRunner

from assessbook.catalogue.load import load
from assessbook.catalogue.model import Catalogue
from assessbook.catalogue.translations import in_language, po_path
from assessbook.cli import main
from assessbook.forms import keying, xlsx
from assessbook.forms.form import Form

from ..forms.workbook import filled, where

PAPER: Mapping[tuple[str, str], Any] = {
    ("identity:state", "answer"): "Lao PDR",
    ("identity:year", "answer"): 2026,
    ("profile:has-pond", "answer"): "Yes",
    ("b2c3d", "answer"): "Planned",
    ("b2c3d", "due"): "2027-03",
    ("b2c3d", "owner"): "Gardener",
    ("b2c3d", "note"): "Every day.",
    ("b2c3d", "evidence"): "E1, E2",
    ("d4f5g", "answer"): 120,
    ("g6h7j/part", "answer"): 3,
    ("g6h7j/whole", "answer"): "Not collected",
    ("h7j8k/women-girls/under-18", "answer"): 0,
    ("p4q5r/figs", "answer"): "Yes",
    ("E1", "title"): "The log",
    ("E2", "title"): "The plan",
}


@pytest.fixture
def desk(tmp_path: Path, orchard: Catalogue, orchard_folder: Path, monkeypatch: pytest.MonkeyPatch) -> Any:
    """Type the paper twice, the second time with changes, and compare; return (status, output, folder)."""
    monkeypatch.chdir(tmp_path)
    blank = keying.write(Form(orchard))

    def compare(
        changes: Mapping[tuple[str, str], Any], *options: str, first: Mapping[tuple[str, str], Any] = PAPER
    ) -> Any:
        Path("one.xlsx").write_bytes(filled(blank, first))
        typed = {key: value for key, value in {**first, **changes}.items() if value is not None}
        Path("two.xlsx").write_bytes(filled(blank, typed))
        arguments = ["keyed", "one.xlsx", "two.xlsx", "-o", "out", "--catalogue", str(orchard_folder), *options]
        result = CliRunner().invoke(main, arguments)
        return result.exit_code, result.output, Path("out")

    return compare


def test_two_copies_that_agree_give_the_answer_file(desk: Any, orchard_folder: Path) -> None:
    status, output, out = desk({})
    assert status == 0
    assert "The copies agree. All 15 entries are in the agreed answer file." in " ".join(output.split())
    CliRunner().invoke(main, ["read", "one.xlsx", "-o", "read", "--catalogue", str(orchard_folder)])
    assert (out / "one.agreed.json").read_bytes() == Path("read/one.json").read_bytes()


def test_what_differs_is_listed_with_the_cells_of_both(desk: Any, orchard: Catalogue) -> None:
    status, output, out = desk({("d4f5g", "answer"): 210, ("b2c3d", "note"): None, ("identity:year", "answer"): 2025})
    cells = where(keying.write(Form(orchard)))
    assert status == 1
    text = (out / "one.differences.txt").read_text("utf-8")
    assert output.startswith(text)
    assert "12 entries are the same in both" in " ".join(text.split())
    assert "1. Who answers: Reporting year (year), answer" in text
    note, trees = cells["b2c3d", "note"][1], cells["d4f5g", "answer"][1]
    assert (
        f"2. Trees 1.1: Are the trees watered? (b2c3d), note\n   one.xlsx: “Every day.” [Keying!{note}]\n   two.xlsx: blank"
        in text
    )
    assert f"   one.xlsx: “120” [Keying!{trees}]\n   two.xlsx: “210” [Keying!{trees}]\n" in text


def test_only_what_both_say_is_in_the_agreed_file(desk: Any) -> None:
    _, _, out = desk({("d4f5g", "answer"): 210, ("b2c3d", "note"): None, ("g6h7j/part", "answer"): 4})
    agreed = json.loads((out / "one.agreed.json").read_bytes())
    assert "d4f5g" not in agreed["answers"] and "note" not in agreed["answers"]["b2c3d"]
    assert agreed["answers"]["g6h7j"] == {"value": {"whole": "not-collected"}}
    assert agreed["answers"]["b2c3d"]["due"] == "2027-03" and agreed["respondent"]["state"] == "LA"


def test_a_code_and_its_label_and_documents_in_another_order_are_no_difference(desk: Any) -> None:
    changes = {("b2c3d", "answer"): "planned", ("profile:has-pond", "answer"): "oui", ("b2c3d", "evidence"): "E2; E1"}
    assert desk(changes)[0] == 0


def test_what_both_type_alike_and_nobody_understands_is_listed(desk: Any) -> None:
    status, output, out = desk({}, first={**PAPER, ("d4f5g", "answer"): "approx. 1,900"})
    assert status == 1
    assert "Both say the same, but it is not understood" in output and "“approx. 1,900” [Keying!" in output
    assert "d4f5g" not in json.loads((out / "one.agreed.json").read_bytes())["answers"]


def test_a_question_that_one_could_not_type_well_is_a_difference(desk: Any) -> None:
    status, output, _ = desk({("d4f5g", "answer"): "12O"})
    assert status == 1 and "two.xlsx: “12O”" in output and "one.xlsx: “120”" in output


def test_the_workbook_has_a_row_for_each_with_room_for_what_the_paper_says(desk: Any) -> None:
    _, _, out = desk({("b2c3d", "note"): "=1+1", ("d4f5g", "answer"): 210})
    sheet = openpyxl.load_workbook(io.BytesIO((out / "one.differences.xlsx").read_bytes())).active
    assert sheet is not None
    rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=4)]
    assert rows[0][-1] == "What the paper says"
    assert [(row[3], row[4], row[5], row[7]) for row in rows[1:]] == [
        ("b2c3d", "note", "Every day.", "=1+1"),
        ("d4f5g", "answer", "120", "210"),
    ]
    assert {cell.data_type for row in sheet.iter_rows(min_row=5) for cell in row if cell.value} == {"s"}


def test_after_mending_the_copies_agree(desk: Any) -> None:
    desk({("d4f5g", "answer"): 210})
    status, _, out = desk({})
    assert status == 0 and "The copies agree." in (out / "one.differences.txt").read_text("utf-8")


def test_findings_as_json(desk: Any) -> None:
    status, output, _ = desk({("d4f5g", "answer"): 210}, "--json")
    found = json.loads(output)
    assert status == 1 and found["alike"] == 14
    assert [(each["code"], each["first"]["words"], each["second"]["words"]) for each in found["differences"]] == [
        ("d4f5g", "120", "210")
    ]


def test_one_file_given_twice_is_refused(desk: Any, orchard_folder: Path) -> None:
    desk({})
    arguments = ["keyed", "one.xlsx", "./one.xlsx", "-o", "new", "--catalogue", str(orchard_folder)]
    result = CliRunner().invoke(main, arguments)
    assert result.exit_code == 2 and "Name two copies, typed by two people" in result.output
    assert not Path("new").exists()


def test_a_file_that_is_no_form_is_refused(desk: Any, orchard_folder: Path) -> None:
    desk({})
    Path("note.txt").write_text("hello")
    arguments = ["keyed", "one.xlsx", "note.txt", "-o", "new", "--catalogue", str(orchard_folder)]
    result = CliRunner().invoke(main, arguments)
    assert result.exit_code == 2 and "This is not a form that can be read" in result.output


def test_any_two_forms_can_be_compared(desk: Any, orchard: Catalogue, orchard_folder: Path) -> None:
    desk({})
    Path("book.xlsx").write_bytes(filled(xlsx.write(Form(orchard)), PAPER))
    arguments = ["keyed", "one.xlsx", "book.xlsx", "-o", "new", "--catalogue", str(orchard_folder)]
    assert CliRunner().invoke(main, arguments).exit_code == 0


def test_a_paper_in_another_language_is_typed_with_its_own_names(desk: Any, orchard_folder: Path) -> None:
    french = po_path(Path("locale"), "fr", "checklists")
    french.parent.mkdir(parents=True)
    names = {"Lao PDR": "RDP lao", "Ministry of Trees": "Ministère"}
    french.write_text("".join(f'msgid "{one}"\nmsgstr "{other}"\n\n' for one, other in names.items()), encoding="utf-8")
    loaded = load(orchard_folder).catalogue
    assert loaded is not None
    blank = keying.write(Form(in_language(loaded, "fr", Path("locale")), "fr"))
    typed = {("identity:state", "answer"): "RDP lao", ("identity:authority", "answer"): "Ministère"}
    for name in ("un.xlsx", "deux.xlsx"):
        Path(name).write_bytes(filled(blank, {**typed, ("b2c3d", "answer"): "Oui"}))
    arguments = ["keyed", "un.xlsx", "deux.xlsx", "-o", "out", "--catalogue", str(orchard_folder)]
    result = CliRunner().invoke(main, [*arguments, "--translations", "locale"])
    assert result.exit_code == 0, result.output
    agreed = json.loads(Path("out/un.agreed.json").read_text(encoding="utf-8"))
    assert agreed["respondent"] == {"authority": "ministry", "exercise": False, "state": "LA"}
