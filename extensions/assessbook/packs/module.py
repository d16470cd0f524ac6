"""The directives `module` and `step`: what a session is for, and what happens in it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from docutils import nodes
from docutils.parsers.rst import directives

from ..handbook.building import paragraph, text
from ..handbook.words import _
from .directive import TrainingDirective
from .nodes import MODULE, PART, STEP
from .words import AUDIENCES, FORMS, audience, minutes, step_line


class ModuleDirective(TrainingDirective):
    """Say what the session of this page is. Argument: the module's id, by which courses name it.

    Options: `objective` (one sentence), `audience` (codes, with commas), `minutes`, `materials` (with semicolons),
    `source` (paragraphs) and `items` (codes of questions), with commas.
    """

    required_arguments = 1
    option_spec = {
        "objective": directives.unchanged_required,
        "audience": directives.unchanged_required,
        "minutes": directives.positive_int,
        "materials": directives.unchanged,
        "source": directives.unchanged,
        "items": directives.unchanged,
    }

    def drawn(self) -> Iterable[nodes.Node]:
        """Return the card of the module."""
        for name in ("objective", "audience", "minutes"):
            if name not in self.options:
                self.complain(f"the module says no {name}: add a line :{name}:")
        card = nodes.container("", classes=["assess-training", "assess-module"])
        self.set_source_info(card)
        card[PART], card["module"] = MODULE, self.arguments[0]
        card["minutes"] = self.options.get("minutes", 0)
        card["audience"] = self.codes("audience", AUDIENCES)
        card["sources"], card["items"] = self.codes("source"), self.codes("items")
        card += nodes.definition_list("", *self._facts(card), classes=["assess-training-facts"])
        return [card]

    def _facts(self, card: nodes.Element) -> Iterator[nodes.Node]:
        if "objective" in self.options:
            objective = self.words(nodes.paragraph, self.options["objective"])
            objective["classes"].append("objective")
            yield _fact(_("Objective"), objective)
        if card["audience"]:
            yield _fact(_("For whom"), paragraph(audience(card["audience"])))
        yield _fact(_("Time"), paragraph(minutes(card["minutes"])))
        materials = self.codes("materials", separator=";")
        if materials:
            entries = (nodes.list_item("", self.words(nodes.paragraph, each)) for each in materials)
            yield _fact(_("Materials"), nodes.bullet_list("", *entries, classes=["materials"]))
        if card["sources"]:
            yield _fact(_("Source"), paragraph(*self.named("source", card["sources"])))
        if card["items"]:
            links = self.named("item", card["items"])
            yield _fact(_("Questions it serves"), paragraph(*links))


class StepDirective(TrainingDirective):
    """One step of the session. Argument: its title. Options: `minutes`, `form` (how people work)."""

    required_arguments = 1
    final_argument_whitespace = True
    has_content = True
    option_spec = {"minutes": directives.positive_int, "form": directives.unchanged_required}

    def drawn(self) -> Iterable[nodes.Node]:
        """Return the step as a section of the page."""
        if "minutes" not in self.options:
            self.complain("the step says no minutes: add a line :minutes:")
        forms = self.codes("form", FORMS)
        step = self.titled(STEP, self.arguments[0])
        step["minutes"] = self.options.get("minutes", 0)
        step["form"] = forms[0] if forms and forms[0] in FORMS else ""
        line = text(nodes.paragraph, step_line(step["minutes"], step["form"]))
        line["classes"].append("assess-step-line")
        step += line
        self.contents(step)
        return [step]


def _fact(term: str, body: nodes.Node) -> nodes.Node:
    return nodes.definition_list_item("", text(nodes.term, str(term)), nodes.definition("", body))
