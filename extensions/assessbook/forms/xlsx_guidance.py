"""The words beside a question: what helps to answer it, who answers, and what it rests on."""

from __future__ import annotations

from collections.abc import Iterator

from ..catalogue.model import Placed
from ..catalogue.phrases import STRENGTH, condition_phrase, source_label
from .xlsx_page import Paper

Piece = tuple[str, str]
"""(bold lead or "", words)."""


def guidance(paper: Paper, placed: Placed) -> tuple[Piece, ...]:
    """Return the pieces of guidance of one item, in the order of use."""
    return tuple(_pieces(paper, placed))


def _pieces(paper: Paper, placed: Placed) -> Iterator[Piece]:
    catalogue, language, say = paper.form.catalogue, paper.form.language, paper.say
    item = placed.item
    if item.help:
        yield "", item.help
    if item.applies:
        yield say("Only if:"), f"{condition_phrase(item.applies, catalogue, language, say)}."
    yield say("What would show it:"), item.evidence
    answers = [catalogue.respondent[id].name if id in catalogue.respondent else id for id in item.respondents]
    yield say("Who answers:"), f"{'; '.join(answers)}."
    sources = dict.fromkeys(source_label(reference, catalogue) for reference in item.source)
    yield say("Source ({strength}):").format(strength=say(STRENGTH[item.strength])), f"{'; '.join(sources)}."
