"""What the handbook says of drafts is what the program makes."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

from assessbook.catalogue.model import Catalogue
from assessbook.reports.draft import draft
from assessbook.reports.written import written
from assessbook.returns.model import Answer, Return

PAGE = (Path(__file__).parents[2] / "docs" / "reports.md").read_text(encoding="utf-8")


def test_the_worked_example_is_what_a_draft_says(catalogue: Catalogue, exercise: Return) -> None:
    example = re.search(r"```text\n(.*?)```", PAGE, re.DOTALL)
    assert example
    note = re.search(r"own words:\*\* (.*)", example[1])
    assert note
    answered = replace(exercise, answers={"h8k3r": Answer(value="yes", note=note[1], evidence=("E1",))})
    text = written(draft(answered, "crpd", "internal", catalogue), "md", catalogue).decode()
    assert example[1] in text
    assert "As an example under CRPD, Article 27: Do you run actions" in text


def test_no_link_of_these_checklists_is_more_than_partial(catalogue: Catalogue) -> None:
    """The page says so; when this fails, change the page."""
    relations = {s.relation for p in catalogue.items.values() if not p.item.retired for s in p.item.serves}
    assert relations == {"subset", "intersects"}
