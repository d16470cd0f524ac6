"""The tables of the analysis as they are shown, with the drawings that stand beside them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from ..blocks import Block, Chart, Grid, Words
from ..score import Score, plain
from .charts import Bar, Course, bars, courses
from .figures import Figure
from .rows import Fate
from .tables import Line, Pair, Plans, Tables, needed

_NAMED = 6
"""So many lines that are not shown are named; more are counted."""

_COLUMNS = ("Asked", "Answered", "Yes", "Partly", "Planned", "No", "Not applicable", "Unknown", "Blank", "Withheld")
_BESIDES: tuple[tuple[str, Callable[[Figure], int]], ...] = (
    ("Figures given", lambda figure: figure.score.figures),
    ("Does not apply", lambda figure: figure.score.excluded),
    ("Not asked yet", lambda figure: figure.not_yet_asked),
    ("Not checked", lambda figure: figure.unchecked),
    ("Hidden", lambda figure: figure.hidden),
)
"""What is told beside a figure, in the tables that have any of it."""
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


def answers(title: str, first: str, lines: Iterable[Line], least: int, whose: bool = False) -> Iterator[Block]:
    """Yield a table of how questions are answered, and what of it is not shown; `first` heads the first column.

    With `whose`, the first column also names whose answers they are.
    """
    named = _named(lines, whose)
    if shown := _shown(named):
        yield _grid(title, first, shown, whose)
    yield from not_shown(title, [(name, line.figure) for name, line in named], least)


def answers_chart(
    id: str, title: str, first: str, lines: Iterable[Line], least: int, whose: bool = False
) -> Iterator[Block]:
    """Yield the same with a drawing of the answers to questions on a scale."""
    named = _named(lines, whose)
    if shown := _shown(named):
        grid = _grid(title, first, shown, whose)
        drawn = [Bar(name, _pieces(figure.score)) for name, _, figure in shown]
        yield Chart(bars(id, grid.title, _KEY, drawn, whole=True), grid)
    yield from not_shown(title, [(name, line.figure) for name, line in named], least)


def not_shown(title: str, lines: Sequence[tuple[str, object]], least: int) -> Iterator[Words]:
    """Yield one sentence on the lines of a table that have no figure, if there are any."""
    hidden = [name for name, figure in lines if figure is None]
    why = f"fewer than {least} States, or so few could be worked out"
    if len(hidden) == len(lines) > 0:
        yield Words(f"{title}: not shown ({why}).", quiet=True)
    elif len(hidden) > _NAMED:
        yield Words(f"{title}: {len(hidden)} of {len(lines)} lines are not shown ({why}).", quiet=True)
    elif hidden:
        yield Words(f"Not shown: {'; '.join(hidden)} ({why}).", quiet=True)


_Named = Sequence[tuple[str, Line]]
_Shown = Sequence[tuple[str, int, Figure]]


def _named(lines: Iterable[Line], whose: bool) -> _Named:
    return [(_name(line, whose), line) for line in lines]


def _shown(named: _Named) -> _Shown:
    return [(name, line.returns, line.figure) for name, line in named if line.figure]


def _name(line: Line, whose: bool) -> str:
    if whose and line.group.kind != "all":
        return f"{line.group.name}: {line.whose}"
    return line.whose if whose else line.group.name


def _grid(title: str, first: str, shown: _Shown, several: bool) -> Grid:
    """Return a table; where its lines are not of `several` groups of States, their number stands in its title."""
    states = ("States",) if several else ()
    besides = [(head, count) for head, count in _BESIDES if any(count(figure) for _, _, figure in shown)]
    rows = (
        (name, *(f"{returns:,}" for _ in states), *_cells(figure), *(f"{count(figure):,}" for _, count in besides))
        for name, returns, figure in shown
    )
    about = title if several else f"{title} ({shown[0][1]:,} States)"
    heads = (first, *states, *_COLUMNS, "Score", *(head for head, _ in besides))
    return Grid(about, heads, tuple(rows), numbers=True)


def _pieces(score: Score) -> tuple[int, ...]:
    apart = score.unknown + score.not_applicable
    return score.yes, score.partly, score.planned, score.no, apart, score.blank + score.withheld


def _cells(figure: Figure) -> tuple[str, ...]:
    score = figure.score
    counts = (
        score.asked,
        score.answered,
        score.yes,
        score.partly,
        score.planned,
        score.no,
        score.not_applicable,
        score.unknown,
        score.blank + score.figures_blank,
        score.withheld,
    )
    return (*(f"{count:,}" for count in counts), of(score.points, score.scored))


def brief(title: str, lines: Sequence[tuple[str, Figure | None]], least: int) -> Iterator[Block]:
    """Yield a table of how questions are answered that is narrow enough for a page of paper."""
    rows = []
    for name, figure in lines:
        if figure:
            yes, partly, planned, no, score = *_cells(figure)[2:6], figure.score
            apart = (score.not_applicable, score.unknown, score.blank + score.figures_blank, score.withheld)
            asked = (f"{score.asked:,}", f"{score.answered:,}", yes, f"{partly} / {planned} / {no}")
            told = " / ".join(f"{count:,}" for count in apart)
            rows.append((name, *asked, told, of(score.points, score.scored)))
    heads = ("Part", "Asked", "Answered", "Yes", "Partly / planned / no",
             "Not applicable / unknown / blank / withheld", "Score")  # fmt: skip
    if rows:
        yield Grid(title, heads, tuple(rows), numbers=True)
    yield from not_shown(title, lines, least)


def of(part: float, whole: float) -> str:
    """Return a share with its base: `11 of 22 (50%)`."""
    return f"{plain(part)} of {plain(whole)} ({part / whole:.0%})" if whole else "–"


def _share(part: float, whole: float) -> float | None:
    return part / whole if whole else None


def trend(id: str, tables: Tables, least: int) -> Iterator[Block]:
    """Yield the score over the years, of all States and of those that reported every time; nothing for one year."""
    lines = [line for line in tables.trend if line.group.kind == "all"]
    named = [(f"{line.year}: {line.whose}", line) for line in lines]
    title = "Score over the years, of the same questions"
    if shown := _shown(named):
        svg = courses(id, title, *_courses(lines))
        yield Chart(svg, _grid(title, "Year and whose answers", shown, several=True))
    yield from not_shown(title, [(name, line.figure) for name, line in named], least)


def _courses(lines: Sequence[Line]) -> tuple[Sequence[int], Sequence[Course]]:
    """Return the years, and a line over them for each group of States that has a figure."""
    populations = tuple(dict.fromkeys(line.whose for line in lines))
    years = tuple(dict.fromkeys(line.year for line in lines))
    drawn = [
        Course(whose, tuple(_scored(line) for line in lines if line.whose == whose))
        for whose in populations
        if any(line.figure for line in lines if line.whose == whose)
    ]
    return years, drawn


def _scored(line: Line) -> float | None:
    return _share(line.figure.score.points, line.figure.score.scored) if line.figure else None


def pairs(found: Iterable[Pair], least: int) -> Iterator[Block]:
    """Yield how the score of the same States, to the same questions, has changed from each year to the next."""
    rows, named, title = [], [], "The same States in two years"
    for pair in found:
        one, other = pair.first.figure, pair.second.figure
        start = (pair.first.group.name, str(pair.first.year), str(pair.second.year))
        named.append((f"{start[0]}, {start[1]} and {start[2]}", one and other))
        if one and other:
            scores = (of(each.score.points, each.score.scored) for each in (one, other))
            rows.append((*start, f"{pair.first.returns:,}", f"{one.questions:,}", *scores))
    heads = ("Questions", "From", "To", "States in both", "Questions counted", "Score before", "Score after")
    if rows:
        yield Grid(title, heads, tuple(rows), numbers=True)
    yield from not_shown(title, named, least)


def plans(id: str, title: str, found: Iterable[Plans], least: int) -> Iterator[Block]:
    """Yield what became of plans, with a drawing."""
    lines = [(f"{each.year}: {each.name}", each) for each in found]
    shown = [(name, each.states or 0, each.made, each.fates) for name, each in lines if each.fates is not None]
    if shown:
        rows, drawn = [], []
        for name, states, made, fates in shown:
            sizes = tuple(fates[fate] for _, _, fate in _FATE_KEY)
            rows.append((name, *(f"{count:,}" for count in (states, made, *sizes))))
            drawn += [Bar(name, sizes)] if made else []
        heads = ("Year and questions", "States", "Made", *(head for head, _, _ in _FATE_KEY))
        svg = bars(id, title, [(head, look) for head, look, _ in _FATE_KEY], drawn, whole=False)
        yield Chart(svg, Grid(title, heads, tuple(rows), numbers=True))
    yield from not_shown(title, [(name, each.fates) for name, each in lines], least)


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
            yield (line.group.name, line.group.id, *(f"{count:,}" for count in counts))
