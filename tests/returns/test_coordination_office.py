"""Coordination sheets that were filled in, as LibreOffice saves them: they decide the same as before."""

from __future__ import annotations

from pathlib import Path

import pytest

from assessbook.catalogue.model import Catalogue
from assessbook.forms.coordination import is_sheet
from assessbook.forms.docx import coordination as coordination_docx
from assessbook.forms.field_names import field_name
from assessbook.forms.registry import carrier_for
from assessbook.forms.xlsx import coordination as coordination_xlsx
from assessbook.returns.conflicts import Conflict, conflicts
from assessbook.returns.coordination import sheet
from assessbook.returns.decisions import Decided, decided
from assessbook.returns.merge import Merged, merged
from assessbook.returns.model import Answer, CatalogueRef, Respondent, Return

from ..forms import word
from ..forms.office import Office
from ..forms.workbook import filled

DECISIONS = {
    "b2c3d": {"choice": "B", "why": "=1+1 نعم\n- agreed"},
    "c3d4f": {"own": "Unknown"},
    "j8k9m": {"choice": "A"},
}


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Office:
    return Office(tmp_path_factory.mktemp("office"))


@pytest.fixture(scope="module")
def differing(orchard: Catalogue) -> tuple[Merged, tuple[Conflict, ...]]:
    ref = CatalogueRef(id="orchard", version=orchard.head.version, hash=orchard.hash)
    who = Respondent(state="LA", year=2027)
    one = {"b2c3d": Answer(value="yes"), "c3d4f": Answer(value="no"), "j8k9m": Answer(value="A pump.")}
    other = {"b2c3d": Answer(value="partly"), "c3d4f": Answer(value="yes"), "j8k9m": Answer(value="=2+2")}
    parts = [
        (name, Return(catalogue=ref, respondent=who, answers=each))
        for name, each in (("a.json", one), ("b.json", other))
    ]
    found = merged(parts, orchard)
    return found, conflicts(found.settled, orchard)


def taken(data: bytes, differing: tuple[Merged, tuple[Conflict, ...]], orchard: Catalogue) -> Decided:
    reading = carrier_for(data).read(data)
    assert is_sheet(reading)
    return decided(reading, "C", *differing, orchard)


def check(found: Decided) -> None:
    assert found.findings == ()
    assert found.past is not None
    assert found.past.answers == {
        "b2c3d": Answer(value="partly", note="=1+1 نعم\n- agreed"),
        "c3d4f": Answer(value="unknown"),
        "j8k9m": Answer(value="A pump."),
    }


def test_a_workbook_saved_by_libreoffice_as_xlsx_and_as_ods(
    differing: tuple[Merged, tuple[Conflict, ...]], orchard: Catalogue, office: Office, tmp_path: Path
) -> None:
    blank = coordination_xlsx.write(sheet(*differing, orchard))
    assert blank == coordination_xlsx.write(sheet(*differing, orchard))
    codes = {each.line: f"decision:{each.code}" for each in differing[1]}
    values = {(codes[line], column): text for line, given in DECISIONS.items() for column, text in given.items()}
    file = tmp_path / "C.xlsx"
    file.write_bytes(filled(blank, values))
    check(taken(file.read_bytes(), differing, orchard))
    for to in ("xlsx", "ods"):
        office.convert([file], to, tmp_path / to)
        check(taken((tmp_path / to / f"C.{to}").read_bytes(), differing, orchard))


def test_a_word_document_saved_by_libreoffice(
    differing: tuple[Merged, tuple[Conflict, ...]], orchard: Catalogue, office: Office, tmp_path: Path
) -> None:
    blank = coordination_docx.write(sheet(*differing, orchard))
    assert blank == coordination_docx.write(sheet(*differing, orchard))
    codes = {each.line: each.code for each in differing[1]}
    values = {
        field_name(("decision", codes[line], column)): text
        for line, given in DECISIONS.items()
        for column, text in given.items()
    }
    file = tmp_path / "C.docx"
    file.write_bytes(word.filled(blank, values))
    check(taken(file.read_bytes(), differing, orchard))
    office.convert([file], "docx", tmp_path / "saved")
    check(taken((tmp_path / "saved" / "C.docx").read_bytes(), differing, orchard))


def test_a_blank_sheet_is_known_and_decides_nothing(
    differing: tuple[Merged, tuple[Conflict, ...]], orchard: Catalogue
) -> None:
    for writer in (coordination_xlsx, coordination_docx):
        data = writer.write(sheet(*differing, orchard))
        assert taken(data, differing, orchard) == Decided(None)
