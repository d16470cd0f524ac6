"""The words beside a question, for forms of every format: what helps to answer it, who answers, what it rests on."""

from __future__ import annotations

from collections.abc import Iterator

from ..catalogue.model import Placed
from ..catalogue.phrases import STRENGTH, condition_phrase, source_label
from .confirm import reminder
from .form import Form
from .words import words

Piece = tuple[str, str]
"""(lead or "", words)."""


def guidance(form: Form, placed: Placed) -> Iterator[Piece]:
    """Yield the pieces of guidance of one item, in the order of use."""
    catalogue, language, say, item = form.catalogue, form.language, words(form.language), placed.item
    if last := reminder(form, placed, say):
        yield last
    if item.help:
        yield "", item.help
    if item.applies:
        yield say("Only if:"), f"{condition_phrase(item.applies, catalogue, language, say)}."
    yield say("What would show it:"), item.evidence
    answers = [catalogue.respondent[id].name if id in catalogue.respondent else id for id in item.respondents]
    yield say("Who answers:"), f"{'; '.join(answers)}."
    sources = dict.fromkeys(source_label(reference, catalogue) for reference in item.source)
    yield say("Source ({strength}):").format(strength=say(STRENGTH[item.strength])), f"{'; '.join(sources)}."
