"""What another program sees in a changed file: the words that an official would say are in there."""

from __future__ import annotations

import csv
import io
import json
import re
import zipfile
from collections.abc import Callable, Iterator, Mapping
from typing import Any

import pikepdf
from lxml import etree
from python_calamine import CalamineWorkbook

WORD = re.compile(r"mark\d{3,}")
"""The words that stand in the answers of the good files, each in one place only."""

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def seen(kind: str, data: bytes) -> frozenset[str]:
    """Return the words of the answers that a program of that format shows; none when it does not open the file."""
    try:
        return frozenset(word for text in _TEXTS[kind](data) for word in WORD.findall(text))
    except Exception:
        return frozenset()


def _json(data: bytes) -> Iterator[str]:
    yield from _strings(json.loads(data.decode(json.detect_encoding(data)), object_pairs_hook=list))


def _strings(value: Any) -> Iterator[str]:
    """Yield the texts that are values, and not the names of pairs."""
    match value:
        case str():
            yield value
        case tuple():
            yield from _strings(value[1])
        case list():
            for inner in value:
                yield from _strings(inner)


def _html(data: bytes) -> Iterator[str]:
    page = etree.HTML(data)
    for block in page.iter("script"):
        if block.get("id") == "assessbook-answers" and block.get("type") == "application/json":
            yield from _json((block.text or "").encode())
            return


def _csv(data: bytes) -> Iterator[str]:
    """Columns whose titles begin with a low line are those of KoboToolbox itself, and no answers."""
    titles, *rows = csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""), delimiter=";")
    own = {at for at, title in enumerate(titles) if title.startswith("_")}
    for row in rows:
        yield from (cell for at, cell in enumerate(row) if at not in own)


def _cells(data: bytes) -> Iterator[str]:
    book = CalamineWorkbook.from_filelike(io.BytesIO(data))
    for name in book.sheet_names:
        for row in book.get_sheet_by_name(name).to_python():
            yield from map(str, row)


def _paragraphs(data: bytes) -> Iterator[str]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        root = etree.fromstring(archive.read("word/document.xml"))
    for text in root.iterfind(f"{_W}body//{_W}p/{_W}r/{_W}t"):
        if not any(each.tag == f"{_W}del" for each in text.iterancestors()):
            yield text.text or ""


def _fields(data: bytes) -> Iterator[str]:
    with pikepdf.open(io.BytesIO(data)) as opened:
        for page in opened.pages:
            for box in page.get("/Annots", []):
                if box.get("/Subtype") == "/Widget" and box.get("/FT") in ("/Tx", "/Ch") and "/T" in box:
                    yield str(box.get("/V", ""))


_TEXTS: Mapping[str, Callable[[bytes], Iterator[str]]] = {
    "json": _json,
    "html": _html,
    "csv": _csv,
    "xlsx": _cells,
    "ods": _cells,
    "docx": _paragraphs,
    "pdf": _fields,
}
