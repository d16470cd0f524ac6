"""Sources: the documents cited, down to the paragraphs and the single demands they make."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated, Literal

from pydantic import Field

from .terms import AsOf, Code, Confidence, Link, Prose, Reference, Strict

Checkable = Literal["yes", "partly", "no"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Demand(Strict):
    """One separately checkable thing that a paragraph asks."""

    id: Reference
    gist: Prose
    checkable: Checkable = "yes"


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph(Strict):
    """A paragraph, bullet or footnote, in our own words; `restates` names earlier ones that already ask the same."""

    id: Reference
    label: Prose
    gist: Prose
    checkable: Checkable = "no"
    demands: tuple[Demand, ...] = ()
    restates: tuple[Reference, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Source(Strict):
    """One document."""

    id: Code
    title: Prose
    by: Prose | None = None
    date: AsOf | None = None
    read_on: AsOf | None = None
    link: Link | None = None
    confidence: Confidence = "first-hand"
    note: Prose | None = None
    paragraphs: tuple[Paragraph, ...] = ()

    def demands(self) -> Iterator[tuple[Paragraph, Demand]]:
        """Yield every demand; a checkable paragraph without a list of demands is one demand of its own."""
        for paragraph in self.paragraphs:
            if paragraph.demands:
                for demand in paragraph.demands:
                    yield paragraph, demand
            elif paragraph.checkable != "no":
                yield paragraph, Demand(id=paragraph.id, gist=paragraph.gist, checkable=paragraph.checkable)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sources(Strict):
    """The file sources.yaml."""

    sources: Annotated[tuple[Source, ...], Field(min_length=1)]
