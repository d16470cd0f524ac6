"""Which form a workbook is: told by its hidden sheet, by a document property, or by a line that everybody can see."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass, replace

from ...catalogue.phrases import Text, Told
from ..identity import FORMAT, origin_in
from ..preflight import Scan
from ..printed import recorded
from ..reading import Origin
from .marks import HIDDEN
from .sheets import Sheet

_OTHER: Text = "parts of this file come from another form, {others}; it was read by its hidden sheet"
_UNMARKED: Text = "the hidden sheet was removed; all that the form does not print itself was kept"
_DAMAGED: Text = "kept by an earlier reader, and damaged since"
RECORDS = frozenset({HIDDEN, "form", "issued", "printed", "carried"})
"""What the rows of the hidden sheet begin with."""
_PROPERTIES = ("docProps/custom.xml", "meta.xml")


@dataclass(frozen=True)
class Own:
    """What the form left in its workbook. `printed` is None when the hidden sheet was removed."""

    origin: Origin | None
    printed: frozenset[str] | None
    carried: tuple[dict[str, str], ...]
    remarks: tuple[tuple[str, str], ...]


def own(sheets: Iterable[Sheet], seen: Scan) -> Own:
    """Return what the form left, from the safest place that still has it."""
    sheets = tuple(sheets)
    hidden = next((sheet for sheet in sheets if is_hidden(sheet)), None)
    records = _records(hidden) if hidden else {}
    told = [
        *(origin_in(text) for text in records.get(HIDDEN, ())),
        *(origin_in(seen.parts[part].decode("utf-8", "replace")) for part in _PROPERTIES if part in seen.parts),
        *_visible(sheets),
    ]
    origins = list(dict.fromkeys(origin for origin in told if origin))
    origin = origins[0] if origins else None
    if origin and "issued" in records:
        origin = replace(origin, issued=frozenset(records["issued"][0].split()))
    printed = recorded(records["printed"][0]) if "printed" in records else None
    remarks: list[tuple[str, str]] = []
    if len(origins) > 1:
        others = ", ".join(f"{other.catalogue} {other.version} ({other.language})" for other in origins[1:])
        remarks.append((Told(_OTHER, others=others), ""))
    if origin and printed is None:
        remarks.append((_UNMARKED, ""))
    return Own(origin, printed, tuple(_carried(records.get("carried", ()))), tuple(remarks))


def is_hidden(sheet: Sheet) -> bool:
    """Tell whether this is the form's own hidden sheet."""
    return bool(sheet.rows and sheet.rows[0] and sheet.rows[0][0] == HIDDEN)


def _records(sheet: Sheet) -> dict[str, list[str]]:
    """Return the texts of each kind; a long one stands in several cells of its row."""
    found: dict[str, list[str]] = {}
    for key, *pieces in (row for row in sheet.rows if row):
        found.setdefault(str(key), []).append("".join(piece for piece in pieces if isinstance(piece, str)))
    return found


def _visible(sheets: Iterable[Sheet]) -> Iterable[Origin | None]:
    for sheet in sheets:
        for row in sheet.rows:
            for value in row:
                if isinstance(value, str) and FORMAT in value:
                    yield origin_in(value)


def _carried(texts: Iterable[str]) -> Iterable[dict[str, str]]:
    for text in texts:
        try:
            record = json.loads(text)
        except (ValueError, RecursionError):
            record = {"text": text, "place": HIDDEN, "why": _DAMAGED}
        if isinstance(record, dict):
            yield {str(name): str(value) for name, value in record.items()}
