"""Scores, counted in this one place. Each says how it came about, and what it leaves out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Set
from dataclasses import dataclass

from ..catalogue.answers import ScaleAnswer
from ..catalogue.model import Catalogue, Placed
from ..returns.receipt import answer_codes, applies
from .sensitivity import Seen

NOT_COMPLIANCE = "A score is not compliance."
"""Stands beside every score."""

_FIELDS: Mapping[str, str] = {
    code: code.replace("-", "_") for code in ("yes", "partly", "planned", "no", "not-applicable", "unknown")
}


@dataclass(frozen=True, kw_only=True)
class Score:
    """How a set of questions is answered; every question is counted once.

    `excluded` questions do not apply to the State, as its other answers tell. `withheld` answers are not for these
    readers. `figures` and `figures_blank` count questions for numbers, dates or texts: they have no score.
    """

    yes: int = 0
    partly: int = 0
    planned: int = 0
    no: int = 0
    not_applicable: int = 0
    unknown: int = 0
    blank: int = 0
    withheld: int = 0
    excluded: int = 0
    figures: int = 0
    figures_blank: int = 0

    @property
    def scored(self) -> int:
        """How many questions apply and are answered: what the score is out of."""
        return self.yes + self.partly + self.planned + self.no

    @property
    def points(self) -> float:
        """A point for each yes, half a point for each partly; a plan is not done yet and has none."""
        return self.yes + self.partly / 2

    @property
    def asked(self) -> int:
        """How many questions were asked: all but those that do not apply."""
        return self.answered + self.blank + self.figures_blank + self.withheld

    @property
    def answered(self) -> int:
        """How many questions have an answer that these readers may see, unknown and not applicable included."""
        return self.scored + self.not_applicable + self.unknown + self.figures

    @property
    def figure(self) -> str:
        """The score as it is shown: `5 of 8`; a dash where nothing can be scored."""
        return f"{plain(self.points)} of {self.scored:,}" if self.scored else "–"

    @property
    def formula(self) -> str:
        """How the figure came about, in words."""
        if not self.scored:
            return "no question that applies is answered with yes, partly, planned or no"
        rest = f"planned {self.planned:,} and no {self.no:,} count as 0"
        sum_ = f"yes {self.yes:,} + half of partly {self.partly:,} = {plain(self.points)}"
        return f"{sum_}, of {self.scored:,} that apply and are answered; {rest}"

    @property
    def apart(self) -> str:
        """What is counted apart from the score, in words."""
        named = (
            ("not applicable", self.not_applicable),
            ("unknown", self.unknown),
            ("blank", self.blank),
            ("withheld", self.withheld),
            ("figures, dates and texts given", self.figures),
            ("figures, dates and texts blank", self.figures_blank),
            ("does not apply to this State", self.excluded),
        )
        return ", ".join(f"{name} {count:,}" for name, count in named if count) or "nothing"


def plain(points: float) -> str:
    """Return points as they are written, whole or with a half, however many: `1,234,567.5`."""
    return f"{points:,.1f}".removesuffix(".0")


@dataclass(frozen=True)
class Scored:
    """The score of one section, pillar or framework, with its name."""

    id: str
    name: str
    score: Score


def score(questions: Iterable[Placed], seen: Seen, catalogue: Catalogue) -> Score:
    """Return the score of `questions`; retired ones are left out."""
    codes = answer_codes(seen.return_)
    counts = Counter(kind_of(each, seen, catalogue, codes) for each in questions if not each.item.retired)
    return Score(**counts)


def by_section(seen: Seen, catalogue: Catalogue, only: Set[str] | None = None) -> tuple[Scored, ...]:
    """Return the score of each section of each checklist; its id is `principles/people-take-part`.

    With `only`, the other questions, and sections without any, are left out.
    """
    groups: dict[tuple[str, str], list[Placed]] = {}
    names: dict[tuple[str, str], str] = {}
    for placed in _among(only, catalogue):
        key = (placed.checklist.id, placed.section.id)
        groups.setdefault(key, []).append(placed)
        names[key] = f"{placed.checklist.title}: {placed.section.title}"
    return tuple(Scored("/".join(k), names[k], score(group, seen, catalogue)) for k, group in groups.items())


def by_pillar(seen: Seen, catalogue: Catalogue, only: Set[str] | None = None) -> tuple[Scored, ...]:
    """Return the score of each pillar; a question of two pillars counts in both. `only` as in `by_section`."""
    groups = (
        (pillar, [each for each in _among(only, catalogue) if pillar.id in each.item.pillars])
        for pillar in catalogue.head.pillars
    )
    return tuple(Scored(pillar.id, pillar.name, score(group, seen, catalogue)) for pillar, group in groups if group)


def by_framework(seen: Seen, catalogue: Catalogue) -> tuple[Scored, ...]:
    """Return the score of each framework: of the questions that serve one of its provisions, or of its plans'."""
    return tuple(
        Scored(framework.id, framework.short, score(serving(framework.id, catalogue), seen, catalogue))
        for framework in catalogue.frameworks
    )


def serving(framework: str, catalogue: Catalogue) -> tuple[Placed, ...]:
    """Return the questions that serve a provision of the framework or of its plans, in order of the catalogue."""
    owners = (framework, *(plan.id for plan in catalogue.framework[framework].plans))
    found = {placed.item.id for owner in owners for placed, _ in catalogue.serving(owner)}
    return tuple(placed for id, placed in catalogue.items.items() if id in found)


def _among(only: Set[str] | None, catalogue: Catalogue) -> list[Placed]:
    return [placed for id, placed in catalogue.items.items() if only is None or id in only]


def kind_of(placed: Placed, seen: Seen, catalogue: Catalogue, codes: Mapping[str, str]) -> str:
    """Return the field of `Score` in which a question counts; `codes` are the `answer_codes` of the return."""
    id, scale = placed.item.id, isinstance(placed.item.answer, ScaleAnswer)
    if id in seen.withheld:
        return "withheld"
    if not applies(placed, catalogue, seen.return_.profile, codes):
        return "excluded"
    answer = seen.return_.answers.get(id)
    if answer is None or answer.value is None:
        return "blank" if scale else "figures_blank"
    return _FIELDS.get(str(answer.value), "figures") if scale else "figures"
