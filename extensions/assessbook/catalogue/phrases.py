"""Codes of the catalogue in plain words, for pages and forms alike."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from .answers import (
    Answer,
    ChoiceAnswer,
    DateAnswer,
    NumberAnswer,
    ScaleAnswer,
    SeveralAnswer,
    ShareAnswer,
    TableAnswer,
    TextAnswer,
)
from .conditions import All, Any, Condition, ItemIs, Not, ProfileIs
from .model import Catalogue

Gettext = Callable[[str], str]
"""Translates one interface text; `str` leaves it in English."""

Text = str
"""A text of the interface, in English: this type marks tables and constants whose texts translators see."""


class Told(str):
    """A sentence with words filled into its braces, which can still be said in another language.

    It is the English sentence; `text` is what translators know of it, `names` holds the words.
    """

    __slots__ = ("names", "text")
    text: Text
    names: Mapping[str, str]

    def __new__(cls, text: Text, **names: object) -> Told:
        """Fill the words into the text."""
        shown = {name: word if isinstance(word, str) else str(word) for name, word in names.items()}
        made = super().__new__(cls, text.format(**shown) if shown else text)
        made.text, made.names = text, shown
        return made

    def __getnewargs_ex__(self) -> tuple[tuple[str], dict[str, str]]:
        return (self.text,), dict(self.names)


def said(sentence: str, gettext: Gettext) -> str:
    """Return a sentence in another language, also one that words were filled into; English where it has none."""
    if not isinstance(sentence, Told):
        return gettext(sentence)
    names = {name: said(word, gettext) if isinstance(word, Told) else word for name, word in sentence.names.items()}
    return gettext(sentence.text).format(**names) if names else gettext(sentence.text)


STRENGTH: Mapping[str, Text] = {
    "should": "Should",
    "could": "Could",
    "may": "May",
    "encouraged": "Encouraged",
    "described": "Listed",
}
"""The force of the source's wording, as a label."""

STRENGTH_MEANS: Mapping[str, Text] = {
    "should": "The source says this should be done.",
    "could": "The source says this could be done.",
    "may": "The source says this may be done.",
    "encouraged": "The source encourages this.",
    "described": "The source lists this action without saying how strongly.",
}

RELATION: Mapping[str, Text] = {
    "equal": "asks the same",
    "equivalent": "asks the same in other words",
    "subset": "asks part of it",
    "superset": "asks more than it",
    "intersects": "overlaps with it",
}
"""How the item relates to the provision: the item … ."""

RELATION_SIGN: Mapping[str, str] = {"equal": "=", "equivalent": "≈", "subset": "⊂", "superset": "⊃", "intersects": "∩"}

CONFIDENCE: Mapping[str, Text] = {
    "first-hand": "taken from the document itself",
    "second-hand": "according to another source",
    "general-knowledge": "general knowledge of the treaty; check it before you quote it",
}


def provision_label(reference: str, catalogue: Catalogue) -> str:
    """Return how a provision is called, for example `CRPD, Article 6`; the reference itself when it is unknown."""
    if reference not in catalogue.provisions:
        return reference
    framework, plan, provision = catalogue.provisions[reference]
    return f"{plan.name if plan else framework.short}, {provision.label}"


def source_label(reference: str, catalogue: Catalogue) -> str:
    """Return how a source, paragraph or demand is called; the reference itself when it is unknown."""
    if reference not in catalogue.citable:
        return reference
    source, paragraph, _ = catalogue.citable[reference]
    return paragraph.label if paragraph else source.title


def answer_phrase(answer: Answer, catalogue: Catalogue, language: str, gettext: Gettext = str) -> str:
    """Return how to answer, in one phrase."""
    match answer:
        case ScaleAnswer() | ChoiceAnswer():
            labels = [option.in_language(language) for option in catalogue.options(answer)]
            return gettext("Choose one: {}.").format(", ".join(labels))
        case SeveralAnswer(options=options):
            return gettext("Choose all that fit: {}.").format(", ".join(o.in_language(language) for o in options))
        case NumberAnswer(unit=unit):
            return gettext("Give a number ({}).").format(unit)
        case ShareAnswer(part=part, whole=whole):
            return gettext("Give two numbers: {}, out of {}.").format(part, whole)
        case TableAnswer(by=by, unit=unit):
            titles = ", ".join(catalogue.breakdown[b].title for b in by if b in catalogue.breakdown)
            return gettext("Give numbers ({}) by: {}.").format(unit, titles)
        case DateAnswer(precision="year"):
            return gettext("Give a year.")
        case DateAnswer(precision="month"):
            return gettext("Give a month and a year.")
        case DateAnswer():
            return gettext("Give a date.")
        case TextAnswer():
            return gettext("Answer in a few words.")


def condition_phrase(condition: Condition, catalogue: Catalogue, language: str, gettext: Gettext = str) -> str:
    """Return when an item applies, in words, for example `“Is any area contaminated?” is answered Yes`."""
    match condition:
        case ProfileIs():
            return _is(*_profile(condition, catalogue, language), gettext)
        case ItemIs():
            return _is(*_item(condition, catalogue, language), gettext)
        case Not():
            return gettext("not: {}").format(condition_phrase(condition.not_, catalogue, language, gettext))
        case All():
            parts = [condition_phrase(part, catalogue, language, gettext) for part in condition.all]
            return gettext(" and ").join(parts)
        case Any():
            parts = [condition_phrase(part, catalogue, language, gettext) for part in condition.any]
            return gettext(" or ").join(parts)


def _is(question: str, answers: list[str], gettext: Gettext) -> str:
    return gettext("“{}” is answered {}").format(question, gettext(" or ").join(answers))


def _profile(condition: ProfileIs, catalogue: Catalogue, language: str) -> tuple[str, list[str]]:
    question = next((q for q in catalogue.head.profile if q.id == condition.profile), None)
    if question is None:
        return condition.profile, list(condition.is_)
    labels = {option.code: option.in_language(language) for option in question.options}
    return question.ask, [labels.get(code, code) for code in condition.is_]


def _item(condition: ItemIs, catalogue: Catalogue, language: str) -> tuple[str, list[str]]:
    placed = catalogue.items.get(condition.item)
    if placed is None:
        return condition.item, list(condition.is_)
    labels = {option.code: option.in_language(language) for option in catalogue.options(placed.item.answer)}
    return placed.item.ask, [labels.get(code, code) for code in condition.is_]
