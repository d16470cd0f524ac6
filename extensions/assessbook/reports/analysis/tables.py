"""The tables of the analysis: what is counted of which questions, in which year, by whom."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from ...catalogue.model import Catalogue
from ..score import serving
from .counts import Counts, Row
from .disclosure import parts_to_show
from .figures import Figure, Figures, Of
from .rows import FATES, Fate

REGION_UNKNOWN = "Region not given"

Kind = Literal["all", "framework", "pillar", "checklist", "question"]


@dataclass(frozen=True)
class Group:
    """Questions that are counted together, or one of them."""

    kind: Kind
    id: str
    name: str
    items: tuple[str, ...]


@dataclass(frozen=True)
class Line:
    """One line: whose answers to which questions in which year; without a figure when it is suppressed."""

    year: int
    group: Group
    whose: str
    returns: int
    figure: Figure | None


@dataclass(frozen=True)
class Pair:
    """The same States in two years, and the same questions; suppressed when a figure is missing."""

    first: Line
    second: Line

    @property
    def shown(self) -> bool:
        """Tell whether both years may be shown."""
        return self.first.figure is not None and self.second.figure is not None


@dataclass(frozen=True)
class Plans:
    """What became by `year` of the plans that States named in their last return; without counts when suppressed."""

    year: int
    name: str
    states: int | None
    fates: dict[Fate, int] | None

    @property
    def made(self) -> int:
        """How many plans there were."""
        return sum(self.fates.values()) if self.fates else 0


@dataclass(frozen=True)
class Tables:
    """Every table of an analysis. `latest` is the year that most of them are read for."""

    latest: int
    groups: tuple[Line, ...]
    questions: tuple[Line, ...]
    regions: tuple[Line, ...]
    trend: tuple[Line, ...]
    pairs: tuple[Pair, ...]
    plans: tuple[Plans, ...]
    options: tuple[tuple[int, str, str, int | None], ...]
    """Year, question, option, and how many States chose it; None when suppressed."""

    @property
    def needs(self) -> tuple[Line, ...]:
        """The questions of the latest year, those that most States answer with no, partly or planned first."""
        found = [line for line in self.questions if line.year == self.latest and _needed(line)]
        return tuple(sorted(found, key=lambda line: -_needed(line)))


def tables(figures: Figures, counts: Counts, catalogue: Catalogue) -> Tables:
    """Return the tables of these figures."""
    groups, years = tuple(_groups(catalogue)), figures.years
    questions = tuple(Group("question", item, catalogue.items[item].item.ask, (item,)) for item in figures.items)
    over = [group for group in groups if group.kind != "checklist"]
    return Tables(
        latest=years[-1],
        groups=tuple(_line(figures, year, group) for year in years for group in groups),
        questions=tuple(_line(figures, year, group) for year in years for group in questions),
        regions=tuple(_by_region(figures, (*over, *questions))),
        trend=tuple(_trend(figures, over)),
        pairs=tuple(_pairs(figures, over)),
        plans=tuple(_plans(figures, counts)),
        options=tuple(_options(figures, counts)),
    )


def needed(figure: Figure) -> int:
    """Return how many States say that something is not yet done, or only in part."""
    return figure.score.no + figure.score.partly + figure.score.planned


def _needed(line: Line) -> int:
    return needed(line.figure) if line.figure else 0


def _groups(catalogue: Catalogue) -> Iterator[Group]:
    asked = {id: placed for id, placed in catalogue.items.items() if not placed.item.retired}
    yield Group("all", "all", "All questions", tuple(asked))
    for framework in catalogue.frameworks:
        ids = (placed.item.id for placed in serving(framework.id, catalogue))
        yield Group("framework", framework.id, framework.short, tuple(ids))
    for pillar in catalogue.head.pillars:
        ids = (id for id, placed in asked.items() if pillar.id in placed.item.pillars)
        yield Group("pillar", pillar.id, pillar.name, tuple(ids))
    for checklist in catalogue.checklists:
        ids = (id for id, placed in asked.items() if placed.checklist.id == checklist.id)
        yield Group("checklist", checklist.id, checklist.title, tuple(ids))


def _line(figures: Figures, year: int, group: Group, of: Of = "all", items: Iterable[str] | None = None) -> Line:
    found = figures.of_questions(year, group.items if items is None else items, of)
    return Line(year, group, _whose(of), figures.returns(year, of), found)


def _whose(of: Of) -> str:
    if isinstance(of, tuple):
        return of[1] or REGION_UNKNOWN
    return {
        "all": "All States",
        "before": "States that also sent a return the time before",
        "after": "States that also sent a return the time after",
        "always": "States that sent a return every time",
    }[of]


def _by_region(figures: Figures, groups: Iterable[Group]) -> Iterator[Line]:
    groups, regions = tuple(groups), figures.regions
    for year in figures.years:
        for region in regions:
            if region in figures.sent[year]:
                yield from (_line(figures, year, group, ("region", region)) for group in groups)


def _trend(figures: Figures, groups: Iterable[Group]) -> Iterator[Line]:
    """Yield the years one by one, of all States and of those that sent a return every time; of the same questions."""
    years = [year for year in figures.years if figures.groups_sent[year].all]
    populations: tuple[Of, ...] = ("all", "always")
    for group in groups:
        for of in populations if len(years) > 1 else ():
            same = figures.comparable(((year, of) for year in years), group.items)
            yield from (_line(figures, year, group, of, same) for year in years)


def _pairs(figures: Figures, groups: Iterable[Group]) -> Iterator[Pair]:
    """Yield each year with the one after it, of the States that sent a return in both; of the same questions."""
    groups = tuple(groups)
    for one, other in pairwise(figures.years):
        sides: tuple[tuple[int, Of], tuple[int, Of]] = ((one, "after"), (other, "before"))
        for group in groups:
            same = figures.comparable(sides, group.items)
            first, second = (_line(figures, year, group, of, same) for year, of in sides)
            yield Pair(first, second)


def _plans(figures: Figures, counts: Counts) -> Iterator[Plans]:
    names = {checklist.id: checklist.title for checklist in figures.catalogue.checklists}
    for row in counts.plans:
        year, shown = row["year"], row["states"] >= figures.least
        yield _plan(row, "All questions", shown)
        parts = [each for each in counts.plans_by_checklist if each["year"] == year]
        open_ = parts_to_show({each["checklist"]: each["states"] for each in parts}, figures.least)
        for each in sorted(parts, key=lambda each: list(names).index(each["checklist"])):
            yield _plan(each, names[each["checklist"]], shown and each["checklist"] in open_)


def _plan(row: Row, name: str, shown: bool) -> Plans:
    fates: dict[Fate, int] = {fate: row[fate] for fate in FATES}
    return Plans(row["year"], name, row["states"] if shown else None, fates if shown else None)


def _options(figures: Figures, counts: Counts) -> Iterator[tuple[int, str, str, int | None]]:
    chosen = {(row["year"], row["item"], row["option"]): row["n"] for row in counts.options}
    known = {item: figures.catalogue.options(figures.catalogue.items[item].item.answer) for item in figures.items}
    for year in figures.years:
        for item in figures.items:
            answer = figures.catalogue.items[item].item.answer
            if answer.type in ("choice", "several"):
                shown = figures.figure(year, item) is not None
                for option in known[item] or getattr(answer, "options", ()):
                    yield year, item, option.code, chosen.get((year, item, option.code), 0) if shown else None


def of_kind(lines: Iterable[Line], year: int, kind: Kind) -> tuple[Line, ...]:
    """Return the lines of one year and kind."""
    return tuple(line for line in lines if line.year == year and line.group.kind == kind)
