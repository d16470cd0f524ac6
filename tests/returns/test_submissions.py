"""`assessbook read` of an export: each submission becomes an answer file of its own."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from assessbook.catalogue.model import Catalogue
from assessbook.cli import main
from assessbook.forms import xlsform
from assessbook.forms.form import Form

from ..forms.exports import kobo_csv, questions, submission


@pytest.fixture
def export(orchard: Catalogue, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """Return a function that exports what States answer, in an order, to export.csv in an empty folder."""
    monkeypatch.chdir(tmp_path)
    asked = questions(xlsform.write(Form(orchard)), "en")
    numbers = {"LA": "uuid-a", "CI": "uuid-b", "XK": "uuid-a"}

    def write(*states: str) -> None:
        forms = [Form(orchard, entries={("identity", "state", "answer"): state}) for state in states]
        sent = [submission(form, asked) for form in forms]
        text = kobo_csv(asked, sent, labels=False, groups=True).decode()
        for number, state in enumerate(states, 1):
            text = text.replace(f'"uuid-{number}"', f'"{numbers[state]}"')
        Path("export.csv").write_text(text, encoding="utf-8")

    return write


def states(orchard_folder: Path) -> dict[str, str]:
    done = CliRunner().invoke(main, ["read", "export.csv", "-o", "out", "--catalogue", str(orchard_folder)])
    assert "export.csv, submission 1: 0 questions answered" in done.stdout
    files = sorted(Path("out").glob("*.json"))
    assert [file.with_suffix("").with_suffix(".receipt.txt").is_file() for file in files] == [True] * len(files)
    return {file.name: json.loads(file.read_text(encoding="utf-8"))["respondent"]["state"] for file in files}


def test_each_submission_has_its_answer_file(export, orchard_folder: Path) -> None:
    export("LA", "CI")
    assert states(orchard_folder) == {"export.json": "LA", "export-2.json": "CI"}


def test_it_keeps_it_when_the_next_export_has_another_order(export, orchard_folder: Path) -> None:
    export("LA", "CI")
    first = states(orchard_folder)
    export("CI", "LA")
    assert states(orchard_folder) == first


def test_two_that_bear_one_number_are_both_kept(export, orchard_folder: Path) -> None:
    export("LA", "XK")
    assert sorted(states(orchard_folder).values()) == ["LA", "XK"]
