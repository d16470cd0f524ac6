"""On what a paragraph of a draft rests: which provision a question serves, how close it is, and what carries over."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from ..catalogue.answers import NUMBER_STATES
from ..catalogue.checklists import Relation, Service
from ..catalogue.model import Catalogue, Placed
from ..catalogue.phrases import RELATION, provision_label
from ..returns.model import Answer

Basis = Literal["direct", "derived", "partial"]
BASIS: Mapping[Relation, Basis] = {
    "equal": "direct",
    "equivalent": "direct",
    "superset": "derived",
    "subset": "partial",
    "intersects": "partial",
}
"""By how the question relates to the provision. A wider question covers the provision, but says it with other words."""

BASIS_MEANS: Mapping[Basis, str] = {
    "direct": "the question asks what the provision asks",
    "derived": "the question asks more than the provision, so the answer covers it",
    "partial": "the question covers a part of the provision, or only overlaps with it",
}

_LEAD: Mapping[Relation, str] = {
    "equal": "Under {}",
    "equivalent": "Under {}",
    "superset": "From a wider question, under {}",
    "subset": "A part of what {} asks",
    "intersects": "As an example under {}",
}
_WEAKEST: tuple[Basis, ...] = ("partial", "derived", "direct")


@dataclass(frozen=True)
class Ground:
    """One provision that a question serves: how the question relates to it, and why."""

    provision: str
    label: str
    relation: Relation
    why: str

    @property
    def basis(self) -> Basis:
        """How far the answer speaks to the provision."""
        return BASIS[self.relation]


def grounds(placed: Placed, framework: str, answer: Answer, catalogue: Catalogue) -> tuple[Ground, ...]:
    """Return the provisions of a framework and of its plans to which this answer carries over."""
    return tuple(
        Ground(service.provision, provision_label(service.provision, catalogue), service.relation, service.why)
        for service in placed.item.serves
        if catalogue.provisions[service.provision][0].id == framework and _carries(service, placed, answer)
    )


def lead(found: tuple[Ground, ...]) -> str:
    """Return how the text that rests on these grounds begins, so that a part is never read as the whole."""
    labels: dict[str, list[str]] = {}
    for ground in found:
        labels.setdefault(_LEAD[ground.relation], []).append(ground.label)
    leads = [words.format(_and(each)) for words, each in labels.items()]
    return "; ".join((leads[0], *(each[:1].lower() + each[1:] for each in leads[1:])))


def weakest(found: tuple[Ground, ...]) -> Basis:
    """Return the most careful basis of several grounds: a text that rests on two speaks for the weaker."""
    return next(basis for basis in _WEAKEST if any(ground.basis == basis for ground in found))


def explained(item: str, found: tuple[Ground, ...], answered: str = "") -> str:
    """Return what the basis of a paragraph is, as it is told to its editor; `answered` is the question and its answer.

    Where it is given, the paragraph itself does not hold the question.
    """
    basis = weakest(found)
    name = "the question" if answered else f"question {item}"
    lines = (f"{g.label}: {name} {RELATION[g.relation]}. {g.why}" for g in found)
    careful = " Do not write it as if it were all." if basis == "partial" else ""
    asked = f" Question {item}: {answered}" if answered else ""
    return f"Basis: {basis}.{careful}{asked} " + " ".join(lines)


def carrying(placed: Placed, framework: str, catalogue: Catalogue) -> tuple[str, ...]:
    """Return which answers on a scale carry over to a provision of the framework, in the order of the scale."""
    found = {
        code
        for service in placed.item.serves
        if catalogue.provisions[service.provision][0].id == framework
        for code in service.carries
    }
    return tuple(option.code for option in catalogue.options(placed.item.answer) if option.code in found)


def _carries(service: Service, placed: Placed, answer: Answer) -> bool:
    """Tell whether an answer carries over; a figure, date or text that is given counts as yes.

    A question for figures to which no figure is given says nothing, and neither does an option that is not ticked.
    """
    value = answer.value
    if placed.item.answer.type == "scale":
        return value in service.carries
    if isinstance(value, Mapping) and not any(isinstance(n, int | float) for n in value.values()):
        return False
    if value in NUMBER_STATES or (service.option and not (isinstance(value, tuple) and service.option in value)):
        return False
    return "yes" in service.carries


def _and(labels: list[str]) -> str:
    return labels[0] if len(labels) == 1 else f"{', '.join(labels[:-1])}, and {labels[-1]}"
