"""PDF forms filled in real engines, in a left-to-right and a right-to-left language, hold what was chosen and typed."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from assessbook.catalogue.model import Catalogue
from assessbook.forms import json_file, pdf
from assessbook.forms.field_names import field_name
from assessbook.forms.form import Form, Key
from assessbook.forms.pdf.fields import fields
from assessbook.returns.interpret import interpret

from .pdf_samples import ANSWERS, by_field, held
from .pdf_viewers import Act, act, has_poppler, in_chrome, in_poppler, put

Fill = Callable[[bytes, Mapping[str, Act], Path], bytes]
ENGINES = [
    pytest.param(lambda data, acts, folder: in_chrome(data, acts), id="chrome"),
    pytest.param(
        in_poppler, id="evince", marks=pytest.mark.skipif(not has_poppler(), reason="poppler's bindings are not here")
    ),
]


@pytest.mark.parametrize("language", ["en", "ar"])
@pytest.mark.parametrize("fill", ENGINES)
def test_what_is_filled_in_comes_back(
    fill: Fill, language: str, blank_pdf: Callable[[str], bytes], orchard: Catalogue, tmp_path: Path
) -> None:
    known = fields(Form(orchard, language))
    acts = {name: act(known[name], value) for name, value in by_field(ANSWERS).items()}
    reading = pdf.read(fill(blank_pdf(language), acts, tmp_path))
    assert _meant(held(reading), orchard, language) == ANSWERS
    assert reading.origin is not None
    assert (reading.origin.catalogue, reading.origin.language) == ("orchard", language)
    assert not reading.strays
    assert not reading.remarks


def _meant(found: Mapping[Key, str], catalogue: Catalogue, language: str) -> Mapping[Key, str]:
    """What was found, the labels that some engines store put back to codes."""
    known = fields(Form(catalogue, language))
    codes = {name: {label: code for code, label in field.choices} for name, field in known.items()}
    return {key: codes[field_name(key)].get(value, value) for key, value in found.items()}


@pytest.mark.parametrize("language", ["en", "ar"])
def test_the_answer_file_is_the_same_as_from_the_canonical_form(language: str, orchard: Catalogue) -> None:
    form = Form(orchard, language, entries=ANSWERS)
    by_pdf = interpret(pdf.read(pdf.write(form)), orchard)
    by_json = interpret(json_file.read(json_file.write(form)), orchard)
    assert by_pdf.return_ == by_json.return_
    assert not by_pdf.return_.carried


def test_a_state_and_an_authority_that_are_in_no_list_can_be_typed(
    blank_pdf: Callable[[str], bytes], orchard: Catalogue
) -> None:
    typed = {"identity_state_other": ("type", "Xanadu"), "identity_authority_answer": ("type", "Office of Figs")}
    found = held(pdf.read(in_chrome(blank_pdf("en"), typed)))
    assert found == {
        ("identity", "state", "answer"): "Xanadu",
        ("identity", "authority", "answer"): "Office of Figs",
    }
    prefilled = Form(orchard, "en", entries=dict(found))
    assert held(pdf.read(pdf.write(prefilled))) == found


def test_a_choice_and_a_tick_can_be_taken_back(blank_pdf: Callable[[str], bytes]) -> None:
    first = in_chrome(blank_pdf("en"), {"b2c3d_answer": ("choose", 1), "p4q5r_figs_answer": ("tick", True)})
    assert len(pdf.read(first).entries) == 2
    again = in_chrome(first, {"b2c3d_answer": ("choose", 0), "p4q5r_figs_answer": ("tick", True)})
    assert not [entry for entry in pdf.read(again).entries if str(entry.value).strip()]


@given(
    texts=st.lists(
        st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0\r"), max_size=300)
        | st.sampled_from(
            ["=1+1", "- item", "+41 22", "نعم", "é", "a\nb", "\\(", "\ufeff", "þÿ", "(", "/yes", "<FEFF>"]
        ),
        min_size=3,
        max_size=3,
    )
)
@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_text_comes_back_word_for_word(texts: list[str], blank_pdf: Callable[[str], bytes]) -> None:
    names = ("b2c3d_note", "j8k9m_answer", "evidence_E7_title")
    filled = put(blank_pdf("en"), dict(zip(names, texts, strict=True)))
    found = {field_name((e.area, e.code, e.column)): e.value for e in pdf.read(filled).entries}
    assert found == {name: text for name, text in zip(names, texts, strict=True) if text}
