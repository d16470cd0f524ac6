"""The history of a return: its records in one order, and as a form takes them along unseen."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping

from pydantic import TypeAdapter, ValidationError

from ..forms.form import HISTORY
from .model import Past
from .record import record
from .texts import storable

_PAST: TypeAdapter[Past] = TypeAdapter(Past)
_ORDER = ("last", "migrated", "part", "decision")


def ordered(pasts: Iterable[Past]) -> tuple[Past, ...]:
    """Return the records, each once, in an order that does not depend on the order given."""
    named: dict[tuple[int, str], list[Past]] = defaultdict(list)
    for past in pasts:
        named[_ORDER.index(past.kind), past.source or ""].append(past)
    return tuple(past for key in sorted(named) for past in _of_one_name(named[key]))


def _of_one_name(pasts: list[Past]) -> Iterable[Past]:
    """Return records of one kind and file, each once, in the order of their texts; mostly there is only one."""
    if len(pasts) == 1:
        return pasts
    by_text = {text_of(past): past for past in pasts}
    return (by_text[text] for text in sorted(by_text))


def taken_along(history: Iterable[Past]) -> tuple[Mapping[str, str], ...]:
    """Return the history as records that a form takes along with what was carried (`Form.carried`)."""
    return tuple({HISTORY: text_of(past)} for past in history)


def divided(records: Iterable[Mapping[str, str]]) -> tuple[tuple[Past, ...], tuple[Mapping[str, str], ...]]:
    """Divide what a form took along into the history, in order, and what was carried; a damaged record is carried."""
    pasts, carried = [], []
    for each in records:
        if past := _past(each):
            pasts.append(past)
        else:
            carried.append(each)
    return ordered(pasts), tuple(carried)


def _past(each: Mapping[str, str]) -> Past | None:
    if set(each) != {HISTORY}:
        return None
    try:
        return _PAST.validate_json(storable(each[HISTORY]), strict=True)
    except ValidationError:
        return None


def text_of(past: Past) -> str:
    """Return a record of the history as JSON text; the same record gives the same text."""
    return json.dumps(record(past), ensure_ascii=False, sort_keys=True, separators=(",", ":"))
