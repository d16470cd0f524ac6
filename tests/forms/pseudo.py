"""A language of brackets: each text that a translator sees is wrapped, so what stands outside brackets is hard-coded."""

from __future__ import annotations

import csv
import io
import json
import re
import zipfile
from collections.abc import Iterable, Iterator
from pathlib import Path

import openpyxl
from babel.messages.catalog import Catalog
from babel.messages.pofile import write_po
from lxml import etree, html
from pypdf import PdfReader

from assessbook.catalogue.translations import po_path

LANGUAGE = "qps"


def write_translation(locale: Path, domain: str, texts: Iterable[str]) -> None:
    """Write the translation of a domain into the language of brackets."""
    catalog = Catalog(charset="utf-8", fuzzy=False)
    for text in texts:
        catalog.add(text, f"⟦{text}⟧")
    path = po_path(locale, LANGUAGE, domain)
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as file:
        write_po(file, catalog)


def outside(text: str) -> str:
    """Return what stands outside the brackets; a text that was cut off ends within."""
    depth, kept = 0, []
    for sign in text:
        depth += (sign == "⟦") - (sign == "⟧" and depth > 0)
        kept.append(" " if depth or sign == "⟧" else sign)
    return "".join(kept)


def in_workbook(data: bytes) -> Iterator[str]:
    """Yield what a reader of a workbook sees: names of sheets, cells, hints of cells, heads and feet, properties."""
    book = openpyxl.load_workbook(io.BytesIO(data))
    yield book.properties.title or ""
    for sheet in book.worksheets:
        if sheet.sheet_state != "visible":
            continue
        yield sheet.title
        for row in sheet.iter_rows():
            yield from (cell.value for cell in row if isinstance(cell.value, str) and not cell.value.startswith("="))
        for rule in sheet.data_validations.dataValidation:
            yield from (each or "" for each in (rule.promptTitle, rule.prompt, rule.errorTitle, rule.error))
        for part in (sheet.oddHeader, sheet.oddFooter):
            yield from (each.text or "" for each in (part.left, part.center, part.right))


def in_word(data: bytes) -> Iterator[str]:
    """Yield what a reader of a Word document sees: paragraphs, names of fields, entries of lists, title."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        for name in package.namelist():
            if re.fullmatch(r"word/(document|header\d*|footer\d*)\.xml|docProps/core\.xml", name):
                yield from _in_word_part(etree.fromstring(package.read(name)))


def _in_word_part(root: etree._Element) -> Iterator[str]:
    w = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
    for paragraph in root.iter(f"{w}p"):
        hidden = paragraph.find(f".//{w}vanish") is not None
        if not hidden:
            yield "".join(each.text or "" for each in paragraph.iter(f"{w}t"))
    for kind, named in (("alias", "val"), ("listItem", "displayText"), ("tblCaption", "val"), ("docPr", "descr")):
        yield from (each.get(f"{w}{named}") or "" for each in root.iter(f"{w}{kind}"))
    yield from (each.text or "" for each in root.iter("{http://purl.org/dc/elements/1.1/}title"))


def in_page(data: bytes) -> Iterator[str]:
    """Yield what a reader of the HTML form sees or hears, and what its scripts may say."""
    page = html.fromstring(data.decode())
    for text in page.xpath("//text()[not(ancestor::script) and not(ancestor::style)]"):
        yield str(text)
    for name in ("title", "aria-label", "placeholder", "alt", "label"):
        yield from (str(each) for each in page.xpath(f"//@{name}"))
    told = json.loads(page.xpath("//script[@id='assessbook-form']")[0].text)
    yield from told["words"].values()


def in_pdf(data: bytes) -> Iterator[str]:
    """Yield what a reader of a PDF sees or hears: pages, names of fields, entries of lists, title, bookmarks."""
    reader = PdfReader(io.BytesIO(data))
    yield " ".join(page.extract_text() for page in reader.pages)
    yield str((reader.metadata or {}).get("/Title", ""))
    for field in (reader.get_fields() or {}).values():
        yield str(field.get("/TU", ""))
        for choice in field.get("/_States_", []) if field.get("/FT") == "/Ch" else []:
            yield str(choice[-1] if isinstance(choice, list) else choice)


def in_xlsform(data: bytes) -> Iterator[str]:
    """Yield what a person who fills in the XLSForm sees: labels, hints and messages in the language of brackets."""
    book = openpyxl.load_workbook(io.BytesIO(data))
    for sheet in book.worksheets:
        head, *rows = sheet.iter_rows(values_only=True)
        columns = [n for n, title in enumerate(head) if f"({LANGUAGE})" in str(title)]
        yield from (str(row[n]) for row in rows for n in columns if row[n])


def in_table(data: bytes) -> Iterator[str]:
    """Yield the cells of the table to look at."""
    for row in csv.reader(io.StringIO(data.decode("utf-8-sig"))):
        yield from row
