"""Workbooks spoilt by other programs and by hand: each is read right, or reported with its cell."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable
from datetime import date, datetime

import pytest
from openpyxl.comments import Comment
from openpyxl.styles import PatternFill
from openpyxl.workbook import Workbook
from openpyxl.workbook.defined_name import DefinedName

from assessbook.catalogue.model import Catalogue
from assessbook.forms import xlsx
from assessbook.forms.form import Form
from assessbook.forms.reading import Raw, Reading
from assessbook.forms.registry import carrier_for

from .workbook import changed, filled

ANSWERS = {("b2c3d", "answer"): "Yes", ("b2c3d", "note"): "Daily.", ("d4f5g", "answer"): 7, ("q5r6s", "answer"): "No"}

Change = Callable[[Workbook], object]


@pytest.fixture(scope="module")
def few(blank: bytes) -> bytes:
    """A workbook with four entries."""
    return filled(blank, ANSWERS)


def read(data: bytes, *changes: Change) -> Reading:
    for change in changes:
        data = changed(data, change)
    return carrier_for(data).read(data)


def values(reading: Reading) -> dict[tuple[str, str], Raw]:
    return {(entry.code, entry.column): entry.value for entry in reading.entries}


def with_part(data: bytes, name: str, part: Callable[[bytes], bytes] | bytes) -> bytes:
    """Return a workbook with one part changed, or added."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as archive, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for each in archive.namelist():
            old = archive.read(each)
            made.writestr(each, part(old) if each == name and callable(part) else old)
        if isinstance(part, bytes):
            made.writestr(name, part)
    return out.getvalue()


def put(sheet: str, **cells: object) -> Change:
    def change(book: Workbook) -> None:
        for cell, value in cells.items():
            book[sheet][cell].value = value

    return change


def test_validation_pasted_over_loses_nothing(few: bytes) -> None:
    def paste_over(book: Workbook) -> None:
        for sheet in book:
            sheet.data_validations.dataValidation.clear()
            sheet.conditional_formatting = type(sheet.conditional_formatting)()
        book["Trees"]["D8"].value = "  perhaps "

    assert values(read(few, paste_over)) == {**ANSWERS, ("c3d4f", "answer"): "  perhaps "}


def test_lists_and_names_that_are_gone_are_not_needed(few: bytes) -> None:
    def lose(book: Workbook) -> None:
        book.defined_names.clear()
        book.defined_names.add(DefinedName("foreign", attr_text="Trees!$A$1"))
        del book["lists"]

    assert values(read(few, lose)) == ANSWERS


def test_codes_are_found_whatever_was_typed_around_them(few: bytes) -> None:
    assert values(read(few, put("Trees", K7=" B2C3D\u00a0", K9="\u200fd4f5g"))) == ANSWERS


def test_whitespace_is_no_entry(few: bytes) -> None:
    reading = read(few, put("Trees", D8="  ", G8="\u00a0\n", D30="\u200b "))
    assert values(reading) == ANSWERS and reading.strays == ()


def test_sheets_in_another_order_with_other_names(few: bytes) -> None:
    def shuffle(book: Workbook) -> None:
        book.move_sheet("Pond", -10)
        book["Pond"].title = "Étang (final)"

    reading = read(few, shuffle)
    assert values(reading) == ANSWERS
    assert {entry.place for entry in reading.entries if entry.code == "q5r6s"} == {"Étang (final)!D7"}


def test_rows_deleted_and_blank_rows_added(few: bytes) -> None:
    def edit(book: Workbook) -> None:
        book["Trees"].delete_rows(8)
        book["Trees"].insert_rows(7, 3)

    reading = read(few, edit)
    assert values(reading) == ANSWERS
    assert reading.asked is not None and "c3d4f" not in reading.asked and "b2c3d" in reading.asked


def test_a_code_overwritten_makes_the_row_unknown_and_keeps_it(few: bytes) -> None:
    reading = read(few, put("Trees", K7="see annex"))
    assert ("b2c3d", "answer") not in values(reading)
    assert [(stray.place, stray.text) for stray in reading.strays] == [
        ("Trees!D7", "Yes"),
        ("Trees!G7", "Daily."),
        ("Trees!K7", "see annex"),
    ]


def test_the_column_of_codes_deleted_is_said_once(few: bytes) -> None:
    reading = read(few, lambda book: book["Pond"].delete_cols(11))
    assert ("the column of codes is missing, so no row of this sheet could be placed", "Pond") in reading.remarks
    assert [(stray.place, stray.text) for stray in reading.strays] == [("Pond!D7", "No")]


