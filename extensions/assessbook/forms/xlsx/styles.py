"""How a workbook looks: its styles, and how high a row must be to show a text.

Every colour of text has a contrast of at least 4.5 to 1 against its ground, every border of a field 3 to 1; what a
colour says, a border, bold type or words say too.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Any

from xlsxwriter.format import Format
from xlsxwriter.utility import xl_pixel_width
from xlsxwriter.workbook import Workbook

TYPE: Mapping[str, Any] = {"font_name": "Arial", "font_scheme": "none"}
"""No theme: with one, Excel puts the theme's type in place of the one named."""
SIZE = 10
SMALL = 9

_INK, _QUIET = "#1F2933", "#4A5560"
_DEEP, _BAND, _SOFT, _FIELD = "#1F3A5F", "#DCE6F1", "#F3F6FA", "#FFFBE8"
_RULE, _EDGE = "#B8C4D1", "#75869A"

Properties = Mapping[str, Any]
_TEXT: Properties = {**TYPE, "font_size": SIZE, "font_color": _INK, "valign": "top", "text_wrap": True}
_CELL: Properties = {**_TEXT, "border": 1, "border_color": _RULE}
_LINK: Properties = {"font_color": "#0B4F8A", "underline": 1}
_INPUT: Properties = {**_CELL, "bg_color": _FIELD, "border_color": _EDGE, "locked": False}

STYLES: Mapping[str, Properties] = {
    "title": {
        **TYPE,
        "font_size": 16,
        "bold": True,
        "font_color": "#FFFFFF",
        "bg_color": _DEEP,
        "valign": "vcenter",
    },
    "under-title": {
        **TYPE,
        "font_size": SIZE,
        "font_color": "#FFFFFF",
        "bg_color": _DEEP,
        "valign": "vcenter",
    },
    "band": {**_TEXT, "bold": True, "font_color": _DEEP, "bg_color": _BAND, "valign": "vcenter", "text_wrap": False},
    "band-link": {**_TEXT, **_LINK, "bg_color": _BAND, "valign": "vcenter", "text_wrap": False},
    "prose": _TEXT,
    "line": {**_TEXT, "text_wrap": False},
    "heading": {**_TEXT, "font_size": 12, "bold": True, "font_color": _DEEP, "valign": "bottom", "text_wrap": False},
    "header": {**_CELL, "bold": True, "font_color": "#FFFFFF", "bg_color": _DEEP, "valign": "vcenter"},
    "section": {**_TEXT, "bold": True, "font_color": _DEEP, "bg_color": _BAND, "top": 2, "top_color": _DEEP},
    "section-intro": {**_TEXT, "font_size": SMALL, "bg_color": _BAND, "top": 2, "top_color": _DEEP},
    "number": {**_CELL, "bold": True, "font_color": _DEEP},
    "question": {**_CELL, "bold": True},
    "part": {**_CELL, "indent": 2},
    "guidance": {**_CELL, "font_size": SMALL, "font_color": _QUIET},
    "printed": _CELL,
    "printed-bold": {**_CELL, "bold": True},
    "link": {**_CELL, **_LINK},
    "code": {**_CELL, "font_size": 8, "font_color": _QUIET},
    "no-entry": {**_CELL, "bg_color": "#E4E8ED", "pattern": 1},
    "identity": {**_TEXT, "font_size": 8, "font_color": _QUIET, "text_wrap": False},
    "text": {**_INPUT, "num_format": "@"},
    "any": _INPUT,
    "whole": {**_INPUT, "num_format": "#,##0", "align": "right"},
    "decimal": {**_INPUT, "num_format": "#,##0.##", "align": "right"},
    "day": {**_INPUT, "num_format": "yyyy-mm-dd", "align": "left"},
    "month": {**_INPUT, "num_format": "yyyy-mm", "align": "left"},
    "year": {**_INPUT, "num_format": "0", "align": "left"},
    "missing": {"bg_color": "#FDE3C8", "border": 5, "border_color": "#9A3412"},
    "doubtful": {"bold": True, "font_color": "#8A1C0B", "bg_color": "#FDE3C8", "border": 5, "border_color": "#9A3412"},
}
_BOLD: Properties = {**TYPE, "font_size": SMALL, "font_color": _INK, "bold": True}
_PLAIN: Properties = {**TYPE, "font_size": SMALL, "font_color": _QUIET}
RUNS: Mapping[str, Properties] = {"lead": _BOLD, "run": _PLAIN}
"""Styles of a part of a cell's text."""


class Styles:
    """The styles of one workbook, each made on first use."""

    def __init__(self, book: Workbook, right_to_left: bool) -> None:
        self._book = book
        self._order = {"reading_order": 2} if right_to_left else {}
        self._made: dict[str, Format] = {}

    def __getitem__(self, name: str) -> Format:
        if name not in self._made:
            properties = RUNS[name] if name in RUNS else {**STYLES[name], **self._order}
            self._made[name] = self._book.add_format(dict(properties))
        return self._made[name]


def wraps(style: str) -> bool:
    """Tell whether a style breaks its text into lines."""
    return bool(STYLES[style].get("text_wrap"))


def height(text: str, width: float, style: str) -> float:
    """Return the height in points of a row that shows `text` whole in a column of `width`.

    Widths are in Excel's unit, the digits of its standard type.
    """
    size = STYLES[style]["font_size"]
    room = width - 2 * STYLES[style].get("indent", 0)
    return _MARGIN + len(broken(text, room, size, bool(STYLES[style].get("bold")))) * _LINE[size]


_WIDER = 1.1
"""How much wider than Excel's own type may be what another program puts in its place; bold type more so."""
_BOLDER = 1.08
_SPACE = 3
_MARGIN = 3.0
_LINE: Mapping[float, float] = {8: 11.25, 9: 12.75, 10: 13.5, 12: 17.25, 16: 22.5}
"""Height of a line by size of type, in points: whole pixels of the screen."""
_BREAKS = re.compile(r"[^ -]+-*|-+| ")


@lru_cache(maxsize=65_536)
def broken(text: str, width: float, size: float, bold: bool = False) -> tuple[str, ...]:
    """Return the lines of `text` in a column of `width`, with type of that size."""
    room = (width * 7 - 4) * 11 / (size * _WIDER * (_BOLDER if bold else 1))
    return tuple(line for paragraph in text.split("\n") for line in _broken(paragraph, room))


def _broken(paragraph: str, room: float) -> Iterator[str]:
    line, used = "", 0.0
    for word in _BREAKS.findall(paragraph):
        needs = _SPACE if word == " " else _pixels(word)
        if line and word != " " and used + needs > room:
            yield line.rstrip()
            line, used = "", 0.0
        while needs > room and len(word) > 1:
            fits = max(1, int(len(word) * room / needs))
            yield word[:fits]
            word = word[fits:]
            needs = _pixels(word)
        line += word
        used += needs
    yield line.rstrip()


@lru_cache(maxsize=65_536)
def _pixels(word: str) -> int:
    if word.isascii():
        return int(xl_pixel_width(word))
    return sum(15 if unicodedata.east_asian_width(sign) in "WF" else int(xl_pixel_width(sign)) for sign in word)
