"""The directive `checklist`: a whole checklist, a part of one, or one that stands in the directive's own body."""

from __future__ import annotations

from collections.abc import Iterator

from docutils import nodes
from docutils.parsers.rst import directives

from ..catalogue.checklists import Checklist
from ..catalogue.load import load_checklist
from ..catalogue.model import Catalogue
from ..catalogue.phrases import condition_phrase
from ..catalogue.problems import suggestion
from .directive import CatalogueDirective, paragraph, text
from .domain import anchor
from .nodes import checklist_part
from .selection import Layout, Selection, chosen
from .warnings import Kind, warn
from .words import _


def _layout(argument: str) -> str:
    return directives.choice(argument, ("list", "table", "sheet"))


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
        "no-index": directives.flag,
    }

    def run(self) -> list[nodes.Node]:
        """Return one section for each section of the checklist, its items still closed."""
        catalogue = self.book.catalogue
        if catalogue is None:
            return []
        selection = self._selection(self.arguments[0] if self.arguments else "")
        if self.content:
            authored = self._authored()
            return list(self._sections(selection, authored, catalogue, authored)) if authored else []
        self.note(selection)
        checklist = catalogue.checklist.get(selection.of)
        if checklist is None:
            return self.missing("checklist", selection.of, catalogue)
        self._check_options(checklist, catalogue)
        return list(self._sections(selection, checklist, catalogue, None))

    def _selection(self, id: str) -> Selection:
        layout: Layout = self.options.get("layout", "list")
        return Selection(
            "checklist",
            id,
            tuple(self.options.get("section", "").replace(",", " ").split()),
            self.options.get("framework", ""),
            self.options.get("respondent", ""),
            self.options.get("pillar", ""),
            "core" in self.options,
            layout,
            "no-index" not in self.options and not self.content,
        )

    def _authored(self) -> Checklist | None:
        source, _line = self.get_source_info()
        first = self.content_offset + 1
        checklist, problems = load_checklist("\n".join(self.content) + "\n", source, first)
        for problem in problems:
            warn(Kind.CATALOGUE, f"{problem.message} ({problem.hint}) [{problem.code}]", f"{source}:{problem.line}")
        return checklist

    def _check_options(self, checklist: Checklist, catalogue: Catalogue) -> None:
        given = {name: self.options.get(name) for name in ("framework", "respondent", "pillar")}
        tables = {
            "framework": [*catalogue.framework, *(plan.id for f in catalogue.frameworks for plan in f.plans)],
            "respondent": list(catalogue.respondent),
            "pillar": list(catalogue.pillar),
        }
        wrong = [(name, id, tables[name]) for name, id in given.items() if id and id not in tables[name]]
        sections = [section.id for section in checklist.sections]
        named = self.options.get("section", "").replace(",", " ").split()
        wrong += [("section", id, sections) for id in named if id not in sections]
        for name, id, allowed in wrong:
            warn(Kind.OPTION, f"there is no {name} '{id}'.{suggestion(id, allowed)}", self.get_location())

    def _sections(
        self, selection: Selection, checklist: Checklist, catalogue: Catalogue, authored: Checklist | None
    ) -> Iterator[nodes.Node]:
        if selection.index:
            yield nodes.target("", "", ids=[anchor("checklist", checklist.id)])
        if selection.whole and not authored:
            if checklist.applies:
                when = condition_phrase(checklist.applies, catalogue, self.book.language, _)
                yield paragraph(_("Answer this checklist when {}.").format(when))
        found = False
        for number, section in enumerate(checklist.sections, 1):
            if not any(section.id == shown.id for shown, _items in chosen(selection, checklist)):
                continue
            found = True
            part = checklist_part(selection=selection, section=section.id, authored=authored)
            part.source, part.line = self.get_source_info()
            if not self._may_hold_sections():
                yield text(nodes.rubric, f"{number}. {section.title}")
                yield part
                continue
            node = nodes.section(ids=[nodes.make_id(f"{checklist.id}-{section.id}")], classes=["assess-section"])
            node += text(nodes.title, f"{number}. {section.title}")
            if section.intro:
                node += text(nodes.paragraph, section.intro)
            node += part
            yield node
        if not found:
            yield paragraph(_("No question of this checklist fits this choice."))

    def _may_hold_sections(self) -> bool:
        return isinstance(self.state_machine.node, nodes.section | nodes.document)
