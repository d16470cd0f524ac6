"""Tick sheets: each checklist on one or two pages, to take to a meeting. They are not read back."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from ..catalogue.answers import ScaleAnswer
from ..catalogue.checklists import Checklist
from ..catalogue.model import Catalogue, Placed, place
from ..handbook.words import _
from .frame import framed, heading, paragraph
from .material import Job, Material
from .press import press_pack

_FEW = 14
"""Questions up to which a sheet has room for larger letters."""


def tick_sheets(material: Material) -> Iterator[Job]:
    """Yield a sheet for each checklist."""
    catalogue = material.catalogue
    for checklist in catalogue.checklists if catalogue and material.whole else ():
        assert catalogue is not None
        yield Job(
            name=f"tick-{checklist.id}{material.wish.mark}.pdf",
            title=str(_("Tick sheet: {}")).format(checklist.title),
            group=str(_("Tick sheets")),
            content=framed(
                _sheet(checklist, catalogue, material),
                material.wish,
                f"{checklist.title}: {_('Tick sheet')}",
                kind=f"{catalogue.head.title} {catalogue.head.version}",
                style="tick",
                heads=False,
            ),
            make=press_pack,
        )


def _sheet(checklist: Checklist, catalogue: Catalogue, material: Material) -> str:
    asked = [placed for placed in place(checklist) if not placed.item.retired]
    states = _states(asked, catalogue, material.wish.language)
    answers = list(states.values()) or [str(_("Answer"))]
    heads = "".join(f'<th scope="col"><span>{escape(words)}</span></th>' for words in (str(_("Question")), *answers))
    few = " few" if len(asked) <= _FEW and not material.wish.large else ""
    groups = "".join(
        f'<tr class="section"><th scope="rowgroup" colspan="{len(answers) + 1}">{escape(section.title)}</th></tr>'
        + "".join(_row(placed, states, material) for placed in asked if placed.section.id == section.id)
        for section in checklist.sections
        if any(placed.section.id == section.id for placed in asked)
    )
    about = _("A sheet to talk by. Fill in the form itself afterwards: it has the same codes.")
    return (
        f"<header>{paragraph(str(_('Tick sheet')), 'kind')}{heading(1, checklist.title)}"
        f"{paragraph(checklist.summary)}{paragraph(str(about))}</header>"
        f'<table class="ticks of{len(answers)}{few}"><thead><tr>{heads}</tr></thead><tbody>{groups}</tbody></table>'
    )


def _states(asked: list[Placed], catalogue: Catalogue, language: str) -> dict[str, str]:
    """Return the labels of the answers that questions with a scale have, by their codes."""
    found: dict[str, str] = {}
    for placed in asked:
        if isinstance(placed.item.answer, ScaleAnswer):
            found |= {option.code: option.in_language(language) for option in catalogue.options(placed.item.answer)}
    return found


def _row(placed: Placed, states: dict[str, str], material: Material) -> str:
    item = placed.item
    code = f'<span class="code">{item.id}</span>'
    words = f'<th scope="row">{placed.number} {escape(item.ask)} {code}</th>'
    if not isinstance(item.answer, ScaleAnswer):
        return f'<tr>{words}<td class="free" colspan="{max(1, len(states))}"></td></tr>'
    assert material.catalogue is not None
    known = {option.code for option in material.catalogue.options(item.answer)}
    if item.not_applicable == "never":
        known -= {"not-applicable"}
    cells = "".join(f"<td>{'<span class=box></span>' if code in known else ''}</td>" for code in states)
    return f"<tr>{words}{cells}</tr>"
