"""The carrier PDF: a form to fill on the screen, keep and sign. Its answers stand in its fields, not on its pages."""

from __future__ import annotations

import json

from ...catalogue.phrases import Text
from ..field_names import CARRIED, COUNT, FORM, ISSUED
from ..form import Form
from ..identity import identity
from ..words import right_to_left
from .fields import fields
from .layout import layout
from .page import STYLE, targets
from .press import press
from .read import read, recognises
from .repair import repair

__all__ = ["ID", "SUFFIX", "TITLE", "read", "recognises", "write"]

ID = "pdf"
SUFFIX = ".pdf"
TITLE: Text = "PDF form, to fill on the screen, keep and sign"


def write(form: Form) -> bytes:
    """Return the form as a PDF that keeps PDF/UA-1; what is filled in already stands in its fields."""
    mark, known = identity(form), fields(form)
    marks = {FORM: mark, ISSUED: " ".join(form.issued()), COUNT: str(len(known))}
    if form.carried:
        marks[CARRIED] = json.dumps([dict(record) for record in form.carried], ensure_ascii=False, sort_keys=True)
    printed = press(layout(form, mark), STYLE, with_fields=True)
    return repair(printed, known, marks, targets(form), right_to_left(form.language))
