"""The tables that the Word form and the preparation copy share: contents, and what the answers mean."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from .docx_elements import Xml, cell, link, paragraph, row, run, table
from .docx_paper import WIDTH
from .docx_questions import target
from .docx_styles import BAND
from .form import Form
from .meanings import Meaning, meanings
from .words import words


def contents(form: Form) -> Iterator[Xml]:
    """Yield the list of checklists, each a link, with who answers."""
    say, known = words(form.language), form.catalogue.respondent
    widths = (5_200, WIDTH - 5_200)
    rows = [heads(widths, (say("Questions about"), say("Who answers")))]
    for checklist in form.shown():
        who = "; ".join(known[id].name for id in checklist.respondents if id in known)
        title = paragraph("Entry", link(target(checklist), checklist.title))
        rows.append(row(cell(widths[0], title), cell(widths[1], paragraph("Entry", run(who)))))
    yield paragraph("Heading2", run(say("Contents")))
    yield table(widths, rows, say("Contents"), say("Questions about"))


def meaning_tables(form: Form) -> Iterator[Xml]:
    """Yield what each answer, each word in place of a number and each level of sensitivity means."""
    say = words(form.language)
    yield paragraph("Heading1", run(say("What the answers mean")))
    for title, group in meanings(form):
        yield paragraph("Heading2", run(title))
        yield _meaning(title, group, (say("Word"), say("What it means")))


def heads(widths: Iterable[int], titles: Iterable[str]) -> Xml:
    """Return the row of column titles of a table."""
    pairs = zip(widths, titles, strict=True)
    return row(*(cell(width, paragraph("Label", run(title)), shade=BAND) for width, title in pairs), header=True)


def _meaning(title: str, group: Iterable[Meaning], titles: tuple[str, str]) -> Xml:
    widths = (2_600, WIDTH - 2_600)
    rows = [heads(widths, titles)]
    for word, means in group:
        first = paragraph("Entry", run(word, bold=True))
        rows.append(row(cell(widths[0], first), cell(widths[1], paragraph("Entry", run(means)))))
    return table(widths, rows, title, titles[1])
