"""What the one who runs a course needs besides: timetable, attendance list, evaluation, certificate."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from ..handbook.words import _
from .frame import framed, heading, paragraph, table
from .material import Job, Material
from .model import Course
from .plan import days, length, timetables, work
from .press import press_pack
from .room import blanks, lines

_ROWS = 24


def timetable_sheets(material: Material) -> Iterator[Job]:
    """Yield the timetable of each course, in large letters."""
    for course in material.courses:
        title = str(_("Timetable"))
        body = f"<header>{paragraph(course.title, 'kind')}{heading(1, title)}</header>"
        yield _job(material, course, "timetable", title, body + timetables(days(material, course), 2), "hung")


def attendance(material: Material) -> Iterator[Job]:
    """Yield the attendance list of each course."""
    for course in material.courses:
        title = str(_("Attendance list"))
        yield _job(material, course, "attendance", title, _attendance(material, course, title), "list", "landscape")


def evaluations(material: Material) -> Iterator[Job]:
    """Yield the evaluation of each course: a sheet without a name."""
    for course in material.courses:
        title = str(_("Evaluation"))
        yield _job(material, course, "evaluation", title, _evaluation(material, course, title), "evaluation")


def certificates(material: Material) -> Iterator[Job]:
    """Yield the certificate of each course, to be filled in by hand."""
    for course in material.courses:
        title = str(_("Certificate"))
        body = _certificate(material, course, title)
        yield _job(material, course, "certificate", title, body, "paper", "landscape")


def _job(
    material: Material, course: Course, id: str, title: str, body: str, style: str, shape: str = "portrait"
) -> Job:
    document = f"{course.title}: {title}"
    return Job(
        name=f"{course.id}-{id}{material.wish.mark}.pdf",
        title=title,
        group=course.title,
        content=framed(body, material.wish, document, kind=document, style=style, shape=shape, heads=False),
        make=press_pack,
    )


def _attendance(material: Material, course: Course, title: str) -> str:
    count = max(1, len(days(material, course)))
    signed = [str(_("Signature"))] if count == 1 else [str(_("Day {}")).format(n) for n in range(1, count + 1)]
    heads = [str(_("No.")), str(_("Name")), str(_("Organisation and job")), *signed]
    rows = [[str(number), *([""] * (len(heads) - 1))] for number in range(1, _ROWS + 1)]
    counts = (str(_("Women")), str(_("Men")), str(_("Other, or not said")), str(_("With disabilities, as they say")))
    about = _(
        "Names serve for certificates only: keep this list apart, and destroy it when it has served. The register "
        "needs the counts alone. Ask for them without names, for example with slips in a box."
    )
    return (
        f"<header>{paragraph(course.title, 'kind')}{heading(1, title)}</header>"
        f"{blanks(str(_('Date')), str(_('Place')), str(_('Facilitators')))}"
        f"{table(heads, rows, style=f'attendance days{count}')}"
        f'<div class="together">{heading(2, str(_("For the register")))}{blanks(*counts)}{paragraph(str(about))}</div>'
    )


def _evaluation(material: Material, course: Course, title: str) -> str:
    scale = [str(_("No")), str(_("A little")), str(_("Mostly")), str(_("Yes"))]
    heads = ["", *scale]
    statements = (
        _("I can use what I learnt in my work."),
        _("The examples were like my work."),
        _("I could speak, and I was heard."),
        _("I could see, hear, read and reach everything that I needed."),
        _("The pace was right."),
    )
    box = '<span class="box"></span>'
    rows = [[escape(str(words)), *([box] * len(scale))] for words in statements]
    modules = [[escape(module.title), *([box] * len(scale))] for module in material.of(course)]
    asked = (
        _("What will you do differently?"),
        _("What was missing, or should go?"),
        _("Did anything make you feel unsafe or left out? You need not answer."),
    )
    heads[0] = str(_("Is it true?"))
    first, room = table(heads, rows, style="rating"), 3 if len(modules) < 9 else 2
    second = table([str(_("Was it useful?")), *scale], modules, style="rating")
    return (
        f"<header>{paragraph(course.title, 'kind')}{heading(1, title)}</header>"
        f"{paragraph(str(_('Write no name. Your answers make the next course better.')))}{first}{second}"
        + "".join(f'<div class="together">{paragraph(str(words), "ask")}{lines(room)}</div>' for words in asked)
    )


def _certificate(material: Material, course: Course, title: str) -> str:
    slots = days(material, course)
    modules = "; ".join(module.title for module in material.of(course))
    return (
        f'<div class="certificate">{heading(1, title)}'
        f"{paragraph(str(_('This is to confirm that')), 'say')}{blanks(str(_('Name')))}"
        f"{paragraph(str(_('took part in the course')), 'say')}{paragraph(course.title, 'course')}"
        f"{paragraph(str(_('Work: {}')).format(length(work(slots))), 'say')}"
        f"{paragraph(str(_('Modules: {}')).format(modules), 'modules')}"
        f"{blanks(str(_('Date and place')), str(_('For the organisation')), str(_('Facilitator')))}</div>"
    )
