"""What is counted, written once: the same expressions run on DuckDB and on Spark."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import ibis

from .rows import FATES

Table = Any
Column = Any
"""A table and a column of Ibis, whose own types say little."""


@dataclass(frozen=True)
class Tables:
    """The four tables of a collection (see store.py), in an engine."""

    returns: Table
    answers: Table
    chosen: Table
    questions: Table


def years(tables: Tables) -> Table:
    """Return for each year, region and version how many returns there are."""
    return tables.returns.group_by("year", "region", "version").agg(n=ibis._.count())


def repeated(tables: Tables) -> Table:
    """Return the States and years that have more than one return; and numbers of returns that stand twice."""
    returns = tables.returns
    return returns.agg(
        rows=returns.count(),
        numbers=returns["return"].nunique(),
        pairs=ibis.struct({"respondent": returns.respondent, "year": returns.year}).nunique(),
    )


def panel(tables: Tables, analysed: Iterable[int]) -> Table:
    """Return the returns with what their State sent in other years: `before`, `after`, `always` (0 or 1)."""
    analysed = tuple(sorted(analysed))
    returns = tables.returns
    own = ibis.window(group_by=returns.respondent, order_by=returns.year)
    whole = ibis.window(group_by=returns.respondent)
    marked = returns.mutate(
        last=returns.year.lag().over(own),
        next=returns.year.lead().over(own),
        sent=returns["return"].count().over(whole),
    )
    return marked.select(
        "return",
        "respondent",
        "year",
        "region",
        before=_one_step(marked.year, marked.last, pairwise(analysed[::-1])),
        after=_one_step(marked.year, marked.next, pairwise(analysed)),
        always=_flag(marked.sent == len(analysed)),
    )


def _one_step(year: Column, other: Column, steps: Iterable[tuple[int, int]]) -> Column:
    """Return 1 where the other year is the one that a step leads to from the year."""
    taken = ibis.literal(False)
    for one, to in steps:
        taken = taken | ((year == one) & (other == to))
    return _flag(taken)


def groups(placed: Table) -> Table:
    """Return how many returns there are of each year, region and panel."""
    return placed.group_by("year", "region", "before", "after", "always").agg(n=ibis._.count())


def cells(tables: Tables, placed: Table) -> Table:
    """Return how many answers count as what, for each question, year, region and panel; `placed` is the panel."""
    keys = placed.select("return", "year", "region", "before", "after", "always")
    joined = tables.answers.join(keys, "return")
    return joined.group_by("year", "item", "region", "before", "after", "always", "counts_as").agg(
        n=ibis._.count(), unchecked=ibis._.unchecked.cast("int64").sum()
    )


def plans(tables: Tables, placed: Table, by_checklist: bool) -> Table:
    """Return what became of the plans of the last return, by year, and how many States had one."""
    keys = placed.select("return", "year", "respondent")
    followed = tables.answers.filter(ibis._.fate.notnull()).join(keys, "return")
    if by_checklist:
        followed = followed.join(tables.questions, "item")
    counts = {fate: (ibis._.fate == fate).cast("int64").sum() for fate in FATES}
    by = ("year", "checklist") if by_checklist else ("year",)
    return followed.group_by(*by).agg(states=ibis._.respondent.nunique(), **counts)


def options(tables: Tables, placed: Table) -> Table:
    """Return how many States chose each option of a question, by year."""
    joined = tables.chosen.join(placed.select("return", "year"), "return")
    return joined.group_by("year", "item", "option").agg(n=ibis._.count())


def respondents(tables: Tables, placed: Table) -> Table:
    """Return what each State answered in each year, as counts."""
    joined = tables.answers.join(placed.select("return", "year", "respondent"), "return")
    return joined.group_by("respondent", "year", "counts_as").agg(n=ibis._.count())


def _flag(condition: Column) -> Column:
    return condition.fill_null(False).cast("int8")
