"""The report of an analysis, and its summary for the Meeting: the same parts, in full and in short."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ..blocks import Block, Chart, Grid, Heading, Paper, Points, Words
from ..score import NOT_COMPLIANCE
from . import grids
from .analysis import Analysis
from .disclosure import PANELS
from .practice import chosen
from .tables import Kind, Line, of_kind

_READERS = {
    "internal": "It may hold answers that are not for others",
    "secretariat": "Answers that are for internal use only are counted as withheld",
    "public": "Only answers that are marked as public are counted; all others count as withheld",
}
_NEEDS, _NEEDS_SHORT = 15, 10
_NOTES, _NOTES_SHORT = 40, 10
_KINDS: tuple[tuple[Kind, str], ...] = (
    ("framework", "By treaty or agenda"),
    ("pillar", "By pillar"),
    ("checklist", "By checklist"),
)


def report(analysis: Analysis) -> Paper:
    """Return the whole report."""
    return _paper(analysis, "Analysis of returns", tuple(_report(analysis)))


def summary(analysis: Analysis) -> Paper:
    """Return the summary for the Meeting."""
    return _paper(analysis, "Summary for the Meeting", tuple(_summary(analysis)))


def part_of(part: str, analysis: Analysis) -> Iterator[Block]:
    """Yield one part, as the handbook shows it: the answers, the trend, the plans or the needs of the summary."""
    match part:
        case "answers":
            lines = of_kind(analysis.tables.groups, analysis.tables.latest, "framework")
            title = "By treaty or agenda"
            full = grids.answers_chart("by-framework", title, "Part", lines, analysis.least)
            drawn = [block.svg for block in full if isinstance(block, Chart)]
            for block in _short(title, lines, analysis.least):
                yield Chart(drawn[0], block) if isinstance(block, Grid) else block
        case "trend":
            yield _returns(analysis)
            whole = (pair for pair in analysis.tables.pairs if pair.first.group.kind == "all")
            yield from grids.pairs(whole, analysis.least)
        case "plans":
            yield from _plans(analysis, short=True)
        case "needs":
            yield from _needs(analysis, 5)


def banner(analysis: Analysis) -> str:
    """Return what stands on every page: for whom it is, and whether the States are invented."""
    kind = f"Analysis, {analysis.audience}"
    return f"EXERCISE · {kind}" if analysis.exercise else kind


def _paper(analysis: Analysis, kind: str, blocks: tuple[Block, ...]) -> Paper:
    years = analysis.figures.years
    span = f"{years[0]} to {years[-1]}" if len(years) > 1 else f"{years[0]}"
    head = analysis.catalogue.head
    invented = "Exercise: all States and all answers are invented. Do not quote these figures."
    about = (
        f"{_READERS[analysis.audience]}. Groups of fewer than {analysis.least} States are not shown. {NOT_COMPLIANCE}",
        *((invented,) * analysis.exercise),
    )
    return Paper(
        title=f"{kind}: {head.title}, {span}",
        subtitle=f"Counted with the questions of version {head.version}",
        banner=banner(analysis),
        about=about,
        blocks=blocks,
        properties={"analysis": span, "audience": analysis.audience},
    )


def _report(analysis: Analysis) -> Iterator[Block]:
    tables, year = analysis.tables, analysis.tables.latest
    yield Heading(1, "In short")
    yield from _in_short(analysis)
    yield Heading(1, "Who sent a return")
    yield _returns(analysis)
    yield Heading(1, f"Answers in {year}")
    for kind, words in _KINDS if _enough(analysis) else ():
        yield Heading(2, words)
        lines, first = of_kind(tables.groups, year, kind), words[3:].capitalize()
        yield from grids.answers_chart(f"by-{kind}", f"{words}, {year}", first, lines, analysis.least)
    yield from _regions(analysis) if _enough(analysis) else _too_few(analysis)
    yield from _over_the_years(analysis, short=False)
    yield from _plans(analysis, short=False)
    yield from _needs(analysis, _NEEDS)
    yield from _practice(analysis, _NOTES)
    yield Heading(1, f"Every question in {year}")
    yield from _questions(analysis) if _enough(analysis) else _too_few(analysis)
    yield Heading(1, "How it is counted")
    yield from _how(analysis)


def _summary(analysis: Analysis) -> Iterator[Block]:
    tables, year = analysis.tables, analysis.tables.latest
    yield Heading(1, "In short")
    yield from _in_short(analysis)
    yield _returns(analysis)
    yield Heading(1, f"Answers in {year}, for each part of the work")
    if _enough(analysis):
        yield from _short(f"By pillar, {year}", of_kind(tables.groups, year, "pillar"), analysis.least)
        yield from _short(f"By treaty or agenda, {year}", of_kind(tables.groups, year, "framework"), analysis.least)
    else:
        yield from _too_few(analysis)
    yield from _over_the_years(analysis, short=True)
    yield from _plans(analysis, short=True)
    yield from _needs(analysis, _NEEDS_SHORT)
    yield from _practice(analysis, _NOTES_SHORT)
    yield Heading(1, "How it is counted")
    yield from _how(analysis)


def _short(title: str, lines: Iterable[Line], least: int) -> Iterator[Block]:
    return grids.brief(title, [(line.group.name, line.figure) for line in lines], least)


def _enough(analysis: Analysis) -> bool:
    """Tell whether enough States sent a return for the latest year that some figure of it may be shown."""
    return analysis.figures.groups_sent[analysis.tables.latest].all


def _too_few(analysis: Analysis) -> Iterator[Block]:
    yield Words(f"Not shown: fewer than {analysis.least} States sent a return for {analysis.tables.latest}.")


def _in_short(analysis: Analysis) -> Iterator[Block]:
    figures, year = analysis.figures, analysis.tables.latest
    whole = of_kind(analysis.tables.groups, year, "all")[0].figure
    sent = figures.returns(year)
    points = [f"{sent:,} {'State' if sent == 1 else 'States'} sent a return for {year}."]
    if whole is None:
        points.append(f"That is fewer than {analysis.least}: no figure of {year} can be shown.")
    else:
        score = whole.score
        points += [
            f"Together they were asked {score.asked:,} times and answered {grids.of(score.answered, score.asked)}. "
            f"Withheld from these readers: {score.withheld:,}.",
            f"Score: {grids.of(score.points, score.scored)}. {score.formula[:1].upper()}{score.formula[1:]}.",
        ]
    pair = next((each for each in reversed(analysis.tables.pairs) if each.first.group.kind == "all"), None)
    if pair and pair.first.figure and pair.second.figure:
        one, other = (each.figure.score for each in (pair.first, pair.second) if each.figure)
        points.append(
            f"{pair.first.returns} States sent a return for both {pair.first.year} and {pair.second.year}. To the same "
            f"questions, their score was {grids.of(one.points, one.scored)}, and then "
            f"{grids.of(other.points, other.scored)}."
        )
    yield Points(tuple(points))
    named = ", ".join(analysis.named)
    yield Words(f"States named with their consent: {named}." if named else "No State is named.")


def _returns(analysis: Analysis) -> Grid:
    """Return who sent a return: these are numbers of returns, which say nothing of any answer."""
    figures, rows = analysis.figures, []
    for n, year in enumerate(figures.years):
        sent = figures.returns(year)
        before = figures.returns(year, "before")
        versions = ", ".join(f"{version} ({count})" for version, count in analysis.versions(year).items())
        again = (str(before), str(sent - before)) if n else ("–", "–")
        rows.append((str(year), str(sent), *again, str(figures.returns(year, "always")), versions))
    heads = (
        "Year",
        "Returns",
        "Also the time before",
        "Not the time before",
        "Every time",
        "Versions of the questions",
    )
    return Grid("Returns by year", heads, tuple(rows), numbers=True)


def _regions(analysis: Analysis) -> Iterator[Block]:
    year = analysis.tables.latest
    lines = of_kind(analysis.tables.regions, year, "all")
    yield Heading(2, "By region")
    if not lines:
        yield Words("It is not known here which State is of which region. A table of regions can be named: --regions.")
        return
    least, title = analysis.least, f"By region, {year}"
    yield from grids.answers_chart("by-region", title, "Region", lines, least, whose=True)
    rest = (*of_kind(analysis.tables.regions, year, "framework"), *of_kind(analysis.tables.regions, year, "pillar"))
    yield from grids.answers(f"By region and part, {year}", "Part and region", rest, least, whose=True)


def _over_the_years(analysis: Analysis, short: bool) -> Iterator[Block]:
    yield Heading(1, "Over the years")
    trend = tuple(grids.trend("trend", analysis.tables, analysis.least))
    if not trend:
        yield Words("There is only one year with figures that can be shown, so there is no trend.")
        return
    yield Words(
        "A rise among all States may only mean that other States sent a return. So the same States are shown apart. "
        "Only questions that were asked in each of the years are counted."
    )
    yield from () if short else trend
    pairs = analysis.tables.pairs
    last = pairs[-1].second.year if pairs else 0
    wanted = (pair for pair in pairs if pair.first.group.kind == "all" or pair.second.year == last)
    yield from grids.pairs(wanted, analysis.least)


def _plans(analysis: Analysis, short: bool) -> Iterator[Block]:
    yield Heading(1, "Plans")
    found = analysis.tables.plans
    if not found:
        yield Words("No State named plans in one return and sent another one later.")
        return
    yield Words(
        "A plan is an answer “planned” in the last return of a State. Done: it is now answered yes. Slipped: its month "
        "has passed, or it was moved to later. Dropped: it is now answered no."
    )
    last = max(each.year for each in found)
    over = [each for each in found if each.name == "All questions"]
    yield from grids.plans("plans", "What became of the plans of the return before", over, analysis.least)
    if not short:
        latest = [each for each in found if each.year == last and each.name != "All questions"]
        title = f"What became of the plans by {last}, by checklist"
        yield from grids.plans("plans-by-checklist", title, latest, analysis.least)


def _needs(analysis: Analysis, most: int) -> Iterator[Block]:
    yield Heading(1, "Needs, and who could tell how")
    yield Words(
        "A “no”, “partly” or “planned” is no request for help, and a “yes” is no offer. Ask. States that do something "
        "could tell the others how."
    )
    lines = analysis.tables.needs[:most]
    if lines:
        yield grids.needs("needs", lines)
    else:
        yield Words("No figure can be shown.")


def _practice(analysis: Analysis, most: int) -> Iterator[Block]:
    yield Heading(1, "Good practice")
    found = chosen(analysis.practices.quoted, most)
    if not found:
        yield Words("No public note stands beside a “yes”." if analysis.taken else "A collection holds no notes.")
        return
    yield Words(
        "Public notes beside a “yes”, word for word, as States wrote them. Nobody has checked them here. Read each "
        "one, and ask the State, before you quote it."
    )
    rows = tuple((each.placed.item.ask, f"{each.who}, {each.year}", each.note) for each in found)
    yield Grid("Public notes", ("Question", "Who", "Note"), rows)
    rest = len(analysis.practices.quoted) - len(found)
    if rest:
        yield Words(f"{rest} more notes are in the table of good practice (practice.csv).")
    if analysis.practices.left_out:
        yield Words(f"Left out because they name a State that did not agree to it: {analysis.practices.left_out}.")


def _questions(analysis: Analysis) -> Iterator[Block]:
    lines = of_kind(analysis.tables.questions, analysis.tables.latest, "question")
    for checklist in analysis.catalogue.checklists:
        ids = {placed.item.id for placed in analysis.catalogue.items.values() if placed.checklist.id == checklist.id}
        here = [line for line in lines if line.group.id in ids]
        if here:
            yield from grids.answers(checklist.title, "Question", here, analysis.least)


def _how(analysis: Analysis) -> Iterator[Block]:
    yield Points(
        (
            "Asked: the question applies to the State, as its other answers tell. Answered: any answer that these "
            "readers may see, “unknown” and “not applicable” included. Each question is counted once for each State.",
            "Score: a point for each “yes”, half a point for each “partly”, out of all answers “yes”, “partly”, "
            "“planned” and “no”. “Not applicable”, “unknown”, blank and withheld answers are outside of it.",
            f"Groups of fewer than {analysis.least} States are not shown, nor other groups from which such a group "
            "could be worked out. A sum holds only questions that are shown.",
            "A question that came with a later version was not asked in an earlier return: it counts as neither asked "
            "nor blank. A figure over several years only holds questions that were asked in all of them.",
            "A question can serve several treaties and pillars, and counts in each.",
            "The last columns stand where there is anything to tell. Figures given: questions for figures, dates or "
            "texts that are answered; they have no score. Does not apply: as the State's other answers tell. Not asked "
            "yet: the question came with a later version. Not checked: taken over from earlier, and nobody has looked. "
            "Hidden: questions of the group that are not shown, and so not counted in it.",
        )
    )
    yield _hidden(analysis)
    yield _carried(analysis)


def _hidden(analysis: Analysis) -> Grid:
    """Return how much is not shown, by year."""
    figures, rows = analysis.figures, []
    for year in figures.years:
        groups = [figures.groups[year, item] for item in figures.items]
        shown = sum(group.all for group in groups)
        regions = sum(len(figures.sent[year]) - len(group.regions) for group in groups) if figures.regions else 0
        panels = sum(len(PANELS) - len(group.panels) for group in groups)
        rows.append((str(year), str(len(groups)), str(len(groups) - shown), str(regions), str(panels)))
    heads = ("Year", "Questions", "Not shown at all", "Not shown for a region", "Not shown for the same States")
    return Grid("Figures that are not shown", heads, tuple(rows), numbers=True)


def _carried(analysis: Analysis) -> Block:
    if analysis.taken is None:
        return Words("The figures come from a collection that was made before; what was carried over is told there.")
    rows = []
    for year in analysis.figures.years:
        of_year = [each for each in analysis.taken.returns if each.year == year]
        older = sum(each.version != analysis.catalogue.head.version for each in of_year)
        counts = (
            len(of_year),
            older,
            *(sum(getattr(each, name) for each in of_year) for name in ("moved", "again", "kept", "unclear")),
        )
        rows.append((str(year), *map(str, counts)))
    heads = ("Year", "Returns", "Of an older version", "Answers that went along", "To be checked again",
             "Kept, not counted", "Entries not understood")  # fmt: skip
    return Grid("Answers of older versions", heads, tuple(rows), numbers=True)
