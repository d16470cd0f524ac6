"""The fields of a PDF form: what each is called, what it takes, what it says, and what it holds already."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from ...catalogue.answers import ChoiceAnswer, DateAnswer, Option, ScaleAnswer, SeveralAnswer, TextAnswer
from ...catalogue.model import Placed
from ...catalogue.phrases import Gettext, Text, answer_phrase
from ..choices import NUMBER_STATES, SENSITIVITIES, YES_NO
from ..confirm import confirmations
from ..field_names import OTHER, field_name
from ..form import EVIDENCE, Column, Form, Key, Line
from ..words import words

Choice = tuple[str, str]
"""(code, label): the code is kept in the file, the label is shown."""

Kind = Literal["text", "lines", "list", "tick"]


REGISTER: Mapping[str, Text] = {
    "title": "Title of the document",
    "holder": "Who holds it",
    "date": "Date",
    "link": "Link, if it is public",
}
"""What is asked of each document in the list of documents."""


@dataclass(frozen=True, slots=True)
class Field:
    """One field. `tells` is its tooltip, which screen readers say; `typed` lets a list take other words too."""

    name: str
    kind: Kind
    tells: str
    value: str = ""
    choices: tuple[Choice, ...] = ()
    typed: bool = False


def fields(form: Form) -> Mapping[str, Field]:
    """Return the fields of a form by name, in its order."""
    return {field.name: field for field in _all(form)}


def choices_of(form: Form, placed: Placed) -> tuple[Choice, ...]:
    """Return what can be chosen for a question, in the language of the form."""
    never = placed.item.not_applicable == "never"
    options = form.catalogue.options(placed.item.answer)
    return _choices((each for each in options if not (never and each.code == "not-applicable")), form.language)


def how_to(form: Form, placed: Placed) -> str:
    """Return how to answer a question, in a phrase or two; empty where a list or ticks say it all."""
    say, answer = words(form.language), placed.item.answer
    if isinstance(answer, ScaleAnswer | ChoiceAnswer | SeveralAnswer):
        return ""
    phrase = answer_phrase(answer, form.catalogue, form.language, say)
    if isinstance(answer, DateAnswer):
        return f"{phrase} {say(_EXAMPLES[answer.precision])}"
    if isinstance(answer, TextAnswer):
        return phrase
    states = ", ".join(option.in_language(form.language) for option in NUMBER_STATES)
    return f"{phrase} {say('If there is no number, write: {words}.').format(words=states)}"


_EXAMPLES: Mapping[str, Text] = {
    "year": "For example: 2026.",
    "month": "For example: 2026-03.",
    "day": "For example: 2026-03-14.",
}


def _all(form: Form) -> Iterator[Field]:
    say = words(form.language)
    yield from _identity(form, say)
    for question in form.catalogue.head.profile:
        choices = _choices(question.options, form.language)
        yield _field(form, ("profile", question.id, "answer"), "list", question.ask, choices)
    for checklist in form.shown():
        for _, lines in form.sections(checklist):
            for line in lines:
                yield from (_of_line(form, line, column, say) for column in line.columns)
    labels = {
        "title": "Title of the document",
        "holder": "Who holds it",
        "date": "Date",
        "link": "Link, if it is public",
    }
    for id in form.evidence():
        yield from (
            _field(form, ("evidence", id, column), "text", f"{id} {say(labels[column])}") for column in EVIDENCE
        )


def _identity(form: Form, say: Gettext) -> Iterator[Field]:
    catalogue = form.catalogue
    state: Key = ("identity", "state", "answer")
    states = tuple((each.id, each.name) for each in catalogue.states.states) if catalogue.states else ()
    if states:
        yield _field(form, state, "list", say("State"), states)
    other = say("The State, if it is not in the list: its name or its code of two letters")
    listed = _value(form, state) in dict(states)
    yield Field(field_name(("identity", "state", OTHER)), "text", other, "" if listed else _value(form, state))
    yield _field(form, ("identity", "year", "answer"), "text", f"{say('Reporting year')}. {say(_EXAMPLES['year'])}")
    bodies = tuple((term.id, term.name) for term in catalogue.head.respondents)
    authority = say("The authority that answers. Choose the kind of office from the list, or type its name.")
    yield _field(form, ("identity", "authority", "answer"), "list", authority, bodies, typed=True)
    exercise = say("Is this an exercise? Choose Yes if the State or the answers are invented, as in a training.")
    yield _field(form, ("identity", "exercise", "answer"), "list", exercise, _choices(YES_NO, form.language))


def _of_line(form: Form, line: Line, column: Column, say: Gettext) -> Field:
    key: Key = ("answer", line.code, column)
    placed, number = line.placed, line.placed.number
    if column != "answer":
        options = SENSITIVITIES if column == "sensitivity" else ()
        choices = _choices(confirmations(form, placed) if column == "confirm" else options, form.language)
        kind: Kind = "list" if choices else "lines" if column == "note" else "text"
        return _field(form, key, kind, f"{number} {say(_BESIDE[column])}", choices)
    tells = " ".join(part for part in (number, placed.item.ask, line.label, how_to(form, placed)) if part)
    match line.takes:
        case "option":
            return _field(form, key, "list", tells, choices_of(form, placed))
        case "tick":
            return _field(form, key, "tick", tells)
        case "text":
            return _field(form, key, "lines", tells)
    return _field(form, key, "text", tells)


_BESIDE: Mapping[Column, Text] = {
    "confirm": "Is the last answer still true? If it was a plan: is it done, moved to a later month, or dropped?",
    "due": "If planned: the month by which it will be done, for example 2027-03",
    "owner": "If planned: the body that is responsible",
    "note": "Note: what you want to add in your own words. If you answer Not applicable, say why. No names of victims.",
    "evidence": "The documents that show it: their codes in the list of documents, with commas: E1, E4",
    "sensitivity": "Who may see this answer and its note",
    "checked": "The day on which you last made sure that this answer is right, for example 2026-03-14",
}


def _field(
    form: Form,
    key: Key,
    kind: Kind,
    tells: str,
    choices: tuple[Choice, ...] = (),
    typed: bool = False,
) -> Field:
    return Field(field_name(key), kind, tells, _value(form, key), choices, typed)


def _value(form: Form, key: Key) -> str:
    value = form.entries.get(key, "")
    if not isinstance(value, float):
        return str(value)
    plain = f"{Decimal(str(value)):f}"
    # Three digits after a point are read as thousands in some countries; a fourth leaves no doubt.
    return f"{plain}0" if re.search(r"\.\d{3}$", plain) else plain


def _choices(options: Iterable[Option], language: str) -> tuple[Choice, ...]:
    return tuple((option.code, option.in_language(language)) for option in options)
