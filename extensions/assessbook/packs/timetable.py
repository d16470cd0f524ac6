"""Timetables are computed, never typed: minutes add up, breaks and lunch are placed by rule."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from .model import Course, Minutes, Module, Modules, Step

BREAK: Minutes = 15
LUNCH: Minutes = 60
LONGEST: Minutes = 120
"""The longest stretch of work without a break, unless a single step is longer."""
NOON: Minutes = 12 * 60 + 30
"""Lunch stands as near to this time as the modules allow."""
_LATE = NOON + 60
"""A day that ends by now has no lunch: it would come just before the end."""
_DAY = 24 * 60
_CLOCK = re.compile(r"([01]?\d|2[0-3]):([0-5]\d)")


@dataclass(frozen=True, slots=True)
class Slot:
    """One line of a timetable. Work belongs to a module, of which it holds these steps."""

    kind: Literal["work", "break", "lunch"]
    start: Minutes
    end: Minutes
    module: Module | None = None
    steps: tuple[Step, ...] = ()
    part: int = 0
    """Which part of a module that a break divides; 0 for a whole one."""


@dataclass(frozen=True, slots=True)
class _Block:
    """Work that no break divides."""

    module: Module
    steps: tuple[Step, ...]
    minutes: Minutes
    part: int


def timetable(course: Course, modules: Modules, start: Minutes | None = None) -> tuple[tuple[Slot, ...], ...]:
    """Return the slots of each day; modules that do not exist are left out. Every day begins at `start`."""
    begin = course.start if start is None else start
    days = ([modules[id] for id in day if id in modules] for day in course.days)
    return tuple(tuple(_day(day, begin)) for day in days if day)


def clock(time: Minutes) -> str:
    """Return a time of day, for example `09:05`."""
    return f"{time // 60 % 24:02d}:{time % 60:02d}"


def from_clock(words: str) -> Minutes:
    """Return the minutes since midnight of a time such as `09:05`. Raises ValueError."""
    found = _CLOCK.fullmatch(words.strip())
    if not found:
        raise ValueError(f"“{words}” is no time of day: write it like 09:00")
    return int(found[1]) * 60 + int(found[2])


def _day(modules: Sequence[Module], start: Minutes) -> Iterator[Slot]:
    blocks = [block for module in modules for block in _blocks(module)]
    now, worked, hungry = start, 0, _needs_lunch(blocks, start)
    for n, block in enumerate(blocks):
        pause = BREAK if worked and worked + block.minutes > LONGEST else 0
        if n and hungry and _nearer_now(now, now + pause + block.minutes, last=n == len(blocks) - 1):
            yield Slot("lunch", now, now + LUNCH)
            now, worked, hungry = now + LUNCH, 0, False
        elif pause:
            yield Slot("break", now, now + pause)
            now, worked = now + pause, 0
        yield Slot("work", now, now + block.minutes, block.module, block.steps, block.part)
        now, worked = now + block.minutes, worked + block.minutes


def _needs_lunch(blocks: Sequence[_Block], start: Minutes) -> bool:
    """Tell whether a day that begins before noon ends so late that people must eat."""
    now, worked = start, 0
    for block in blocks:
        if worked and worked + block.minutes > LONGEST:
            now, worked = now + BREAK, 0
        now, worked = now + block.minutes, worked + block.minutes
    return start < NOON and now > _LATE


def _nearer_now(now: Minutes, later: Minutes, *, last: bool) -> bool:
    """Tell whether `now` is nearer to noon than `later`, the next time at which lunch could be."""
    return last or abs(now - NOON) <= abs(later - NOON)


def _blocks(module: Module) -> Iterator[_Block]:
    """Yield a module whole, or, when it is too long for that, in parts that end where a step ends."""
    if module.minutes <= LONGEST or not module.steps:
        yield _Block(module, module.steps, module.minutes, 0)
        return
    groups: list[list[Step]] = [[]]
    for step in module.steps:
        if groups[-1] and sum(each.minutes for each in groups[-1]) + step.minutes > LONGEST:
            groups.append([])
        groups[-1].append(step)
    for part, group in enumerate(groups, 1):
        yield _Block(module, tuple(group), sum(each.minutes for each in group), part if len(groups) > 1 else 0)
