"""A clean copy of a form that came back damaged or untidy, with the answers as they were read in their places."""

from __future__ import annotations

from ..catalogue.model import Catalogue
from ..forms.form import Form
from ..forms.reading import Reading
from ..forms.registry import carriers
from ..forms.worker import Workers
from .model import Return
from .prefill import continued
from .receipt import Receipt

FILLED = ("xlsx", "docx", "pdf", "html")
"""The formats whose forms can be filled in beforehand, so that a person can go on with them."""


def repaired(
    reading: Reading, return_: Return, receipt: Receipt, catalogue: Catalogue, workers: Workers
) -> tuple[str, bytes] | None:
    """Return the ending and the bytes of a clean copy in the same format; None when nothing had to be repaired.

    There are no bytes when it cannot be made within the limits that hold for what comes from strangers.
    `catalogue` is in the language of the form. The copy asks what the form asked, also where rows were deleted.
    """
    untidy = any(change.old != change.new for change in receipt.changes)
    if reading.carrier not in FILLED or not (untidy or receipt.missing):
        return None
    language = reading.origin.language if reading.origin else "en"
    issued = reading.origin.issued if reading.origin else None
    form = continued(Form(catalogue, language, only=issued), return_)
    return carriers()[reading.carrier].SUFFIX, workers.copy(reading.carrier, form) or b""
