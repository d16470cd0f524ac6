"""What was counted: the rows that every way of counting gives, and for whom the counted rows were made."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from ..sensitivity import Audience

Engine = Literal["plain", "duckdb", "spark"]
"""`plain` needs no library, and is for the returns of States; the others also count collections of millions."""

Row = Mapping[str, Any]
Rows = tuple[Row, ...]

PLACES = ("year", "region", "before", "after", "always")
"""What each count is told apart by: the year, the region, and what else the State sent (see disclosure.py)."""


@dataclass(frozen=True)
class About:
    """For whom what is counted was made, and whether its States are invented."""

    audience: Audience
    exercise: bool


@dataclass(frozen=True)
class Counts:
    """What was counted, each row as `queries.py` says.

    `respondents` is empty unless each State was counted for itself, which is done for few returns only.
    """

    years: Rows
    groups: Rows
    cells: Rows
    plans: Rows
    plans_by_checklist: Rows
    options: Rows
    respondents: Rows = ()


def in_order(rows: Iterable[Row], order: Sequence[str]) -> Rows:
    """Return rows by the columns named; what is not known comes first."""
    return tuple(sorted(rows, key=lambda row: tuple((row[name] is not None, row[name]) for name in order)))
