"""Count the returns of States without any library: the same rows as the queries give, for a few thousand returns."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from ...catalogue.model import Catalogue
from .counts import PLACES, Counts, Rows, in_order
from .rows import FATES, AnswerRow, ReturnRows


@dataclass(frozen=True)
class _Placed:
    """One return with what it is told apart by, in the order of PLACES."""

    rows: ReturnRows
    respondent: str
    place: tuple[Any, ...]


def count_plainly(
    found: Iterable[ReturnRows],
    called: Mapping[str, str],
    regions: Mapping[str, str],
    catalogue: Catalogue,
    each_state: bool = False,
) -> Counts:
    """Count these rows; with `each_state` also State by State. `called` and `regions` are by the code of the State."""
    placed = tuple(_panel(tuple(found), called, regions))
    lists = {id: each.checklist.id for id, each in catalogue.items.items()}
    answers = [(each, answer) for each in placed for answer in each.rows.answers]
    cells = Counter((answer.item, answer.counts_as, *each.place) for each, answer in answers)
    unchecked = Counter((a.item, a.counts_as, *each.place) for each, a in answers if a.unchecked)
    plans = [(each, answer) for each, answer in answers if answer.fate]
    years = Counter((*each.place[:2], each.rows.taken.version) for each in placed)
    chosen = Counter((each.place[0], *pair) for each in placed for pair in each.rows.chosen)
    states = Counter((each.respondent, each.place[0], answer.counts_as) for each, answer in answers)
    return Counts(
        years=_rows(("year", "region", "version"), years),
        groups=_rows(PLACES, Counter(each.place for each in placed)),
        cells=in_order(
            ({**row, "unchecked": unchecked[key]} for key, row in _named(("item", "counts_as", *PLACES), cells)),
            ("item", "counts_as", *PLACES),
        ),
        plans=_plans(("year",), (((each.place[0],), each, answer) for each, answer in plans)),
        plans_by_checklist=_plans(
            ("year", "checklist"), (((each.place[0], lists[answer.item]), each, answer) for each, answer in plans)
        ),
        options=_rows(("year", "item", "option"), chosen),
        respondents=_rows(("respondent", "year", "counts_as"), states) if each_state else (),
    )


def _panel(found: tuple[ReturnRows, ...], called: Mapping[str, str], regions: Mapping[str, str]) -> Iterator[_Placed]:
    sent = {(each.taken.state, each.taken.year) for each in found}
    years = sorted({year for _, year in sent})
    before = {other: one for one, other in pairwise(years)}
    after = dict(pairwise(years))
    for each in found:
        state, year = each.taken.state, each.taken.year
        flags = (
            (state, before.get(year)) in sent,
            (state, after.get(year)) in sent,
            all((state, one) in sent for one in years),
        )
        yield _Placed(each, called[state], (year, regions.get(state), *map(int, flags)))


def _named(
    names: tuple[str, ...], counter: Counter[tuple[Any, ...]]
) -> Iterator[tuple[tuple[Any, ...], dict[str, Any]]]:
    for key, n in counter.items():
        yield key, {**dict(zip(names, key, strict=True)), "n": n}


def _rows(names: tuple[str, ...], counter: Counter[tuple[Any, ...]]) -> Rows:
    return in_order((row for _, row in _named(names, counter)), names)


def _plans(names: tuple[str, ...], found: Iterable[tuple[tuple[Any, ...], _Placed, AnswerRow]]) -> Rows:
    fates: dict[tuple[Any, ...], Counter[str]] = {}
    states: dict[tuple[Any, ...], set[str]] = {}
    for key, placed, answer in found:
        fates.setdefault(key, Counter())[str(answer.fate)] += 1
        states.setdefault(key, set()).add(placed.respondent)
    rows = (
        {**dict(zip(names, key, strict=True)), "states": len(states[key]), **{fate: counter[fate] for fate in FATES}}
        for key, counter in fates.items()
    )
    return in_order(rows, names)
