"""The directive `packs`: the ready packs, with pages and size; and the packs beside the pages, with one ZIP of all."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby
from pathlib import Path

from docutils import nodes
from sphinx.application import Sphinx

from ..forms.issue import replace_if_changed
from ..handbook.building import paragraph, table_node, text
from ..handbook.downloads import size
from ..handbook.offline import packed
from ..handbook.words import _
from .directive import TrainingDirective
from .nodes import training_table
from .record import Pack, recorded

FOLDER = "packs"
_BUILDERS = ("html", "dirhtml", "singlehtml")
_ZIP = "training-packs-{}.zip"


class PacksDirective(TrainingDirective):
    """List the packs."""

    def drawn(self) -> Iterable[nodes.Node]:
        """Return the closed list: which packs are ready is known when the pages are written."""
        return [training_table(kind="packs", course="", start=None)]


def setup_listing(app: Sphinx) -> None:
    """Register the folder of the ready packs, and their way beside the pages."""
    app.add_config_value(
        "assessbook_packs",
        "",
        "html",
        frozenset({str}),
        "The folder, from the folder of conf.py, where the packs were built before the pages; empty without any.",
    )
    app.connect("env-updated", _put_beside)


def listing(app: Sphinx) -> tuple[Pack, ...]:
    """Return the packs that a page of this build lists."""
    if not app.config.assessbook_packs or app.builder.name not in _BUILDERS:
        return ()
    return recorded(_ready(app))


def packs_list(app: Sphinx, docname: str) -> list[nodes.Node]:
    """Return the list of the packs with links, or where to find them when this output carries none."""
    packs = listing(app)
    if not packs:
        return [paragraph(_("The packs to print are part of the online handbook, in its folder “packs”."))]
    up = "../" * app.builder.get_target_uri(docname).count("/")
    return [_all_of_them(app, packs, up), *_tables(packs, up)]


def _all_of_them(app: Sphinx, packs: tuple[Pack, ...], up: str) -> nodes.Node:
    name = _zip_name(app)
    path = Path(app.outdir, FOLDER, name)
    about = _("All {} files as one ZIP").format(len(packs))
    rest = f", {size(path.stat().st_size)}" if path.is_file() else ""
    link = nodes.reference("", about, refuri=f"{up}{FOLDER}/{name}", internal=True)
    where = _("The ZIP and the EPUB of the handbook do not hold them.")
    return paragraph(link, rest, ". ", str(where))


def _tables(packs: tuple[Pack, ...], up: str) -> Iterator[nodes.Node]:
    heads = [_("File"), _("Pages"), _("Size")]
    for number, (group, members) in enumerate(groupby(packs, key=lambda pack: pack.group), 1):
        rows = [_row(pack, up) for pack in members]
        caption = group or str(_("For every course"))
        table = table_node(caption, map(paragraph, map(str, heads)), rows, (64, 16, 20), "assess-downloads")
        table["ids"] = [f"packs-{number}"]
        yield table


def _row(pack: Pack, up: str) -> list[nodes.Node]:
    link = nodes.reference("", pack.title, refuri=f"{up}{FOLDER}/{pack.name}", internal=True)
    return [paragraph(link), text(nodes.paragraph, str(pack.pages)), text(nodes.paragraph, size(pack.size))]


def _put_beside(app: Sphinx, env: object) -> list[str]:
    """Copy the packs beside the pages, pack all of them into one ZIP, and remove what is no longer among them."""
    packs = listing(app)
    folder = Path(app.outdir, FOLDER)
    if packs:
        files = {pack.name: (_ready(app) / pack.name).read_bytes() for pack in packs}
        changed = [replace_if_changed(folder / name, data) for name, data in files.items()]
        archive = folder / _zip_name(app)
        if any(changed) or not archive.is_file():
            stem = archive.stem
            replace_if_changed(archive, packed((f"{stem}/{name}", data) for name, data in files.items()))
        _forget(folder, {*files, archive.name})
    elif app.builder.name in _BUILDERS:
        _forget(folder, set())
    return []


def _forget(folder: Path, names: set[str]) -> None:
    for path in folder.glob("*") if folder.is_dir() else ():
        if path.name not in names:
            path.unlink()


def _zip_name(app: Sphinx) -> str:
    return _ZIP.format((app.config.language or "en").replace("_", "-"))


def _ready(app: Sphinx) -> Path:
    return Path(app.confdir, app.config.assessbook_packs)
