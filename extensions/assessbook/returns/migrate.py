"""From an older version of the questions to the present one: which answers go along, and what becomes of the others.

Releases are gone through one by one, each change in its order (changes.yaml). An answer that cannot go along is kept
word for word under `carried`; how the answers stood before is kept in the history.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from ..catalogue.changes import Carries, Change, Release
from ..catalogue.model import Catalogue
from ..catalogue.terms import version_key
from .combine import checked_on, cited_by_any, joined, strictest
from .confirm import said
from .findings import Finding
from .fits import fits
from .history import ordered
from .model import Answer, Carried, CatalogueRef, Past, Return
from .record import answer_entries


@dataclass(frozen=True)
class Migrated:
    """A return in the present version, what is to be told about it, and how many entries are only kept."""

    return_: Return
    findings: tuple[Finding, ...] = ()
    kept: int = 0


def is_older(ref: CatalogueRef, catalogue: Catalogue) -> bool:
    """Tell whether a return is of an older version than the catalogue."""
    return version_key(ref.version) < version_key(catalogue.head.version)


def migrated(return_: Return, catalogue: Catalogue) -> Migrated:
    """Return the return in the present version of the catalogue; one that is not older stays as it is."""
    if not is_older(return_.catalogue, catalogue):
        return Migrated(return_)
    found = _Gathered(catalogue, dict(return_.answers))
    for release in catalogue.changes.since(return_.catalogue.version):
        _release(release, found)
    _keep_retired(found)
    older = [_migrated_past(past, catalogue) for past in return_.history]
    history = [*(past for pasts in older for past in pasts), *_before(return_, found)]
    now = replace(
        return_,
        catalogue=CatalogueRef(id=return_.catalogue.id, version=catalogue.head.version, hash=catalogue.hash),
        answers={id: found.answers[id] for id in catalogue.items if id in found.answers},
        carried=(*return_.carried, *found.carried),
        history=ordered(history),
    )
    return Migrated(now, tuple(found.findings), len(found.carried))


@dataclass
class _Gathered:
    """What has been made of the answers so far."""

    catalogue: Catalogue
    answers: dict[str, Answer]
    carried: list[Carried] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    touched: set[str] = field(default_factory=set)
    """The ids of the answers that do not stand as they were."""


def _release(release: Release, found: _Gathered) -> None:
    """Apply the changes of one release, all of them to the answers as they stood before it."""
    before = dict(found.answers)
    for change in release.changes:
        if change.kind != "reworded":
            for id in change.items:
                found.answers.pop(id, None)
    for change in release.changes:
        answers = {id: before[id] for id in change.items if id in before}
        if change.kind == "reworded":
            for id, answer in answers.items():
                _reworded(id, answer, change, release.version, found)
        elif answers:
            _moved(answers, change, release.version, found)


def _moved(answers: Mapping[str, Answer], change: Change, version: str, found: _Gathered) -> None:
    """Take answers to the questions that took the place of theirs, or keep them."""
    found.touched |= set(answers)
    one, carries = _one(answers), _carries(change, answers)
    names = _names(change, version, change.items, change.into)
    differ = any(said(answer) != said(one) for answer in answers.values())
    fit = all(fits(one.value, found.catalogue.items[id].item, found.catalogue) for id in change.into)
    if carries == "no" or differ or not fit or any(id in found.answers for id in change.into):
        code = "answer-unclear-now" if differ else "answer-not-carried" if change.into else "retired-item"
        for id, answer in answers.items():
            _keep(id, answer, Finding(code, item=id, names=names), found)
        return
    for id in change.into:
        found.answers[id] = one if carries == "yes" else replace(one, confirm="not-checked")
        found.findings.append(Finding("answer-moved" if carries == "yes" else "answer-again", item=id, names=names))


def _reworded(id: str, answer: Answer, change: Change, version: str, found: _Gathered) -> None:
    carries = change.carries(_code(answer))
    finding = Finding("answer-again", item=id, names=_names(change, version, (id,), (id,)))
    if carries == "yes":
        return
    found.touched.add(id)
    if carries == "show-again":
        found.answers[id] = replace(answer, confirm="not-checked")
        found.findings.append(finding)
    else:
        _keep(id, answer, replace(finding, code="answer-not-carried"), found)
        del found.answers[id]


def _carries(change: Change, answers: Mapping[str, Answer]) -> Carries:
    """Return the weakest that holds for any of the answers; a question without one leaves the others in doubt."""
    each = {change.carries(_code(answer)) for answer in answers.values()}
    if "no" in each:
        return "no"
    return "show-again" if "show-again" in each or len(answers) < len(change.items) else "yes"


def _one(answers: Mapping[str, Answer]) -> Answer:
    """Return answers that say the same as one; it is as fresh as the oldest of them."""
    first, *rest = answers.values()
    if not rest:
        return first
    every = (first, *rest)
    return replace(
        first,
        note=joined(answer.note for answer in every),
        evidence=cited_by_any(answer.evidence for answer in every),
        sensitivity=strictest(answer.sensitivity for answer in every),
        checked=checked_on((answer.checked for answer in every), "first"),
        confirm="not-checked" if any(answer.confirm == "not-checked" for answer in every) else first.confirm,
    )


def _code(answer: Answer) -> str | None:
    return answer.value if isinstance(answer.value, str) else None


def _keep_retired(found: _Gathered) -> None:
    """Keep what is left of questions that are not asked any more, or that are not known."""
    for id, answer in list(found.answers.items()):
        placed = found.catalogue.items.get(id)
        if placed is not None and not placed.item.retired:
            continue
        names = {"version": placed.item.retired or ""} if placed else {"code": id}
        _keep(id, answer, Finding("retired-item" if placed else "unknown-item", item=id, names=names), found)
        found.touched.add(id)
        del found.answers[id]


def _keep(id: str, answer: Answer, finding: Finding, found: _Gathered) -> None:
    """Keep an answer and what stands beside it word for word, once; one finding tells of all of it."""
    kept = [
        Carried(text=str(value), place="", why=finding.why(), code=code, column=column)
        for (_, code, column), value in answer_entries(id, answer).items()
    ]
    found.carried += [each for each in kept if each not in found.carried]
    found.findings.append(replace(finding, text=kept[0].text if kept else ""))


def _names(change: Change, version: str, olds: tuple[str, ...], news: tuple[str, ...]) -> Mapping[str, str]:
    reason = change.why.rstrip(".") + "."
    return {"version": version, "old": ", ".join(olds), "new": ", ".join(news), "reason": reason}


def _before(return_: Return, found: _Gathered) -> Iterator[Past]:
    """Yield how the answers that changed stood before, with the documents that they cite."""
    answers = {id: return_.answers[id] for id in return_.answers if id in found.touched}
    if answers:
        cited = cited_by_any(answer.evidence for answer in answers.values())
        yield Past(
            kind="migrated",
            catalogue=return_.catalogue,
            respondent=return_.respondent,
            answers=answers,
            evidence={id: return_.evidence[id] for id in cited if id in return_.evidence},
        )


def _migrated_past(past: Past, catalogue: Catalogue) -> tuple[Past, ...]:
    """Return a part or a decision in the present version, and how it stood before; other history stays as it is."""
    if past.kind not in ("part", "decision") or not is_older(past.catalogue, catalogue):
        return (past,)
    whole = Return(
        catalogue=past.catalogue, respondent=past.respondent, profile=past.profile, answers=past.answers,
        evidence=past.evidence, carried=past.carried,
    )  # fmt: skip
    now = migrated(whole, catalogue).return_
    before = tuple(replace(each, source=past.source) for each in now.history)
    return (replace(past, catalogue=now.catalogue, answers=now.answers, carried=now.carried), *before)
