"""The return as the canonical answer file, and as what a form shows filled in."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass, replace
from functools import cache
from typing import Any

from ..forms.form import HISTORY, Key
from ..forms.form import Value as Shown
from ..forms.json_file import pieces
from .model import FORMAT, Answer, Return

_NOTHING: tuple[Any, ...] = (None, (), {})


def canonical(return_: Return) -> bytes:
    """Return the answer file: UTF-8 JSON, sorted, one line end; the same answers give the same bytes (design §4)."""
    return b"".join(in_pieces(return_))


def in_pieces(return_: Return) -> Iterator[bytes]:
    """Yield the answer file in pieces, so that a return of many parts need not be held twice."""
    history = {HISTORY: map(record, return_.history)} if return_.history else {}
    yield from pieces({"format": FORMAT, **record(replace(return_, history=())), **history})


def record(value: Any) -> Any:
    """Return a record of the return, or any part of it, as plain values; what is not given is left out."""
    if isinstance(value, str):
        return value
    kind: type = type(value)
    if names := _names(kind):
        pairs = ((name, getattr(value, name)) for name in names)
        always = isinstance(value, Return)
        kept = ((name, inner) for name, inner in pairs if (always and name != "history") or inner not in _NOTHING)
        return {name: record(inner) for name, inner in kept}
    if isinstance(value, tuple):
        return [record(inner) for inner in value]
    if isinstance(value, Mapping):
        return {name: record(inner) for name, inner in value.items()}
    return value


@cache
def _names(kind: type) -> tuple[str, ...]:
    """Return the names of the fields of a record; none of a plain value."""
    return tuple(each.name for each in fields(kind)) if is_dataclass(kind) else ()


def entries(return_: Return) -> dict[Key, Shown]:
    """Return what is answered as a form takes it (`Form.entries`), to fill a form in beforehand."""
    found: dict[Key, Shown] = {}
    for code, value in record(return_.respondent).items():
        if value is not False:
            found["identity", code, "answer"] = "yes" if value is True else value
    for code, option in return_.profile.items():
        found["profile", code, "answer"] = option
    for id, answer in return_.answers.items():
        found.update(answer_entries(id, answer))
    for id, row in return_.evidence.items():
        for column, text in record(row).items():
            found["evidence", id, column] = text
    return found


def answer_entries(id: str, answer: Answer) -> dict[Key, Shown]:
    """Return one answer, and what stands beside it, as a form takes it."""
    found: dict[Key, Shown] = {}
    for column, value in record(answer).items():
        if column == "evidence":
            found["answer", id, column] = ", ".join(value)
        elif column != "value":
            found["answer", id, column] = value
        elif isinstance(value, dict):
            found.update({("answer", f"{id}/{part}", "answer"): number for part, number in value.items()})
        elif isinstance(value, list):
            found.update({("answer", f"{id}/{code}", "answer"): "yes" for code in value})
        else:
            found["answer", id, "answer"] = value
    return found
