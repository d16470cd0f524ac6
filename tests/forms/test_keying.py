"""The paper path: what each printed page says of itself, and the keying sheet in the order of the paper."""

from __future__ import annotations

import io
import re
from pathlib import Path

import openpyxl
import pypdf
import pytest

from assessbook.catalogue.model import Catalogue
from assessbook.forms import json_file, keying, print_copy, xlsx
from assessbook.forms.form import Form
from assessbook.forms.registry import carrier_for, carriers
from assessbook.returns.interpret import interpret

from ..files.filled import answers
from .office import ODS, Office
from .workbook import changed, filled, where

PAPER_ORDER = [
    "identity:state",
    "identity:year",
    "identity:authority",
    "identity:exercise",
    "profile:has-pond",
    "profile:member",
    "b2c3d",
    "c3d4f",
    "d4f5g",
    "f5g6h",
    "g6h7j",
    "g6h7j/part",
    "g6h7j/whole",
    "h7j8k",
]


def codes(data: bytes) -> list[str]:
    """Return the codes of the rows of the keying sheet, from top to bottom."""
    sheet = openpyxl.load_workbook(io.BytesIO(data)).worksheets[0]
    rows = [[cell.value for cell in row] for row in sheet.iter_rows()]
    header = next(number for number, row in enumerate(rows) if "column:code" in row)
    at = rows[header].index("column:code")
    return [str(row[at]) for row in rows[header + 2 :] if row[at] and "assessbook-form" not in str(row[at])]


def on_paper(data: bytes) -> list[str]:
    """Return the text of each page."""
    return [page.extract_text() for page in pypdf.PdfReader(io.BytesIO(data)).pages]


@pytest.fixture(scope="module")
def paper(orchard: Catalogue) -> list[str]:
    return on_paper(print_copy.write(Form(orchard)))


def test_each_printed_page_tells_form_version_and_page_and_has_room_for_the_sender(paper: list[str]) -> None:
    for number, text in enumerate(paper, 1):
        assert "orchard-en 1.1.0" in text
        assert f"Page {number} of {len(paper)}" in text
        assert re.search(r"State \.+\s+Reporting year \.+", text), text


def test_each_question_on_paper_bears_its_code(paper: list[str], orchard: Catalogue) -> None:
    text = " ".join(paper)
    asked = [id for id, placed in orchard.items.items() if not placed.item.retired]
    assert [id for id in (*asked, "has-pond", "member") if not re.search(rf"\b{id}\b", text)] == []
    assert "Is this an exercise?" in text


def test_the_keying_sheet_has_the_rows_of_the_paper_in_its_order(paper: list[str], orchard: Catalogue) -> None:
    found = codes(keying.write(Form(orchard)))
    assert found[: len(PAPER_ORDER)] == PAPER_ORDER
    ids = list(dict.fromkeys(code.partition("/")[0] for code in found if ":" not in code))
    text = " ".join(paper)
    assert ids == sorted(ids, key=text.index)


def test_what_is_typed_reads_back_as_from_the_workbook(orchard: Catalogue) -> None:
    form = Form(orchard, entries=answers(orchard))
    sheet, book = keying.write(form), xlsx.write(form)
    assert carrier_for(sheet) is carriers()["xlsx"]
    told = {(e.area, e.code, e.column): e.value for e in keying.read(sheet).entries}
    assert told == {(e.area, e.code, e.column): e.value for e in xlsx.read(book).entries}
    assert not keying.read(sheet).strays


def test_without_its_hidden_sheet_nothing_that_it_prints_counts_as_typed(orchard: Catalogue) -> None:
    data = changed(keying.write(Form(orchard, entries=answers(orchard))), lambda book: book.remove(book["assessbook"]))
    found = interpret(keying.read(data), orchard)
    assert found.return_.answers["d4f5g"].value == 7 and found.return_.carried == ()


def test_the_same_form_gives_the_same_bytes(orchard: Catalogue) -> None:
    assert keying.write(Form(orchard)) == keying.write(Form(orchard))


def test_a_cell_offers_the_labels_and_takes_codes(orchard: Catalogue) -> None:
    data = keying.write(Form(orchard))
    book = openpyxl.load_workbook(io.BytesIO(data))
    cell = where(data)["b2c3d", "answer"][1]
    rules = [rule for rule in book.worksheets[0].data_validations.dataValidation if cell in rule.sqref]
    assert [rule.type for rule in rules] == ["list"]
    assert {e.code: e.value for e in keying.read(filled(data, {("b2c3d", "answer"): "partly"})).entries} == {
        "b2c3d": "partly"
    }


def test_a_sheet_filled_in_libreoffice_and_saved_as_ods_reads_back(orchard: Catalogue, tmp_path: Path) -> None:
    data = keying.write(Form(orchard))
    (tmp_path / "blank.xlsx").write_bytes(data)
    cells = where(data)
    typed = {
        ("b2c3d", "answer"): "Yes",
        ("b2c3d", "note"): "-1 as typed",
        ("d4f5g", "answer"): "12",
        ("E1", "title"): "Log",
    }
    blank, done = tmp_path / "blank.xlsx", tmp_path / "filled.ods"
    acts = [("open", blank.as_uri()), *(("type", *cells[key], text) for key, text in typed.items())]
    acts[-1:] = [acts[-1], ("save", done.as_uri(), ODS), ("close",)]
    Office(tmp_path).run(acts)
    saved = done.read_bytes()
    found = {(e.code, e.column): e.value for e in carrier_for(saved).read(saved).entries}
    assert found == {**typed, ("d4f5g", "answer"): 12}


def test_every_language_of_the_catalogue_has_a_sheet(orchard: Catalogue) -> None:
    for language in orchard.head.languages:
        assert codes(keying.write(Form(orchard, language))) == codes(keying.write(Form(orchard)))
    assert json_file.recognises(keying.write(Form(orchard))) is False
