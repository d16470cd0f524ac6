"""Conditions as XPath, for the column `relevant`.

A question is hidden only when its condition is known not to hold (catalogue/conditions.py): what rests on something not
answered yet is shown. XPath knows no third value, so there are two ways to say a condition: certainly, and possibly.
"""

from __future__ import annotations

from collections.abc import Iterable

from ...catalogue.answers import ChoiceAnswer, ScaleAnswer
from ...catalogue.conditions import All, Any, Condition, ItemIs, Not, ProfileIs
from ...catalogue.model import Placed
from ..form import Form, Key
from .names import name_of

_TRUE, _FALSE = "true()", "false()"


def relevant(form: Form, conditions: Iterable[Condition]) -> str:
    """Return when something is shown that stands under conditions; empty when it always is."""
    asked = frozenset(form.issued())
    parts = [_holds(each, asked, form, possibly=True) for each in conditions]
    return _joined(parts, "and", _TRUE) if any(part != _TRUE for part in parts) else ""


def planned(form: Form, placed: Placed) -> str:
    """Return when the month and the body responsible are asked; empty when always."""
    codes = [option.code for option in form.catalogue.options(placed.item.answer)]
    filled = any(("answer", placed.item.id, column) in form.entries for column in ("due", "owner"))
    if "planned" not in codes or filled:
        return ""
    return f"{reference(('answer', placed.item.id, 'answer'))} = 'planned'"


def reference(key: Key) -> str:
    """Return how an expression calls a question."""
    return f"${{{name_of(key)}}}"


def _holds(condition: Condition, asked: frozenset[str], form: Form, possibly: bool) -> str:
    match condition:
        case ProfileIs(profile=id, is_=codes):
            return _is(("profile", id, "answer"), codes, possibly)
        case ItemIs(item=id, is_=codes):
            chosen = isinstance(form.catalogue.items[id].item.answer, ScaleAnswer | ChoiceAnswer)
            if id in asked and chosen:
                return _is(("answer", id, "answer"), codes, possibly)
            return _TRUE if possibly else _FALSE
        case Not(not_=inner):
            said = _holds(inner, asked, form, not possibly)
            return {_TRUE: _FALSE, _FALSE: _TRUE}.get(said, f"not({said})")
        case All(all=parts):
            return _joined([_holds(part, asked, form, possibly) for part in parts], "and", _TRUE)
        case Any(any=parts):
            return _joined([_holds(part, asked, form, possibly) for part in parts], "or", _FALSE)


def _is(key: Key, codes: Iterable[str], possibly: bool) -> str:
    said = [f"{reference(key)} = '{code}'" for code in codes]
    return _joined([f"{reference(key)} = ''", *said] if possibly else said, "or", _FALSE)


def _joined(parts: list[str], word: str, neutral: str) -> str:
    """Return parts joined by `and` or `or`; those that change nothing are left out, one that decides stands alone."""
    decisive = _FALSE if neutral == _TRUE else _TRUE
    if decisive in parts:
        return decisive
    kept = [part for part in dict.fromkeys(parts) if part != neutral]
    if len(kept) < 2:
        return kept[0] if kept else neutral
    return f"({f' {word} '.join(kept)})"
