"""The tables of the analysis as CSV, to sort and to draw: every year, every group, every question."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields

from ...forms.csv_file import guarded
from ..score import Score
from .analysis import Analysis
from .figures import Figure
from .rows import FATES
from .tables import Line

Cell = str | int | float | None
_COUNTS = tuple(each.name for each in fields(Score))
FIGURE = (
    "suppressed", "asked", "answered", *_COUNTS, "not_yet_asked", "unchecked", "points", "scored", "questions",
    "questions_hidden",
)  # fmt: skip
"""The columns of a figure; all but the first are empty when it is suppressed."""
_LINE = ("year", "versions", "kind", "id", "name", "whose", "returns", *FIGURE)


def sheets(analysis: Analysis) -> Mapping[str, bytes]:
    """Return the tables by the name of the file; each row says whether the States are invented."""
    tables = analysis.tables
    made: dict[str, tuple[tuple[str, ...], Iterable[tuple[Cell, ...]]]] = {
        "returns.csv": (("year", "version", "returns"), _returns(analysis)),
        "groups.csv": (_LINE, _lines(analysis, tables.groups)),
        "questions.csv": (_LINE, _lines(analysis, tables.questions)),
        "trend.csv": (_LINE, _lines(analysis, tables.trend)),
        "same-states.csv": (("from", "to", *_LINE), _pairs(analysis)),
        "plans.csv": (("year", "name", "suppressed", "states", "made", *FATES), _plans(analysis)),
        "needs.csv": (_LINE, _lines(analysis, tables.needs)),
        "options.csv": (("year", "item", "option", "suppressed", "states"), _options(analysis)),
        "practice.csv": (("item", "question", "who", "year", "note"), _practice(analysis)),
    }
    if tables.regions:
        made["regions.csv"] = (_LINE, _lines(analysis, tables.regions))
    if analysis.counts.respondents:
        made["states-internal.csv"] = (("state", "year", "counts_as", "answers"), _states(analysis))
    return {name: _csv(heads, rows, analysis.exercise) for name, (heads, rows) in made.items()}


def _csv(heads: tuple[str, ...], rows: Iterable[tuple[Cell, ...]], exercise: bool) -> bytes:
    out = io.StringIO(newline="")
    table = csv.writer(out, lineterminator="\n")
    table.writerow(("data", *heads))
    for row in rows:
        kind = "exercise" if exercise else "real"
        table.writerow((kind, *(guarded(cell) if isinstance(cell, str) else cell for cell in row)))
    return out.getvalue().encode("utf-8-sig")


def _returns(analysis: Analysis) -> Iterator[tuple[Cell, ...]]:
    for year in analysis.figures.years:
        for version, count in analysis.versions(year).items():
            yield year, version, count


def _lines(analysis: Analysis, lines: Iterable[Line]) -> Iterator[tuple[Cell, ...]]:
    for line in lines:
        yield _line(analysis, line)


def _line(analysis: Analysis, line: Line) -> tuple[Cell, ...]:
    versions = " ".join(analysis.versions(line.year))
    about = (line.year, versions, line.group.kind, line.group.id, line.group.name, line.whose, line.returns)
    return (*about, *_figure(line.figure))


def _figure(figure: Figure | None) -> tuple[Cell, ...]:
    if figure is None:
        return ("yes", *(None,) * (len(FIGURE) - 1))
    score = figure.score
    counts = (getattr(score, name) for name in _COUNTS)
    rest = (figure.not_yet_asked, figure.unchecked, score.points, score.scored, figure.questions, figure.hidden)
    return ("no", score.asked, score.answered, *counts, *rest)


def _pairs(analysis: Analysis) -> Iterator[tuple[Cell, ...]]:
    for pair in analysis.tables.pairs:
        for line in (pair.first, pair.second):
            yield pair.first.year, pair.second.year, *_line(analysis, line)


def _plans(analysis: Analysis) -> Iterator[tuple[Cell, ...]]:
    for each in analysis.tables.plans:
        if each.fates is None:
            yield each.year, each.name, "yes", *(None,) * (len(FATES) + 2)
        else:
            yield each.year, each.name, "no", each.states, each.made, *each.fates.values()


def _options(analysis: Analysis) -> Iterator[tuple[Cell, ...]]:
    for year, item, option, states in analysis.tables.options:
        yield year, item, option, "yes" if states is None else "no", states


def _practice(analysis: Analysis) -> Iterator[tuple[Cell, ...]]:
    for each in analysis.practices.quoted:
        yield each.placed.item.id, each.placed.item.ask, each.who, each.year, each.note


def _states(analysis: Analysis) -> Iterator[tuple[Cell, ...]]:
    for row in analysis.counts.respondents:
        yield row["respondent"], row["year"], row["counts_as"], row["n"]
