"""Terms of pages that were not written again stay in the search index.

When Sphinx loads the search index of an earlier build it takes back words, titles and objects, and forgets the entries
of its index, which the terms of a glossary are (https://github.com/sphinx-doc/sphinx/issues/12599). Until that is
mended there, they are given back from the index domain, which knows them for all pages.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from sphinx.application import Sphinx
from sphinx.builders.html import StandaloneHTMLBuilder
from sphinx.util.index_entries import split_index_msg

Entry = tuple[str, str, str, str, str | None]
"""One entry as the index domain keeps it: kind, words, anchor, `main` or nothing, key."""


def setup_search_terms(app: Sphinx) -> None:
    """Give the entries back just before the search index is written."""
    app.connect("html-collect-pages", _give_back)


def searched(entries: Iterable[Entry]) -> list[tuple[str, str, str]]:
    """Return what the search index holds of the entries of a page: (words, anchor, main), sorted."""
    return sorted(set(_searched(entries)))


def _searched(entries: Iterable[Entry]) -> Iterator[tuple[str, str, str]]:
    for kind, words, anchor, main, _ in entries:
        try:
            parts = split_index_msg(kind, words)
        except ValueError:
            continue
        for part in parts:
            yield part, anchor or "", main


def _give_back(app: Sphinx) -> Iterable[tuple[str, dict[str, object], str]]:
    builder = app.builder
    if isinstance(builder, StandaloneHTMLBuilder) and builder.indexer is not None:
        known = builder.indexer._index_entries  # there is no public way
        for page, entries in app.env.domains.index_domain.entries.items():
            if page in builder.indexer._titles:
                known.setdefault(page, searched(entries))
    return ()
