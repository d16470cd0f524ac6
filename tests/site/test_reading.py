"""How hard the pages are to read: the school grade after Flesch and Kincaid, for every page."""

from __future__ import annotations

import copy
import re

import pytest

from .conftest import Site

LIMIT = 12
JUSTIFIED: dict[str, str] = {}
"""Pages that may be harder, with the reason."""


def grade(text: str) -> float:
    """Return the school grade of English prose (Kincaid and others, 1975)."""
    sentences = [part for part in re.split(r"[.!?]+\s", text) if re.search("[A-Za-z]", part)]
    words = re.findall(r"[A-Za-z][A-Za-z'’]*", text)
    return 0.39 * len(words) / len(sentences) + 11.8 * sum(map(syllables, words)) / len(words) - 15.59


def syllables(word: str) -> int:
    word = re.sub(r"(?<=[^aeiou])e$|(?<![td])ed$", "", word.lower())
    return max(1, len(re.findall(r"[aeiouy]+", word)))


def prose(site: Site, name: str) -> str:
    """Return the sentences of a page: paragraphs and entries of lists; not headings, tables, samples and links' codes."""
    article = copy.deepcopy(site.article(name))
    for part in article.xpath(".//table | .//pre | .//code | .//nav | .//svg | .//figure | .//a[@class='headerlink']"):
        part.drop_tree()
    blocks = article.xpath(".//p | .//dd[not(p)] | .//li[not(p or ul or ol or dl)]")
    found = (" ".join(block.text_content().split()) for block in blocks)
    return " ".join(text if text.endswith((".", "?", "!")) else f"{text}." for text in found if text)


def test_pages_are_easy_to_read(english: Site, capsys: pytest.CaptureFixture[str]) -> None:
    texts = {name: prose(english, name) for name in english.pages if not name.startswith("assess-")}
    grades = {name: grade(text) for name, text in texts.items() if len(text.split()) > 80}
    with capsys.disabled():
        print("\nschool grade (Flesch-Kincaid)")  # noqa: T201
        for name, found in sorted(grades.items(), key=lambda pair: -pair[1]):
            print(f"  {found:5.1f}  {name}")  # noqa: T201
    assert len(grades) > 30
    assert [f"{name}: {found:.1f}" for name, found in grades.items() if found > LIMIT and name not in JUSTIFIED] == []


def test_the_measure_tells_easy_from_hard() -> None:
    assert grade("The cat sat on the mat. It was glad.") < 2
    assert (
        grade("Notwithstanding considerable institutional heterogeneity, implementation necessitates coordination.")
        > 15
    )
