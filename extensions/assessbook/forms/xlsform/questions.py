"""The questions of an XLSForm: a group for each checklist and section, a page for each item."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import groupby

from ...catalogue.answers import DateAnswer, NumberAnswer
from ...catalogue.checklists import Checklist, Section
from ...catalogue.phrases import Text
from ..choices import SENSITIVITIES, YES_NO
from ..confirm import CONFIRM, confirmations, reminder
from ..form import Column, Key, Line
from ..guidance import guidance
from ..html.fields import PRECISION
from ..html.spec import options_of
from .names import ABOUT, ASK, code_of, name_of
from .numbers import numbers, one_number
from .sheet import Survey, Tongue, Words, labelled
from .values import DATE, expression, has_lines, known
from .when import planned, relevant

_TYPED: Mapping[str, Text] = {**PRECISION, "any": "A year, a month or a day, such as 2026, 2026-03 or 2026-03-14"}
LONG, SHORT = "10000", "1000"
"""The longest text that Survey123 takes; without being told it takes 255 signs."""


def checklist(survey: Survey, asked: Checklist) -> None:
    """Add the questions of one checklist."""
    conditions = [asked.applies] if asked.applies else []
    name = _plain(asked.id)
    survey.group(f"c_{name}", lambda t: t.form.catalogue.checklist[asked.id].title, relevant(survey.form, conditions))
    survey.add("note", f"{ABOUT}{name}", lambda t: t.form.catalogue.checklist[asked.id].summary)
    for section, found in survey.form.sections(asked):
        _section(survey, asked, section, found)
    survey.end()


def text(
    survey: Survey,
    key: Key,
    label: Words,
    length: str = SHORT,
    hint: Words | None = None,
    when: str = "",
    value: str | None = None,
) -> None:
    """Add a question that takes a text. `value` is what is filled in already, where it does not stand at `key`."""
    filled = known(survey.form, key) if value is None else value

    def told(tongue: Tongue) -> str:
        so_far = f"{tongue.say('So far:')} {filled}" if has_lines(filled) else ""
        return "\n".join(filter(None, (hint(tongue) if hint else "", so_far)))

    survey.add(
        "text",
        name_of(key),
        lambda t: f"{label(t)} {code_of(key)}",
        hint=told,
        appearance="multiline" if length == LONG else "",
        default=expression(filled),
        length=length,
        relevant=when,
    )


def date(survey: Survey, key: Key, label: Words, precision: str, when: str = "", hint: Words | None = None) -> None:
    """Add a question that takes a date: a day is chosen, a month or a year typed, as some tools make days of them."""
    value = known(survey.form, key)
    chosen = precision == "day" and len(value) in (0, len("2026-03-14"))
    how: Words = lambda t: "" if chosen else t.say(_TYPED[precision])  # noqa: E731
    survey.add(
        "date" if chosen else "text",
        name_of(key),
        lambda t: f"{label(t)} {code_of(key)}",
        hint=lambda t: "\n".join(filter(None, (hint(t) if hint else "", how(t)))),
        constraint="" if chosen else f"regex(., '^{DATE}$')",
        constraint_message=how,
        default=value if chosen else expression(value),
        relevant=when,
    )


def choice(survey: Survey, key: Key, type: str, label: Words, look: str = "", **more: str | Words) -> None:
    """Add a question with a list; `type` names it, `look` is its appearance."""
    cells = {"default": known(survey.form, key), "appearance": look, **more}
    survey.add(type, name_of(key), lambda t: f"{label(t)} {code_of(key)}", **cells)


def _section(survey: Survey, asked: Checklist, section: Section, found: tuple[Line, ...]) -> None:
    name = f"{_plain(asked.id)}_{_plain(section.id)}"
    survey.group(f"s_{name}", lambda t: t.section(asked, section).title)
    if section.intro:
        survey.add("note", f"{ABOUT}{name}", lambda t: t.section(asked, section).intro or "")
    for _, group in groupby(found, key=lambda line: line.placed.item.id):
        own, *parts = group
        _question(survey, own, parts)
    survey.end()


def _question(survey: Survey, own: Line, parts: list[Line]) -> None:
    item = own.placed.item
    conditions = [item.applies] if item.applies else []
    number = own.placed.number or ""
    survey.group(f"q_{item.id}", lambda t: f"{number} ({item.id})", relevant(survey.form, conditions), "field-list")
    if parts:
        survey.add("note", f"{ASK}{item.id}", _ask(own), hint=_help(own), guidance_hint=_more(own))
        _parts(survey, own, parts)
    else:
        _answer(survey, own)
    _beside(survey, own)
    survey.end()


def _answer(survey: Survey, own: Line) -> None:
    key: Key = ("answer", own.code, "answer")
    answer = own.placed.item.answer
    if own.takes == "option":
        codes = dict(options_of(own.placed, survey.form.catalogue))
        offered = (option for option in survey.form.catalogue.options(answer) if option.code in codes)
        type = survey.list(getattr(answer, "scale", None) or "answer", labelled(offered))
        choice(survey, key, type, _ask(own), hint=_help(own), guidance_hint=_more(own))
    elif isinstance(answer, NumberAnswer):
        one_number(survey, own, answer, _ask(own), _help(own), _more(own))
    elif isinstance(answer, DateAnswer):
        date(survey, key, _ask(own), answer.precision, hint=_help(own))
    else:
        text(survey, key, _ask(own), LONG, _help(own))


def _parts(survey: Survey, own: Line, parts: list[Line]) -> None:
    if parts[0].takes == "number":
        numbers(survey, own, parts)
        return
    ticks = survey.list("yes_no", labelled(YES_NO))
    for part in parts:
        choice(survey, ("answer", part.code, "answer"), ticks, _part(part), look="columns-pack")


def _beside(survey: Survey, own: Line) -> None:
    say: dict[Column, Words] = {
        "owner": lambda t: t.say("If planned: body responsible"),
        "evidence": lambda t: t.say("Evidence (E1, E2)"),
        "sensitivity": lambda t: t.say("Who may see it"),
    }
    key: dict[Column, Key] = {column: ("answer", own.code, column) for column in own.columns}
    if "confirm" in key:
        said = survey.list("confirm", labelled(confirmations(survey.form, own.placed)))
        choice(survey, key["confirm"], said, lambda t: t.say(CONFIRM), hint=_last(own))
    when = planned(survey.form, own.placed) if "due" in key else ""
    if "due" in key:
        date(survey, key["due"], lambda t: t.say("If planned: month (2027-03)"), "month", when)
        text(survey, key["owner"], say["owner"], when=when)
    text(survey, key["note"], lambda t: t.say("Note"), LONG)
    text(survey, key["evidence"], say["evidence"])
    levels = survey.list("sensitivity", labelled(SENSITIVITIES))
    choice(survey, key["sensitivity"], levels, say["sensitivity"], look="minimal")
    date(survey, key["checked"], lambda t: t.say("Last checked on"), "day")


def _ask(own: Line) -> Words:
    return lambda t: t.placed(own).item.ask


def _help(own: Line) -> Words:
    return lambda t: t.placed(own).item.help or ""


def _more(own: Line) -> Words:
    """Return what is shown on request: what would show it, who answers, what it rests on."""
    return lambda t: "\n".join(f"{lead} {words}" for lead, words in guidance(t.form, t.placed(own)) if lead)


def _last(own: Line) -> Words:
    return lambda t: " ".join(reminder(t.form, t.placed(own), t.say) or ())


def _part(part: Line) -> Words:
    return lambda t: t.part(part)


def _plain(id: str) -> str:
    return id.replace("-", "_")
