"""Take an answer file that holds exactly what an answer file may hold, without reading it as a form.

Most answer files of an analysis are of this kind. What holds anything else, or does not fit the questions, is left to
`answer_file`, which reads anything and says what it makes of it.
"""

from __future__ import annotations

import hashlib
import json
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter, ValidationError

from ..catalogue.model import Catalogue
from ..catalogue.terms import version_key
from ..forms.reading import Unreadable
from .confirm import confirmed
from .dates import day
from .fits import fits
from .meaning import Meant
from .migrate import Migrated, migrated
from .model import FORMAT, Answer, Return
from .opening import contents
from .record import record
from .texts import cleaned

_RETURN: TypeAdapter[Return] = TypeAdapter(Return)
_ODD_SIGNS = re.compile(r"\\[ubfr]")
"""Escapes of signs that a reader would take out; the canonical file writes all others as they are."""

_LONGEST = 2_000_000
"""Bytes: what is longer is read where memory and time are watched, as a stranger may have made it."""
_DIGITS = 15
"""Signs of the longest number that is surely kept exactly."""


@dataclass(frozen=True)
class AsWritten:
    """A return as it was written, and in the present version."""

    return_: Return
    present: Migrated


def written_in(file: Path, catalogue: Catalogue) -> AsWritten | None:
    """Return what an answer file on disk holds; None for one that cannot be opened, or needs a closer look."""
    try:
        return as_written(contents(file), catalogue)
    except (OSError, Unreadable):
        return None


def as_written(data: bytes, catalogue: Catalogue) -> AsWritten | None:
    """Return what an answer file holds; None for a file that needs a closer look."""
    found = _parsed(data)
    if found is None or not _known(found, catalogue):
        return None
    settled, changes = confirmed(found, {})
    return None if changes else AsWritten(found, migrated(settled, catalogue))


def digest(return_: Return) -> str:
    """Return 64 hex digits that are the same for returns that say the same."""
    return hashlib.sha256(_compact(record(return_))).hexdigest()


def _parsed(data: bytes) -> Return | None:
    if len(data) > _LONGEST:
        return None
    try:
        text = data.decode()
        if _ODD_SIGNS.search(text) or cleaned(text)[0] != text:
            return None
        held = json.loads(
            text,
            object_pairs_hook=_each_once,
            parse_int=lambda digits: int(_short(digits)),
            parse_float=lambda digits: float(_short(digits)),
            parse_constant=_short,
        )
        if not isinstance(held, dict) or held.pop("format", None) != FORMAT:
            return None
        compact = _compact(held)
        found = _RETURN.validate_json(compact, strict=True)
        return found if _compact(record(found)) == compact else None
    except (ValueError, ValidationError, RecursionError):
        return None


def _each_once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    held = dict(pairs)
    if len(held) < len(pairs):
        raise ValueError("a key stands twice")
    return held


def _short(digits: str) -> str:
    if len(digits) > _DIGITS or not digits[-1].isdigit():
        raise ValueError("no number that is kept exactly")
    return digits


def _compact(held: Any) -> bytes:
    return json.dumps(held, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def _known(found: Return, catalogue: Catalogue) -> bool:
    """Tell whether a reader would take every value as it stands."""
    head, ref = catalogue.head, found.catalogue
    if ref.id != head.id or version_key(ref.version) > version_key(head.version):
        return False
    if ref.version == head.version and ref.hash != catalogue.hash:
        return False
    options = {question.id: {option.code for option in question.options} for question in head.profile}
    if any(option not in options.get(id, ()) for id, option in found.profile.items()):
        return False
    return all(_fits(id, answer, ref.version, catalogue) for id, answer in found.answers.items())


def _fits(id: str, answer: Answer, version: str, catalogue: Catalogue) -> bool:
    placed = catalogue.items.get(id)
    if placed is None or (placed.item.retired and version_key(placed.item.retired) <= version_key(version)):
        return False
    plain = answer.due is None or day(answer.due, "month") == Meant(answer.due)
    return plain and fits(answer.value, placed.item, catalogue)
