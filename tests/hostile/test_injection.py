"""Text that would be a formula, a script or a command somewhere is text in everything that is made of a return."""

from __future__ import annotations

import io
import json
import zipfile
from pathlib import Path

import openpyxl
import pikepdf
import pytest
from playwright.sync_api import Browser

from assessbook.catalogue.model import Catalogue
from assessbook.forms import csv_file, json_file, pdf, xlsx
from assessbook.forms import docx as docx_form
from assessbook.forms import html as html_form
from assessbook.forms.form import Form
from assessbook.returns.interpret import interpret
from assessbook.returns.prefill import continued
from assessbook.returns.receipt import receipt
from assessbook.returns.receipt_text import plain

from ..files.filled import answers
from ..forms.office import Office

FORMULAS = (
    '=HYPERLINK("http://127.0.0.1:9/","harm")',
    "=1+1",
    "+41+1",
    "-2+3",
    "@SUM(1)",
    "=cmd|'/C calc'!A0",
    "\t=1+1",
)
MARKUP = (
    "</script><script>document.title='harm'</script>",
    "<img src=x onerror=\"document.title='harm'\">",
    "\"'><svg onload=document.title='harm'>",
    "]]></w:t><w:fldSimple w:instr='DDEAUTO c:\\\\harm'/>",
    "javascript:document.title='harm'",
    "http://127.0.0.1:9/harm",
    "(harm) /JS (app.alert) >> endobj",
    "{{7*7}} ${7*7} %s %(x)s {0}",
)
ALL = (*FORMULAS, *MARKUP)


@pytest.fixture(scope="module")
def harmful(orchard: Catalogue) -> Form:
    """A form filled in beforehand with a return that came in with harm in every text field."""
    texts = {key: value for key, value in answers(orchard).items() if str(value).find("mark") >= 0}
    harm = {key: ALL[number % len(ALL)] for number, key in enumerate(texts)}
    found = interpret(json_file.read(json_file.write(Form(orchard, entries={**answers(orchard), **harm}))), orchard)
    form = continued(Form(orchard), found.return_)
    assert set(ALL) <= set(form.entries.values())
    return form


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Office:
    return Office(tmp_path_factory.mktemp("office"))


def formulas(spreadsheet: bytes) -> int:
    """How many formulas and links an OpenDocument spreadsheet holds."""
    with zipfile.ZipFile(io.BytesIO(spreadsheet)) as archive:
        content = archive.read("content.xml").decode()
    assert "harm" in content or "Trees" in content
    return content.count("table:formula=") + content.count("<text:a ")


def test_in_a_spreadsheet_program_no_formula_and_no_link_comes_of_it(
    harmful: Form, orchard: Catalogue, office: Office, tmp_path: Path
) -> None:
    made = {
        "harm.xlsx": xlsx.write(harmful),
        "blank.xlsx": xlsx.write(Form(orchard)),
        "list.csv": csv_file.write(harmful),
    }
    for name, data in made.items():
        (tmp_path / name).write_bytes(data)
    office.convert([tmp_path / name for name in made], "ods", tmp_path)
    with_harm, blank, listed = (formulas((tmp_path / name).with_suffix(".ods").read_bytes()) for name in made)
    assert (with_harm, listed) == (blank, 0)
    book = openpyxl.load_workbook(io.BytesIO(made["harm.xlsx"]))
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.value in ALL]
    assert len(cells) >= len(ALL)
    assert {cell.data_type for cell in cells} == {"s"}
    assert not [cell.coordinate for cell in cells if cell.hyperlink]


def test_in_a_browser_no_script_runs_and_nothing_is_asked_for(harmful: Form, chromium: Browser, tmp_path: Path) -> None:
    path = tmp_path / "form.html"
    path.write_bytes(html_form.write(harmful))
    with chromium.new_page() as page:
        asked: list[str] = []
        page.on("request", lambda request: asked.append(request.url))
        page.goto(path.as_uri())
        page.wait_for_selector("html.scripted")
        typed = page.eval_on_selector_all("input, textarea, select", "all => all.map(each => each.value)")
        assert page.title() == "Care of orchards"
        assert page.locator("img, svg[onload], a[href^=javascript]").count() == 0
        assert asked == [path.as_uri()]
    assert {text for text in ALL if text.strip() == text} <= set(typed)


def test_in_a_word_document_it_is_plain_text(harmful: Form, orchard: Catalogue) -> None:
    def document(form: Form) -> str:
        with zipfile.ZipFile(io.BytesIO(docx_form.write(form))) as archive:
            return "".join(
                archive.read(name).decode() for name in archive.namelist() if name.endswith((".xml", ".rels"))
            )

    with_harm, blank = document(harmful), document(Form(orchard))
    for sign in ("<w:fldSimple", "<w:instrText", "<w:hyperlink", 'TargetMode="External"'):
        assert with_harm.count(sign) == blank.count(sign)
    found = docx_form.read(docx_form.write(harmful))
    assert {text.strip() for text in ALL} <= {str(entry.value).strip() for entry in found.entries}


def test_in_a_pdf_no_action_comes_of_it(harmful: Form) -> None:
    with pikepdf.open(io.BytesIO(pdf.write(harmful))) as opened:
        found = [each for each in opened.objects if isinstance(each, pikepdf.Dictionary)]
        assert not [
            each for each in found if "/JS" in each or each.get("/S") in ("/JavaScript", "/Launch", "/SubmitForm")
        ]
        assert not [each for each in found if "/URI" in each and "harm" in str(each["/URI"])]
        values = {str(each["/V"]) for each in found if "/V" in each and "/T" in each}
    assert {text.strip() for text in ALL} <= {value.strip() for value in values}


def test_in_an_answer_file_and_a_receipt_it_is_word_for_word(harmful: Form, orchard: Catalogue) -> None:
    data = json_file.write(harmful)
    assert json.loads(data)
    reading = json_file.read(data)
    told = plain(receipt("form.json", reading, interpret(reading, orchard), orchard), orchard, "form.json")
    assert set(ALL) <= {entry.value for entry in reading.entries}
    assert told.startswith("Receipt for form.json\n")
    assert all(sign == "\n" or sign.isprintable() for sign in told)
