"""What the handbook says of drafts is what the program makes."""

from __future__ import annotations

from pathlib import Path

from assessbook.catalogue.load import load
from assessbook.catalogue.model import Catalogue
from assessbook.reports.draft import draft
from assessbook.reports.written import written
from assessbook.returns.exercises import exercise_return, exercises

from .conftest import CHECKLISTS

PAGE = (Path(__file__).parents[2] / "docs" / "reports.md").read_text(encoding="utf-8")


def test_what_the_page_says_of_its_example_is_so(catalogue: Catalogue) -> None:
    """The example itself is made when the handbook is built; the sentences around it are not."""
    avaria = next(each for each in exercises(load(CHECKLISTS))[0] if each.id == "avaria")
    return_ = exercise_return(avaria, 2026, catalogue)
    text = written(draft(return_, "crpd", "internal", catalogue), "md", catalogue).decode()
    assert "```{draft} avaria 2026\n:framework: crpd\n:part: women\n```" in PAGE
    part = text.partition("### Article 6: women with disabilities")[2].partition("\n### ")[0]
    first = part.partition("A part of what CRPD, Article 6 asks: ")[2].partition("\n")[0]
    assert first.startswith("there are actions that give women with a disability")
    assert "Twenty-four women" in first and "24 women" in PAGE and "Eighteen now earn a living" in first
    assert "As an example under CRPD, Article 27: there are actions" in text


def test_no_link_of_these_checklists_is_more_than_partial(catalogue: Catalogue) -> None:
    """The page says so; when this fails, change the page."""
    relations = {s.relation for p in catalogue.items.values() if not p.item.retired for s in p.item.serves}
    assert relations == {"subset", "intersects"}
