"""The facilitator's guide of a course: everything, with notes, keys and times."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from html import escape

from ..catalogue.phrases import source_label
from ..handbook.words import _
from .cover import anchor, anchors, contents, cover, sources
from .fragments import all_of
from .frame import framed, heading, paragraph, table
from .material import Job, Material
from .model import Course, Module
from .plan import days, length, session_plan, starts, work
from .press import press_pack
from .words import audience, minutes


def guides(material: Material) -> Iterator[Job]:
    """Yield the guide of each course."""
    for course in material.courses:
        title = f"{course.title}: {_('Facilitator’s guide')}"
        kind, empty = str(_("For the facilitator, not for participants")), str(_("This page is left empty."))
        yield Job(
            name=f"{course.id}-guide{material.wish.mark}.pdf",
            title=str(_("Facilitator’s guide")),
            group=course.title,
            content=framed(_guide(material, course), material.wish, title, kind=kind, empty=empty),
            make=press_pack,
        )


def _guide(material: Material, course: Course) -> str:
    slots, modules = days(material, course), material.of(course)
    about = (
        str(_("Work without breaks: {}")).format(length(work(slots))),
        str(_("It holds notes and keys.")),
        *sources(material, modules),
    )
    first = {"plan": str(_("Plan")), "ready": str(_("What to have ready"))}
    times = starts(slots)
    return (
        f"{cover(str(_('Facilitator’s guide')), course, about, material.book)}"
        f"{contents({**first, **anchors(modules)})}"
        f'<section class="new">{heading(2, first["plan"], "plan")}{session_plan(slots, 3)}</section>'
        f"<section>{heading(2, first['ready'], 'ready', 'after')}{_ready(modules)}</section>"
        + "".join(_module(material, module, times.get(module.id, {})) for module in modules)
    )


def _module(material: Material, module: Module, times: Mapping[str, int]) -> str:
    body = material.html(all_of(material.pages[module.id], times), 3)
    return (
        f'<section class="module">{heading(2, module.title, anchor(module))}{_card(material, module)}{body}</section>'
    )


def _card(material: Material, module: Module) -> str:
    facts = {
        str(_("Objective")): module.objective,
        str(_("For whom")): audience(module.audience),
        str(_("Time")): minutes(module.minutes),
        str(_("Materials")): "; ".join(module.materials),
        str(_("Source")): _sources(material, module),
        str(_("Questions it serves")): ", ".join(module.items),
    }
    rows = "".join(
        f'<tr><th scope="row">{escape(term)}</th><td>{escape(words)}</td></tr>'
        for term, words in facts.items()
        if words
    )
    return f'<table class="card"><tbody>{rows}</tbody></table>'


def _sources(material: Material, module: Module) -> str:
    catalogue = material.catalogue
    labels = (source_label(id, catalogue) if catalogue and id in catalogue.citable else id for id in module.sources)
    return "; ".join(_shortened(dict.fromkeys(labels)))


def _shortened(labels: Iterable[str]) -> Iterator[str]:
    """Yield labels, without their first words up to a comma when the label before begins with the same."""
    before = ""
    for label in labels:
        first, _comma, rest = label.partition(", ")
        yield rest if rest and first == before else label
        before = first


def _ready(modules: tuple[Module, ...]) -> str:
    """Return what to print and what to bring."""
    printed = [
        (_("Workbook"), _("one for each participant")),
        (_("Handouts"), _("one set for each participant")),
        (_("Case cards"), _("one set for each group; cut them")),
        (_("Test"), _("two for each participant: one before, one after")),
        (_("Timetable"), _("one for the wall, in large letters")),
        (_("Attendance list, evaluation, certificate"), _("as many as you need")),
        (_("Wall sheets"), _("on A3, if you can; else read them out")),
    ]
    rows = [[escape(str(what)), escape(str(count))] for what, count in printed]
    bring = [[escape(module.title), escape("; ".join(module.materials))] for module in modules if module.materials]
    materials = table([str(_("Module")), str(_("Bring"))], bring, style="ready")
    return (
        f"{heading(3, str(_('Print')))}{table([str(_('What')), str(_('How many'))], rows, style='ready')}"
        f"{heading(3, str(_('Bring')))}{materials if bring else paragraph(str(_('Nothing.')))}"
    )
