"""Containers taken apart and put together again, also as no honest program does it."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Iterable, Mapping

from ..forms.word import parts

Good = Mapping[str, bytes]
"""A good filled file of each kind."""
Made = Callable[[Good], bytes]
"""Makes a file of the good ones."""

MAIN = {"xlsx": "xl/worksheets/sheet2.xml", "ods": "content.xml", "docx": "word/document.xml"}
"""The part that holds most answers, by kind of container."""


def packed(found: Mapping[str, bytes]) -> bytes:
    """Return a container of these parts; its kind, if a part tells it, stands at the beginning in plain letters."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in found.items():
            method = zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED
            archive.writestr(zipfile.ZipInfo(name), part, method)
    return out.getvalue()


def with_part(data: bytes, name: str, change: Callable[[bytes], bytes]) -> bytes:
    """Return a container after one of its parts was changed, or added if there was none of that name."""
    found = parts(data)
    return packed(found | {name: change(found.get(name, b""))})


def with_flood(data: bytes, name: str, pieces: Iterable[bytes]) -> bytes:
    """Return a container in which the pieces, however many, stand in place of a part."""
    out = io.BytesIO(packed({kept: part for kept, part in parts(data).items() if kept != name}))
    with zipfile.ZipFile(out, "a", zipfile.ZIP_DEFLATED, compresslevel=1) as archive, archive.open(name, "w") as stream:
        for piece in pieces:
            stream.write(piece)
    return out.getvalue()
