"""Questions answered where they stand: the scripts of the pages, and the directive `answers` for the summary.

Each page that shows questions loads one script; the page with the directive loads one that also knows all titles. Both
stand beside the pages as plain scripts with their data in them, so that they work from disk; neither is loaded before
someone comes near the questions.
"""

from __future__ import annotations

from hashlib import blake2b
from pathlib import Path
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment
from sphinx.util.docutils import SphinxDirective

from ..forms.html.script import script
from ..forms.issue import replace_if_changed
from .answering_data import page_script, program, summary_script
from .book import domain_of
from .building import paragraph
from .names import anchor
from .words import _

PLACE = "assess-answers"
PAGE_SCRIPT, SUMMARY_SCRIPT = "assess-page.js", "assess-summary.js"
_BUILDERS = ("html", "dirhtml", "singlehtml")


class AnswersDirective(SphinxDirective):
    """Mark the place where the reader's own answers are shown, saved, opened and deleted."""

    def run(self) -> list[nodes.Node]:
        """Return the place, with what stands there where no script runs."""
        self.env.metadata[self.env.current_document.docname][PLACE] = True
        words = _(
            "In the online handbook, with scripts allowed, your answers are shown here. Nothing leaves your device."
        )
        return [nodes.container("", paragraph(words), ids=[PLACE], classes=[PLACE])]


def setup_answering(app: Sphinx) -> None:
    """Register the directive and the scripts."""
    app.add_directive("answers", AnswersDirective)
    app.connect("env-updated", _write_scripts)
    app.connect("html-page-context", _add_script)


def _write_scripts(app: Sphinx, env: BuildEnvironment) -> list[str]:
    """Write the scripts before the first page is written; no page changes for them."""
    book = domain_of(env).book
    if app.builder.name not in _BUILDERS or book.catalogue is None:
        return []
    homes = domain_of(env).homes

    def address(id: str) -> str:
        home = homes.get(("item", id))
        return f"{app.builder.get_target_uri(home.docname)}#{anchor('item', id)}" if home else ""

    places = sorted(docname for docname, found in env.metadata.items() if PLACE in found)
    summary = f"{app.builder.get_target_uri(places[0])}#{PLACE}" if places else ""
    static = Path(app.outdir) / "_static"
    replace_if_changed(static / PAGE_SCRIPT, page_script(book, book.catalogue, summary).encode())
    if places:
        text = summary_script(book, book.catalogue, summary, address)
        replace_if_changed(static / SUMMARY_SCRIPT, text.encode())
    return []


def _add_script(app: Sphinx, page: str, template: str, context: dict[str, Any], doctree: nodes.document | None) -> None:
    """Load the script on a page that has something to answer."""
    body = context.get("body", "")
    if app.builder.name not in _BUILDERS or not (f'id="{PLACE}"' in body or 'data-item="' in body):
        return
    name = SUMMARY_SCRIPT if f'id="{PLACE}"' in body else PAGE_SCRIPT
    # As with every other script of a page, the mark tells a browser that its own copy is old.
    mark = blake2b(f"{domain_of(app.env).book.mark} {program()}".encode(), digest_size=4).hexdigest()
    app.add_js_file(None, body=script("loader", call=f'loadWhenNear("_static/{name}?v={mark}");'))
