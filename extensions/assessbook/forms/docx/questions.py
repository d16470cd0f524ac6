"""The questions of a Word document, of the form and of the preparation copy alike."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import groupby

from ...catalogue.checklists import Checklist, Section
from ...catalogue.model import Placed
from ...catalogue.phrases import condition_phrase
from ..form import Form, Line
from ..guidance import guidance
from ..words import words
from .elements import Xml, bookmark, paragraph, run

Room = Callable[[Line, tuple[Line, ...]], Iterable[Xml]]
"""Returns where the answer to one question goes, given its own line and the lines of its parts."""


def checklists(form: Form, room: Room) -> Iterator[Xml]:
    """Yield every checklist with its sections and questions."""
    for number, checklist in enumerate(form.shown(), 1):
        yield from _opening(form, checklist, number)
        for section, lines in form.sections(checklist):
            yield from _section(lines[0].placed.section_number, section)
            for _, group in groupby(lines, key=lambda line: line.placed.item.id):
                own, *parts = group
                yield from _question(form, own.placed)
                yield from room(own, tuple(parts))


def target(checklist: Checklist) -> str:
    """Return the name of the bookmark at the begin of a checklist."""
    return f"c_{checklist.id.replace('-', '_')}"


def _opening(form: Form, checklist: Checklist, number: int) -> Iterator[Xml]:
    say = words(form.language)
    start, end = bookmark(target(checklist), number)
    yield paragraph("Heading1", start, run(checklist.title), end)
    yield paragraph("Help", run(checklist.summary))
    if checklist.applies:
        phrase = condition_phrase(checklist.applies, form.catalogue, form.language, say)
        yield paragraph("Help", run(say("Only if:"), bold=True), run(f" {phrase}."))


def _section(number: str, section: Section) -> Iterator[Xml]:
    yield paragraph("Heading2", run(f"{number}.  {section.title}"))
    if section.intro:
        yield paragraph("Help", run(section.intro), keep=True)


def _question(form: Form, placed: Placed) -> Iterator[Xml]:
    """Yield a question with its number, its code and its guidance, all on the page of its fields."""
    yield paragraph("Heading3", run(f"{placed.number}  {placed.item.ask}  "), run(placed.item.id, "Code"))
    pieces = list(guidance(form, placed))
    for _, text in (piece for piece in pieces if not piece[0]):
        yield paragraph("Help", run(text), keep=True)
    rest = (part for lead, text in pieces if lead for part in (run(f"{lead} ", bold=True), run(f"{text} ")))
    yield paragraph("Guidance", *rest, keep=True)
