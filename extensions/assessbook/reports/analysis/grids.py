"""The tables of the analysis as they are shown, with the drawings that stand beside them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ..blocks import Chart, Grid
from ..score import Score
from .charts import Bar, Course, bars, courses
from .figures import Figure
from .rows import Fate
from .tables import Line, Pair, Plans, Tables, needed

SUPPRESSED = "not shown"
"""Stands where a figure would be of too few States, or would let such a figure be worked out."""

_COLUMNS = ("Asked", "Answered", "Yes", "Partly", "Planned", "No", "Not applicable", "Unknown", "Blank", "Withheld")
_KEY = (
    ("Yes", "solid"),
    ("Partly", "diagonal"),
    ("Planned", "dots"),
    ("No", "empty"),
    ("Unknown, not applicable", "cross"),
    ("Blank or withheld", "thin"),
)
_FATE_KEY: tuple[tuple[str, str, Fate], ...] = (
    ("Done", "solid", "done"),
    ("Still open", "empty", "open"),
    ("Slipped", "diagonal", "slipped"),
    ("Dropped", "cross", "dropped"),
    ("Not clear", "thin", "unclear"),
)


def answers(title: str, first: str, lines: Iterable[Line], whose: bool = False) -> Grid:
    """Return a table of how questions are answered; `first` is the head of the first column.

    With `whose`, the first column also names whose answers they are.
    """
    lines = tuple(lines)
    sent = {line.returns for line in lines}
    states = () if len(sent) == 1 else ("States",)
    rows = tuple((_name(line, whose), *(str(line.returns) for _ in states), *_cells(line.figure)) for line in lines)
    about = f"{title} ({sent.pop():,} States)" if not states else title
    return Grid(about, (first, *states, *_COLUMNS, "Score", "Besides"), rows, numbers=True)


def answers_chart(id: str, grid: Grid, lines: Iterable[Line], whose: bool = False) -> Chart:
    """Return the table with a drawing of the answers to questions on a scale."""
    drawn = [Bar(_name(line, whose), _pieces(line.figure.score)) for line in lines if line.figure]
    return Chart(bars(id, grid.title, _KEY, drawn, whole=True), grid)


def _name(line: Line, whose: bool) -> str:
    return (
        f"{line.group.name}: {line.whose}"
        if whose and line.group.kind != "all"
        else (line.whose if whose else line.group.name)
    )


def _pieces(score: Score) -> tuple[int, ...]:
    apart = score.unknown + score.not_applicable
    return score.yes, score.partly, score.planned, score.no, apart, score.blank + score.withheld


def _cells(figure: Figure | None) -> tuple[str, ...]:
    if figure is None:
        return (*(SUPPRESSED,) * (len(_COLUMNS) + 1), "")
    score = figure.score
    blank = score.blank + score.figures_blank
    counts = (
        score.asked,
        score.answered,
        score.yes,
        score.partly,
        score.planned,
        score.no,
        score.not_applicable,
        score.unknown,
        blank,
        score.withheld,
    )
    return (*map(str, counts), of(score.points, score.scored), besides(figure))


def besides(figure: Figure) -> str:
    """Return what is to be told beside a figure, in words."""
    told = (
        ("figures given", figure.score.figures),
        ("does not apply", figure.score.excluded),
        ("not asked yet", figure.not_yet_asked),
        ("taken over, not checked", figure.unchecked),
        ("questions not shown", figure.hidden),
    )
    return "; ".join(f"{words} {n}" for words, n in told if n)


def of(part: float, whole: float) -> str:
    """Return a share with its base: `11 of 22 (50%)`."""
    return f"{part:,g} of {whole:,g} ({part / whole:.0%})" if whole else "–"


def _share(part: float, whole: float) -> float | None:
    return part / whole if whole else None


def trend(id: str, tables: Tables) -> Chart | None:
    """Return the score over the years, of all States and of those that reported every time; None for one year."""
    lines = [line for line in tables.trend if line.group.kind == "all"]
    if not lines:
        return None
    title = "Score over the years, of the same questions"
    populations = tuple(dict.fromkeys(line.whose for line in lines))
    years = tuple(dict.fromkeys(line.year for line in lines))
    drawn = [
        Course(whose, tuple(_scored(line) for line in lines if line.whose == whose))
        for whose in populations
        if any(line.figure for line in lines if line.whose == whose)
    ]
    rows = tuple((f"{line.year}: {line.whose}", str(line.returns), *_cells(line.figure)) for line in lines)
    grid = Grid(title, ("Year and whose answers", "States", *_COLUMNS, "Score", "Besides"), rows, numbers=True)
    return Chart(courses(id, title, years, drawn), grid)


def _scored(line: Line) -> float | None:
    return _share(line.figure.score.points, line.figure.score.scored) if line.figure else None


def pairs(found: Iterable[Pair]) -> Grid:
    """Return how the score of the same States, to the same questions, has changed from each year to the next."""
    rows = tuple(_pair(pair) for pair in found)
    heads = ("Questions", "From", "To", "States in both", "Questions counted", "Score before", "Score after")
    return Grid("The same States in two years", heads, rows, numbers=True)


def _pair(pair: Pair) -> tuple[str, ...]:
    one, other = pair.first.figure, pair.second.figure
    start = (pair.first.group.name, str(pair.first.year), str(pair.second.year), str(pair.first.returns))
    if one is None or other is None:
        return (*start, "0", SUPPRESSED, SUPPRESSED)
    scores = (of(each.score.points, each.score.scored) for each in (one, other))
    return (*start, str(one.questions), *scores)


def plans(id: str, title: str, found: Iterable[Plans]) -> Chart:
    """Return what became of plans, with a drawing."""
    found = tuple(found)
    heads = ("Year and questions", "States", "Made", *(name for name, _, _ in _FATE_KEY))
    grid = Grid(title, heads, tuple(_plan(each) for each in found), numbers=True)
    drawn = [
        Bar(f"{each.year}: {each.name}", tuple(each.fates[fate] for _, _, fate in _FATE_KEY))
        for each in found
        if each.fates
    ]
    return Chart(bars(id, title, [(name, look) for name, look, _ in _FATE_KEY], drawn, whole=False), grid)


def _plan(plans: Plans) -> tuple[str, ...]:
    name = f"{plans.year}: {plans.name}"
    if plans.fates is None:
        return (name, *(SUPPRESSED,) * (len(_FATE_KEY) + 2))
    counts = (plans.states, plans.made, *(plans.fates[fate] for _, _, fate in _FATE_KEY))
    return (name, *map(str, counts))


def needs(id: str, lines: Iterable[Line]) -> Chart:
    """Return the questions that most States have not yet done, and how many could tell how they do it."""
    lines = [line for line in lines if line.figure]
    title = "Not yet done, and who could tell how"
    key = (("No", "empty"), ("Planned", "dots"), ("Partly", "diagonal"))
    drawn = [
        Bar(line.group.name, (line.figure.score.no, line.figure.score.planned, line.figure.score.partly))
        for line in lines
        if line.figure
    ]
    rows = tuple(_needs(lines))
    heads = ("Question", "Code", "Asked", "Not yet, or in part", "No", "Planned", "Partly", "Done: could tell how")
    return Chart(bars(id, title, key, drawn, whole=False), Grid(title, heads, rows, numbers=True))


def _needs(lines: Iterable[Line]) -> Iterator[tuple[str, ...]]:
    for line in lines:
        if line.figure:
            score = line.figure.score
            counts = (score.asked, needed(line.figure), score.no, score.planned, score.partly, score.yes)
            yield (line.group.name, line.group.id, *map(str, counts))
