"""What must be read and written again: exactly the pages that show something changed, and no other.

Sphinx's own dependency on a file would read a page again for any edit in the YAML file, and write every page whose
toctree names it. Here each page remembers a fingerprint of each view it shows.
"""

from __future__ import annotations

from hashlib import blake2b

from sphinx.application import Sphinx
from sphinx.builders import Builder
from sphinx.environment import BuildEnvironment

from .book import domain_of
from .fingerprints import fingerprint


def setup_freshness(app: Sphinx) -> None:
    """Register the handlers: after the one that opens the catalogue, before those that forget a page."""
    titles = _Titles()
    app.connect("env-get-outdated", _changed_views, priority=200)
    app.connect("env-purge-doc", titles.remember, priority=100)
    app.connect("env-updated", _moved_homes)
    app.connect("env-updated", _other_forms)
    app.connect("write-started", titles.spare_parents)


def _changed_views(
    app: Sphinx, env: BuildEnvironment, added: set[str], changed: set[str], removed: set[str]
) -> list[str]:
    """Return the pages that show something else than when they were read."""
    domain = domain_of(env)
    return [
        docname
        for docname, views in domain.views.items()
        if any(fingerprint(view, domain.book) != mark for view, mark in views.items())
    ]


def _moved_homes(app: Sphinx, env: BuildEnvironment) -> list[str]:
    """Return every page with a view when an object is now at home on another page, so that no link leads astray."""
    domain = domain_of(env)
    if domain.book.catalogue is None:
        return []
    before, now = domain.data["homes"], domain.pages()
    domain.data["homes"] = now
    moved = any(now[key] != page for key, page in before.items() if key in now)
    return list(domain.views) if moved else []


def _other_forms(app: Sphinx, env: BuildEnvironment) -> list[str]:
    """Return the pages that list the forms when this output now has others; what was read of them is the same."""
    domain = domain_of(env)
    listing = [name for name, views in domain.views.items() if any(view.kind == "downloads" for view in views)]
    return listing if domain.book.other_forms else []


class _Titles:
    """Watches the titles of the pages that are read again: they are all that other pages show of them."""

    def __init__(self) -> None:
        self._before: dict[str, str] = {}

    def remember(self, app: Sphinx, env: BuildEnvironment, docname: str) -> None:
        """Keep a mark of the titles of a page before it is read again."""
        if docname in env.tocs:
            self._before[docname] = _titles(env, docname)

    def spare_parents(self, app: Sphinx, builder: Builder) -> None:
        """Do not write the pages again whose toctree names a page, when its titles are the same as before."""
        env = builder.env
        for docname, before in self._before.items():
            if docname in env.tocs and _titles(env, docname) == before:
                env.files_to_rebuild.pop(docname, None)


def _titles(env: BuildEnvironment, docname: str) -> str:
    titles = f"{env.titles[docname].astext()}\n{env.tocs[docname].pformat()}"
    return blake2b(titles.encode(), digest_size=12).hexdigest()
