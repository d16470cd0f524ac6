"""The master of all decks: black on white, one type, places for title, text, footer and number; and plain tables.

It is the master that python-pptx brings, widened and laid out anew, with the three layouts that are used.
"""

from __future__ import annotations

from collections.abc import Iterator
from copy import deepcopy
from typing import Any

from pptx import Presentation
from pptx.enum.shapes import PP_PLACEHOLDER
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.util import Emu, Pt

from .press_fit import (
    BODY_HEIGHT,
    BODY_TOP,
    FOOT_HEIGHT,
    FOOT_TOP,
    HEIGHT,
    LEFT,
    NOTES_BODY,
    NOTES_IMAGE,
    ROOM,
    TITLE_HEIGHT,
    TITLE_TOP,
    WIDTH,
)

FOOTER, NUMBER, DATE = PP_PLACEHOLDER.FOOTER, PP_PLACEHOLDER.SLIDE_NUMBER, PP_PLACEHOLDER.DATE
_KEPT = ("Title Slide", "Title and Content", "Title Only")
_TYPE = "Arial"
_NUMBER_WIDTH = 80.0
_NO_STYLE = "{5940675A-B579-460E-94D1-54222C63F5DA}"
"""The table style “No Style, Table Grid”: rules around each cell, no colours."""


def new_presentation(rtl: bool) -> Any:
    """Return an empty presentation with the layouts title (0), title and text (1), title only (2)."""
    presentation = Presentation()
    presentation.slide_width, presentation.slide_height = Pt(WIDTH), Pt(HEIGHT)
    for layout in list(presentation.slide_layouts):
        if layout.name not in _KEPT:
            presentation.slide_layouts.remove(layout)
    master = presentation.slide_master
    _styles(master.element, rtl)
    _places(master, rtl)
    title, _text, _only = presentation.slide_layouts
    _put(title.placeholders[0], LEFT, 110.0, ROOM, 150.0)
    _put(title.placeholders[1], LEFT, 285.0, ROOM, 190.0)
    _no_style(title, rtl)
    for layout in presentation.slide_layouts:
        _foot_places(layout, rtl)
    for layout in list(presentation.slide_layouts)[1:]:
        layout.shapes._spTree.append(_rule(TITLE_TOP + TITLE_HEIGHT + 4))
    title.shapes._spTree.append(_rule(270.0))
    return presentation


def lay_out_notes(notes: Any) -> None:
    """Give the notes of a slide most of their page."""
    places = {place.placeholder_format.type: place for place in notes.placeholders}
    _put(places[PP_PLACEHOLDER.SLIDE_IMAGE], *NOTES_IMAGE)
    _put(places[PP_PLACEHOLDER.BODY], *NOTES_BODY)


def plain_table(shape: Any, rtl: bool) -> None:
    """Take the colours out of a table; mark its first row as heads, and its direction."""
    properties = shape._element.graphic.graphicData.tbl.tblPr
    properties.set("bandRow", "0")
    properties.set("firstRow", "1")
    if rtl:
        properties.set("rtl", "1")
    style = properties.find(qn("a:tableStyleId"))
    if style is None:
        style = properties.makeelement(qn("a:tableStyleId"), {})
        properties.append(style)
    style.text = _NO_STYLE


def add_foot(slide: Any, words: str, language: str, rtl: bool) -> None:
    """Add the footer and the number of the slide, which python-pptx leaves out."""
    tree = slide.shapes._spTree
    for place in _feet(slide.slide_layout):
        shape = deepcopy(place._element)
        shape.nvSpPr.cNvPr.set("id", str(max(map(int, tree.xpath(".//p:cNvPr/@id"))) + 1))
        for old in shape.txBody.findall(qn("a:p")):
            shape.txBody.remove(old)
        shape.txBody.append(_foot_words(words, place.placeholder_format.type == NUMBER, language, rtl))
        tree.append(shape)


def _foot_words(words: str, number: bool, language: str, rtl: bool) -> Any:
    field = 'a:fld id="{C1FF6DA9-008F-8B48-92A6-B652298478BF}" type="slidenum"'
    tag = field if number else "a:r"
    direction = '<a:pPr rtl="1"/>' if rtl else ""
    paragraph = parse_xml(
        f'<a:p {nsdecls("a")}>{direction}<{tag}><a:rPr lang="{language}"/><a:t></a:t></{tag.partition(" ")[0]}></a:p>'
    )
    paragraph.find(f".//{qn('a:t')}").text = "‹#›" if number else words
    return paragraph


