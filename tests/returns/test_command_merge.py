"""`assessbook merge` as a coordinator uses it: parts, conflicts, the sheet filled in and given back."""

from __future__ import annotations

import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from click.testing import CliRunner

from assessbook.catalogue.model import Catalogue
from assessbook.cli import main
from assessbook.forms import json_file, xlsx
from assessbook.forms.field_names import field_name
from assessbook.forms.form import Form, Value

from ..forms.word import control, filled
from ..forms.workbook import changed

Run = Callable[..., tuple[int, str, str]]
Put = Callable[..., None]


@pytest.fixture
def run(orchard_folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Return a function that runs a command in an empty folder: (status, output, errors)."""
    monkeypatch.chdir(tmp_path)

    def command(*arguments: str) -> tuple[int, str, str]:
        name, *rest = arguments
        result = CliRunner().invoke(main, [name, "--catalogue", str(orchard_folder), *rest])
        assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
        return result.exit_code, result.stdout, result.stderr

    return command


@pytest.fixture
def put(orchard: Catalogue, run: Run) -> Put:
    """Return a function that writes a part: the name of its file, its authority, and its answers by id."""

    def write(name: str, authority: str, answers: dict[str, Value], **more: Value) -> None:
        sender = {"state": "LA", "year": 2027, "authority": authority, **more}
        entries = {("identity", code, "answer"): value for code, value in sender.items() if value}
        for code, value in answers.items():
            id, _, column = code.partition(":")
            entries["answer", id, column or "answer"] = value
        Path(name).write_bytes(json_file.write(Form(orchard, entries=entries)))  # type: ignore[arg-type]

    return write


@pytest.fixture
def two(put: Put) -> None:
    """Two parts that differ on one answer, on a month and on one line of a table, and agree on the rest."""
    put("trees.json", "gardener", {
        "b2c3d": "yes", "b2c3d:note": "Every week.", "c3d4f": "planned", "c3d4f:due": "2027-06", "d4f5g": 12,
        "h7j8k/women-girls/under-18": 3, "h7j8k/men-boys/under-18": 4, "j8k9m": "A pump.",
    })  # fmt: skip
    put("pond.json", "ministry", {
        "b2c3d": "partly", "b2c3d:note": "Not in the south.", "c3d4f": "planned", "c3d4f:due": "2027-09", "d4f5g": 12,
        "h7j8k/women-girls/under-18": 5, "h7j8k/men-boys/from-18": 9, "j8k9m": "a  pump.",
    })  # fmt: skip


def read(name: str) -> Any:
    return json.loads(Path(name).read_bytes())


def values(name: str) -> dict[str, object]:
    return {id: answer.get("value") for id, answer in read(name)["answers"].items()}


def codes(sheet: str) -> dict[str, str]:
    """The codes of the lines on a coordination sheet, by the line."""
    book = openpyxl.load_workbook(io.BytesIO(Path(sheet).read_bytes()))
    cells = [str(cell.value) for row in book["Coordination"].iter_rows() for cell in row]
    found = [cell.removeprefix("decision:") for cell in cells if cell.startswith("decision:")]
    return {code.rpartition(".")[0]: code for code in found}


def decide(sheet: str, **decisions: dict[str, object]) -> None:
    """Fill a coordination sheet in, as a program would: line → column → what is written."""

    def fill(book: openpyxl.Workbook) -> None:
        rows = [list(row) for row in book["Coordination"].iter_rows()]
        header = next(row for row in rows if any(cell.value == "column:code" for cell in row))
        columns = {str(cell.value).removeprefix("column:"): n for n, cell in enumerate(header)}
        for row in rows:
            line = str(row[columns["code"]].value).removeprefix("decision:").rpartition(".")[0]
            for column, value in decisions.get(line.replace(".", "_"), {}).items():
                row[columns[column]].value = value

    Path(sheet).write_bytes(changed(Path(sheet).read_bytes(), fill))


def test_parts_that_agree_become_one_return(run: Run, put: Put) -> None:
    put("trees.json", "gardener", {"b2c3d": "yes", "b2c3d:note": "Every week."})
    put("pond.json", "ministry", {"b2c3d": "yes", "d4f5g": 12})
    status, output, _ = run("merge", "trees.json", "pond.json", "-o", "LA.json")
    assert status == 0
    assert "The files were merged. They do not contradict each other." in output
    assert read("LA.json")["answers"] == {
        "b2c3d": {"value": "yes", "note": "Every week.", "source": "pond.json, trees.json"},
        "d4f5g": {"value": 12, "source": "pond.json"},
    }
    assert [part["source"] for part in read("LA.json")["history"]] == ["pond.json", "trees.json"]
    assert Path("LA.receipt.txt").read_text("utf-8") == output


def test_different_answers_are_open_and_told_with_who_says_what(run: Run, two: None) -> None:
    status, output, _ = run("merge", "trees.json", "pond.json", "-o", "LA.json", "--sheet", "C.xlsx")
    assert status == 1
    assert values("LA.json") == {
        "b2c3d": None, "c3d4f": "planned", "d4f5g": 12, "j8k9m": "a  pump.",
        "h7j8k": {"men-boys/from-18": 9, "men-boys/under-18": 4},
    }  # fmt: skip
    assert "due" not in read("LA.json")["answers"]["c3d4f"]
    assert (
        """
  Trees 1.1: Are the trees watered? (b2c3d)
    A  Partly: Ministry of Trees (pond.json)
    B  Yes: Gardener (trees.json)

  Trees 1.2: Is there a plan? (c3d4f)
    A  Planned · 2027-09: Ministry of Trees (pond.json)
    B  Planned · 2027-06: Gardener (trees.json)

  Trees 1.6: How many people were taught? Women and girls, Under 18
    (h7j8k/women-girls/under-18)
    A  5: Ministry of Trees (pond.json)
    B  3: Gardener (trees.json)
"""
        in output
    )
    assert "Fill in C.xlsx, and merge the files again with it: --decisions C.xlsx." in output
    assert list(codes("C.xlsx")) == ["b2c3d", "c3d4f", "h7j8k.women-girls.under-18"]


def test_the_sheet_filled_in_decides_and_the_other_answers_stay_in_the_history(run: Run, two: None) -> None:
    run("merge", "trees.json", "pond.json", "-o", "LA.json", "--sheet", "C.xlsx")
    decide("C.xlsx", b2c3d={"choice": "a", "why": "Checked with both."}, c3d4f={"choice": "B"})
    status, output, _ = run("merge", "trees.json", "pond.json", "-o", "LA.json", "--decisions", "C.xlsx")
    assert status == 1
    assert "Lines on which files differ: 1" in output
    answers = read("LA.json")["answers"]
    assert answers["b2c3d"] == {
        "value": "partly", "note": "Not in the south.\n\nChecked with both.", "source": "C.xlsx, pond.json",
    }  # fmt: skip
    assert (answers["c3d4f"]["value"], answers["c3d4f"]["due"]) == ("planned", "2027-06")
    told = [part["answers"]["b2c3d"]["value"] for part in read("LA.json")["history"]]
    assert sorted(told) == ["partly", "partly", "yes"]


def test_another_answer_may_be_written_in_place_of_a_letter(run: Run, two: None) -> None:
    run("merge", "trees.json", "pond.json", "-o", "LA.json", "--sheet", "C.xlsx")
    decide("C.xlsx", b2c3d={"own": "no"}, c3d4f={"own": "Nein"}, **{"h7j8k_women-girls_under-18": {"own": 8}})
    status, output, _ = run("merge", "trees.json", "pond.json", "-o", "LA.json", "--decisions", "C.xlsx")
    assert status == 1
    assert values("LA.json")["b2c3d"] == "no"
    assert values("LA.json")["h7j8k"]["women-girls/under-18"] == 8  # type: ignore[index]
    assert "It says “Nein”. This is none of the answers to choose from." in output
    assert "Coordination!" in output


@pytest.mark.parametrize(
    ("decision", "told"),
    [
        ({"choice": "C"}, "This is no letter of the answers to choose from."),
        ({"choice": "A, B"}, "This is no letter of the answers to choose from."),
        ({"choice": "A", "own": "no"}, "Both a letter and another answer stand here"),
        ({"why": "Later."}, "There is a reason, but no decision."),
    ],
)
def test_a_decision_that_is_not_clear_decides_nothing(
    run: Run, two: None, decision: dict[str, object], told: str
) -> None:
    run("merge", "trees.json", "pond.json", "-o", "LA.json", "--sheet", "C.xlsx")
    decide("C.xlsx", b2c3d=decision)
    status, output, _ = run("merge", "trees.json", "pond.json", "-o", "LA.json", "--decisions", "C.xlsx")
    assert status == 1
    assert values("LA.json")["b2c3d"] is None
    assert told in output


def test_a_decision_is_not_taken_over_answers_that_came_later(run: Run, two: None, put: Put) -> None:
    run("merge", "trees.json", "pond.json", "-o", "LA.json", "--sheet", "C.xlsx")
    decide("C.xlsx", b2c3d={"choice": "A"}, c3d4f={"choice": "A"})
    put("late.json", "", {"b2c3d": "no"})
    status, output, _ = run("merge", "trees.json", "pond.json", "late.json", "-o", "LA.json", "--decisions", "C.xlsx")
    assert status == 1
    assert "The answers to this question are no longer those that the sheet shows" in output
    assert values("LA.json")["b2c3d"] is None
    assert read("LA.json")["answers"]["c3d4f"]["due"] == "2027-09"


def test_a_decision_lasts_until_somebody_says_something_new(run: Run, two: None, put: Put) -> None:
    run("merge", "trees.json", "pond.json", "-o", "LA.json", "--sheet", "C.xlsx")
    decide("C.xlsx", b2c3d={"choice": "A"})
    run("merge", "trees.json", "pond.json", "-o", "LA.json", "--decisions", "C.xlsx")
    put("agrees.json", "", {"b2c3d": "partly"})
    run("merge", "LA.json", "trees.json", "agrees.json", "-o", "LA.json")
    assert values("LA.json")["b2c3d"] == "partly"
    put("late.json", "", {"b2c3d": "no"})
    _, output, _ = run("merge", "LA.json", "late.json", "-o", "LA.json")
    assert values("LA.json")["b2c3d"] is None
    assert "B  No: not named (late.json)" in output
    assert "A  Partly: not named; decided before (agrees.json, C.xlsx)" in output


def test_several_answers_may_be_right_together(run: Run, put: Put) -> None:
    put("trees.json", "gardener", {"p4q5r/apples": "yes"})
    put("pond.json", "ministry", {"p4q5r/figs": "yes", "p4q5r/dates": "yes"})
    run("merge", "trees.json", "pond.json", "-o", "LA.json", "--sheet", "C.xlsx")
    decide("C.xlsx", p4q5r={"choice": "A and B".replace(" and", ",")})
    status, _, _ = run("merge", "trees.json", "pond.json", "-o", "LA.json", "--decisions", "C.xlsx")
    assert (status, values("LA.json")["p4q5r"]) == (0, ["apples", "dates", "figs"])


def test_the_word_sheet_decides_the_same(run: Run, two: None) -> None:
    run("merge", "trees.json", "pond.json", "-o", "LA.json", "--sheet", "C.docx")
    data = Path("C.docx").read_bytes()
    names: dict[str, str] = {}

    def look(root: Any) -> None:
        for tag in root.iter("{http://schemas.openxmlformats.org/wordprocessingml/2006/main}tag"):
            name = next(iter(tag.attrib.values()))
            names[name.split("~2E")[0] + name[name.rindex("_") :]] = name
            control(root, name)

    from ..forms.word import changed as looked

    looked(data, look)
    words = {
        names["decision_b2c3d_choice"]: "A",
        names["decision_b2c3d_why"]: "Agreed.",
        names["decision_c3d4f_choice"]: "B",
    }
    Path("C.docx").write_bytes(filled(data, words))
    run("merge", "trees.json", "pond.json", "-o", "LA.json", "--decisions", "C.docx")
    assert read("LA.json")["answers"]["b2c3d"]["value"] == "partly"
    assert read("LA.json")["answers"]["b2c3d"]["note"].endswith("Agreed.")
    assert read("LA.json")["answers"]["c3d4f"]["due"] == "2027-06"
    assert names["decision_b2c3d_why"] == field_name(
        ("decision", names["decision_b2c3d_why"].split("_")[1].replace("~2E", "."), "why")
    )


@pytest.mark.parametrize(
    ("more", "told"),
    [
        ({"state": "CI"}, "pond.json is of the State LA and other.json of the State CI."),
        ({"year": 2026}, "pond.json is of the year 2027 and other.json of the year 2026."),
        ({"exercise": "yes"}, "other.json is an exercise and pond.json is not."),
    ],
)
def test_what_is_not_one_return_is_refused_and_nothing_is_written(
    run: Run, two: None, put: Put, more: dict[str, Value], told: str
) -> None:
    put("other.json", "gardener", {"b2c3d": "yes"}, **more)
    status, _, errors = run("merge", "pond.json", "other.json", "-o", "LA.json")
    assert status == 2
    assert told in errors
    assert not Path("LA.json").exists()


def test_a_part_that_does_not_say_its_state_is_merged(run: Run, two: None, put: Put) -> None:
    put("other.json", "gardener", {"f5g6h": 1.5}, state="", year="")
    run("merge", "pond.json", "other.json", "-o", "LA.json")
    assert read("LA.json")["respondent"] == {"state": "LA", "year": 2027, "exercise": False}


def test_a_filled_form_is_read_first(run: Run, orchard: Catalogue, two: None) -> None:
    Path("form.xlsx").write_bytes(xlsx.write(Form(orchard)))
    status, _, errors = run("merge", "form.xlsx", "pond.json", "-o", "LA.json")
    assert status == 2
    assert "form.xlsx is a filled form, not an answer file. Read it first" in errors


def test_a_coordination_sheet_is_no_part_and_no_form(run: Run, two: None) -> None:
    run("merge", "trees.json", "pond.json", "-o", "LA.json", "--sheet", "C.xlsx")
    assert "C.xlsx: This is a coordination sheet" in run("merge", "C.xlsx", "pond.json", "-o", "X.json")[2]
    assert "This is a coordination sheet" in run("read", "C.xlsx", "-o", "out")[2]


def test_a_filled_sheet_is_never_written_over(run: Run, two: None) -> None:
    run("merge", "trees.json", "pond.json", "-o", "LA.json", "--sheet", "C.xlsx")
    assert run("merge", "trees.json", "pond.json", "-o", "LA.json", "--sheet", "C.xlsx")[0] == 1
    decide("C.xlsx", b2c3d={"choice": "A"})
    status, _, errors = run("merge", "trees.json", "pond.json", "-o", "LA.json", "--sheet", "C.xlsx")
    assert (status, "C.xlsx exists and somebody has filled it in." in errors) == (2, True)


def test_a_return_that_holds_more_is_never_written_over(run: Run, two: None, put: Put) -> None:
    run("merge", "trees.json", "pond.json", "-o", "LA.json")
    put("other.json", "gardener", {"f5g6h": 1.5})
    status, _, errors = run("merge", "trees.json", "other.json", "-o", "LA.json")
    assert status == 2
    assert "LA.json exists and holds answers that are not in these files." in errors
    assert run("merge", "trees.json", "pond.json", "other.json", "-o", "LA.json")[0] == 1


def test_documents_of_the_same_number_get_numbers_of_their_own(run: Run, put: Put, orchard: Catalogue) -> None:
    for name, title, value in (("a.json", "Law", "yes"), ("b.json", "Budget", "no")):
        put(
            name,
            "",
            {
                "b2c3d" if value == "yes" else "c3d4f": value,
                ("b2c3d" if value == "yes" else "c3d4f") + ":evidence": "E1",
            },
        )
        record = read(name)
        record["evidence"] = {"E1": {"title": title}}
        Path(name).write_text(json.dumps(record), "utf-8")
    status, output, _ = run("merge", "a.json", "b.json", "-o", "LA.json")
    assert status == 0
    assert read("LA.json")["evidence"] == {"E1": {"title": "Law"}, "E2": {"title": "Budget"}}
    assert read("LA.json")["answers"]["c3d4f"]["evidence"] == ["E2"]
    assert "E1 of b.json is now E2: Budget" in output


def test_the_receipt_for_programs(run: Run, two: None) -> None:
    status, output, _ = run("merge", "trees.json", "pond.json", "-o", "LA.json", "--json")
    told = json.loads(output)
    assert (status, told["status"]) == (1, "attention")
    assert [each["line"] for each in told["conflicts"]] == ["b2c3d", "c3d4f", "h7j8k/women-girls/under-18"]
    assert told["conflicts"][0]["sides"][0] == {
        "letter": "A", "says": "Partly", "files": ["pond.json"], "authorities": ["ministry"],
    }  # fmt: skip


def test_files_of_the_same_name_are_told_apart_by_their_folders(run: Run, put: Put) -> None:
    for folder, value in (("north", "yes"), ("south", "no")):
        Path(folder).mkdir()
        put(f"{folder}/return.json", "", {"b2c3d": value})
    _, output, _ = run("merge", "north/return.json", "south/return.json", "north/../north/return.json", "-o", "LA.json")
    assert [part["source"] for part in read("LA.json")["history"]] == ["north/return.json", "south/return.json"]
    assert "A  Yes: not named (north/return.json)" in output
