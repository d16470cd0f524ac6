"""The catalogue as one build uses it: loaded once, translated, with the forms issued from it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from sphinx.environment import BuildEnvironment

from ..catalogue.model import Catalogue
from ..forms.issue import Issued
from ..returns.exercises import Exercise

if TYPE_CHECKING:
    from .domain import AssessDomain


@dataclass(frozen=True)
class Book:
    """What the pages are made from. `catalogue` is None when catalogue.yaml itself cannot be read."""

    catalogue: Catalogue | None
    language: str
    declared: frozenset[str] = frozenset()
    """Ids written in files that could not be read: the pages that name them are not to blame."""
    mark: str = ""
    """Changes with any byte of the catalogue's files or of their translation."""
    wording: str = ""
    """Changes with the translation of the program's own texts."""
    forms: tuple[Issued, ...] = ()
    exercises: tuple[Exercise, ...] = ()
    """The invented States whose returns the examples are made from."""
    other_forms: bool = False
    """Whether a list of the forms reads otherwise than after the build before."""

    @cached_property
    def serving(self) -> Mapping[str, tuple[str, ...]]:
        """The ids of the items still asked that serve each provision, in order."""
        found: dict[str, dict[str, None]] = {}
        for placed in self.catalogue.items.values() if self.catalogue else ():
            if not placed.item.retired:
                for service in placed.item.serves:
                    found.setdefault(service.provision, {})[placed.item.id] = None
        return {provision: tuple(ids) for provision, ids in found.items()}


def domain_of(env: BuildEnvironment) -> AssessDomain:
    """Return the assess domain of `env`; its `book` is the catalogue of this build."""
    found: AssessDomain = env.domains["assess"]  # type: ignore[assignment]
    return found
