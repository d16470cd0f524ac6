"""Small files that become giants, or keep a parser busy for ever, when they are believed."""

from __future__ import annotations

import io
import zlib
from collections.abc import Iterator

from .packing import MAIN, Good, Made, packed, with_flood, with_part

SPACE = b" " * 1_000_000
TWICE = "".join(f'<!ENTITY e{n} "{"".join([f"&e{n - 1};"] * 10)}">' for n in range(1, 10))
LAUGHS = f'<!DOCTYPE x [<!ENTITY e0 "ha">{TWICE}]>'.encode()
OUTSIDE = b'<!DOCTYPE x [<!ENTITY % remote SYSTEM "http://127.0.0.1:9/x.dtd"> %remote; <!ENTITY e9 SYSTEM "file:///etc/passwd">]>'


def _declared(kind: str, declaration: bytes) -> Made:
    """Put a document type before the root of the main part, and use its entity in the first text."""

    def change(part: bytes) -> bytes:
        start, _, rest = part.partition(b"?>")
        return start + b"?>" + declaration + rest.replace(b"mark", b"&e9;mark", 1)

    return lambda good: with_part(good[kind], MAIN[kind], change)


def _swollen(kind: str) -> Made:
    def pieces() -> Iterator[bytes]:
        yield b"<a>"
        yield from (SPACE for _ in range(300))
        yield b"</a>"

    return lambda good: with_flood(good[kind], MAIN[kind], pieces())


def _deep(kind: str) -> Made:
    return lambda good: with_part(good[kind], MAIN[kind], lambda _: b"<a>" * 500_000 + b"</a>" * 500_000)


def _wide_sheet(good: Good) -> bytes:
    cells = "".join(f'<c r="{_letters(n)}1"><v>1</v></c>' for n in range(300_000))
    return with_part(good["xlsx"], MAIN["xlsx"], lambda part: _in_data(part, f'<row r="1">{cells}</row>'))


