"""From single values to a return."""

from __future__ import annotations

from collections.abc import Mapping
from sys import intern
from typing import Any

from ..catalogue.answers import SeveralAnswer
from ..catalogue.model import Catalogue
from ..forms.form import Key
from .evidence import free_rows, row_order, titled
from .findings import Change
from .model import Answer, Carried, CatalogueRef, Evidence, Respondent, Return

Values = Mapping[Key, Any]
"""What was read, by its place in the form."""


def assembled(ref: CatalogueRef, carried: tuple[Carried, ...], values: Values, catalogue: Catalogue) -> Return:
    """Return the return that holds `values`, its answers in the order of the catalogue."""
    profile = {code: value for (area, code, _), value in values.items() if area == "profile"}
    return Return(
        catalogue=ref,
        respondent=Respondent(**{code: value for (area, code, _), value in values.items() if area == "identity"}),
        profile={question.id: profile[question.id] for question in catalogue.head.profile if question.id in profile},
        answers=_answers(values, catalogue),
        evidence=_register(values),
        carried=carried,
    )


def with_rows(values: Values, catalogue: Catalogue, places: Mapping[Key, str]) -> tuple[Values, tuple[Change, ...]]:
    """Return the values with every document that is named beside an answer in a row of the register, and what moved.

    A document of the same title is one row. New rows follow the order of the catalogue, whatever the order of the file.
    """
    order = {id: n for n, id in enumerate(catalogue.items)}
    named = [key for key, value in values.items() if key[2] == "evidence" and isinstance(value, str)]
    kept = {**values}
    changes = []
    cited = {id for key, value in values.items() if key[2] == "evidence" and isinstance(value, tuple) for id in value}
    fresh = free_rows(frozenset({code for area, code, _ in values if area == "evidence"} | cited))
    for key in sorted(named, key=lambda key: order[key[1]]):
        title = values[key]
        known = titled(title, _register(kept))
        id = known or next(fresh)
        kept[key] = (id,)
        if not known:
            kept["evidence", id, "title"] = title
        step = "evidence-by-title" if known else "evidence-from-text"
        changes.append(Change((step,), places[key], title, id))
    return kept, tuple(changes)


def _register(values: Values) -> Mapping[str, Evidence]:
    rows: dict[str, dict[str, Any]] = {}
    for (area, code, column), value in values.items():
        if area == "evidence":
            rows.setdefault(code, {})[column] = value
    return {id: Evidence(**rows[id]) for id in sorted(rows, key=row_order)}


def _answers(values: Values, catalogue: Catalogue) -> Mapping[str, Answer]:
    lines: dict[str, dict[str, Any]] = {}
    parts: dict[str, dict[str, Any]] = {}
    for (area, code, column), value in values.items():
        id, _, part = code.partition("/")
        if area == "answer" and part:
            parts.setdefault(id, {})[intern(part)] = value
        elif area == "answer":
            lines.setdefault(id, {})["value" if column == "answer" else column] = value
    for id, given in parts.items():
        if isinstance(catalogue.items[id].item.answer, SeveralAnswer):
            ticked = tuple(sorted(code for code, is_ticked in given.items() if is_ticked))
            given = ticked  # type: ignore[assignment]
        if given:
            lines.setdefault(id, {})["value"] = given
    return {id: Answer(**lines[id]) for id in catalogue.items if id in lines}
