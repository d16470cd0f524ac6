"""What a return leaves open: plans that slipped, claims without a document, reasons and answers that are missing."""

from __future__ import annotations

from collections.abc import Iterator

from ...catalogue.model import Placed
from ...returns.model import Answer
from ..compare import Comparison
from ..said import date_words, in_words, plan_words
from .findings import Finding, Ground, Said

_CLAIMS = ("yes", "partly")
_REASON = 4
"""Words of the shortest reason that can be understood: “See above” is none."""


def plans(ground: Ground, comparison: Comparison | None) -> tuple[Finding, ...]:
    """Return the plans that slipped or were dropped, those whose month is over, and those without month or body."""
    return tuple(_plans(ground, comparison))


def _plans(ground: Ground, comparison: Comparison | None) -> Iterator[Finding]:
    told = set()
    for change in (*comparison.of("slipped"), *comparison.of("dropped")) if comparison else ():
        if change.placed.item.retired or change.before is None:
            continue
        told.add(change.placed.item.id)
        assert comparison is not None
        before = f"Planned in {comparison.last_year}: {plan_words(change.before)}."
        ask = "Could you tell us where it stands today, and what would help?"
        yield Finding(change.kind, (ground.said(change.placed.item.id),), before, ask)
    for placed in ground.asked:
        answer = ground.answer(placed.item.id)
        if answer and answer.value == "planned" and placed.item.id not in told:
            yield from _plan(placed, answer, ground)


def _plan(placed: Placed, answer: Answer, ground: Ground) -> Iterator[Finding]:
    said = (ground.said(placed.item.id),)
    if answer.due is None or answer.owner is None:
        lacking = [word for word, given in (("month", answer.due), ("body in charge", answer.owner)) if not given]
        ask = f"Could you tell us the {' and the '.join(lacking)}?"
        yield Finding("plan-incomplete", said, f"The plan has no {' and no '.join(lacking)} yet.", ask)
    elif ground.year and answer.due[:7] <= f"{ground.year}-12":
        why = f"It was planned for {date_words(answer.due)}, and the year of the answers ended after that."
        yield Finding("plan-over", said, why, "Could you tell us where it stands today, and what would help?")


def unsupported(ground: Ground) -> tuple[Said, ...]:
    """Return the answers yes and partly that name no document of the register."""
    rows = ground.seen.return_.evidence
    return tuple(
        ground.said(placed.item.id)
        for placed in ground.asked
        if (answer := ground.answer(placed.item.id)) is not None
        and placed.item.answer.type == "scale"
        and answer.value in _CLAIMS
        and not any(id in rows and rows[id].title for id in answer.evidence)
    )


def not_applicable(ground: Ground) -> tuple[Said, ...]:
    """Return the answers “not applicable”, with their reasons."""
    return _with_state(ground, "not-applicable")


def reason_missing(ground: Ground) -> tuple[Said, ...]:
    """Return the answers “not applicable” where the question asks for a reason and the note is too short to be one."""
    items = ground.catalogue.items
    asked = (said for said in not_applicable(ground) if items[said.code].item.not_applicable == "with-reason")
    return tuple(said for said in asked if len(said.note.split()) < _REASON and len(said.note) < 6 * _REASON)


def without_note(ground: Ground) -> tuple[Said, ...]:
    """Return the answers “partly” that do not say what is missing."""
    return tuple(said for said in _with_state(ground, "partly") if not said.note)


def no_longer(ground: Ground, comparison: Comparison | None) -> tuple[Said, ...]:
    """Return the questions that were answered in the earlier year and are blank now, with the earlier answer."""
    if comparison is None:
        return ()
    asked = {placed.item.id for placed in ground.asked}
    return tuple(
        Said(item.id, item.ask, f"{in_words(item, change.before, ground.catalogue)} ({comparison.last_year})")
        for change in comparison.of("gone")
        if (item := change.placed.item).id in asked
    )


def unknown(ground: Ground) -> tuple[Said, ...]:
    """Return the answers “unknown”."""
    return _with_state(ground, "unknown")


def blank(ground: Ground) -> tuple[Placed, ...]:
    """Return the questions that apply and are not answered, those of the short form first."""
    found = [placed for placed in ground.asked if ground.answer(placed.item.id) is None]
    return tuple(sorted(found, key=lambda placed: not placed.item.core))


def unchecked(ground: Ground) -> tuple[Said, ...]:
    """Return the answers that were taken over from an earlier return and that nobody has checked."""
    return tuple(
        ground.said(placed.item.id)
        for placed in ground.asked
        if (answer := ground.answer(placed.item.id)) is not None and answer.confirm == "not-checked"
    )


def worth_quoting(ground: Ground) -> tuple[Said, ...]:
    """Return public answers yes, with a note and a document: practice that others could learn from."""
    bare = {said.code for said in unsupported(ground)}
    return tuple(
        ground.said(placed.item.id)
        for placed in ground.asked
        if (answer := ground.answer(placed.item.id)) is not None
        and answer.value == "yes"
        and answer.note
        and answer.sensitivity == "public"
        and placed.item.id not in bare
    )


def _with_state(ground: Ground, state: str) -> tuple[Said, ...]:
    return tuple(
        Said(placed.item.id, placed.item.ask, in_words(placed.item, answer, ground.catalogue), answer.note or "")
        for placed in ground.asked
        if (answer := ground.answer(placed.item.id)) is not None
        and placed.item.answer.type == "scale"
        and answer.value == state
    )
