"""The tables that the Word form and the preparation copy share: for whom, contents, not asked, and what words mean."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from ..form import Form
from ..meanings import meanings
from ..tailor import advice, cover, not_asked
from ..words import about_translation, words
from .elements import Xml, cell, link, paragraph, row, run, table
from .paper import WIDTH
from .questions import target
from .styles import BAND

_NARROW, _HALF = (2_600, WIDTH - 2_600), (5_200, WIDTH - 5_200)


def for_whom(form: Form) -> Iterator[Xml]:
    """Yield for whom a form is and by when it is to come back, when it is made for somebody."""
    if translation := about_translation(form):
        yield paragraph("Help", run(translation))
    lines = cover(form)
    if lines:
        rows = (_line(_NARROW, run(label, bold=True), run(text)) for label, text in lines)
        yield table(_NARROW, rows, lines[0][0], lines[0][1])
        yield paragraph("Gap")


def contents(form: Form) -> Iterator[Xml]:
    """Yield the list of checklists, each a link, with who answers; then what is not asked, and why."""
    say, known = words(form.language), form.catalogue.respondent
    rows = [heads(_HALF, (say("Questions about"), say("Who answers")))]
    for checklist in form.shown():
        who = "; ".join(known[id].name for id in checklist.respondents if id in known)
        rows.append(_line(_HALF, link(target(checklist), checklist.title), run(who)))
    yield paragraph("Heading2", run(say("Contents")))
    yield table(_HALF, rows, say("Contents"), say("Questions about"))
    if left := not_asked(form):
        titles = (say("Not asked"), say("Because"))
        yield paragraph("Heading2", run(titles[0]))
        yield paragraph("Help", run(advice(form)), keep=True)
        yield table(_HALF, [heads(_HALF, titles), *(_line(_HALF, run(e.what), run(e.why)) for e in left)], *titles)


def meaning_tables(form: Form) -> Iterator[Xml]:
    """Yield what each answer, each word in place of a number and each level of sensitivity means."""
    say = words(form.language)
    yield paragraph("Heading1", run(say("What the answers mean")))
    for title, group in meanings(form):
        yield paragraph("Heading2", run(title))
        rows = [heads(_NARROW, (say("Word"), say("What it means")))]
        rows += [_line(_NARROW, run(word, bold=True), run(means)) for word, means in group]
        yield table(_NARROW, rows, title, say("What it means"))


def heads(widths: Iterable[int], titles: Iterable[str]) -> Xml:
    """Return the row of column titles of a table."""
    pairs = zip(widths, titles, strict=True)
    return row(*(cell(width, paragraph("Label", run(title)), shade=BAND) for width, title in pairs), header=True)


def _line(widths: Sequence[int], *inside: Xml) -> Xml:
    return row(*(cell(width, paragraph("Entry", each)) for width, each in zip(widths, inside, strict=True)))
