"""What must be read and written again: exactly the pages that show something changed, and no other.

Sphinx's own dependency on a file would read a page again for any edit in the YAML file, and write every page whose
toctree names it. Here each page remembers a fingerprint of what it shows.
"""

from __future__ import annotations

from hashlib import blake2b

from sphinx.application import Sphinx
from sphinx.builders import Builder
from sphinx.environment import BuildEnvironment

from .book import domain_of
from .selection import fingerprint


def setup_freshness(app: Sphinx) -> None:
    """Register the handlers, after the one that opens the catalogue."""
    app.connect("env-get-outdated", _outdated, priority=200)
    app.connect("env-purge-doc", _remember_contents)
    app.connect("write-started", _spare_parents)


def _outdated(app: Sphinx, env: BuildEnvironment, added: set[str], changed: set[str], removed: set[str]) -> list[str]:
    domain = domain_of(env)
    return [
        docname
        for docname, views in domain.views.items()
        if any(fingerprint(selection, domain.book) != mark for selection, mark in views)
    ]


def _remember_contents(app: Sphinx, env: BuildEnvironment, docname: str) -> None:
    """Keep a mark of the page's titles before it is read again."""
    if docname in env.tocs:
        domain_of(env).contents[docname] = _contents(env, docname)


def _spare_parents(app: Sphinx, builder: Builder) -> None:
    """Do not write the parents of a page again when its own titles, all that a toctree shows, are the same."""
    env = app.env
    for docname, before in domain_of(env).contents.items():
        if docname in env.tocs and _contents(env, docname) == before:
            env.files_to_rebuild.pop(docname, None)


def _contents(env: BuildEnvironment, docname: str) -> str:
    titles = f"{env.titles[docname].astext()}\n{env.tocs[docname].pformat()}"
    return blake2b(titles.encode(), digest_size=12).hexdigest()
