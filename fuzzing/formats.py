"""Changes that know a format: parts of a container, objects of a PDF, the record in a page."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from random import Random

import pikepdf

from .changes import BYTES, Change, elements, fields, like_fields, like_strings, like_tags, pairs, rows, strings, tags


def part(data: bytes, chance: Random) -> bytes:
    """Change one part of a container, leave it out, or exchange it with another; the ZIP itself is whole."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    large = [name for name in parts if len(parts[name]) > 3_000]
    name = chance.choice(large if large and chance.random() < 0.8 else list(parts))
    other = chance.choice(list(parts))
    match chance.randrange(12):
        case 0:
            del parts[name]
        case 1:
            parts[name], parts[other] = parts[other], parts[name]
        case 2:
            parts[f"{name}x"] = parts.pop(name)
        case _:
            parts[name] = chance.choice((tags, like_tags, like_tags, elements, elements, *BYTES))(parts[name], chance)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        for kept, content in parts.items():
            method = zipfile.ZIP_STORED if kept == "mimetype" else zipfile.ZIP_DEFLATED
            archive.writestr(zipfile.ZipInfo(kept), content, method)
    return out.getvalue()


def object_(data: bytes, chance: Random) -> bytes:
    """Change some entries of the objects of a PDF: left out, moved to another object, or of another kind."""
    with pikepdf.open(io.BytesIO(data)) as opened:
        found = [each for each in opened.objects if isinstance(each, pikepdf.Dictionary) and len(each.keys())]
        for _ in range(chance.choice((1, 2, 6))):
            one, other = chance.choice(found), chance.choice(found)
            keys = sorted(one.keys())
            if keys:
                _change_entry(opened, one, other, chance.choice(keys), chance)
        out = io.BytesIO()
        try:
            opened.save(out, static_id=True, compress_streams=False)
        except (pikepdf.PdfError, ValueError, RuntimeError):
            return flip_near(data, chance)
    return out.getvalue()


def _change_entry(opened: pikepdf.Pdf, one: pikepdf.Object, other: pikepdf.Object, key: str, chance: Random) -> None:
    match chance.randrange(6):
        case 0:
            del one[key]
        case 1:
            other[key] = one[key]
        case 2:
            one[key] = pikepdf.Array([one[key], one[key]])
        case 3:
            one[key] = pikepdf.String(chance.choice(("", "\u202e", "mark", "\0", "x" * 9_000)))
        case 4:
            one[key] = chance.choice((-1, 2**31, pikepdf.Name("/Off"), True, other))
        case 5:
            one["/T"] = pikepdf.String(chance.choice(("b2c3d_note", "a.b", "")))


def flip_near(data: bytes, chance: Random) -> bytes:
    """Overwrite bytes beside the words of a PDF that hold it together."""
    found = bytearray(data)
    words = (b" obj", b"/T", b"/V", b"/Kids", b"xref", b"/Fields", b"/Length", b"stream", b"/Parent", b"trailer")
    at = data.find(chance.choice(words), chance.randrange(len(data)))
    for _ in range(chance.choice((1, 3))):
        found[min(len(found) - 1, max(0, at) + chance.randrange(30))] = chance.randrange(256)
    return bytes(found)


def record(data: bytes, chance: Random) -> bytes:
    """Change the answers that stand in a page."""
    start = data.find(b">", data.find(b"assessbook-answers")) + 1
    end = data.find(b"</script", start)
    if not 0 < start < end:
        return data
    return (
        data[:start]
        + chance.choice((strings, like_strings, like_strings, pairs, pairs, *BYTES))(data[start:end], chance)
        + data[end:]
    )


CHANGES: Mapping[str, tuple[Change, ...]] = {
    "json": (strings, like_strings, like_strings, pairs, pairs, *BYTES),
    "csv": (fields, like_fields, like_fields, rows, *BYTES),
    "html": (record, record, record, *BYTES),
    "xlsx": (part, part, part, part, part, *BYTES),
    "ods": (part, part, part, part, part, *BYTES),
    "docx": (part, part, part, part, part, *BYTES),
    "pdf": (object_, object_, flip_near, flip_near, *BYTES),
}
SHARE = {"json": 24, "csv": 20, "html": 16, "xlsx": 18, "ods": 12, "docx": 6, "pdf": 4}
"""How many of a hundred files are of each kind: readers that are fast get more of them."""


def changed(good: Mapping[str, bytes], seed: int, number: int) -> tuple[str, bytes]:
    """Return the kind and the bytes of one file of a run."""
    chance = Random(f"{seed}/{number}")
    (kind,) = chance.choices(list(SHARE), list(SHARE.values()))
    data = chance.choice(CHANGES[kind])(good[kind], chance)
    if chance.random() < 0.1:
        data = chance.choice(BYTES)(data, chance)
    return kind, data
