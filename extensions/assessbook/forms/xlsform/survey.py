"""The survey of an XLSForm: who answers, what is true of the State, the questions, the documents."""

from __future__ import annotations

from ...catalogue.model import ProfileQuestion
from ..choices import YES_NO
from ..form import EVIDENCE, Form, Key
from ..identity import identity
from ..pdf.fields import REGISTER
from ..tailor import advice, cover, not_asked, preset_note
from .names import ABOUT, FORM, OTHER, code_of, name_of
from .questions import checklist, choice, date, text
from .sheet import Survey, Tongue, Words, labelled, tongues
from .values import known, quoted
from .when import reference

_PAGE = "field-list"


def survey(form: Form) -> Survey:
    """Return the whole survey of a form."""
    made = Survey(form, tongues(form))
    made.add("calculate", FORM, calculation=quoted(identity(form)))
    _told(made, "for", lambda t: "\n".join(": ".join(line) for line in cover(t.form)))
    _sender(made)
    if form.catalogue.head.profile:
        made.group("profile", lambda t: t.say("About your State"))
        for question in form.catalogue.head.profile:
            _profile(made, question)
        made.end()
    _told(made, "not_asked", _not_asked)
    for each in form.shown():
        checklist(made, each)
    _documents(made)
    return made


def _told(made: Survey, name: str, text: Words) -> None:
    """Add a text that is only shown, when there is any."""
    if text(made.tongues[0]):
        made.add("note", f"{ABOUT}{name}", text)


def _not_asked(tongue: Tongue) -> str:
    left = [f"{each.what} ({each.why})" for each in not_asked(tongue.form)]
    return "\n".join((f"{tongue.say('Not asked')}:", *left, advice(tongue.form))) if left else ""


def _sender(made: Survey) -> None:
    known_states = made.form.catalogue.states.states if made.form.catalogue.states else ()
    states = [(state.id, _same(state.name)) for state in known_states]
    bodies = [(body.id, _respondent(body.id)) for body in made.form.catalogue.head.respondents]
    made.group("sender", lambda t: t.say("Who answers"), appearance=_PAGE)
    _listed(made, "state", states, lambda t: t.say("State"))
    year: Key = ("identity", "year", "answer")
    made.add(
        "integer",
        name_of(year),
        lambda t: f"{t.say('Reporting year')} {code_of(year)}",
        constraint=". >= 1990 and . <= 2100",
        constraint_message=lambda t: t.say("Write the year in four digits, for example 2026."),
        default=known(made.form, year),
    )
    _listed(made, "authority", bodies, lambda t: t.say("Authority that answers"))
    yes_no = made.list("yes_no", labelled(YES_NO))
    hint: Words = lambda t: t.say(  # noqa: E731
        "It is an exercise if the State or the answers are invented, for example in a training."
    )
    choice(made, ("identity", "exercise", "answer"), yes_no, lambda t: t.say("Is this an exercise?"), hint=hint)
    made.end()


def _listed(made: Survey, code: str, options: list[tuple[str, Words]], label: Words) -> None:
    """Add a question with a list, and one to type what the list lacks."""
    key: Key = ("identity", code, "answer")
    value = known(made.form, key)
    listed = value in dict(options)
    if options:
        type = made.list(f"{code}_list", options)
        choice(made, key, type, label, "minimal autocomplete", default=value if listed else "")
    text(
        made,
        ("identity", code, OTHER),
        lambda t: f"{label(t)}: {t.say('if it is not in the list')}" if options else label(t),
        when=f"{reference(key)} = ''" if options else "",
        value="" if listed else value,
    )


def _profile(made: Survey, question: ProfileQuestion) -> None:
    def told(tongue: Tongue) -> ProfileQuestion:
        return next(each for each in tongue.form.catalogue.head.profile if each.id == question.id)

    type = made.list("profile", labelled(question.options))
    key: Key = ("profile", question.id, "answer")
    choice(made, key, type, lambda t: told(t).ask, hint=lambda t: _help(t.form, told(t)))


def _help(form: Form, question: ProfileQuestion) -> str:
    return " ".join(part for part in (preset_note(form, question.id), question.help) if part)


def _documents(made: Survey) -> None:
    """Add a page for each document; the next one is shown when the one before has a title."""
    made.group("documents", lambda t: t.say("Evidence: the documents that support your answers"))
    before = ""
    filled = {code for area, code, _ in made.form.entries if area == "evidence"}
    for number, id in enumerate(made.form.evidence(), 1):
        _document(made, id, number, "" if id in filled else before)
        before = f"{reference(('evidence', id, 'title'))} != ''"
    made.end()


def _document(made: Survey, id: str, number: int, when: str) -> None:
    made.group(f"document_{number}", lambda t: f"{t.say('Document')} {id}", when, _PAGE)
    for column in EVIDENCE:
        key: Key = ("evidence", id, column)
        label = _title(column)
        if column == "date":
            date(made, key, label, "any")
        else:
            text(made, key, label)
    made.end()


def _title(column: str) -> Words:
    return lambda t: t.say(REGISTER[column])


def _same(name: str) -> Words:
    return lambda _: name


def _respondent(id: str) -> Words:
    return lambda t: t.form.catalogue.respondent[id].name
