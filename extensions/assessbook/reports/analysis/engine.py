"""Run the queries: by DuckDB, which comes along, or by Spark, for collections that one computer cannot hold."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from . import queries
from .queries import Table, Tables
from .store import SCHEMAS
from .taken import NotAnalysable

Engine = Literal["duckdb", "spark"]
ENGINES: tuple[Engine, ...] = ("duckdb", "spark")
_MEMORY = "2500MB"
_EACH_STATE = 20_000
"""Returns up to which each State is also counted for itself."""

Row = dict[str, Any]
Rows = tuple[Row, ...]


@dataclass(frozen=True)
class Counts:
    """What was counted; each row as `queries.py` says. `respondents` is empty for very many returns."""

    years: Rows
    groups: Rows
    cells: Rows
    plans: Rows
    plans_by_checklist: Rows
    options: Rows
    respondents: Rows


def count(folder: Path, engine: Engine = "duckdb", each_state: bool = False) -> Counts:
    """Count the collection in `folder`; with `each_state` also State by State. Raises NotAnalysable."""
    with _opened(folder, engine) as tables:
        _sound(_rows(queries.repeated(tables), ())[0])
        years = _rows(queries.years(tables), ("year", "region", "version"))
        placed = queries.panel(tables, {row["year"] for row in years})
        each_state = each_state and sum(row["n"] for row in years) <= _EACH_STATE
        dims = ("year", "region", "before", "after", "always")
        found = Counts(
            years=years,
            groups=_rows(queries.groups(placed), dims),
            cells=_rows(queries.cells(tables, placed), ("item", "counts_as", *dims)),
            plans=_rows(queries.plans(tables, placed, by_checklist=False), ("year",)),
            plans_by_checklist=_rows(queries.plans(tables, placed, by_checklist=True), ("year", "checklist")),
            options=_rows(queries.options(tables, placed), ("year", "item", "option")),
            respondents=_rows(queries.respondents(tables, placed), ("respondent", "year", "counts_as"))
            if each_state
            else (),
        )
    _complete(found)
    return found


def _rows(table: Table, order: Sequence[str]) -> Rows:
    rows = table.to_pyarrow().to_pylist()
    return tuple(sorted(rows, key=lambda row: tuple((row[name] is not None, row[name]) for name in order)))


def _sound(found: Row) -> None:
    if not found["rows"]:
        raise NotAnalysable("There is no return in the collection.")
    if found["rows"] != found["numbers"] or found["rows"] != found["pairs"]:
        raise NotAnalysable(
            "The collection has two returns of one State and year, or of one number. Keep one, and count again."
        )


def _complete(found: Counts) -> None:
    """Raise NotAnalysable unless each question has one row for each return of its year."""
    returns: dict[int, int] = {}
    for row in found.groups:
        returns[row["year"]] = returns.get(row["year"], 0) + row["n"]
    answers: dict[tuple[int, str], int] = {}
    for row in found.cells:
        key = row["year"], row["item"]
        answers[key] = answers.get(key, 0) + row["n"]
    wrong = [f"{item} ({year})" for (year, item), n in answers.items() if n != returns[year]]
    if wrong:
        raise NotAnalysable(
            f"In the collection some returns have no row, or two rows, for a question: {', '.join(wrong[:5])}. Each "
            "return needs one row for each question, also where nothing was answered."
        )


@contextmanager
def _opened(folder: Path, engine: Engine) -> Iterator[Tables]:
    paths = {name: str(folder / f"{name}.parquet") for name in SCHEMAS}
    if engine == "spark":
        with _spark() as connection:
            yield Tables(**{name: connection.read_parquet(path) for name, path in paths.items()})
        return
    import ibis

    connection = ibis.duckdb.connect(memory_limit=_MEMORY, preserve_insertion_order=False)
    try:
        yield Tables(**{name: connection.read_parquet(path) for name, path in paths.items()})
    finally:
        connection.disconnect()


@contextmanager
def _spark() -> Iterator[Any]:
    try:
        import ibis
        from pyspark.sql import SparkSession
    except ImportError:
        raise NotAnalysable(
            "To count with Spark, install its libraries: pip install 'assessbook[spark]' (about 450 MB)."
        ) from None
    # The two ends are on this computer, and nobody else is to reach them.
    os.environ.setdefault("SPARK_LOCAL_IP", "127.0.0.1")
    builder = SparkSession.builder.appName("assessbook").config("spark.ui.enabled", "false")
    builder = builder.config("spark.driver.host", "127.0.0.1").config("spark.sql.session.timeZone", "UTC")
    builder = builder.config("spark.sql.shuffle.partitions", "4").config("spark.log.level", "ERROR")
    if "SPARK_REMOTE" not in os.environ and "MASTER" not in os.environ:
        builder = builder.master("local[2]")
    try:
        session = builder.getOrCreate()
    except Exception as error:  # pyspark says in many ways that there is no Java
        raise NotAnalysable(f"Spark does not start. It needs Java 17 or newer. {_first_line(error)}") from None
    try:
        yield ibis.pyspark.connect(session)
    finally:
        with suppress(Exception):  # a session that has died already
            session.stop()


def _first_line(error: Exception) -> str:
    return next((line.strip() for line in str(error).splitlines() if line.strip()), type(error).__name__)
