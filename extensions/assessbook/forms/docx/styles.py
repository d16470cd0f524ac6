"""How a Word form looks: its styles, in the colours of the workbook.

Every colour of text has a contrast of at least 4.5 to 1 against its ground; what a colour says, words say too.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from docx.document import Document
from docx.oxml.ns import qn

from .elements import Xml, element

INK, QUIET, DEEP = "1F2933", "4A5560", "1F3A5F"
BAND, FIELD, NO_ENTRY = "DCE6F1", "FFFBE8", "E4E8ED"
_RULE = "75869A"
_LIST = 1
_FONT = "Arial"
"""Has Latin, Greek, Cyrillic and Arabic letters, or a substitute of the same width on every system."""
_LANGUAGES = {"ar": "ar-SA", "en": "en-GB", "es": "es-ES", "fr": "fr-FR", "ru": "ru-RU", "zh": "zh-CN"}


@dataclass(frozen=True)
class Look:
    """One style. Sizes and distances in points; `level` makes it a heading."""

    name: str
    size: float = 10
    bold: bool = False
    colour: str = INK
    before: float = 0
    after: float = 4
    level: int | None = None
    page: bool = False
    characters: bool = False
    numbered: bool = False


STYLES: Mapping[str, Look] = {
    "Normal": Look("Normal"),
    "Title": Look("Title", 24, bold=True, colour=DEEP, before=30, after=6),
    "Subtitle": Look("Subtitle", 14, colour=QUIET, after=4),
    "Heading1": Look("heading 1", 17, bold=True, colour=DEEP, after=6, level=0, page=True),
    "Heading2": Look("heading 2", 13, bold=True, colour=DEEP, before=16, after=4, level=1),
    "Heading3": Look("heading 3", 10.5, bold=True, before=14, after=3, level=2),
    "Help": Look("Help", 9.5, colour=INK, after=3),
    "Guidance": Look("Guidance", 8.5, colour=QUIET, after=4),
    "Label": Look("Label", 8.5, bold=True, colour=DEEP, before=2, after=2),
    "Entry": Look("Entry", 10, before=2, after=2),
    "Gap": Look("Gap", 3, after=0),
    "Small": Look("Small", 8, colour=QUIET),
    "Step": Look("Step", 10, after=3),
    "Numbered": Look("Numbered", 10, after=3, numbered=True),
    "Header": Look("header", 8, colour=QUIET, after=0),
    "Footer": Look("footer", 8, colour=QUIET, after=0),
    "Code": Look("Code", 8, colour=QUIET, characters=True),
    "Waiting": Look("Waiting", 10, colour=QUIET, characters=True),
    "Link": Look("Link", 10, colour="0B4F8A", characters=True),
}


def dress(document: Document, language: str, right_to_left: bool) -> None:
    """Put the styles into a document in place of the template's own."""
    styles = document.styles.element
    for defaults in styles.iter(qn("w:docDefaults")):
        defaults[:] = [
            element("w:rPrDefault", element("w:rPr", _fonts(), *_size(10), _language(language))),
            element("w:pPrDefault", element("w:pPr", element("w:spacing", after=0, line=259, lineRule="auto"))),
        ]
    kept = ("DefaultParagraphFont", "TableNormal", "NoList")
    for style in [each for each in styles.iterchildren(qn("w:style")) if each.get(qn("w:styleId")) not in kept]:
        styles.remove(style)
    for id, look in STYLES.items():
        styles.append(_style(id, look, right_to_left))
    styles.append(_table())
    document.part.numbering_part.element[:] = _numbering()


def _style(id: str, look: Look, right_to_left: bool) -> Xml:
    kind = "character" if look.characters else "paragraph"
    made = element("w:style", element("w:name", val=look.name), type=kind, styleId=id)
    if id == "Normal":
        made.set(qn("w:default"), "1")
    else:
        made.append(element("w:basedOn", val="DefaultParagraphFont" if look.characters else "Normal"))
    if look.level is not None:
        made.append(element("w:next", val="Normal"))
    made.append(element("w:qFormat"))
    if not look.characters:
        made.append(element("w:pPr", *_paragraph(look, right_to_left)))
    weight = [element("w:b"), element("w:bCs")] if look.bold else []
    line = [element("w:u", val="single")] if id == "Link" else []
    made.append(element("w:rPr", *weight, element("w:color", val=look.colour), *_size(look.size), *line))
    return made


def _paragraph(look: Look, right_to_left: bool) -> list[Xml]:
    heading = look.level is not None
    found = [element("w:keepNext"), element("w:keepLines")] if heading else []
    found += [element("w:pageBreakBefore")] if look.page else []
    found += [element("w:numPr", element("w:numId", val=_LIST))] if look.numbered else []
    found += [element("w:bidi")] if right_to_left else []
    found.append(element("w:spacing", before=int(look.before * 20), after=int(look.after * 20)))
    return found + ([element("w:outlineLvl", val=look.level)] if look.level is not None else [])


def _numbering() -> list[Xml]:
    """Return the one numbered list of a document, which its style refers to."""
    level = element(
        "w:lvl",
        element("w:start", val=1),
        element("w:numFmt", val="decimal"),
        element("w:pStyle", val="Numbered"),
        element("w:lvlText", val="%1."),
        element("w:lvlJc", val="left"),
        element("w:pPr", element("w:ind", left=360, hanging=360)),
        ilvl=0,
    )
    kind = element("w:abstractNum", element("w:multiLevelType", val="singleLevel"), level, abstractNumId=0)
    return [kind, element("w:num", element("w:abstractNumId", val=0), numId=_LIST)]


def _table() -> Xml:
    sides = ("top", "left", "bottom", "right", "insideH", "insideV")
    borders = (element(f"w:{side}", val="single", sz=4, space=0, color=_RULE) for side in sides)
    margins = (element(f"w:{side}", w=85, type="dxa") for side in ("left", "right"))
    properties = element("w:tblPr", element("w:tblBorders", *borders), element("w:tblCellMar", *margins))
    name, based = element("w:name", val="Fields"), element("w:basedOn", val="TableNormal")
    return element("w:style", name, based, element("w:qFormat"), properties, type="table", styleId="Fields")


def _fonts() -> Xml:
    return element("w:rFonts", ascii=_FONT, hAnsi=_FONT, eastAsia=_FONT, cs=_FONT)


def _size(points: float) -> tuple[Xml, Xml]:
    return element("w:sz", val=int(points * 2)), element("w:szCs", val=int(points * 2))


def _language(language: str) -> Xml:
    full = _LANGUAGES.get(language, language)
    return element("w:lang", val=full, eastAsia=full, bidi=full)
