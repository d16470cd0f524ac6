"""What a form printed itself, told from what a person wrote over it: by fingerprints that the form takes along.

Where a file has lost them, the form is made again from the catalogue: what that prints was not written by a person.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Callable, Iterable
from dataclasses import replace
from functools import lru_cache

from .form import Form
from .reading import Reading

VERSION = "print-1"
"""How the fingerprints are made. Who changes that raises the number, and keeps the old way for forms that are out."""

_DIGITS = re.compile(r"\d+")
_INVISIBLE = re.compile("[\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")


def record(fingerprints: Iterable[str]) -> str:
    """Return the fingerprints as a form takes them along, the version first."""
    return " ".join((VERSION, *sorted(fingerprints)))


def recorded(text: str) -> frozenset[str] | None:
    """Return the fingerprints that a record holds; None when they were made in a way not known here."""
    version, *found = text.split() or [""]
    return frozenset(found) if version == VERSION else None


def visible(text: str) -> str:
    """Return `text` without the signs that cannot be seen and without space at its ends."""
    return text.strip() if text.isascii() else _INVISIBLE.sub("", text).strip()


@lru_cache(maxsize=8_192)
def fingerprint(where: str, text: str) -> str:
    """Return eight hex digits for a text; they stay the same when a program saves it again.

    `where` it stands, for example in which column, is part of it: what the form prints in one place may be an answer
    in another.
    """
    plain = f"{where}:{''.join(visible(text).split())}"
    return f"{zlib.crc32(plain.encode('utf-8', 'replace')):08x}"


def uncounted(text: str) -> str:
    """Return a text without the numbers in it, for one in which a program counts."""
    return _DIGITS.sub("#", text)


def known(where: str, text: str, printed: frozenset[str]) -> bool:
    """Tell whether the form itself printed a text there, by the fingerprints that it left."""
    if fingerprint(where, text) in printed:
        return True
    return _DIGITS.search(text) is not None and fingerprint(where, uncounted(text)) in printed


def anywhere(texts: Iterable[str]) -> frozenset[str]:
    """Return the fingerprints of texts wherever they stand."""
    return frozenset(fingerprint("", text) for text in texts)


def without_print(reading: Reading, form: Form, prints: Callable[[Form], frozenset[str]] | None) -> Reading:
    """Return a reading in which nothing is doubtful: what its form prints is left out, the rest was written by someone.

    `form` is the form that was filled, as far as that is known; `prints` gives the fingerprints of what it prints.
    """
    if not reading.doubtful:
        return reading
    whole, short = replace(form, core=False), replace(form, core=True)
    ours = prints(whole) | prints(short) if prints else frozenset()
    written = tuple(each for each in reading.doubtful if not known("", each.text, ours))
    return replace(reading, strays=(*reading.strays, *written), doubtful=())
