"""A small catalogue with every kind of answer, for the tests of forms and returns; and one real browser for all tests."""

from __future__ import annotations

import gc
import shutil
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Playwright, sync_playwright

from assessbook.catalogue.load import load
from assessbook.catalogue.model import Catalogue

_BROWSERS = (
    "chromium",
    "chromium-browser",
    "google-chrome",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
)
_OPTIONS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--no-first-run",
    "--disable-component-update",
    "--disable-sync",
]


def _browser(*names: str) -> dict[str, Any]:
    """Return how the first of these programs that is there is started."""
    return {"executable_path": next(filter(None, map(shutil.which, names)), names[-1]), "args": _OPTIONS}


CHROMIUM = _browser(*_BROWSERS)
"""The browser as people have it, with its windows and the profile on disk."""
QUICK = _browser("chromium-headless-shell", *_BROWSERS)
"""The same pages in half the time: Chromium without windows, where the system has it."""

CATALOGUE = """\
id: orchard
title: Care of orchards
version: 1.1.0
languages: [en, fr, ar]
scales:
  - id: practice
    title: Practice
    states:
      - {code: yes, label: {en: "Yes", fr: Oui, ar: نعم, es: Sí, ru: Да, zh: 是}}
      - {code: partly, label: {en: Partly, fr: En partie, ar: جزئيًا}}
      - {code: planned, label: {en: Planned, fr: Prévu, ar: مخطط له}}
      - {code: no, label: {en: "No", fr: Non, ar: لا}}
      - {code: not-applicable, label: {en: Not applicable, fr: Ne s'applique pas, ar: لا ينطبق}}
      - {code: unknown, label: {en: Unknown, fr: Inconnu, ar: غير معروف}}
breakdowns:
  - id: sex
    title: Sex
    groups:
      - {code: women-girls, label: {en: Women and girls, fr: Femmes et filles}}
      - {code: men-boys, label: {en: Men and boys, fr: Hommes et garçons}}
  - id: age
    title: Age
    groups:
      - {code: under-18, label: {en: Under 18}}
      - {code: from-18, label: {en: 18 and over}}
respondents:
  - {id: gardener, name: Gardener}
  - {id: ministry, name: Ministry of Trees}
pillars:
  - {id: water, name: Water}
profile:
  - id: has-pond
    ask: Do you have a pond?
    options: [{code: yes, label: {en: "Yes", fr: Oui}}, {code: no, label: {en: "No", fr: Non}}]
  - id: member
    ask: Are you a member?
    options: [{code: yes, label: {en: "Yes"}}, {code: signatory, label: {en: Signed only}}, {code: no, label: {en: "No"}}]
frameworks: []
checklists: [trees, pond]
"""

SOURCES = """\
sources:
  - {id: book, title: The orchard book, paragraphs: [{id: book-1, label: Paragraph 1, gist: Care for the trees.}]}
"""

STATES = """\
as-of: 2026
source: [book]
states:
  - {id: LA, name: Lao PDR, party: {}}
  - {id: CI, name: Côte d'Ivoire, party: {}}
"""

ITEM = """\
      - id: {id}
        ask: {ask}
        {more}
        evidence: The log.
        respondents: [gardener]
        pillars: [water]
        source: [book-1]
        strength: should
        since: 1.0.0
"""
LIST = """\
id: {id}
title: {title}
summary: What is asked.
respondents: [gardener]
sections:
  - id: first
    title: First
    items:
"""

TREES = (
    ("b2c3d", "Are the trees watered?", "core: true"),
    ("c3d4f", "Is there a plan?", "not-applicable: never"),
    ("d4f5g", "How many trees are there?", "answer: {type: number, unit: trees, most: 100000}"),
    ("f5g6h", "How large is the orchard?", "answer: {type: number, unit: hectares, whole: false}"),
    ("g6h7j", "How many of the gardeners are women?", "answer: {type: share, part: women, whole: all gardeners}"),
    ("h7j8k", "How many people were taught?", "answer: {type: table, by: [sex, age], unit: people}"),
    ("j8k9m", "What do you need?", "answer: {type: text}"),
    ("k9m2n", "When was the last harvest?", "answer: {type: date, precision: month}"),
    ("m2n3p", "When was the last inspection?", "answer: {type: date}"),
    (
        "n3p4q",
        "Who waters?",
        "answer: {type: choice, options: [{code: staff, label: {en: Staff, fr: Personnel}}, {code: rain, label: {en: Rain}}]}",
    ),
    (
        "p4q5r",
        "Which fruits grow?",
        "answer: {type: several, options: [{code: apples, label: {en: Apples}}, {code: figs, label: {en: Figs}}, "
        "{code: dates, label: {en: Dates}}]}",
    ),
    ("r6s7t", "Are the trees old?", "retired: 1.1.0"),
)
POND = (("q5r6s", "Are the fish fed?", "applies: {profile: has-pond, is: [yes]}"), ("s7t8v", "Is the pond safe?", ""))


def orchard_files(trees: Sequence[tuple[str, str, str]] = TREES) -> dict[str, str]:
    """Return the files of the catalogue by name."""
    lists = {"trees": ("Trees", trees), "pond": ("Pond", POND)}
    return {
        "catalogue.yaml": CATALOGUE,
        "sources.yaml": SOURCES,
        "states.yaml": STATES,
        **{
            f"{id}.yaml": LIST.format(id=id, title=title)
            + "".join(ITEM.format(id=item, ask=ask, more=more or "core: false") for item, ask, more in items)
            for id, (title, items) in lists.items()
        },
    }


LONGEST = ("tests/site/test_faults", "tests/packs", "tests/handbook", "tests/site")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """What takes longest begins first, so that no process is left alone with it at the end."""
    items.sort(
        key=lambda item: next((n for n, name in enumerate(LONGEST) if item.nodeid.startswith(name)), len(LONGEST))
    )


def pytest_collection_finish() -> None:
    """What is loaded by now stays to the end: to look through it for waste, again and again, took a tenth of the time."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(5_000, 10, 10)


@pytest.fixture(scope="session")
def orchard_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a small catalogue with every kind of answer."""
    folder = tmp_path_factory.mktemp("orchard")
    for name, text in orchard_files().items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


@pytest.fixture(scope="session")
def orchard(orchard_folder: Path) -> Catalogue:
    """A small catalogue with every kind of answer."""
    loaded = load(orchard_folder)
    assert loaded.catalogue is not None and not loaded.problems, [str(problem) for problem in loaded.problems]
    return loaded.catalogue


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    """What drives browsers: a process of tests can start it only once."""
    with sync_playwright() as playwright:
        yield playwright


@pytest.fixture(scope="session")
def chromium(playwright: Playwright) -> Iterator[Browser]:
    """A real browser, shared: take a context of your own from it."""
    browser = playwright.chromium.launch(**QUICK)
    yield browser
    browser.close()
