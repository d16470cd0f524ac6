"""The command `assessbook pack`, as a trainer runs it in the folder of the handbook."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from assessbook.cli import main

from ..handbook.conftest import Project
from .pages import pages


def run(training: Project, monkeypatch: pytest.MonkeyPatch, *options: str, where: str = "") -> tuple[Result, Path]:
    monkeypatch.chdir(training.source / where)
    out = training.work / "mine"
    return CliRunner().invoke(main, ["pack", "-o", str(out), *options]), out


def test_a_course_of_chosen_modules(training: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    options = ("--module", "water", "--module", "soil", "--start", "13:30", "--paper", "letter")
    done, out = run(training, monkeypatch, *options, where="training")
    assert done.exit_code == 0, done.output
    assert f"{out / 'selection-guide-letter-en.pdf'}: A course of your own: Facilitator’s guide (" in done.output
    assert "selection-certificate-letter-en.pdf" in done.output
    assert "(1 page, " in done.output
    printed = list(pages((out / "selection-timetable-letter-en.pdf").read_bytes()))
    words = " ".join(printed[0].text.split())
    assert "13:30–15:00 Water 90 minutes 15:00–15:15 Break 15 minutes 15:15–16:15 Good soil" in words
    assert printed[0].size == pytest.approx((612, 792))


def test_one_course_in_large_print(training: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    done, out = run(training, monkeypatch, "--course", "morning", "--large-print")
    assert done.exit_code == 0, done.output
    assert (out / "morning-workbook-large-en.pdf").is_file()
    assert not list(out.glob("week-end*"))


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (("--module", "soul"), "there is no module 'soul'. Did you mean 'soil'? No packs are made."),
        (("--course", "evening"), "there is no course 'evening'."),
        (("--start", "9 o'clock"), "“9 o'clock” is no time of day: write it like 09:00"),
    ],
)
def test_a_wish_that_cannot_be_met_is_refused_in_plain_words(
    training: Project, monkeypatch: pytest.MonkeyPatch, options: tuple[str, ...], words: str
) -> None:
    done, out = run(training, monkeypatch, *options)
    assert done.exit_code == 2
    assert words in done.output
    assert done.output.endswith("Nothing was written.\n")
    assert "[assessbook" not in done.output
    assert not list(out.glob("*.pdf"))


def test_a_mistake_on_a_page_is_told_and_the_packs_are_made(training: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    training.edit("training/soil.md", ":minutes: 60", ":minutes: 65")
    done, out = run(training, monkeypatch, "--module", "soil")
    assert done.exit_code == 1
    assert "soil.md:3: the steps of the module 'soil' add up to 60 minutes, not to 65" in done.output
    assert (out / "selection-guide-en.pdf").is_file()


def test_outside_a_handbook_it_says_where_to_go(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    done = CliRunner().invoke(main, ["pack", "-o", "out"])
    assert done.exit_code == 2
    assert "There is no conf.py here or in a folder above." in done.output
