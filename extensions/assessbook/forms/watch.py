"""Watch the XML of a workbook go by: refuse what no spreadsheet program writes, note what the parser does not show.

calamine shows a cell with an error, or a formula without a result, as blank; it does not show comments, and merged
cells of OpenDocument files neither. And a few bytes can claim cells at the far corner of a sheet, which it would make
room for. So every start of an element is looked at once, before.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Literal
from xml.parsers import expat

from ..catalogue.phrases import Text
from .reading import Unreadable

MAX_DEPTH = 100
MAX_ROWS = 20_000
MAX_COLUMNS = 256
MAX_CELLS = 4_000_000

TOO_LARGE: Text = "The file is larger than any filled form. Remove pictures and pasted data, and send it again."
DAMAGED: Text = "The file is damaged: it may have been cut off on its way. Save it again and send it once more."
NOT_A_FORM: Text = (
    "The file holds far more rows or columns than a form. Copy your answers into a fresh form and send that."
)
LOCKED: Text = (
    "The file is locked with a password. Open it, remove the password, save it as .xlsx or .ods, and send that file."
)
DOCUMENT_TYPE: Text = "The file holds a document type, which no spreadsheet program writes. It is not read."

Oddity = Literal["error", "formula", "comment", "merged"]
Attributes = Mapping[str, str]
_MAX_ODD = 10_000


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


def parse(part: bytes) -> None:
    """Parse a part that holds no cells; raises Unreadable when it is not well-formed or has a document type."""
    _parse(_parser(), part)


def _parser() -> expat.XMLParserType:
    parser = expat.ParserCreate("UTF-8")  # whatever a part says of itself: the parser after this one knows no other
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
