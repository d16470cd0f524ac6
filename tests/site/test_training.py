"""The training section: each module has what a trainer needs, and each course fits into its days."""

from __future__ import annotations

import re

from lxml import html

from .conftest import Site

LONGEST_CARD = 90
"""Words of a case card: four stand on a page of A4."""


def modules(site: Site) -> list[str]:
    pages = [name for name in site.pages if name.startswith("training/")]
    return [name for name in pages if name not in ("training/index.html", "training/courses.html")]


def of_kind(article: html.HtmlElement, kind: str) -> list[html.HtmlElement]:
    return article.xpath(f".//*[contains(concat(' ', @class, ' '), ' assess-{kind} ')]")


def test_each_module_has_what_a_trainer_needs(english: Site) -> None:
    needed = {"module": 1, "step": 3, "exercise": 1, "debrief": 1, "handout": 1}
    missing = [
        f"{name}: {kind}"
        for name in modules(english)
        for kind, least in needed.items()
        if len(of_kind(english.article(name), kind)) < least
    ]
    assert len(modules(english)) >= 10
    assert missing == []


def test_case_cards_are_short(english: Site) -> None:
    cards = [(name, card) for name in modules(english) for card in of_kind(english.article(name), "case")]
    assert len(cards) > 30
    assert [name for name, card in cards if len(card.text_content().split()) > LONGEST_CARD] == []


def test_notes_and_keys_stay_closed_on_the_page(english: Site) -> None:
    for name in modules(english):
        article = english.article(name)
        assert article.xpath(".//details")
        assert not article.xpath(".//details[@open]"), name
        for quiz in of_kind(article, "quiz"):
            assert "Answer:" in "".join(quiz.xpath(".//details//text()")), name
            assert "Answer:" not in "".join(quiz.xpath(".//text()[not(ancestor::details)]")), name


def test_each_day_of_a_course_can_be_taught(english: Site) -> None:
    tables = english.article("training/courses.html").xpath(".//table")
    assert len(tables) == 1 + 1 + 3 + 2
    for table in tables:
        rows = [[cell.text_content().strip() for cell in row.xpath("./td")] for row in table.xpath(".//tbody/tr")]
        work = sum(int(re.findall(r"\d+", length)[0]) for _, what, length in rows if what not in ("Break", "Lunch"))
        assert 210 <= work <= 380, rows
        assert rows[-1][0][-5:] <= "17:30", rows


def test_the_module_on_safety_begins_with_its_safety_notes(english: Site) -> None:
    article = english.article("training/safeguarding.html")
    first = article.xpath("(.//details | .//*[contains(@class, 'assess-step')])[1]")[0]
    assert first.tag == "details"
    assert "safety" in first.xpath("./summary")[0].text_content()
