"""The review of one return: everything that the sheet, the letter and the command tell is taken from here."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict, dataclass
from typing import Any

from ...catalogue.model import Catalogue, Placed
from ...returns.model import Return
from ..compare import KINDS, Comparison, compared
from ..draft import state_named
from ..score import Score, score
from ..sensitivity import Audience, Seen, seen_by
from . import gaps
from .contradictions import contradictions
from .findings import Finding, Ground, Said


@dataclass(frozen=True)
class Review:
    """What a reviewer should know of one return, for one kind of readers; nothing in it is withheld from them."""

    seen: Seen
    state: str
    counts: Score
    comparison: Comparison | None
    contradictions: tuple[Finding, ...]
    plans: tuple[Finding, ...]
    unsupported: tuple[Said, ...]
    not_applicable: tuple[Said, ...]
    reason_missing: tuple[Said, ...]
    without_note: tuple[Said, ...]
    no_longer: tuple[Said, ...]
    unknown: tuple[Said, ...]
    unchecked: tuple[Said, ...]
    blank: tuple[Placed, ...]
    worth_quoting: tuple[Said, ...]

    @property
    def questions(self) -> tuple[Finding, ...]:
        """The questions of the letter, the most important first."""
        return (*self.contradictions, *self.plans, *_grouped(self))

    @property
    def needs_attention(self) -> bool:
        """Tell whether there is anything to ask."""
        return bool(self.questions)


def review(return_: Return, audience: Audience, catalogue: Catalogue, last: Return | None = None) -> Review:
    """Return the review of a return; `last` is an earlier one of the same State. Raises NotComparable."""
    seen = seen_by(return_, audience)
    questions = [placed for placed in catalogue.items.values() if not placed.item.retired]
    comparison = compared(last, seen, questions) if last else None
    ground = Ground(seen, catalogue, seen_by(last, audience).return_ if last else None)
    found = contradictions(ground)
    asked = {said.code for finding in found for said in finding.said}
    return Review(
        seen=seen,
        state=state_named(return_, catalogue),
        counts=score(questions, seen, catalogue),
        comparison=comparison,
        contradictions=found,
        plans=gaps.plans(ground, comparison),
        unsupported=gaps.unsupported(ground),
        not_applicable=gaps.not_applicable(ground),
        reason_missing=gaps.reason_missing(ground),
        without_note=gaps.without_note(ground),
        no_longer=gaps.no_longer(ground, comparison),
        unknown=gaps.unknown(ground),
        unchecked=gaps.unchecked(ground),
        blank=gaps.blank(ground),
        worth_quoting=tuple(said for said in gaps.worth_quoting(ground) if said.code not in asked),
    )


def _grouped(review: Review) -> Iterator[Finding]:
    """Yield the questions that are asked once for many answers."""
    if review.reason_missing:
        why = "The form asks for a reason where a question does not apply."
        yield Finding("reason-missing", review.reason_missing, why, "Could you give us the reason in a sentence?")
    if review.no_longer and review.comparison:
        why = f"There was an answer in {review.comparison.last_year}, and there is none now."
        yield Finding("no-longer", review.no_longer, why, "Could you tell us whether it still holds?")
    if review.unsupported:
        why = "No document of the register stands beside these answers."
        ask = "Could you name a document for those that matter most to you?"
        yield Finding("no-evidence", review.unsupported, why, ask)
    if review.without_note:
        why = "“Partly” stands without a note."
        yield Finding("without-note", review.without_note, why, "Could you tell us what is done, and what is missing?")
    if review.unchecked:
        why = "These answers are those of an earlier year, and nobody has checked them since."
        yield Finding("not-checked", review.unchecked, why, "Could you tell us which of them still hold?")
    if review.unknown:
        why = "“Unknown” is a fair answer. Perhaps another office knows."
        yield Finding("unknown", review.unknown, why, "Could you tell us whom to ask, or what it would take to know?")
    told = {said.code for said in review.no_longer}
    said = tuple(Said(placed.item.id, placed.item.ask, "") for placed in review.blank if placed.item.id not in told)
    if said:
        why = "These questions are blank. Those of the short form come first."
        ask = "Could you answer those that you can, or tell us which office could?"
        yield Finding("blank", said, why, ask)


def as_json(review: Review) -> dict[str, Any]:
    """Return the review for programs (`--json`)."""
    changes = review.comparison
    return {
        "audience": review.seen.audience,
        "state": review.seen.return_.respondent.state,
        "year": review.seen.return_.respondent.year,
        "exercise": review.seen.return_.respondent.exercise,
        "asked": review.counts.asked,
        "answered": review.counts.answered,
        "withheld": review.counts.withheld,
        "since": changes.last_year if changes else None,
        "changes": {kind: [each.placed.item.id for each in changes.of(kind)] for kind in KINDS} if changes else {},
        "blank": [placed.item.id for placed in review.blank],
        "not-applicable": [asdict(said) for said in review.not_applicable],
        "worth-quoting": [said.code for said in review.worth_quoting],
        "questions": [asdict(finding) for finding in review.questions],
    }
