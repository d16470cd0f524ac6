"""Which part of the catalogue a place on a page shows, as plain data that can be stored and compared."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from ..catalogue.checklists import Checklist, Item
from ..catalogue.model import Catalogue, Placed, place

Kind = Literal[
    "checklist",
    "authored",
    "framework",
    "crosswalk",
    "coverage",
    "sources",
    "downloads",
    "picture",
    "example",
    "name",
    "any",
]
Layout = Literal["list", "table", "sheet"]
LAYOUTS: tuple[Layout, ...] = ("list", "table", "sheet")


@dataclass(frozen=True, slots=True)
class Selection:
    """One view: its kind, what it is of, and which part of it and how.

    `of` is an id; for a name it is the type and the id, `item k7m4q`; for an example the exercise. `parts` narrows a
    checklist to sections and a crosswalk to checklists, and says what an example is made of; `columns` are the
    frameworks of a crosswalk; all when left empty. The rest is for checklists. With `index` the view can be where its
    objects are at home, that is, where links to them lead.
    """

    kind: Kind
    of: str = ""
    parts: tuple[str, ...] = ()
    columns: tuple[str, ...] = ()
    framework: str = ""
    respondent: str = ""
    pillar: str = ""
    core: bool = False
    layout: Layout = "list"
    index: bool = True

    @property
    def filtered(self) -> bool:
        """Tell whether single items are picked out of their sections."""
        return bool(self.framework or self.respondent or self.pillar or self.core)

    @property
    def whole(self) -> bool:
        """Tell whether a checklist is shown from end to end."""
        return not (self.parts or self.filtered)


def chosen(selection: Selection, checklist: Checklist, catalogue: Catalogue) -> Mapping[str, tuple[Placed, ...]]:
    """Return the items that the view shows, by section id in order; sections with nothing to show are left out."""
    owners = catalogue_owners(selection.framework, catalogue)
    found: dict[str, list[Placed]] = {}
    for placed in place(checklist):
        if (not selection.parts or placed.section.id in selection.parts) and _fits(placed.item, selection, owners):
            found.setdefault(placed.section.id, []).append(placed)
    return {section: tuple(items) for section, items in found.items()}


def catalogue_owners(framework: str, catalogue: Catalogue) -> frozenset[str]:
    """Return what stands before the colon in the provisions of a framework: its own id and those of its plans."""
    if framework not in catalogue.framework:
        return frozenset([framework])
    return frozenset([framework, *(plan.id for plan in catalogue.framework[framework].plans)])


def _fits(item: Item, selection: Selection, owners: frozenset[str]) -> bool:
    if item.retired:
        return selection.layout == "list" and not selection.filtered
    return (
        (not selection.respondent or selection.respondent in item.respondents)
        and (not selection.pillar or selection.pillar in item.pillars)
        and (not selection.core or item.core)
        and (not selection.framework or any(s.provision.partition(":")[0] in owners for s in item.serves))
    )
