"""What is handed out or hung up: handouts, case cards, wall sheets."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from html import escape
from itertools import groupby

from docutils import nodes

from ..handbook.building import text
from ..handbook.words import _
from .fragments import titled
from .frame import framed, heading, paragraph
from .material import Job, Material
from .model import Course, Module
from .nodes import CASE, DEBRIEF, EXERCISE, HANDOUT
from .press import press_pack

_LONG_CARD, _LONGER_CARD = 95, 125
"""Words on a card from which on its letters are smaller."""
_LONG_SHEET, _LONGER_SHEET = 85, 160
"""Words on a wall sheet from which on its letters are smaller."""


def handouts(material: Material) -> Iterator[Job]:
    """Yield the handouts of each course, each on a page of its own."""
    for course in material.courses:
        sheets = [
            f'<section class="sheet">{paragraph(module.title, "above")}{heading(1, title)}'
            f"{material.html(body, 2)}</section>"
            for module in material.of(course)
            for title, body in titled(material.pages[module.id], HANDOUT)
        ]
        if sheets:
            yield _job(material, course, "handouts", str(_("Handouts")), "".join(sheets), style="handouts")


def case_cards(material: Material) -> Iterator[Job]:
    """Yield the case cards of each course: four on a page, two in large print, to be cut apart."""
    for course in material.courses:
        cards = [card for module in material.of(course) for card in _cards(material, module)]
        if cards:
            body = "".join(_sheets(cards, 2 if material.wish.large else 4))
            title = str(_("Case cards"))
            yield _job(material, course, "cards", title, body, "cards")


def wall_sheets(material: Material) -> Iterator[Job]:
    """Yield the sheets for the wall: one for each module, with its aim, its tasks and what is talked about after."""
    modules = list(material.modules.values())
    title = str(_("Wall sheets"))
    if modules:
        body = "".join(_wall(material, module) for module in modules)
        yield Job(
            name=f"wall-sheets{material.wish.mark}.pdf",
            title=str(_("Wall sheets, A3") if material.wish.paper == "a4" else _("Wall sheets, 11 × 17 inches")),
            group="",
            content=framed(body, material.wish, title, style="wall", shape="wall", heads=False),
            make=press_pack,
        )


def _job(material: Material, course: Course, id: str, title: str, body: str, style: str) -> Job:
    document = f"{course.title}: {title}"
    return Job(
        name=f"{course.id}-{id}{material.wish.mark}.pdf",
        title=title,
        group=course.title,
        content=framed(body, material.wish, document, kind=document, style=style, heads=False),
        make=press_pack,
    )


def _cards(material: Material, module: Module) -> list[str]:
    found = list(titled(material.pages[module.id], CASE))
    of = _("{}: card {} of {}")
    return [
        f'<section class="card{_smaller(body, _LONG_CARD, _LONGER_CARD)}">{heading(1, title)}{material.html(body, 2)}'
        f"{paragraph(of.format(module.title, number, len(found)), 'below')}</section>"
        for number, (title, body) in enumerate(found, 1)
    ]


def _sheets(cards: list[str], on_a_page: int) -> Iterator[str]:
    for first in range(0, len(cards), on_a_page):
        yield f'<div class="sheet of{on_a_page}">{"".join(cards[first : first + on_a_page])}</div>'


def _wall(material: Material, module: Module) -> str:
    page = material.pages[module.id]
    found = [(title, _told(body)) for kind in (EXERCISE, DEBRIEF) for title, body in titled(page, kind)]
    parts = "".join(f"<section>{heading(2, title)}{material.html(body, 3)}</section>" for title, body in found if body)
    smaller = _smaller([node for _title, body in found for node in body], _LONG_SHEET, _LONGER_SHEET)
    objective = f"<p class='objective'>{escape(module.objective)}</p>" if module.objective else ""
    return f'<section class="sheet{smaller}">{heading(1, module.title)}{objective}{parts}</section>'


def _told(body: list[nodes.Node]) -> list[nodes.Node]:
    """Return what can be read from afar; `body` is changed. Tables stand in the workbook, and the sheet says so."""
    told: list[nodes.Node] = []
    for is_table, found in groupby(body, lambda node: isinstance(node, nodes.table)):
        if not is_table:
            told += found
            continue
        words = str(_("See the table in the workbook."))
        if told and isinstance(before := told[-1], nodes.paragraph):
            before += nodes.Text(f" {words}")
        else:
            told.append(text(nodes.paragraph, words))
    return told


def _smaller(body: Iterable[nodes.Node], long: int, longer: int) -> str:
    """Return the class of a card or sheet whose many words need smaller letters."""
    count = sum(len(node.astext().split()) for node in body)
    return " smallest" if count > longer else " smaller" if count > long else ""
