"""A file as a part of a return, and what was changed in a return after it was merged."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from .claims import by_line
from .combine import cited_by_any
from .model import Answer, Past, Return
from .settle import merging


def as_part(name: str, return_: Return) -> Past:
    """Return a file as a part; `name` is the name of the file."""
    return Past(
        kind="part",
        source=name,
        catalogue=return_.catalogue,
        respondent=return_.respondent,
        profile=return_.profile,
        answers=return_.answers,
        evidence=return_.evidence,
        carried=return_.carried,
    )


def edits(name: str, now: Return, before: Return) -> Past | None:
    """Return what stands in a merged return beside, or in place of, what its parts came to; None when nothing does.

    It is a decision over all that the parts say to the same questions. An answer that was taken out comes back: a
    blank never overwrites.
    """
    answers = {id: answer for id, answer in now.answers.items() if _bare(answer) != _bare(before.answers.get(id))}
    profile = {id: option for id, option in now.profile.items() if before.profile.get(id) != option}
    cited = cited_by_any(answer.evidence for answer in answers.values())
    evidence = {id: row for id, row in now.evidence.items() if id in cited or before.evidence.get(id) != row}
    carried = tuple(each for each in now.carried if each not in before.carried)
    if not (answers or profile or carried or evidence or _sender(now) != _sender(before)):
        return None
    return Past(
        kind="decision",
        source=name,
        catalogue=now.catalogue,
        respondent=now.respondent,
        profile=profile,
        answers={id: replace(answer, source=None) for id, answer in answers.items()},
        evidence=evidence,
        carried=carried,
        over=marks_over(now, {*answers, *(f"profile/{id}" for id in profile)}),
    )


def marks_over(return_: Return, items: set[str]) -> Mapping[str, tuple[str, ...]]:
    """Return, by line, the marks of all that the parts of a return say about these items."""
    pasts = merging(return_.history)
    lines = {line: claims for item in items for line, claims in by_line(pasts, item).items()}
    return {line: tuple(sorted(claim.mark for claim in claims)) for line, claims in lines.items()}


def _bare(answer: Answer | None) -> Answer | None:
    return replace(answer, source=None) if answer else None


def _sender(return_: Return) -> tuple[str | None, int | None]:
    return return_.respondent.state, return_.respondent.year
