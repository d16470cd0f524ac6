"""The evidence that answers cite: the codes of rows of the register, or a text that becomes a row of its own."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from .meaning import Meant, Unclear
from .model import Evidence
from .texts import tidied

_ROW = re.compile(r"[eE]0*([1-9]\d{0,3})")
_SPACED_ROW = re.compile(r"\b([eE]) (\d{1,4})\b")
_A_ROW = re.compile(r"\b[eE] ?\d{1,4}\b")
_BETWEEN = re.compile(r"[\s,;،؛、&+]+")
_AND = frozenset({"and", "et", "y", "и", "و", "和"})


def row(word: str, register: tuple[str, ...]) -> str:
    """Return the id of the row that `word` names: E1 for e01, or an id of the register; else an empty text."""
    if numbered := _ROW.fullmatch(word):
        return f"E{numbered[1]}"
    if word in register:
        return word
    return next((id for id in register if id.casefold() == word.casefold()), "")


def row_order(id: str) -> tuple[int, str]:
    """Order the rows of the register: E2 before E10, and both before other ids."""
    numbered = _ROW.fullmatch(id)
    return (int(numbered[1]), id) if numbered else (10**6, id)


def cited(found: Meant[str], register: tuple[str, ...]) -> Meant[tuple[str, ...]] | Meant[str] | Unclear:
    """Return the ids of the rows that a text names, in order; or the text itself when it names no row."""
    plain, _ = tidied(found.value)
    words = [word for word in _BETWEEN.split(_SPACED_ROW.sub(r"\1\2", plain)) if word]
    ids = [row(word, register) for word in words if word in register or word.casefold() not in _AND]
    if ids and all(ids):
        return Meant(tuple(sorted(set(ids), key=row_order)), found.steps)
    return Unclear("evidence-unclear") if any(ids) or _A_ROW.search(plain) else found


def free_rows(taken: frozenset[str]) -> Iterator[str]:
    """Yield ids for new rows, after the last numbered one that is taken."""
    last = max((row_order(id)[0] for id in taken if _ROW.fullmatch(id)), default=0)
    while True:
        last += 1
        yield f"E{last}"


def titled(title: str, register: Mapping[str, Evidence]) -> str | None:
    """Return the first row of the register with that title, whatever its letter case."""
    wanted = tidied(title)[0].casefold()
    rows = (id for id, each in register.items() if each.title and tidied(each.title)[0].casefold() == wanted)
    return min(rows, key=row_order, default=None)
