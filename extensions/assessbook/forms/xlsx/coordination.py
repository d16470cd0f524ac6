"""The coordination sheet as a workbook."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from ..coordination import SHEET, Dispute, Sheet, about, key, steps, titles
from .fields import MAX_MESSAGE, Field, put
from .page import Page
from .write import finished, new_paper

SUFFIX = ".xlsx"

_COLUMNS: tuple[tuple[str, float], ...] = (
    ("side", 7),
    ("who", 26),
    ("says", 30),
    ("beside", 40),
    ("files", 22),
    ("choice", 12),
    ("own", 24),
    ("why", 30),
    ("code", 16),
)
_PRINTED = 5


def write(sheet: Sheet) -> bytes:
    """Return the workbook; the same sheet gives the same bytes."""
    form = replace(sheet.form, carried=({SHEET: str(len(sheet.disputes))},))
    paper = new_paper(form)
    page = Page(paper, paper.say("Coordination"), _COLUMNS)
    columns = range(len(_COLUMNS))
    page.fill(0, "title", columns)
    page.text(0, 0, paper.say("Coordination sheet"), "title")
    page.at_least(0, 28)
    page.fill(1, "under-title", columns)
    page.text(1, 0, "  ·  ".join(part for part in (form.catalogue.head.title, about(sheet)) if part), "under-title")
    page.at_least(1, 20)
    row = 2
    for number, step in enumerate(steps(sheet, paper.say)):
        row = page.prose(row, f"{number}.  {step}" if number else step)
    header = row + 1
    page.header(row, titles(paper.say))
    row = header + 1
    first = row
    for dispute in sheet.disputes:
        row = _dispute(page, row, dispute)
    page.finish(header, row - 1, (first, page.columns["choice"]), freeze=1)
    return finished(paper)


def _dispute(page: Page, row: int, dispute: Dispute) -> int:
    """Print one line with its answers, and return the row below."""
    columns = page.columns
    page.fill(row, "section", range(len(_COLUMNS)))
    page.across(row, f"{dispute.place}: {dispute.question}", "section", 0, _PRINTED - 1)
    page.at_least(row, 22)
    prompt = (page.paper.say("Right answer: letter"), dispute.how)
    letters = Field("text", {"validate": "list", "source": [view.letter for view in dispute.views]})
    put(page, row, columns["choice"], letters, key(dispute, "choice"), prompt)
    put(page, row, columns["own"], Field("text", _offered(dispute)), key(dispute, "own"), (prompt[0], dispute.how))
    put(page, row, columns["why"], Field("text"), key(dispute, "why"))
    page.text(row, columns["code"], f"decision:{dispute.code}", "code")
    for view in dispute.views:
        row += 1
        for column, text in zip(columns, (view.letter, view.who, view.says, view.beside, view.files), strict=False):
            page.text(row, columns[column], text, "printed-bold" if column == "side" else "printed")
        page.fill(row, "no-entry", range(_PRINTED, len(_COLUMNS)))
        page.at_least(row, 18)
    return row + 1


def _offered(dispute: Dispute) -> dict[str, Any]:
    """Return a list to choose from, where there is one that a workbook can hold in a cell."""
    short = len(",".join(dispute.options)) <= MAX_MESSAGE and not any("," in option for option in dispute.options)
    return {"validate": "list", "source": list(dispute.options)} if dispute.options and short else {"validate": "any"}
