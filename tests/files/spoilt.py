"""Files that did not arrive whole: cut off, overwritten with zeros, or with noise after a good beginning."""

from __future__ import annotations

import random

from .filled import KINDS
from .packing import Good, Made

STARTS = {
    "json": b'{"format": "assessbook-return/1", ',
    "html": b"<!doctype html>",
    "csv": b'"identity_state";"identity_year"\n',
    "xlsx": b"PK\x03\x04\x14\0\0\0\x08\0xl/workbook.xml",
    "ods": b"PK\x03\x04\x14\0\0\0\0\0mimetypeapplication/vnd.oasis.opendocument.spreadsheet",
    "docx": b"PK\x03\x04\x14\0\0\0\x08\0word/document.xml",
    "pdf": b"%PDF-1.7\n",
}


def _cut(kind: str, share: float) -> Made:
    return lambda good: good[kind][: int(len(good[kind]) * share)]


def _zeros(kind: str) -> Made:
    """The second half was never written: what a file is like after a download that broke."""

    def make(good: Good) -> bytes:
        half = len(good[kind]) // 2
        return good[kind][:half] + bytes(len(good[kind]) - half)

    return make


def _noise(kind: str, start: bytes) -> Made:
    return lambda good: start + random.Random(kind).randbytes(50_000)


FILES: dict[str, tuple[Made, str | None]] = {
    **{f"cut-{int(share * 100)}.{kind}": (_cut(kind, share), None) for kind in KINDS for share in (0.01, 0.5, 0.99)},
    **{f"zeros.{kind}": (_zeros(kind), None) for kind in KINDS},
    **{f"noise.{kind}": (_noise(kind, start), None) for kind, start in STARTS.items()},
    **{f"only-noise.{kind}": (_noise(kind, b""), "This is not a form that can be read") for kind in KINDS},
}
"""Each may be read in part or refused; None stands for either."""
