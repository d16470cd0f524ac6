"""Measure, print a Markdown report and keep it in build/bench.md."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path

from . import analysis, builds, checks, report, spreadsheets

FOLDER = Path("build/bench")
PARTS = ("build", "check", "xlsx", "analyse")


def main() -> None:
    """Read the options, measure, report."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("--sizes", default="200,2000,10000", help="numbers of items, for example 200,2000")
    parser.add_argument("--only", choices=PARTS, help="measure this part only")
    parser.add_argument("--pairs", type=int, default=3, metavar="N", help="how often each thing is measured, in turn")
    parser.add_argument("--files", type=int, default=1000, metavar="N", help="how many workbooks to write and read")
    parser.add_argument("--returns", type=int, default=1_000_000, metavar="N", help="how many returns to analyse")
    options = parser.parse_args()
    sizes = [int(size) for size in options.sizes.split(",")]
    parts = (options.only,) if options.only else PARTS
    FOLDER.mkdir(parents=True, exist_ok=True)
    with FOLDER.with_suffix(".md").open("w", encoding="utf-8") as file:
        try:
            for line in _report(sizes, parts, options):
                print(line, flush=True)
                print(line, file=file, flush=True)
        except RuntimeError as error:
            sys.exit(f"Stopped: {error}")


def _report(sizes: list[int], parts: tuple[str, ...], options: argparse.Namespace) -> Iterator[str]:
    yield "# Benchmarks\n"
    yield from report.machine()
    found: list[report.Bound] = []
    if "check" in parts:
        checked = checks.measure(FOLDER / "check", sizes, options.pairs)
        found += report.check_bounds(checked)
        yield from report.costs("Check", checked)
    if "xlsx" in parts:
        yield from report.costs(
            "Workbooks of the project's own form", spreadsheets.measure(FOLDER / "xlsx", options.files)
        )
    if "analyse" in parts:
        analysed = analysis.measure(FOLDER / "analyse", options.returns)
        found += report.analysis_bounds(analysed)
        yield from report.costs("Analysis of returns", analysed)
    for size in sizes if "build" in parts else ():
        figures = builds.measure(FOLDER / f"build-{size}", size, options.pairs)
        found += report.build_bounds(figures)
        yield from report.builds(figures)
    yield from report.bounds(found)


if __name__ == "__main__":
    main()
