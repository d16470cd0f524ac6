"""From a number as stored or typed to the number. What can be read in two ways is not guessed.

"1,200" is twelve hundred in one country and one and a fifth in another; "1 200", "1,234,567", "0,5" and "12.50" are
the same everywhere.
"""

from __future__ import annotations

import re
import unicodedata
from typing import cast

from ..forms.reading import Raw
from .labels import Labels
from .meaning import Meant, Unclear
from .model import Number
from .texts import Steps, tidied

_LONGEST = 40
_MOST_DIGITS = 15
_SIGNS = str.maketrans({"−": "-", "–": "-", "٬": " ", "'": " "})
_PLAIN = re.compile(r"[+-]?\d+(\.\d+)?")
_COMMA = re.compile(r"-?\d+,\d+")
_SPACED = re.compile(r"-?\d{1,3}( \d{3})+([.,]\d+)?")
_GROUPED = re.compile(r"-?[1-9]\d{0,2}(?:(?P<of>[.,])\d{3})(?:(?P=of)\d{3})+(?!(?P=of))([.,]\d+)?")
_GROUPED_ONCE = re.compile(r"-?[1-9]\d{0,2}(?P<of>[.,])\d{3}(?!(?P=of))[.,]\d+")
_AMBIGUOUS = re.compile(r"-?[1-9]\d{0,2}[.,]\d{3}")


def number(raw: Raw, states: Labels) -> Meant[Number] | Unclear:
    """Return the number, or the state that stands in its place; whole numbers as int, others as float."""
    match raw:
        case bool():
            return Unclear("not-a-number")
        case int() | float():
            return Meant(_exact(float(raw))) if abs(raw) < 10**_MOST_DIGITS else Unclear("number-too-long")
        case str() if len(raw) <= _LONGEST:
            state = states.code(raw)
            return cast(Meant[Number], state) if isinstance(state, Meant) else _typed(raw)
    return Unclear("not-a-number")


def western_digits(text: str) -> tuple[str, Steps]:
    """Return the text with the digits of any script written as 0 to 9, and the step if there was one."""
    plain = "".join(str(unicodedata.decimal(sign)) if sign.isdecimal() else sign for sign in text)
    return plain, ("arabic-digits",) if plain != text else ()


def _typed(raw: str) -> Meant[Number] | Unclear:
    text, steps = tidied(raw)
    text, digits = western_digits(text)
    text = text.translate(_SIGNS)
    if _AMBIGUOUS.fullmatch(text):
        return Unclear("ambiguous-number")
    plain = _plain(text.replace("٫", "."))
    if plain is None:
        return Unclear("not-a-number")
    if len(re.sub(r"\D", "", plain).strip("0")) > _MOST_DIGITS or len(plain.split(".")[0]) > _MOST_DIGITS:
        return Unclear("number-too-long")
    return Meant(_exact(float(plain)), (*steps, *digits, "number-from-text"))


def _plain(text: str) -> str | None:
    """Return the text as Python writes numbers; None when it is not a number that all countries read alike."""
    if _PLAIN.fullmatch(text):
        return text
    if _COMMA.fullmatch(text) or _SPACED.fullmatch(text):
        return text.replace(" ", "").replace(",", ".")
    if grouped := _GROUPED.fullmatch(text) or _GROUPED_ONCE.fullmatch(text):
        return text.replace(grouped["of"], "").replace(",", ".")
    return None


def _exact(value: float) -> int | float:
    """Return the number without the noise of binary fractions: 15 digits, as spreadsheets keep them."""
    kept = float(f"{value:.{_MOST_DIGITS}g}")
    return int(kept) if kept.is_integer() else kept
