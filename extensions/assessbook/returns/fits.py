"""Whether a value is an answer to a question: its kind, its codes, its bounds."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ..catalogue.answers import (
    NUMBER_STATES,
    ChoiceAnswer,
    DateAnswer,
    NumberAnswer,
    ScaleAnswer,
    SeveralAnswer,
    ShareAnswer,
    TableAnswer,
    TextAnswer,
    parts,
)
from ..catalogue.checklists import Item
from ..catalogue.model import Catalogue
from .dates import day
from .meaning import Meant


def fits(value: Any, item: Item, catalogue: Catalogue) -> bool:
    """Tell whether `value`, as it stands in a return, answers `item`; None fits every question."""
    answer = item.answer
    lines = {"/".join(codes) for codes in parts(answer, catalogue.breakdown)}
    match answer:
        case _ if value is None:
            return True
        case ScaleAnswer() | ChoiceAnswer():
            never = isinstance(answer, ScaleAnswer) and item.not_applicable == "never" and value == "not-applicable"
            return not never and any(option.code == value for option in catalogue.options(answer))
        case NumberAnswer(whole=whole, least=least, most=most):
            return _number(value, whole, least, most)
        case ShareAnswer() | TableAnswer():
            numbers = value.values() if isinstance(value, Mapping) and set(value) <= lines else (None,)
            return all(_number(number, True, 0, None) for number in numbers)
        case SeveralAnswer():
            return isinstance(value, tuple) and set(value) <= lines
        case DateAnswer(precision=precision):
            return isinstance(value, str) and isinstance(day(value, precision), Meant)
        case TextAnswer():
            return isinstance(value, str)
    return False


def _number(value: Any, whole: bool, least: int | None, most: int | None) -> bool:
    if value in NUMBER_STATES:
        return True
    right = isinstance(value, int) if whole else isinstance(value, int | float)
    return right and not (least is not None and value < least) and not (most is not None and value > most)
