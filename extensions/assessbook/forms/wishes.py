"""What is wrong with a wish for forms, and what to ask for instead; each sentence can be said in other languages."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from ..catalogue.model import Catalogue
from ..catalogue.phrases import Text, Told
from ..catalogue.problems import closest
from .form import Form
from .issue import asks
from .registry import carriers
from .tailor import Tailoring, state_code

NO_FORMAT: Text = "There is no format “{name}”."
NO_FORMAT_NAMED: Text = "No format is named."
CHOOSE: Text = "Choose from: {names}."
_NO_LANGUAGE: Text = "There is no language “{name}”."
_NO_CHECKLIST: Text = "There is no checklist “{name}”."
_NO_AUTHORITY: Text = "There is no authority “{name}”."
_MEANT: Text = "Did you mean “{name}”?"
_NO_STATE: Text = "“{name}” is not the code of a State. Write its two letters, for example LA."
_UNKNOWN_STATE: Text = "Nothing is known of the State {name}, so nothing was filled in for it. Check its two letters."
_NO_YEAR: Text = "{year} is not a reporting year. Write it with four digits, for example 2027."
_NO_DAY: Text = "“{name}” is not a day. Write it as year, month and day: 2027-03-15."
_NO_SHORT_FORM: Text = (
    "No question would be in this form: none of these checklists has questions of the short form. Leave out --core, or "
    "name another checklist."
)
_NONE_LEFT: Text = "No question is left for {name}. Name more checklists, or leave out --core or --authority."
_NONE_LEFT_AT_ALL: Text = "No question is left in this form. Name more checklists, or leave out --core."


def wrong(catalogue: Catalogue, formats: Sequence[str], language: str, checklists: Sequence[str], core: bool) -> str:
    """Return what is wrong with a wish for forms, and what to ask for instead; nothing when it can be met."""
    known: tuple[tuple[Text, Sequence[str], list[str]], ...] = (
        (NO_FORMAT, formats, list(carriers())),
        (_NO_LANGUAGE, [language], list(catalogue.head.languages)),
        (_NO_CHECKLIST, checklists, list(catalogue.checklist)),
    )
    for text, wanted, offered in known:
        for name in wanted:
            if name not in offered:
                return unknown(text, name, offered)
    if not formats:
        return _and(Told(NO_FORMAT_NAMED), Told(CHOOSE, names=", ".join(carriers())))
    return "" if asks(Form(catalogue, language, tuple(checklists), core)) else Told(_NO_SHORT_FORM)


def wrong_tailoring(catalogue: Catalogue, wish: Tailoring) -> str:
    """Return what is wrong with a wish, and what to ask for instead; nothing when it can be met."""
    if wish.state and state_code(catalogue, wish.state) is None:
        return Told(_NO_STATE, name=wish.state)
    if wish.year is not None and not 1990 <= wish.year <= 2100:
        return Told(_NO_YEAR, year=wish.year)
    if wish.authority and wish.authority not in catalogue.respondent:
        return unknown(_NO_AUTHORITY, wish.authority, catalogue.respondent)
    if wish.deadline and not _is_day(wish.deadline):
        return Told(_NO_DAY, name=wish.deadline)
    return ""


def unknown_state(catalogue: Catalogue, code: str | None) -> str:
    """Return that nothing is known of a State, which may be a slip; nothing when something is, or nobody is known."""
    known = {state.id for state in catalogue.states.states} if catalogue.states else {code}
    return Told(_UNKNOWN_STATE, name=code) if code and code not in known else ""


def nothing_asked(form: Form) -> str:
    """Return that a form would have no question; nothing when it has some. `form` is in the language that is asked."""
    if asks(form):
        return ""
    authority = form.catalogue.respondent.get(form.authority or "")
    return Told(_NONE_LEFT, name=authority.name) if authority else Told(_NONE_LEFT_AT_ALL)


def unknown(text: Text, name: str, offered: Iterable[str]) -> Told:
    """Return that there is no such `name`, as `text` says it, with the name that was meant, or all there are."""
    offered = tuple(offered)
    near = closest(name, offered)
    return _and(Told(text, name=name), Told(_MEANT, name=near) if near else Told(CHOOSE, names=", ".join(offered)))


def _and(what: Told, advice: Told) -> Told:
    return Told("{why} {more}", why=what, more=advice)


def _is_day(text: str) -> bool:
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False
