"""Good files in the wrong place: under another ending, of another catalogue, of a version to come."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable

from ..forms.word import parts
from .filled import KINDS
from .packing import Good, Made, packed

WRONG = {"json": "xlsx", "html": "json", "csv": "txt", "xlsx": "pdf", "ods": "xlsx", "docx": "html", "pdf": "docx"}
_TELLS = ("json", "html", "csv", "xlsx", "ods", "docx")
"""The kinds whose words stand in plain bytes, once unpacked."""


def _renamed(kind: str, change: Callable[[bytes], bytes]) -> Made:
    """Change what a file says of its catalogue, wherever it says so."""

    def make(good: Good) -> bytes:
        if not zipfile.is_zipfile(io.BytesIO(good[kind])):
            return change(good[kind])
        return packed({name: change(part) for name, part in parts(good[kind]).items()})

    return make


def _other(data: bytes) -> bytes:
    data = re.sub(rb"(assessbook-form/1 )orchard", rb"\1garden", data)
    return data.replace(b'"id": "orchard"', b'"id": "garden"')


def _newer(data: bytes) -> bytes:
    data = re.sub(rb"(assessbook-form/1 orchard )1\.1\.0", rb"\g<1>9.0.0", data)
    return data.replace(b'"version": "1.1.0"', b'"version": "9.0.0"')


FILES: dict[str, tuple[Made, str]] = {
    **{f"wrong-ending-{kind}.{WRONG[kind]}": (lambda good, kind=kind: good[kind], "") for kind in KINDS},
    **{f"other.{kind}": (_renamed(kind, _other), "This is a form of “garden”") for kind in _TELLS},
    **{f"newer.{kind}": (_renamed(kind, _newer), "") for kind in _TELLS},
}
