"""Another handbook on the same engine: what `assessbook new` writes can be checked, built and filled at once."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest


def run(*arguments: str, at: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, "-m", *arguments], cwd=at, capture_output=True, text=True)


def test_a_new_handbook_has_no_fault_and_is_built(tmp_path: Path) -> None:
    begun = run("assessbook", "new", "Water board 2", "--title", "Water for everyone", at=tmp_path)
    folder = tmp_path / "Water board 2"
    assert (begun.returncode, begun.stderr) == (0, "")
    checked = run("assessbook", "check", at=folder)
    assert (checked.returncode, checked.stdout.splitlines()[-1]) == (0, "0 errors, 0 warnings.")
    built = run("sphinx", "-qW", "--keep-going", "-c", ".", "docs", "build/html", at=folder)
    assert (built.returncode, built.stderr) == (0, "")
    page = (folder / "build/html/checklists/first.html").read_text(encoding="utf-8")
    assert "Water for everyone" in page and "Is everyone who works with people trained?" in page
    assert (folder / "build/html/forms/water-board-2-en.xlsx").is_file()
    assert not [path for path in folder.rglob("*") if path.suffix in (".md", ".yaml") and "{item" in path.read_text()]


def test_no_two_handbooks_share_the_code_of_a_question(tmp_path: Path) -> None:
    for name in ("one", "two"):
        run("assessbook", "new", name, at=tmp_path)
    first, second = ((tmp_path / name / "checklists/first.yaml").read_text() for name in ("one", "two"))
    assert first != second


@pytest.mark.parametrize(
    ("arguments", "said"),
    [((".",), ". is not empty."), (("other", "--title", 'The "best"'), "A title has no quotation marks")],
)
def test_what_is_there_stays(tmp_path: Path, arguments: tuple[str, ...], said: str) -> None:
    (tmp_path / "kept.txt").write_text("kept")
    done = run("assessbook", "new", *arguments, at=tmp_path)
    assert done.returncode == 2 and said in done.stdout + done.stderr
    assert [path.name for path in tmp_path.iterdir()] == ["kept.txt"]
