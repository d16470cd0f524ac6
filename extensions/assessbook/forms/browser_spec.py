"""What the scripts in the browser know about a form: catalogue, kinds of answers, conditions and interface texts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from pydantic import TypeAdapter

from ..catalogue.answers import Answer, DateAnswer, NumberAnswer
from ..catalogue.conditions import Condition
from ..catalogue.model import Catalogue, Placed
from ..catalogue.phrases import Gettext
from .browser_words import BROWSER_WORDS
from .choices import NUMBER_STATES

_CONDITION: TypeAdapter[Condition] = TypeAdapter(Condition)


def spec(
    catalogue: Catalogue, asked: Iterable[Placed], language: str, gettext: Gettext, register: bool
) -> dict[str, Any]:
    """Return what a script needs to know, ready for JSON.

    `asked` are the items of the form or page; `register` tells whether the evidence register stands on it too, so that
    cited ids can be checked.
    """
    return {
        "catalogue": {"id": catalogue.head.id, "version": catalogue.head.version, "hash": catalogue.hash},
        "items": {placed.item.id: dict(_item(placed, catalogue)) for placed in asked},
        "states": {state.code: state.in_language(language) for state in NUMBER_STATES},
        "register": register,
        "words": {key: gettext(words) for key, words in BROWSER_WORDS.items()},
    }


def options_of(placed: Placed, catalogue: Catalogue) -> Iterator[tuple[str, Mapping[str, str]]]:
    """Yield (code, labels by language) of each answer that an item lets choose."""
    never = placed.item.not_applicable == "never"
    for option in catalogue.options(placed.item.answer):
        if not (never and option.code == "not-applicable"):
            yield option.code, option.label


def _item(placed: Placed, catalogue: Catalogue) -> Iterator[tuple[str, Any]]:
    yield "kind", placed.item.answer.type
    yield from _limits(placed.item.answer)
    if placed.item.not_applicable == "with-reason" and placed.item.answer.type == "scale":
        yield "reason", True
    if conditions := catalogue.applies(placed):
        yield "applies", [_CONDITION.dump_python(c, mode="json", by_alias=True) for c in conditions]


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
