"""What the PDF form and the preparation copy have in common: page, contents, headings, guidance, meanings."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from html import escape
from itertools import groupby
from pathlib import Path

from ...catalogue.checklists import Checklist, Section
from ...catalogue.model import Placed
from ...catalogue.phrases import condition_phrase
from ..confirm import reminder
from ..form import Form, Line
from ..guidance import guidance
from ..meanings import meanings as meanings_of
from ..words import about_translation, dates_in_order, language_name, right_to_left, words

STYLE = (Path(__file__).parent / "static" / "paper.css").read_text(encoding="utf-8")
"""The style sheet of every form on paper."""

TOP, DOCUMENTS, MEANINGS = "top", "documents", "meanings"


def page(form: Form, kind: str, mark: str, body: str, foot: str = "") -> str:
    """Return the whole document. `kind` says what it is, `mark` stands in its properties, `body` is its HTML.

    `foot` stands in the middle of the foot of each page.
    """
    direction = "rtl" if right_to_left(form.language) else "ltr"
    body = dates_in_order(body) if direction == "rtl" else body
    title = escape(f"{form.catalogue.head.title}: {kind}")
    return (
        f'<!DOCTYPE html><html lang="{form.language}" dir="{direction}"><head><meta charset="utf-8">'
        f'<title>{title}</title><meta name="keywords" content="{escape(mark)}">'
        f"<style>{_margins(form, kind, foot)}</style></head>"
        f"<body>{body}</body></html>"
    )


def heading(form: Form, kind: str) -> str:
    """Return the head of the first page: what this is, of which version, in which language."""
    say, head = words(form.language), form.catalogue.head
    parts = [say("Version {version}").format(version=head.version), language_name(form.language)]
    parts += [head.publisher] if head.publisher else []
    translation = about_translation(form)
    note = f'<p class="about">{escape(translation)}</p>' if translation else ""
    return (
        f'<header id="{TOP}"><p class="kind">{escape(kind)}</p><h1>{escape(head.title)}</h1>'
        f'<p class="about">{escape("  ·  ".join(parts))}</p>{note}</header>'
    )


def contents(form: Form) -> str:
    """Return the list of checklists, with who answers and where each begins."""
    say, known = words(form.language), form.catalogue.respondent
    answers = {
        f"c-{checklist.id}": "; ".join(known[id].name for id in checklist.respondents if id in known)
        for checklist in form.shown()
    }
    rows = "".join(_entry(target, title, answers.get(target, "")) for target, title in targets(form).items())
    titles = (say("Questions about"), say("Who answers"), say("Page"))
    heads = "".join(f'<th scope="col">{escape(title)}</th>' for title in titles)
    return (
        f'<h2 class="small">{escape(say("Contents"))}</h2>'
        f'<table class="contents"><thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table>'
    )


def targets(form: Form) -> Mapping[str, str]:
    """Return what each link of the contents leads to, by its target: what a screen reader says of it."""
    say = words(form.language)
    named = {f"c-{checklist.id}": checklist.title for checklist in form.shown()}
    return named | {DOCUMENTS: say("Evidence"), MEANINGS: say("What the answers mean")}


def sections_of(form: Form, room: Callable[[Form, Line, tuple[Line, ...]], str]) -> str:
    """Return every checklist with its sections and questions; no question is cut by the end of a page.

    `room` returns where the answer to one question goes, given its own line and the lines of its parts.
    """
    return "".join(_checklist(form, checklist, room) for checklist in form.shown())


def _checklist(form: Form, checklist: Checklist, room: Callable[[Form, Line, tuple[Line, ...]], str]) -> str:
    sections = []
    for section, lines in form.sections(checklist):
        first, *rest = [
            f'<div class="q">{_question(form, own.placed)}{room(form, own, parts)}</div>'
            for own, parts in _with_parts(lines)
        ]
        opening = _section(lines[0].placed.section_number, section)
        sections.append(f'<div class="together">{opening}{first}</div>{"".join(rest)}')
    return f'<section class="new">{_opening(form, checklist)}{"".join(sections)}</section>'


def _opening(form: Form, checklist: Checklist) -> str:
    say = words(form.language)
    summary = (
        f'<h2 id="c-{checklist.id}">{escape(checklist.title)}</h2><p class="summary">{escape(checklist.summary)}</p>'
    )
    if not checklist.applies:
        return summary
    phrase = condition_phrase(checklist.applies, form.catalogue, form.language, say)
    return f'{summary}<p class="only"><b>{escape(say("Only if:"))}</b> {escape(phrase)}.</p>'


def _section(number: str, section: Section) -> str:
    intro = f'<p class="intro">{escape(section.intro)}</p>' if section.intro else ""
    return f'<div class="section"><h3>{number}. {escape(section.title)}</h3>{intro}</div>'


def _with_parts(lines: Iterable[Line]) -> Iterator[tuple[Line, tuple[Line, ...]]]:
    """Yield each question's own line with the lines of its parts."""
    for _, group in groupby(lines, key=lambda line: line.placed.item.id):
        own, *parts = group
        yield own, tuple(parts)


