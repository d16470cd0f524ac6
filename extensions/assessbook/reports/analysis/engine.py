"""Run the queries: by DuckDB, which comes along, or by Spark, for collections that one computer cannot hold."""

from __future__ import annotations

import os
import warnings
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, Literal

from . import queries
from .counts import PLACES, Counts, Rows, in_order
from .queries import Table, Tables
from .store import SCHEMAS
from .taken import NotAnalysable

_MEMORY = "2500MB"
_EACH_STATE = 20_000
"""Returns up to which each State is also counted for itself."""


def count(folder: Path, engine: Literal["duckdb", "spark"] = "duckdb", each_state: bool = False) -> Counts:
    """Count the collection in `folder`; with `each_state` also State by State. Raises NotAnalysable."""
    with _opened(folder, engine) as tables:
        _sound(tables)
        years = _rows(queries.years(tables), ("year", "region", "version"))
        placed = queries.panel(tables, {row["year"] for row in years})
        each_state = each_state and sum(row["n"] for row in years) <= _EACH_STATE
        states = ("respondent", "year", "counts_as")
        return Counts(
            years=years,
            groups=_rows(queries.groups(placed), PLACES),
            cells=_rows(queries.cells(tables, placed), ("item", "counts_as", *PLACES)),
            plans=_rows(queries.plans(tables, placed, by_checklist=False), ("year",)),
            plans_by_checklist=_rows(queries.plans(tables, placed, by_checklist=True), ("year", "checklist")),
            options=_rows(queries.options(tables, placed), ("year", "item", "option")),
            respondents=_rows(queries.respondents(tables, placed), states) if each_state else (),
        )


def _rows(table: Table, order: Sequence[str]) -> Rows:
    return in_order(table.to_pyarrow().to_pylist(), order)


def _sound(tables: Tables) -> None:
    (found,) = _rows(queries.repeated(tables), ())
    if not found["rows"]:
        raise NotAnalysable("There is no return in the collection.")
    if found["rows"] != found["numbers"] or found["rows"] != found["pairs"]:
        raise NotAnalysable(
            "The collection has two returns of one State and year, or of one number. Keep one, and count again."
        )


@contextmanager
def _opened(folder: Path, engine: Literal["duckdb", "spark"]) -> Iterator[Tables]:
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
    builder = builder.config("spark.ui.showConsoleProgress", "false")
    if "SPARK_REMOTE" not in os.environ and "MASTER" not in os.environ:
        builder = builder.master("local[2]")
    try:
        session = builder.getOrCreate()
    except Exception as error:  # pyspark says in many ways that there is no Java
        raise NotAnalysable(f"Spark does not start. It needs Java 17 or newer. {_first_line(error)}") from None
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of Spark about pandas, which tell a user nothing
            yield ibis.pyspark.connect(session)
    finally:
        with suppress(Exception):  # a session that has died already
            session.stop()


def _first_line(error: Exception) -> str:
    return next((line.strip() for line in str(error).splitlines() if line.strip()), type(error).__name__)
