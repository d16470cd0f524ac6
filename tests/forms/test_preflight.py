"""Hostile and broken containers: refused at once, in words that say what to do."""

from __future__ import annotations

import io
import struct
import zipfile
from collections.abc import Callable

import pytest
from xlsxwriter.workbook import Workbook

from assessbook.forms import xlsx
from assessbook.forms.preflight import scan
from assessbook.forms.reading import Unreadable
from assessbook.forms.registry import carrier_for

SHEET = "xl/worksheets/sheet1.xml"
TOO_LARGE = "The file is larger than any filled form."
DAMAGED = "The file is damaged"
NOT_A_FORM = "The file holds far more rows or columns than a form."
DOCUMENT_TYPE = "The file holds a document type"
LOCKED = "The file is locked with a password."

Parts = dict[str, bytes]


def rows(xml: str) -> bytes:
    return f'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>{xml}</sheetData></worksheet>'.encode()


def packed(parts: Parts, method: int = zipfile.ZIP_DEFLATED) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return out.getvalue()


def book(sheet: bytes = b"", **more: bytes) -> bytes:
    """Return a workbook of one sheet, "A"; `more` adds parts, `__` standing for a slash and `_dot_` for a full stop."""
    named = {name.replace("__", "/").replace("_dot_", "."): data for name, data in more.items()}
    return packed(_plain() | ({SHEET: sheet} if sheet else {}) | named)


def _plain() -> Parts:
    out = io.BytesIO()
    with Workbook(out, {"in_memory": True}) as made:
        made.add_worksheet("A")
    with zipfile.ZipFile(out) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def spreadsheet(table: str, before: str = "") -> bytes:
    """Return an OpenDocument spreadsheet with one table."""
    content = (
        '<?xml version="1.0"?>'
        + before
        + '<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"'
        ' xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"'
        ' xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0">'
        f'<office:body><office:spreadsheet><table:table table:name="A">{table}</table:table></office:spreadsheet>'
        "</office:body></office:document-content>"
    )
    kind = "application/vnd.oasis.opendocument.spreadsheet"
    manifest = (
        '<m:manifest xmlns:m="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
        f'<m:file-entry m:full-path="/" m:media-type="{kind}"/></m:manifest>'
    )
    parts = {"mimetype": kind, "content.xml": content, "META-INF/manifest.xml": manifest}
    return packed({name: text.encode() for name, text in parts.items()}, zipfile.ZIP_STORED)


def lying(size: int) -> bytes:
    """Return a workbook whose sheet says it is shorter than it is."""
    data = bytearray(book(rows("<row/>" * 100_000)))
    start = data.rindex(SHEET.encode()) - 46
    assert data[start : start + 4] == b"PK\x01\x02"
    data[start + 24 : start + 28] = struct.pack("<I", size)
    return bytes(data)


def encrypted() -> bytes:
    data = bytearray(book())
    start = data.rindex(SHEET.encode()) - 46
    data[start + 8] |= 1
    return bytes(data)


def many_parts() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("xl/workbook.xml", b"<workbook/>")
        for number in range(2_100):
            archive.writestr(f"xl/{number}.xml", b"<a/>")
    return out.getvalue()


def twice() -> bytes:
    out = io.BytesIO(book())
    with zipfile.ZipFile(out, "a") as archive, pytest.warns(UserWarning, match="Duplicate name"):
        archive.writestr(SHEET, rows('<row r="9"><c r="XFD9"><v>1</v></c></row>'))
    return out.getvalue()


CELL = "<table:table-cell office:value-type='float' office:value='1'"
ENTITIES = '<!DOCTYPE a [<!ENTITY b "bbbbbbbbbb"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;">]>'

