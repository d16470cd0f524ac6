"""The fields of the HTML form: native elements, each with its label.

The name of a field tells the scripts what it holds: see browser/canonical.js.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from ...catalogue.phrases import Text
from ..form import Form, Key
from .elements import Html, element, together

PRECISION: Mapping[str, Text] = {
    "year": "Year, such as 2026",
    "month": "Year and month, such as 2026-06",
    "day": "Day, such as 2026-06-14",
}
"""How a date is written, by its precision."""


def name_of(key: Key) -> str:
    """Return the name of a field: `k7m4q`, `k7m4q:note`, `profile:affected`, `evidence:E1:title`."""
    area, code, column = key
    if area == "answer":
        return code if column == "answer" else f"{code}:{column}"
    return f"{area}:{code}:{column}" if area == "evidence" else f"{area}:{code}"


def line(form: Form, key: Key, label: str, *, takes: str = "", options: str = "", hint: str = "") -> Html:
    """Return a field for one line; `takes` names what the scripts make of the text, `options` a list to choose from."""
    return element("label", label, *_hint(hint), bare_line(form, key, takes=takes, options=options), class_="field")


def bare_line(form: Form, key: Key, *, takes: str = "", options: str = "", label: str = "") -> Html:
    """Return a field for one line without a visible label."""
    value = str(form.entries.get(key, ""))
    return element("input", name=name_of(key), data_takes=takes, list=options, aria_label=label, value=value)


def lines(form: Form, key: Key, label: str, rows: int) -> Html:
    """Return a field for a longer text."""
    room = element("textarea", str(form.entries.get(key, "")), name=name_of(key), rows=rows)
    return element("label", label, room, class_="field wide")


def radios(form: Form, key: Key, options: Iterable[tuple[str, str]]) -> Html:
    """Return one button for each option, a (code, label); exactly one can be chosen."""
    chosen = form.entries.get(key)
    name = name_of(key)
    buttons = (
        element("label", element("input", type="radio", name=name, value=code, checked=code == chosen), f" {label}")
        for code, label in options
    )
    return element("div", *buttons, class_="options")


def tick(form: Form, key: Key, label: str, *, takes: str = "") -> Html:
    """Return a box to tick."""
    on = form.entries.get(key) == "yes"
    box = element("input", type="checkbox", name=name_of(key), data_takes=takes, checked=on)
    return element("label", box, f" {label}")


def _hint(words: str) -> tuple[Html, ...]:
    return (together((" ", element("span", words, class_="hint"))),) if words else ()
