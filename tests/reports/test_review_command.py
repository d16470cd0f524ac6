"""The command review, as a focal point meets it."""

from __future__ import annotations

import io
import json
from dataclasses import replace
from pathlib import Path

import docx
import pytest

from assessbook.returns.model import Return
from assessbook.returns.record import canonical

from .avaria import year_before
from .test_report_command import run
from .test_withheld import everything_in


@pytest.fixture
def folder(tmp_path: Path, exercise: Return) -> Path:
    """Two years of Exercise Avaria."""
    (tmp_path / "xa-2025.json").write_bytes(canonical(year_before(exercise)))
    (tmp_path / "xa-2026.json").write_bytes(canonical(exercise))
    return tmp_path


def test_each_return_gets_a_sheet_and_a_letter_and_earlier_years_are_found_among_the_files(folder: Path) -> None:
    result = run("review", folder / "xa-2025.json", folder / "xa-2026.json", "-o", folder / "out")
    assert result.exit_code == 1, result.output
    names = {f"xa-{year}.{kind}" for year in (2025, 2026) for kind in ("review.html", "review.docx", "letter.docx")}
    assert {path.name for path in (folder / "out").iterdir()} == names
    first, second = result.output.splitlines()
    assert first.startswith("xa-2025.json: Exercise Avaria, internal, compared with no earlier year. Questions: ")
    assert second.startswith("xa-2026.json: Exercise Avaria, internal, compared with 2025. Questions: ")
    assert second.endswith("Exercise: do not send the letter.")
    letter = docx.Document(io.BytesIO((folder / "out/xa-2026.letter.docx").read_bytes()))
    assert "Dear colleague," in [p.text for p in letter.paragraphs]


def test_an_earlier_return_can_be_named(folder: Path) -> None:
    result = run("review", folder / "xa-2026.json", "--since", folder / "xa-2025.json", "-o", folder / "out")
    assert "compared with 2025" in result.output
    assert sorted(path.name for path in (folder / "out").iterdir())[0] == "xa-2026.letter.docx"
    result = run("review", folder / "xa-2025.json", "--since", folder / "xa-2026.json", "-o", folder / "out")
    assert "xa-2026.json is not of an earlier year of one of these States" in result.output


def test_the_findings_are_there_for_programs(folder: Path) -> None:
    result = run("review", folder / "xa-2026.json", "-o", folder / "out", "--audience", "public", "--json")
    (told,) = json.loads(result.output)["returns"]
    assert (told["state"], told["year"], told["exercise"], told["audience"]) == ("XA", 2026, True, "public")
    assert told["withheld"] > 0
    question = next(each for each in told["questions"] if each["kind"] == "unknown")
    assert set(question) == {"kind", "said", "why", "ask"}
    assert set(question["said"][0]) == {"code", "question", "answer", "note"}


def test_a_file_that_is_no_return_is_left_out_and_told_of(folder: Path) -> None:
    (folder / "note.txt").write_text("Dear colleagues", encoding="utf-8")
    result = run("review", folder / "note.txt", folder / "none.json", folder / "xa-2026.json", "-o", folder / "out")
    assert result.exit_code == 1
    assert "note.txt" in result.output and "There is no file" in result.output and "It was left out." in result.output
    assert len(list((folder / "out").iterdir())) == 3
    alone = run("review", folder / "note.txt", "-o", folder / "other")
    assert alone.exit_code == 2 and not (folder / "other").exists()


def test_two_files_of_one_state_and_year_are_told_of(folder: Path, exercise: Return) -> None:
    part = folder / "part" / "xa-2026.json"
    part.parent.mkdir()
    part.write_bytes(canonical(replace(exercise, answers=dict(list(exercise.answers.items())[:9]))))
    result = run("review", folder / "xa-2026.json", part, "-o", folder / "out")
    assert f"{folder}/xa-2026.json and {part} are both of XA, 2026." in result.output
    assert "merge them first" in result.output
    assert {path.name for path in (folder / "out").glob("*.html")} == {"xa-2026.review.html", "xa-2026-2.review.html"}


def test_a_folder_that_cannot_be_written_is_told_in_plain_words(folder: Path) -> None:
    (folder / "out").write_text("a file", encoding="utf-8")
    result = run("review", folder / "xa-2026.json", "-o", folder / "out")
    assert result.exit_code == 2 and "Traceback" not in result.output


def test_what_was_not_understood_is_quoted_to_the_state_alone(folder: Path) -> None:
    """It has no mark that says who may see it; the command tells other readers only how much it is."""
    record = json.loads((folder / "xa-2026.json").read_bytes())
    record["answers"]["k2j3m"]["value"] = "zqsecret"
    (folder / "odd.json").write_text(json.dumps(record), encoding="utf-8")
    commands = (
        ("review", folder / "odd.json", "-o", folder / "out"),
        ("review", folder / "odd.json", "-o", folder / "out", "--json"),
        ("report", folder / "odd.json", "--framework", "ccm", "-o", folder / "x.md"),
        ("score", folder / "odd.json"),
    )
    for command in commands:
        result = run(*command)
        assert result.exit_code == 1 and "zqsecret" in result.output
        result = run(*command, "--audience", "public")
        assert result.exit_code == 1 and "zqsecret" not in result.output
    assert not any("zqsecret" in everything_in(path.read_bytes()) for path in (folder / "out").iterdir())
