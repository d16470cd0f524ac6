"""The page of the HTML form: a policy that forbids every connection, style and scripts within the page."""

from __future__ import annotations

import base64
import hashlib
import json

from ...catalogue.phrases import Gettext
from ..form import Form
from ..words import right_to_left, words
from .browser_words import BROWSER_WORDS
from .elements import Html, element
from .parts import parts
from .questions import choosing_line, planning_line, scales, supporting_lines
from .script import script, style
from .spec import packed, spec, to_check

_MODULES = (
    *("values", "canonical", "conditions", "because", "progress", "check", "dom", "ask", "keep", "answers", "bind"),
    *("files", "actions", "copies", "form-register", "form-items", "form-show", "form-errors", "form-tools"),
    *("unpack", "form"),
)


def page(form: Form, answers: str) -> str:
    """Return the whole page; `answers` is the answer file of what is filled in."""
    say = words(form.language)
    title = _title(form, say)
    css = style("form") + _paper_style(form, say)
    js = script(*_MODULES, call="startForm();")
    body = element(
        "body",
        _data("answers", f"\n{answers}"),
        _data("form", _told(form, say)),
        element("a", say("Skip to the questions"), href="#start", class_="skip"),
        parts(form, title, say),
        element("script", Html(js)),
    )
    direction = "rtl" if right_to_left(form.language) else "ltr"
    html = element("html", _head(title, css, _policy(css, js)), "\n", body, lang=form.language, dir=direction)
    return f"<!DOCTYPE html>\n{html}\n"


def _title(form: Form, say: Gettext) -> str:
    parts_ = (form.catalogue.checklist[id].title for id in form.checklists)
    title = "; ".join(parts_) or form.catalogue.head.title
    return say("{}: short form").format(title) if form.core else title


def _head(title: str, css: str, policy: str) -> Html:
    return element(
        "head",
        element("meta", charset="utf-8"),
        element("meta", http_equiv="Content-Security-Policy", content=policy),
        element("meta", name="viewport", content="width=device-width,initial-scale=1"),
        element("title", title),
        element("style", Html(css)),
    )


def _data(name: str, text: str) -> Html:
    # In a script element only "<" can end or open something.
    return element("script", Html(text.replace("<", r"\u003c")), type="application/json", id=f"assessbook-{name}")


def _policy(css: str, js: str) -> str:
    """Return a policy under which only this page's own script and style work, and no request leaves."""
    own = f"script-src '{_digest(js)}'; style-src '{_digest(css)}'"
    return f"default-src 'none'; {own}; base-uri 'none'; form-action 'none'"


def _digest(text: str) -> str:
    return f"sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}"


def _paper_style(form: Form, say: Gettext) -> str:
    """Return the style that knows texts: the foot of printed pages, and what stands on paper where scripts are off."""
    head = form.catalogue.head
    beside = supporting_lines(form, say)
    chosen = (
        _by_hand(f'[data-scale="{number}"]' if number else "", choosing_line(options) + planning_line(say) + beside)
        for number, options in enumerate(scales(form))
    )
    return (
        f'@page{{size:A4;margin:15mm 15mm 18mm;@bottom-left{{content:"{head.id} {head.version} {form.language}";'
        'font:8pt sans-serif}@bottom-right{content:counter(page)" / "counter(pages);font:8pt sans-serif;direction:ltr}}'
        "html:not(.scripted) .q::after{white-space:pre-wrap;line-height:2.2;"
        f"content:{_css_text(beside)}}}"
        f"{''.join(chosen)}{_by_hand('.given', planning_line(say) + beside)}"
    )


def _by_hand(which: str, text: str) -> str:
    return f"html:not(.scripted) .scale{which}::after{{content:{_css_text(text)}}}"


def _css_text(text: str) -> str:
    signs = (rf"\{ord(sign):x} " if sign in '"\\<\n' else sign for sign in text)
    return f'"{"".join(signs)}"'


def _told(form: Form, say: Gettext) -> str:
    """Return what the scripts know of the form, as JSON."""
    asked = [placed for checklist in form.shown() for placed in form.asked(checklist)]
    told = spec(form.catalogue, asked, form.language, say, BROWSER_WORDS) | {"language": form.language}
    told = packed(to_check(told, form.catalogue, register=True))
    return json.dumps(told, ensure_ascii=False, separators=(",", ":"))
