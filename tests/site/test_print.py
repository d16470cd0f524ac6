"""Pages on paper, as Chromium prints them."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest
from playwright.sync_api import Page

from .conftest import Site

PAGES = ["index.html", "report-once.html", "focal-points.html", "frameworks/cedaw.html", "checklists/short-form.html"]
HARD = ["review.html", "training/prepare-a-session.html", "checklists/principles.html", "frameworks/wps.html"]
"""Pages where words that act as headings once stood alone."""
ABOVE_SOMETHING = (
    ".//h1 | .//h2 | .//h3 | .//h4 | .//h5 | .//h6 | .//dt | .//caption | .//summary | .//*[contains(@class, 'rubric')]"
    " | .//*[contains(@class, 'assess-step-line')] | .//p[strong and normalize-space(.) = normalize-space(strong)]"
    " | .//p[following-sibling::*[1][self::ul or self::ol]][substring(., string-length(.)) = ':']"
)
FOOT = re.compile(r"©.*CC BY 4\.0|\d+ ?/ ?\d+")
ON_SCREEN_ONLY = "ancestor-or-self::*[contains(@class, 'headerlink')]"


def printed(page: Page, site: Site, name: str, tmp_path: Path, order: str = "-layout") -> list[str]:
    """Return the text of each printed sheet, as it stands on paper or, with `-raw`, in the order of the page."""
    page.goto((site.root / name).as_uri())
    path = tmp_path / "page.pdf"
    page.pdf(path=path, prefer_css_page_size=True, format="A4")
    text = subprocess.run(["pdftotext", order, str(path), "-"], capture_output=True, text=True, check=True).stdout
    return text.split("\f")[:-1]


def words(text: str) -> set[str]:
    return set(re.findall(r"\w+", re.sub(r"-\s*\n\s*", "", text)))


@pytest.mark.parametrize("name", PAGES)
def test_every_word_of_every_table_is_on_paper_and_no_menu(
    page: Page, english: Site, name: str, tmp_path: Path
) -> None:
    sheets = printed(page, english, name, tmp_path)
    text = "\n".join(sheets)
    compact = re.sub(r"\s+", "", "".join(printed(page, english, name, tmp_path, "-raw")))
    tables = english.article(name).xpath(f".//table//text()[not({ON_SCREEN_ONLY})]")
    lost = {word for part in tables for word in words(part) if word not in compact}
    assert lost == set()
    for gone in ("Skip to content", "Back to top", "On this page", "Toggle", "العربية", "Made with"):
        assert gone not in text
    assert len(words(sheets[0])) > 60
    assert all(re.search(rf"\b{n} ?/ ?{len(sheets)}\b", sheet) for n, sheet in enumerate(sheets, 1))


def headings(site: Site, name: str) -> set[str]:
    """Return the words of all that stands above something else: headings, and what looks and acts like one."""
    return {
        " ".join("".join(heading.xpath(f".//text()[not({ON_SCREEN_ONLY})]")).split())
        for heading in site.article(name).xpath(ABOVE_SOMETHING)
    }


@pytest.mark.parametrize("name", [*PAGES, *HARD])
def test_no_heading_stands_alone_at_the_foot_of_a_sheet(page: Page, english: Site, name: str, tmp_path: Path) -> None:
    known = headings(english, name)
    assert len(known) > 5
    alone = []
    for sheet in printed(page, english, name, tmp_path):
        lines = [" ".join(line.split()) for line in sheet.splitlines() if line.strip()]
        body = [line for line in lines if not FOOT.fullmatch(line)]
        assert len(body) > 2, "a sheet with nothing but its head"
        alone += [foot for n in (1, 2, 3) if (foot := " ".join(body[-n:])) in known]
    assert alone == []
