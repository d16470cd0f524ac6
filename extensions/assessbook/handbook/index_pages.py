"""The indices as web pages: headings and lists, which read well aloud and on a phone, instead of a layout table."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from itertools import groupby
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.builders import Builder
from sphinx.domains import IndexEntry

from .domain import AssessDomain

_PAGES = frozenset(f"{AssessDomain.name}-{index.name}" for index in AssessDomain.indices)


def setup_index_pages(app: Sphinx) -> None:
    """Draw the index pages ourselves."""
    app.connect("html-page-context", _index_page)


def _index_page(
    app: Sphinx, pagename: str, templatename: str, context: dict[str, Any], doctree: nodes.document | None
) -> str | None:
    """Give an index page a body, and the template of an ordinary page."""
    if pagename not in _PAGES:
        return None
    title = escape(str(context["indextitle"]), quote=False)
    context["title"] = title
    context["body"] = "".join(_body(title, context["content"], app.builder, pagename))
    return "page.html"


def _body(title: str, content: list[tuple[str, list[IndexEntry]]], builder: Builder, page: str) -> Iterator[str]:
    """Yield the HTML of an index: a list of its headings, then each heading with its entries by checklist."""
    headings = [
        (escape(words, quote=False), nodes.make_id(words) or f"index-{n}") for n, (words, _) in enumerate(content)
    ]
    yield f'<section class="assess-index">\n<h1>{title}</h1>\n<ul>\n'
    for (heading, id), (_, entries) in zip(headings, content, strict=True):
        yield f'<li><a href="#{id}">{heading}</a> ({len(entries)})</li>\n'
    yield "</ul>\n"
    for (heading, id), (_, entries) in zip(headings, content, strict=True):
        yield f'<section id="{id}">\n<h2>{heading}</h2>\n'
        for checklist, group in groupby(entries, lambda entry: (entry.extra, entry.docname)):
            yield _group(checklist[0], group, builder.get_relative_uri(page, checklist[1]).partition("#")[0])
        yield "</section>\n"
    yield "</section>\n"


def _group(checklist: str, entries: Iterator[IndexEntry], page: str) -> str:
    items = [
        f'<li><a href="{page}#{entry.anchor}">{escape(entry.name, quote=False)}</a> <code>{entry.descr}</code></li>\n'
        for entry in entries
    ]
    return f"<h3>{escape(checklist, quote=False)}</h3>\n<ul>\n{''.join(items)}</ul>\n"
