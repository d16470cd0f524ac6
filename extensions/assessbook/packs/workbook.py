"""The participant's workbook of a course: what participants do, with room to write; no notes, no keys.

A page that is empty so that a module begins on an odd page is a page for notes.
"""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from ..handbook.words import _
from .cover import anchor, anchors, contents, cover, sources
from .fragments import for_participants
from .frame import framed, heading, paragraph
from .material import Job, Material
from .model import Course, Module
from .plan import days, timetables
from .press import press_pack
from .room import blanks, lines


def workbooks(material: Material) -> Iterator[Job]:
    """Yield the workbook of each course."""
    for course in material.courses:
        title = f"{course.title}: {_('Workbook')}"
        yield Job(
            name=f"{course.id}-workbook{material.wish.mark}.pdf",
            title=str(_("Participant’s workbook")),
            group=course.title,
            content=framed(
                _workbook(material, course),
                material.wish,
                title,
                kind=str(_("Workbook")),
                style="workbook",
                empty=str(_("My notes")),
            ),
            make=press_pack,
        )


def _workbook(material: Material, course: Course) -> str:
    modules = material.of(course)
    last = {"plan": str(_("Timetable")), **anchors(modules), "after": str(_("What I will do"))}
    about = [str(_("This book is yours. Write in it.")), *sources(material, modules)]
    return (
        f"{cover(str(_('Participant’s workbook')), course, about, material.book)}"
        f"{blanks(str(_('Name')), str(_('Date and place')))}{contents(last)}"
        f'<section class="fits">{heading(2, last["plan"], "plan")}{timetables(days(material, course), 3)}</section>'
        + "".join(_module(material, module) for module in modules)
        + f'<section class="new">{heading(2, last["after"], "after")}{_promise()}</section>'
    )


def _module(material: Material, module: Module) -> str:
    body = material.html(for_participants(material.pages[module.id]), 3)
    objective = (
        f'<p class="objective"><b>{_("Objective")}:</b> {escape(module.objective)}</p>' if module.objective else ""
    )
    return f'<section class="module">{heading(2, module.title, anchor(module))}{objective}{body}</section>'


def _promise() -> str:
    asked = (
        _("One thing that I will do differently in my work:"),
        _("By when, and with whom:"),
        _("How others will see that it is done:"),
    )
    return "".join(f'<div class="together">{paragraph(str(words))}{lines(4)}</div>' for words in asked)
