"""The interface texts of the forms in the language of a form."""

from __future__ import annotations

from functools import cache

from ..catalogue.phrases import Gettext
from ..catalogue.translations import interface

_NAMES = {"ar": "العربية", "en": "English", "es": "Español", "fr": "Français", "ru": "Русский", "zh": "中文"}
_RIGHT_TO_LEFT = frozenset({"ar", "dv", "fa", "he", "ku", "ps", "sd", "ug", "ur", "yi"})


@cache
def words(language: str) -> Gettext:
    """Return the function that translates interface texts into `language`; English where there is no translation."""
    found = interface(language)
    return found.gettext if found.texts else interface(language.partition("-")[0]).gettext


def right_to_left(language: str) -> bool:
    """Tell whether `language` is written from right to left."""
    return language.partition("-")[0] in _RIGHT_TO_LEFT


def language_name(language: str) -> str:
    """Return what a language calls itself; its code where that is not known here."""
    return _NAMES.get(language.partition("-")[0], language)
