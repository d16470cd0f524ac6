"""The conflicts of a merged return as a coordination sheet, in the language that it is asked in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from ..catalogue.answers import ChoiceAnswer, ScaleAnswer, SeveralAnswer
from ..catalogue.model import Catalogue
from ..catalogue.phrases import Gettext, answer_phrase
from ..forms.coordination import Dispute, Sheet, View
from ..forms.form import Form
from ..forms.words import dates_in_order, right_to_left, words
from .conflicts import Conflict, Side
from .merge import Merged
from .record import entries
from .settle import merging
from .shown import line_label, option_label, shown

_LONGEST = 400


def sheet(merged: Merged, open_: Iterable[Conflict], catalogue: Catalogue, language: str = "en") -> Sheet:
    """Return the coordination sheet; `catalogue` is in `language`."""
    sender = {key: value for key, value in entries(merged.return_).items() if key[0] == "identity"}
    files = tuple(dict.fromkeys(past.source or "" for past in merging(merged.return_.history)))
    form = Form(catalogue, language, entries=sender)
    disputes = tuple(_dispute(conflict, catalogue, language, words(language)) for conflict in open_)
    return Sheet(form, files, disputes)


def question_of(conflict: Conflict, catalogue: Catalogue, language: str = "en") -> tuple[str, str]:
    """Return where the question of a conflict stands, and the question: (`Trees 1.2`, `How many …? Women`)."""
    area, code, _ = conflict.place
    if area == "profile":
        question = next(each for each in catalogue.head.profile if each.id == code)
        return words(language)("About your State"), question.ask
    id, _, part = code.partition("/")
    placed = catalogue.items[id]
    label = line_label(placed.item, part, catalogue, language)
    return f"{placed.checklist.title} {placed.number}", f"{placed.item.ask} {label}".rstrip()


def says(side: Side, conflict: Conflict, catalogue: Catalogue, language: str, say: Gettext) -> str:
    """Return what a side says, in words; of a plan also month and body responsible."""
    area, code, _ = conflict.place
    if area == "profile":
        question = next(each for each in catalogue.head.profile if each.id == code)
        return option_label(question, side.value, language)
    item = catalogue.items[code.partition("/")[0]].item
    answer = shown(side.value, item, catalogue, language) if side.value is not None else ""
    plan = [*([side.due] if side.due else []), *([side.owner] if side.owner else [])]
    return " · ".join(part for part in (answer, *plan) if part)


def who(side: Side, catalogue: Catalogue, say: Gettext) -> str:
    """Return who is on a side: authorities, or that it was decided earlier."""
    names = []
    for past in side.pasts:
        authority = past.respondent.authority or ""
        known = catalogue.respondent[authority].name if authority in catalogue.respondent else authority
        names.append(say("decided before") if past.kind == "decision" else known or say("not named"))
    return "; ".join(dict.fromkeys(names))


def _dispute(conflict: Conflict, catalogue: Catalogue, language: str, say: Gettext) -> Dispute:
    place, question = question_of(conflict, catalogue, language)
    views = tuple(_view(side, conflict, catalogue, language, say) for side in conflict.sides)
    how, options = _how(conflict, catalogue, language, say)
    return Dispute(conflict.code, place, question, views, how, options)


def _view(side: Side, conflict: Conflict, catalogue: Catalogue, language: str, say: Gettext) -> View:
    told = says(side, conflict, catalogue, language, say)
    return View(
        side.letter,
        who(side, catalogue, say),
        dates_in_order(told) if right_to_left(language) else told,
        "\n".join(_beside(side, conflict)),
        "; ".join(dict.fromkeys(past.source or "" for past in side.pasts)),
    )


def _beside(side: Side, conflict: Conflict) -> Iterator[str]:
    """Yield the notes and the documents of those on a side."""
    if conflict.place[0] == "profile":
        return
    id = conflict.place[1].partition("/")[0]
    for past in side.pasts:
        answer = past.answers[id]
        if answer.note:
            yield answer.note if len(answer.note) <= _LONGEST else f"{answer.note[:_LONGEST]}…"
        for row in answer.evidence:
            document = past.evidence.get(row)
            yield (document.title if document else None) or row


def _how(conflict: Conflict, catalogue: Catalogue, language: str, say: Gettext) -> tuple[str, tuple[str, ...]]:
    area, code, _ = conflict.place
    options: Iterable[Any] = ()
    if area == "profile":
        options = next(each for each in catalogue.head.profile if each.id == code).options
        labels = tuple(option.in_language(language) for option in options)
        return say("Choose one: {}.").format(", ".join(labels)), labels
    id, _, part = code.partition("/")
    item = catalogue.items[id].item
    if part:
        return say("Give a number ({}).").format(line_label(item, part, catalogue, language)), ()
    if isinstance(item.answer, SeveralAnswer):
        return say("Write one letter. If all of several answers are right, write all their letters: A, B."), ()
    if isinstance(item.answer, ScaleAnswer | ChoiceAnswer):
        never = item.not_applicable == "never" and isinstance(item.answer, ScaleAnswer)
        options = (o for o in catalogue.options(item.answer) if not (never and o.code == "not-applicable"))
    labels = tuple(option.in_language(language) for option in options)
    return answer_phrase(item.answer, catalogue, language, say), labels
