"""Measure, print a Markdown report and keep it in build/bench.md."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from pathlib import Path

from . import builds, checks, report

FOLDER = Path("build/bench")
PARTS = ("build", "check", "xlsx")


def main() -> None:
    """Read the options, measure, report."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("--sizes", default="200,2000,10000", help="numbers of items, for example 200,2000")
    parser.add_argument("--only", choices=PARTS, help="measure this part only")
    parser.add_argument("--pairs", type=int, default=3, metavar="N", help="how often each thing is measured, in turn")
    options = parser.parse_args()
    sizes = [int(size) for size in options.sizes.split(",")]
    text = "\n".join(_report(sizes, (options.only,) if options.only else PARTS, options.pairs)) + "\n"
    FOLDER.mkdir(parents=True, exist_ok=True)
    FOLDER.with_suffix(".md").write_text(text, encoding="utf-8")
    print(text, end="")


def _report(sizes: list[int], parts: tuple[str, ...], pairs: int) -> Iterator[str]:
    yield "# Benchmarks\n"
    found: list[report.Bound] = []
    if "check" in parts:
        checked = checks.measure(FOLDER / "check", sizes, pairs)
        found += report.check_bounds(checked)
        yield from report.costs("Check", checked)
    for size in sizes if "build" in parts else ():
        figures = builds.measure(FOLDER / f"build-{size}", size, pairs)
        found += report.build_bounds(figures)
        yield from report.builds(figures)
    yield from report.bounds(found)
    yield from ("", *report.machine())


if __name__ == "__main__":
    main()