HOSTILE: dict[str, tuple[Callable[[], bytes], str]] = {
    "one part of a gigabyte": (lambda: book(xl__sharedStrings_dot_xml=b"<a>" + b" " * 40_000_000 + b"</a>"), TOO_LARGE),
    "many parts that add up": (
        lambda: book(**{f"xl__p{n}_dot_xml": b"<a>" + b" " * 30_000_000 + b"</a>" for n in range(3)}),
        TOO_LARGE,
    ),
    "thousands of parts": (many_parts, TOO_LARGE),
    "a file of 21 MB": (lambda: book() + b"\0" * 21_000_000, TOO_LARGE),
    "a size that lies": (lambda: lying(100), DAMAGED),
    "two parts of one name": (twice, DAMAGED),
    "a part with a password": (encrypted, LOCKED),
    "the far corner": (lambda: book(rows('<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>')), NOT_A_FORM),
    "the far corner, single quotes": (
        lambda: book(rows("<row r='1'><c r='XFD1' t='n'><v>1</v></c></row>")),
        NOT_A_FORM,
    ),
    "the far corner, prefixed": (
        lambda: book(
            rows("<row r='1'/>").replace(
                b"<row r='1'/>",
                b"<x:row xmlns:x='http://schemas.openxmlformats.org/spreadsheetml/2006/main'><x:c r='XFD1'><x:v>1</x:v></x:c></x:row>",
            )
        ),
        NOT_A_FORM,
    ),
    "the far corner, in a part of another kind": (
        lambda: book(xl__styles_dot_xml=rows('<row r="1048576"><c r="A1048576"><v>1</v></c></row>')),
        NOT_A_FORM,
    ),
    "too many rows": (lambda: book(rows('<row r="20001"><c r="A20001"><v>1</v></c></row>')), NOT_A_FORM),
    "too many rows without numbers": (lambda: book(rows("<row><c><v>1</v></c></row>" * 20_001)), NOT_A_FORM),
    "many sheets that span too much": (
        lambda: book(**{f"xl__s{n}_dot_xml": rows("<row><c r='IV20000'><v>1</v></c></row>") for n in range(2)}),
        NOT_A_FORM,
    ),
    "a cell with no such name": (lambda: book(rows("<row><c r='a1'><v>1</v></c></row>")), DAMAGED),
    "a document type": (lambda: book(ENTITIES.encode() + rows("<row><c><v>&c;</v></c></row>")), DOCUMENT_TYPE),
    "nesting without end": (lambda: book(b"<row>" * 5_000 + b"</row>" * 5_000), DAMAGED),
    "XML that ends too early": (lambda: book(b"<worksheet><sheetData>"), DAMAGED),
    "UTF-16": (lambda: book('<?xml version="1.0" encoding="UTF-16"?><worksheet/>'.encode("utf-16")), DAMAGED),
    "cut off on its way": (lambda: book()[:-200], DAMAGED),
    "a bit turned over": (
        lambda: (
            d := bytearray(book(rows("<row/>" * 500))),
            d.__setitem__(d.index(SHEET.encode()) + 40, 255),
            bytes(d),
        )[2],
        DAMAGED,
    ),
    "a method nobody uses": (lambda: packed({"xl/workbook.xml": b"<a/>", SHEET: rows("")}, zipfile.ZIP_LZMA), DAMAGED),
    "binary": (lambda: packed({"xl/workbook.bin": b"x"}), "This is a binary workbook (.xlsb)."),
    "ods: a billion cells": (
        lambda: spreadsheet(
            f"<table:table-row table:number-rows-repeated='1000000'>{CELL} table:number-columns-repeated='1000'/></table:table-row>"
        ),
        NOT_A_FORM,
    ),
    "ods: a cell after a million empty rows": (
        lambda: spreadsheet(
            "<table:table-row table:number-rows-repeated='1000000'><table:table-cell/></table:table-row>"
            f"<table:table-row>{CELL}/></table:table-row>"
        ),
        NOT_A_FORM,
    ),
    "ods: many cells in the allowed rows": (
        lambda: spreadsheet(
            f"<table:table-row table:number-rows-repeated='20000'>{CELL} table:number-columns-repeated='256'/></table:table-row>"
        ),
        NOT_A_FORM,
    ),
    "ods: a table in a table": (
        lambda: spreadsheet(
            "<table:table-row><table:table-cell><table:table table:name='B'/></table:table-cell></table:table-row>"
        ),
        DAMAGED,
    ),
    "ods: a document type": (lambda: spreadsheet("", ENTITIES), DOCUMENT_TYPE),
    "ods: a repeat that is no number": (
        lambda: spreadsheet("<table:table-row table:number-rows-repeated='9999999999'/>"),
        DAMAGED,
    ),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_container_is_refused(name: str) -> None:
    make, message = HOSTILE[name]
    with pytest.raises(Unreadable) as refused:
        carrier_for(data := make()).read(data)
    assert str(refused.value).startswith(message)


HARMLESS: dict[str, bytes] = {
    "a dimension that lies": book(
        b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><dimension ref="A1:XFD1048576"/><sheetData><row r="1"><c r="A1"><v>7</v></c></row></sheetData></worksheet>'
    ),
    "styled blank cells at the far corner": book(
        rows('<row r="1"><c r="A1"><v>7</v></c></row><row r="1048576"><c r="XFD1048576" s="0"/></row>')
    ),
    "ods: the empty rows that LibreOffice writes": spreadsheet(
        "<table:table-row><table:table-cell office:value-type='float' office:value='7'/></table:table-row>"
        "<table:table-row table:number-rows-repeated='1048575'><table:table-cell table:number-columns-repeated='16384'/></table:table-row>"
    ),
}


@pytest.mark.parametrize("name", HARMLESS)
def test_what_real_programs_write_is_read(name: str) -> None:
    reading = xlsx.read(HARMLESS[name])
    assert [(stray.text, stray.place) for stray in reading.strays] == [("7", "A!A1")]


def test_the_parser_gets_only_what_was_looked_at() -> None:
    data = book(xl__vbaProject_dot_bin=b"macro", xl__media__image1_dot_png=b"picture")
    seen = scan(data)
    with zipfile.ZipFile(io.BytesIO(seen.fresh())) as fresh:
        assert sorted(fresh.namelist()) == sorted(seen.parts)
    assert seen.others == {"xl/vbaProject.bin", "xl/media/image1.png"}


@pytest.mark.parametrize(
    ("data", "advice"),
    [
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600,
            "This file is encrypted, or it is in the old format of Excel or Word",
        ),
        (packed({"letters/one.txt": b"words"}), "This is a ZIP file that holds no form."),
    ],
)
def test_another_container_is_explained(data: bytes, advice: str) -> None:
    with pytest.raises(Unreadable) as refused:
        carrier_for(data)
    assert str(refused.value).startswith(advice)
