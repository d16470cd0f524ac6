"""The returns of invented States: what `assessbook exercise` writes, and what `assessbook check` says of their files."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from assessbook.catalogue.conditions import holds
from assessbook.catalogue.load import load
from assessbook.cli import main
from assessbook.returns.exercises import exercise_return, exercises

ROOT = Path(__file__).parents[2]
REAL = str(ROOT / "checklists")
ORCHARD = """\
id: pomona
name: Exercise Pomona
state: XP
about: A State of orchards.
returns:
  - year: 2026
    authority: gardener
    profile: {has-pond: yes}
    evidence:
      E1: {title: The log, date: 2026-03}
      E2: {title: The plan}
    answers:
      b2c3d: {value: yes, evidence: [E2, E1], note: "=1+1"}
      d4f5g: {value: 120}
      g6h7j: {value: {part: 3, whole: 8}}
      h7j8k:
        value: {women-girls/under-18: 0, men-boys/under-18: withheld}
      k9m2n: {value: 2026-05}
      p4q5r: {value: [figs, apples]}
"""


def run(*arguments: str) -> tuple[int, str]:
    result = CliRunner().invoke(main, list(arguments))
    return result.exit_code, result.output


@pytest.fixture
def farm(tmp_path: Path, orchard_folder: Path) -> Any:
    """Write the orchard with an exercise, spoilt as told; return its folder."""

    def make(*changes: tuple[str, str], text: str = ORCHARD) -> Path:
        folder = tmp_path / "checklists"
        shutil.copytree(orchard_folder, folder, dirs_exist_ok=True)
        for old, new in changes:
            assert old in text
            text = text.replace(old, new)
        (folder / "exercises").mkdir(exist_ok=True)
        (folder / "exercises" / "pomona.yaml").write_text(text, encoding="utf-8")
        return folder

    return make


def complaints(folder: Path) -> list[str]:
    output = run("check", "--catalogue", str(folder))[1]
    return [line for line in output.splitlines() if "exercises" in line and "error" in line]


def test_every_format_of_an_exercise_reads_back_to_the_same_answer_file(tmp_path: Path, farm: Any) -> None:
    folder = str(farm())
    status, output = run("exercise", "-o", str(tmp_path / "out"), "--format", "xlsx,json,docx", "--catalogue", folder)
    assert status == 0 and "exercise-pomona-2026.xlsx: Exercise Pomona, 2026" in output
    answers = json.loads((tmp_path / "out" / "exercise-pomona-2026.json").read_bytes())
    assert answers["respondent"] == {"state": "XP", "year": 2026, "authority": "gardener", "exercise": True}
    assert answers["answers"]["h7j8k"]["value"] == {"women-girls/under-18": 0, "men-boys/under-18": "withheld"}
    assert answers["answers"]["d4f5g"]["value"] == 120 and answers["answers"]["p4q5r"]["value"] == ["apples", "figs"]
    for name in ("exercise-pomona-2026.xlsx", "exercise-pomona-2026.docx"):
        back = tmp_path / "back" / name
        run("read", str(tmp_path / "out" / name), "-o", str(back), "--catalogue", folder)
        assert json.loads(next(back.glob("*.json")).read_bytes()) == answers, name


def test_the_same_files_are_left_alone_the_second_time(tmp_path: Path, farm: Any) -> None:
    arguments = ("exercise", "-o", str(tmp_path / "out"), "--format", "xlsx,docx,json", "--catalogue", str(farm()))
    run(*arguments)
    assert run(*arguments)[1].count("unchanged") == 3


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("b2c3d:", "b2c3f:", r"pomona.yaml:13:7: error\[unknown-item\]: there is no item 'b2c3f'"),
        ("value: yes,", "value: maybe,", r"pomona.yaml:13:22: error\[impossible-answer\]: .* answer to b2c3d"),
        ("value: 120", "value: many", r"pomona.yaml:14:22: error\[impossible-answer\]: .* d4f5g"),
        ("value: 2026-05", "value: May", r"pomona.yaml:18:22: error\[impossible-answer\]: .* k9m2n"),
        ("withheld}", "secret}", r"pomona.yaml:17:\d+: error"),
        ("men-boys/under-18", "men/under-18", r"pomona.yaml:17:16: error\[impossible-answer\]: .* h7j8k"),
        ("[figs, apples]", "[figs, plums]", r"pomona.yaml:19:22: error\[impossible-answer\]: .* p4q5r"),
        (
            "evidence: [E2, E1]",
            "evidence: [E9]",
            r"pomona.yaml:13:\d+: error\[unknown-document\]: there is no document 'E9'",
        ),
        ("has-pond: yes", "has-pond: big", r"pomona.yaml:8:\d+: error\[unknown-answer\]: there is no answer 'big'"),
        ("has-pond: yes", "has-well: yes", r"pomona.yaml:8:\d+: error\[unknown-profile-question\]: .* 'has-well'"),
        ("authority: gardener", "authority: king", r"pomona.yaml:7:16: error\[unknown-respondent\]: .* 'king'"),
        ("state: XP", "state: LA", r"pomona.yaml:3:8: error"),
        ("name: Exercise Pomona", "name: Pomona", r"pomona.yaml:2:7: error"),
        ("id: pomona", "id: ceres", r"pomona.yaml:1:5: error\[file-name\]"),
        ("value: yes,", "valeu: yes,", r"pomona.yaml:13:15: error\[unknown-key\]: the key 'valeu' is not known"),
    ],
)
def test_check_tells_the_place_of_what_is_wrong(farm: Any, old: str, new: str, told: str) -> None:
    found = complaints(farm((old, new)))
    assert any(re.search(told, line) for line in found), found


def test_two_returns_for_one_year_are_an_error(farm: Any) -> None:
    again = ORCHARD + ORCHARD.partition("returns:\n")[2]
    assert any("pomona.yaml:20:11: error[duplicate-year]" in line for line in complaints(farm(text=again)))


def test_nothing_is_written_from_a_wrong_exercise(tmp_path: Path, farm: Any) -> None:
    folder = farm(("value: yes,", "value: maybe,"))
    status, output = run("exercise", "-o", str(tmp_path / "out"), "--catalogue", str(folder))
    assert status == 2 and "`assessbook check` shows them" in output and not (tmp_path / "out").exists()


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("--state", "atlantis"), "There is no exercise “atlantis”. Choose from: avaria, borduna."),
        (("--year", "1999"), "There is no return for 1999. Choose from: 2025, 2026."),
        (("--format", "print"), "The format “print” shows the questions only. Choose from:"),
        (("--format", "xslx"), "There is no format “xslx”. Did you mean “xlsx”?"),
    ],
)
def test_a_wish_that_cannot_be_met_is_refused(tmp_path: Path, arguments: tuple[str, ...], told: str) -> None:
    status, output = run("exercise", "-o", str(tmp_path / "out"), "--catalogue", REAL, *arguments)
    assert status == 2 and told in output and not (tmp_path / "out").exists()


def test_avaria_shows_every_kind_of_answer_and_the_figures_of_the_handbook() -> None:
    loaded = load(ROOT / "checklists")
    found, problems = exercises(loaded)
    assert not problems and [each.name for each in found] == ["Exercise Avaria", "Exercise Borduna"]
    catalogue = loaded.catalogue
    assert catalogue
    avaria = exercise_return(found[0], 2026, catalogue)
    values = {id: answer.value for id, answer in avaria.answers.items()}
    assert set(map(str, values.values())) >= {"yes", "partly", "planned", "no", "not-applicable", "unknown"}
    words = {id: value for id, value in values.items() if isinstance(value, str)}
    applying = [
        id
        for id, placed in catalogue.items.items()
        if all(holds(condition, avaria.profile, words) is not False for condition in catalogue.applies(placed))
    ]
    blank = [id for id in applying if values.get(id) is None]
    assert (len(applying), len(applying) - len(blank), len(blank)) == (69, 66, 3)  # docs/assess-yourself.md
    page = (ROOT / "docs" / "exercise-states.md").read_text("utf-8")
    rows = {"p7c9q": "12 villages", "z9p9n": "reached by risk", "r4c2h": "helped as victims"}
    for id, row in rows.items():
        cells = next(line for line in page.splitlines() if line.startswith("|") and row in line).split("|")[2:6]
        table = values[id]
        assert isinstance(table, dict)
        codes = ("women-girls/from-18", "men-boys/from-18", "women-girls/under-18", "men-boys/under-18")
        assert [int(cell.replace(",", "")) for cell in cells] == [table[code] for code in codes]


def test_the_key_of_borduna_names_each_fault_with_its_question(tmp_path: Path) -> None:
    arguments = ("--state", "borduna", "--year", "2026", "--format", "json", "--key", "--catalogue", REAL)
    status, output = run("exercise", "-o", str(tmp_path), *arguments)
    key = (tmp_path / "exercise-borduna-2026-key.txt").read_text("utf-8")
    assert status == 0 and "(for the trainer)" in output
    assert "x8f3v (Women's rights (CEDAW), 1.1): Do all people who work on cluster munitions" in key
    assert sorted(path.name for path in tmp_path.iterdir()) == [
        "exercise-borduna-2026-key.txt",
        "exercise-borduna-2026.json",
    ]
