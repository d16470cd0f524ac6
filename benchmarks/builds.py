"""Builds of one catalogue in three ways: by this project, as plain pages, and by sphinx-needs; one after the other."""

from __future__ import annotations

import shutil
import sys
from dataclasses import dataclass, field
from pathlib import Path

from .measure import Run, middle, run
from .progress import tell

WAYS = ("handbook", "plain", "needs")
FULL, NOTHING, HELP, ASK = "full build", "nothing changed", "the help of one item edited", "one item reworded"
EDITS = {HELP: "help-draft", ASK: "question-draft"}
"""The word that each edit changes: `question-draft-0` becomes `question-draft-1` wherever it stands."""


@dataclass(frozen=True)
class Figures:
    """What was measured with a catalogue of `size` items: the runs by (way, step), pair by pair."""

    size: int
    runs: dict[tuple[str, str], list[Run]] = field(default_factory=dict)

    def middle(self, way: str, step: str) -> Run:
        """Return the median of the runs."""
        return middle(self.runs[way, step])

    def ratio(self, one: tuple[str, str], other: tuple[str, str]) -> float:
        """Return the median, over the pairs, of the processor time of one over that of the other."""
        return middle([a.over(b) for a, b in zip(self.runs[one], self.runs[other], strict=True)]).cpu


def measure(folder: Path, size: int, pairs: int) -> Figures:
    """Build a catalogue of `size` items `pairs` times in each way, in turn. Raises RuntimeError when a build warns."""
    _write(folder, size)
    figures = Figures(size)
    for pair in range(1, pairs + 1):
        for step in (FULL, NOTHING, *EDITS):
            for way in WAYS:
                _make_ready(folder / way, step, pair)
                cost = run(*_sphinx(folder / way))
                figures.runs.setdefault((way, step), []).append(cost)
                tell(f"{size:,} items, round {pair} of {pairs}: {step}, {way}: {cost}")
            _prepare("compare", folder)
    return figures


def _write(folder: Path, size: int) -> None:
    """Write the three projects. The plain one is made from the built pages of the first."""
    tell(f"{size:,} items: writing the three projects")
    shutil.rmtree(folder, ignore_errors=True)
    _prepare("handbook", folder, str(size))
    run(*_sphinx(folder / "handbook"))
    _prepare("baselines", folder)


def _prepare(*arguments: str | Path) -> None:
    """Run a part of the preparation, in a process of its own, so that its memory goes with it."""
    run(sys.executable, "-m", "benchmarks.prepare", *arguments)


def _sphinx(project: Path) -> tuple[str | Path, ...]:
    options = ("-q", "-j1", "-b", "html", "-d")
    return sys.executable, "-m", "sphinx", *options, project / "doctrees", project, project / "html"


def _make_ready(project: Path, step: str, pair: int) -> None:
    """Bring a project into the state that a step begins with."""
    if step == FULL:
        for name in ("doctrees", "html"):
            shutil.rmtree(project / name, ignore_errors=True)
    if word := EDITS.get(step):
        for path in [*project.glob("*.md"), *project.glob("*.rst"), *project.glob("checklists/*.yaml")]:
            text = path.read_text(encoding="utf-8")
            if f"{word}-{pair - 1}" in text:
                path.write_text(text.replace(f"{word}-{pair - 1}", f"{word}-{pair}"), encoding="utf-8")
