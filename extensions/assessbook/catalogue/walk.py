"""Walk the items of a catalogue together with the place each has in its file."""

from __future__ import annotations

from collections.abc import Iterator

from .checklists import Checklist, Item
from .load import Loaded
from .marked import Path

File = tuple[str, str]


def items_with_paths(loaded: Loaded) -> Iterator[tuple[File, Path, Item]]:
    """Yield (file, path in the file, item) for every item of every checklist that was read."""
    if loaded.catalogue is None:
        return
    for checklist in loaded.catalogue.checklists:
        for path, item in checklist_items(checklist):
            yield ("checklist", checklist.id), path, item


def checklist_items(checklist: Checklist) -> Iterator[tuple[Path, Item]]:
    """Yield (path in the file, item) for every item of one checklist."""
    for s, section in enumerate(checklist.sections):
        for i, item in enumerate(section.items):
            yield ("sections", s, "items", i), item
