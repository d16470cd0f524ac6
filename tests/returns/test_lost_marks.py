"""Forms that have lost their hidden marks: what a person wrote over the form's own text is kept, the rest is not."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

import docx
import pytest

from assessbook.catalogue.load import load
from assessbook.catalogue.model import Catalogue
from assessbook.catalogue.translations import in_language
from assessbook.forms import docx as docx_form
from assessbook.forms import xlsx
from assessbook.forms.docx.marks import PRINTED
from assessbook.forms.form import Form
from assessbook.forms.printed import VERSION
from assessbook.forms.registry import carrier_for
from assessbook.returns.interpret import interpret
from assessbook.returns.vocabulary import Vocabulary

from ..forms.workbook import changed

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def project() -> Catalogue:
    """The checklists of this project."""
    found = load(ROOT / "checklists").catalogue
    assert found is not None
    return found


def kept(data: bytes, catalogue: Catalogue) -> list[tuple[str, str]]:
    reading = carrier_for(data).read(data)
    assert reading.origin is not None and reading.doubtful
    found = interpret(reading, catalogue, Vocabulary(catalogue, reading.origin.language))
    return [(each.place, each.text) for each in found.return_.carried]


def without_hidden_sheet(data: bytes, **cells: str) -> bytes:
    def change(book: object) -> None:
        book.remove(book["assessbook"])  # type: ignore[attr-defined,index]
        for cell, text in cells.items():
            book["Trees"][cell].value = text  # type: ignore[index]

    return changed(data, change)


def edited(data: bytes, change: Callable[[str], str]) -> bytes:
    """Return a Word document after the words of each paragraph were changed."""
    document = docx.Document(io.BytesIO(data))
    for paragraph in document.paragraphs:
        if (new := change(paragraph.text)) != paragraph.text:
            paragraph.runs[0].text = new
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def test_text_over_a_question_is_kept_in_a_workbook_without_its_hidden_sheet(orchard: Catalogue) -> None:
    data = without_hidden_sheet(
        xlsx.write(Form(orchard)), B7="Are the trees watered? We do it at night.", A9="12", M4="note to the minister"
    )
    assert kept(data, orchard) == [
        ("Trees!M4", "note to the minister"),
        ("Trees!B7", "Are the trees watered? We do it at night."),
        ("Trees!A9", "12"),
    ]


def test_a_column_whose_header_code_says_something_else_is_kept(orchard: Catalogue) -> None:
    data = without_hidden_sheet(xlsx.write(Form(orchard)), G4="column:guidance", G7="Every night.")
    assert kept(data, orchard) == [("Trees!G7", "Every night.")]


def test_text_outside_the_fields_is_kept_in_a_word_form_without_its_hidden_lines(orchard: Catalogue) -> None:
    def change(text: str) -> str:
        if text.startswith(PRINTED):
            return ""
        return "Care of orchards, and of pears" if text == "Care of orchards" else text

    ((_, text),) = kept(edited(docx_form.write(Form(orchard)), change), orchard)
    assert text == "Care of orchards, and of pears"


def test_fingerprints_made_in_another_way_are_not_relied_on(orchard: Catalogue) -> None:
    def change(text: str) -> str:
        return text.replace(f"{PRINTED}{VERSION} ", f"{PRINTED}print-9 ")

    assert kept(edited(docx_form.write(Form(orchard)), change), orchard) == []


@pytest.mark.parametrize("language", ["en", "fr", "ar"])
@pytest.mark.parametrize("core", [False, True])
def test_nothing_that_the_form_prints_is_taken_for_an_answer(project: Catalogue, language: str, core: bool) -> None:
    spoken = in_language(project, language, ROOT / "docs" / "locale") if language != "en" else project
    assert kept(without_hidden_sheet(xlsx.write(Form(spoken, language, core=core))), spoken) == []
