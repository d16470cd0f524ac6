"""What translators of the checklists get, and what their work does to the pages."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from .conftest import Project
from .test_freshness import marked, rewritten

SetUp = Callable[..., Project]
GOLDEN = Path(__file__).parent / "golden"

FRENCH = """\
msgid ""
msgstr "Content-Type: text/plain; charset=utf-8\\n"

msgid "Are the beds watered?"
msgstr "Les plates-bandes sont-elles arrosées ?"

msgid "Every day"
msgstr "Chaque jour"

msgid "Gardener"
msgstr "Jardinier"
"""


def french(site: Project, text: str = FRENCH) -> None:
    path = site.source / "locales" / "fr" / "LC_MESSAGES" / "checklists.po"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def test_the_template_holds_every_text_with_its_file_and_line(handbook: Project) -> None:
    template = handbook.once("gettext").text("checklists.pot")
    assert re.sub(r'"Generated-By:[^\n]*\n', "", template) == (GOLDEN / "checklists.pot").read_text(encoding="utf-8")


def test_texts_of_the_catalogue_are_in_no_template_of_a_page(handbook: Project) -> None:
    built = handbook.once("gettext")
    for path in built.out.glob("*.pot"):
        if path.name != "checklists.pot":
            text = path.read_text(encoding="utf-8")
            assert "Are the beds watered?" not in text and "Every day" not in text and "Gardener" not in text, path.name
    assert "This page names nothing." in built.text("other.pot")


def test_pages_forms_and_indices_speak_the_language_of_the_build(project: SetUp) -> None:
    site = project("handbook")
    french(site)
    built = site.build(language="fr")
    assert built.warnings == []
    beds = built.article("beds.html")
    assert "Les plates-bandes sont-elles arrosées ?" in beds
    assert "<h3>1. Chaque jour" in beds
    assert "Oui, En partie, Non, Sans objet" in beds
    assert "<dd>Jardinier</dd>" in beds
    assert "<h1>Jardinier</h1>" in built.text("assess-respondents-gardener.html")
    assert "Les plates-bandes sont-elles arrosées ?" in built.text("crosswalk.html")
    assert "How many fish are fed?" in beds, "what is not translated stays in English"


def test_pages_follow_a_changed_translation_and_no_other_page_is_written(project: SetUp) -> None:
    site = project("handbook")
    french(site)
    before = marked(site.build(language="fr").out)
    french(site, FRENCH.replace("arrosées", "mouillées"))
    built = site.build(language="fr")
    assert rewritten(before, built) == {"beds", "crosswalk", "other/index"}
    assert "mouillées" in built.article("beds.html")


def test_a_translation_of_the_interface_reaches_the_pages(project: SetUp) -> None:
    built = project("handbook").build(language="fr")
    assert "<dt>How to answer</dt>" not in built.article("beds.html")
    assert "Questions by who answers" not in built.article("assess-respondents.html")


def test_a_damaged_translation_is_a_warning_and_the_texts_stay_in_english(project: SetUp) -> None:
    site = project("handbook")
    french(site, FRENCH + 'msgid "open\n')
    built = site.build(language="fr", locale_dirs=["locales"])
    assert any(
        w.startswith("locales/fr/LC_MESSAGES/checklists.po") and w.endswith("[assessbook.translation]")
        for w in built.warnings
    )
    assert "Are the beds watered?" in built.article("beds.html")


@pytest.mark.parametrize("language", ["ar", "xx"])
def test_a_language_without_a_translation_of_the_checklists_is_built(project: SetUp, language: str) -> None:
    built = project("handbook").build(language=language)
    assert "Are the beds watered?" in built.article("beds.html")
