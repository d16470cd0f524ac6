"""From a label or code, as chosen or typed in any language, to the code."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from ..catalogue.answers import Option
from ..forms.reading import Raw
from .meaning import Meant, Unclear
from .texts import tidied

_LONGEST = 300
_EDGES = " .,;:!·。．،؛؟?'\"()[]"


@dataclass(frozen=True)
class Labels:
    """The words of one set of options: `exact` as a form shows and stores them, `loose` as they may be typed."""

    exact: Mapping[str, str]
    loose: Mapping[str, frozenset[str]]
    shown: tuple[str, ...]
    """The labels to name in advice, in the language of the form."""

    def code(self, raw: Raw) -> Meant[str] | Unclear:
        """Return the code that `raw` stands for."""
        if not isinstance(raw, str) or len(raw) > _LONGEST:
            return self._unknown()
        if raw in self.exact:
            return Meant(self.exact[raw])
        text, steps = tidied(raw)
        if text in self.exact:
            return Meant(self.exact[text], steps)
        codes = self.loose.get(_key(text)) or self.loose.get(_bare(_key(text))) or frozenset()
        if len(codes) != 1:
            return self._unknown()
        return Meant(next(iter(codes)), (*steps, "label-to-code"))

    def _unknown(self) -> Unclear:
        return Unclear("not-an-option", {"options": ", ".join(self.shown)})


def labels(options: Iterable[Option], language: str, more: Mapping[str, Iterable[str]] | None = None) -> Labels:
    """Return the words of `options`; `more` gives further words by code, for example `x` for a tick.

    The form shows labels in `language`. A word that stands for several options in other languages is understood only
    if it is a code, or a label of that language.
    """
    options = tuple(options)
    exact = {option.in_language(language): option.code for option in options} | {o.code: o.code for o in options}
    loose: dict[str, set[str]] = {}
    for option in options:
        for word in (option.code.replace("-", " "), *option.label.values(), *(more or {}).get(option.code, ())):
            for key in (_key(word), _bare(_key(word))):
                loose.setdefault(key, set()).add(option.code)
    for word, code in exact.items():
        loose[_key(word)] = {code}
    kept = {key: frozenset(codes) for key, codes in loose.items()}
    return Labels(exact, kept, tuple(option.in_language(language) for option in options))


def _key(text: str) -> str:
    """Return what letter case, hyphens, spaces, full stops and quotes do not change."""
    folded = unicodedata.normalize("NFKC", text).casefold().replace("-", " ").replace("_", " ").replace("ـ", "")
    return " ".join(folded.strip(_EDGES).split())


def _bare(key: str) -> str:
    """Return the key without accents and vowel marks, as in PREVU for Prévu."""
    marks = unicodedata.normalize("NFD", key)
    return unicodedata.normalize("NFC", "".join(sign for sign in marks if unicodedata.category(sign) != "Mn"))
