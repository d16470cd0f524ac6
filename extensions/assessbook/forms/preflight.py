"""Look at a container before a parser does: files that come back are hostile until read (design §6).

A workbook is a ZIP of XML parts. Limits are on the file, the number of parts, what they expand to, and the depth and
dimensions of the XML; document types are refused, so no entity is ever expanded. Parts are read in pieces, because
the size written in a ZIP may lie.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any
from xml.parsers import expat

from .reading import Unreadable

MAX_FILE = 20_000_000
MAX_PARTS = 2_000
MAX_PART = 32_000_000
MAX_TOTAL = 64_000_000
MAX_DEPTH = 100
MAX_ROWS = 20_000
MAX_COLUMNS = 256
_PIECE = 65_536

TOO_LARGE = "The file is larger than any filled form. Remove pictures and pasted data, and send it again."
DAMAGED = "The file is damaged: it may have been cut off on its way. Save it again and send it once more."
NOT_A_FORM = "The file holds far more rows or columns than a form. Copy your answers into a fresh form and send that."


@dataclass
class Scan:
    """What the parts of a container show before it is parsed."""

    parts: frozenset[str]
    errors: list[tuple[str, str, str]] = field(default_factory=list)
    """(part, cell, what it shows) of each cell that shows an error instead of a value."""


def scan(data: bytes) -> Scan:
    """Check a workbook container and return what was seen; raises Unreadable when it is not safe to parse."""
    if len(data) > MAX_FILE:
        raise Unreadable(TOO_LARGE)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = archive.namelist()
            if len(names) > MAX_PARTS:
                raise Unreadable(TOO_LARGE)
            seen = Scan(frozenset(names))
            total = 0
            for name in names:
                total += _check_part(archive, name, seen, MAX_TOTAL - total)
    except (zipfile.BadZipFile, EOFError, OSError, ValueError, NotImplementedError, RuntimeError) as error:
        raise Unreadable(DAMAGED) from error
    return seen


def part(data: bytes, name: str) -> bytes | None:
    """Return one small part of a container that `scan` has passed; None when there is none."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return archive.read(name) if name in archive.namelist() else None


def _check_part(archive: zipfile.ZipFile, name: str, seen: Scan, room: int) -> int:
    parser = _Parser(name, seen) if name.endswith((".xml", ".rels")) else None
    size = 0
    for piece in _pieces(archive, name):
        size += len(piece)
        if size > MAX_PART or size > room:
            raise Unreadable(TOO_LARGE)
        if parser:
            parser.feed(piece)
    if parser:
        parser.close()
    return size


def _pieces(archive: zipfile.ZipFile, name: str) -> Iterator[bytes]:
    with archive.open(name) as stream:
        while piece := stream.read(_PIECE):
            yield piece


class _Parser:
    """Watches the XML of one part go by."""

    def __init__(self, name: str, seen: Scan) -> None:
        self.name = name
        self.seen = seen
        self.depth = 0
        self.rows = 0
        self.cell = ""
        self.shown: list[str] | None = None
        self.parser = expat.ParserCreate()
        self.parser.StartDoctypeDeclHandler = self._refuse
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self._text

    def feed(self, piece: bytes) -> None:
        try:
            self.parser.Parse(piece, False)
        except expat.ExpatError as error:
            raise Unreadable(DAMAGED) from error

    def close(self) -> None:
        try:
            self.parser.Parse(b"", True)
        except expat.ExpatError as error:
            raise Unreadable(DAMAGED) from error

    def _refuse(self, *_: Any) -> None:
        raise Unreadable("The file holds a document type, which no spreadsheet program writes. It is not read.")

    def _start(self, tag: str, attributes: Mapping[str, str]) -> None:
        self.depth += 1
        if self.depth > MAX_DEPTH:
            raise Unreadable(DAMAGED)
        watch: Callable[[Mapping[str, str]], None] | None = getattr(self, f"_see_{tag.rpartition(':')[2]}", None)
        if watch:
            watch(attributes)

    def _end(self, tag: str) -> None:
        self.depth -= 1
        if self.shown is not None and tag in ("c", "table:table-cell"):
            self.seen.errors.append((self.name, self.cell, "".join(self.shown) or "#ERROR"))
            self.shown = None

    def _text(self, text: str) -> None:
        if self.shown is not None and len(self.shown) < 20:
            self.shown.append(text)

    def _see_row(self, attributes: Mapping[str, str]) -> None:
        self._within(_number(attributes.get("r", "0")), MAX_ROWS)

    def _see_c(self, attributes: Mapping[str, str]) -> None:
        self.cell = attributes.get("r", "")
        letters, digits = self.cell.rstrip("0123456789"), self.cell.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
        self._within(_number(digits or "0"), MAX_ROWS)
        self._within(column_number(letters), MAX_COLUMNS)
        if attributes.get("t") == "e":
            self.shown = []

    # In an ODS file rows and cells repeat: a few bytes can stand for a billion cells. LibreOffice writes one long
    # repeat of empty rows or cells at the end of each sheet, which stays empty when it is read.
    def _see_table(self, attributes: Mapping[str, str]) -> None:
        self.rows = 0

    def _within(self, value: int, limit: int) -> None:
        if value > limit:
            raise Unreadable(NOT_A_FORM)


def _number(digits: str) -> int:
    if not digits.isdecimal() or len(digits) > 9:
        raise Unreadable(DAMAGED)
    return int(digits)


def column_number(letters: str) -> int:
    """Return the number of a column: A is 1, AA is 27."""
    number = 0
    for letter in letters[:8]:
        number = number * 26 + ord(letter) - 64
    return number


def column_letters(number: int) -> str:
    """Return the letters of a column: 1 is A, 27 is AA."""
    letters = ""
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(65 + rest) + letters
    return letters
