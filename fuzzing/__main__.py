"""Read many changed files, report what became of them, and keep those that show a fault."""

from __future__ import annotations

import argparse
import os
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from tests.files.filled import KINDS

from .judge import FINDINGS
from .run import Run, go_on, prepare


def main() -> None:
    """Read the options, run, report; exit status 1 when there are findings."""
    parser = argparse.ArgumentParser(prog="python -m fuzzing", description=__doc__)
    parser.add_argument("--count", type=int, default=100_000, help="how many files; a run that was stopped goes on")
    parser.add_argument("--seed", type=int, default=1, help="the same seed makes the same files")
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1, help="how many processes")
    parser.add_argument("--folder", type=Path, default=Path("build/fuzz"), help="where the journal and findings go")
    options = parser.parse_args()
    run = Run(options.folder, options.seed)
    prepare(run)
    done = []
    for line in go_on(run, options.count, options.jobs):
        done.append(line)
        print(f"\r{sum(sum(each['counts'].values()) for each in done)} files", end="", file=sys.stderr, flush=True)
    print(file=sys.stderr)
    report = "\n".join(told(done))
    print(report)
    (options.folder / f"seed-{options.seed}.md").write_text(report + "\n", encoding="utf-8")
    sys.exit(any(line["findings"] for line in done))


def told(done: Iterable[dict[str, Any]]) -> Iterator[str]:
    """Yield the lines of the report: a table by kind, then each finding with the number of its file."""
    done = sorted(done, key=lambda line: int(line["block"]))
    counts: Counter[str] = Counter()
    for line in done:
        counts.update(line["counts"])
    outcomes = ("read", "refused", "too-much", "slow", *FINDINGS)
    yield f"| kind | files | {' | '.join(outcomes)} |"
    yield "|---" * (len(outcomes) + 2) + "|"
    for kind in KINDS:
        each = [counts[f"{kind} {outcome}"] for outcome in outcomes]
        yield f"| {kind} | {sum(each)} | {' | '.join(map(str, each))} |"
    yield f"\n{sum(counts.values())} files, {sum(line['seconds'] for line in done):.0f} seconds of processes."
    for line in done:
        for finding in line["findings"]:
            yield "{number}.{kind}: {outcome}: {why}".format(**finding)


if __name__ == "__main__":
    main()
