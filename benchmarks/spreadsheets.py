"""A thousand filled workbooks of the project's own form: written, read back with `assessbook read`, and merged."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterator
from pathlib import Path
from random import Random

from assessbook.catalogue.load import load
from assessbook.catalogue.model import Catalogue
from assessbook.forms.form import Column, Form, Key, Line, Value
from assessbook.forms.registry import carriers

from .checks import OWN
from .measure import Run, run
from .progress import tell
from .sentences import reason

ANSWERED = 0.8
"""The part of the questions that has an answer in each file."""


def measure(folder: Path, count: int) -> dict[str, Run]:
    """Return what it costs to write `count` filled workbooks, to read them and to merge what they say, by the task.

    A tenth of them is read too: memory must not grow with the number of files.
    """
    shutil.rmtree(folder, ignore_errors=True)
    filled, returns, few = folder / "filled", folder / "returns", folder / "few"
    tell(f"writing {count:,} workbooks")
    written = run(sys.executable, "-m", "benchmarks.spreadsheets", filled, str(count))
    tell(f"reading {count:,} workbooks")
    files = sorted(filled.glob("*.xlsx"))
    some = _read(files[: count // 10], few)
    read = _read(files, returns)
    tell(f"merging {count:,} answer files")
    answers = sorted(returns.glob("*.json"))
    merged = run(sys.executable, "-m", "assessbook", "merge", *answers, "-o", folder / "merged.json", status=(0, 1))
    return {
        f"Writing {count:,} workbooks": written,
        f"Reading {count // 10:,} workbooks": some,
        f"Reading {count:,} workbooks": read,
        f"Merging {count:,} answer files": merged,
        f"Reading and merging {count:,}": Run(
            read.cpu + merged.cpu, read.clock + merged.clock, max(read.memory, merged.memory)
        ),
    }


def _read(files: list[Path], folder: Path) -> Run:
    """Read workbooks into a folder; raises RuntimeError when one of them makes no answer file."""
    done = run(sys.executable, "-m", "assessbook", "read", *files, "-o", folder, status=(0, 1))
    if len(list(folder.glob("*.json"))) != len(files):
        raise RuntimeError(f"not every one of the {len(files):,} workbooks was read; see the receipts in {folder}")
    return done


def write(folder: Path, count: int) -> None:
    """Write `count` workbooks of the project's own form into `folder`, each filled in otherwise."""
    catalogue = load(OWN).catalogue
    assert catalogue is not None
    folder.mkdir(parents=True)
    for number in range(count):
        form = Form(catalogue, entries=dict(_entries(catalogue, Random(number))))
        (folder / f"{number:05}.xlsx").write_bytes(carriers()["xlsx"].write(form))


def _entries(catalogue: Catalogue, random: Random) -> Iterator[tuple[Key, Value]]:
    yield ("identity", "state", "answer"), "LA"
    yield ("identity", "year", "answer"), 2027
    for question in catalogue.head.profile:
        yield ("profile", question.id, "answer"), random.choice(question.options).code
    form = Form(catalogue)
    for checklist in form.shown():
        for _, lines in form.sections(checklist):
            for line in lines:
                if random.random() < ANSWERED:
                    yield from ((("answer", line.code, column), value) for column, value in _cells(line, form, random))


def _cells(line: Line, form: Form, random: Random) -> Iterator[tuple[Column, Value]]:
    """Yield what is filled in on one line, by column."""
    if "note" in line.columns:
        yield "note", reason(random)
    match line.takes:
        case "option":
            code = random.choice(form.catalogue.options(line.placed.item.answer)).code
            yield "answer", code
            if code == "planned":
                yield from (("due", "2028-05"), ("owner", "The planning unit"))
        case "number":
            yield "answer", random.randrange(500)
        case "date":
            yield "answer", "2026-05-04"
        case "text":
            yield "answer", reason(random)
        case "tick":
            yield "answer", "yes"


if __name__ == "__main__":
    write(Path(sys.argv[1]), int(sys.argv[2]))
