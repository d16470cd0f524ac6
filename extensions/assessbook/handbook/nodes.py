"""The one node of the handbook: a part of a checklist, kept closed until it is written."""

from __future__ import annotations

from docutils import nodes


class checklist_part(nodes.General, nodes.Element):  # noqa: N801 (docutils names its nodes so)
    """The items of one section of a checklist.

    Attributes: `selection` (which view), `section` (its id), `authored` (the checklist itself, when a page brings its
    own), `depth` (how many sections it stands in). A node of this kind never reaches a writer: a post-transform
    replaces it by HTML or by neutral nodes. Building a docutils subtree for each item instead costs four times more.
    """
