"""What the States of an analysis are called: by name when they agreed to it, else by a letter."""

from __future__ import annotations

import csv
import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from string import ascii_uppercase

from ...catalogue.model import Catalogue
from ...returns.texts import cleaned
from .taken import NotAnalysable, Taken

_MOST = 5_000_000
"""Bytes of a list of States or regions: thousands of times what one needs."""


def aliases(returns: Sequence[Taken], agreed: Iterable[str], catalogue: Catalogue) -> Mapping[str, str]:
    """Return what each State is called, by its code: its name when it is in `agreed`, else `State A`, `State B`, …

    The order of the letters is drawn by lot from all that the returns say: it is the same when the same returns are
    counted again, and tells nothing to anyone who has not got them all.
    """
    agreed = frozenset(agreed)
    lot = hashlib.sha256()
    for each in returns:
        lot.update(each.digest.encode())
    states = {each.state: each for each in returns}
    drawn = sorted(states.keys() - agreed, key=lambda state: hashlib.sha256(lot.digest() + state.encode()).digest())
    letters = {state: f"State {_letters(n)}" for n, state in enumerate(drawn)}
    called = {state: state_name(state, each.return_.respondent.exercise, catalogue) for state, each in states.items()}
    return {state: letters.get(state, called[state]) for state in states}


def state_name(state: str, exercise: bool, catalogue: Catalogue) -> str:
    """Return the name of a State; its code when the catalogue does not know it."""
    if exercise:
        return f"Exercise State {state}"
    known = catalogue.states.states if catalogue.states else ()
    return next((each.name for each in known if each.id == state), state)


def _letters(number: int) -> str:
    """Return A to Z, AA, AB, …, as spreadsheets name their columns."""
    more, letter = divmod(number, len(ascii_uppercase))
    return (_letters(more - 1) if more else "") + ascii_uppercase[letter]


def agreed_in(file: Path, catalogue: Catalogue) -> frozenset[str]:
    """Return the codes of the States in a list of those that agreed to be named; raises NotAnalysable.

    Each line holds the code or the name of one State. What follows a `#` is a remark.
    """
    known = _codes(catalogue)
    found = set()
    for number, line in enumerate(_text(file).splitlines(), 1):
        if told := line.partition("#")[0].strip():
            found.add(_code(told, known, f"{file.name}:{number}"))
    return frozenset(found)


def regions_in(file: Path, catalogue: Catalogue) -> Mapping[str, str]:
    """Return the region of each State in a CSV table with the columns `state` and `region`; raises NotAnalysable."""
    known = _codes(catalogue)
    lines = csv.reader(_text(file).splitlines(), strict=True)
    try:
        heads = [head.strip().casefold() for head in next(lines, [])]
        if not {"state", "region"} <= set(heads):
            raise NotAnalysable(f"{file.name}:1: the first line must name the columns `state` and `region`.")
        found: dict[str, str] = {}
        for state, region, place in _regions(lines, heads, file):
            code = _code(state, known, place)
            if found.setdefault(code, region) != region:
                raise NotAnalysable(f"{place}: {state} stands in two regions. Keep one of the lines.")
    except csv.Error as error:
        raise NotAnalysable(f"{file.name}:{lines.line_num}: this is no CSV table ({error}).") from None
    return found


def _regions(lines: Iterator[list[str]], heads: list[str], file: Path) -> Iterator[tuple[str, str, str]]:
    """Yield State, region and place of each line that is not blank."""
    for number, cells in enumerate(lines, 2):
        row = {head: cell.strip() for head, cell in zip(heads, cells, strict=False)}
        if any(row.values()):
            place = f"{file.name}:{number}"
            if not row.get("state") or not row.get("region"):
                raise NotAnalysable(f"{place}: a State and a region are needed. Fill in both, or delete the line.")
            yield row["state"], row["region"], place


def _codes(catalogue: Catalogue) -> Mapping[str, str]:
    known = catalogue.states.states if catalogue.states else ()
    return {state.name.casefold(): state.id for state in known}


def _code(told: str, known: Mapping[str, str], place: str) -> str:
    if len(told) == 2 and told.isascii() and told.isalpha():
        return told.upper()
    if code := known.get(told.casefold()):
        return code
    raise NotAnalysable(f"{place}: “{told[:60]}” is no State that we know. Write its code of two letters, such as LA.")


def _text(file: Path) -> str:
    try:
        if file.stat().st_size > _MOST:
            raise NotAnalysable(f"{file.name} is far too large for a list of States. Name the right file.")
        return cleaned(file.read_bytes().decode("utf-8-sig"))[0]
    except UnicodeDecodeError:
        raise NotAnalysable(f"{file.name} is not in UTF-8. Save it again as UTF-8.") from None
    except OSError as error:
        raise NotAnalysable(f"{file.name} cannot be read ({error.strerror}). Check the name and the folder.") from None
