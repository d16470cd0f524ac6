"""What a person and a screen reader meet in the Word form and in the preparation copy."""

from __future__ import annotations

import io
import subprocess
from collections.abc import Callable
from pathlib import Path

import docx
import pytest
from lxml import etree

from assessbook.catalogue.load import load
from assessbook.catalogue.model import Catalogue
from assessbook.forms import docx as docx_form
from assessbook.forms.docx import copy as docx_copy
from assessbook.forms.form import Form
from assessbook.forms.reading import Unreadable
from assessbook.forms.registry import carrier_for
from assessbook.forms.words import words

from .office import PRINTED, Office
from .word import DOCUMENT, W, changed, packed, parts

Blank = Callable[[str], bytes]
CHECKLISTS = Path(__file__).parents[2] / "checklists"


@pytest.fixture(scope="module")
def on_paper(orchard: Catalogue, office: Office, tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The words on the pages of the English form and copy, as LibreOffice prints them."""
    folder = tmp_path_factory.mktemp("paper")
    made = {"form": docx_form.write(Form(orchard)), "copy": docx_copy.write(Form(orchard))}
    acts: list[tuple[str, ...]] = []
    for name, data in made.items():
        (folder / f"{name}.docx").write_bytes(data)
        acts += [("open", (folder / f"{name}.docx").as_uri()), ("save", (folder / f"{name}.pdf").as_uri(), PRINTED)]
        acts.append(("close",))
    office.run(acts)
    return {name: printed(folder / f"{name}.pdf") for name in made}


def printed(file: Path) -> str:
    done = subprocess.run(["pdftotext", "-layout", str(file), "-"], capture_output=True, check=True)
    return " ".join(done.stdout.decode().split())


@pytest.mark.parametrize("name", ["form", "copy"])
def test_every_question_is_on_paper_with_its_number_and_code(
    orchard: Catalogue, on_paper: dict[str, str], name: str
) -> None:
    for checklist in Form(orchard).shown():
        for placed in Form(orchard).asked(checklist):
            assert f"{placed.number} {placed.item.ask} {placed.item.id}" in on_paper[name]
            assert placed.item.evidence in on_paper[name]


def test_pages_say_which_form_they_are_of_and_are_counted(on_paper: dict[str, str]) -> None:
    for name, kind in (("form", "Self-assessment form"), ("copy", "Preparation copy")):
        words = on_paper[name]
        assert f"Care of orchards {kind} · Version 1.1.0" in words
        assert "orchard-en 1.1.0 Page 1 of " in words and "Page 2 of " in words


def test_what_only_programs_need_is_not_on_paper(on_paper: dict[str, str]) -> None:
    assert "b2c3d_answer" not in on_paper["form"] and "assessbook-printed" not in on_paper["form"]
    assert "Form: assessbook-form/1 orchard 1.1.0 en sha256:" in on_paper["form"]


@pytest.mark.parametrize("language", ["en", "fr", "ar"])
def test_a_screen_reader_learns_the_structure(orchard: Catalogue, blank_docx: Blank, language: str) -> None:
    document = docx.Document(io.BytesIO(blank_docx(language)))
    levels = [p.style.name for p in document.paragraphs if p.style is not None and p.style.name.startswith("Heading")]
    assert levels.count("Heading 3") == len(Form(orchard).issued())
    assert {"Heading 1", "Heading 2", "Heading 3"} == set(levels)
    for table in document.tables:
        properties = table._tbl.tblPr
        assert properties.find(f"{W}tblCaption").get(f"{W}val")
    assert document.core_properties.language == language
    assert document.core_properties.title == f"Care of orchards: {words(language)('Self-assessment form')}"
    for field in document.element.body.iter(f"{W}sdtPr"):
        assert 0 < len(field.find(f"{W}alias").get(f"{W}val")) <= 64
        assert len(field.find(f"{W}tag").get(f"{W}val")) <= 64


def test_long_tables_repeat_their_titles(blank_docx: Blank) -> None:
    document = docx.Document(io.BytesIO(blank_docx("en")))
    long = [table for table in document.tables if len(table._tbl.tr_lst) > 8]
    assert long and all(table._tbl.tr_lst[0].find(f"{W}trPr/{W}tblHeader") is not None for table in long)


def test_steps_are_a_real_list(blank_docx: Blank) -> None:
    document = docx.Document(io.BytesIO(blank_docx("en")))
    steps = [p for p in document.paragraphs if p.style is not None and p.style.name == "Numbered"]
    assert len(steps) == 6 and not steps[0].text.startswith("1")
    assert steps[0].style.element.find(f"{W}pPr/{W}numPr/{W}numId").get(f"{W}val") == "1"


@pytest.mark.parametrize("language", ["en", "fr", "ar"])
def test_the_real_catalogue_makes_a_form_that_reads_blank(language: str) -> None:
    catalogue = load(CHECKLISTS).catalogue
    assert catalogue is not None
    reading = docx_form.read(docx_form.write(Form(catalogue, language)))
    assert reading.entries == () and reading.strays == () and reading.remarks == ()
    assert reading.asked == frozenset(Form(catalogue).issued())


def test_only_fields_can_be_changed_and_there_is_no_password(blank_docx: Blank) -> None:
    root = etree.fromstring(parts(blank_docx("en"))["word/settings.xml"])
    (protection,) = root.iter(f"{W}documentProtection")
    assert protection.attrib == {f"{W}edit": "forms", f"{W}enforcement": "1"}


def test_arabic_runs_from_right_to_left(blank_docx: Blank) -> None:
    for language, turned in (("ar", True), ("en", False)):
        root = etree.fromstring(parts(blank_docx(language))[DOCUMENT])
        tables, runs = list(root.iter(f"{W}tblPr")), list(root.iter(f"{W}r"))
        assert all((each.find(f"{W}bidiVisual") is not None) == turned for each in tables)
        assert all((each.find(f"{W}rPr/{W}rtl") is not None) == turned for each in runs)
        styles = etree.fromstring(parts(blank_docx(language))["word/styles.xml"])
        paragraphs = [each for each in styles.iter(f"{W}style") if each.get(f"{W}type") == "paragraph"]
        assert all((each.find(f"{W}pPr/{W}bidi") is not None) == turned for each in paragraphs)


def test_lists_offer_what_may_be_answered_in_the_language_of_the_form(blank_docx: Blank) -> None:
    root = etree.fromstring(parts(blank_docx("fr"))[DOCUMENT])
    offered = {
        field.find(f"{W}tag").get(f"{W}val"): [each.get(f"{W}displayText") for each in field.iter(f"{W}listItem")][1:]
        for field in root.iter(f"{W}sdtPr")
    }
    assert offered["b2c3d_answer"] == ["Oui", "En partie", "Prévu", "Non", "Ne s'applique pas", "Inconnu"]
    assert "Ne s'applique pas" not in offered["c3d4f_answer"]
    assert offered["identity_state_answer"] == ["Lao PDR", "Côte d'Ivoire"]


def test_the_copy_has_room_for_notes_and_signatures_and_can_be_changed(on_paper: dict[str, str]) -> None:
    words = on_paper["copy"]
    assert words.count("Notes and open points") == 13
    assert "Name and function Date Signature" in words and "Cleared for sending by" in words
    assert "This copy cannot be read back." in words
    assert "☐ Yes ☐ Partly ☐ Planned ☐ No ☐ Not applicable ☐ Unknown" in words


def test_the_copy_is_not_protected_and_shows_what_is_known_as_a_draft(orchard: Catalogue) -> None:
    entries = {
        ("answer", "b2c3d", "answer"): "planned",
        ("answer", "b2c3d", "note"): "In May",
        ("answer", "g6h7j/part", "answer"): "withheld",
        ("answer", "p4q5r/figs", "answer"): "yes",
        ("answer", "h7j8k/men-boys/under-18", "answer"): 7,
    }
    found = parts(docx_copy.write(Form(orchard, entries=entries)))
    assert b"documentProtection" not in found["word/settings.xml"]
    cells = [cell.text for table in docx.Document(io.BytesIO(packed(found))).tables for cell in table._cells]
    assert {"Planned", "In May", "women: Withheld", "Figs: Yes", "7"} <= set(cells)


def test_the_copy_is_refused_when_it_is_sent_back(orchard: Catalogue) -> None:
    data = docx_copy.write(Form(orchard, "fr"))
    for sent in (data, changed(data, lambda root: root.set("edited", "1"))):
        carrier = carrier_for(sent)
        with pytest.raises(Unreadable, match="preparation copy"):
            carrier.read(sent)
