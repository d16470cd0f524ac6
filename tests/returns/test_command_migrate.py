"""`assessbook migrate`, and `assessbook read` of older forms: first what will happen, then the files."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner

from assessbook.catalogue.model import Catalogue
from assessbook.cli import main
from assessbook.forms import json_file, xlsx
from assessbook.forms.form import Form

from .two_versions import second_version

ENTRIES = {
    ("identity", "state", "answer"): "LA",
    ("identity", "year", "answer"): 2026,
    ("answer", "b2c3d", "answer"): "yes",
    ("answer", "c3d4f", "answer"): "yes",
    ("answer", "q5r6s", "answer"): "yes",
    ("answer", "j8k9m", "answer"): "A pump.",
}
Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run(tmp_path: Path, orchard: Catalogue, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Return a function that runs a command with version 2.0.0, beside the files of version 1.1.0."""
    monkeypatch.chdir(tmp_path)
    Path("second").mkdir()
    second_version(Path("second"))
    form = Form(orchard, entries=ENTRIES)  # type: ignore[arg-type]
    Path("LA-2026.json").write_bytes(json_file.write(form))
    Path("LA-2026.xlsx").write_bytes(xlsx.write(form))

    def command(*arguments: str) -> tuple[int, str, str]:
        name, *rest = arguments
        result = CliRunner().invoke(main, [name, "--catalogue", "second", *rest])
        assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
        return result.exit_code, result.stdout, result.stderr

    return command


def test_a_preview_tells_what_will_happen_and_writes_nothing(run: Run) -> None:
    status, output, _ = run("migrate", "LA-2026.json")
    assert status == 1
    assert output.startswith("LA-2026.json: from version 1.1.0 to 2.0.0. Answers in the new version: 4;")
    for part in (
        "to questions that\nare asked otherwise now: 3, to be checked: 1. Only kept, under “carried”: 1.",
        "Trees 1.9: Is there a plan for the trees? (t2v3w)",
        "Trees and paths have plans of their own.",
        "Pond 1.1: Is the pond kept well? (w4x5z)",
        "Check that it answers the question as it stands now.",
        "It says “A pump.”. This question is not asked any more since version 2.0.0.",
        "Nothing was written. Add -o FOLDER to write the files.",
    ):
        assert " ".join(part.split()) in " ".join(output.split())
    assert sorted(path.name for path in Path().iterdir()) == ["LA-2026.json", "LA-2026.xlsx", "second"]


def test_the_files_are_written_with_a_receipt(run: Run) -> None:
    status, output, _ = run("migrate", "LA-2026.json", "-o", "new")
    assert status == 1
    assert "LA-2026.json: written to new/LA-2026.json." in output
    record = json.loads(Path("new/LA-2026.json").read_bytes())
    assert record["catalogue"]["version"] == "2.0.0"
    assert {id: answer["value"] for id, answer in record["answers"].items()} == {
        "b2c3d": "yes", "t2v3w": "yes", "v3w4x": "yes", "w4x5z": "yes",
    }  # fmt: skip
    assert [each["text"] for each in record["carried"]] == ["A pump."]
    assert Path("new/LA-2026.receipt.txt").is_file()
    assert run("migrate", "new/LA-2026.json")[1].startswith(
        ["new", "LA-2026.json"][1] + ": it is of version 2.0.0 already."
    )


def test_a_form_of_the_older_version_is_brought_along_when_it_is_read(run: Run) -> None:
    run("migrate", "LA-2026.json", "-o", "new")
    status, _, _ = run("read", "LA-2026.xlsx", "-o", "read")
    assert status == 1
    assert Path("read/LA-2026.json").read_bytes() == Path("new/LA-2026.json").read_bytes()
    receipt = Path("read/LA-2026.receipt.txt").read_text("utf-8")
    assert "The form is of version 1.1.0; its answers were brought to version 2.0.0." in receipt


def test_the_last_return_may_be_of_an_older_version(run: Run) -> None:
    status, output, errors = run("forms", "-o", "forms", "--state", "LA", "--year", "2027", "--from", "LA-2026.json")
    assert (status, errors) == (0, "")
    assert output.startswith("forms/orchard-la-2027-en.xlsx: Care of orchards: all questions")
    run("read", "forms/orchard-la-2027-en.xlsx", "-o", "read")
    answers = json.loads(Path("read/orchard-la-2027-en.json").read_bytes())["answers"]
    assert answers["t2v3w"] == {"value": "yes", "confirm": "not-checked"}


def test_what_cannot_be_taken_is_refused_and_the_rest_is_done(run: Run) -> None:
    record = json.loads(Path("LA-2026.json").read_bytes())
    record["catalogue"]["version"] = "3.0.0"
    Path("later.json").write_text(json.dumps(record), "utf-8")
    status, output, errors = run("migrate", "later.json", "LA-2026.xlsx", "LA-2026.json")
    assert status == 1
    assert "later.json is of version 3.0.0, newer than the checklists (2.0.0). Update the checklists." in errors
    assert "LA-2026.xlsx is a filled form, not an answer file." in errors
    assert "LA-2026.json: from version 1.1.0 to 2.0.0." in output
    assert run("migrate", "later.json")[0] == 2


def test_parts_of_two_versions_merge_in_the_present_one(run: Run) -> None:
    run("migrate", "LA-2026.json", "-o", "new")
    status, output, _ = run("merge", "LA-2026.json", "new/LA-2026.json", "-o", "whole.json")
    assert status == 1
    assert "Lines on which files differ: 0" in output


def test_the_preview_for_programs(run: Run) -> None:
    status, output, _ = run("migrate", "LA-2026.json", "--json")
    (told,) = json.loads(output)["files"]
    assert (status, told["status"], told["from"], told["to"]) == (1, "attention", "1.1.0", "2.0.0")
    assert {each["code"] for each in told["findings"]} == {"answer-moved", "answer-again", "retired-item"}
