"""From a date as stored or typed to `2026`, `2026-06` or `2026-06-14`. What can be read in two ways is not guessed."""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta
from typing import Literal

from ..forms.reading import Raw
from .meaning import Meant, Unclear
from .months import FILLERS, MONTHS
from .numbers import western_digits
from .texts import tidied

Precision = Literal["year", "month", "day"]

_LONGEST = 60
_YEARS = range(1900, 2101)
_EPOCH = date(1899, 12, 30)
"""Day 0 of spreadsheets, whose serial numbers are right from 1 March 1900 on."""
_SERIALS = range(20_000, 80_000)

_YEAR_FIRST = re.compile(r"(\d{4})(?:([-/.])(\d{1,2})(?:\2(\d{1,2}))?)?(?:[T ]00:00(?::00(?:\.0+)?)?Z?)?")
_YEAR_LAST = re.compile(r"(?:(\d{1,2})([-/.]))?(\d{1,2})[-/.](\d{4})")
_CHINESE = re.compile(r"(\d{4})\s?年(?:\s?(\d{1,2})\s?月(?:\s?(\d{1,2})\s?[日号])?)?")
_WORDS = re.compile(r"\d+|[^\W\d_]+")


def day(raw: Raw, precision: Precision) -> Meant[str] | Unclear:
    """Return the day, month or year that `raw` names. `precision` is what the question asks for.

    A spreadsheet turns a typed month into its first day: where a month is asked, such a cell is the month again.
    """
    match raw:
        case bool():
            return Unclear("not-a-date")
        case date():
            return _from_cell(raw, precision)
        case int() | float():
            return _from_number(raw, precision)
    return _typed(raw) if len(raw) <= _LONGEST else Unclear("not-a-date")


def _from_cell(raw: date, precision: Precision) -> Meant[str] | Unclear:
    late = isinstance(raw, datetime) and raw.time() != time()
    steps = ("time-dropped",) if late else ()
    if raw.year not in _YEARS:
        return Unclear("not-a-date")
    if precision == "month" and raw.day == 1:
        return Meant(f"{raw:%Y-%m}", steps)
    if precision == "year" and (raw.month, raw.day) == (1, 1):
        return Meant(f"{raw:%Y}", steps)
    return Meant(f"{raw:%Y-%m-%d}", steps)


def _from_number(raw: float, precision: Precision) -> Meant[str] | Unclear:
    if raw in _YEARS:
        return Meant(str(int(raw)))
    if int(raw) in _SERIALS if abs(raw) < 10**6 else False:
        found = _from_cell(_EPOCH + timedelta(days=int(raw)), precision)
        return Meant(found.value, (*found.steps, "date-from-serial")) if isinstance(found, Meant) else found
    return Unclear("not-a-date")


def _typed(raw: str) -> Meant[str] | Unclear:
    text, steps = tidied(raw)
    text, digits = western_digits(text)
    found = _numeric(text) or _worded(text)
    if isinstance(found, Unclear):
        return found
    written = _written(*found) if found else None
    if written is None:
        return Unclear("not-a-date")
    return Meant(written, (*steps, *digits, *(() if written == text else ("date-from-text",))))


_Parts = tuple[int, int | None, int | None]
"""Year, month, day."""


def _numeric(text: str) -> _Parts | Unclear | None:
    if match := _YEAR_FIRST.fullmatch(text):
        return _parts(match[1], match[3], match[4])
    if match := _CHINESE.fullmatch(text):
        return _parts(match[1], match[2], match[3])
    if not (match := _YEAR_LAST.fullmatch(text)):
        return None
    if match[1] is None:
        return _parts(match[4], match[3], None)
    first, second, year = int(match[1]), int(match[3]), int(match[4])
    if first == second or second > 12:
        return year, first, second
    if first > 12:
        return year, second, first
    one, other = _written(year, second, first), _written(year, first, second)
    return Unclear("ambiguous-date", {"one": one or text, "other": other or text})


def _worded(text: str) -> _Parts | None:
    """Return the parts of a date that names its month: `14 June 2026`, `juin 2026`, `14 июня 2026 г.`."""
    lower = text.casefold()
    for name in (name for name in MONTHS if " " in name):
        lower = lower.replace(name, name.replace(" ", ""))
    words = _WORDS.findall(lower)
    months = {_MONTHS[word] for word in words if word in _MONTHS}
    numbers = [word for word in words if word.isdecimal()]
    rest = [word for word in words if word not in _MONTHS and not word.isdecimal() and word not in FILLERS]
    years = [word for word in numbers if len(word) == 4]
    days = [word for word in numbers if len(word) < 3]
    if len(months) != 1 or rest or len(years) != 1 or len(days) > 1 or len(numbers) != 1 + len(days):
        return None
    return int(years[0]), months.pop(), int(days[0]) if days else None


_MONTHS = {name.replace(" ", ""): number for name, number in MONTHS.items()}


def _parts(year: str, month: str | None, day: str | None) -> _Parts:
    return int(year), int(month) if month else None, int(day) if day else None


def _written(year: int, month: int | None, day: int | None) -> str | None:
    """Return the date as text; None when there is no such day."""
    if year not in _YEARS:
        return None
    try:
        found = date(year, month or 1, day or 1)
    except ValueError:
        return None
    return f"{found:%Y-%m-%d}" if day else f"{found:%Y-%m}" if month else f"{year}"
