"""The names of the fields of a PDF form: the place of each value, written so that no viewer splits or changes it.

`k7m4q_answer`, `k7m4q_women-girls_from-18_answer`, `profile_affected_answer`, `evidence_E1_title`. A full stop would
divide a name (ISO 32000-1, 12.7.3.2), so none stands in one.
"""

from __future__ import annotations

import re

from ..catalogue.terms import ITEM_ID
from .form import COLUMNS, DECISION, EVIDENCE, Area, Key

FORM, ISSUED, COUNT, CARRIED = "form_identity", "form_issued", "form_fields", "form_carried"
"""Hidden fields: which form this is, which items it asks, how many fields it has, what earlier readers kept."""

MARKS = (FORM, ISSUED, COUNT, CARRIED)

OTHER = "other"
"""In place of `answer`: a second field for the same value, where a list may lack what is true."""

_AREAS: tuple[Area, ...] = ("identity", "profile", "evidence", "decision")
_ITEM = re.compile(ITEM_ID[1:-1])
_NAME = re.compile(
    rf"(?P<code>[A-Za-z0-9~-]+(?:_[A-Za-z0-9~-]+)*)_(?P<column>{'|'.join((*COLUMNS, *EVIDENCE, *DECISION, OTHER))})",
    re.IGNORECASE,
)
_COPY = re.compile(r"(\[\d+\]|[ #+_-]\(?\d+\)?)+$")
"""What programs put behind a name that stands twice when they join files: `#1`, `+1`, `_2`, ` (3)`, `[0]`."""


def field_name(key: Key) -> str:
    """Return the name of the field of a value."""
    area, code, column = key
    words = (*(() if area == "answer" else (area,)), *code.split("/"), column)
    return "_".join(re.sub("[^A-Za-z0-9-]", lambda sign: f"~{ord(sign[0]):02X}", word) for word in words)


def place_of(name: str) -> tuple[Key, bool] | None:
    """Return the place that a field stands for, and whether a program has changed its name; None for another's field.

    Programs that join files put a name in front (`Form2.k7m4q_answer`) or a number behind (`k7m4q_answer#1`).
    """
    if exact := _key(name):
        return exact, False
    changed = _key(_COPY.sub("", name.rpartition(".")[2].strip()))
    return (changed, True) if changed else None


def is_mark(name: str, mark: str) -> bool:
    """Tell whether a field is one of the hidden ones, whatever a program has put around its name."""
    return _COPY.sub("", name.rpartition(".")[2].strip()) == mark


def _key(name: str) -> Key | None:
    found = _NAME.fullmatch(name)
    if found is None:
        return None
    first, *rest = found["code"].split("_")
    column = "answer" if found["column"].lower() == OTHER else found["column"].lower()
    area: Area | None = next((area for area in _AREAS if area == first.lower()), None)
    if area is None:
        whole = "/".join((first, *rest)).lower()
        return ("answer", whole, column) if _ITEM.fullmatch(first.lower()) and column in COLUMNS else None
    own = {"evidence": EVIDENCE, "decision": DECISION}.get(area, ("answer",))
    if len(rest) != 1 or column not in own:
        return None
    return area, _decoded(rest[0]), column


def _decoded(word: str) -> str:
    return re.sub("~([0-9A-F]{2})", lambda digits: chr(int(digits[1], 16)), word)
