"""The words that may be chosen or typed in one catalogue's forms, made once for each language of a form."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from ..catalogue.answers import Option, ScaleAnswer
from ..catalogue.checklists import Item
from ..catalogue.model import Catalogue
from ..forms.choices import NUMBER_STATES, SENSITIVITIES, YES_NO
from ..forms.confirm import CONFIRMATIONS
from .labels import Labels, labels

_TICKS: Mapping[str, tuple[str, ...]] = {
    "yes": ("x", "х", "✓", "✔", "✗", "✘", "☑", "☒", "1", "true"),
    "no": ("☐", "0", "false"),
}
"""What people put into a box, beside the words for yes and no in six languages."""


_UNITED_NATIONS = ("ar", "en", "es", "fr", "ru", "zh")


@dataclass(frozen=True)
class Vocabulary:
    """The labels of every set of options, of forms that were shown in `language`."""

    catalogue: Catalogue
    language: str
    _made: dict[str, Labels] = field(default_factory=dict, repr=False, compare=False)

    def options(self, item: Item) -> Labels:
        """Return what can be chosen for an item with a scale or a choice."""
        answer = item.answer
        name = f"scale {answer.scale}" if isinstance(answer, ScaleAnswer) else item.id
        if name not in self._made:
            self._made[name] = labels(self.catalogue.options(answer), self.language)
        return self._made[name]

    @cached_property
    def profile(self) -> Mapping[str, Labels]:
        """What can be chosen for each profile question."""
        return {question.id: labels(question.options, self.language) for question in self.catalogue.head.profile}

    @cached_property
    def number_states(self) -> Labels:
        """What may stand in place of a number."""
        return labels(NUMBER_STATES, self.language)

    @cached_property
    def sensitivities(self) -> Labels:
        """Who may see an answer."""
        return labels(SENSITIVITIES, self.language)

    @cached_property
    def confirmations(self) -> Labels:
        """What may be said of an answer of the last return."""
        return labels(CONFIRMATIONS, self.language)

    @cached_property
    def ticks(self) -> Labels:
        """What stands for a ticked line, and for one that is not."""
        return labels(YES_NO, self.language, _TICKS)

    @cached_property
    def authorities(self) -> Labels:
        """The names of the authorities that answer."""
        return labels([Option(code=t.id, label={"en": t.name}) for t in self.catalogue.head.respondents], self.language)

    @cached_property
    def states(self) -> Labels:
        """The names of the States of the catalogue; their codes are kept in small letters here."""
        known = self.catalogue.states.states if self.catalogue.states else ()
        return labels([Option(code=s.id.lower(), label={"en": s.name}) for s in known], self.language)


def states_elsewhere(catalogue: Catalogue) -> Labels:
    """Return the names of the States as in `catalogue`, and as CLDR has them in the languages of the United Nations."""
    from babel import Locale

    known = catalogue.states.states if catalogue.states else ()
    names = [Locale(code).territories for code in _UNITED_NATIONS]
    more = {each.id.lower(): [found[each.id] for found in names if each.id in found] for each in known}
    return labels([Option(code=each.id.lower(), label={"en": each.name}) for each in known], "en", more)