def test_with_the_row_of_header_codes_deleted_the_titles_tell_the_columns(few: bytes) -> None:
    def delete(book: Workbook) -> None:
        for sheet in ("Start", "Trees", "Pond", "Evidence"):
            codes = next(cell.row for row in book[sheet].iter_rows() for cell in row if cell.value == "column:code")
            book[sheet].delete_rows(codes)

    reading = read(few, delete)
    assert values(reading) == ANSWERS and reading.strays == ()
    assert {entry.place for entry in reading.entries if entry.code == "q5r6s"} == {"Pond!D6"}


def test_with_codes_and_titles_deleted_every_entry_is_kept(few: bytes) -> None:
    reading = read(few, lambda book: book["Pond"].delete_rows(4, 2))
    assert ("q5r6s", "answer") not in values(reading)
    assert any("| No |" in stray.text and stray.place == "Pond!A5" for stray in reading.strays)


def test_text_over_the_printed_question_is_kept(few: bytes) -> None:
    reading = read(few, put("Trees", B7="Are the trees watered? We do it at night.", C8="see note", A9="12"))
    assert values(reading) == ANSWERS
    assert [(stray.place, stray.text, stray.why) for stray in reading.strays] == [
        ("Trees!B7", "Are the trees watered? We do it at night.", "this is not what the form printed here"),
        ("Trees!C8", "see note", "this is not what the form printed here"),
        ("Trees!A9", "12", "this is not what the form printed here"),
    ]


def test_text_over_the_code_of_a_document_is_kept(few: bytes) -> None:
    def write_over(book: Workbook) -> None:
        sheet = book["Evidence"]
        row = next(cell.row for cell in sheet["A"] if cell.value == "E2")
        sheet.cell(row, 1).value = "Watering log of 2026, held by the gardener"
        sheet.cell(row + 1, 1).value, sheet.cell(row + 1, 2).value = "Log", "Watering log of 2025"

    reading = read(few, write_over)
    assert values(reading) == {**ANSWERS, ("Log", "title"): "Watering log of 2025"}
    assert [(stray.place, stray.text) for stray in reading.strays] == [
        ("Evidence!A6", "Watering log of 2026, held by the gardener")
    ]


def test_text_in_the_hidden_sheet_of_the_form_is_kept(few: bytes) -> None:
    reading = read(few, put("assessbook", A9="1.2", B9="Is there a plan?", F9="for the minister"))
    assert [(stray.place, stray.text) for stray in reading.strays] == [
        ("assessbook!A9", "1.2 | Is there a plan? | for the minister")
    ]
    assert values(reading) == values(read(few))


def test_text_in_the_hidden_sheet_of_lists_is_kept(few: bytes) -> None:
    reading = read(few, put("lists", A40="for the minister"))
    assert [(stray.place, stray.text) for stray in reading.strays] == [("lists!A40", "for the minister")]


def test_text_in_the_hidden_row_of_header_codes_is_kept(few: bytes) -> None:
    reading = read(few, put("Trees", M4="for the minister"))
    assert [(stray.place, stray.text) for stray in reading.strays] == [("Trees!M4", "for the minister")]


def test_numbers_and_dates_outside_the_form_are_kept(few: bytes) -> None:
    reading = read(few, put("Trees", D40=12, M8=datetime(2026, 3, 14), M9=0.5))
    assert [(stray.place, stray.text) for stray in reading.strays] == [
        ("Trees!M8", "2026-03-14"),
        ("Trees!M9", "0.5"),
        ("Trees!D40", "12"),
    ]


def test_values_come_as_the_cell_holds_them(blank: bytes) -> None:
    held = {
        ("b2c3d", "answer"): True,
        ("d4f5g", "answer"): 12.0,
        ("f5g6h", "answer"): 2.125,
        ("b2c3d", "note"): 2026,
        ("m2n3p", "answer"): datetime(2026, 3, 14),
        ("b2c3d", "checked"): datetime(2026, 3, 14, 15, 30),
        ("k9m2n", "answer"): "14/03/2026",
        ("E1", "title"): "x" * 5_000,
    }
    expected = held | {("d4f5g", "answer"): 12, ("m2n3p", "answer"): date(2026, 3, 14)}
    assert values(read(filled(blank, held))) == expected


def test_a_year_typed_into_a_date_cell_is_a_year(blank: bytes) -> None:
    assert values(read(filled(blank, {("b2c3d", "due"): 2027, ("m2n3p", "answer"): 2026}))) == {
        ("b2c3d", "due"): 2027,
        ("m2n3p", "answer"): 2026,
    }


