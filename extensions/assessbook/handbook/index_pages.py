"""The indices as web pages: one page that lists the headings, and one for the questions of each heading.

Someone in an office opens the questions of that office, not those of all offices: a small page with an address of its
own. Sphinx's own index page is one layout table for everything.
"""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from itertools import groupby
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.builders.html import StandaloneHTMLBuilder
from sphinx.builders.singlehtml import SingleFileHTMLBuilder

from .book import domain_of
from .indices import Heading, ItemIndex

Page = tuple[str, dict[str, Any], str]
"""(name, context, template)"""

TEMPLATE = "page.html"


def setup_index_pages(app: Sphinx) -> None:
    """Draw the index pages ourselves."""
    app.connect("html-page-context", _list_headings)
    app.connect("html-collect-pages", _heading_pages)
    app.connect("build-finished", _beside_the_single_page)


def _list_headings(
    app: Sphinx, pagename: str, templatename: str, context: dict[str, Any], doctree: nodes.document | None
) -> str | None:
    """Give the page of an index our body, and the template of an ordinary page."""
    index = _indices(app).get(pagename) if "indextitle" in context else None
    if index is None or not isinstance(app.builder, StandaloneHTMLBuilder):
        return None
    context |= _headings(pagename, index, app.builder)
    return TEMPLATE


def _heading_pages(app: Sphinx) -> Iterator[Page]:
    """Yield a page for each heading of each index that is written."""
    assert isinstance(app.builder, StandaloneHTMLBuilder)
    indices = _indices(app)
    for name, *_ in app.builder.domain_indices:
        if name in indices:
            for page in _pages(name, indices[name], app.builder):
                if not _stands(page, app.builder):
                    yield page


def _stands(page: Page, builder: StandaloneHTMLBuilder) -> bool:
    """Tell whether a page stands there already as it is, and nothing that concerns all pages has changed since.

    When the theme or the configuration changes, Sphinx writes every page, so also the first.
    """
    path, first = builder.get_output_path(page[0]), builder.get_output_path(str(builder.config.root_doc))
    if not (path.is_file() and first.is_file() and path.stat().st_mtime_ns >= first.stat().st_mtime_ns):
        return False
    return page[1]["body"] in path.read_text(encoding="utf-8")


def _beside_the_single_page(app: Sphinx, exception: Exception | None) -> None:
    """Write the pages of the indices beside a single page, for which Sphinx writes none: links do lead there."""
    if exception is None and isinstance(app.builder, SingleFileHTMLBuilder):
        for name, index in _indices(app).items():
            app.builder.handle_page(name, _headings(name, index, app.builder), TEMPLATE)
            for page in _pages(name, index, app.builder):
                app.builder.handle_page(*page)


def _indices(app: Sphinx) -> dict[str, ItemIndex]:
    domain = domain_of(app.env)
    return {f"{domain.name}-{kind.name}": kind(domain) for kind in domain.indices if issubclass(kind, ItemIndex)}


def _headings(name: str, index: ItemIndex, builder: StandaloneHTMLBuilder) -> dict[str, str]:
    """Return the context of the page that lists the headings of an index."""
    title = escape(str(index.localname), quote=False)
    links = "".join(
        [
            f'<li><a href="{builder.get_relative_uri(name, f"{name}-{heading.code}")}">'
            f"{escape(heading.words, quote=False)}</a> ({len(heading.entries)})</li>\n"
            for heading in index.found()
        ]
    )
    return {
        "title": title,
        "body": f'<section class="assess-index">\n<h1>{title}</h1>\n<ul>\n{links}</ul>\n</section>\n',
    }


def _pages(name: str, index: ItemIndex, builder: StandaloneHTMLBuilder) -> Iterator[Page]:
    """Yield the page of each heading of an index."""
    for heading in index.found():
        page = f"{name}-{heading.code}"
        title = escape(heading.words, quote=False)
        back = (
            f'<p><a href="{builder.get_relative_uri(page, name)}">{escape(str(index.localname), quote=False)}</a></p>\n'
        )
        groups = "".join(_groups(page, heading, builder))
        body = f'<section class="assess-index">\n<h1>{title}</h1>\n{back}{groups}</section>\n'
        yield page, {"title": title, "body": body}, TEMPLATE


def _groups(page: str, heading: Heading, builder: StandaloneHTMLBuilder) -> Iterator[str]:
    """Yield the questions of a heading by checklist."""
    for (checklist, docname), entries in groupby(heading.entries, lambda entry: (entry.extra, entry.docname)):
        address = _address(page, docname, builder)
        yield f"<h2>{escape(checklist, quote=False)}</h2>\n<ul>\n"
        for entry in entries:
            link = f'<a href="{address}#{entry.anchor}">{escape(entry.name, quote=False)}</a>'
            yield f"<li>{link} <code>{entry.descr}</code></li>\n"
        yield "</ul>\n"


def _address(page: str, docname: str, builder: StandaloneHTMLBuilder) -> str:
    if isinstance(builder, SingleFileHTMLBuilder):
        return f"{builder.config.root_doc}{builder.out_suffix}"
    return builder.get_relative_uri(page, docname)
