"""Last year's answers in a form: what they were, in words, and what can be said of each of them."""

from __future__ import annotations

from collections.abc import Mapping

from ..catalogue.answers import Option, ScaleAnswer
from ..catalogue.model import Placed
from ..catalogue.phrases import Gettext, Text
from .choices import NUMBER_STATES
from .form import Form, Value
from .words import dates_in_order, right_to_left


def _option(code: str, en: str, fr: str, ar: str, es: str, ru: str, zh: str) -> Option:
    return Option(code=code, label={"en": en, "fr": fr, "ar": ar, "es": es, "ru": ru, "zh": zh})


NOT_CHECKED = _option(
    "not-checked", "Not checked", "Non vérifié", "لم يُتحقق منه", "Sin comprobar", "Не проверено", "未核实"
)
"""What stands beside every answer that was filled in beforehand, until somebody says otherwise."""

OF_ANSWERS: tuple[Option, ...] = (
    _option(
        "same", "Still true", "Toujours vrai", "لا يزال صحيحًا", "Sigue siendo cierto", "По-прежнему верно", "仍然属实"
    ),
    _option("changed", "Changed", "Modifié", "تغيّر", "Ha cambiado", "Изменилось", "已变化"),
    NOT_CHECKED,
)
OF_PLANS: tuple[Option, ...] = (
    _option("done", "Done", "Fait", "أُنجز", "Hecho", "Выполнено", "已完成"),
    _option("moved", "Moved", "Reporté", "أُجّل", "Aplazado", "Перенесено", "已推迟"),
    _option("dropped", "Dropped", "Abandonné", "أُلغي", "Descartado", "Отменено", "已取消"),
    NOT_CHECKED,
)
CONFIRMATIONS: tuple[Option, ...] = (*OF_ANSWERS[:-1], *OF_PLANS)
"""Everything that can be said of an answer of the last return."""


CONFIRM: Text = "Is the last answer still true?"
"""What the field beside the last answer is called; of a plan it asks what became of it (`reminder`)."""


def confirmations(form: Form, placed: Placed) -> tuple[Option, ...]:
    """Return what can be said of the last answer to an item: of a plan what became of it, else whether it is true."""
    plan = isinstance(placed.item.answer, ScaleAnswer) and form.last[placed.item.id].get("answer") == "planned"
    return OF_PLANS if plan else OF_ANSWERS


def reminder(form: Form, placed: Placed, say: Gettext) -> tuple[str, str] | None:
    """Return what was answered last time, as (lead, words); None when nothing was, or the form does not know."""
    last = form.last.get(placed.item.id)
    if last is None:
        return None
    lead = say("Last answer, for {year}:").format(year=form.last_year) if form.last_year else say("Last answer:")
    if last.get("answer") == "planned" and isinstance(placed.item.answer, ScaleAnswer):
        return lead, _in_order(_plan(last, say), form.language)
    shown = _shown(form, placed, last)
    checked = say("It was last checked on {day}.").format(day=last["checked"]) if "checked" in last else ""
    told = " ".join(part for part in (shown, checked, say("Is this still true?")) if part)
    return lead, _in_order(told, form.language)


def _in_order(text: str, language: str) -> str:
    return dates_in_order(text) if right_to_left(language) else text


def _plan(last: Mapping[str, Value], say: Gettext) -> str:
    owner, due = last.get("owner"), last.get("due")
    if owner and due:
        planned = say("You planned this for {month}. Responsible: {owner}.").format(month=due, owner=owner)
    elif due:
        planned = say("You planned this for {month}.").format(month=due)
    else:
        planned = say("You planned this, without a month.")
    return f"{planned} {say('Is it done, moved to a later month, or dropped?')}"


def _shown(form: Form, placed: Placed, last: Mapping[str, Value]) -> str:
    """Return the last answer in the words of the form; nothing for one in several parts, which stand below."""
    answer = last.get("answer")
    if answer is None:
        return ""
    options = (*form.catalogue.options(placed.item.answer), *NUMBER_STATES)
    labels = {option.code: option.in_language(form.language) for option in options}
    text = labels.get(str(answer), str(answer))
    return f"{text if len(text) <= _LONGEST else text[:_LONGEST] + '…'}."


_LONGEST = 120
