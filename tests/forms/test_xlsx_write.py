"""The workbook as it is written: what it offers, what it protects, what it says to the reader, and how it looks."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from zipfile import ZipFile

import pytest
from openpyxl import load_workbook
from openpyxl.workbook import Workbook
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from assessbook.catalogue.load import load
from assessbook.catalogue.model import Catalogue
from assessbook.forms import xlsx
from assessbook.forms.form import Form, lines_of
from assessbook.forms.xlsx.styles import STYLES

from .workbook import where

CHECKLISTS = Path(__file__).parents[2] / "checklists"


@pytest.fixture(scope="module")
def project() -> Catalogue:
    """The project's own catalogue."""
    catalogue = load(CHECKLISTS).catalogue
    assert catalogue is not None
    return catalogue


@pytest.fixture(scope="module")
def book(blank: bytes) -> Workbook:
    return load_workbook(io.BytesIO(blank))


def checks(sheet: Worksheet) -> Iterator[tuple[str, DataValidation]]:
    """Yield each cell that has a check, with the check."""
    for check in sheet.data_validations.dataValidation:
        for area in check.sqref.ranges:
            for row in sheet[area.coord] if area.size["rows"] * area.size["columns"] > 1 else ((sheet[area.coord],),):
                for cell in row:
                    yield cell.coordinate, check


def listed(book: Workbook, check: DataValidation) -> list[str]:
    """Return what a list offers."""
    sheet, area = next(iter(book.defined_names[check.formula1].destinations))
    return [row[0].value for row in book[sheet][area.replace("$", "")]]


def test_the_same_form_gives_the_same_bytes(orchard: Catalogue, blank: bytes) -> None:
    assert xlsx.write(Form(orchard)) == blank
    assert xlsx.write(Form(orchard, core=True)) != blank


def test_sheets_stand_in_the_order_of_use(book: Workbook) -> None:
    assert [(sheet.title, sheet.sheet_state) for sheet in book] == [
        ("Start", "visible"),
        ("Trees", "visible"),
        ("Pond", "visible"),
        ("Evidence", "visible"),
        ("What the answers mean", "visible"),
        ("lists", "hidden"),
        ("assessbook", "hidden"),
    ]
    assert book.active.title == "Start"


def test_the_form_says_what_it_is_in_three_places(blank: bytes, book: Workbook, orchard: Catalogue) -> None:
    line = f"assessbook-form/1 orchard 1.1.0 en {orchard.hash}"
    assert book["assessbook"]["B1"].value == line
    assert line in ZipFile(io.BytesIO(blank)).read("docProps/custom.xml").decode()
    assert any(cell.value == f"Form: {line}" for row in book["Start"].iter_rows() for cell in row)


@pytest.mark.parametrize("language", ["en", "fr", "ar", "zh"])
def test_every_answer_cell_offers_exactly_the_answers_of_its_question(project: Catalogue, language: str) -> None:
    form = Form(project, language)
    data = xlsx.write(form)
    written, cells = load_workbook(io.BytesIO(data)), where(data)
    found = {(sheet.title, cell): check for sheet in written for cell, check in checks(sheet)}
    options = 0
    for checklist in form.shown():
        for placed in form.asked(checklist):
            for line in lines_of(placed, form):
                if line.takes == "option":
                    check = found[cells[line.code, "answer"]]
                    wanted = [option.in_language(language) for option in project.options(placed.item.answer)]
                    assert (check.type, listed(written, check)) == ("list", wanted)
                    options += 1
    for question in project.head.profile:
        check = found[cells[f"profile:{question.id}", "answer"]]
        assert listed(written, check) == [option.in_language(language) for option in question.options]
    assert options > 40


def test_every_answer_cell_has_a_prompt_and_no_check_refuses(blank: bytes, book: Workbook) -> None:
    found = {(sheet.title, cell): check for sheet in book for cell, check in checks(sheet)}
    for (code, column), cell in where(blank).items():
        if column == "answer" and book[cell[0]][cell[1]].protection.locked is False:
            assert found[cell].promptTitle and found[cell].prompt, code
    for check in found.values():
        assert check.errorStyle == "warning" or check.type in (None, "none")
        assert len(check.promptTitle or "") <= 32 and len(check.prompt or "") <= 255


def test_only_cells_to_fill_in_are_unlocked(blank: bytes, book: Workbook, orchard: Catalogue) -> None:
    form = Form(orchard)
    open_cells = {
        (sheet.title, c.coordinate) for sheet in book for row in sheet for c in row if not c.protection.locked
    }
    cells = where(blank)
    wanted = {
        cells[line.code, column]
        for checklist in form.shown()
        for placed in form.asked(checklist)
        for line in lines_of(placed, form)
        for column in line.columns
    }
    wanted |= {
        cell for (code, column), cell in cells.items() if re.match("(identity|profile):", code) and column == "answer"
    }
    wanted |= {
        cell
        for (code, column), cell in cells.items()
        if re.fullmatch(r"E\d+", code) and column in ("code", "title", "holder", "date", "link")
    }
    assert open_cells == wanted


