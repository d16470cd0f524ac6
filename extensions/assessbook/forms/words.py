"""The interface texts of the forms in the language of a form."""

from __future__ import annotations

import re
from functools import lru_cache

from ..catalogue.phrases import Gettext
from ..catalogue.translations import interface
from .form import Form

_DATE = re.compile(r"(?<!\u2066)\b\d{4}-\d{2}(-\d{2})?\b")
_NAMES = {"ar": "العربية", "en": "English", "es": "Español", "fr": "Français", "ru": "Русский", "zh": "中文"}
_RIGHT_TO_LEFT = frozenset({"ar", "dv", "fa", "he", "ku", "ps", "sd", "ug", "ur", "yi"})


@lru_cache(maxsize=64)
def words(language: str) -> Gettext:
    """Return the function that translates interface texts into `language`; English where there is no translation."""
    found = interface(language)
    return found.gettext if found.texts else interface(language.partition("-")[0]).gettext


def about_translation(form: Form) -> str:
    """Return what the cover says of a translation: how many texts have which status; nothing of the authored texts."""
    wording = form.catalogue.wording
    if wording is None:
        return ""
    say = words(form.language)
    names = {"draft": say("draft"), "reviewed": say("reviewed"), "official": say("official")}
    counts = [f"{names[status]} ({count})" for status, count in wording.by_status.items()]
    missing = wording.total - sum(wording.by_status.values())
    counts += [f"{say('still in English')} ({missing})"] if missing else []
    line = say("Translation, number of texts: {counts}. If the wording leaves a doubt, the English text counts.")
    return line.format(counts=say(", ").join(counts))


def right_to_left(language: str) -> bool:
    """Tell whether `language` is written from right to left."""
    return language.partition("-")[0] in _RIGHT_TO_LEFT


def dates_in_order(text: str) -> str:
    """Return a text in which dates such as 2026-03 keep their order between Arabic words (Unicode, annex 9)."""
    return _DATE.sub("\u2066\\g<0>\u2069", text)


def language_name(language: str) -> str:
    """Return what a language calls itself; its code where that is not known here."""
    return _NAMES.get(language.partition("-")[0], language)
