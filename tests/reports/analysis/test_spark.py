"""The same queries on Spark give the same tables. Run by `make spark`, or wherever Spark and Java are installed."""

from __future__ import annotations

import importlib.util
import shutil
from pathlib import Path

import pytest

from assessbook.catalogue.model import Catalogue
from assessbook.reports.analysis import store
from assessbook.reports.analysis.counts import About
from assessbook.reports.analysis.engine import count
from assessbook.reports.analysis.names import aliases
from assessbook.reports.analysis.rows import rows
from assessbook.reports.analysis.taken import files_in, take

from .worlds import some_returns, written

pytestmark = [
    pytest.mark.skipif(
        importlib.util.find_spec("pyspark") is None,
        reason="Spark is not installed. `make spark` installs it (about 450 MB) and runs this test.",
    ),
    pytest.mark.skipif(shutil.which("java") is None, reason="Spark needs Java 17 or newer, which is not installed."),
]


def test_spark_counts_what_duckdb_counts(orchard: Catalogue, tmp_path: Path) -> None:
    source = written(some_returns(orchard, 9, (2024, 2025, 2026)), tmp_path / "in")
    taken = take(files_in([source]), orchard, exercise=False, leave_out=False)
    regions = {"AA": "North", "AB": "North", "AC": "South"}
    called, about = aliases(taken.returns, (), orchard), About("internal", exercise=False)
    store.write(tmp_path / "kept", rows(taken.returns, "internal", orchard), called, regions, about, orchard)
    ours = count(tmp_path / "kept", "duckdb", each_state=True)
    assert ours.cells and ours.plans and ours.respondents
    assert count(tmp_path / "kept", "spark", each_state=True) == ours