def test_a_formula_that_was_never_counted_is_reported(few: bytes) -> None:
    reading = read(few, put("Trees", D10="=D9*2", D40="=1+1"))
    assert values(reading) == ANSWERS
    assert [(stray.place, stray.text) for stray in reading.strays] == [("Trees!D10", "=D9*2"), ("Trees!D40", "=1+1")]
    assert all("this formula has no result in the file" in stray.why for stray in reading.strays)


def test_an_error_cell_is_not_blank(few: bytes) -> None:
    def spoil(part: bytes) -> bytes:
        return re.sub(rb'<c r="D9"[^>]*><v>7</v></c>', b'<c r="D9" t="e"><f>1/0</f><v>#DIV/0!</v></c>', part)

    reading = read(with_part(few, "xl/worksheets/sheet2.xml", spoil))
    assert {entry.place: entry.value for entry in reading.entries if entry.code == "d4f5g"} == {"Trees!D9": "#DIV/0!"}


def test_a_comment_and_merged_cells_have_their_place(few: bytes) -> None:
    def spoil(book: Workbook) -> None:
        book["Trees"]["G8"].comment = Comment("ask the ministry", "A. N.")
        book["Trees"].merge_cells("D7:D9")

    reading = read(few, spoil)
    assert [(stray.place, stray.text) for stray in reading.strays] == [("Trees!G8", "ask the ministry")]
    assert [place for _, place in reading.remarks] == ["Trees!D7:D9"]


def test_a_million_coloured_blank_cells_are_nothing(few: bytes) -> None:
    def colour(book: Workbook) -> None:
        for column in ("L", "XFD"):
            book["Trees"][f"{column}1048576"].fill = PatternFill("solid", "FFFF00")

    assert values(read(few, colour)) == ANSWERS


def test_macros_and_links_are_named_and_never_followed(few: bytes) -> None:
    data = with_part(with_part(few, "xl/vbaProject.bin", b"\xd0\xcf"), "xl/externalLinks/externalLink1.xml", b"<a/>")
    reading = read(data)
    assert values(reading) == ANSWERS
    assert [what for what, _ in reading.remarks] == [
        "the file holds macros; they were not run",
        "the file refers to other files; they were not opened",
    ]


IDENTITY = ("docProps/custom.xml", lambda part: re.sub(rb"assessbook-form/1[^<]*", b"", part))


def test_the_line_on_the_first_sheet_is_enough_to_know_the_form(few: bytes) -> None:
    data = with_part(changed(few, lambda book: book.remove(book["assessbook"])), *IDENTITY)
    reading = read(data)
    assert reading.origin is not None and (reading.origin.catalogue, reading.origin.language) == ("orchard", "en")
    assert reading.origin.issued is None


def test_with_every_sign_of_it_gone_the_form_is_not_guessed(few: bytes) -> None:
    def strip(book: Workbook) -> None:
        book.remove(book["assessbook"])
        book.remove(book["Start"])

    reading = read(with_part(changed(few, strip), *IDENTITY))
    assert reading.origin is None
    assert values(reading) == ANSWERS


def test_a_sheet_pasted_in_from_another_form_is_noticed(few: bytes, orchard: Catalogue) -> None:
    french = Form(orchard, "fr")
    line = re.search(
        rb"assessbook-form/1[^<]*", zipfile.ZipFile(io.BytesIO(xlsx.write(french))).read("docProps/custom.xml")
    )
    assert line is not None
    reading = read(few, put("Start", A40=line[0].decode()))
    assert reading.origin is not None and reading.origin.language == "en"
    assert [what for what, _ in reading.remarks] == [
        "parts of this file come from another form, orchard 1.1.0 (fr); it was read by its hidden sheet"
    ]


def test_two_rows_of_one_question_are_both_delivered(few: bytes) -> None:
    def copy(book: Workbook) -> None:
        sheet = book["Pond"]
        for column in range(1, 12):
            sheet.cell(20, column).value = sheet.cell(7, column).value
        sheet["D20"].value = "Yes"

    found = [(entry.value, entry.place) for entry in read(few, copy).entries if entry.code == "q5r6s"]
    assert found == [("No", "Pond!D7"), ("Yes", "Pond!D20")]


def test_the_order_of_columns_does_not_matter(few: bytes) -> None:
    def swap(book: Workbook) -> None:
        for row in book["Trees"].iter_rows(min_row=4):
            row[3].value, row[6].value = row[6].value, row[3].value

    reading = read(few, swap)
    assert values(reading) == ANSWERS
    assert {entry.place for entry in reading.entries if entry.column == "note"} == {"Trees!D7"}
