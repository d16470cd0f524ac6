"""Questions of an XLSForm that ask for numbers, and for what stands in place of one."""

from __future__ import annotations

from ...catalogue.answers import Answer, NumberAnswer, ShareAnswer
from ..choices import NUMBER_STATES, YES_NO
from ..form import Key, Line
from .names import GAPS, INSTEAD, NUMBER, code_of, name_of
from .sheet import Survey, Words, labelled
from .values import known, number
from .when import reference


def one_number(survey: Survey, own: Line, answer: NumberAnswer, ask: Words, help: Words, more: Words) -> None:
    """Add a question that asks for one number, and the one that asks why there is none."""
    key: Key = ("answer", own.code, NUMBER)
    limits = [f". >= {answer.least}" if answer.least is not None else "", f". <= {answer.most}" if answer.most else ""]
    survey.add(
        "integer" if answer.whole else "decimal",
        name_of(key),
        lambda t: f"{ask(t)} {code_of(key)}",
        hint=help,
        guidance_hint=more,
        constraint=" and ".join(filter(None, limits)),
        constraint_message=lambda t: t.say("This number is not possible here."),
        default=number(survey.form, key),
    )
    _instead(survey, own, lambda t: t.say("If there is no number: why?"), f"{reference(key)} = ''")


def numbers(survey: Survey, own: Line, parts: list[Line]) -> None:
    """Add a question for each number of a table or a share, and below them why one is missing."""
    for part in parts:
        key: Key = ("answer", part.code, "answer")
        _number(survey, key, _label(part), own.placed.item.answer)
    gaps = f"{GAPS}{own.code}"
    missing = any(known(survey.form, ("answer", part.code, INSTEAD)) for part in parts)
    yes_no = survey.list("yes_no", labelled(YES_NO))
    survey.add(
        yes_no,
        gaps,
        lambda t: t.say("Is a number missing?"),
        default="yes" if missing else "",
        appearance="columns-pack",
    )
    for part in parts:
        line: Key = ("answer", part.code, "answer")
        _instead(survey, part, _label(part), f"${{{gaps}}} = 'yes' and {reference(line)} = ''")


def _number(survey: Survey, key: Key, label: Words, answer: Answer) -> None:
    least = ". >= 0"
    if isinstance(answer, ShareAnswer) and key[1].endswith("/whole"):
        part = reference(("answer", key[1].replace("/whole", "/part"), "answer"))
        least = f". >= 0 and ({part} = '' or . >= {part})"
    survey.add(
        "integer",
        name_of(key),
        lambda t: f"{label(t)} {code_of(key)}",
        constraint=least,
        constraint_message=lambda t: t.say("This number is not possible here."),
        default=number(survey.form, key),
    )


def _instead(survey: Survey, line: Line, label: Words, when: str) -> None:
    key: Key = ("answer", line.code, INSTEAD)
    survey.add(
        survey.list("instead", labelled(NUMBER_STATES)),
        name_of(key),
        lambda t: f"{label(t)} {code_of(key)}",
        relevant=when,
        default=known(survey.form, key),
        appearance="columns-pack",
    )


def _label(part: Line) -> Words:
    return lambda t: t.part(part)
