"""Answers that may not fit together: the rules that hold for every catalogue, and those of its contradictions.yaml.

This is the one place where answers are held against each other. Every rule is careful: where something is not
answered, withheld or not a number, it finds nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from ...catalogue.answers import DateAnswer, ShareAnswer
from ...catalogue.conditions import ItemIs, ProfileIs, holds, rests_on
from ...catalogue.contradictions import Contradiction, Counts, Fact, Given, LeftOut, More, Ticked, items_of
from ...forms.tailor import PARTY
from ...returns.model import Answer
from ..said import date_words, in_words
from .figures import count, exceed, figures
from .findings import Finding, Ground, Said

_DONE = ("yes", "partly")
_OLD = 5
"""Years after which a document is asked about: our own measure, no rule of any treaty."""

_TO_COME = re.compile(
    r"\b(planned|being prepared|in preparation|not yet|to be done|prévue?s?|en préparation|pas encore|previst[oa]s?"
    r"|en preparación|todavía no|планируется|готовится|ещё не)\b|مخطط|قيد الإعداد|ليس بعد|计划|尚未",
    re.IGNORECASE,
)
"""Words of the six languages of the United Nations for what is not done yet."""


def contradictions(ground: Ground) -> tuple[Finding, ...]:
    """Return every finding, those about the State itself first."""
    return tuple(finding for rule in _RULES for finding in rule(ground))


def _of_this_catalogue(ground: Ground) -> Iterator[Finding]:
    for rule in ground.catalogue.contradictions.rules:
        if all(_holds(fact, ground) for fact in rule.when):
            yield Finding(rule.id, _said(rule, ground), rule.why, rule.ask)


def _holds(fact: Fact, ground: Ground) -> bool:
    match fact:
        case ItemIs() | ProfileIs():
            return holds(fact, ground.seen.return_.profile, ground.codes) is True
        case Ticked(ticked=item, option=option):
            answer = ground.answer(item)
            return answer is not None and isinstance(answer.value, tuple) and option in answer.value
        case LeftOut(left_out=item, option=option):
            answer = ground.answer(item)
            return answer is not None and isinstance(answer.value, tuple) and option not in answer.value
        case Given(given=item):
            return ground.answer(item) is not None
        case Counts(counts=item, are=are, in_=group):
            return count(figures(ground.answer(item), group), are)
        case More(more=more, than=than):
            one, other = (figures(ground.answer(each.item), each.in_) for each in (more, than))
            return exceed(one, other)


def _said(rule: Contradiction, ground: Ground) -> tuple[Said, ...]:
    told: dict[str, Said] = {}
    for fact in rule.when:
        if isinstance(fact, ProfileIs):
            told.setdefault(f"profile/{fact.profile}", ground.said_of_state(fact.profile))
        told.update({id: ground.said(id) for id in items_of(fact) if id not in told})
    return tuple(told.values())


def _memberships(ground: Ground) -> Iterator[Finding]:
    """Hold what a State says of its memberships against the list of the catalogue; an exercise has no list."""
    respondent, states = ground.seen.return_.respondent, ground.catalogue.states
    if respondent.exercise or states is None:
        return
    known: Mapping[str, str] = next((state.party for state in states.states if state.id == respondent.state), {})
    words = {"yes": "a party", "signatory": "a State that has only signed", "no": "not a party"}
    for question in ground.catalogue.head.profile:
        listed = known.get(question.id.removeprefix(PARTY)) if question.id.startswith(PARTY) else None
        if listed and ground.seen.return_.profile.get(question.id, listed) != listed:
            why = f"The list of this handbook, as of {states.as_of}, has your State as {words[listed]}."
            ask = "Could you tell us which is right today, and since when?"
            yield Finding("membership", (ground.said_of_state(question.id),), f"{why} It may be out of date.", ask)


def _not_asked(ground: Ground) -> Iterator[Finding]:
    """Find answers to questions that do not apply, as other answers tell; one finding for each thing that they tell."""
    applying = {placed.item.id for placed in ground.asked}
    groups: dict[tuple[str, ...], tuple[list[Said], list[Said]]] = {}
    for placed in ground.visible:
        answer = ground.answer(placed.item.id)
        if answer is None or placed.item.id in applying or answer.value in ("not-applicable", "unknown"):
            continue
        against = [
            ground.told(leaf)
            for condition in ground.catalogue.applies(placed)
            for leaf in rests_on(condition)
            if holds(leaf, ground.seen.return_.profile, ground.codes) is False
        ]
        found = groups.setdefault(tuple(said.code for said in against), (against, []))
        found[1].append(ground.said(placed.item.id))
    for against, answered in groups.values():
        which = "a question that does" if len(answered) == 1 else "questions that do"
        why = f"By the first answer, these are answers to {which} not apply. The first answer may have changed."
        ask = "Could you tell us whether the first answer still holds?"
        yield Finding("not-asked", (*against, *answered), why, ask)


def _shares(ground: Ground) -> Iterator[Finding]:
    for placed in ground.asked:
        answer = ground.answer(placed.item.id)
        if isinstance(placed.item.answer, ShareAnswer) and exceed(
            {"": figures(answer).get("part", "withheld")}, {"": figures(answer).get("whole", "withheld")}
        ):
            why = "The part is larger than the whole."
            ask = "Could you look at both numbers again?"
            yield Finding("part-above-whole", (ground.said(placed.item.id),), why, ask)


def _done_later(ground: Ground) -> Iterator[Finding]:
    """Find what is done, with a month that was still to come when the year ended."""
    for id, answer in _answers(ground):
        if answer.value == "yes" and answer.due and ground.year and answer.due[:4] > str(ground.year):
            why = f"It is answered as done, with a month after the year of the answers: {date_words(answer.due)}."
            ask = "Could you tell us whether it is done, or planned for that month?"
            yield Finding("done-later", (ground.said(id),), why, ask)


def _dates(ground: Ground) -> Iterator[Finding]:
    for id, answer in _answers(ground):
        if isinstance(ground.catalogue.items[id].item.answer, DateAnswer) and _beyond(str(answer.value), ground):
            why = "The date lies more than a year after the year of the answers."
            yield Finding("date-later", (ground.said(id),), why, "Could you look at the date again?")


def _documents(ground: Ground) -> Iterator[Finding]:
    """Find documents that are dated after the answers, or are all older than what is reported."""
    for id, answer in _answers(ground):
        rows = {row: ground.seen.return_.evidence.get(row) for row in answer.evidence}
        dates = {row: document.date for row, document in rows.items() if document and document.date}
        late = [row for row, date in dates.items() if _beyond(date, ground)]
        if late:
            why = f"The date of a document ({', '.join(late)}) lies more than a year after the year of the answers."
            yield Finding("document-later", (ground.said(id),), why, "Could you look at that date again?")
        elif answer.value in _DONE and dates and all(_old(date, ground) for date in dates.values()):
            known = ", ".join(f"{row}, {date_words(date)}" for row, date in dates.items())
            why = f"The document is more than {_OLD} years older than the year of the answers ({known})."
            yield Finding("document-old", (ground.said(id),), why, "Could you name a newer one that shows the same?")


def _note_to_come(ground: Ground) -> Iterator[Finding]:
    """Find what is answered as done, with a note that may speak of something still to come."""
    for id, answer in _answers(ground):
        if answer.value == "yes" and answer.note and _TO_COME.search(answer.note):
            why = "It is answered as done, and the note may speak of something that is still to come."
            yield Finding("note-to-come", (ground.said(id),), why, "Could you tell us which part of it is done?")


def _other_than_before(ground: Ground) -> Iterator[Finding]:
    """Find answers that have gone back since the earlier year, and such as no longer apply."""
    for id, answer in _answers(ground):
        before = ground.last.answers.get(id) if ground.last else None
        item = ground.catalogue.items[id].item
        if before is None or ground.last is None or item.answer.type != "scale":
            continue
        told = f"In {ground.last.respondent.year} the answer was “{in_words(item, before, ground.catalogue)}”."
        if answer.value == "not-applicable" and before.value in (*_DONE, "planned", "no"):
            yield Finding("no-longer-applies", (ground.said(id),), told, "Could you tell us what has changed?")
        elif before.value == "yes" and answer.value in ("partly", "planned", "no"):
            yield Finding(
                "gone-back", (ground.said(id),), told, "Could you tell us what has changed, and what would help?"
            )


def _same_figures(ground: Ground) -> Iterator[Finding]:
    """Find figures that are those of the earlier year to the last digit, unless somebody said that they still hold."""
    if ground.last is None:
        return
    said = tuple(
        ground.said(id)
        for id, answer in _answers(ground)
        if count(figures(answer), "some")
        and figures(answer) == figures(ground.last.answers.get(id))
        and answer.confirm != "same"
    )
    if said:
        why = f"These are the figures of {ground.last.respondent.year}, to the last digit."
        yield Finding("same-figures", said, why, "Could you tell us which of them were counted again?")


def _answers(ground: Ground) -> Iterator[tuple[str, Answer]]:
    for placed in ground.asked:
        answer = ground.answer(placed.item.id)
        if answer is not None:
            yield placed.item.id, answer


def _old(day: str, ground: Ground) -> bool:
    return ground.year is not None and day[:4] < str(ground.year - _OLD)


def _beyond(day: str, ground: Ground) -> bool:
    return ground.year is not None and day[:4] > str(ground.year + 1)


_RULES = (
    _memberships,
    _not_asked,
    _of_this_catalogue,
    _shares,
    _note_to_come,
    _done_later,
    _other_than_before,
    _dates,
    _documents,
    _same_figures,
)
