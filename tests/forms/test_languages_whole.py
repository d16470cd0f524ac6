"""The languages of the forms are complete: no text of a form or a receipt waits for its translation."""

from __future__ import annotations

from pathlib import Path

import pytest

from assessbook import interface
from assessbook.catalogue import translations
from assessbook.catalogue.load import load
from assessbook.catalogue.translate import texts
from assessbook.catalogue.translations import CHECKLISTS, po_path, translation
from assessbook.forms.choices import NUMBER_STATES, SENSITIVITIES, YES_NO
from assessbook.forms.confirm import CONFIRMATIONS

ROOT = Path(__file__).parents[2]
UN_LANGUAGES = ("ar", "en", "es", "fr", "ru", "zh")


def test_words_that_can_be_chosen_stand_in_every_language() -> None:
    for option in (*NUMBER_STATES, *SENSITIVITIES, *YES_NO, *CONFIRMATIONS):
        assert set(option.label) == set(UN_LANGUAGES)


@pytest.mark.parametrize("language", [each for each in UN_LANGUAGES if each != "en"])
def test_forms_and_receipts_are_translated_whole(language: str) -> None:
    found = translations.interface(language)
    said = [
        (text, file) for text, file, _ in interface.texts() if file.startswith(("catalogue/", "forms/", "returns/"))
    ]
    assert [f"{file}: {text}" for text, file in said if text not in found.texts] == []
    assert found.misfits == frozenset()


def test_the_catalogue_is_translated_whole_in_its_languages() -> None:
    catalogue = load(ROOT / "checklists").catalogue
    assert catalogue is not None
    assert {"fr", "ar"} <= set(catalogue.head.languages)
    for language in catalogue.head.languages:
        if language != "en":
            found = translation(po_path(ROOT / "docs" / "locale", language, CHECKLISTS))
            assert [text for text in texts(catalogue) if text not in found.texts] == [], language
