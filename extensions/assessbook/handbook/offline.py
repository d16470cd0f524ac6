"""The whole handbook to take away: as one ZIP that opens from disk, and as an EPUB, both beside the pages.

The list of both stands on a page (directive `offline`) with their sizes. They are known only when all is written, so
they are put into the finished page; inside the ZIP itself the list stays hidden.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, datetime
from html import escape
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.builders.html import StandaloneHTMLBuilder
from sphinx.writers.html5 import HTML5Translator

from ..catalogue.model import Catalogue
from ..forms.issue import replace_if_changed
from .book import Book, domain_of
from .building import paragraph
from .directive import CatalogueDirective
from .downloads import size
from .instead import drawn_on_pages
from .words import _

FOLDER = "offline"
_LISTED = "assessbook-offline"
"""Marks, in the metadata that Sphinx keeps of each page, the pages that hold the list."""
_BUILDERS = ("html", "dirhtml")
_LEFT_OUT = (".map", "objects.inv", "debug.css")
_LEFT_OUT_FOLDERS = (f"{FOLDER}/", "_sources/", "packs/")
"""The packs of trainers would make the ZIP several times as large; they have a ZIP of their own."""
_TO_PACKS = re.compile(r'<a [^>]*href="(?:\.\./)*packs/[^"]*"[^>]*>(.*?)</a>', re.DOTALL)
_ENTRY = re.compile(r'<li data-offline="([^"]+)"(?: hidden)?>(.*?)<span>[^<]*</span></li>', re.DOTALL)


class offline_list(drawn_on_pages):  # noqa: N801 (docutils names its nodes so)
    """The place of the list; other outputs have words as its child."""


class OfflineDirective(CatalogueDirective):
    """List the ZIP and the EPUB of the whole handbook with their sizes."""

    def shown(self, catalogue: Catalogue) -> Iterable[nodes.Node]:
        """Return the place of the list."""
        self.env.metadata[self.env.docname][_LISTED] = True
        words = _("The online handbook offers itself as one ZIP file and as an EPUB, to read without a network.")
        return [offline_list("", paragraph(words))]


def setup_offline(app: Sphinx) -> None:
    """Register the directive, and the writing of the ZIP after all pages."""
    app.add_config_value(
        "assessbook_epub",
        "",
        "html",
        frozenset({str}),
        "The folder, from the folder of conf.py, where the EPUB was built before the pages; empty without one.",
    )
    app.add_node(offline_list, html=(_open, _close))
    app.add_directive("offline", OfflineDirective)
    app.connect("doctree-resolved", _list)
    app.connect("build-finished", _put_beside)
    app.connect("build-finished", _pack_evenly)


def names(book: Book) -> Mapping[str, str]:
    """Return the titles of both files by their name."""
    stem = f"{book.catalogue.head.id if book.catalogue else 'handbook'}-{book.language}"
    return {
        f"handbook-{stem}.zip": _("All pages and forms, as a ZIP file: unpack it and open index.html"),
        f"handbook-{stem}.epub": _("All pages, as an EPUB for a reading program"),
    }


def packed(files: Iterable[tuple[str, bytes]]) -> bytes:
    """Return a ZIP of (name, content), the same bytes for the same files; `mimetype` comes first, as EPUB wants it."""
    stamp = datetime.fromtimestamp(max(int(os.environ.get("SOURCE_DATE_EPOCH", "0")), 315_532_800), UTC)
    out = BytesIO()
    with ZipFile(out, "w") as archive:
        for name, data in sorted(files, key=lambda file: (file[0] != "mimetype", file[0])):
            info = ZipInfo(name, stamp.timetuple()[:6])
            info.compress_type = ZIP_STORED if name == "mimetype" else ZIP_DEFLATED
            info.external_attr = 0o644 << 16
            archive.writestr(info, data, compresslevel=9)
    return out.getvalue()


def with_sizes(html: str, sizes: Mapping[str, int]) -> str:
    """Return a page whose list shows the files that have a size here, and hides the others."""

    def entry(found: re.Match[str]) -> str:
        name = found[1]
        hidden = "" if name in sizes else " hidden"
        words = size(sizes[name]) if name in sizes else ""
        return f'<li data-offline="{name}"{hidden}>{found[2]}<span>{words}</span></li>'

    return _ENTRY.sub(entry, html)


def _list(app: Sphinx, document: nodes.document, docname: str) -> None:
    if app.builder.name not in _BUILDERS:
        return
    up = "../" * app.builder.get_target_uri(docname).count("/")
    for place in document.findall(offline_list):
        entries = (
            f'<li data-offline="{name}" hidden><a href="{up}{FOLDER}/{name}">{escape(title)}</a>, <span></span></li>\n'
            for name, title in names(domain_of(app.env).book).items()
        )
        place["html"] = f'<ul class="assess-offline">\n{"".join(entries)}</ul>\n'


def _put_beside(app: Sphinx, exception: Exception | None) -> None:
    """Write both files, and their sizes into the pages that list them."""
    builder = app.builder
    if exception is not None or builder.name not in _BUILDERS or not isinstance(builder, StandaloneHTMLBuilder):
        return
    out = Path(app.outdir)
    pages = sorted(name for name, about in app.env.metadata.items() if _LISTED in about)
    listing = [Path(builder.get_outfilename(name)) for name in pages]
    if not listing:
        return
    archive, book = names(domain_of(app.env).book)
    sizes = {}
    for name, data in ((archive, packed(_pages(out, Path(archive).stem))), (book, _epub(app))):
        if data:
            replace_if_changed(out / FOLDER / name, data)
            sizes[name] = len(data)
    for path in listing:
        replace_if_changed(path, with_sizes(path.read_text("utf-8"), sizes).encode())


def _pages(out: Path, folder: str) -> Iterator[tuple[str, bytes]]:
    """Yield every file of the handbook under one folder, without what only a server or a developer uses."""
    for path in sorted(out.rglob("*")):
        name = path.relative_to(out).as_posix()
        if path.is_dir() or "/." in f"/{name}" or name.startswith(_LEFT_OUT_FOLDERS) or name.endswith(_LEFT_OUT):
            continue
        data = path.read_bytes()
        if b"data-offline=" in data:
            data = with_sizes(data.decode(), {}).encode()
        yield f"{folder}/{name}", _TO_PACKS.sub(r"\1", data.decode()).encode() if b"packs/" in data else data


def _epub(app: Sphinx) -> bytes:
    """Return the EPUB built before; empty without one."""
    folder = Path(app.confdir, app.config.assessbook_epub)
    found = sorted(folder.glob("*.epub")) if app.config.assessbook_epub else []
    return found[0].read_bytes() if found else b""


def _pack_evenly(app: Sphinx, exception: Exception | None) -> None:
    """Pack the EPUB that was just built anew, so that its bytes depend on its content only."""
    if exception is not None or app.builder.name != "epub":
        return
    for path in Path(app.outdir).glob("*.epub"):
        with ZipFile(path) as archive:
            even = packed((name, archive.read(name)) for name in archive.namelist())
        replace_if_changed(path, even)


def _open(translator: HTML5Translator, place: offline_list) -> None:
    if "html" in place:
        translator.body.append(place["html"])
        raise nodes.SkipNode


def _close(translator: HTML5Translator, place: offline_list) -> None:
    """Leave the words as they are where there is no list."""
