"""Draw the closed parts of a page when it is written: as HTML, or as neutral nodes for every other output."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinx.writers.html5 import HTML5Translator

from .book import domain_of
from .html import Addresses, HtmlPen
from .nodes import catalogue_part
from .opener import Opener
from .plain import PlainPen

# A code is found as the name of its object; as a word of the page it would only swell the index.
_NO_WORD = re.compile("<code>[^<]*</code>|<[^>]+>")
_WORD = re.compile(r"\w+")


def setup_drawing(app: Sphinx) -> None:
    """Register the node and both ways to draw it."""
    app.add_node(catalogue_part, html=(_write_html, None))
    app.add_post_transform(DrawPlain)
    app.connect("doctree-resolved", _draw_html)


def _draw_html(app: Sphinx, document: nodes.document, docname: str) -> None:
    """Draw the parts of a page, and leave its words for the search index, which reads the document's texts."""
    domain = domain_of(app.env)
    catalogue = domain.book.catalogue
    if app.builder.format != "html" or catalogue is None:
        return
    opener = Opener(domain.book, catalogue)
    permalink = app.config.html_permalinks_icon if _permalinks(app) else ""
    pens: dict[str, HtmlPen] = {}
    seen: set[str] = set()
    for part in document.findall(catalogue_part):
        page = part["docname"]
        if page not in pens:
            pens[page] = HtmlPen(domain.book, catalogue, Addresses(domain, app.builder, page), permalink)
        level = 1 + sum(isinstance(node, nodes.section) for node in _around(part))
        contents = opener.contents(part["view"], part["of"], part.get("authored"))
        part["html"] = "".join(pens[page].draw(each, part["view"], min(level, 6)) for each in contents)
        part += nodes.Text(" ".join(_new_words(part["html"], seen)))


def _new_words(html: str, seen: set[str]) -> Iterator[str]:
    """Yield each word of the HTML that is not in `seen`, and add it there."""
    for found in _WORD.finditer(_NO_WORD.sub(" ", html)):
        word = found[0]
        if word not in seen:
            seen.add(word)
            yield word


def _permalinks(app: Sphinx) -> bool:
    return bool(app.config.html_permalinks and getattr(app.builder, "add_permalinks", False))


def _write_html(translator: HTML5Translator, part: catalogue_part) -> None:
    translator.body.append(part["html"])
    raise nodes.SkipNode


class DrawPlain(SphinxPostTransform):
    """Replaces each closed part by neutral nodes, before references are resolved."""

    default_priority = 5
    formats = ("html", "")
    """The outputs that need no nodes: web pages draw the parts themselves, and the others write no pages."""

    def is_supported(self) -> bool:
        """Tell whether the builder writes pages that are not HTML."""
        return not super().is_supported()

    def run(self, **kwargs: Any) -> None:
        """Replace every part on the page, in order."""
        domain = domain_of(self.env)
        catalogue = domain.book.catalogue
        for part in list(self.document.findall(catalogue_part)):
            if catalogue is None:
                part.parent.remove(part)
                continue
            pen = PlainPen(domain.book, catalogue, domain, part["docname"])
            contents = Opener(domain.book, catalogue).contents(part["view"], part["of"], part.get("authored"))
            drawn = [pen.draw(each, part["view"]) for each in contents]
            part.replace_self(list(chain.from_iterable(drawn)))


def _around(node: nodes.Node) -> Iterator[nodes.Node]:
    while node.parent is not None:
        node = node.parent
        yield node