def _question(form: Form, placed: Placed) -> str:
    """Return a question with its number and code, what was answered last time, and its guidance."""
    last = reminder(form, placed, words(form.language))
    before = f'<p class="last"><b>{escape(last[0])}</b> {escape(last[1])}</p>' if last else ""
    pieces = [piece for piece in guidance(form, placed) if piece != last]
    help_ = "".join(f'<p class="help">{escape(text)}</p>' for lead, text in pieces if not lead)
    rest = " ".join(f"<b>{escape(lead)}</b> {escape(text)}" for lead, text in pieces if lead)
    return (
        f'<h4><span class="number">{placed.number}</span> {escape(placed.item.ask)} '
        f'<span class="code">{placed.item.id}</span></h4>{before}{help_}<p class="rest">{rest}</p>'
    )


def meanings(form: Form) -> str:
    """Return the page that says what every answer, word in place of a number and level of sensitivity means."""
    say = words(form.language)
    heads = f'<th scope="col">{escape(say("Word"))}</th><th scope="col">{escape(say("What it means"))}</th>'
    tables = "".join(
        f'<h3>{escape(title)}</h3><table class="meanings"><thead><tr>{heads}</tr></thead><tbody>'
        + "".join(f'<tr><th scope="row">{escape(word)}</th><td>{escape(means)}</td></tr>' for word, means in group)
        + "</tbody></table>"
        for title, group in meanings_of(form)
    )
    return f'<section class="new"><h2 id="{MEANINGS}">{escape(say("What the answers mean"))}</h2>{tables}</section>'


def _entry(target: str, title: str, who: str) -> str:
    link = f'<a href="#{target}">{escape(title)}</a>'
    number = f'<a class="page" href="#{target}"></a>'
    return f'<tr><td>{link}</td><td>{escape(who)}</td><td class="number">{number}</td></tr>'


def _margins(form: Form, kind: str, foot: str) -> str:
    """Return the running head and foot; the outer side of a line is where reading begins."""
    say, head = words(form.language), form.catalogue.head
    start, end = ("right", "left") if right_to_left(form.language) else ("left", "right")
    before, _, rest = say("Page {page} of {pages}").partition("{page}")
    between, _, after = rest.partition("{pages}")
    count = f"{_css(before)} counter(page) {_css(between)} counter(pages) {_css(after)}"
    version = say("Version {version}").format(version=head.version)
    return (
        f"@page{{@top-{start}{{content:{_css(head.title)}}}@top-{end}{{content:{_css(f'{kind} · {version}')}}}"
        f"@bottom-{start}{{content:{_css(f'{form.name} {head.version}')}}}@bottom-{end}{{content:{count}}}"
        f"{f'@bottom-center{{content:{_css(foot)}}}' if foot else ''}}}"
    )


def _css(text: str) -> str:
    """Return a text as a string of CSS."""
    return '"' + "".join(rf"\{ord(sign):x} " if sign in '"\\<\n' else sign for sign in text) + '"'
