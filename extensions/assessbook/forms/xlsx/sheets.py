"""The sheets of a workbook as they come back: values by row and column, and what is odd about single cells."""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from posixpath import dirname, join, normpath
from xml.etree import ElementTree

from python_calamine import CalamineError, CalamineWorkbook, SheetTypeEnum

from ..preflight import Scan
from ..reading import Raw, Unreadable
from ..watch import DAMAGED, Odd, column_letters

_ZERO = date(1899, 12, 30)
"""Day 0 of a spreadsheet's calendar."""
_YEARS = range(1900, 2101)


@dataclass(frozen=True)
class Sheet:
    """One sheet. `rows` counts from 0 and holds None where a cell is blank."""

    name: str
    rows: tuple[tuple[Raw | None, ...], ...]
    odd: tuple[Odd, ...] = ()

    def place(self, row: int, column: int) -> str:
        """Return where a person finds a cell: `Victims!D12`."""
        return f"{self.name}!{column_letters(column + 1)}{row + 1}"


def sheets(seen: Scan) -> tuple[Sheet, ...]:
    """Return the sheets of a workbook that was looked at; raises Unreadable when it is damaged."""
    odd: dict[str, list[Odd]] = {}
    try:
        names = _names_of_parts(seen)
        for each in seen.odd:
            odd.setdefault(names.get(each.sheet, each.sheet), []).append(each)
        book = CalamineWorkbook.from_filelike(io.BytesIO(seen.fresh()))
        found = []
        for about in book.sheets_metadata:
            if about.typ == SheetTypeEnum.WorkSheet:
                rows = book.get_sheet_by_name(about.name).to_python(skip_empty_area=False)
                grid = tuple(tuple(map(_raw, row)) for row in rows)
                found.append(Sheet(about.name, grid, tuple(odd.get(about.name, ()))))
        return tuple(found)
    except (CalamineError, ElementTree.ParseError, OSError, ValueError, OverflowError) as error:
        raise Unreadable(DAMAGED) from error
    except BaseException as error:
        # A fault inside calamine surfaces as a PanicException, which is no Exception.
        if type(error).__name__ == "PanicException":
            raise Unreadable(DAMAGED) from error
        raise


def _raw(value: str | float | bool | time | date | datetime | timedelta) -> Raw | None:
    """Return a value as the reader takes it: None for a blank, whole numbers as integers."""
    if isinstance(value, str):
        return value or None
    if isinstance(value, float):
        return int(value) if value.is_integer() and abs(value) < 10**15 else value
    if isinstance(value, time | timedelta):
        return str(value)
    if isinstance(value, date) and not isinstance(value, datetime):
        # A year typed into a cell that is formatted as a date is the number of a day in 1905.
        serial = (value - _ZERO).days
        return serial if serial in _YEARS else value
    return value


def _names_of_parts(seen: Scan) -> Mapping[str, str]:
    """Return the sheet that each part of an Excel workbook belongs to, its comments too."""
    if seen.kind != "xlsx":
        return {}
    parts = {id: target for id, _, target in _relations(seen, "xl/workbook.xml")}
    found: dict[str, str] = {}
    for element in _elements(seen, "xl/workbook.xml", "sheet"):
        id = next((value for name, value in element.attrib.items() if name.endswith("}id")), "")
        part = parts.get(id, "")
        found[part] = element.get("name", "")
        for _, kind, target in _relations(seen, part):
            if kind.endswith("/comments"):
                found[target] = found[part]
    return found


def _relations(seen: Scan, part: str) -> Iterator[tuple[str, str, str]]:
    """Yield (id, kind, target part) of everything a part refers to."""
    folder = dirname(part)
    for element in _elements(seen, join(folder, "_rels", f"{part[len(folder) :].lstrip('/')}.rels"), "Relationship"):
        target = element.get("Target", "")
        yield element.get("Id", ""), element.get("Type", ""), normpath(join("/", folder, target)).lstrip("/")


def _elements(seen: Scan, part: str, tag: str) -> Iterator[ElementTree.Element]:
    if part in seen.parts:
        for element in ElementTree.fromstring(seen.parts[part], ElementTree.XMLParser(encoding="utf-8")).iter():
            if element.tag.rpartition("}")[2] == tag:
                yield element
