"""The record of the packs in a folder: what each is, how many pages it has, and of what it was made."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

RECORD = ".packs.json"


@dataclass(frozen=True, slots=True, kw_only=True)
class Pack:
    """One file. `group` is the course it belongs to, or empty; `pages` are pages or slides, `size` is in bytes.

    `mark` changes with everything that the file is made of.
    """

    name: str
    title: str
    group: str
    language: str
    pages: int
    size: int
    mark: str


def recorded(folder: Path) -> tuple[Pack, ...]:
    """Return the packs that stand in a folder whole, in the order of their record; nothing without a record."""
    try:
        found: list[dict[str, Any]] = json.loads((folder / RECORD).read_bytes())
        packs = [Pack(**each) for each in found]
    except (OSError, ValueError, TypeError):
        return ()
    return tuple(pack for pack in packs if _whole(folder / pack.name, pack.size))


def as_record(packs: tuple[Pack, ...]) -> bytes:
    """Return the record of packs."""
    return json.dumps([asdict(pack) for pack in packs], indent=1, ensure_ascii=False).encode()


def _whole(path: Path, size: int) -> bool:
    return path.is_file() and path.stat().st_size == size
