"""A sheet of the form as it comes back: which column is which, and what each row is about."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from ..form import COLUMNS, DECISION, EVIDENCE, Area
from ..printed import known, visible
from ..reading import Raw
from .marks import CODE, COLUMN, LINK, PRINTED, row_code
from .sheets import Sheet

Row = tuple[Raw | None, ...]

_FEWEST_TITLES = 4
_DOCUMENT = re.compile(r"[eE] ?\d{1,4}")


@dataclass(frozen=True)
class Table:
    """A sheet of the form: the code of each column by its position, and what the form printed."""

    sheet: Sheet
    columns: Mapping[int, str]
    header: int
    printed: frozenset[str] | None

    def key(self, row: int) -> tuple[Area, str] | None:
        """Return which question, field or document a row is about; None when it says none."""
        text = self._code(row)
        if "title" in self.columns.values():
            return ("evidence", visible(text)) if text and not self.is_titles(row) else None
        code = row_code(text)
        if code is None:
            return None
        area, _, name = code.rpartition(":")
        return (area or "answer", name)  # type: ignore[return-value]

    def is_titles(self, row: int) -> bool:
        """Tell whether a row holds titles of columns: the row below the header codes, or another one like it."""
        return row in (self.header, self.header + 1) or bool(self._code(row) == self._code(self.header + 1) != "")

    def _code(self, row: int) -> str:
        cells = self.sheet.rows[row] if 0 <= row < len(self.sheet.rows) else ()
        texts = (cells[at] for at, name in self.columns.items() if name == "code" and at < len(cells))
        return next((str(text) for text in texts if text is not None and visible(str(text))), "")

    def tells(self, row: int) -> bool:
        """Tell whether the code of a row says what the row is about; one over which a person wrote does not.

        Any word can be the code of a document, if the row holds a document.
        """
        key = self.key(row)
        if key is None or key[0] != "evidence" or _DOCUMENT.fullmatch(key[1]):
            return key is not None
        cells = enumerate(self.sheet.rows[row])
        return any(value is not None and self.takes("evidence", self.columns.get(at, "")) for at, value in cells)

    @property
    def has_codes(self) -> bool:
        """Tell whether rows can be told apart."""
        return "code" in self.columns.values()

    def takes(self, area: Area, column: str) -> bool:
        """Tell whether rows of that kind have an entry in that column."""
        entries = {"answer": COLUMNS, "evidence": EVIDENCE, "decision": DECISION, LINK: ()}
        return column in entries.get(area, ("answer",))

    def prints(self, column: str, value: Raw) -> bool:
        """Tell whether the form itself put this text into that column."""
        return self.printed is not None and isinstance(value, str) and known(column, value, self.printed)


def table_of(sheet: Sheet, printed: frozenset[str] | None) -> Table | None:
    """Return a sheet as a table of the form; None when it is no sheet of the form.

    The columns are told by the row of header codes; where that was deleted, by the titles that the form printed.
    """
    for row, cells in enumerate(sheet.rows):
        if is_header(cells):
            codes = {at: str(value).removeprefix(COLUMN).strip().lower() for at, value in _codes(cells)}
            return Table(sheet, codes, row, printed)
    for row, cells in enumerate(sheet.rows):
        titles = _titles(cells, printed or frozenset())
        if len(titles) >= _FEWEST_TITLES and "code" in titles.values() and {"answer", "title"} & set(titles.values()):
            return Table(sheet, titles, row - 1, printed)
    return None


def is_header(cells: Row) -> bool:
    """Tell whether a row holds header codes."""
    codes = [value for _, value in _codes(cells)]
    return CODE in codes or len(codes) > 1


def _codes(cells: Row) -> Iterator[tuple[int, str]]:
    for at, value in enumerate(cells):
        if isinstance(value, str) and value.startswith(COLUMN):
            yield at, value


def _titles(cells: Row, printed: frozenset[str]) -> dict[int, str]:
    """Return the columns whose title stands in a row, as the form printed it."""
    if sum(isinstance(value, str) for value in cells) < _FEWEST_TITLES:
        return {}
    names = dict.fromkeys((*PRINTED, *COLUMNS, *EVIDENCE))
    found = {}
    for at, value in enumerate(cells):
        name = next((name for name in names if isinstance(value, str) and known(name, value, printed)), None)
        if name:
            found[at] = name
    return found
