"""The commands report and score, as an official meets them."""

from __future__ import annotations

import io
import json
from pathlib import Path

import docx
import pytest
from click.testing import CliRunner, Result

from assessbook.catalogue.model import Catalogue
from assessbook.cli import main
from assessbook.returns.model import Return
from assessbook.returns.record import canonical

from .avaria import year_before
from .conftest import CHECKLISTS


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(main, [*map(str, arguments), "--catalogue", str(CHECKLISTS)])


@pytest.fixture
def file(tmp_path: Path, exercise: Return) -> Path:
    """The answer file of Exercise Avaria, with that of the year before beside it."""
    (tmp_path / "xa-2025.json").write_bytes(canonical(year_before(exercise)))
    (tmp_path / "xa-2026.json").write_bytes(canonical(exercise))
    return tmp_path / "xa-2026.json"


def test_one_answer_file_gives_the_drafts_of_all_seven_reports(file: Path, catalogue: Catalogue) -> None:
    for framework in catalogue.frameworks:
        output = file.with_name(f"{framework.id}.docx")
        result = run("report", file, "--framework", framework.id, "-o", output)
        assert result.exit_code == 0, result.output
        assert f"draft of {framework.short}, {framework.reports[0].name}, internal." in result.output
        assert "Exercise: do not send it." in result.output
        titles = [
            p.text
            for p in docx.Document(io.BytesIO(output.read_bytes())).paragraphs
            if p.style and p.style.name == "Title"
        ]
        assert titles == [f"Exercise Avaria: {framework.short}, {framework.reports[0].name}"]


def test_the_audience_the_format_and_the_year_before_are_chosen(file: Path) -> None:
    output = file.with_name("draft.txt")
    since = file.with_name("xa-2025.json")
    result = run(
        "report", file, "--framework", "wps", "--audience", "public", "--format", "md", "--since", since, "-o", output
    )
    assert result.exit_code == 0, result.output
    text = output.read_text(encoding="utf-8")
    assert "## What has changed since 2025" in text and "Draft, public" in text
    assert "withheld: " in result.output and "withheld: 0" not in result.output


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("--framework", "att", "-o", "x.md"), "There are: ccm, apmbc, crpd, cedaw, crc, sdg, wps."),
        (("--framework", "ccm", "-o", "x.pdf"), "ends in none of: docx, html, md."),
        (("--framework", "ccm", "--format", "md", "-o", "xa-2026.json"), "is a return. Choose another name"),
        (("--framework", "ccm", "--since", "xa-2026.json", "-o", "x.md"), "must be of an earlier year"),
        (("--framework", "ccm", "--since", "none.json", "-o", "x.md"), "There is no file"),
    ],
)
def test_what_cannot_be_drafted_is_refused_with_the_reason(
    arguments: tuple[str, ...], told: str, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(file.parent)
    before = {path: path.read_bytes() for path in file.parent.iterdir()}
    result = run("report", file.name, *arguments)
    assert (result.exit_code, told in result.output) == (2, True), result.output
    assert {path: path.read_bytes() for path in file.parent.iterdir()} == before


def test_a_filled_form_is_no_answer_file(file: Path) -> None:
    form = file.with_name("note.txt")
    form.write_text("Dear colleagues", encoding="utf-8")
    result = run("report", form, "--framework", "ccm", "-o", file.with_name("x.md"))
    assert result.exit_code == 2 and "note.txt" in result.output


def test_the_score_stands_beside_its_formula(file: Path) -> None:
    result = run("score", file)
    assert result.exit_code == 0, result.output
    assert "A score is not compliance." in result.output
    line = next(line for line in result.output.splitlines() if line.startswith("  CRPD: "))
    assert "11 of 17 (yes 9 + half of partly 4 = 11, of 17 that apply and are answered" in line


def test_the_score_for_programs_holds_every_count(file: Path) -> None:
    found = json.loads(run("score", file, "--audience", "public", "--json").output)
    assert found["note"] == "A score is not compliance."
    crpd = next(each for each in found["frameworks"] if each["id"] == "crpd")
    assert crpd["score"] == crpd["yes"] + crpd["partly"] / 2
    assert crpd["withheld"] > 0
    assert crpd["asked"] == crpd["answered"] + crpd["blank"] + crpd["figures_blank"] + crpd["withheld"]
