"""The line by which every form is known again: catalogue, version, language and hash; the same in each format."""

from __future__ import annotations

import re

from .form import Form
from .reading import Origin

FORMAT = "assessbook-form/1"
PROPERTY = "assessbook-form"
"""The document property that holds the line, in workbooks and Word documents."""

_IDENTITY = re.compile(
    re.escape(FORMAT)
    + r"\s+([a-z][a-z0-9-]*)\s+(\d+\.\d+\.\d+)\s+([a-z]{2,3}(?:-[A-Za-z]{2,4})?)\s+(sha256:[0-9a-f]{64})"
)


def identity(form: Form) -> str:
    """Return the line that says which form this is: catalogue, version, language and hash."""
    head = form.catalogue.head
    return " ".join((FORMAT, head.id, head.version, form.language, form.catalogue.hash))


def origin_in(text: str) -> Origin | None:
    """Return the form that an identity line names; None when `text` holds no such line."""
    found = _IDENTITY.search(text)
    return Origin(found[1], found[2], found[4], found[3]) if found else None
