"""Nodes that only a web page can draw: every other output has their children instead."""

from __future__ import annotations

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.transforms.post_transforms import SphinxPostTransform


class drawn_on_pages(nodes.General, nodes.Element):  # noqa: N801 (docutils names its nodes so)
    """Base of such nodes."""


class WordsInstead(SphinxPostTransform):
    """Puts the children in the place of such a node."""

    default_priority = 4
    formats = ("html", "")
    """The outputs that keep the node: web pages, and those that write no pages."""

    def is_supported(self) -> bool:
        """Tell whether the builder writes pages that are not HTML."""
        return not super().is_supported()

    def run(self, **kwargs: object) -> None:
        """Replace every such node on the page."""
        for found in list(self.document.findall(drawn_on_pages)):
            found.replace_self(found.children)


def setup_instead(app: Sphinx) -> None:
    """Register the transform."""
    app.add_post_transform(WordsInstead)
