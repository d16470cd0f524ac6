"""No figure of memberships stands on a page without its date and its source."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from assessbook.catalogue.load import load
from assessbook.catalogue.model import Catalogue

from .conftest import PROJECT, Site

DATE = re.compile(r"\b20\d\d\b")
SAID = re.compile(r"\bpaper\b|\bsource\b|our (?:own )?count|recount|snapshot|Monitor|Treaty Collection", re.IGNORECASE)
COUNTED = r"(?:of the \d+ )?(?:more )?(?:States|signator|ratif)"
"""What follows a figure of memberships in prose."""


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    found = load(PROJECT / "checklists").catalogue
    assert found
    return found


def figures(catalogue: Catalogue) -> set[int]:
    return {
        number
        for framework in catalogue.frameworks
        for membership in framework.membership
        for figure in membership.figures
        for number in (figure.value, figure.of)
        if number and number > 20
    }


def bare(site: Site, name: str, pattern: re.Pattern[str]) -> Iterator[str]:
    """Yield each place of a page that gives such a figure, when neither it nor its section has a date and a source."""
    for block in site.article(name).xpath(".//p|.//li|.//dd|.//tr|.//figcaption"):
        text = " ".join(block.text_content().split())
        if pattern.search(text):
            around = block.getparent().text_content() if block.tag != "tr" else text
            if not DATE.search(text + around) or not (SAID.search(text + around) or _cites(block)):
                yield f"{name}: {text[:100]}"


def _cites(block: object) -> bool:
    return bool(block.xpath("(.|..)//a[contains(@href, 'sources.html')]"))  # type: ignore[attr-defined]


def test_figures_have_a_date_and_a_source(english: Site, catalogue: Catalogue) -> None:
    numbers = "|".join(map(str, sorted(figures(catalogue))))
    pattern = re.compile(rf"\b(?:{numbers})\b (?:of (?:the )?(?:110|112)\b|{COUNTED})")
    assert [each for name in english.pages for each in bare(english, name, pattern)] == []
    assert any(pattern.search(english.article(name).text_content()) for name in english.pages)


def test_each_picture_has_a_text_alternative_and_its_words_below(english: Site) -> None:
    pictures = [
        (name, svg) for name in english.pages for svg in english.article(name).xpath(".//figure//*[local-name()='svg']")
    ]
    assert len(pictures) == 4
    for name, svg in pictures:
        assert all(svg.xpath(f"./*[local-name()='{part}']")[0].text_content() for part in ("title", "desc"))
        figure = svg.getparent()
        below = figure.getnext()
        assert below is not None, name
        assert below.xpath("self::ol | self::div//table | descendant-or-self::table"), name


def test_the_picture_of_memberships_carries_every_date_and_source(english: Site, catalogue: Catalogue) -> None:
    [caption] = english.article("report-once.html").xpath(".//figcaption[contains(., 'memberships')]")
    said = caption.text_content()
    shown = [f for each in catalogue.frameworks for m in each.membership for f in m.figures if f.of]
    assert shown
    assert all(figure.as_of in said for figure in shown)
    assert "paper, paragraph 10 (a)" in said
