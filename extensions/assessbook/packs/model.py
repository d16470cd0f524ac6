"""Training as plain data: modules with their steps and quizzes, and courses made of modules.

All of it is read from the pages; nothing here knows Sphinx.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

Minutes = int
"""A length of time; as a time of day, the minutes since midnight."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One part of a session: what participants do, for how long, and in which form (`groups`, `talk`; can be empty)."""

    title: str
    minutes: Minutes
    form: str
    anchor: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Quiz:
    """A question with its options. `key` holds the numbers of the right ones, from 1; `test` puts it into the test."""

    question: str
    options: tuple[str, ...]
    key: tuple[int, ...]
    test: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Module:
    """One session. It stands on the page `docname`, from line `line` on."""

    id: str
    title: str
    docname: str
    line: int
    objective: str
    audience: tuple[str, ...]
    minutes: Minutes
    materials: tuple[str, ...]
    sources: tuple[str, ...]
    items: tuple[str, ...]
    steps: tuple[Step, ...]
    quizzes: tuple[Quiz, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Course:
    """Modules on one or several days; `start` is when each day begins."""

    id: str
    title: str
    docname: str
    line: int
    anchor: str
    audience: tuple[str, ...]
    start: Minutes
    days: tuple[tuple[str, ...], ...]
    sources: tuple[str, ...]

    def modules(self) -> tuple[str, ...]:
        """Return the ids of all modules, in order."""
        return tuple(id for day in self.days for id in day)


Modules = Mapping[str, Module]
"""Every module by its id."""