def test_protection_has_no_password_and_lets_people_work(book: Workbook) -> None:
    for sheet in book.worksheets[:5]:
        protection = sheet.protection
        assert protection.sheet and not protection.password
        assert not (protection.sort or protection.autoFilter or protection.formatColumns or protection.formatRows)


def test_it_prints_on_a4_one_page_wide_with_titles_and_page_numbers(book: Workbook) -> None:
    for sheet in book.worksheets[:5]:
        assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("landscape", 9)
        assert (sheet.page_setup.fitToWidth or 1, sheet.page_setup.fitToHeight) == (1, 0)
        assert sheet.oddFooter.right.text == "Page &P of &N"
        assert sheet.oddHeader.left.text == "Care of orchards" and sheet.oddHeader.right.text == "Version 1.1.0"
        assert sheet.print_area
    assert book["Trees"].print_title_rows == "$5:$5"
    assert book["Trees"].freeze_panes == "C6"


def test_it_counts_and_never_scores(book: Workbook) -> None:
    formulas = [cell.value for sheet in book for row in sheet for cell in row if cell.data_type == "f"]
    assert formulas == [
        "='Trees'!$A$2",
        "='Pond'!$A$2",
        '=""&(COUNTA(D7:D10)+COUNTA(D19:D22)+(COUNTA(D12:D13)>0)+(COUNTA(D15:D18)>0)+(COUNTA(D24:D26)>0))'
        '&" of 11 questions answered (for information only)"',
        '=""&(COUNTA(D7:D8))&" of 2 questions answered (for information only)"',
    ]


def test_progress_counts_what_is_filled_in_beforehand(orchard: Catalogue) -> None:
    entries = {("answer", "b2c3d", "answer"): "yes", ("answer", "p4q5r/figs", "answer"): "yes"}
    written = load_workbook(io.BytesIO(xlsx.write(Form(orchard, entries=entries))), data_only=True)
    assert written["Trees"]["A2"].value == "2 of 11 questions answered (for information only)"
    assert written["Start"]["B24"].value == written["Trees"]["A2"].value


def test_text_that_looks_like_a_formula_stays_text(orchard: Catalogue) -> None:
    trees, pond = orchard.checklists
    first = trees.sections[0].items[0]
    section = replace(trees.sections[0], items=(replace(first, ask="=1+1", help="=cmd|' /C calc'!A0"),))
    form = Form(replace(orchard, checklists=(replace(trees, title="=SUM(A1)", sections=(section,)), pond)))
    written = load_workbook(io.BytesIO(xlsx.write(form)))
    kept = {c.value: c.data_type for c in written.worksheets[1]["A1:C7"][0] + written.worksheets[1]["A1:C7"][6]}
    assert kept["=SUM(A1)"] == "s" and kept["=1+1"] == "s"
    assert not any(c.data_type == "f" and "cmd" in c.value for sheet in written for row in sheet for c in row)


def test_sections_keep_their_numbers_in_the_short_form(project: Catalogue) -> None:
    for sheet in load_workbook(io.BytesIO(xlsx.write(Form(project, core=True)))):
        if sheet["A5"].value == "No.":
            numbers = [row[0].value for row in sheet.iter_rows(min_row=6) if row[0].value]
            section = ""
            for number in numbers:
                section = number if "." not in number else section
                assert number.partition(".")[0] == section


def test_names_of_sheets_are_always_allowed(orchard: Catalogue) -> None:
    trees, pond = orchard.checklists
    long = "A very long title: with/signs [that] no tab* may have?"
    form = Form(replace(orchard, checklists=(replace(trees, title=long), replace(pond, title=long))))
    names = load_workbook(io.BytesIO(xlsx.write(form))).sheetnames[1:3]
    assert names == ["A very long title with signs", "A very long title with sign (2)"]


def test_arabic_sheets_run_from_right_to_left(orchard: Catalogue) -> None:
    written = load_workbook(io.BytesIO(xlsx.write(Form(orchard, "ar"))))
    assert all(sheet.sheet_view.rightToLeft for sheet in written.worksheets[:5])
    assert written["Trees"]["B7"].alignment.readingOrder == 2


def test_every_text_has_enough_contrast() -> None:
    for name, style in STYLES.items():
        if "font_color" in style:
            assert contrast(style["font_color"], style.get("bg_color", "#FFFFFF")) >= 4.5, name


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours after WCAG 2."""
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def luminance(colour: str) -> float:
    channels = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
