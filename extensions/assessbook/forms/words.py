"""The interface texts of the forms in the language of a form."""

from __future__ import annotations

from gettext import NullTranslations, find, translation
from pathlib import Path

from ..catalogue.phrases import Gettext

DOMAIN = "forms"
LOCALE = Path(__file__).parent / "locale"

_NAMES = {"ar": "العربية", "en": "English", "es": "Español", "fr": "Français", "ru": "Русский", "zh": "中文"}
_RIGHT_TO_LEFT = frozenset({"ar", "dv", "fa", "he", "ku", "ps", "sd", "ug", "ur", "yi"})


def words(language: str) -> Gettext:
    """Return the function that translates interface texts into `language`; English where there is no translation."""
    names = [language.replace("-", "_")]
    known = find(DOMAIN, LOCALE, names)
    return (translation(DOMAIN, LOCALE, names) if known else NullTranslations()).gettext


def right_to_left(language: str) -> bool:
    """Tell whether `language` is written from right to left."""
    return language.partition("-")[0] in _RIGHT_TO_LEFT


def language_name(language: str) -> str:
    """Return what a language calls itself; its code where that is not known here."""
    return _NAMES.get(language.partition("-")[0], language)
