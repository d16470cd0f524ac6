"""What a reviewer may ask about, with the State's own words. No finding says that the State is wrong."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from ...catalogue.conditions import ItemIs, ProfileIs
from ...catalogue.model import Catalogue, Placed, ProfileQuestion
from ...returns.model import Answer, Return
from ...returns.receipt import answer_codes, applies
from ...returns.shown import option_label
from ..said import with_plan
from ..sensitivity import Seen


@dataclass(frozen=True)
class Said:
    """What the State says to one question: its answer in words, and its note word for word.

    `code` is the id of an item, or `profile/` with the id of a question about the State.
    """

    code: str
    question: str
    answer: str
    note: str = ""


@dataclass(frozen=True)
class Finding:
    """Something to ask about: which answers, why they may need a word, and the question."""

    kind: str
    said: tuple[Said, ...]
    why: str
    ask: str


@dataclass(frozen=True)
class Ground:
    """What a review is made from: the return as its readers may see it, the one before it, and what was asked."""

    seen: Seen
    catalogue: Catalogue
    last: Return | None = None
    """What these readers may see of the return of an earlier year."""

    @property
    def year(self) -> int | None:
        """The year that the return is about."""
        return self.seen.return_.respondent.year

    @cached_property
    def codes(self) -> Mapping[str, str]:
        """The answers that are codes, by item id."""
        return answer_codes(self.seen.return_)

    @cached_property
    def asked(self) -> tuple[Placed, ...]:
        """The questions that apply, as far as the answers tell, and whose answers are not withheld."""
        return tuple(p for p in self.visible if applies(p, self.catalogue, self.seen.return_.profile, self.codes))

    @cached_property
    def visible(self) -> tuple[Placed, ...]:
        """The questions still asked whose answers are not withheld."""
        placed = self.catalogue.items.items()
        return tuple(p for id, p in placed if not p.item.retired and id not in self.seen.withheld)

    def answer(self, id: str) -> Answer | None:
        """Return what is answered; None for a blank."""
        answer = self.seen.return_.answers.get(id)
        return answer if answer is not None and answer.value is not None else None

    def said(self, id: str) -> Said:
        """Return what the State says to an item."""
        item, answer = self.catalogue.items[id].item, self.answer(id)
        note = answer.note if answer and answer.note else ""
        return Said(id, item.ask, with_plan(item, answer, self.catalogue), note)

    def said_of_state(self, id: str) -> Said:
        """Return what the State says to a question about itself; raises KeyError when it is unknown."""
        question = self._profile[id]
        return Said(f"profile/{id}", question.ask, option_label(question, self.seen.return_.profile[id], "en"))

    def told(self, leaf: ItemIs | ProfileIs) -> Said:
        """Return what the State says to what a condition looks at."""
        return self.said_of_state(leaf.profile) if isinstance(leaf, ProfileIs) else self.said(leaf.item)

    @cached_property
    def _profile(self) -> Mapping[str, ProfileQuestion]:
        return {question.id: question for question in self.catalogue.head.profile}
