"""What the first sheet says when a form is made for somebody: for whom, by when, and what it does not ask."""

from __future__ import annotations

from ..tailor import advice, cover, not_asked
from .page import Page


def write_cover(page: Page, row: int) -> int:
    """Print for whom the form is and by when it is to come back; return the row below."""
    lines = cover(page.paper.form)
    for label, text in lines:
        row += 1
        page.text(row, 0, label, "printed")
        page.text(row, 1, text, "printed-bold")
        page.at_least(row, 20)
    return row + 2 if lines else row


def write_not_asked(page: Page, row: int) -> int:
    """Print what is not asked because of what is known of the State, and why; return the row below."""
    say, left = page.paper.say, not_asked(page.paper.form)
    if not left:
        return row
    row += 1
    for column, title in enumerate((say("Not asked"), say("Because"), "", "")):
        page.text(row, column, title, "header")
    page.at_least(row, 18)
    for each in left:
        row += 1
        page.text(row, 0, each.what, "printed")
        page.across(row, each.why, "printed", 1, 2)
        page.at_least(row, 18)
    row += 1
    page.across(row, advice(page.paper.form), "prose", 0, 2)
    return row + 1
