"""The words for the codes that authors write."""

from __future__ import annotations

from collections.abc import Iterable

from ..handbook.words import _

AUDIENCES = {
    "operators": _("operators' staff"),
    "authority": _("the mine action authority"),
    "ministries": _("ministries"),
    "focal-points": _("gender focal points"),
    "trainers": _("trainers"),
}

FORMS = {
    "talk": _("talk"),
    "plenary": _("all together"),
    "pairs": _("in pairs"),
    "groups": _("in groups"),
    "alone": _("each alone"),
    "walk": _("walking around"),
    "test": _("test"),
}

KINDS = {
    "exercise": _("Exercise"),
    "case": _("Case"),
    "handout": _("Handout"),
    "debrief": _("Debrief"),
    "quiz": _("Question"),
    "facilitator": _("For the facilitator"),
    "safety": _("For the facilitator: safety"),
    "key": _("For the facilitator: the answer"),
}

PAUSES = {"break": _("Break"), "lunch": _("Lunch")}


def minutes(count: int) -> str:
    """Return a length of time in words, for example `45 minutes`."""
    return _("1 minute") if count == 1 else _("{} minutes").format(count)


def audience(codes: Iterable[str]) -> str:
    """Return for whom something is, in words."""
    return ", ".join(str(AUDIENCES.get(code, code)) for code in codes)


def step_line(count: int, form: str) -> str:
    """Return what stands under the title of a step, for example `10 minutes · in pairs`."""
    return f"{minutes(count)} · {FORMS[form]}" if form else minutes(count)
