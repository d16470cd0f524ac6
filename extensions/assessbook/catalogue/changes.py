"""What changed from one release to the next, and which answers go along: the file changes.yaml (design §3).

A reworded question keeps its id. A question that was split, merged or replaced is retired, and its answers go to the
questions named in `into` as far as `carry` lets them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Annotated, Literal

from pydantic import Field

from .terms import Code, ItemId, Prose, Strict, Version, version_key

Kind = Literal["reworded", "split", "merged", "replaced", "retired"]
Carries = Literal["yes", "show-again", "no"]
"""`yes`: the answer goes along. `show-again`: it goes along, but somebody must confirm it. `no`: it is only kept."""

ANY_OTHER = "any-other"
"""In `carry`: every answer that is not named, and every answer that is not one of several codes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Change(Strict):
    """One change: of which questions, into which, and which of their answers go along."""

    kind: Kind
    items: Annotated[tuple[ItemId, ...], Field(min_length=1)]
    into: tuple[ItemId, ...] = ()
    carry: Annotated[
        Mapping[Code, Carries],
        Field(description="By answer code; `any-other` for the rest. Reworded questions carry every answer."),
    ] = field(default_factory=dict)
    why: Prose

    def carries(self, code: str | None) -> Carries:
        """Return whether an answer goes along; `code` is None when it is none of several codes."""
        default: Carries = "yes" if self.kind == "reworded" else "no"
        return self.carry.get(code or ANY_OTHER) or self.carry.get(ANY_OTHER, default)


@dataclass(frozen=True, slots=True, kw_only=True)
class Release(Strict):
    """What changed with one version."""

    version: Version
    changes: Annotated[tuple[Change, ...], Field(min_length=1)]


@dataclass(frozen=True, slots=True, kw_only=True)
class Changes(Strict):
    """The file changes.yaml: the releases that changed something, in their order."""

    releases: tuple[Release, ...] = ()

    def since(self, version: str) -> Iterator[Release]:
        """Yield the releases after `version`, in their order."""
        for release in self.releases:
            if version_key(release.version) > version_key(version):
                yield release
