"""The one node of the handbook: a part of the catalogue that stays closed until its page is written.

Building a docutils subtree for every item instead, and pickling, resolving and walking it, costs several times more.
"""

from __future__ import annotations

from docutils import nodes


class catalogue_part(nodes.General, nodes.Element):  # noqa: N801 (docutils names its nodes so)
    """One closed part of the catalogue.

    Attributes: `docname` (the page it stands on), `view` (the Selection it belongs to), `of` (which part of the view:
    the id of a section, checklist, framework, plan or source), `authored` (the checklist, when the page brings its
    own). A web page adds `html` just before it is written.
    """