def _feet(layout: Any) -> Iterator[Any]:
    """Yield the places of the footer and the number."""
    yield from (place for place in layout.placeholders if place.placeholder_format.type in (FOOTER, NUMBER))


def _styles(master: Any, rtl: bool) -> None:
    """Set the type of titles and text, and the side on which lines begin."""
    for kind in ("p:titleStyle", "p:bodyStyle", "p:otherStyle"):
        for style in master.find(f".//{qn(kind)}").iter():
            if style.tag in (qn("a:latin"), qn("a:cs"), qn("a:ea")):
                style.set("typeface", _TYPE)
            if style.tag.endswith("pPr") and kind != "p:otherStyle":
                style.set("algn", "r" if rtl else "l")
                style.set("rtl", "1" if rtl else "0")
    for style in master.find(f".//{qn('p:titleStyle')}").iter(qn("a:defRPr")):
        style.set("b", "1")
    for body in master.iter(qn("a:bodyPr")):
        for fit in body.findall(qn("a:normAutofit")):
            body.remove(fit)


def _no_style(layout: Any, rtl: bool) -> None:
    """Take grey and the middle out of the title slide: it is black, and begins where reading begins."""
    for place in layout.placeholders:
        for level in place._element.txBody.iter():
            if level.tag.endswith("pPr") and level.get("algn"):
                level.set("algn", "r" if rtl else "l")
            for tint in level.findall(f".//{qn('a:tint')}"):
                tint.getparent().remove(tint)
    layout.placeholders[0]._element.txBody.find(qn("a:bodyPr")).set("anchor", "b")


def _places(master: Any, rtl: bool) -> None:
    title, body, *_rest = master.placeholders
    _put(title, LEFT, TITLE_TOP, ROOM, TITLE_HEIGHT)
    _put(body, LEFT, BODY_TOP, ROOM, BODY_HEIGHT)
    title._element.txBody.bodyPr.set("anchor", "b")
    for place in master.placeholders:
        _foot_place(place, rtl)


def _foot_places(layout: Any, rtl: bool) -> None:
    """Put footer and number in their places, and take out the date: a file says no day of its own."""
    for place in list(layout.placeholders):
        if place.placeholder_format.type == DATE:
            place._element.getparent().remove(place._element)
        else:
            _foot_place(place, rtl)


def _foot_place(place: Any, rtl: bool) -> None:
    kind = place.placeholder_format.type
    if kind not in (FOOTER, NUMBER):
        return
    width = _NUMBER_WIDTH if kind == NUMBER else ROOM - _NUMBER_WIDTH
    at_left = (kind == FOOTER) != rtl
    _put(place, LEFT if at_left else LEFT + ROOM - width, FOOT_TOP, width, FOOT_HEIGHT)
    for level in place._element.iter(qn("a:lvl1pPr")):
        level.set("algn", "l" if at_left else "r")
        for tint in list(level.iter(qn("a:tint"))):
            tint.getparent().remove(tint)


def _put(place: Any, left: float, top: float, width: float, height: float) -> None:
    place.left, place.top, place.width, place.height = (Emu(Pt(each)) for each in (left, top, width, height))


def _rule(top: float) -> Any:
    """Return a line below the title; it says nothing, and screen readers pass over what a layout draws."""
    return parse_xml(
        f'<p:cxnSp {nsdecls("p", "a")}><p:nvCxnSpPr><p:cNvPr id="90" name="Rule"/><p:cNvCxnSpPr/>'
        '<p:nvPr userDrawn="1"/></p:nvCxnSpPr><p:spPr>'
        f'<a:xfrm><a:off x="{Pt(LEFT)}" y="{Pt(top)}"/><a:ext cx="{Pt(ROOM)}" cy="0"/></a:xfrm>'
        '<a:prstGeom prst="line"><a:avLst/></a:prstGeom><a:ln w="19050"><a:solidFill><a:schemeClr val="tx1"/>'
        "</a:solidFill></a:ln></p:spPr></p:cxnSp>"
    )
