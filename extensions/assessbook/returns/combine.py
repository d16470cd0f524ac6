"""What stands beside answers that say the same, put together: nothing twice, nothing lost, whatever the order."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

from .evidence import row_order
from .model import Confirmation, Sensitivity

_STRICT: tuple[Sensitivity, ...] = ("internal", "secretariat", "public")
_STRONG: tuple[Confirmation, ...] = ("done", "moved", "dropped", "changed", "same", "not-checked")


def joined(notes: Iterable[str | None]) -> str | None:
    """Return the notes one below the other, each paragraph once; a single note as it stands."""
    texts = list(dict.fromkeys(note for note in notes if note))
    if len(texts) < 2:
        return texts[0] if texts else None
    paragraphs = (part.strip("\n") for text in texts for part in text.split("\n\n"))
    return "\n\n".join(dict.fromkeys(part for part in paragraphs if part.strip()))


def cited_by_any(citations: Iterable[tuple[str, ...]]) -> tuple[str, ...]:
    """Return the ids of all documents cited, each once, in the order of the register."""
    return tuple(sorted({id for ids in citations for id in ids}, key=row_order))


def strictest(levels: Iterable[Sensitivity | None]) -> Sensitivity | None:
    """Return the level that lets the fewest see it: nobody's answer is opened by somebody else's."""
    given = set(levels)
    return next((level for level in _STRICT if level in given), None)


def strongest(confirmations: Iterable[Confirmation | None]) -> Confirmation | None:
    """Return what was said about the last answer; one who did not check says nothing against one who did."""
    given = set(confirmations)
    return next((each for each in _STRONG if each in given), None)


def checked_on(days: Iterable[str | None], which: Literal["first", "last"]) -> str | None:
    """Return the first or the last of the days given."""
    given = sorted(day for day in days if day)
    return (given[0] if which == "first" else given[-1]) if given else None
