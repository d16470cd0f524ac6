"""The receipts as an official reads them; to renew the files in receipts/, run with RENEW_RECEIPTS=1 and look at them."""

from __future__ import annotations

import json
import os
import re
from pathlib import Path

import pytest

from assessbook.catalogue.model import Catalogue
from assessbook.forms.reading import Entry, Origin, Reading, Stray
from assessbook.returns.interpret import interpret
from assessbook.returns.receipt import Receipt, as_json, receipt
from assessbook.returns.receipt_text import plain, refusal

from .readings import WHO, cell, filled

GOLDEN = Path(__file__).parent / "receipts"
TRICKY = Entry("identity", "authority", "answer", "مكتب الجذور\u202e", "Start!C6")


def everything(catalogue: Catalogue) -> Reading:
    """A form with nearly everything in it that can go wrong."""
    reading = filled(
        catalogue,
        TRICKY,
        Entry("profile", "has-pond", "answer", "Non", "Start!C9"),
        cell("b2c3d", " OUI. "),
        cell("b2c3d", "نعم", "Trees!D25"),
        cell("b2c3d", "=1+1\r\n- item", "Trees!G5", "note"),
        cell("b2c3d", "Water log 2026", "Trees!H5", "evidence"),
        cell("c3d4f", "Not applicable", "Trees!D6"),
        cell("d4f5g", "about 300\x1b[31m", "Trees!D7"),
        cell("f5g6h", "1,200", "Trees!D8"),
        cell("g6h7j/part", 5, "Trees!D10"),
        cell("g6h7j/whole", "4", "Trees!D11"),
        cell("h7j8k/women-girls/under-18", "withheld", "Trees!D13"),
        cell("j8k9m", "#REF!", "Trees!D20"),
        cell("m2n3p", "03/04/2026", "Trees!D22"),
        cell("n3p4q", "Staff", "Trees!D23"),
        cell("n3p4q", "Rain", "Trees!D40"),
        cell("p4q5r/figs", "x", "Trees!D30"),
        cell("r6s7t", "Yes", "Trees!D32"),
        cell("z9z9z", "w" * 200, "Trees!D33"),
        cell("s7t8v", "Planned", "Pond!D5"),
        strays=(Stray("note to self", "Trees!Z9", "it stands outside of the table"),),
        remarks=(("merged cells were read by their first cell", "Trees!D5:D6"),),
        carried=({"text": "old", "place": "Trees!A1", "why": "No question has the code x."},),
    )
    return Reading(**{**_fields(reading), "asked": frozenset(catalogue.items) - {"q5r6s", "s7t8v"}})


def _fields(reading: Reading) -> dict[str, object]:
    return {name: getattr(reading, name) for name in Reading.__dataclass_fields__}


def clean(catalogue: Catalogue) -> Reading:
    """A form in which a few questions are answered, and all of them well."""
    pond = Entry("profile", "has-pond", "answer", "No", "Start!C9")
    return filled(catalogue, pond, cell("b2c3d", "Yes"), cell("p4q5r/figs", "Yes", "Trees!D30"))


def made(catalogue: Catalogue, reading: Reading, name: str) -> Receipt:
    return receipt(name, reading, interpret(reading, catalogue), catalogue)


def golden(name: str, text: str) -> None:
    path = GOLDEN / name
    if os.environ.get("RENEW_RECEIPTS"):
        path.write_text(text, encoding="utf-8")
    assert text == path.read_text("utf-8")


def test_a_clean_form_has_a_short_receipt(orchard: Catalogue) -> None:
    golden("clean.txt", plain(made(orchard, clean(orchard), "filled.xlsx"), orchard, "filled.json"))


def test_everything_that_can_go_wrong_is_told_with_its_place_and_what_to_do(orchard: Catalogue) -> None:
    golden("everything.txt", plain(made(orchard, everything(orchard), "filled.xlsx"), orchard, "filled.json"))


