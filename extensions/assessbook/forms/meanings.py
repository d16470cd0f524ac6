"""What each answer means, for the forms: states of the scales, words in place of a number, levels of sensitivity."""

from __future__ import annotations

from collections.abc import Iterator

from .choices import NUMBER_STATES, SENSITIVITIES
from .form import Form
from .words import words

Meaning = tuple[str, str]
"""(word, what it means)."""


def meanings(form: Form) -> Iterator[tuple[str, tuple[Meaning, ...]]]:
    """Yield each group of words by its title, in the language of the form."""
    say, language = words(form.language), form.language
    for scale in form.catalogue.head.scales:
        yield scale.title, tuple((state.in_language(language), state.means or "") for state in scale.states)
    numbers = {
        "not-collected": say("Nobody has counted it."),
        "withheld": say("It was counted, but the State does not give the number here."),
    }
    zero = ("0", say("It was counted, and there were none."))
    yield say("Numbers"), (zero, *((each.in_language(language), numbers[each.code]) for each in NUMBER_STATES))
    levels = {
        "internal": say("Only the offices of your own State."),
        "secretariat": say("Also the secretariat of the treaty and those who collect the answers."),
        "public": say("Everybody."),
    }
    yield (
        say("Who may see an answer"),
        tuple((each.in_language(language), levels[each.code]) for each in SENSITIVITIES),
    )
