"""`assessbook check`: of the project's own catalogue, and of made-up ones."""

from __future__ import annotations

import sys
from pathlib import Path

from . import catalogue
from .measure import Run, middle, run
from .progress import tell

OWN = Path("checklists")


def measure(folder: Path, sizes: list[int], times: int) -> dict[str, Run]:
    """Return the median cost of checking each catalogue, by its name. Raises RuntimeError when one has problems."""
    for size in sizes:
        catalogue.write(folder / str(size), size)
    named = {"the project's own": OWN, **{f"{size:,} items": folder / str(size) for size in sizes}}
    runs: dict[str, list[Run]] = {name: [] for name in named}
    for time in range(1, times + 1):
        for name, directory in named.items():
            cost = run(sys.executable, "-m", "assessbook", "check", "--catalogue", directory)
            runs[name].append(cost)
            tell(f"check, round {time} of {times}: {name}: {cost}")
    return {name: middle(of_name) for name, of_name in runs.items()}
