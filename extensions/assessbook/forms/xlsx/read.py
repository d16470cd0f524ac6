"""A filled workbook, read: rows by their code, columns by their header code, wherever they were moved to."""

from __future__ import annotations

from collections.abc import Container, Iterator
from dataclasses import dataclass, field

from ...catalogue.phrases import Text, Told
from ..form import Area
from ..preflight import scan
from ..printed import known, visible
from ..reading import Entry, Reading, Stray
from ..watch import Odd, column_number
from .besides import besides
from .marks import COLUMN, LINK, LIST, LISTED, PRINTED
from .origin import RECORDS, Own, is_hidden, own
from .sheets import Sheet, sheets
from .table import Row, Table, is_header, table_of

ID = "xlsx"

_NO_ROW: Text = "this row has no code, so the question it belongs to is not known"
_NO_COLUMN: Text = "this column is not part of the form; it stands in the row {row}"
_NO_SHEET: Text = "this sheet is not part of the form"
_OVERWRITTEN: Text = "this is not what the form printed here"
_COMMENT: Text = "this is a comment attached to the cell, not an entry in it"
_ERROR: Text = "this cell shows the error {error}"
_MERGED: Text = "these cells were merged; what stands there was read for the first one only"
_UNCODED: Text = "the column of codes is missing, so no row of this sheet could be placed"
_UNCOUNTED: Text = (
    "this formula has no result in the file; open the file, save it and send it again, or type the answer itself"
)


@dataclass
class _Found:
    """What has been found so far, in the order of the file."""

    own: Own
    entries: list[Entry] = field(default_factory=list)
    strays: list[Stray] = field(default_factory=list)
    doubtful: list[Stray] = field(default_factory=list)
    remarks: list[tuple[str, str]] = field(default_factory=list)
    asked: set[str] = field(default_factory=set)


def read(data: bytes) -> Reading:
    """Return what a filled workbook holds; raises Unreadable when it is not safe or not whole."""
    seen = scan(data)
    found_sheets = sheets(seen)
    about = own(found_sheets, seen)
    found = _Found(about, remarks=[*about.remarks, *besides(seen)])
    for sheet in found_sheets:
        if _is_lists(sheet):
            _lists(sheet, found)
        elif is_hidden(sheet):
            found.strays += _rows(sheet, _OVERWRITTEN, RECORDS)
        else:
            _sheet(sheet, found)
    return Reading(
        ID,
        about.origin,
        tuple(found.entries),
        tuple(found.strays),
        frozenset(found.asked),
        tuple(found.remarks),
        about.carried,
        doubtful=tuple(found.doubtful),
    )


def _sheet(sheet: Sheet, found: _Found) -> None:
    table = table_of(sheet, found.own.printed)
    if table is None:
        _strange(sheet, found)
        return
    if not table.has_codes and {"answer", "title"} & set(table.columns.values()):
        found.remarks.append((_UNCODED, sheet.name))
    for row, cells in enumerate(sheet.rows):
        _row(table, row, cells, found)
    _oddities(table, found)


def _row(table: Table, row: int, cells: Row, found: _Found) -> None:
    key, head = table.key(row), is_header(cells)
    if key and key[0] == "answer":
        found.asked.add(key[1].partition("/")[0])
    for at, value in enumerate(cells):
        if value is None or not visible(str(value)) or (head and str(value).startswith(COLUMN)):
            continue
        column = table.columns.get(at, "")
        place = table.sheet.place(row, at)
        if key and table.takes(key[0], column):
            found.entries.append(Entry(*key, column, value, place))
        elif not table.prints(column, value) and not (column == "code" and table.tells(row)):
            kept = found.doubtful if table.printed is None and _may_be_print(table, row, key, column) else found.strays
            kept.append(Stray(str(value), place, _why_stray(key, column)))


def _may_be_print(table: Table, row: int, key: tuple[Area, str] | None, column: str) -> bool:
    """Tell whether the form prints something in such a place."""
    return column in PRINTED or row <= table.header or table.is_titles(row) or (key is not None and key[0] == LINK)


def _why_stray(key: tuple[Area, str] | None, column: str) -> str:
    if key is None:
        return _NO_ROW
    if key[0] == LINK or column in PRINTED:
        return _OVERWRITTEN
    return Told(_NO_COLUMN, row=key[1])


def _is_lists(sheet: Sheet) -> bool:
    return bool(sheet.rows) and str(next(iter(sheet.rows[0]), "")).startswith(LIST)


def _lists(sheet: Sheet, found: _Found) -> None:
    """Keep what a person has written into the hidden sheet of lists."""
    printed = found.own.printed
    for row, cells in enumerate(sheet.rows):
        for at, value in enumerate(cells):
            if value is None or not visible(text := str(value)) or text.startswith(LIST):
                continue
            if printed is None or not known(LISTED, text, printed):
                kept = found.doubtful if printed is None else found.strays
                kept.append(Stray(text, sheet.place(row, at), _OVERWRITTEN))


def _rows(sheet: Sheet, why: str, own: Container[str] = ()) -> Iterator[Stray]:
    """Yield a stray for each row, its cells joined; rows that begin with one of `own` are the form's."""
    for row, cells in enumerate(sheet.rows):
        kept = [(at, str(value)) for at, value in enumerate(cells) if value is not None and visible(str(value))]
        if kept and str(cells[0]) not in own:
            yield Stray(" | ".join(text for _, text in kept), sheet.place(row, kept[0][0]), why)


def _strange(sheet: Sheet, found: _Found) -> None:
    """Keep what stands in a sheet that is not part of the form."""
    found.strays += _rows(sheet, _NO_SHEET)
    for odd in sheet.odd:
        if odd.what == "comment":
            found.strays.append(Stray(odd.text, f"{sheet.name}!{odd.cell}", _COMMENT))


def _oddities(table: Table, found: _Found) -> None:
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
            found.remarks.append((Told(_ERROR, error=odd.text), place))
        elif not table.prints(column, odd.text):
            kept = found.doubtful if table.printed is None else found.strays
            kept.append(Stray(odd.text, place, _UNCOUNTED))


def _merged(table: Table, odd: Odd, found: _Found) -> None:
    """Report merged cells that touch an entry: what stood in them counts for the first cell only."""
    (first, left), (last, right) = _position(odd.cell), _position(odd.text)
    for row in range(first, min(last + 1, len(table.sheet.rows))):
        key = table.key(row)
        if key and any(table.takes(key[0], table.columns.get(at, "")) for at in range(left, right + 1)):
            place = f"{table.sheet.name}!{odd.cell}:{odd.text}"
            found.remarks.append((_MERGED, place))
            return


def _position(cell: str) -> tuple[int, int]:
    letters = cell.rstrip("0123456789")
    return int(cell[len(letters) :] or 1) - 1, column_number(letters) - 1
