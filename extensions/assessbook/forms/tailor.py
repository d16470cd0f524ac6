"""A form for one State, one year, one authority: what is known stands in it, what surely does not apply is left out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from ..catalogue.conditions import Condition, ProfileIs, holds, rests_on
from ..catalogue.model import Catalogue, State, place
from ..catalogue.phrases import condition_phrase, source_label
from .form import Form, Key, Preset, Value
from .words import words

PARTY = "party-"
"""A question about the State whose id begins so is about a framework: `party-crpd`."""


@dataclass(frozen=True, slots=True)
class Tailoring:
    """For whom the form is: a State by its code, a reporting year, an authority by its id, a day: `2027-03-15`."""

    state: str | None = None
    year: int | None = None
    authority: str | None = None
    deadline: str | None = None


@dataclass(frozen=True, slots=True)
class NotAsked:
    """What a form leaves out, and why, in the language of the form."""

    what: str
    why: str


def tailored(form: Form, wish: Tailoring) -> Form:
    """Return the form for one State, year and authority, with what is known of the State filled in.

    What is filled in already stays: what a State has said counts for more than a list.
    """
    told = {"state": wish.state, "year": wish.year, "authority": wish.authority}
    sender: dict[Key, Value] = {("identity", code, "answer"): value for code, value in told.items() if value}
    known = {code for area, code, _ in form.entries if area == "profile"}
    presets = tuple(each for each in _presets(form.catalogue, wish.state) if each.question not in known)
    answers: dict[Key, Value] = {("profile", each.question, "answer"): each.answer for each in presets}
    return replace(
        form,
        entries={**answers, **form.entries, **sender},
        presets=presets,
        authority=wish.authority,
        deadline=wish.deadline,
    )


def cover(form: Form) -> tuple[tuple[str, str], ...]:
    """Return what stands on the first page of a form that is made for somebody, as (label, words)."""
    say, catalogue = words(form.language), form.catalogue
    state, year = (form.entries.get(("identity", code, "answer")) for code in ("state", "year"))
    if not (state or year or form.authority or form.deadline):
        return ()
    asked = len(form.issued())
    found = [
        (say("For"), state_name(catalogue, str(state)) if state else ""),
        (say("Reporting year"), str(year) if year else ""),
        (say("Part of"), catalogue.respondent[form.authority].name if form.authority else ""),
        (say("Questions in this form"), "" if form.live else str(asked)),
        (say("Please send it back by"), form.deadline or ""),
    ]
    return tuple((label, text) for label, text in found if text)


def preset_note(form: Form, question: str) -> str:
    """Return where the answer to a question about the State comes from when it is filled in; otherwise nothing."""
    say = words(form.language)
    for preset in form.presets:
        if preset.question == question:
            return say("Filled in from {source}, as of {day}. Please correct it if it is wrong.").format(
                source=preset.source, day=preset.as_of
            )
    return ""


def not_asked(form: Form) -> tuple[NotAsked, ...]:
    """Return what the form leaves out because of what is known of the State; whole checklists as one entry."""
    return tuple(_not_asked(form))


def advice(form: Form) -> str:
    """Return what to do when something in the list of what is not asked is wrong."""
    return words(form.language)(
        "If one of these applies to you after all, tell the office that gave you this form. It can make you a form "
        "that asks it."
    )


def state_code(catalogue: Catalogue, wanted: str) -> str | None:
    """Return the code of the State that is called so, or has that code; None for other words."""
    states = catalogue.states.states if catalogue.states else ()
    named = next((state.id for state in states if state.name.casefold() == wanted.strip().casefold()), None)
    code = wanted.strip().upper()
    return named or (code if len(code) == 2 and code.isascii() and code.isalpha() else None)


def _presets(catalogue: Catalogue, state: str | None) -> Iterator[Preset]:
    known = _state(catalogue, state) if state else None
    if known is None or catalogue.states is None:
        return
    sources = "; ".join(source_label(reference, catalogue) for reference in catalogue.states.source)
    for question in catalogue.head.profile:
        answer = known.party.get(question.id.removeprefix(PARTY)) if question.id.startswith(PARTY) else None
        if answer and any(option.code == answer for option in question.options):
            yield Preset(question.id, answer, catalogue.states.as_of, sources)


def _state(catalogue: Catalogue, code: str) -> State | None:
    states = catalogue.states.states if catalogue.states else ()
    return next((state for state in states if state.id == code), None)


def state_name(catalogue: Catalogue, code: str) -> str:
    """Return the name of a State with its code, `Lao People's Democratic Republic (LA)`; of an unknown one the code."""
    state = _state(catalogue, code)
    return f"{state.name} ({code})" if state else code


def _not_asked(form: Form) -> Iterator[NotAsked]:
    say = words(form.language)
    known = {preset.question: preset.answer for preset in form.presets}
    for checklist in form.catalogue.checklists:
        if form.checklists and checklist.id not in form.checklists:
            continue
        left = [placed for placed in place(checklist) if form.covers(placed) and not form.may_apply(placed)]
        if not left:
            continue
        if checklist.applies is not None and holds(checklist.applies, known, {}) is False:
            count = say("questions: {}").format(len(left))
            yield NotAsked(f"{checklist.title} ({count})", _why(form, checklist.applies))
            continue
        for placed in left:
            if placed.item.applies is not None:
                yield NotAsked(f"{checklist.title} {placed.number}: {placed.item.ask}", _why(form, placed.item.applies))


def _why(form: Form, condition: Condition) -> str:
    """Return why a condition does not hold: what it asks for, and what is known."""
    say, catalogue = words(form.language), form.catalogue
    known = {preset.question: preset.answer for preset in form.presets}
    asked_if = say("It is asked only if {condition}.").format(
        condition=condition_phrase(condition, catalogue, form.language, say)
    )
    questions = {question.id: question for question in catalogue.head.profile}
    answers = [
        option.in_language(form.language)
        for part in rests_on(condition)
        if isinstance(part, ProfileIs) and part.profile in known
        for option in questions[part.profile].options
        if option.code == known[part.profile]
    ]
    return f"{asked_if} {say('For your State we know: {answers}.').format(answers='; '.join(dict.fromkeys(answers)))}"
