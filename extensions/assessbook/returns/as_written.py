"""Take an answer file that was written in the canonical form, without reading it as a form that somebody filled in.

Most answer files of an analysis are of this kind. What is not exactly as this program writes it, or does not fit the
questions, is left to `answer_file`, which reads anything and says what it makes of it.
"""

from __future__ import annotations

import json
import re

from pydantic import TypeAdapter, ValidationError

from ..catalogue.model import Catalogue
from ..catalogue.terms import version_key
from .confirm import confirmed
from .dates import day
from .fits import fits
from .meaning import Meant
from .migrate import Migrated, migrated
from .model import FORMAT, Answer, Return
from .record import canonical
from .texts import cleaned

_RETURN: TypeAdapter[Return] = TypeAdapter(Return)
_ODD_SIGNS = re.compile(r"\\[ubfr]")
"""Escapes of signs that a reader would take out; the canonical file writes all others as they are."""


def as_written(data: bytes, catalogue: Catalogue) -> tuple[Return, Migrated] | None:
    """Return what a canonical answer file holds, and the same in the present version; None for any other file."""
    found = _parsed(data)
    if found is None or not _known(found, catalogue):
        return None
    settled, changes = confirmed(found, {})
    return None if changes else (found, migrated(settled, catalogue))


def _parsed(data: bytes) -> Return | None:
    try:
        text = data.decode()
        record = json.loads(text)
        if not isinstance(record, dict) or record.pop("format", None) != FORMAT:
            return None
        if _ODD_SIGNS.search(text) or cleaned(text)[0] != text:
            return None
        found = _RETURN.validate_json(json.dumps(record), strict=True)
        return found if canonical(found) == data else None
    except (ValueError, ValidationError, RecursionError):
        return None


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
