"""The first pages of the guide and of the workbook: title, for whom, contents with page numbers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from html import escape

from ..handbook.words import _
from .frame import heading, paragraph
from .material import Material
from .model import Course, Module
from .words import audience


def cover(kind: str, course: Course, about: Iterable[str], book: str) -> str:
    """Return the head of the first page: what this is, of which course, for whom, and what else is to be said."""
    who = paragraph(f"{_('For whom:')} {audience(course.audience)}") if course.audience else ""
    lines = "".join(paragraph(words) for words in about)
    return f"<header>{paragraph(kind, 'kind')}{heading(1, course.title)}{who}{lines}{paragraph(book, 'book')}</header>"


def sources(material: Material, modules: Iterable[Module]) -> Iterator[str]:
    """Yield one line with the titles of the documents that the modules cite by short names, if there are any."""
    citable = material.catalogue.citable if material.catalogue else {}
    cited = (citable[id][0].title for module in modules for id in module.sources if id in citable)
    if titles := "; ".join(dict.fromkeys(cited)):
        yield f"{_('Source')}: {titles}"


def contents(targets: Mapping[str, str]) -> str:
    """Return the contents; `targets` are the titles by their anchors."""
    entries = "".join(
        f'<li><a href="#{escape(anchor)}">{escape(title)}</a><a class="page" href="#{escape(anchor)}"></a></li>'
        for anchor, title in targets.items()
    )
    return f'<section class="contents">{heading(2, str(_("Contents")))}<ol>{entries}</ol></section>'


def anchors(modules: Iterable[Module]) -> Mapping[str, str]:
    """Return the title of each module by its anchor in a pack."""
    return {anchor(module): module.title for module in modules}


def anchor(module: Module) -> str:
    """Return the anchor of a module in a pack."""
    return f"module-{module.id}"
