"""Training on web pages: notes folded away, a style sheet on the pages that need it. Other outputs have plain words."""

from __future__ import annotations

from html import escape
from pathlib import Path
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.builders import Builder
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinx.writers.html5 import HTML5Translator

from ..forms.issue import replace_if_changed
from ..handbook.building import paragraph
from .nodes import facilitator_notes

_STYLE = Path(__file__).parent / "static" / "training.css"
_MARKS = ("assess-training", "assess-timetable")


def setup_web(app: Sphinx) -> None:
    """Register how notes are drawn, and the style sheet."""
    app.add_node(facilitator_notes, html=(_open_notes, _close_notes))
    app.add_post_transform(UnfoldNotes)
    app.connect("write-started", _put_beside_pages)
    app.connect("html-page-context", _add_style)


class UnfoldNotes(SphinxPostTransform):
    """Puts the notes in place with their label above them, for every output that is not a web page."""

    default_priority = 6
    formats = ("html", "print", "")
    """The outputs that keep the node: web pages, packs, and those that write no pages."""

    def is_supported(self) -> bool:
        """Tell whether the builder writes pages that are not HTML."""
        return not super().is_supported()

    def run(self, **kwargs: Any) -> None:
        """Replace all notes on the page."""
        for notes in list(self.document.findall(facilitator_notes)):
            notes.replace_self([paragraph(nodes.strong("", notes["label"])), *notes.children])


def _open_notes(translator: HTML5Translator, notes: facilitator_notes) -> None:
    title = notes[0] if notes.children and isinstance(notes[0], nodes.Element) else None
    words = notes["label"]
    if title is not None and "assess-notes-title" in title["classes"]:
        words = f"{words}: {title.astext()}"
        notes.remove(title)
    label = escape(words, quote=False)
    opened = f'<details class="assess-training assess-notes assess-notes-{notes["kind"]}">'
    translator.body.append(f"{opened}\n<summary>{label}</summary>\n")


def _close_notes(translator: HTML5Translator, notes: facilitator_notes) -> None:
    translator.body.append("</details>\n")


def _put_beside_pages(app: Sphinx, builder: Builder) -> None:
    if builder.format == "html":
        replace_if_changed(Path(app.outdir, "_static", _STYLE.name), _STYLE.read_bytes())


def _add_style(app: Sphinx, page: str, template: str, context: dict[str, Any], doctree: nodes.document | None) -> None:
    """Load the style sheet on a page that has something of training."""
    if any(mark in context.get("body", "") for mark in _MARKS):
        app.add_css_file(_STYLE.name)
