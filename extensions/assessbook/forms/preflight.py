"""Look at a container before a parser does: files that come back are hostile until read (design §6).

A workbook is a ZIP of XML parts. Limits are on the file, the number of parts, what they expand to, and the depth and
dimensions of the XML. The parser is then given a fresh container that holds only the XML that was looked at, so macros,
pictures and whatever else was packed in never reach it.
"""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from ..catalogue.phrases import Text
from .reading import Unreadable
from .watch import DAMAGED, LOCKED, MAX_COLUMNS, TOO_LARGE, Odd, Room, parse
from .watch_ods import OdsWatch
from .watch_xlsx import XlsxWatch

MAX_FILE = 20_000_000
MAX_PARTS = 2_000
MAX_PART = 32_000_000
MAX_TOTAL = 64_000_000
_MAX_DIRECTORY = 1_000_000
_PIECE = 65_536
_GLIMPSE = 1_000_000

BINARY: Text = (
    "This is a binary workbook (.xlsb). Open it, choose “Save as” and the format “Excel workbook (.xlsx)”, and send "
    "that file."
)

Kind = Literal["xlsx", "ods", "xlsb"]
_HOME: Mapping[str, Kind] = {"xl/workbook.xml": "xlsx", "xl/workbook.bin": "xlsb", "content.xml": "ods"}
_SPREADSHEET = b"application/vnd.oasis.opendocument.spreadsheet"
_LINE_END = re.compile(rb"<text:line-break\s*/>")
_TAB = re.compile(rb"<text:tab\s*/>")
_SMALL = 2_000_000
_HOLDS_CELLS = re.compile(rb"<(?:[^<>\s/]*:)?(?:c|row|mergeCell|comment|table|encryption-data)[\s/>]")
"""Finds each start of an element that matters in well-formed XML. Parts without any are parsed, but not watched."""
_XML = re.compile(r".*\.(xml|rels)")


@dataclass(frozen=True)
class Scan:
    """A container that is safe to parse. `parts` holds its XML; `others` names what else it holds."""

    kind: Literal["xlsx", "ods"]
    parts: Mapping[str, bytes]
    others: frozenset[str]
    odd: tuple[Odd, ...]

    def fresh(self) -> bytes:
        """Return a container with the XML parts only."""
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w") as archive:
            if self.kind == "ods":
                archive.writestr(zipfile.ZipInfo("mimetype"), _SPREADSHEET)
            for name, data in self.parts.items():
                archive.writestr(zipfile.ZipInfo(name), _with_line_ends(data) if self.kind == "ods" else data)
        return out.getvalue()


def _with_line_ends(part: bytes) -> bytes:
    """Put the sign itself in place of the element for a line end or a tab: the parser leaves such elements out."""
    return _TAB.sub(b"\t", _LINE_END.sub(b"\n", part))


def kind_of(data: bytes) -> Kind | None:
    """Tell which kind of workbook a file is by the parts it names; None when it is none."""
    if not data.startswith(b"PK"):
        return None
    try:
        with _open(data) as archive:
            names = {info.filename for info in archive.infolist()}
    except Unreadable:
        return "xlsx" if b"xl/" in data else "ods" if _SPREADSHEET in data[:500] else None
    kind = next((kind for home, kind in _HOME.items() if home in names), None)
    return None if kind == "ods" and _SPREADSHEET not in data[:500] and "mimetype" in names else kind


def scan(data: bytes, columns: int = MAX_COLUMNS) -> Scan:
    """Check a workbook and return its parts with what is odd about its cells; raises Unreadable when it is not safe.

    `columns` is the most that a sheet may have.
    """
    kind = kind_of(data)
    if kind == "xlsb":
        raise Unreadable(BINARY)
    if kind is None:
        raise Unreadable(DAMAGED)
    odd: list[Odd] = []
    cells = Room(columns=columns)
    parts, others = unpacked(data, lambda name, part: odd.extend(_look(name, part, kind, cells)))
    return Scan(kind, parts, others, tuple(odd))


def names(data: bytes) -> frozenset[str]:
    """Return what a container says it holds; nothing when it is no container, or a damaged one."""
    try:
        with _open(data) as archive:
            return frozenset(info.filename for info in archive.infolist())
    except Unreadable:
        return frozenset()


def glimpse(data: bytes, name: str) -> bytes:
    """Return the beginning of one part of a container; nothing when it has no such part, or is damaged."""
    try:
        with _open(data) as archive, archive.open(name) as part:
            return part.read(_GLIMPSE)
    except (Unreadable, KeyError, RuntimeError, zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError):
        return b""


def unpacked(data: bytes, look: Callable[[str, bytes], None]) -> tuple[Mapping[str, bytes], frozenset[str]]:
    """Return the XML parts of a container, each shown to `look`, and the names of what else it holds.

    Raises Unreadable when it is damaged, too large or locked; `look` raises it when a part is not safe to parse.
    """
    if len(data) > MAX_FILE:
        raise Unreadable(TOO_LARGE)
    parts: dict[str, bytes] = {}
    others: set[str] = set()
    room = MAX_TOTAL
    with _open(data) as archive:
        for info in _files(archive):
            if info.filename in parts or info.filename in others:
                raise Unreadable(DAMAGED)
            if not _XML.fullmatch(info.filename):
                others.add(info.filename)
                continue
            part = parts[info.filename] = _inflate(archive, info, room)
            room -= len(part)
            look(info.filename, part)
    return parts, frozenset(others)


def _open(data: bytes) -> zipfile.ZipFile:
    """Open a container after a look at its end record; a directory of a million parts is not even listed."""
    end = data.rfind(b"PK\x05\x06", -65_557)
    if end < 0 or len(data) < end + 22:
        raise Unreadable(DAMAGED)
    count, size = (
        int.from_bytes(data[end + 10 : end + 12], "little"),
        int.from_bytes(data[end + 12 : end + 16], "little"),
    )
    if count > MAX_PARTS or size > _MAX_DIRECTORY:
        raise Unreadable(TOO_LARGE)
    try:
        return zipfile.ZipFile(io.BytesIO(data))
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as error:
        raise Unreadable(DAMAGED) from error


def _files(archive: zipfile.ZipFile) -> Iterator[zipfile.ZipInfo]:
    for info in archive.infolist():
        if info.flag_bits & 1:
            raise Unreadable(LOCKED)
        if not info.is_dir():
            yield info


def _inflate(archive: zipfile.ZipFile, info: zipfile.ZipInfo, room: int) -> bytes:
    """Return one part, at most `room` bytes. The size written in a ZIP may lie: all is read, then compared."""
    declared, info.file_size = info.file_size, MAX_PART + 2 * _PIECE
    most = min(MAX_PART, room)
    pieces: list[bytes] = []
    try:
        with archive.open(info) as stream:
            while most >= 0 and (piece := stream.read(_PIECE)):
                most -= len(piece)
                pieces.append(piece)
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, NotImplementedError) as error:
        raise Unreadable(DAMAGED) from error
    if most < 0:
        raise Unreadable(TOO_LARGE)
    part = b"".join(pieces)
    if len(part) != declared:
        raise Unreadable(DAMAGED)
    return part


def _look(name: str, part: bytes, kind: Literal["xlsx", "ods"], room: Room) -> list[Odd]:
    """Look at one part and return what is odd about its cells; raises Unreadable when it is not safe to parse."""
    if len(part) <= _SMALL and not _HOLDS_CELLS.search(part):
        parse(part)
        return []
    return (XlsxWatch if kind == "xlsx" else OdsWatch)(name, room).look(part)
