"""A run: numbered files, in blocks that go to the processors side by side; what is done stands in a journal."""

from __future__ import annotations

import json
import time
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor, as_completed
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.conftest import orchard_files
from tests.files.filled import KINDS, filled_files

from assessbook.catalogue.load import load
from assessbook.catalogue.model import Catalogue
from assessbook.forms.worker import Worker

from .formats import changed
from .judge import FINDINGS, judge

BLOCK = 250


@dataclass(frozen=True)
class Run:
    """Where a run lives, and its seed. The good files stand in `good/`, the files of findings in `findings/`."""

    folder: Path
    seed: int

    @property
    def journal(self) -> Path:
        """The file that has a line for each block that is done."""
        return self.folder / f"seed-{self.seed}.jsonl"


def prepare(run: Run) -> None:
    """Write the small catalogue and its good files into the folder, unless they stand there."""
    lists, good = run.folder / "lists", run.folder / "good"
    lists.mkdir(parents=True, exist_ok=True)
    for name, text in orchard_files().items():
        (lists / name).write_text(text, encoding="utf-8")
    if not all((good / f"good.{kind}").is_file() for kind in KINDS):
        good.mkdir(exist_ok=True)
        for kind, data in filled_files(_catalogue(run), run.folder).items():
            (good / f"good.{kind}").write_bytes(data)


def go_on(run: Run, count: int, jobs: int) -> Iterator[dict[str, Any]]:
    """Yield the line of each block of the first `count` files, those that were done before at once."""
    done = {line["block"]: line for line in lines(run)}
    blocks = range(-(-count // BLOCK))
    yield from (done[block] for block in blocks if block in done)
    with ProcessPoolExecutor(jobs) as pool, run.journal.open("a", encoding="utf-8") as journal:
        waiting = {
            pool.submit(block_of, run, block, min(BLOCK, count - block * BLOCK))
            for block in blocks
            if block not in done
        }
        for future in as_completed(waiting):
            if future.exception():
                pool.shutdown(wait=False, cancel_futures=True)
            journal.write(json.dumps(line := future.result()) + "\n")
            journal.flush()
            yield line


def lines(run: Run) -> list[dict[str, Any]]:
    """Return the lines of the journal; one that was cut off when the run was stopped is left out."""
    if not run.journal.is_file():
        return []
    whole = [line for line in run.journal.read_text("utf-8").splitlines() if line.endswith("}")]
    return [json.loads(line) for line in whole]


def block_of(run: Run, block: int, count: int) -> dict[str, Any]:
    """Judge one block of files and return its line: how many of each kind came to what, and the findings."""
    start = time.monotonic()
    catalogue, good = _catalogue(run), good_files(run)
    counts: Counter[str] = Counter()
    findings = []
    with Worker() as worker:
        for number in range(block * BLOCK, block * BLOCK + count):
            kind, data = changed(good, run.seed, number)
            verdict = judge(kind, data, catalogue, worker)
            counts[f"{kind} {verdict.outcome}"] += 1
            if verdict.outcome in FINDINGS:
                findings.append({"number": number, "kind": kind, "outcome": verdict.outcome, "why": verdict.why})
                _keep(run, number, kind, data)
    return {"block": block, "counts": counts, "findings": findings, "seconds": round(time.monotonic() - start, 1)}


def good_files(run: Run) -> dict[str, bytes]:
    """Return the good file of each kind."""
    return {kind: (run.folder / "good" / f"good.{kind}").read_bytes() for kind in KINDS}


def _catalogue(run: Run) -> Catalogue:
    found = load(run.folder / "lists").catalogue
    assert found is not None
    return found


def _keep(run: Run, number: int, kind: str, data: bytes) -> None:
    path = run.folder / "findings" / f"seed-{run.seed}-{number}.{kind}"
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(data)
