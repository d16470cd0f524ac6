"""What the objects of the catalogue are called and which anchor they have."""

from __future__ import annotations

from collections.abc import Iterable

from ..catalogue.model import Catalogue
from ..catalogue.phrases import provision_label, source_label

TYPES = ("checklist", "item", "framework", "provision", "source")
"""What can be referred to."""

Key = tuple[str, str]
"""(type, id) of an object."""


def name_of(type_: str, id: str, catalogue: Catalogue) -> str | None:
    """Return the words a reference to an object shows, or None when the catalogue does not have it."""
    if id not in known(type_, catalogue):
        return None
    match type_:
        case "item":
            return f"{catalogue.items[id].item.ask} ({id})"
        case "checklist":
            return catalogue.checklist[id].title
        case "framework":
            return catalogue.framework[id].short
        case "provision":
            return provision_label(id, catalogue)
        case "respondent":
            return catalogue.respondent[id].name
    return source_label(id, catalogue)


def known(type_: str, catalogue: Catalogue) -> Iterable[str]:
    """Return every id of a type; a container that `in` looks up at once."""
    match type_:
        case "item":
            return catalogue.items
        case "checklist":
            return catalogue.checklist
        case "framework":
            return catalogue.framework
        case "provision":
            return catalogue.provisions
        case "source":
            return catalogue.citable
        case "respondent":
            return catalogue.respondent
    return ()


def anchor(type_: str, id: str) -> str:
    """Return the anchor of an object on its page. An item's is its bare code: it is printed, typed and searched."""
    return id if type_ == "item" else f"{type_}-{id.replace(':', '.')}"
