"""The sheets after the checklists: the register of evidence, and what the answers mean."""

from __future__ import annotations

from collections.abc import Iterator

from ...catalogue.phrases import STRENGTH, STRENGTH_MEANS
from ..form import EVIDENCE
from ..meanings import Meaning, meanings
from .fields import Field, check, moment, put
from .page import Page, Paper


def write_evidence(paper: Paper, name: str) -> None:
    """Write the register of evidence: a row for each document, named once, cited by its number."""
    say = paper.say
    page = Page(paper, name, (("code", 8), ("title", 52), ("holder", 36), ("date", 16), ("link", 52)))
    page.fill(0, "title", range(len(page.widths)))
    page.text(0, 0, say("Evidence: the documents that support your answers"), "title")
    page.at_least(0, 28)
    below = page.prose(
        1,
        say(
            "Name each document once. Write its code beside every answer that it supports. The documents themselves "
            "stay with you: say who holds them. Name no victims."
        ),
    )
    titles = {
        "code": say("Code"),
        "title": say("Title of the document"),
        "holder": say("Who holds it"),
        "date": say("Date"),
        "link": say("Link, if it is public"),
    }
    page.header(below, titles)
    fields = dict.fromkeys(EVIDENCE, Field("text")) | {"date": Field("any", moment(paper, "day").check)}
    first = below + 2
    for row, id in enumerate(paper.form.evidence(), first):
        page.sheet.write_string(row, 0, id, paper.styles["text"])
        for column in EVIDENCE:
            put(page, row, page.columns[column], fields[column], ("evidence", id, column))
        page.at_least(row, 20)
    last = first + len(paper.form.evidence()) - 1
    for column in EVIDENCE:
        at = page.columns[column]
        check(page, first, at, fields[column].check, (say("Evidence"), titles[column]), page.cells(first, last, at))
    page.finish(below + 1, last, (first, 1), freeze=1)


def write_meanings(paper: Paper, name: str) -> None:
    """Write what each answer, each word in place of a number and each level of sensitivity means."""
    page = Page(paper, name, (("term", 34), ("means", 110)))
    say = paper.say
    page.fill(0, "title", range(2))
    page.text(0, 0, say("What the answers mean"), "title")
    page.at_least(0, 28)
    page.header(1, {"term": say("Word"), "means": say("What it means")})
    row = 2
    for title, group in _groups(paper):
        row += 1
        page.fill(row, "section", range(2))
        page.text(row, 0, title, "section")
        page.at_least(row, 20)
        for word, means in group:
            row += 1
            page.text(row, 0, word, "printed-bold")
            page.text(row, 1, means, "printed")
            page.at_least(row, 18)
    page.finish(2, row, (3, 0))


def _groups(paper: Paper) -> Iterator[tuple[str, tuple[Meaning, ...]]]:
    """Yield each group of words by its title: those of every form, and how strongly a source asks."""
    say = paper.say
    yield from meanings(paper.form)
    yield (
        say("How strongly the source asks"),
        tuple((say(word), say(STRENGTH_MEANS[c])) for c, word in STRENGTH.items()),
    )
