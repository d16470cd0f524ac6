"""What the scripts in the browser know about a form: catalogue, kinds of answers, conditions and interface texts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from pydantic import TypeAdapter

from ...catalogue.answers import Answer, DateAnswer, NumberAnswer
from ...catalogue.conditions import Condition
from ...catalogue.model import Catalogue, Placed
from ...catalogue.phrases import Gettext
from ..choices import NUMBER_STATES

_CONDITION: TypeAdapter[Condition] = TypeAdapter(Condition)


def spec(
    catalogue: Catalogue, asked: Iterable[Placed], language: str, gettext: Gettext, words: Mapping[str, str]
) -> dict[str, Any]:
    """Return what every script needs to know to ask `asked`, ready for JSON; `words` are the texts it says."""
    return {
        "catalogue": {"id": catalogue.head.id, "version": catalogue.head.version},
        "items": {placed.item.id: dict(_item(placed, catalogue)) for placed in asked},
        "states": {state.code: state.in_language(language) for state in NUMBER_STATES},
        "words": {key: gettext(text) for key, text in words.items()},
    }


def to_check(told: dict[str, Any], catalogue: Catalogue, *, register: bool) -> dict[str, Any]:
    """Return what `spec` has told with what is needed to check answers and to save the answer file.

    `register` tells whether the list of documents stands on the page too, so that cited codes can be checked.
    """
    items = {
        id: {**item, "reason": True} if _needs_reason(catalogue.items[id]) else item
        for id, item in told["items"].items()
    }
    identity = {**told["catalogue"], "hash": catalogue.hash}
    return {**told, "catalogue": identity, "items": items, "register": register}


def packed(told: dict[str, Any]) -> dict[str, Any]:
    """Return what `to_check` has told with each condition once, and items numbering theirs (browser/unpack.js)."""
    conditions: list[Any] = []
    items = {}
    for id, item in told["items"].items():
        applies = item.get("applies", ())
        conditions += [each for each in applies if each not in conditions]
        free = {} if "kind" in item or "reason" in item else {"free": True}
        rest = {name: value for name, value in item.items() if name not in ("applies", "reason")}
        items[id] = rest | free | ({"applies": [conditions.index(each) for each in applies]} if applies else {})
    return {**told, "items": items, "conditions": conditions}


def options_of(placed: Placed, catalogue: Catalogue) -> Iterator[tuple[str, Mapping[str, str]]]:
    """Yield (code, labels by language) of each answer that an item lets choose."""
    never = placed.item.not_applicable == "never"
    for option in catalogue.options(placed.item.answer):
        if not (never and option.code == "not-applicable"):
            yield option.code, option.label


def _item(placed: Placed, catalogue: Catalogue) -> Iterator[tuple[str, Any]]:
    """Yield what is told of an item; nothing of most, which take a state of a scale and always apply."""
    if placed.item.answer.type != "scale":
        yield "kind", placed.item.answer.type
    yield from _limits(placed.item.answer)
    if conditions := catalogue.applies(placed):
        yield "applies", [_CONDITION.dump_python(c, mode="json", by_alias=True) for c in conditions]


def _needs_reason(placed: Placed) -> bool:
    return placed.item.answer.type == "scale" and placed.item.not_applicable == "with-reason"


def _limits(answer: Answer) -> Iterator[tuple[str, Any]]:
    match answer:
        case NumberAnswer(whole=whole, least=least, most=most):
            yield from (
                (name, limit)
                for name, limit in (("whole", whole), ("least", least), ("most", most))
                if limit is not None
            )
        case DateAnswer(precision=precision):
            yield "precision", precision
