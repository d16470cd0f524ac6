"""What the reports room makes of the return of an invented State, for the worked examples of the pages."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from ..catalogue.model import Catalogue
from ..reports.analysis.analysis import Wish, analyse
from ..reports.analysis.paper import part_of
from ..reports.analysis.sample import STATES, invented
from ..reports.annexes import score_grid
from ..reports.blocks import Block, Heading, Points, Words
from ..reports.compare import KINDS, NotComparable, compared
from ..reports.draft import draft
from ..reports.layout import change_blocks, part_blocks
from ..reports.review.letter import letter
from ..reports.review.review import review
from ..reports.review.sheet import paper
from ..reports.score import NOT_COMPLIANCE, by_framework, by_pillar, by_section
from ..reports.sensitivity import Audience, seen_by
from ..returns.exercises import Exercise, exercise_return, with_invented
from ..returns.model import Return
from .book import Book
from .selection import Selection

AUDIENCES: Mapping[str, Audience] = {"internal": "internal", "secretariat": "secretariat", "public": "public"}
GROUP = "group"
"""Stands in place of the id of an exercise where a group of invented States is analysed."""
ANALYSED = ("answers", "trend", "plans", "needs")
"""The parts of an analysis that can be shown."""
COUNTED = {"framework": by_framework, "pillar": by_pillar, "section": by_section}


def example_blocks(view: Selection, book: Book, catalogue: Catalogue) -> Iterator[Block]:
    """Yield an example: first that it is an exercise, then what is made of the return. Raises NoExample."""
    if view.of == GROUP:
        yield from _analysis(view.parts[1], catalogue)
        return
    exercise = _exercise(view.of, book)
    kind, year, since, *rest = view.parts
    now, last = (_return(exercise, each, catalogue) if each else None for each in (year, since))
    assert now is not None
    catalogue = with_invented(catalogue, [exercise])
    yield Words(
        f"This is an exercise. {exercise.name} and all its answers are invented. This was made from its return for "
        f"{year} when the handbook was built.",
        quiet=True,
    )
    match kind, rest:
        case "draft", [framework, section, audience]:
            yield from _draft(now, framework, section, AUDIENCES[audience], catalogue)
        case "scores", [by, audience]:
            yield Words(NOT_COMPLIANCE)
            yield score_grid(f"Scores by {by}", COUNTED[by](seen_by(now, AUDIENCES[audience]), catalogue))
        case "changes", [kinds, audience]:
            yield from _changes(now, last, kinds, AUDIENCES[audience], catalogue)
        case "review", [show, audience]:
            yield from _review(now, last, show, AUDIENCES[audience], catalogue)


class NoExample(Exception):
    """There is no such exercise, year, treaty or part; the message says which, `what` and `id` name it."""

    def __init__(self, what: str, id: str, known: Iterable[str]) -> None:
        super().__init__(f"there is no {what} '{id}'; there are: {', '.join(known)}")
        self.id = id


def _exercise(id: str, book: Book) -> Exercise:
    known = {exercise.id: exercise for exercise in book.exercises}
    if id not in known:
        raise NoExample("exercise", id, known)
    return known[id]


def _return(exercise: Exercise, year: str, catalogue: Catalogue) -> Return:
    if not year.isdecimal() or int(year) not in exercise.years:
        raise NoExample(f"return of {exercise.name} for", year, map(str, exercise.years))
    return exercise_return(exercise, int(year), catalogue)


def _draft(now: Return, framework: str, section: str, audience: Audience, catalogue: Catalogue) -> Iterator[Block]:
    known = {each.id: each for each in catalogue.frameworks if each.reports}
    if framework not in known:
        raise NoExample("treaty or agenda with a report", framework, known)
    parts = {part.section.id: part for part in draft(now, framework, audience, catalogue).parts}
    if section not in parts:
        raise NoExample(f"part of the report under {framework}", section, parts)
    yield from part_blocks(parts[section], audience == "internal", catalogue)


def _analysis(part: str, catalogue: Catalogue) -> Iterator[Block]:
    made = analyse(invented(catalogue), Wish(engine="plain"), catalogue)
    yield Words(
        f"This is an exercise. The {STATES} States are invented and their answers are drawn by lot. This was counted "
        "when the handbook was built.",
        quiet=True,
    )
    yield from part_of(part, made)


def _changes(now: Return, last: Return | None, kinds: str, audience: Audience, catalogue: Catalogue) -> Iterator[Block]:
    if last is None:
        raise NoExample("earlier year", "", ())
    questions = [placed for placed in catalogue.items.values() if not placed.item.retired]
    try:
        wanted = [kind for kind in KINDS if kind in kinds.split()] if kinds else KINDS
        yield from change_blocks(compared(last, seen_by(now, audience), questions), catalogue, wanted)
    except NotComparable as error:
        raise NoExample(f"earlier year ({error})", str(last.respondent.year), ()) from None


def _review(now: Return, last: Return | None, show: str, audience: Audience, catalogue: Catalogue) -> Iterator[Block]:
    made = review(now, audience, catalogue, last)
    if show == "sheet":
        yield from paper(made, catalogue).blocks
        return
    text = letter(made, catalogue)
    yield from (Words(line) for line in text.opening[1:])  # the first line says that it is an exercise, as ours does
    yield Heading(3, "Questions")
    for number, question in enumerate(text.first, 1):
        yield Words(question.ask, label=f"{number}.")
        yield Points((*question.quotes, question.why))
    if text.more:
        yield Words(f"In the file, {len(text.more)} more questions follow.", quiet=True)
    yield from (Words(line) for line in text.closing)
