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


def _bare(line: str) -> str:
    """Return a line without what sets it in bold, as a heading or apart."""
    return re.sub(r"^[> #]+|\*", "", line)


def test_the_worked_example_is_what_a_draft_says(catalogue: Catalogue, exercise: Return) -> None:
    lines = [_bare(line) for line in PAGE.splitlines() if line.startswith("> ")]
    assert len(lines) == 6
    note = next(line.partition("own words: ")[2] for line in lines if "own words: " in line)
    answered = replace(exercise, answers={"h8k3r": Answer(value="yes", note=note, evidence=("E1",))})
    text = written(draft(answered, "crpd", "internal", catalogue), "md", catalogue).decode()
    found = [_bare(line) for line in text.splitlines() if line]
    assert found[found.index(lines[0]) :][:6] == lines
    assert "As an example under CRPD, Article 27: Do you run actions" in text


def test_no_link_of_these_checklists_is_more_than_partial(catalogue: Catalogue) -> None:
    """The page says so; when this fails, change the page."""
    relations = {s.relation for p in catalogue.items.values() if not p.item.retired for s in p.item.serves}
    assert relations == {"subset", "intersects"}
