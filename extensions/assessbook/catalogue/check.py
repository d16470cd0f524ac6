"""The rules a catalogue must keep: every reference resolves, every demand is served, no released id is lost."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from .changes_rules import change_problems
from .contradictions_rules import contradiction_problems
from .coverage import asked_twice, unserved
from .ledger_rules import ledger_problems
from .load import Loaded, load
from .problems import Problem
from .references import reference_problems
from .structure import structure_problems


def check(directory: Path) -> tuple[Loaded, tuple[Problem, ...]]:
    """Read the catalogue in `directory` and return it with every problem found, in the order of files and lines."""
    loaded = load(directory)
    found = list(loaded.problems)
    if loaded.catalogue is not None:
        found += _rules(loaded)
    return loaded, tuple(sorted(set(found)))


def _rules(loaded: Loaded) -> Iterator[Problem]:
    yield from structure_problems(loaded)
    yield from reference_problems(loaded)
    yield from asked_twice(loaded)
    yield from ledger_problems(loaded)
    yield from change_problems(loaded)
    yield from contradiction_problems(loaded)
    if not loaded.declared:
        yield from unserved(loaded)
