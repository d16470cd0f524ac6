"""The directives of what is used in a session: exercises, cases, handouts, debriefs, notes for the facilitator."""

from __future__ import annotations

from collections.abc import Iterable

from docutils import nodes

from ..handbook.building import text
from .directive import TrainingDirective
from .nodes import CASE, DEBRIEF, EXERCISE, HANDOUT, facilitator_notes
from .words import KINDS


class _TitledDirective(TrainingDirective):
    """A part for participants. Argument: its title."""

    kind = ""
    required_arguments = 1
    final_argument_whitespace = True
    has_content = True

    def drawn(self) -> Iterable[nodes.Node]:
        """Return the part with its kind written above its contents."""
        part = self.titled(self.kind, self.arguments[0])
        line = text(nodes.paragraph, str(KINDS[self.kind]))
        line["classes"].append("assess-part-line")
        part += line
        self.contents(part)
        return [part]


class ExerciseDirective(_TitledDirective):
    """The task of an exercise, in words for participants."""

    kind = EXERCISE


class CaseDirective(_TitledDirective):
    """One case card: four fit on a page."""

    kind = CASE


class HandoutDirective(_TitledDirective):
    """A handout of at most one page."""

    kind = HANDOUT


class DebriefDirective(TrainingDirective):
    """The questions that participants talk about after an exercise, as a list."""

    has_content = True

    def drawn(self) -> Iterable[nodes.Node]:
        """Return the questions under a heading that the program gives."""
        part = self.titled(DEBRIEF, str(KINDS[DEBRIEF]))
        title = part[0]
        assert isinstance(title, nodes.TextElement)
        title["translatable"] = False
        self.contents(part)
        return [part]


class FacilitatorDirective(TrainingDirective):
    """Notes for the facilitator: what to say, what to watch, which answers to expect."""

    kind = "facilitator"
    optional_arguments = 1
    final_argument_whitespace = True
    has_content = True

    def drawn(self) -> Iterable[nodes.Node]:
        """Return the notes; their title stands in bold at their top."""
        notes = facilitator_notes(kind=self.kind, label=str(KINDS[self.kind]))
        self.set_source_info(notes)
        if self.arguments:
            title = self.words(nodes.strong, self.arguments[0])
            heading = nodes.paragraph(self.arguments[0], "", title, classes=["assess-notes-title"])
            self.set_source_info(heading)
            notes += heading
        self.contents(notes)
        return [notes]


class SafetyDirective(FacilitatorDirective):
    """Notes on safety: before anything else, and never shown to participants as a text of theirs."""

    kind = "safety"
