"""The questions of the HTML form, complete on paper and without scripts."""

from __future__ import annotations

from itertools import product

from ...catalogue.answers import (
    Breakdown,
    DateAnswer,
    NumberAnswer,
    Option,
    ScaleAnswer,
    SeveralAnswer,
    ShareAnswer,
    TableAnswer,
)
from ...catalogue.answers import TextAnswer as Text
from ...catalogue.model import Placed, ProfileQuestion
from ...catalogue.phrases import Gettext
from ..choices import SENSITIVITIES
from ..confirm import CONFIRM, confirmations, reminder
from ..form import Form, Key, part_label
from ..tailor import preset_note
from .elements import Html, element, together
from .fields import PRECISION, bare_line, line, lines, radios, tick
from .spec import options_of

_BLANK = "_" * 24

Options = tuple[tuple[str, str], ...]
"""What can be chosen, as codes with their labels."""


def question(placed: Placed, form: Form, say: Gettext, known: tuple[Options, ...]) -> Html:
    """Return one question with its answer; the scripts give each its copy of `scale_fields` and `supporting_fields`.

    `known` are the `scales` of the form.
    """
    item = placed.item
    who = ", ".join(form.catalogue.respondent[id].name for id in item.respondents if id in form.catalogue.respondent)
    scale = known.index(_options(placed, form)) if item.answer.type == "scale" else 0
    shows = f"{say('What would show it:')} {item.evidence} {say('Who answers:')} {who}. "
    help_ = (item.help, element("br")) if item.help else ()
    return element(
        "fieldset",
        element("legend", element("b", placed.number or ""), f" {item.ask}"),
        element("p", *help_, element("small", shows, element("code", item.id))),
        _answer(placed, form, say),
        *_again(placed, form, say),
        class_=_class(placed, form),
        id=item.id,
        data_scale=scale or "",
    )


def _class(placed: Placed, form: Form) -> str:
    if placed.item.answer.type != "scale":
        return "item q"
    return "item q scale given" if ("answer", placed.item.id, "answer") in form.entries else "item q scale"


def scales(form: Form) -> tuple[Options, ...]:
    """Return the scales of the questions of a form, each once."""
    asked = (placed for checklist in form.shown() for placed in form.asked(checklist))
    return tuple(dict.fromkeys(_options(placed, form) for placed in asked if placed.item.answer.type == "scale"))


def _options(placed: Placed, form: Form) -> Options:
    labels = options_of(placed, form.catalogue)
    return tuple((code, label.get(form.language) or label["en"]) for code, label in labels)


def scale_fields(form: Form, known: tuple[Options, ...]) -> Html:
    """Return a template of the buttons of each scale; beside each question they would fill a sixth of the file."""
    return together(
        element("template", radios(form, _beside("answer"), options), id=f"scale-{number}")
        for number, options in enumerate(known)
    )


def _again(placed: Placed, form: Form, say: Gettext) -> tuple[Html, ...]:
    """Return what was answered last time, and the field that asks whether it is still true."""
    last = reminder(form, placed, say)
    if last is None:
        return ()
    options = ((option.code, option.in_language(form.language)) for option in confirmations(form, placed))
    choose = radios(form, ("answer", placed.item.id, "confirm"), options)
    return (element("fieldset", element("legend", say(CONFIRM)), element("p", " ".join(last)), choose, class_="again"),)


def profile_question(asked: ProfileQuestion, form: Form) -> Html:
    """Return one of the questions that decide which others apply."""
    options = [(option.code, option.in_language(form.language)) for option in asked.options]
    texts = (preset_note(form, asked.id), asked.help)
    help_ = tuple(element("p", text) for text in texts if text)
    answer = radios(form, ("profile", asked.id, "answer"), options)
    return element("fieldset", element("legend", asked.ask), *help_, answer, class_="item", id=f"p-{asked.id}")


def supporting_fields(form: Form, say: Gettext) -> Html:
    """Return the template of what is asked beside every answer; the name of each field is only the column's."""
    levels = ((option.code, option.in_language(form.language)) for option in SENSITIVITIES)
    month, day = say(PRECISION["month"]), say(PRECISION["day"])
    codes = say("Their codes, such as E1, E2")
    plan = element(
        "div",
        line(form, _beside("due"), say("Planned for"), takes="date", hint=month),
        line(form, _beside("owner"), say("Body responsible")),
        class_="plan",
    )
    see = element(
        "fieldset", element("legend", say("Who may see this answer")), radios(form, _beside("sensitivity"), levels)
    )
    cells = element(
        "div",
        line(form, _beside("evidence"), say("Documents"), takes="codes", hint=codes),
        line(form, _beside("checked"), say("Checked on"), takes="date", hint=day),
        see,
        class_="cells",
    )
    summary = element("summary", say("Documents, who may see it, when checked"))
    more = element("details", summary, cells, class_="more", open=True)
    return element("template", plan, lines(form, _beside("note"), say("Note"), 2), more, id="supporting")


