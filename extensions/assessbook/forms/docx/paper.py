"""The paper of the Word documents: page, head and foot, first lines, properties, and bytes that are always the same."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable
from datetime import datetime
from xml.sax.saxutils import escape

import docx
from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml.ns import qn
from docx.shared import Mm

from ..form import Form
from ..identity import PROPERTY
from ..words import language_name, right_to_left, words
from .elements import Xml, counted, element, paragraph, run
from .styles import dress

WIDTH = 9_860
"""Of the text, in twentieths of a point: A4 without its margins."""

_CREATED = datetime(2000, 1, 1)
"""A document must say when it was made. It always says the same, so that the same form gives the same bytes."""
_SAME_DATE = (1980, 1, 1, 0, 0, 0)
_LAYOUT = 15
"""The layout of Word 2013 and later; with another number Word works in its compatibility mode."""
_CUSTOM = "application/vnd.openxmlformats-officedocument.custom-properties+xml"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
_THUMBNAIL = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/thumbnail"


def blank(form: Form, kind: str, mark: str) -> Document:
    """Return an empty document with its styles, page, head, foot and properties.

    `kind` says what it is; `mark` names the form and is kept as a property of the document.
    """
    document = docx.Document()
    dress(document, form.language, right_to_left(form.language))
    _page(document)
    _around(document, form, kind)
    _describe(document, form, kind, mark)
    _settings(document)
    return document


def add(document: Document, blocks: Iterable[Xml]) -> None:
    """Put paragraphs and tables at the end of a document."""
    body = document.element.body
    end = body.sectPr
    for block in blocks:
        end.addprevious(block)


def first_lines(form: Form, kind: str) -> Iterable[Xml]:
    """Yield the title of a document: what it is, of which version, in which language."""
    say, head = words(form.language), form.catalogue.head
    about = [say("Version {version}").format(version=head.version), language_name(form.language)]
    about += [head.publisher] if head.publisher else []
    yield paragraph("Subtitle", run(kind))
    yield paragraph("Title", run(head.title))
    yield paragraph("Small", run("  ·  ".join(about)))


def protect(document: Document) -> None:
    """Let only the fields be changed; there is no password."""
    settings = document.settings.element
    settings.find(qn("w:defaultTabStop")).addprevious(
        element("w:documentProtection", edit="forms", enforcement=1),
    )


def saved(document: Document, form: Form) -> bytes:
    """Return the bytes of a document, turned to be read from right to left where the language asks for it."""
    if right_to_left(form.language):
        section = document.sections[0]
        for root in (document.element.body, section.header._element, section.footer._element):
            _turn(root)
    for number, properties in enumerate(document.element.body.iter(qn("w:sdtPr")), 1):
        properties.find(qn("w:lock")).addprevious(element("w:id", val=number))
    made, out = io.BytesIO(), io.BytesIO()
    document.save(made)
    with zipfile.ZipFile(made) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(zipfile.ZipInfo(name, _SAME_DATE), old.read(name), zipfile.ZIP_DEFLATED)
    return out.getvalue()


def _turn(root: Xml) -> None:
    for each in root.iter(qn("w:r")):
        properties = each.find(qn("w:rPr"))
        if properties is None:
            properties = element("w:rPr")
            each.insert(0, properties)
        properties.append(element("w:rtl"))
    for each in root.iter(qn("w:tblPr")):
        each.find(qn("w:tblW")).addprevious(element("w:bidiVisual"))
    for each in root.iter(qn("w:sectPr")):
        each.append(element("w:bidi"))


def _page(document: Document) -> None:
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm(18)
    section.top_margin, section.bottom_margin = Mm(20), Mm(18)
    section.header_distance = section.footer_distance = Mm(9)


def _around(document: Document, form: Form, kind: str) -> None:
    say, head = words(form.language), form.catalogue.head
    version = say("Version {version}").format(version=head.version)
    before, _, rest = say("Page {page} of {pages}").partition("{page}")
    between, _, after = rest.partition("{pages}")
    pages = (run(before), *counted("PAGE"), run(between), *counted("NUMPAGES"), run(after))
    section = document.sections[0]
    for part, style, start, end in (
        (section.header, "Header", head.title, (run(f"{kind} · {version}"),)),
        (section.footer, "Footer", f"{form.name} {head.version}", pages),
    ):
        line = paragraph(style, run(f"{start}\t"), *end)
        line.pPr.append(element("w:tabs", element("w:tab", val="right", pos=WIDTH)))
        part._element[:] = [line]


def _describe(document: Document, form: Form, kind: str, mark: str) -> None:
    head, about = form.catalogue.head, document.core_properties
    about.title, about.subject, about.language = f"{head.title}: {kind}", form.name, form.language
    about.author = about.last_modified_by = head.publisher or ""
    about.created = about.modified = _CREATED
    about.comments = about.keywords = ""
    own = (
        f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?><Properties xmlns="{_OFFICE}/custom-properties" '
        f'xmlns:vt="{_OFFICE}/docPropsVTypes"><property fmtid="{{D5CDD505-2E9C-101B-9397-08002B2CF9AE}}" pid="2" '
        f'name="{PROPERTY}"><vt:lpwstr>{escape(mark)}</vt:lpwstr></property></Properties>'
    )
    package = document.part.package
    part = Part(PackURI("/docProps/custom.xml"), _CUSTOM, own.encode(), package)
    package.relate_to(part, RELATIONSHIP_TYPE.CUSTOM_PROPERTIES)
    for id in [id for id, each in package.rels.items() if each.reltype == _THUMBNAIL]:
        package.rels.pop(id)


def _settings(document: Document) -> None:
    settings = document.settings.element
    settings.find(qn("w:zoom")).set(qn("w:percent"), "100")
    for each in settings.iter(qn("w:compatSetting")):
        if each.get(qn("w:name")) == "compatibilityMode":
            each.set(qn("w:val"), str(_LAYOUT))
