"""Exports of KoboToolbox, ODK Central and Survey123 say what was entered, in every shape that they have."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import cache, partial

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from assessbook.catalogue.model import Catalogue
from assessbook.forms import json_file, xlsform
from assessbook.forms.form import Form, Key, Value
from assessbook.forms.reading import Reading, Unreadable
from assessbook.forms.registry import carrier_for, readings

from .exports import (
    Question,
    Submission,
    central_csv,
    kobo_csv,
    kobo_xlsx,
    questions,
    submission,
    survey123_csv,
    survey123_xlsx,
)
from .pdf_samples import ANSWERS
from .test_xlsx_round_trip import ENTRIES, answer_file

Shape = Callable[[Sequence[Question], Sequence[Submission]], bytes]
SHAPES: dict[str, Shape] = {
    "kobo-names": partial(kobo_csv, labels=False, groups=False),
    "kobo-names-in-groups": partial(kobo_csv, labels=False, groups=True),
    "kobo-labels": partial(kobo_csv, labels=True, groups=False, separator=","),
    "kobo-labels-in-groups": partial(kobo_csv, labels=True, groups=True),
    "kobo-workbook": partial(kobo_xlsx, labels=False, groups=True),
    "kobo-workbook-labels": partial(kobo_xlsx, labels=True, groups=False),
    "central": partial(central_csv, groups=False),
    "central-groups": partial(central_csv, groups=True),
    "survey123": partial(survey123_csv, labels=False),
    "survey123-labels": partial(survey123_csv, labels=True),
    "survey123-workbook": partial(survey123_xlsx, labels=False),
}
ALL = pytest.mark.parametrize("shape", SHAPES.values(), ids=SHAPES)


@pytest.fixture(scope="module")
def asked(orchard: Catalogue) -> Callable[[str], list[Question]]:
    """The questions of the XLSForm with their labels in a language."""
    return cache(lambda language: questions(xlsform.write(Form(orchard)), language))


def expected(form: Form) -> bytes:
    return answer_file(json_file.read(json_file.write(form)), form.catalogue)


def read_one(data: bytes) -> Reading:
    carrier = carrier_for(data)
    assert carrier.ID == "xlsform"
    return carrier.read(data)


@ALL
@pytest.mark.parametrize("language", ["en", "ar"])
def test_every_shape_reads_as_the_answer_file_does(
    orchard: Catalogue, asked: Callable[[str], list[Question]], shape: Shape, language: str
) -> None:
    form = Form(orchard, entries=ANSWERS)
    reading = read_one(shape(asked(language), [submission(form, asked(language))]))
    assert reading.strays == () and reading.remarks == ()
    assert reading.asked == frozenset(form.issued())
    assert answer_file(reading, orchard) == expected(form)


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)
@given(entries=ENTRIES, shape=st.sampled_from(sorted(SHAPES)))
def test_and_so_does_anything_that_can_be_entered(
    orchard: Catalogue, asked: Callable[[str], list[Question]], entries: dict[Key, Value], shape: str
) -> None:
    known = {key: value for key, value in entries.items() if key[:2] != ("evidence", "LAW.7")}
    form = Form(orchard, entries=known)
    reading = read_one(SHAPES[shape](asked("en"), [submission(form, asked("en"))]))
    assert reading.strays == ()
    assert answer_file(reading, orchard) == expected(form)


@ALL
def test_each_submission_is_a_return_of_its_own(
    orchard: Catalogue, asked: Callable[[str], list[Question]], shape: Shape
) -> None:
    forms = [
        Form(orchard, entries={("identity", "state", "answer"): state, ("answer", "b2c3d", "answer"): answer})
        for state, answer in (("LA", "yes"), ("CI", "no"))
    ]
    data = shape(asked("en"), [submission(form, asked("en")) for form in forms])
    found = xlsform.read_all(data)
    assert [answer_file(reading, orchard) for reading in found] == [expected(form) for form in forms]
    assert readings(data) == found and len({reading.submission for reading in found}) == 2
    with pytest.raises(Unreadable, match="2 submissions"):
        xlsform.read(data)


@ALL
def test_an_export_without_submissions_is_refused(asked: Callable[[str], list[Question]], shape: Shape) -> None:
    with pytest.raises(Unreadable, match="no submission yet"):
        read_one(shape(asked("en"), []))


def test_the_xlsform_itself_is_refused_with_what_to_do(orchard: Catalogue) -> None:
    with pytest.raises(Unreadable, match="holds no answers"):
        read_one(xlsform.write(Form(orchard)))


def test_columns_that_are_none_of_the_forms_are_kept(
    orchard: Catalogue, asked: Callable[[str], list[Question]]
) -> None:
    entered = submission(Form(orchard, entries={("answer", "b2c3d", "answer"): "yes"}), asked("en"))
    more = [Question("text", "photo_of_gate", "", (), {}), *asked("en")]
    reading = read_one(kobo_csv(more, [{**entered, "photo_of_gate": "=HYPERLINK()"}], labels=False, groups=True))
    assert [(stray.text, stray.place) for stray in reading.strays] == [
        ("=HYPERLINK()", "row 2, column A (photo_of_gate)")
    ]
    assert [(entry.code, entry.value) for entry in reading.entries] == [("b2c3d", "yes")]


def test_a_number_and_a_word_in_its_place_are_both_told(
    orchard: Catalogue, asked: Callable[[str], list[Question]]
) -> None:
    entered = submission(Form(orchard), asked("en")) | {"d4f5g_number": "7", "d4f5g_instead": "withheld"}
    reading = read_one(central_csv(asked("en"), [entered], groups=True))
    assert [(entry.code, entry.value) for entry in reading.entries] == [("d4f5g", 7), ("d4f5g", "withheld")]


def test_a_file_saved_in_another_coding_is_refused(orchard: Catalogue, asked: Callable[[str], list[Question]]) -> None:
    entered = submission(Form(orchard, entries={("answer", "j8k9m", "answer"): "Été"}), asked("en"))
    data = kobo_csv(asked("en"), [entered], labels=False, groups=False)
    with pytest.raises(Unreadable, match="UTF-8"):
        read_one(data.decode().encode("latin-1"))
    assert read_one(data.decode().encode("utf-16")).entries == read_one(data).entries


def test_an_export_that_never_ends_is_refused(orchard: Catalogue, asked: Callable[[str], list[Question]]) -> None:
    entered = submission(Form(orchard), asked("en"))
    data = kobo_csv(asked("en"), [entered], labels=False, groups=False)
    with pytest.raises(Unreadable, match="damaged"):
        read_one(data + b'"' + b"x" * 200_000)
    with pytest.raises(Unreadable, match="2,000 submissions"):
        read_one(data + data.split(b"\n")[1].join([b"\n"] * 2_100))


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    at=st.integers(0, 10**6),
    cut=st.integers(0, 40),
    piece=st.binary(max_size=12),
    shape=st.sampled_from(sorted(SHAPES)),
)
def test_a_damaged_export_is_read_or_refused_in_plain_words(
    orchard: Catalogue, asked: Callable[[str], list[Question]], at: int, cut: int, piece: bytes, shape: str
) -> None:
    data = SHAPES[shape](asked("en"), [submission(Form(orchard, entries=ANSWERS), asked("en"))])
    start = at % len(data)
    try:
        xlsform.read_all(data[:start] + piece + data[start + cut :])
    except Unreadable as refused:
        assert str(refused).endswith(".")


def test_cells_that_moved_into_a_column_of_the_tool_are_kept(
    orchard: Catalogue, asked: Callable[[str], list[Question]]
) -> None:
    """A line end in place of a semicolon makes two rows of one; the second begins in the first column."""
    form = Form(orchard, entries={("answer", "b2c3d", "answer"): "yes", ("answer", "b2c3d", "note"): "every day"})
    whole = kobo_csv(asked("en"), [submission(form, asked("en"))], labels=False, groups=True)
    cut = whole.replace(b';"every day"', b'\r"every day"')
    assert cut != whole
    first, second = xlsform.read_all(cut)
    assert "every day" in [stray.text for stray in (*first.strays, *second.strays)]


def test_a_table_that_was_sorted_with_its_titles_reads_the_same(
    orchard: Catalogue, asked: Callable[[str], list[Question]]
) -> None:
    """Whoever sorts the sheet with its titles finds submissions above them."""
    forms = [Form(orchard, entries={("identity", "state", "answer"): state}) for state in ("LA", "CI", "LA")]
    whole = kobo_csv(asked("en"), [submission(form, asked("en")) for form in forms], labels=False, groups=False)
    titles, first, *others = whole.splitlines(keepends=True)
    found = xlsform.read_all(b"".join((first, titles, *others)))
    assert [each.entries for each in found] == [
        tuple(replace(entry, place=entry.place.replace(f"row {n + 2},", f"row {row},")) for entry in each.entries)
        for n, (row, each) in enumerate(zip((1, 3, 4), xlsform.read_all(whole), strict=True))
    ]
    assert [each.strays for each in found] == [(), (), ()]


def test_what_stands_above_the_titles_is_kept(orchard: Catalogue, asked: Callable[[str], list[Question]]) -> None:
    form = Form(orchard, entries={("answer", "b2c3d", "answer"): "yes"})
    whole = kobo_csv(asked("en"), [submission(form, asked("en"))] * 2, labels=False, groups=False)
    first, second = xlsform.read_all(b'"Please add: two wells";"";"by May"\n' + whole)
    assert [(stray.text, stray.place) for stray in first.strays] == [
        ("Please add: two wells", "row 1, column A"),
        ("by May", "row 1, column C"),
    ]
    assert second.strays == ()
    assert [entry.value for entry in first.entries] == [entry.value for entry in second.entries]
