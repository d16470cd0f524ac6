"""The plan of a course: its timetable for participants, and its steps with their times for the facilitator."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from html import escape

from ..handbook.words import _
from .frame import heading, table
from .material import Material
from .model import Course
from .timetable import Slot, clock, timetable
from .words import FORMS, PAUSES, minutes


def days(material: Material, course: Course) -> tuple[tuple[Slot, ...], ...]:
    """Return the timetable of a course as it is wished for."""
    return timetable(course, material.modules, material.wish.start)


def starts(slots: tuple[tuple[Slot, ...], ...]) -> Mapping[str, Mapping[str, int]]:
    """Return when each step begins, by the module's id and the step's anchor; the first time when it is held twice."""
    found: dict[str, dict[str, int]] = {}
    for slot in (slot for day in slots for slot in day if slot.module):
        assert slot.module is not None
        now = slot.start
        for step in slot.steps:
            found.setdefault(slot.module.id, {}).setdefault(step.anchor, now)
            now += step.minutes
    return found


def timetables(slots: tuple[tuple[Slot, ...], ...], level: int) -> str:
    """Return the timetable for participants as HTML, a table for each day."""
    heads = [str(_("Time")), str(_("What")), str(_("Length"))]
    return _days([table(heads, [_row(slot) for slot in day], style="timetable") for day in slots], level)


def session_plan(slots: tuple[tuple[Slot, ...], ...], level: int) -> str:
    """Return the plan for the facilitator as HTML: every step with its time and form."""
    heads = [_("Time"), _("What"), _("Length"), _("How")]
    groups = ([list(_steps(slot)) for slot in day] for day in slots)
    return _days([table(list(map(str, heads)), *each, style="timetable plan") for each in groups], level, "day")


def work(slots: tuple[tuple[Slot, ...], ...]) -> int:
    """Return the minutes of work, without breaks."""
    return sum(slot.end - slot.start for day in slots for slot in day if slot.module)


def length(count: int) -> str:
    """Return a long time in words, for example `3 hours 45 minutes`."""
    hours, rest = divmod(count, 60)
    if not hours:
        return minutes(rest)
    whole = _("1 hour") if hours == 1 else _("{} hours").format(hours)
    return f"{whole} {minutes(rest)}" if rest else str(whole)


def _days(tables: list[str], level: int, kind: str = "day together") -> str:
    """Return the tables, each with its day above it when there are several.

    No day is cut by the end of a page; only the facilitator's plan may be, whose days fill more than one.
    """
    above = [heading(level, str(_("Day {}")).format(number)) for number in range(1, len(tables) + 1)]
    return "".join(
        f'<div class="{kind}">{day if len(tables) > 1 else ""}{each}</div>'
        for day, each in zip(above, tables, strict=True)
    )


def _row(slot: Slot) -> list[str]:
    return [f"{clock(slot.start)}–{clock(slot.end)}", _what(slot), escape(minutes(slot.end - slot.start))]


def _steps(slot: Slot) -> Iterator[list[str]]:
    yield [*_row(slot), ""]
    now = slot.start
    for step in slot.steps:
        what = f'<span class="step">{escape(step.title)}</span>'
        how = escape(str(FORMS[step.form])) if step.form else ""
        yield [f'<span class="step">{clock(now)}</span>', what, escape(minutes(step.minutes)), how]
        now += step.minutes


def _what(slot: Slot) -> str:
    if slot.module is None:
        return f"<i>{escape(str(PAUSES[slot.kind]))}</i>"
    part = f" {_('(part {})').format(slot.part)}" if slot.part else ""
    return f"<b>{escape(slot.module.title)}</b>{escape(part)}"
