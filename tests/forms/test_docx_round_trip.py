"""Whatever was answered comes back from a Word form as it comes back from an answer file, byte for byte."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from assessbook.catalogue.model import Catalogue
from assessbook.forms import docx as docx_form
from assessbook.forms import json_file
from assessbook.forms.field_names import field_name
from assessbook.forms.form import Form, Key, Value
from assessbook.forms.pdf.fields import fields
from assessbook.returns.interpret import interpret

from .office import DOCX, ODT, Act, Office
from .pdf_samples import ANSWERS
from .test_xlsx_round_trip import ENTRIES, answer_file
from .word import filled

LANGUAGES = ["en", "fr", "ar"]
Blank = Callable[[str], bytes]


def expected(form: Form) -> bytes:
    return answer_file(json_file.read(json_file.write(form)), form.catalogue)


def shown(form: Form, key: Key, value: Value) -> str:
    """What a person sees in the field once it is filled in."""
    field = fields(form)[field_name(key)]
    return "☒" if field.kind == "tick" else dict(field.choices).get(str(value), str(value))


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)
@given(entries=ENTRIES, language=st.sampled_from(LANGUAGES))
def test_a_form_with_answers_reads_as_the_answer_file_does(
    orchard: Catalogue, entries: dict[Key, Value], language: str
) -> None:
    form = Form(orchard, language, entries=entries)
    reading = docx_form.read(docx_form.write(form))
    assert reading.strays == () and reading.remarks == ()
    assert answer_file(reading, orchard) == expected(form)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_form_filled_in_word_reads_as_the_answer_file_does(
    orchard: Catalogue, blank_docx: Blank, language: str
) -> None:
    form = Form(orchard, language, entries=ANSWERS)
    typed = {field_name(key): shown(form, key, value) for key, value in ANSWERS.items()}
    reading = docx_form.read(filled(blank_docx(language), typed))
    assert reading.strays == () and reading.remarks == ()
    assert reading.origin is not None and reading.origin.language == language
    assert answer_file(reading, orchard) == expected(form)


def test_nothing_filled_in_is_nothing_answered(orchard: Catalogue, blank_docx: Blank) -> None:
    for language in LANGUAGES:
        reading = docx_form.read(blank_docx(language))
        assert reading.entries == () and reading.strays == () and reading.remarks == ()
        assert reading.asked == frozenset(Form(orchard).issued()) == reading.origin.issued  # type: ignore[union-attr]


def test_an_entry_is_found_again_by_question_and_label(blank_docx: Blank) -> None:
    typed = {
        "b2c3d_note": "x",
        "h7j8k_women-girls_from-18_answer": "3",
        "evidence_E2_holder": "x",
        "identity_year_answer": "2027",
    }
    places = {entry.place for entry in docx_form.read(filled(blank_docx("en"), typed)).entries}
    assert places == {
        "question b2c3d, Note",
        "question h7j8k, women-girls/from-18",
        "document E2, Who holds it",
        "first pages, Reporting year",
    }


def test_libreoffice_keeps_and_takes_answers(
    orchard: Catalogue, office: Office, blank_docx: Blank, tmp_path: Path
) -> None:
    """Saved again as Word and as OpenDocument; and a blank form, typed into by way of the keyboard."""
    prefilled = {language: Form(orchard, language, entries=ANSWERS) for language in ("en", "ar")}
    acts: list[Act] = []
    for language, form in prefilled.items():
        source, again, odt, back = (
            (tmp_path / f"{language}{ending}").as_uri() for ending in (".docx", "-again.docx", ".odt", "-back.docx")
        )
        (tmp_path / f"{language}.docx").write_bytes(docx_form.write(form))
        acts += [("open", source), ("save", again, DOCX), ("save", odt, ODT), ("close",)]
        acts += [("open", odt), ("save", back, DOCX), ("close",)]
    (tmp_path / "blank.docx").write_bytes(blank_docx("fr"))
    typed = [("b2c3d_answer", 1, "Prévu"), ("b2c3d_due", 1, "2027-06"), ("j8k9m_answer", 1, "=1+1")]
    typed += [("h7j8k_men-boys_under-18_answer", 2, "7"), ("evidence_E3_title", 1, "- plan"), ("b2c3d_note", 1, "نعم")]
    acts += [("open", (tmp_path / "blank.docx").as_uri())]
    acts += [("fill", name, str(offset), words) for name, offset, words in typed]
    acts += [("save", (tmp_path / "typed.docx").as_uri(), DOCX), ("close",)]
    office.run(acts)

    for language, form in prefilled.items():
        for ending in ("again", "back"):
            reading = docx_form.read((tmp_path / f"{language}-{ending}.docx").read_bytes())
            assert reading.strays == ()
            assert answer_file(reading, orchard) == expected(form)
    found = interpret(docx_form.read((tmp_path / "typed.docx").read_bytes()), orchard).return_
    assert found.answers["b2c3d"].value == "planned"
    assert (found.answers["b2c3d"].due, found.answers["b2c3d"].note) == ("2027-06", "نعم")
    assert found.answers["j8k9m"].value == "=1+1"
    assert found.answers["h7j8k"].value == {"men-boys/from-18": 7}
    assert found.evidence["E3"].title == "- plan"
    assert not found.carried


def test_what_earlier_readers_kept_goes_along(orchard: Catalogue) -> None:
    kept = ({"text": "=1+1 “quoted”\nنعم", "place": "Notes!A1", "why": "This sheet is not part of the form."},)
    assert docx_form.read(docx_form.write(Form(orchard, carried=kept))).carried == kept


def test_the_same_form_gives_the_same_bytes(orchard: Catalogue, blank_docx: Blank) -> None:
    assert docx_form.write(Form(orchard, "ar")) == blank_docx("ar")
