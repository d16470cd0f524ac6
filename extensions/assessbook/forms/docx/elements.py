"""Word's XML put together from elements: words, paragraphs, tables and fields, in the order that the schema asks for.

ECMA-376, part 1, chapter 17; the box to tick is [MS-DOCX] 2.5.1.5 and newer than the rest.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import TypeAlias

from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement

from ..xlsx.fields import cut
from .marks import CHOOSE, MAX_TAG, TICKED, TYPE_HERE, UNTICKED

Xml: TypeAlias = BaseOxmlElement
Choice = tuple[str, str]
"""(code, label)."""

_NOT_IN_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_SIGNS = {"\n": "w:br", "\t": "w:tab"}


def element(tag: str, *inside: Xml, **attributes: str | int) -> Xml:
    """Return an element with its attributes, which are of the same namespace as its tag: `w:tcW`, w=900."""
    prefix = tag.partition(":")[0]
    made = OxmlElement(tag, {qn(f"{prefix}:{name.rstrip('_')}"): str(value) for name, value in attributes.items()})
    made.extend(inside)
    return made


def run(words: str, style: str = "", *, hidden: bool = False, bold: bool = False) -> Xml:
    """Return words in one style of characters; line breaks and tabs are kept."""
    properties = [element("w:rStyle", val=style)] if style else []
    properties += [element("w:b"), element("w:bCs")] if bold else []
    properties += [element("w:vanish")] if hidden else []
    made = element("w:r", *([element("w:rPr", *properties)] if properties else []))
    for piece in re.split("([\n\t])", _NOT_IN_XML.sub("", words)):
        made.append(element(_SIGNS[piece]) if piece in _SIGNS else _text(piece))
    return made


def paragraph(style: str, *inside: Xml, keep: bool = False, hidden: bool = False) -> Xml:
    """Return a paragraph; `keep` holds it on the page of the next one, `hidden` hides its end too."""
    properties = [element("w:pStyle", val=style)]
    properties += [element("w:keepNext")] if keep else []
    properties += [element("w:rPr", element("w:vanish"))] if hidden else []
    return element("w:p", element("w:pPr", *properties), *inside)


def cell(width: int, *paragraphs: Xml, span: int = 1, shade: str = "") -> Xml:
    """Return a cell of a table; `width` in twentieths of a point, `shade` the colour of its ground."""
    properties = [element("w:tcW", w=width, type="dxa")]
    properties += [element("w:gridSpan", val=span)] if span > 1 else []
    properties += [element("w:shd", val="clear", color="auto", fill=shade)] if shade else []
    return element("w:tc", element("w:tcPr", *properties), *paragraphs)


def row(*cells: Xml, header: bool = False, whole: bool = True, height: int = 0) -> Xml:
    """Return a row; a header is repeated on each page, a `whole` one is not broken over two.

    `height` is the least, in twentieths of a point.
    """
    properties = [element("w:cantSplit")] if whole else []
    properties += [element("w:trHeight", val=height, hRule="atLeast")] if height else []
    properties += [element("w:tblHeader")] if header else []
    return element("w:tr", element("w:trPr", *properties), *cells)


def table(widths: Sequence[int], rows: Iterable[Xml], title: str, description: str) -> Xml:
    """Return a table; title and description are what a screen reader says of it."""
    properties = (
        element("w:tblStyle", val="Fields"),
        element("w:tblW", w=sum(widths), type="dxa"),
        element("w:tblLayout", type="fixed"),
        element("w:tblCaption", val=title),
        element("w:tblDescription", val=description),
    )
    grid = element("w:tblGrid", *(element("w:gridCol", w=width) for width in widths))
    return element("w:tbl", element("w:tblPr", *properties), grid, *rows)


def together(made: Xml, last: bool = False) -> Xml:
    """Return a table whose rows all stand on one page; with `last`, also on that of what follows."""
    rows = made.findall(qn("w:tr"))
    for each in rows if last else rows[:-1]:
        for style in each.iter(qn("w:pStyle")):
            style.addnext(element("w:keepNext"))
    return made


def text_field(name: str, title: str, value: str) -> Xml:
    """Return a field to type into: rich text, since LibreOffice 7.4 doubles the words of plain-text ones."""
    return _field(name, title, value, TYPE_HERE)


def list_field(name: str, title: str, value: str, choices: Iterable[Choice], none: str, typed: bool = False) -> Xml:
    """Return a field with a list. `none` takes an answer back; `typed` lets other words be typed too."""
    offered = [element("w:listItem", value=none)]
    offered += [element("w:listItem", displayText=label, value=code) for code, label in choices]
    return _field(name, title, value, CHOOSE, element("w:comboBox" if typed else "w:dropDownList", *offered))


def tick_field(name: str, title: str, ticked: bool) -> Xml:
    """Return a box to tick."""
    states = (
        element("w14:checked", val=int(ticked)),
        element("w14:checkedState", val=f"{ord(TICKED):04X}", font="MS Gothic"),
        element("w14:uncheckedState", val=f"{ord(UNTICKED):04X}", font="MS Gothic"),
    )
    return _field(name, title, TICKED if ticked else UNTICKED, "", element("w14:checkbox", *states))


def link(target: str, words: str) -> Xml:
    """Return words that lead to a bookmark of the same document."""
    return element("w:hyperlink", run(words, "Link"), anchor=target)


def bookmark(name: str, number: int) -> tuple[Xml, Xml]:
    """Return the begin and the end of a bookmark; `number` is its own in the document."""
    return element("w:bookmarkStart", id=number, name=name), element("w:bookmarkEnd", id=number)


def counted(instruction: str) -> tuple[Xml, ...]:
    """Return a number that the program counts: `PAGE` or `NUMPAGES`."""
    command = element("w:instrText")
    command.text = f" {instruction} "
    parts = (element("w:fldChar", fldCharType="begin"), command, element("w:fldChar", fldCharType="separate"))
    return (
        *(element("w:r", part) for part in parts),
        run("1"),
        element("w:r", element("w:fldChar", fldCharType="end")),
    )


def _field(name: str, title: str, value: str, waiting: str, *kind: Xml) -> Xml:
    properties = [element("w:alias", val=cut(title, MAX_TAG))]
    properties += [element("w:tag", val=name)] if len(name) <= MAX_TAG else []
    properties += [element("w:lock", val="sdtLocked")]
    properties += [] if value else [element("w:showingPlcHdr")]
    content = run(value or waiting, "" if value else "Waiting")
    return element("w:sdt", element("w:sdtPr", *properties, *kind), element("w:sdtContent", content))


def _text(words: str) -> Xml:
    made = element("w:t")
    made.text = words
    made.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    return made
