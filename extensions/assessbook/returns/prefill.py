"""Fill a form in beforehand: with the last return, each answer to be confirmed, or with a return to go on with."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from ..catalogue.phrases import Text, Told
from ..forms.form import Form, Key, Value
from ..forms.reading import Unreadable
from .combine import cited_by_any
from .confirm import last_answers
from .history import taken_along
from .model import Answer, Past, Return
from .record import answer_entries, entries, record


class Unfit(Unreadable):
    """The last return does not fit the form that is asked for; the message says why, and what to do."""


_STATE: Text = "{source} is of the State {state}, but the form is for {form}. Name the right file."
_YEAR: Text = (
    "{source} is of the year {last}, so it cannot be the last return before {year}. Name the file of an earlier year, "
    "or a later year with --year."
)


def prefilled(form: Form, last: Return, source: str) -> Form:
    """Return the form with the answers of the last return; `source` is the name of its file.

    Each answer says “not checked” until somebody confirms it; plans are asked about again. What the last return says
    of the State stands in place of what a list says. Raises Unfit.
    """
    _check(form, last, source)
    sender = {key: value for key, value in entries(last).items() if key[0] == "identity" and key[1] != "year"}
    profile: dict[Key, Value] = {("profile", id, "answer"): option for id, option in last.profile.items()}
    presets = tuple(preset for preset in form.presets if preset.question not in last.profile)
    form = replace(form, presets=presets, entries={**sender, **form.entries, **profile})
    asked = set(form.issued())
    answers = {id: answer for id, answer in last.answers.items() if id in asked}
    found: dict[Key, Value] = {}
    for id, answer in answers.items():
        again = replace(answer, source=None, confirm=None if answer.value is None else "not-checked")
        found |= answer_entries(id, again)
    given = {id: answer for id, answer in answers.items() if answer.value is not None}
    return replace(
        form,
        entries={**form.entries, **found, **_register(form, last, answers)},
        carried=taken_along((_past(last, given, source),)) if given else (),
        last={id: _shown(id, answer) for id, answer in given.items()},
        last_year=last.respondent.year,
    )


def continued(form: Form, return_: Return) -> Form:
    """Return the form with a return as it stands, to go on with it: nothing is to be confirmed that was not before."""
    last = {id: answer for id, answer in last_answers(return_.history).items() if id in return_.answers}
    years = [past.respondent.year for past in return_.history if past.kind == "last" and past.respondent.year]
    return replace(
        form,
        entries=entries(return_),
        carried=(*(record(each) for each in return_.carried), *taken_along(return_.history)),
        last={id: _shown(id, answer) for id, answer in last.items()},
        last_year=max(years, default=None),
    )


def _check(form: Form, last: Return, source: str) -> None:
    state, year = (form.entries.get(("identity", code, "answer")) for code in ("state", "year"))
    told = last.respondent
    if state and told.state and told.state != state:
        raise Unfit(Told(_STATE, source=source, state=told.state, form=state))
    if year and told.year and int(year) <= told.year:
        raise Unfit(Told(_YEAR, source=source, last=told.year, year=year))


def _register(form: Form, last: Return, answers: Mapping[str, Answer]) -> dict[Key, Value]:
    """Return the rows of the register; in the part of one authority only those that its answers cite."""
    cited = set(cited_by_any(answer.evidence for answer in answers.values()))
    return {
        key: value
        for key, value in entries(last).items()
        if key[0] == "evidence" and (form.authority is None or key[1] in cited)
    }


def _past(last: Return, given: Mapping[str, Answer], source: str) -> Past:
    return Past(
        kind="last",
        source=source,
        catalogue=last.catalogue,
        respondent=last.respondent,
        answers={
            id: Answer(value=answer.value, due=answer.due, owner=answer.owner, checked=answer.checked)
            for id, answer in given.items()
        },
    )


def _shown(id: str, answer: Answer) -> dict[str, Value]:
    """Return what stood in each column of the question's own line."""
    return {column: value for (_, code, column), value in answer_entries(id, answer).items() if code == id}
