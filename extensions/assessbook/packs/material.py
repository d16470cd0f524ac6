"""What packs are made from: the modules and courses chosen, their pages as they are resolved, and how to print them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from docutils import nodes

from ..catalogue.model import Catalogue
from .model import Course, Minutes, Module

Paper = Literal["a4", "letter"]
PAPERS: tuple[Paper, ...] = ("a4", "letter")


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """How the packs are to be: paper, size of letters, language, and when days begin (None: as each course says)."""

    paper: Paper = "a4"
    large: bool = False
    language: str = "en"
    start: Minutes | None = None

    @property
    def mark(self) -> str:
        """What the names of files carry: nothing for what is usual."""
        return f"{'' if self.paper == 'a4' else f'-{self.paper}'}{'-large' if self.large else ''}-{self.language}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Material:
    """Everything that the makers of packs need."""

    book: str
    """What the handbook is called."""
    wish: Wish
    courses: tuple[Course, ...]
    modules: Mapping[str, Module]
    """The modules chosen, by id: those of the courses, or those named."""
    pages: Mapping[str, nodes.section]
    """The page of each module, resolved; it must be copied before it is changed."""
    html: Callable[[Sequence[nodes.Node], int], str]
    """Returns nodes as HTML; the number is the level of the headings of the outermost sections."""
    catalogue: Catalogue | None
    whole: bool
    """Whether nothing was left out: then the sheets that belong to no course are made too."""

    def of(self, course: Course) -> tuple[Module, ...]:
        """Return the modules of a course that exist, in order, each once."""
        return tuple(self.modules[id] for id in dict.fromkeys(course.modules()) if id in self.modules)


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """One file to make. `content` is all that goes into it: `make` turns it into the bytes and counts the pages.

    `make` is a function of a module, so that another process can call it. It raises Unwritable.
    """

    name: str
    title: str
    group: str
    content: str
    make: Callable[[str], tuple[bytes, int]]


Maker = Callable[[Material], Iterator[Job]]
"""Yields the jobs of one kind of pack."""
