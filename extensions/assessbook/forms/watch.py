"""Watch the XML of a workbook go by: refuse what no spreadsheet program writes, note what the parser does not show.

calamine shows a cell with an error, or a formula without a result, as blank; it does not show comments, and merged
cells of OpenDocument files neither. And a few bytes can claim cells at the far corner of a sheet, which it would make
room for. So every start of an element is looked at once, before.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Literal
from xml.parsers import expat

from .reading import Unreadable

MAX_DEPTH = 100
MAX_ROWS = 20_000
MAX_COLUMNS = 256
MAX_CELLS = 4_000_000

TOO_LARGE = "The file is larger than any filled form. Remove pictures and pasted data, and send it again."
DAMAGED = "The file is damaged: it may have been cut off on its way. Save it again and send it once more."
NOT_A_FORM = "The file holds far more rows or columns than a form. Copy your answers into a fresh form and send that."
LOCKED = (
    "The file is locked with a password. Open it, remove the password, save it as .xlsx or .ods, and send that file."
)
DOCUMENT_TYPE = "The file holds a document type, which no spreadsheet program writes. It is not read."

Oddity = Literal["error", "formula", "comment", "merged"]
Attributes = Mapping[str, str]
_CELL = re.compile(r"([A-Z]{1,3})([1-9][0-9]{0,6})")
_MAX_ODD = 10_000
_SMALL = 2_000_000
_HOLDS_CELLS = re.compile(rb"<(?:[^<>\s/]*:)?(?:c|row|mergeCell|comment|table|encryption-data)[\s/>]")
"""Finds each start of an element that matters in well-formed XML. Parts without any are parsed, but not watched."""


@dataclass(frozen=True, slots=True)
class Odd:
    """Something about one cell. `sheet` is the name of the part, in an OpenDocument file the name of the sheet.

    `text` is what the cell shows in place of a value, the formula that has no result, the words of the comment, or the
    last cell of the merged ones.
    """

    sheet: str
    cell: str
    what: Oddity
    text: str


@dataclass
class Room:
    """How many more cells all sheets of one file together may span, and how many columns each."""

    cells: int = MAX_CELLS
    columns: int = MAX_COLUMNS

    def take(self, cells: int) -> None:
        """Take the cells that one sheet spans; raises Unreadable when they are too many."""
        self.cells -= cells
        if self.cells < 0:
            raise Unreadable(NOT_A_FORM)


def look(name: str, part: bytes, kind: Literal["xlsx", "ods"], room: Room) -> list[Odd]:
    """Look at one part and return what is odd about its cells; raises Unreadable when it is not safe to parse."""
    if len(part) <= _SMALL and not _HOLDS_CELLS.search(part):
        _parse(_parser(), part)
        return []
    return (XlsxWatch if kind == "xlsx" else OdsWatch)(name, room).look(part)


def _parser() -> expat.XMLParserType:
    parser = expat.ParserCreate()
    parser.StartDoctypeDeclHandler = _refuse
    return parser


def _refuse(*_: Any) -> None:
    raise Unreadable(DOCUMENT_TYPE)


def _parse(parser: expat.XMLParserType, part: bytes) -> None:
    if b"\0" in part:
        raise Unreadable(DAMAGED)
    try:
        parser.Parse(part, True)
    except expat.ExpatError as error:
        raise Unreadable(DAMAGED) from error


class Watch:
    """Watches one part. Subclasses say which elements they look at, by local name."""

    starts: Mapping[str, str] = {}
    ends: Mapping[str, str] = {}

    def __init__(self, sheet: str, room: Room) -> None:
        self.sheet = sheet
        self.room = room
        self.odd: list[Odd] = []
        self.rows = self.columns = 0
        self._depth = 0
        self._heard: list[str] = []
        self._starts: dict[str, Callable[[Attributes], None] | None] = {}
        self._ends: dict[str, Callable[[], None] | None] = {}
        self._parser = _parser()
        self._parser.StartElementHandler = self._start
        self._parser.EndElementHandler = self._end

    def look(self, part: bytes) -> list[Odd]:
        """Look at the part and return what is odd about its cells; raises Unreadable."""
        _parse(self._parser, part)
        self.room.take(self.rows * self.columns)
        return self.odd

    def _start(self, tag: str, attributes: Attributes) -> None:
        self._depth += 1
        if self._depth > MAX_DEPTH:
            raise Unreadable(DAMAGED)
        try:
            action = self._starts[tag]
        except KeyError:
            name = self.starts.get(tag.rpartition(":")[2])
            action = self._starts[tag] = getattr(self, name) if name else None
        if action:
            action(attributes)

    def _end(self, tag: str) -> None:
        self._depth -= 1
        try:
            action = self._ends[tag]
        except KeyError:
            name = self.ends.get(tag.rpartition(":")[2])
            action = self._ends[tag] = getattr(self, name) if name else None
        if action:
            action()

    def _listen(self) -> None:
        self._heard = []
        self._parser.CharacterDataHandler = self._heard.append

    def _stop(self) -> str:
        self._parser.CharacterDataHandler = None
        return "".join(self._heard)[:32_767]

    def _note(self, cell: str, what: Oddity, text: str) -> None:
        if len(self.odd) < _MAX_ODD:
            self.odd.append(Odd(self.sheet, cell, what, text))

    def _filled(self, row: int, column: int) -> None:
        """Note that the cell at (row, column), counted from 1, holds something."""
        if row > MAX_ROWS or column > self.room.columns:
            raise Unreadable(NOT_A_FORM)
        self.rows, self.columns = max(self.rows, row), max(self.columns, column)


class XlsxWatch(Watch):
    """Watches a part of an Excel workbook."""

    starts = {
        "row": "_row",
        "c": "_cell",
        "f": "_formula",
        "v": "_value",
        "is": "_value",
        "mergeCell": "_merged",
        "comment": "_comment",
        "t": "_words",
    }
    ends = {"c": "_cell_over", "f": "_formula_over", "v": "_value_over", "comment": "_comment_over", "t": "_words_over"}

    _at = (0, 0)
    _type = ""
    _calculated = ""
    _has_value = False
    _comments = False
    _said: list[str] | None = None
    _place = ""

    def _row(self, attributes: Attributes) -> None:
        number = attributes.get("r", "")
        if number and not re.fullmatch("[0-9]{1,9}", number):
            raise Unreadable(DAMAGED)
        self._at = (int(number) if number else self._at[0] + 1, 0)

    def _cell(self, attributes: Attributes) -> None:
        self._place = attributes.get("r", "")
        self._at = (self._at[0], self._at[1] + 1)
        self._type = attributes.get("t", "")
        self._calculated, self._has_value = "", False

    def _here(self) -> tuple[int, int]:
        """Return (row, column) of the cell; looked up only for cells that hold something."""
        if self._place:
            found = _CELL.fullmatch(self._place)
            if not found:
                raise Unreadable(DAMAGED)
            self._at = (int(found[2]), column_number(found[1]))
        return self._at

    def _formula(self, _: Attributes) -> None:
        self._filled(*self._here())
        self._listen()

    def _formula_over(self) -> None:
        self._calculated = "=" + self._stop()

    def _value(self, _: Attributes) -> None:
        self._filled(*self._here())
        if self._type == "e" or self._calculated:
            self._listen()

    def _value_over(self) -> None:
        if self._type == "e":
            self._note(self._name(), "error", self._stop())
            self._has_value = True
        elif self._calculated:
            self._has_value = bool(self._stop()) or self._type == "str"

    def _cell_over(self) -> None:
        if self._calculated and not self._has_value:
            self._note(self._name(), "formula", self._calculated)

    def _name(self) -> str:
        row, column = self._here()
        return f"{column_letters(column)}{row}"

    def _merged(self, attributes: Attributes) -> None:
        first, _, last = attributes.get("ref", "").partition(":")
        if _CELL.fullmatch(first) and _CELL.fullmatch(last):
            self._note(first, "merged", last)

    def _comment(self, attributes: Attributes) -> None:
        self._place, self._said = attributes.get("ref", ""), []

    def _words(self, _: Attributes) -> None:
        if self._said is not None:
            self._listen()

    def _words_over(self) -> None:
        if self._said is not None:
            self._said.append(self._stop())

    def _comment_over(self) -> None:
        self._note(self._place, "comment", "".join(self._said or ()))
        self._said = None


class OdsWatch(Watch):
    """Watches a part of an OpenDocument spreadsheet.

    Rows and cells repeat there: LibreOffice ends each sheet with a million repeated empty ones, which stay empty when
    it is read. Only cells that hold something count.
    """

    starts = {
        "table": "_table",
        "table-row": "_row",
        "table-cell": "_cell",
        "covered-table-cell": "_cell",
        "annotation": "_comment",
        "p": "_paragraph",
        "encryption-data": "_locked",
    }
    ends = {
        "table": "_table_over",
        "table-cell": "_cell_over",
        "covered-table-cell": "_cell_over",
        "annotation": "_comment_over",
        "p": "_over",
    }

    _in_table = False
    _row_at = _next_row = _column_at = _next_column = 1
    _rows_repeated = _columns_repeated = 1
    _cell_attributes: Attributes = {}
    _said: list[str] | None = None
    _shown: list[str] | None = None

    def _table(self, attributes: Attributes) -> None:
        if self._in_table:
            raise Unreadable(DAMAGED)
        self._in_table = True
        self.room.take(self.rows * self.columns)
        self.rows = self.columns = 0
        self.sheet = attributes.get("table:name", "")
        self._next_row = 1

    def _table_over(self) -> None:
        self._in_table = False

    def _row(self, attributes: Attributes) -> None:
        self._rows_repeated = _times(attributes, "table:number-rows-repeated")
        self._row_at, self._next_row = self._next_row, self._next_row + self._rows_repeated
        self._next_column = 1

    def _cell(self, attributes: Attributes) -> None:
        self._columns_repeated = _times(attributes, "table:number-columns-repeated")
        self._column_at, self._next_column = self._next_column, self._next_column + self._columns_repeated
        self._cell_attributes, self._shown = attributes, []
        if any(name.startswith("office:") or name == "table:formula" for name in attributes):
            self._holds()
        across, down = (
            _times(attributes, "table:number-columns-spanned"),
            _times(attributes, "table:number-rows-spanned"),
        )
        if across > 1 or down > 1:
            last = f"{column_letters(self._column_at + across - 1)}{self._row_at + down - 1}"
            self._note(self._name(), "merged", last)

    def _holds(self) -> None:
        self._filled(self._row_at + self._rows_repeated - 1, self._column_at + self._columns_repeated - 1)

    def _name(self) -> str:
        return f"{column_letters(self._column_at)}{self._row_at}"

    def _paragraph(self, _: Attributes) -> None:
        if self._said is None and self._shown is not None:
            self._holds()
        self._listen()

    def _over(self) -> None:
        words = self._stop()
        if self._said is not None:
            self._said.append(words)
        elif self._shown is not None:
            self._shown.append(words)

    def _cell_over(self) -> None:
        attributes = self._cell_attributes
        if attributes.get("calcext:value-type") == "error":
            self._note(self._name(), "error", " ".join(self._shown or ()))
        elif "table:formula" in attributes and "office:value-type" not in attributes:
            self._note(self._name(), "formula", attributes["table:formula"].removeprefix("of:"))
        self._shown = None

    def _comment(self, _: Attributes) -> None:
        self._said = []

    def _comment_over(self) -> None:
        self._note(self._name(), "comment", "\n".join(self._said or ()))
        self._said = None

    def _locked(self, _: Attributes) -> None:
        raise Unreadable(LOCKED)


def _times(attributes: Attributes, name: str) -> int:
    digits = attributes.get(name, "1")
    if not re.fullmatch("[0-9]{1,9}", digits):
        raise Unreadable(DAMAGED)
    return max(1, int(digits))


def column_number(letters: str) -> int:
    """Return the number of a column: A is 1, AA is 27."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number


def column_letters(number: int) -> str:
    """Return the letters of a column: 1 is A, 27 is AA."""
    letters = ""
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(65 + rest) + letters
    return letters
