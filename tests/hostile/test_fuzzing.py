"""A short run of changed files; `make fuzz` makes the long one."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from random import Random

import pytest
from fuzzing.changes import like_tags
from fuzzing.formats import CHANGES, changed
from fuzzing.run import Run, block_of, go_on, prepare

from ..files.packing import Good

COUNT = 120


@pytest.fixture
def run(good: Good, tmp_path: Path) -> Run:
    """A run with the good files in place."""
    (tmp_path / "good").mkdir()
    for kind, data in good.items():
        (tmp_path / "good" / f"good.{kind}").write_bytes(data)
    run = Run(tmp_path, seed=2)
    prepare(run)
    return run


def test_no_changed_file_breaks_a_reader_or_loses_an_answer_without_a_word(run: Run) -> None:
    line = block_of(run, 0, COUNT)
    assert line["findings"] == []
    assert sum(line["counts"].values()) == COUNT
    assert any(count.endswith(" read") for count in line["counts"])


def test_the_command_runs_in_the_folder_where_it_is_started_and_tells_what_became_of_the_files(tmp_path: Path) -> None:
    here = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])}
    command = [sys.executable, "-m", "fuzzing", "--count", "14", "--jobs", "1"]
    done = subprocess.run(command, cwd=tmp_path, env=here, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    assert "14 files," in done.stdout
    assert (tmp_path / "build" / "fuzz" / "seed-1.md").read_text("utf-8").strip() == done.stdout.strip()


def test_the_same_seed_makes_the_same_files_of_every_kind(good: Good) -> None:
    files = [changed(good, 5, number) for number in range(200)]
    assert files == [changed(good, 5, number) for number in range(200)]
    assert {kind for kind, _ in files} == set(CHANGES)
    assert sum(data != good[kind] for kind, data in files) > 180


def test_a_file_of_one_word_can_be_changed_however_often() -> None:
    assert {like_tags(b"<a>word</a>", Random(seed)) for seed in range(50)} >= {b"<a></a>", b"<a>word</a>"}


def test_a_run_that_was_stopped_goes_on_where_it_was(run: Run) -> None:
    first = list(go_on(run, 6, 1))
    run.journal.write_text(run.journal.read_text() + '{"block": 7, "cou')
    assert list(go_on(run, 6, 1)) == first
