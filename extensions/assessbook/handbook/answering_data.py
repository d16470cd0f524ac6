"""What the scripts on the pages know of the questions, within the script: pages opened from disk fetch nothing."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from hashlib import blake2b
from typing import Any

from ..catalogue.answers import NumberAnswer, Option, ScaleAnswer, parts
from ..catalogue.conditions import ItemIs, rests_on
from ..catalogue.model import Catalogue, Placed
from ..forms.form import part_label
from ..forms.html.browser_words import PAGE_WORDS, SUMMARY_WORDS
from ..forms.html.script import script, style
from ..forms.html.spec import options_of, spec, to_check
from ..forms.words import words as interface
from .book import Book

Address = Callable[[str], str]
"""An item's id to its address from the root of the handbook; empty when no page shows it."""

_PAGE = (
    *("values", "conditions", "because", "progress", "dom", "keep", "answers", "bind"),
    *("page-fields", "page"),
)
_SUMMARY = (
    *(
        "values",
        "canonical",
        "conditions",
        "because",
        "progress",
        "check",
        "dom",
        "ask",
        "keep",
        "answers",
        "bind",
        "files",
    ),
    *("actions", "copies", "page-fields", "page", "summary"),
)


@cache
def program() -> str:
    """Return a mark of the scripts themselves, whatever they know."""
    text = script(*dict.fromkeys((*_PAGE, *_SUMMARY)), call="") + style("page")
    return blake2b(text.encode(), digest_size=4).hexdigest()


def page_script(book: Book, catalogue: Catalogue, summary: str) -> str:
    """Return the script of a page with questions; `summary` is the address of the page that shows all answers."""
    told = _dumped(_told(book, catalogue, summary, PAGE_WORDS)).removesuffix("}")
    # One question after the other: ten thousand of them at once would be most of what a build holds in memory.
    items = ",".join(f'"{id}":{_dumped(item)}' for id, item in _items(book, catalogue))
    return script(*_PAGE, call=f'startPage({told},"items":{{{items}}}}});')


def summary_script(book: Book, catalogue: Catalogue, summary: str, address: Address) -> str:
    """Return the script of the page that shows all answers."""
    told = _told(book, catalogue, summary, {**PAGE_WORDS, **SUMMARY_WORDS})
    told = to_check(told | {"items": dict(_items(book, catalogue))}, catalogue, register=False)
    titles = _dumped(dict(_titles(book, catalogue, address)))
    return script(*_SUMMARY, call=f"startPage({_dumped(told)}).then((page)=>startSummary(page,{titles}));")


def asked(catalogue: Catalogue) -> Iterator[Placed]:
    """Yield the items that are still asked."""
    return (placed for placed in catalogue.items.values() if not placed.item.retired)


def _told(book: Book, catalogue: Catalogue, summary: str, words: Mapping[str, str]) -> dict[str, Any]:
    """Return what is told beside the items."""
    told = spec(catalogue, (), book.language, interface(book.language), words)
    del told["items"]
    told["scales"] = {scale.id: _pairs(scale.states, book.language) for scale in catalogue.head.scales}
    told["profile"] = [
        {"id": each.id, "ask": each.ask, "options": _pairs(each.options, book.language)}
        for each in catalogue.head.profile
    ]
    return told | {"summary": summary, "style": style("page")}


def _items(book: Book, catalogue: Catalogue) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield (id, what is told of it) of each item."""
    needed = {
        c.item for p in asked(catalogue) for a in catalogue.applies(p) for c in rests_on(a) if isinstance(c, ItemIs)
    }
    for placed in asked(catalogue):
        id = placed.item.id
        item = spec(catalogue, [placed], book.language, str, {})["items"][id] | dict(_fields(placed, book, catalogue))
        yield id, item | ({"ask": placed.item.ask} if id in needed else {})


def _fields(placed: Placed, book: Book, catalogue: Catalogue) -> Iterator[tuple[str, Any]]:
    """Yield what the fields of an item are made from."""
    answer = placed.item.answer
    if isinstance(answer, ScaleAnswer):
        yield "scale", answer.scale or catalogue.head.scales[0].id
        if placed.item.not_applicable == "never":
            yield "never", 1
    elif options := catalogue.options(answer):
        yield "options", _pairs(options, book.language)
    elif isinstance(answer, NumberAnswer):
        yield "unit", answer.unit
    if codes := parts(answer, catalogue.breakdown):
        labels = (part_label(answer, code, catalogue.breakdown, book.language) for code in codes)
        yield "parts", [["/".join(code), label] for code, label in zip(codes, labels, strict=True)]


def _pairs(options: tuple[Option, ...], language: str) -> list[list[str]]:
    return [[option.code, option.in_language(language)] for option in options]


def _titles(book: Book, catalogue: Catalogue, address: Address) -> Iterator[tuple[str, Any]]:
    """Yield what only the summary needs: the titles of everything, who can answer, and which answers there are."""
    checklists: dict[str, list[list[str]]] = {checklist.id: [] for checklist in catalogue.checklists}
    for placed in asked(catalogue):
        title = f"{placed.number} {placed.item.ask}"
        checklists[placed.checklist.id].append([placed.item.id, title, address(placed.item.id)])
    yield "checklists", [{"title": catalogue.checklist[id].title, "items": items} for id, items in checklists.items()]
    codes = {placed.item.id: [code for code, _label in options_of(placed, catalogue)] for placed in asked(catalogue)}
    yield "codes", {id: found for id, found in codes.items() if found}
    yield "states", [[state.id, state.name] for state in (catalogue.states.states if catalogue.states else ())]
    yield "authorities", [[body.id, body.name] for body in catalogue.head.respondents]


def _dumped(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
