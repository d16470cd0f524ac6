"""The return of Exercise Avaria for 2026, an invented State, and the one of the year before."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from assessbook.catalogue.answers import ScaleAnswer
from assessbook.catalogue.model import Catalogue
from assessbook.returns.model import Answer, CatalogueRef, Evidence, Respondent, Return, Sensitivity

PROFILE = {
    "affected": "yes",
    "has-victims": "yes",
    "party-ccm": "yes",
    "party-apmbc": "yes",
    "party-crpd": "yes",
    "party-cedaw": "yes",
    "party-crc": "yes",
    "wps-plan": "expired",
    "coordinator-role": "no",
}
EVIDENCE = {
    "E1": Evidence(title="Notes of meetings before survey", holder="Field Group", date="2026-11", link=None),
    "E2": Evidence(title="Course register", holder="Office for Help to Victims", date="2026-12"),
    "E3": Evidence(
        title="National plan on help for victims",
        holder="Disability Council",
        date="2024",
        link="https://example.org/plan",
    ),
}


def _by_sex_and_age(women: Any, men: Any, girls: Any, boys: Any) -> dict[str, Any]:
    return {
        "women-girls/from-18": women,
        "men-boys/from-18": men,
        "women-girls/under-18": girls,
        "men-boys/under-18": boys,
        "other-or-not-recorded/under-18": 0,
        "other-or-not-recorded/from-18": "not-collected",
    }


FIGURES: dict[str, Any] = {
    "p7c9q": _by_sex_and_age(140, 150, 10, 10),
    "z9p9n": _by_sex_and_age(1900, 1500, 850, 950),
    "r4c2h": _by_sex_and_age(62, 88, 18, 22),
    "d9j5x": {"women": 2, "men": 2, "other-or-not-recorded": 0},
    "j8c4c": {"women": 8, "men": 16, "other-or-not-recorded": 0},
    "t4p6h": {"women": 1, "men": 3, "other-or-not-recorded": "withheld"},
    "h4k9k": {"part": 60, "whole": 96},
    "f7m7f": ("ccm", "crpd", "wps"),
    "r2w4b": ("apmbc", "ccm", "crc"),
    "q7j8v": "2026-04-28",
    "h6s5p": ("goal-16", "goal-5"),
}
NOTES = {
    "yes": "Done in all 12 villages in 2026.",
    "partly": "Done by the Field Group. The other operator has not begun.",
    "planned": "The first draft is with the legal desk.",
    "no": "No money was set aside for it in 2026.",
    "not-applicable": "This task lies with another office.",
    "unknown": None,
}
_TURN = ("yes", "partly", "yes", "planned", "no", "yes", "partly", "unknown", None, "yes", "not-applicable")
_MARKS: tuple[Sensitivity | None, ...] = ("public", "public", "secretariat", "internal", "public", None)


def avaria(catalogue: Catalogue) -> Return:
    """Return what Exercise Avaria answers for 2026: every state of an answer, every mark, and blanks."""
    answers = {}
    for number, (id, placed) in enumerate(catalogue.items.items()):
        mark = _MARKS[number % len(_MARKS)]
        value = FIGURES.get(id)
        if placed.checklist.id == "focal-points":
            continue  # Exercise Avaria is no gender focal point
        if isinstance(placed.item.answer, ScaleAnswer):
            value = _TURN[number % len(_TURN)]
            if value == "not-applicable" and placed.item.not_applicable == "never":
                value = "no"
            answers[id] = _answer(value, mark, number)
        elif value is not None:
            answers[id] = Answer(value=value, sensitivity=mark, evidence=("E1",), note="Totals of the year 2026.")
    return Return(
        catalogue=CatalogueRef(id=catalogue.head.id, version=catalogue.head.version, hash=catalogue.hash),
        respondent=Respondent(state="XA", year=2026, authority="mine-action-authority", exercise=True),
        profile=PROFILE,
        answers={id: answer for id, answer in answers.items() if answer.value is not None},
        evidence=EVIDENCE,
    )


def year_before(return_: Return) -> Return:
    """Return the answers for 2025: some of what is done now was a plan then."""
    answers = dict(return_.answers)
    scaled = [id for id, answer in answers.items() if isinstance(answer.value, str) and answer.value in NOTES]
    for number, id in enumerate(scaled):
        plan = Answer(value="planned", due="2026-06", owner="Field Group", sensitivity=answers[id].sensitivity)
        if number % 3 == 0:
            answers[id] = plan
        elif number % 7 == 0:
            answers[id] = replace(answers[id], value="no", due=None, owner=None)
        elif number % 11 == 0:
            del answers[id]
    return replace(return_, respondent=replace(return_.respondent, year=2025), answers=answers)


def _answer(value: str | None, mark: Sensitivity | None, number: int) -> Answer:
    plan = value == "planned"
    return Answer(
        value=value,
        note=NOTES.get(value or "unknown"),
        evidence=(f"E{number % 3 + 1}",) if value in ("yes", "partly") else (),
        due="2027-06" if plan else None,
        owner="Field Group" if plan else None,
        sensitivity=mark,
        confirm="not-checked" if number % 9 == 0 else None,
    )