def _letters(number: int) -> str:
    return (_letters(number // 26 - 1) if number >= 26 else "") + chr(65 + number % 26)


def _corner(good: Good) -> bytes:
    row = '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'
    return with_part(good["xlsx"], MAIN["xlsx"], lambda part: _in_data(part, row))


def _in_data(part: bytes, rows: str) -> bytes:
    return part.replace(b"</sheetData>", rows.encode() + b"</sheetData>")


def _wide_ods(good: Good) -> bytes:
    cell = b'<table:table-cell office:value-type="float" office:value="1" table:number-columns-repeated="16384"/>'
    row = b'<table:table-row table:number-rows-repeated="1048576">' + cell + b"</table:table-row></table:table>"
    return with_part(good["ods"], MAIN["ods"], lambda part: part.replace(b"</table:table>", row, 1))


def _many_paragraphs(good: Good) -> bytes:
    more = b"<w:p><w:r><w:t>x</w:t></w:r></w:p>" * 600_000
    return with_part(good["docx"], MAIN["docx"], lambda part: part.replace(b"<w:body>", b"<w:body>" + more, 1))


def _tables_in_tables(good: Good) -> bytes:
    start, end = b"<w:tbl><w:tr><w:tc>" * 80, b"</w:tc></w:tr></w:tbl>" * 80
    return with_part(good["docx"], MAIN["docx"], lambda part: part.replace(b"<w:body>", b"<w:body>" + start + end, 1))


def _boxes(good: Good) -> bytes:
    return packed({f"{n}.zip": packed({f"{m}.zip": packed({"a": SPACE}) for m in range(4)}) for n in range(4)})


def _overlapping(good: Good) -> bytes:
    """One packed part of 20 MB that a thousand names point at."""
    data = packed({"xl/workbook.xml": b"<a>" + b" " * 20_000_000 + b"</a>"})
    at = data.index(b"PK\x01\x02")
    entry = data[at : data.index(b"PK\x05\x06")]
    entries = b"".join(entry.replace(b"xl/workbook.xml", f"xl/workbo{n:03}.ml".encode()[:15]) for n in range(1000))
    count = (1000).to_bytes(2, "little") * 2
    end = b"PK\x05\x06\0\0\0\0" + count + len(entries).to_bytes(4, "little") + at.to_bytes(4, "little") + b"\0\0"
    return data[:at] + entries + end


def _pdf(objects: dict[int, bytes], root: int = 1) -> bytes:
    out = io.BytesIO(b"%PDF-1.7\n")
    out.seek(0, io.SEEK_END)
    places = {}
    for number, body in objects.items():
        places[number] = out.tell()
        out.write(b"%d 0 obj\n%s\nendobj\n" % (number, body))
    start = out.tell()
    out.write(b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1))
    out.writelines(b"%010d 00000 n \n" % place for place in places.values())
    out.write(b"trailer\n<</Size %d/Root %d 0 R>>\nstartxref\n%d\n%%%%EOF" % (len(objects) + 1, root, start))
    return out.getvalue()


ROOT = b"<</Type/Catalog/Pages 2 0 R/AcroForm<</Fields[%s]>>>>"
PAGES = b"<</Type/Pages/Kids[]/Count 0>>"
FIELD = b"<</FT/Tx/T(%s)/V %s>>"


def _pdf_stream(good: Good) -> bytes:
    """A value in a stream that was packed three times and unpacks to 300 MB."""
    packer = zlib.compressobj(9)
    data = b"".join((*(packer.compress(SPACE) for _ in range(300)), packer.flush()))
    data = zlib.compress(zlib.compress(data))
    filters = b"/FlateDecode " * 3
    stream = b"<</Filter[%s]/Length %d>>stream\n%s\nendstream" % (filters, len(data), data)
    return _pdf({1: ROOT % b"3 0 R", 2: PAGES, 3: FIELD % (b"b2c3d_note", b"4 0 R"), 4: stream})


def _pdf_deep(good: Good) -> bytes:
    return _pdf({1: ROOT % b"3 0 R", 2: PAGES, 3: b"[" * 2_000_000})


def _pdf_circle(good: Good) -> bytes:
    field = b"<</T(a)/Kids[3 0 R 3 0 R 3 0 R]/Parent 3 0 R>>"
    pages = b"<</Type/Pages/Kids[2 0 R 2 0 R]/Count 99999999/Parent 2 0 R>>"
    return _pdf({1: ROOT % (b"3 0 R " * 1000), 2: pages, 3: field})


def _pdf_table_circle(good: Good) -> bytes:
    """A table of objects that says that the one before it is itself."""
    data = _pdf({1: ROOT % b"", 2: PAGES})
    at = data.rindex(b"xref\n0")
    return data.replace(b"trailer\n<<", b"trailer\n<</Prev %d" % at)


def _pdf_lying_size(good: Good) -> bytes:
    return good["pdf"].replace(b"/Size ", b"/Size 99999999", 1) + b"\n" + b"1 0 obj\n" * 200_000


def _json(body: str) -> Made:
    return lambda good: good["json"].replace(b'"answers"', f'"flood": {body},\n"answers"'.encode(), 1)


def _in_page(good: Good) -> bytes:
    return good["html"].replace(b'"answers"', b'"flood": [' + b"[1]," * 3_000_000 + b'1],"answers"', 1)


def _scripts(good: Good) -> bytes:
    return b"<!doctype html>" + b'<script type="application/json" id="assessbook-answers" ' * 300_000


def _wide_csv(good: Good) -> bytes:
    first, rest = good["csv"].split(b"\n", 1)
    return first + b";x" * 2_000_000 + b"\n" + rest


def _long_csv(good: Good) -> bytes:
    return good["csv"] + good["csv"].split(b"\n", 1)[1] * 10_000


NO_PDF, NO_JSON, LONG = "This PDF is damaged", "This answer file is damaged", "The document is far longer than a form"
GIANT, WIDE = "The file is larger than any filled form", "The file holds far more rows or columns than a form"
TYPE, DAMAGED, FLOOD = (
    "The file holds a document type",
    "The file is damaged",
    "This answer file holds far more than a form",
)

FILES: dict[str, tuple[Made, str]] = {
    **{f"unfolds.{kind}": (_swollen(kind), GIANT) for kind in MAIN},
    **{f"laughs.{kind}": (_declared(kind, LAUGHS), TYPE) for kind in MAIN},
    **{f"reaches-outside.{kind}": (_declared(kind, OUTSIDE), TYPE) for kind in MAIN},
    **{f"nested.{kind}": (_deep(kind), DAMAGED) for kind in ("xlsx", "ods")},
    "nested.docx": (_deep("docx"), LONG),
    "wide.xlsx": (_wide_sheet, WIDE),
    "far-corner.xlsx": (_corner, WIDE),
    "wide.ods": (_wide_ods, WIDE),
    "long.docx": (_many_paragraphs, LONG),
    "tables-in-tables.docx": (_tables_in_tables, DAMAGED),
    "boxes-in-boxes.zip": (_boxes, "This is a ZIP file that holds no form"),
    "overlapping.xlsx": (_overlapping, "This is a ZIP file that holds no form"),
    "stream.pdf": (_pdf_stream, "This PDF holds far more than a form"),
    "deep.pdf": (_pdf_deep, NO_PDF),
    "circle.pdf": (_pdf_circle, NO_PDF),
    "table-circle.pdf": (_pdf_table_circle, "This PDF has no fields"),
    "lying-size.pdf": (_pdf_lying_size, ""),
    "deep.json": (_json("[" * 1_000_000), NO_JSON),
    "deep-closed.json": (_json("[" * 100_000 + "]" * 100_000), NO_JSON),
    "long-number.json": (_json("9" * 5_000_000), ""),
    "many.json": (_json("[" + "{}," * 4_000_000 + "{}]"), FLOOD),
    "many-keys.json": (_json("{" + ",".join(f'"k{n}": 1' for n in range(900_000)) + "}"), FLOOD),
    "flood.html": (_in_page, FLOOD),
    "scripts.html": (_scripts, "This web page is not one of our forms"),
    "wide.csv": (_wide_csv, WIDE),
    "long.csv": (_long_csv, "This export holds more than 2,000 submissions"),
}