def test_a_refused_file_has_a_receipt_too(orchard: Catalogue) -> None:
    golden("refused.txt", refusal("scan.pdf", "This is a PDF. Send the spreadsheet or the answer file.", "scan.json"))


def test_a_receipt_holds_nothing_that_acts_on_a_screen(orchard: Catalogue) -> None:
    text = plain(made(orchard, everything(orchard), "filled.xlsx"), orchard, "filled.json")
    assert not {sign for sign in text if not sign.isprintable()} - {"\n", "\u2068", "\u2069"}
    assert max(map(len, text.splitlines())) <= 130


def test_the_receipt_for_programs_tells_the_same(orchard: Catalogue) -> None:
    told = json.loads(json.dumps(as_json(made(orchard, everything(orchard), "filled.xlsx"))))
    assert told["status"] == "attention"
    assert told["entries"] == {"found": 24, "read": 12, "repeated": 1, "carried": 11}
    assert told["missing"] == ["q5r6s", "s7t8v"]
    first = next(finding for finding in told["findings"] if finding["code"] == "ambiguous-number")
    assert first == {
        "code": "ambiguous-number",
        "level": "not-understood",
        "place": "Trees!D8",
        "item": "f5g6h",
        "text": "1,200",
        "why": "This is one number in some countries and another in others.",
        "advice": "Write it without a sign between the thousands: 1200. If it is a decimal number, write two digits "
        "after the sign: 1.20.",
    }


def test_every_sentence_passes_through_gettext(orchard: Catalogue) -> None:
    def shouted(text: str) -> str:
        return re.sub(r"(\{\w+\})|[a-z]", lambda found: found[1] or found[0].upper(), text)

    told = made(orchard, everything(orchard), "F.XLSX")
    text = plain(told, orchard, "F.JSON", shouted)
    assert "1. NOT UNDERSTOOD" in text and "QUESTIONS STILL BLANK" in text
    small = [line for line in plain(told, orchard, "F.JSON").splitlines() if line.strip() and line in text]
    data = ("F.XLSX", "=====", "Merged cells", "Trees", "Pond", "Start", "“wwww", "w" * 60)
    assert [line for line in small if line.upper() != line and not line.strip().startswith(data)] == []


@pytest.mark.parametrize(("pond", "not_applying"), [("Yes", 0), ("No", 1)])
def test_a_question_that_does_not_apply_is_not_listed_as_blank(
    orchard: Catalogue, pond: str, not_applying: int
) -> None:
    told = made(orchard, filled(orchard, Entry("profile", "has-pond", "answer", pond, "Start!C9")), "f.xlsx")
    assert ("q5r6s" in told.open, told.not_applying) == (not not_applying, not_applying)


def test_a_file_of_answers_only_is_measured_by_all_questions(orchard: Catalogue) -> None:
    told = made(orchard, Reading("json", Origin("orchard", "1.1.0"), WHO), "f.json")
    assert (told.missing, len(told.open)) == ((), 13)


def test_many_entries_with_the_same_fault_are_told_together(orchard: Catalogue) -> None:
    strays = tuple(Stray(f"text {n}", f"Trees!Z{n}", "this row has no code") for n in range(15))
    text = plain(made(orchard, filled(orchard, strays=strays), "f.xlsx"), orchard, "f.json")
    assert "  This row has no code: 15\n" in text
    assert "    Trees!Z9  “text 9”\n    and others: 5\n" in text
    assert "Trees!Z10" not in text


@pytest.mark.parametrize(("carrier", "told"), [("docx", 0), ("pdf", 0), ("xlsx", 2)])
def test_a_number_is_no_change_where_everything_is_a_text(orchard: Catalogue, carrier: str, told: int) -> None:
    reading = filled(orchard, cell("d4f5g", "120"), cell("g6h7j/part", "3"), carrier=carrier)
    assert len(receipt("form", reading, interpret(reading, orchard), orchard).changes) == told
    spaced = filled(orchard, cell("d4f5g", "1 200"), carrier=carrier)
    assert len(receipt("form", spaced, interpret(spaced, orchard), orchard).changes) == 1
