"""No form and no receipt has a text that translators cannot reach; the languages of the catalogue are complete."""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import openpyxl
import pytest

from assessbook import interface
from assessbook.catalogue import translations
from assessbook.catalogue.answers import Option
from assessbook.catalogue.load import load
from assessbook.catalogue.model import Catalogue
from assessbook.catalogue.translate import texts
from assessbook.catalogue.translations import CHECKLISTS, INTERFACE, in_language, po_path, translation
from assessbook.forms import csv_file, docx_copy, docx_form, html_form, pdf, print_copy, xlsform, xlsx
from assessbook.forms.choices import NUMBER_STATES, SENSITIVITIES, YES_NO
from assessbook.forms.confirm import CONFIRMATIONS
from assessbook.forms.form import Form
from assessbook.forms.tailor import Tailoring, tailored
from assessbook.forms.words import words
from assessbook.forms.worker import Workers
from assessbook.returns.intake import Intake
from assessbook.returns.outbox import Outbox

from .pseudo import (
    LANGUAGE,
    in_page,
    in_pdf,
    in_table,
    in_word,
    in_workbook,
    in_xlsform,
    outside,
    write_translation,
)

ROOT = Path(__file__).parents[2]
UN_LANGUAGES = ("ar", "en", "es", "fr", "ru", "zh")

CARRIERS: dict[str, tuple[Callable[[Form], bytes], Callable[[bytes], Iterator[str]]]] = {
    "xlsx": (xlsx.write, in_workbook),
    "html": (html_form.write, in_page),
    "docx": (docx_form.write, in_word),
    "docx copy": (docx_copy.write, in_word),
    "pdf": (pdf.write, in_pdf),
    "print copy": (print_copy.write, in_pdf),
    "xlsform": (xlsform.write, in_xlsform),
    "csv": (csv_file.write, in_table),
}


@pytest.fixture
def brackets(orchard: Catalogue, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Catalogue]:
    """The small catalogue and the program in the language of brackets."""
    monkeypatch.setattr(translations, "OWN_LOCALE", tmp_path)
    write_translation(tmp_path, INTERFACE, (text for text, _, _ in interface.texts()))
    write_translation(tmp_path, CHECKLISTS, texts(orchard))
    words.cache_clear()
    yield in_language(orchard, LANGUAGE, tmp_path)
    words.cache_clear()


@pytest.mark.parametrize("name", CARRIERS)
@pytest.mark.parametrize("part", ["whole", "one State's"])
def test_a_form_says_nothing_that_cannot_be_translated(brackets: Catalogue, name: str, part: str) -> None:
    write, shown = CARRIERS[name]
    form = Form(brackets, LANGUAGE)
    if part != "whole":
        form = tailored(form, Tailoring("LA", 2027, "gardener", "2027-03-15"))
    found = list(shown(write(form)))
    assert any("⟦" in text for text in found)
    assert left(found, brackets) == []


def test_a_receipt_says_nothing_that_cannot_be_translated(brackets: Catalogue, tmp_path: Path) -> None:
    book = openpyxl.load_workbook(io.BytesIO(xlsx.write(Form(brackets, LANGUAGE))))
    for sheet in book.worksheets:
        for row in sheet.iter_rows():
            for cell in row:
                if cell.protection.locked is False and cell.value is None:
                    cell.value = "12,345"
    book.save(tmp_path / "filled.xlsx")
    with Workers() as workers:
        intake = Intake(brackets, workers, Outbox(tmp_path / "out"), lambda language: brackets)
        (taken,) = intake.take([tmp_path / "filled.xlsx"])
    assert taken.receipt_file is not None
    lines = taken.receipt_file.read_text(encoding="utf-8")
    assert "⟦" in lines
    assert left([lines], brackets) == []


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


def left(found: Iterable[str], catalogue: Catalogue) -> list[str]:
    """Return the words outside brackets that are no code, no label of an answer and no name of a file or program."""
    labels = {label for option in _options(catalogue) for label in option.label.values()}
    known = sorted(
        {*labels, "assessbook", "orchard", "filled", "gardener", "ministry", "qps", "18 and"}, key=len, reverse=True
    )
    codes = {*catalogue.items, *(part for id in catalogue.items for part in id.split("-"))}
    words_left: list[str] = []
    for text in found:
        rest = outside(text)
        for each in known:
            rest = re.sub(rf"(?<!\w){re.escape(each)}(?!\w)", " ", rest)
        rest = re.sub(r"\S*[\d/_|@:.]\S*", " ", rest)
        words_left += [word for word in re.findall(r"[^\W\d_]{3,}", rest) if word not in codes]
    return words_left


def _options(catalogue: Catalogue) -> Iterator[Option]:
    yield from (*NUMBER_STATES, *SENSITIVITIES, *YES_NO, *CONFIRMATIONS)
    yield from (state for scale in catalogue.head.scales for state in scale.states)
    yield from (group for each in catalogue.head.breakdowns for group in each.groups)
    yield from (option for question in catalogue.head.profile for option in question.options)
    for placed in catalogue.items.values():
        yield from catalogue.options(placed.item.answer)
        yield from getattr(placed.item.answer, "options", ())
