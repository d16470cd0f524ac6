"""Several parts of one return, of several authorities, as one return (design §5).

The result depends on nothing but the set of parts and decisions, which it keeps in its history. So merging twice, in
another order, or in steps gives the same return.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from ..catalogue.model import Catalogue
from .claims import Told, alike, answers_to, claims_of, item_of
from .combine import checked_on, cited_by_any, joined, strictest, strongest
from .edits import as_part, edits
from .history import ordered
from .model import Answer, Carried, CatalogueRef, Past, Respondent, Return
from .register import one_register
from .same import check_same
from .settle import Settled, merging, settle


@dataclass(frozen=True)
class Merged:
    """The return, and how it was settled."""

    return_: Return
    settled: Settled


def merged(parts: Iterable[tuple[str, Return]], catalogue: Catalogue) -> Merged:
    """Return the return that parts, each with the name of its file, come to.

    Raises NotTogether, with the reason, when they are not parts of one return.
    """
    parts = tuple(parts)
    check_same(parts, catalogue)
    return whole([past for name, part in parts for past in history_with(name, part, catalogue)], catalogue)


def history_with(name: str, part: Return, catalogue: Catalogue) -> tuple[Past, ...]:
    """Return the history of a part with the part itself.

    One that was merged before adds nothing but what was changed in it since: whoever changes a merged return decides.
    """
    if not merging(part.history):
        return (*part.history, as_part(name, part))
    changed = edits(name, part, whole(part.history, catalogue).return_)
    return (*part.history, changed) if changed else part.history


def whole(history: Iterable[Past], catalogue: Catalogue) -> Merged:
    """Return the return that a history comes to."""
    history = ordered(history)
    pasts = merging(history)
    settled = settle(pasts)
    register, renamed = one_register(pasts)
    answers = _Answers(pasts, settled, renamed)
    return_ = Return(
        catalogue=_reference(pasts),
        respondent=_respondent(pasts),
        profile={
            question.id: settled.values["profile", question.id, "answer"]
            for question in catalogue.head.profile
            if ("profile", question.id, "answer") in settled.values
        },
        answers={id: answer for id in catalogue.items if (answer := answers.of(id)) is not None},
        evidence=register,
        carried=_carried(pasts),
        history=history,
    )
    return Merged(return_, settled)


class _Answers:
    """Puts the answer to each item together."""

    def __init__(self, pasts: tuple[Past, ...], settled: Settled, renamed: tuple[Mapping[str, str], ...]) -> None:
        self._pasts = pasts
        self._renamed = {id(past): ids for past, ids in zip(pasts, renamed, strict=True)}
        self._settled = settled
        self._values: dict[str, dict[str, Any]] = defaultdict(dict)
        for (area, code, column), value in settled.values.items():
            if area == "answer":
                item, _, part = code.partition("/")
                self._values[item][f"part {part}" if part else column] = value
        self._open = {item_of(place) for place in settled.open}

    def of(self, item: str) -> Answer | None:
        found = answers_to(self._pasts, item)
        fits = self._fits(item, found)
        speakers = [(past, answer) for past, answer in found if answer.value is None or fits.get(id(past))]
        own = [answer for _, answer in speakers]
        cited = (tuple(self._renamed[id(past)][row] for row in answer.evidence) for past, answer in speakers)
        values = self._values.get(item, {})
        parts = {name.removeprefix("part "): value for name, value in values.items() if name.startswith("part ")}
        value = parts or values.get("answer")
        answer = Answer(
            value=value,
            note=joined(each.note for each in own),
            evidence=cited_by_any(cited),
            due=values.get("due"),
            owner=values.get("owner"),
            sensitivity=strictest(each.sensitivity for each in own),
            checked=checked_on((each.checked for each in own), "last"),
            confirm=strongest(each.confirm for each in own),
        )
        if answer == Answer():
            return None
        return replace(answer, source=", ".join(sorted({past.source or "" for past, _ in speakers} - {""})) or None)

    def _fits(self, item: str, found: Told) -> Mapping[int, bool]:
        """Tell of each part that answers an item, known by its identity, that it says nothing against what was settled.

        While the answers differ, none does: what stands beside any of them is shown.
        """
        fits: dict[int, bool] = {}
        for claim in (claim for line in claims_of(item, found).values() for claim in line):
            same = item in self._open or claim.same == alike(self._settled.values.get(claim.place))
            fits[id(claim.past)] = same and fits.get(id(claim.past), True)
        return fits


def _reference(pasts: tuple[Past, ...]) -> CatalogueRef:
    first = pasts[0].catalogue
    hashes = {past.catalogue.hash for past in pasts} - {None}
    return CatalogueRef(id=first.id, version=first.version, hash=hashes.pop() if len(hashes) == 1 else None)


def _respondent(pasts: tuple[Past, ...]) -> Respondent:
    """Return who answers: State and year of all parts; the authority when there is but one."""
    told = [past.respondent for past in pasts]
    authorities = {each.authority for each in told} - {None}
    return Respondent(
        state=next((each.state for each in told if each.state), None),
        year=next((each.year for each in told if each.year), None),
        authority=authorities.pop() if len(authorities) == 1 else None,
        exercise=told[0].exercise,
    )


def _carried(pasts: tuple[Past, ...]) -> tuple[Carried, ...]:
    kept = (
        replace(each, place=f"{past.source}: {each.place}" if each.place else past.source or "")
        for past in pasts
        for each in past.carried
    )
    return tuple(dict.fromkeys(kept))
