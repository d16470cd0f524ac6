"""An answer in words, in the language of a form: labels in place of codes."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ..catalogue.answers import SeveralAnswer
from ..catalogue.checklists import Item
from ..catalogue.model import Catalogue, ProfileQuestion
from ..forms.choices import NUMBER_STATES
from ..forms.form import part_label


def shown(value: Any, item: Item, catalogue: Catalogue, language: str) -> str:
    """Return the answer to an item in words; a table and a share as `Women: 3; Men: 4`."""
    labels = {option.code: option.in_language(language) for option in (*catalogue.options(item.answer), *NUMBER_STATES)}
    if isinstance(value, Mapping):
        return "; ".join(f"{_part(item, part, catalogue, language)}: {labels.get(n, n)}" for part, n in value.items())
    if isinstance(item.answer, SeveralAnswer) and isinstance(value, tuple):
        return "; ".join(_part(item, code, catalogue, language) for code in value)
    return labels.get(value, str(value)) if isinstance(value, str) else str(value)


def line_label(item: Item, part: str, catalogue: Catalogue, language: str) -> str:
    """Return what one line of an item is called; nothing for the item's own line."""
    return _part(item, part, catalogue, language) if part else ""


def option_label(question: ProfileQuestion, code: str, language: str) -> str:
    """Return the answer to a question about the State in words."""
    return next((option.in_language(language) for option in question.options if option.code == code), code)


def _part(item: Item, part: str, catalogue: Catalogue, language: str) -> str:
    return part_label(item.answer, tuple(part.split("/")), catalogue.breakdown, language)