def planning_line(say: Gettext) -> str:
    """Return what is asked about a plan, as a line to write on by hand where scripts are off."""
    return f"{say('Planned for')}: {_BLANK}  {say('Body responsible')}: {_BLANK}\n"


def choosing_line(options: Options) -> str:
    """Return what can be chosen, as boxes to tick by hand where scripts are off."""
    return f"{'   '.join(f'☐ {label}' for _, label in options)}\n"


def supporting_lines(form: Form, say: Gettext) -> str:
    """Return what is asked beside every answer, as lines to write on by hand where scripts are off."""
    boxes = ", ".join(f"☐ {option.in_language(form.language)}" for option in SENSITIVITIES)
    return (
        f"{say('Note')}: {_BLANK * 3}\n"
        f"{say('Documents')}: {_BLANK}  {say('Checked on')}: {_BLANK}\n{say('Who may see this answer')}: {boxes}"
    )


def _beside(column: str) -> Key:
    return ("answer", "", column)


def _answer(placed: Placed, form: Form, say: Gettext) -> Html:
    key: Key = ("answer", placed.item.id, "answer")
    number = say("Write a number. Zero is a number; if nobody counted, or the figure may not be given, write that.")
    match placed.item.answer:
        case TableAnswer(by=by, unit=unit):
            breakdowns = [form.catalogue.breakdown[code] for code in by]
            return together((element("p", f"{unit}. {number}", class_="hint"), _table(placed, form, breakdowns)))
        case ShareAnswer():
            both = (_part(placed, form, (code,)) for code in ("part", "whole"))
            return together((element("p", number, class_="hint"), *both))
        case SeveralAnswer(options=options):
            return element("div", *(_tick(placed, form, option) for option in options), class_="options")
        case NumberAnswer(unit=unit):
            return line(form, key, unit, takes="number", options="number-states", hint=number)
        case DateAnswer(precision=precision):
            return line(form, key, say("Answer"), takes="date", hint=say(PRECISION[precision]))
        case Text(lines=rows):
            return lines(form, key, say("Answer"), max(2, rows))
        case ScaleAnswer() if key not in form.entries:
            return Html()
    return radios(form, key, _options(placed, form))


def _tick(placed: Placed, form: Form, option: Option) -> Html:
    return tick(form, ("answer", f"{placed.item.id}/{option.code}", "answer"), option.in_language(form.language))


def _part(placed: Placed, form: Form, part: tuple[str, ...]) -> Html:
    label = part_label(placed.item.answer, part, form.catalogue.breakdown, form.language)
    return line(form, _part_key(placed, part), label, takes="number", options="number-states")


def _part_key(placed: Placed, part: tuple[str, ...]) -> Key:
    return ("answer", "/".join((placed.item.id, *part)), "answer")


def _table(placed: Placed, form: Form, breakdowns: list[Breakdown]) -> Html:
    """Return one line for each group; with two breakdowns or more, the last one's groups stand beside each other."""
    *down, across = (breakdown.groups for breakdown in breakdowns)
    if not down:
        return together(_part(placed, form, (group.code,)) for group in across)
    heads = (element("th", group.in_language(form.language), scope="col") for group in across)
    table = element(
        "table",
        element("thead", element("tr", element("td"), *heads)),
        element("tbody", *(_row(placed, form, groups, across) for groups in product(*down))),
    )
    return element("div", table, class_="frame", role="region", tabindex=0, aria_label=placed.item.ask)


def _row(placed: Placed, form: Form, groups: tuple[Option, ...], across: tuple[Option, ...]) -> Html:
    cells = []
    for group in across:
        part = tuple(each.code for each in (*groups, group))
        label = part_label(placed.item.answer, part, form.catalogue.breakdown, form.language)
        field = bare_line(form, _part_key(placed, part), takes="number", options="number-states", label=label)
        cells.append(element("td", field))
    head = ", ".join(group.in_language(form.language) for group in groups)
    return element("tr", element("th", head, scope="row"), *cells)
