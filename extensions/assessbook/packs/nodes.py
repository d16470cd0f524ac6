"""What a page of training is made of, as nodes of docutils.

Steps, exercises, cases, handouts and debriefs are ordinary sections, quizzes ordinary containers: the attribute
`training` says which. Every builder can write them. Only what a web page folds away, and what is known only when all
pages are read, has nodes of its own.
"""

from __future__ import annotations

from collections.abc import Iterator

from docutils import nodes

PART = "training"
"""The attribute that says which part of a session a node is."""

MODULE, STEP, EXERCISE, CASE, HANDOUT, DEBRIEF, QUIZ = (
    "module",
    "step",
    "exercise",
    "case",
    "handout",
    "debrief",
    "quiz",
)


class facilitator_notes(nodes.General, nodes.Element):  # noqa: N801 (docutils names its nodes so)
    """What only the facilitator needs; no file for participants holds it.

    Attributes: `kind` (`facilitator`, `safety`, or `key`: the answer to a quiz), `label` (words above the notes).
    """


class training_table(nodes.General, nodes.Element):  # noqa: N801
    """What is known only when all pages are read.

    Attributes: `kind` (`timetable` or `packs`), and for a timetable `course` and `start` (minutes; None: the course's).
    """


def parts(node: nodes.Node, kind: str) -> Iterator[nodes.Element]:
    """Yield every part of a kind within a node, in order."""
    for found in node.findall(nodes.Element):
        if found.get(PART) == kind:
            yield found
