"""A filled workbook, read: rows by their code, columns by their header code, wherever they were moved to."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from .form import COLUMNS, EVIDENCE, Area
from .preflight import scan
from .reading import Entry, Raw, Reading, Stray
from .watch import Odd, column_number
from .xlsx_besides import besides
from .xlsx_marks import CODE, COLUMN, LIST, PRINTED, known, row_code, visible
from .xlsx_origin import Own, is_hidden, own
from .xlsx_sheets import Sheet, sheets

ID = "xlsx"
Row = tuple[Raw | None, ...]

_NO_ROW = "this row has no code, so the question it belongs to is not known"
_NO_COLUMN = "this column is not part of the form"
_NO_SHEET = "this sheet is not part of the form"
_OVERWRITTEN = "this is not what the form printed here"
_COMMENT = "this is a comment attached to the cell, not an entry in it"
_UNCOUNTED = (
    "this formula has no result in the file; open the file, save it and send it again, or type the answer itself"
)


@dataclass
class _Found:
    """What has been found so far, in the order of the file."""

    own: Own
    entries: list[Entry] = field(default_factory=list)
    strays: list[Stray] = field(default_factory=list)
    remarks: list[tuple[str, str]] = field(default_factory=list)
    asked: set[str] = field(default_factory=set)


def read(data: bytes) -> Reading:
    """Return what a filled workbook holds; raises Unreadable when it is not safe or not whole."""
    seen = scan(data)
    found_sheets = sheets(seen)
    about = own(found_sheets, seen)
    found = _Found(about, remarks=[*about.remarks, *besides(seen)])
    for sheet in found_sheets:
        if not is_hidden(sheet):
            _sheet(sheet, found)
    return Reading(
        ID,
        about.origin,
        tuple(found.entries),
        tuple(found.strays),
        frozenset(found.asked),
        tuple(found.remarks),
        about.carried,
    )


def _sheet(sheet: Sheet, found: _Found) -> None:
    header = _header(sheet)
    if header is None:
        _strange(sheet, found)
        return
    columns = {
        position: value.removeprefix(COLUMN).strip().lower()
        for position, value in enumerate(sheet.rows[header])
        if isinstance(value, str) and value.startswith(COLUMN)
    }
    table = _Table(sheet, columns, header, found.own.printed)
    if "code" not in columns.values() and {"answer", "title"} & set(columns.values()):
        found.remarks.append(("the column of codes is missing, so no row of this sheet could be placed", sheet.name))
    for row, cells in enumerate(sheet.rows):
        if row != header and not _is_header(cells):
            _row(table, row, cells, found)
    _oddities(table, found)


@dataclass(frozen=True)
class _Table:
    """A sheet of the form: the code of each column by its position, and what the form printed."""

    sheet: Sheet
    columns: Mapping[int, str]
    header: int
    printed: frozenset[str] | None

    def key(self, row: int) -> tuple[Area, str] | None:
        """Return which question, field or document a row is about; None when it says none."""
        cells = self.sheet.rows[row] if row < len(self.sheet.rows) else ()
        texts = (cells[at] for at, name in self.columns.items() if name == "code" and at < len(cells))
        text = next((str(text) for text in texts if text is not None and visible(str(text))), "")
        if "title" in self.columns.values():
            titles = (self.header, self.header + 1)
            return ("evidence", visible(text)) if text and row not in titles else None
        code = row_code(text)
        if code is None:
            return None
        area, _, name = code.rpartition(":")
        return (area or "answer", name)  # type: ignore[return-value]

    def takes(self, area: Area, column: str) -> bool:
        """Tell whether rows of that kind have an entry in that column."""
        return column in {"answer": COLUMNS, "evidence": EVIDENCE}.get(area, ("answer",))

    def prints(self, value: Raw) -> bool:
        """Tell whether the form itself put this text there."""
        return self.printed is not None and isinstance(value, str) and known(value, self.printed)


def _row(table: _Table, row: int, cells: Row, found: _Found) -> None:
    key = table.key(row)
    if key and key[0] == "answer":
        found.asked.add(key[1].partition("/")[0])
    for at, value in enumerate(cells):
        if value is None or not visible(str(value)):
            continue
        column = table.columns.get(at, "")
        place = table.sheet.place(row, at)
        if key and table.takes(key[0], column):
            found.entries.append(Entry(*key, column, value, place))
        elif why := _why_stray(table, row, key, column, value):
            found.strays.append(Stray(str(value), place, why))


def _why_stray(table: _Table, row: int, key: tuple[Area, str] | None, column: str, value: Raw) -> str | None:
    """Return why a value has no place; None when the form itself printed it."""
    if table.prints(value) or (key and column == "code"):
        return None
    if table.printed is None and (column in PRINTED or row < table.header):
        return None
    if key is None:
        return _NO_ROW
    return _OVERWRITTEN if column in PRINTED else f"{_NO_COLUMN}; it stands in the row {key[1]}"


def _strange(sheet: Sheet, found: _Found) -> None:
    """Keep what stands in a sheet that is not part of the form: a stray for each row, its cells joined."""
    if sheet.rows and str(next(iter(sheet.rows[0]), "")).startswith(LIST):
        return
    printed = found.own.printed or frozenset()
    for row, cells in enumerate(sheet.rows):
        kept = [
            (at, str(value))
            for at, value in enumerate(cells)
            if value is not None and visible(str(value)) and not (isinstance(value, str) and known(value, printed))
        ]
        if kept:
            found.strays.append(Stray(" | ".join(text for _, text in kept), sheet.place(row, kept[0][0]), _NO_SHEET))
    for odd in sheet.odd:
        if odd.what == "comment":
            found.strays.append(Stray(odd.text, f"{sheet.name}!{odd.cell}", _COMMENT))


def _oddities(table: _Table, found: _Found) -> None:
    for odd in table.sheet.odd:
        place = f"{table.sheet.name}!{odd.cell}"
        row, at = _position(odd.cell)
        key, column = table.key(row), table.columns.get(at, "")
        if odd.what == "comment":
            found.strays.append(Stray(odd.text, place, _COMMENT))
        elif odd.what == "merged":
            _merged(table, odd, found)
        elif odd.what == "error" and key and table.takes(key[0], column):
            found.entries.append(Entry(*key, column, odd.text or "#VALUE!", place))
        elif odd.what == "error":
            found.remarks.append((f"this cell shows the error {odd.text}", place))
        elif not table.prints(odd.text):
            found.strays.append(Stray(odd.text, place, _UNCOUNTED))


def _merged(table: _Table, odd: Odd, found: _Found) -> None:
    """Report merged cells that touch an entry: what stood in them counts for the first cell only."""
    (first, left), (last, right) = _position(odd.cell), _position(odd.text)
    for row in range(first, min(last + 1, len(table.sheet.rows))):
        key = table.key(row)
        if key and any(table.takes(key[0], table.columns.get(at, "")) for at in range(left, right + 1)):
            place = f"{table.sheet.name}!{odd.cell}:{odd.text}"
            found.remarks.append(("these cells were merged; what stands there was read for the first one only", place))
            return


def _header(sheet: Sheet) -> int | None:
    return next((row for row, cells in enumerate(sheet.rows) if _is_header(cells)), None)


def _is_header(cells: Row) -> bool:
    codes = [value for value in cells if isinstance(value, str) and value.startswith(COLUMN)]
    return CODE in codes or len(codes) > 1


def _position(cell: str) -> tuple[int, int]:
    letters = cell.rstrip("0123456789")
    return int(cell[len(letters) :] or 1) - 1, column_number(letters) - 1
