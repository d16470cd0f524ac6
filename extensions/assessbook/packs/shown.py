"""Draw what is known only when all pages are read, timetables and the list of packs, and keep it fresh."""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import blake2b
from typing import Any

from docutils import nodes
from sphinx.addnodes import pending_xref
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment
from sphinx.transforms.post_transforms import SphinxPostTransform

from ..handbook.building import paragraph, table_node
from ..handbook.words import _
from .domain import Shown, TrainingDomain, training_of
from .listing import listing, packs_list
from .model import Module
from .nodes import training_table
from .timetable import Slot, clock
from .words import PAUSES, minutes


def setup_shown(app: Sphinx) -> None:
    """Register the drawing and the check of what has changed."""
    app.add_node(training_table)
    app.add_post_transform(DrawTables)
    app.connect("doctree-resolved", _draw_lists)
    app.connect("env-updated", _changed)


class DrawTables(SphinxPostTransform):
    """Replaces each closed timetable by neutral nodes, before references are resolved."""

    default_priority = 5

    def run(self, **kwargs: Any) -> None:
        """Replace every timetable on the page, in order."""
        docname = self.env.current_document.docname
        for place, found in enumerate(list(self.document.findall(training_table)), 1):
            if found["kind"] == "timetable":
                found.replace_self(list(_timetable(found, training_of(self.env), docname, f"timetable-{place}")))


def _draw_lists(app: Sphinx, document: nodes.document, docname: str) -> None:
    """Replace each list of packs: it differs from builder to builder."""
    for found in list(document.findall(training_table)):
        found.replace_self(packs_list(app, docname))


def _timetable(found: training_table, domain: TrainingDomain, docname: str, anchor: str) -> Iterator[nodes.Node]:
    days = domain.days(found["course"], found["start"])
    for number, slots in enumerate(days, 1):
        heads = (paragraph(_("Time")), paragraph(_("What")), paragraph(_("Length")))
        rows = [_row(slot, docname) for slot in slots]
        caption = _("Day {}").format(number) if len(days) > 1 else _("Timetable")
        table = table_node(str(caption), heads, rows, (22, 58, 20), "assess-timetable")
        table["ids"] = [f"{anchor}-{number}"]
        yield table


def _row(slot: Slot, docname: str) -> list[nodes.Node]:
    what = _module_link(slot.module, docname) if slot.module else nodes.emphasis("", str(PAUSES[slot.kind]))
    part: list[nodes.Node | str] = [" ", _("(part {})").format(slot.part)] if slot.part else []
    times = f"{clock(slot.start)}–{clock(slot.end)}"
    return [paragraph(times), paragraph(what, *part), paragraph(minutes(slot.end - slot.start))]


def _module_link(module: Module, docname: str) -> nodes.Node:
    reference = pending_xref(
        "",
        refdomain="std",
        reftype="doc",
        reftarget=f"/{module.docname}",
        refexplicit=True,
        refwarn=False,
        refdoc=docname,
    )
    reference += nodes.inline(module.title, module.title, translatable=False)
    return reference


def _changed(app: Sphinx, env: BuildEnvironment) -> list[str]:
    """Return the pages whose tables hold something else than this builder last wrote.

    Builders that share an environment find changes at different times, so each remembers for itself.
    """
    domain = training_of(env)
    before = domain.data["written"].get(app.builder.name, {})
    now = {docname: _mark(app, domain, tables) for docname, tables in domain.tables.items()}
    domain.data["written"][app.builder.name] = now
    return [docname for docname, mark in now.items() if before.get(docname) != mark]


def _mark(app: Sphinx, domain: TrainingDomain, tables: tuple[Shown, ...]) -> str:
    held = [listing(app) if kind == "packs" else domain.days(course, start) for kind, course, start, _line in tables]
    return blake2b(repr(held).encode(), digest_size=12).hexdigest()
