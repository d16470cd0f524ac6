"""The directive `checklist`: a whole checklist, a part of one, or one that stands in the directive's own body."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Literal

from docutils import nodes
from docutils.parsers.rst import directives

from ..catalogue.checklists import Checklist, Section
from ..catalogue.conditions import ItemIs, rests_on
from ..catalogue.load import load_checklist
from ..catalogue.model import Catalogue
from ..catalogue.phrases import condition_phrase
from ..catalogue.problems import suggestion
from .building import paragraph, text
from .directive import NO_INDEX, CatalogueDirective
from .names import name_of
from .selection import LAYOUTS, Selection, chosen
from .unknown import warn_unknown
from .warnings import Kind, warn
from .words import _


def _layout(argument: str) -> str:
    return directives.choice(argument, LAYOUTS)


class ChecklistDirective(CatalogueDirective):
    """Show a checklist.

    Argument: the checklist's id; none when the body holds the checklist as YAML. Options: `section` (ids),
    `framework`, `respondent`, `pillar` (one id each: only items of it), `core` (only the short form), `layout`
    (list, table or sheet), `no-index` (this is not where the items are at home).
    """

    optional_arguments = 1
    has_content = True
    option_spec = {
        "section": directives.unchanged_required,
        "framework": directives.unchanged_required,
        "respondent": directives.unchanged_required,
        "pillar": directives.unchanged_required,
        "core": directives.flag,
        "layout": _layout,
        **NO_INDEX,
    }

    def shown(self, catalogue: Catalogue) -> Iterable[nodes.Node]:
        """Return one section for each section of the checklist, its items still closed."""
        if self.content:
            return self._authored(catalogue)
        if not self.arguments:
            warn(Kind.OPTION, "name a checklist, or write one as YAML in the body", self.get_location())
            return []
        view = self._view("checklist", self.arguments[0])
        self.note(view)
        if view.of not in catalogue.checklist:
            return self.missing("checklist", view.of)
        checklist = catalogue.checklist[view.of]
        self._check_options(view, checklist, catalogue)
        return [*self.home("checklist", view.of, view), *self._drawn(view, checklist, catalogue, None)]

    def _view(self, kind: Literal["checklist", "authored"], id: str) -> Selection:
        return Selection(
            kind,
            id,
            parts=self.ids("section"),
            framework=self.options.get("framework", ""),
            respondent=self.options.get("respondent", ""),
            pillar=self.options.get("pillar", ""),
            core="core" in self.options,
            layout=self.options.get("layout", "list"),
            index=kind == "checklist" and "no-index" not in self.options,
        )

    def _authored(self, catalogue: Catalogue) -> Iterable[nodes.Node]:
        source, line = self.get_source_info()
        found, problems = load_checklist("\n".join(self.content) + "\n", source, self._first_line(source, line))
        for problem in sorted(problems):
            warn(Kind.CATALOGUE, f"{problem.message} ({problem.hint}) [{problem.code}]", f"{source}:{problem.line}")
        if found is None:
            return []
        view = self._view("authored", found.id)
        self.note(view)
        self._note_named(found, catalogue)
        return self._drawn(view, found, catalogue, found)

    def _note_named(self, checklist: Checklist, catalogue: Catalogue) -> None:
        own = {item.id for item in checklist.items()}
        for type_, id in dict.fromkeys(_named(checklist)):
            self.note(Selection("name", f"{type_} {id}"))
            if id not in own and name_of(type_, id, catalogue) is None:
                warn_unknown(type_, id, self.book, self.get_location())

    def _first_line(self, source: str, line: int) -> int:
        """Return the line of the file on which the body begins; MyST and reStructuredText count it differently."""
        lines = Path(source).read_text(encoding="utf-8").split("\n")
        following = (n for n, words in enumerate(lines[line:], line + 1) if words.strip() == self.content[0].strip())
        return next(following, line + 1)

    def _check_options(self, view: Selection, checklist: Checklist, catalogue: Catalogue) -> None:
        plans = [plan.id for framework in catalogue.frameworks for plan in framework.plans]
        given: list[tuple[str, str, Iterable[str]]] = [
            ("framework", view.framework, [*catalogue.framework, *plans]),
            ("respondent", view.respondent, catalogue.respondent),
            ("pillar", view.pillar, catalogue.pillar),
            *(("section", part, [section.id for section in checklist.sections]) for part in view.parts),
        ]
        for name, id, allowed in given:
            if id and id not in allowed:
                warn(Kind.OPTION, f"there is no {name} '{id}'.{suggestion(id, allowed)}", self.get_location())

    def _drawn(
        self, view: Selection, checklist: Checklist, catalogue: Catalogue, authored: Checklist | None
    ) -> Iterator[nodes.Node]:
        if view.whole and checklist.applies:
            when = condition_phrase(checklist.applies, catalogue, self.book.language, _)
            yield paragraph(_("Answer this checklist when {}.").format(when))
        found = chosen(view, checklist, catalogue)
        for number, section in enumerate(checklist.sections, 1):
            if section.id in found:
                part = self.part(view, section.id, **({"authored": authored} if authored else {}))
                yield from self._section(f"{number}. {section.title}", checklist.id, section, part)
        if not found:
            yield paragraph(_("No question of this checklist fits this choice."))

    def _section(self, title: str, checklist: str, section: Section, part: nodes.Node) -> Iterator[nodes.Node]:
        if not isinstance(self.state_machine.node, nodes.section | nodes.document):
            yield from (text(nodes.rubric, title), part)
            return
        node = nodes.section("", text(nodes.title, title), part, classes=["assess-section"])
        node["ids"] = [self.free_id(nodes.make_id(f"{checklist}-{section.id}"))]
        self.state.document.ids[node["ids"][0]] = node
        yield node


def _named(checklist: Checklist) -> Iterator[tuple[str, str]]:
    """Yield (type, id) of everything in the catalogue whose words a checklist of the page's own shows."""
    for item in checklist.items():
        yield from (("respondent", id) for id in item.respondents)
        yield from (("source", id) for id in item.source)
        yield from (("provision", service.provision) for service in item.serves)
        yield from (("item", leaf.item) for leaf in rests_on(item.applies) if isinstance(leaf, ItemIs))
