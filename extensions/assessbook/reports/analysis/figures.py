"""The figures of the analysis: of each question, and of groups of questions as the sum of those that are shown.

A group never counts a question that is not shown for the same States, so that nothing can be worked out by subtraction.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, fields
from functools import cached_property
from typing import Literal

from ...catalogue.model import Catalogue
from ..score import Score
from .counts import Counts, Row
from .disclosure import PANELS, Groups, Panel, Pattern, Region, groups_sent, showable
from .rows import NOT_YET_ASKED


@dataclass(frozen=True)
class Figure:
    """How one or more questions are answered by a group of States.

    `unchecked` of the answers were taken over from earlier and nobody has checked them. `questions` are counted in it,
    `hidden` more would belong to it but are suppressed.
    """

    score: Score
    not_yet_asked: int = 0
    unchecked: int = 0
    questions: int = 1
    hidden: int = 0


Of = Literal["all"] | Panel | tuple[Literal["region"], Region]
"""Whose answers: of all States, of a panel, or of a region."""


def summed(found: Iterable[Figure | None]) -> Figure | None:
    """Return the sum of the figures that are shown; None when none is."""
    given = list(found)
    shown = [each for each in given if each is not None]
    if not shown:
        return None
    counts = {each.name: sum(getattr(figure.score, each.name) for figure in shown) for each in fields(Score)}
    return Figure(
        Score(**counts),
        not_yet_asked=sum(each.not_yet_asked for each in shown),
        unchecked=sum(each.unchecked for each in shown),
        questions=sum(each.questions for each in shown),
        hidden=len(given) - len(shown) + sum(each.hidden for each in shown),
    )


@dataclass(frozen=True)
class Figures:
    """Every figure that may be shown, and how many returns there are."""

    catalogue: Catalogue
    least: int
    sent: Mapping[int, Mapping[Region, Mapping[Pattern, int]]]
    """Returns by year, region and pattern."""
    cells: Mapping[tuple[int, str], Mapping[tuple[Region, Pattern], Mapping[str, int]]]
    """Counts by year and question, region and pattern, and what they count as."""
    _made: dict[tuple[int, str, Of], Figure | None] = field(default_factory=dict, repr=False, compare=False)

    @cached_property
    def years(self) -> tuple[int, ...]:
        """The years, the latest last."""
        return tuple(sorted(self.sent))

    @cached_property
    def items(self) -> tuple[str, ...]:
        """The ids of the questions, in the order of the catalogue."""
        return tuple(id for id, placed in self.catalogue.items.items() if not placed.item.retired)

    @cached_property
    def regions(self) -> tuple[Region, ...]:
        """The regions, by name, the States of no region last; empty when no region is known."""
        found = {region for regions in self.sent.values() for region in regions}
        return () if found == {None} else tuple(sorted(found, key=lambda region: (region is None, region or "")))

    @cached_property
    def groups_sent(self) -> Mapping[int, Groups]:
        """Which groups of States may be shown in each year, by the number of returns."""
        return {year: groups_sent(sizes, self.least) for year, sizes in self.sent.items()}

    @cached_property
    def groups(self) -> Mapping[tuple[int, str], Groups]:
        """Which groups of States may be shown, by year and question."""
        return {
            (year, item): showable(self._asked(year, item), self.groups_sent[year], self.least)
            for year in self.years
            for item in self.items
        }

    def returns(self, year: int, of: Of = "all") -> int:
        """Return how many States of a group sent a return."""
        return sum(
            n
            for region, patterns in self.sent[year].items()
            for pattern, n in patterns.items()
            if _belongs(of, region, pattern)
        )

    def figure(self, year: int, item: str, of: Of = "all") -> Figure | None:
        """Return the figure of one question; None when it is suppressed."""
        key = year, item, of
        if key not in self._made:
            self._made[key] = self._counted(year, item, of) if _may_show(self.groups[year, item], of) else None
        return self._made[key]

    def _counted(self, year: int, item: str, of: Of) -> Figure:
        counts = dict.fromkeys((each.name for each in fields(Score)), 0) | {NOT_YET_ASKED: 0, "unchecked": 0}
        for (region, pattern), found in self.cells.get((year, item), {}).items():
            if _belongs(of, region, pattern):
                for kind, n in found.items():
                    counts[kind] += n
        young, unchecked = counts.pop(NOT_YET_ASKED), counts.pop("unchecked")
        return Figure(Score(**counts), young, unchecked)

    def of_questions(self, year: int, items: Iterable[str], of: Of = "all") -> Figure | None:
        """Return the figure of several questions together; None when none of them is shown."""
        return summed(self.figure(year, item, of) for item in items)

    def comparable(self, years: Iterable[tuple[int, Of]], items: Iterable[str]) -> tuple[str, ...]:
        """Return the questions that are shown and were asked in each of several years, for a group in each."""
        years = tuple(years)
        return tuple(
            item
            for item in items
            if all((found := self.figure(year, item, of)) is not None and not found.not_yet_asked for year, of in years)
        )

    def _asked(self, year: int, item: str) -> Mapping[Region, Mapping[Pattern, int]]:
        sizes: dict[Region, dict[Pattern, int]] = {region: {} for region in self.sent[year]}
        for (region, pattern), counts in self.cells.get((year, item), {}).items():
            n = sum(n for kind, n in counts.items() if kind not in ("excluded", NOT_YET_ASKED, "unchecked"))
            sizes[region][pattern] = sizes[region].get(pattern, 0) + n
        return sizes


def figures(counts: Counts, least: int, catalogue: Catalogue) -> Figures:
    """Return the figures that may be shown of what was counted."""
    sent: dict[int, dict[Region, dict[Pattern, int]]] = {}
    for row in counts.groups:
        sent.setdefault(row["year"], {}).setdefault(row["region"], {})[_pattern(row)] = row["n"]
    cells: dict[tuple[int, str], dict[tuple[Region, Pattern], dict[str, int]]] = {}
    for row in counts.cells:
        place = cells.setdefault((row["year"], row["item"]), {}).setdefault((row["region"], _pattern(row)), {})
        place[row["counts_as"]] = row["n"]
        place["unchecked"] = place.get("unchecked", 0) + row["unchecked"]
    return Figures(catalogue, least, sent, cells)


def _pattern(row: Row) -> Pattern:
    return row["before"], row["after"], row["always"]


def _may_show(groups: Groups, of: Of) -> bool:
    if isinstance(of, tuple):
        return groups.all and of[1] in groups.regions
    return groups.all if of == "all" else of in groups.panels


def _belongs(of: Of, region: Region, pattern: Pattern) -> bool:
    if isinstance(of, tuple):
        return region == of[1]
    return of == "all" or bool(pattern[PANELS.index(of)])
