"""What was measured, as Markdown: the machine, the figures, and the bounds with what they were held against."""

from __future__ import annotations

import os
import platform
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from importlib.metadata import version

from .builds import ASK, EDITS, FULL, HELP, NOTHING, WAYS, Figures
from .measure import Run

PACKAGES = (
    "Sphinx",
    "docutils",
    "myst-parser",
    "furo",
    "sphinx-needs",
    "PyYAML",
    "pydantic",
    "XlsxWriter",
    "python-calamine",
)


@dataclass(frozen=True, slots=True)
class Bound:
    """One promise: what is measured, against which bound, and whether it is kept."""

    what: str
    bound: str
    measured: str
    met: bool


def machine() -> Iterator[str]:
    """Yield what the figures depend on."""
    load = f", load at the start {os.getloadavg()[0]:.1f}" if hasattr(os, "getloadavg") else ""
    yield f"Python {platform.python_version()}, {platform.system()} {platform.machine()}, {os.cpu_count()} cores{load}."
    yield f"{', '.join(f'{name} {version(name)}' for name in PACKAGES)}."


def builds(figures: Figures) -> Iterator[str]:
    """Yield the table of the builds at one size."""
    yield f"\n## Builds of {figures.size:,} items\n"
    rounds = len(figures.runs["handbook", FULL])
    yield f"Medians of {rounds}. Processor seconds; ratios are medians of the ratios of each round; peaks in MiB.\n"
    rows = []
    for step in (FULL, NOTHING, *EDITS):
        ours, plain, needs = (figures.middle(way, step) for way in WAYS)
        mine = ("handbook", step)
        rows.append(
            (
                step,
                *(f"{one.cpu:.2f}" for one in (ours, plain, needs)),
                f"{figures.ratio(mine, ('plain', step)):.2f}",
                f"{figures.ratio(('needs', step), mine):.1f}",
                *(f"{one.memory:.0f}" for one in (ours, plain, needs)),
            )
        )
    heads = "Step", "Handbook", "Plain", "Needs", "Handbook / plain", "Needs / handbook"
    yield from table((*heads, "Peak: handbook", "Peak: plain", "Peak: needs"), rows)


def build_bounds(figures: Figures) -> Iterator[Bound]:
    """Yield the promises on builds that are given for this size."""
    size = f"{figures.size:,} items"
    full = ("handbook", FULL)
    if figures.size >= 2000:
        plain = figures.ratio(full, ("plain", FULL))
        yield Bound(f"Full build, {size}: part of the time of plain pages", "≤ 0.35", f"{plain:.2f}", plain <= 0.35)
        needs = figures.ratio(("needs", FULL), full)
        yield Bound(f"Full build, {size}: times faster than sphinx-needs", "≥ 4", f"{needs:.1f}", needs >= 4)
    if figures.size >= 10_000:
        peak = figures.middle(*full).memory
        yield Bound(f"Full build, {size}: peak memory", "≤ 150 MiB", f"{peak:.0f} MiB", peak <= 150)
    for step in (HELP, ASK):
        times = figures.ratio(("handbook", step), ("handbook", NOTHING))
        yield Bound(f"{step}, {size}: times a build with no change", "≤ 2", f"{times:.2f}", times <= 2)


def costs(heading: str, runs: dict[str, Run]) -> Iterator[str]:
    """Yield a table of what commands cost."""
    yield f"\n## {heading}\n"
    rows = [(name, f"{one.clock:.2f}", f"{one.cpu:.2f}", f"{one.memory:.0f}") for name, one in runs.items()]
    yield from table(("What", "Seconds on the clock", "Processor seconds", "Peak, MiB"), rows)


def check_bounds(runs: dict[str, Run]) -> Iterator[Bound]:
    """Yield the promises on `assessbook check`."""
    for name, bound in (("the project's own", 1), ("10,000 items", 10)):
        if name in runs:
            seconds = runs[name].clock
            yield Bound(f"Check, {name}", f"< {bound} s", f"{seconds:.2f} s", seconds < bound)


def analysis_bounds(runs: dict[str, Run]) -> Iterator[Bound]:
    """Yield the promises on `assessbook analyse`; the last two runs are of a quarter of the returns, and of all."""
    (files, few), (_, quarter), (name, most) = runs.items()
    yield Bound(f"Analysis, {files}", "< 10 s", f"{few.clock:.2f} s", few.clock < 10)
    yield Bound(f"Analysis, {name}", "< 60 s", f"{most.clock:.2f} s", most.clock < 60)
    yield Bound(f"Analysis, {name}: peak memory", "≤ 4,096 MiB", f"{most.memory:.0f} MiB", most.memory <= 4096)
    times = most.over(quarter).cpu
    yield Bound("Analysis, four times the returns: times the processor time", "≤ 4", f"{times:.2f}", times <= 4)


def bounds(found: Iterable[Bound]) -> Iterator[str]:
    """Yield the table of the promises."""
    rows = [(one.what, one.bound, one.measured, "met" if one.met else "**missed**") for one in found]
    if rows:
        yield "\n## Promises\n"
        yield from table(("What", "Bound", "Measured", "Result"), rows)


def table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterator[str]:
    """Yield a Markdown table; the first column to the left, the others to the right."""
    yield f"| {' | '.join(heads)} |"
    yield f"|---|{'--:|' * (len(heads) - 1)}"
    for row in rows:
        yield f"| {' | '.join(row)} |"
