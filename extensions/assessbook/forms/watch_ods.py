"""Watches the parts of an OpenDocument spreadsheet, where a few bytes can stand for a billion repeated cells."""

from __future__ import annotations

import re

from .reading import Unreadable
from .watch import DAMAGED, LOCKED, Attributes, Watch, column_letters

_DIGITS = re.compile(r"[0-9]{1,9}")


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
    if not _DIGITS.fullmatch(digits):
        raise Unreadable(DAMAGED)
    return max(1, int(digits))
