"""The parts of the HTML form around its questions: start, contents, documents, the buttons."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from ...catalogue.checklists import Checklist
from ...catalogue.phrases import Gettext, Text
from ..choices import NUMBER_STATES
from ..form import EVIDENCE, Form, Key
from ..tailor import cover
from ..words import about_translation
from .elements import Html, element, together
from .fields import line, tick
from .questions import Options, profile_question, question, scale_fields, scales, supporting_fields

_LEAST_ROWS = 6
_COLUMNS: Mapping[str, Text] = {"title": "Title", "holder": "Who holds it", "date": "Date", "link": "Link"}


def parts(form: Form, title: str, say: Gettext) -> Html:
    """Return the body of the form, from its title to its foot."""
    head = form.catalogue.head
    mark = f"{head.id} {head.version} · {form.catalogue.hash[:23]} · {form.language}"
    known = scales(form)
    lists = (_checklist(each, form, say, known) for each in form.shown())
    main = (_start(form, say), *lists, _register(form, say), _end(say))
    states = (element("option", option.in_language(form.language)) for option in NUMBER_STATES)
    return together(
        (
            element(
                "form",
                element("header", element("h1", title), _intro(form, say)),
                _bar(say),
                _contents(form, say),
                element("main", *main),
                element("footer", element("p", mark)),
                id="form",
                autocomplete="off",
                novalidate=True,
            ),
            element("datalist", *states, id="number-states"),
            scale_fields(form, known),
            supporting_fields(form, say),
        )
    )


def _intro(form: Form, say: Gettext) -> Html:
    kept = say(
        "Your answers are kept on this device while you type. Nothing leaves it: this page cannot send anything. "
        "Others who use this device can read them. When you are done, save the answer file and delete the answers here."
    )
    off = say(
        "Scripts are off in this browser, or it is too old for this form. You can print the form and fill it by hand. "
        "To fill it on the screen, allow scripts for this file, try another browser, or take the workbook instead."
    )
    translation = about_translation(form)
    note = element("p", translation) if translation else ""
    return together((note, element("p", kept, class_="js"), element("p", off, class_="notice off")))


def _bar(say: Gettext) -> Html:
    buttons = {
        "save": say("Save answer file"),
        "copy": say("Save form with answers"),
        "open": say("Open answer file"),
        "print": say("Print"),
        "delete": say("Delete everything"),
    }
    progress = (
        element("progress", id="all", value=0, max=1, aria_labelledby="all-words"),
        " ",
        element("span", id="all-words"),
        " ",
        element("span", id="kept"),
    )
    return element(
        "div",
        element("p", *progress),
        element("div", *(_button(do, name) for do, name in buttons.items()), class_="buttons"),
        element("p", id="said", role="status"),
        id="bar",
        role="region",
        aria_label=say("Your answers"),
        hidden=True,
    )


def _button(do: str, name: str) -> Html:
    return element("button", name, type="button", data_do=do)


def _contents(form: Form, say: Gettext) -> Html:
    entries = {"start": say("Start")} | {f"c-{each.id}": each.title for each in form.shown()}
    entries |= {"documents": say("Documents"), "check": say("Check and save")}
    places = (
        element("li", element("a", name, href=f"#{id}"), " ", element("span", class_="count"))
        for id, name in entries.items()
    )
    return element("nav", element("ol", *places), aria_label=say("Contents"))


def _start(form: Form, say: Gettext) -> Html:
    profile: tuple[Html, ...] = ()
    if form.catalogue.head.profile:
        why = say("These answers decide which questions are asked. Leave one open, and all are asked.")
        heading = element("h3", say("What applies to your State"))
        profile = (heading, element("p", why), *(profile_question(each, form) for each in form.catalogue.head.profile))
    lines = (element("li", f"{label}: {text}") for label, text in cover(form))
    for_whom = (element("ul", *lines, class_="cover"),) if cover(form) else ()
    return element("section", element("h2", say("Start")), *for_whom, _identity(form, say), *profile, id="start")


def _identity(form: Form, say: Gettext) -> Html:
    states = form.catalogue.states.states if form.catalogue.states else ()
    year = say("The year the answers are for")
    return element(
        "fieldset",
        element("legend", say("Who answers")),
        line(form, _who("state"), say("State"), takes="state", options="states", hint=say("Name, or two-letter code")),
        line(form, _who("year"), say("Year"), takes="year", hint=year),
        line(form, _who("authority"), say("Authority"), takes="name", options="authorities"),
        element(
            "div",
            tick(
                form, _who("exercise"), say("This is an exercise: the State or the answers are invented"), takes="flag"
            ),
            class_="options",
        ),
        _names("states", ((state.id, state.name) for state in states)),
        _names("authorities", ((body.id, body.name) for body in form.catalogue.head.respondents)),
        class_="item",
        id="who",
    )


def _who(code: str) -> Key:
    return ("identity", code, "answer")


def _names(id: str, options: Iterable[tuple[str, str]]) -> Html:
    return element("datalist", *(element("option", value=name, label=code) for code, name in options), id=id)


def _checklist(checklist: Checklist, form: Form, say: Gettext, known: tuple[Options, ...]) -> Html:
    skipped = element("details", element("summary", say("Not asked")), element("ul"), class_="skipped", hidden=True)
    return element(
        "section",
        element("h2", checklist.title),
        element("p", checklist.summary),
        skipped,
        *_sections(checklist, form, say, known),
        class_="checklist",
        id=f"c-{checklist.id}",
    )


def _sections(checklist: Checklist, form: Form, say: Gettext, known: tuple[Options, ...]) -> Iterator[Html]:
    for section in checklist.sections:
        items = [placed for placed in form.asked(checklist) if placed.section is section]
        intro = (element("p", section.intro),) if section.intro else ()
        questions = (question(placed, form, say, known) for placed in items)
        if items:
            yield element("section", element("h3", section.title), *intro, *questions, class_="part")


def _register(form: Form, say: Gettext) -> Html:
    filled = {code for area, code, _column in form.entries if area == "evidence"}
    rows = form.evidence()
    last = max((n for n, id in enumerate(rows) if id in filled), default=0)
    about = say("Name the documents that show what you have answered. Do not attach them. Cite them by their codes.")
    documents = (_document(id, form, say) for id in rows[: max(_LEAST_ROWS, last + 1)])
    return element("section", element("h2", say("Documents")), element("p", about), *documents, id="documents")


def _document(id: str, form: Form, say: Gettext) -> Html:
    fields = (
        line(form, ("evidence", id, column), say(_COLUMNS[column]), takes="date" if column == "date" else "")
        for column in EVIDENCE
    )
    return element("fieldset", element("legend", id), *fields, class_="document", data_row=id)


def _end(say: Gettext) -> Html:
    what = say("When you are done, save the answer file and send it to the office that asked for it. Keep a copy.")
    buttons = (_button("check", say("Check my answers")), _button("save", say("Save answer file")))
    return element(
        "section",
        element("h2", say("Check and save")),
        element("p", what),
        element("div", *buttons, class_="js buttons"),
        element("div", id="errors", tabindex=-1, hidden=True),
        id="check",
    )
