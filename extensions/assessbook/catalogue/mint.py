"""Fresh item ids."""

from __future__ import annotations

import secrets
from collections.abc import Collection

from .terms import ID_DIGITS, ID_LETTERS


def mint(count: int, taken: Collection[str]) -> tuple[str, ...]:
    """Return `count` new item ids, none of which is in `taken` (ids in use and ids of the ledger)."""
    fresh: set[str] = set()
    while len(fresh) < count:
        id = "".join(secrets.choice(ID_DIGITS if place % 2 else ID_LETTERS) for place in range(5))
        if id not in taken:
            fresh.add(id)
    return tuple(sorted(fresh))
