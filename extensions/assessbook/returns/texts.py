"""Text as it came, made the same for every carrier: one form of letters, one line end, no signs that cannot be seen.

Nothing else is touched: spaces, marks that set the direction of writing, and whatever looks like a formula stay.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable

_SURROGATES = re.compile("[\ud800-\udfff]")
_LINE_ENDS = re.compile("\r\n|[\r\v\f\u0085\u2028\u2029]")
_CONTROLS = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\ufffe\uffff]")
_INVISIBLE = re.compile("[\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]")
_QUOTES = str.maketrans({"‘": "'", "’": "'", "ʼ": "'", "‛": "'", "“": '"', "”": '"', "„": '"', "«": '"', "»": '"'})
_SPREADSHEET_ERROR = re.compile(
    r"#(REF|DIV/0|VALUE|NUM|NULL|SPILL|CALC|FIELD|BLOCKED|CONNECT|UNKNOWN|BUSY|PYTHON|EXTERNAL)!"
    r"|#NAME\?|#N/A|#GETTING_DATA|#{3,}|Err:\d{3}"
)

Steps = tuple[str, ...]


def cleaned(text: str) -> tuple[str, Steps]:
    """Return a free text made canonical, with the names of the steps that changed it."""
    return _through(text, _CLEAN)


def tidied(text: str) -> tuple[str, Steps]:
    """Return what was typed where a word, a number or a date is asked: spaces, marks and quotes made plain."""
    return _through(text, (*_CLEAN, *_TIDY))


def storable(text: str) -> str:
    """Return the text word for word, without the halves of damaged signs that no file can hold."""
    return _SURROGATES.sub("", text) if _SURROGATES.search(text) else text


def printable(text: str) -> str:
    """Return the text with a replacement sign for each half of a damaged sign."""
    return _SURROGATES.sub("\ufffd", text)


def quoted(text: str, most: int = 80) -> str:
    """Return the text as it is quoted in a line."""
    return f"“{in_line(text, most)}”"


def in_line(text: str, most: int = 400) -> str:
    """Return the text as part of a line: shortened to `most` signs, nothing in it that acts on a screen."""
    plain = re.sub(r"\s", " ", _LINE_ENDS.sub("\n", _INVISIBLE.sub("", printable(text))).replace("\n", " ⏎ "))
    plain = _CONTROLS.sub("", plain)
    short = plain if len(plain) <= most else f"{plain[: most - 1]}…"
    right_to_left = any(unicodedata.bidirectional(sign) in ("R", "AL") for sign in short)
    return f"\u2068{short}\u2069" if right_to_left else short


def sentence(words: str) -> str:
    """Return words as the beginning of a sentence, without a full stop at their end."""
    return (words[:1].upper() + words[1:]).rstrip(". ")


def is_blank(text: str) -> bool:
    """Tell whether there is nothing to be seen in the text."""
    return not _INVISIBLE.sub("", cleaned(text)[0]).strip()


def is_spreadsheet_error(text: str) -> bool:
    """Tell whether the text is what a spreadsheet shows in place of a value: `#REF!`, `#N/A`, `Err:502`."""
    return _SPREADSHEET_ERROR.fullmatch(text.strip()) is not None


def _through(text: str, steps: tuple[tuple[str, Callable[[str], str]], ...]) -> tuple[str, Steps]:
    taken = []
    for name, change in steps:
        changed = change(text)
        if changed != text:
            taken.append(name)
            text = changed
    return text, tuple(taken)


_CLEAN: tuple[tuple[str, Callable[[str], str]], ...] = (
    ("lone-surrogates", lambda text: _SURROGATES.sub("", text)),
    ("line-ends", lambda text: _LINE_ENDS.sub("\n", text)),
    ("control-characters", lambda text: _CONTROLS.sub("", text)),
    ("nfc", lambda text: unicodedata.normalize("NFC", text)),
)
_TIDY: tuple[tuple[str, Callable[[str], str]], ...] = (
    ("invisible-marks", lambda text: _INVISIBLE.sub("", text)),
    ("trimmed", lambda text: " ".join(text.split())),
    ("smart-quotes", lambda text: text.translate(_QUOTES)),
)
