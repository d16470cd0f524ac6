"""The directive `framework`: one treaty or agenda at a glance."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from docutils import nodes

from ..catalogue.frameworks import Figure, Framework, Membership, Plan, Provision, Report
from ..catalogue.model import Catalogue
from ..catalogue.phrases import CONFIDENCE
from .directive import CatalogueDirective, joined, link, paragraph, table, target, text
from .selection import Selection
from .words import _

_COUNTED_BY = {"paper": "The paper says", "recount": "Our recount", "depositary": "The depositary", "other": "Counted"}
_STATUS = {"in-force": "in force", "replaced": "replaced", "expected": "expected"}


class FrameworkDirective(CatalogueDirective):
    """Show a framework: what it is, who reports what to whom and when, its plans, figures and provisions."""

    required_arguments = 1

    def run(self) -> list[nodes.Node]:
        """Return the card."""
        catalogue = self.book.catalogue
        if catalogue is None:
            return []
        id = self.arguments[0]
        self.note(Selection("framework", id))
        if id not in catalogue.framework:
            return self.missing("framework", id, catalogue)
        return list(_Card(catalogue.framework[id], catalogue, self.env.docname).draw())


class _Card:
    """Draws one framework."""

    def __init__(self, framework: Framework, catalogue: Catalogue, docname: str) -> None:
        self.framework = framework
        self.catalogue = catalogue
        self.docname = docname

    def draw(self) -> Iterator[nodes.Node]:
        framework = self.framework
        yield target("framework", framework.id)
        yield paragraph(
            nodes.strong("", f"{framework.name} ({framework.short})."),
            f" {framework.summary} ",
            *self._sources(framework.source),
        )
        yield from self._headed(_("What to report"), map(self._report, framework.reports))
        yield from self._headed(_("Action plans"), map(self._plan, framework.plans))
        if framework.membership:
            yield text(nodes.rubric, _("How many States"))
            yield self._figures(framework.membership)
            for membership in framework.membership:
                if membership.note:
                    yield paragraph(nodes.strong("", _("Note: ")), membership.note)
        yield text(nodes.rubric, _("Provisions that matter here"))
        yield self._provisions(framework.id, framework.provisions)
        for plan in framework.plans:
            if plan.provisions:
                yield text(nodes.rubric, plan.name)
                yield self._provisions(plan.id, plan.provisions)
        checklists = [c.id for c in self.catalogue.checklists if c.framework == framework.id]
        if checklists:
            links = joined(link(self.docname, "checklist", id, self.catalogue) for id in checklists)
            yield paragraph(_("Checklist: "), *links)

    def _headed(self, heading: str, entries: Iterable[nodes.Node]) -> Iterator[nodes.Node]:
        found = list(entries)
        if found:
            yield text(nodes.rubric, heading)
            yield nodes.definition_list("", *found)

    def _report(self, report: Report) -> nodes.definition_list_item:
        lines = [
            paragraph(nodes.strong("", _("When: ")), report.cycle),
            paragraph(nodes.strong("", _("Where: ")), report.send_to),
        ]
        if report.note:
            lines.append(text(nodes.paragraph, report.note))
        lines.append(paragraph(nodes.strong("", _("Source: ")), *self._sources(report.source), self._sure(report)))
        if report.sections:
            lines.append(paragraph(nodes.strong("", _("Parts of the report:"))))
        body: list[nodes.Node] = [*lines]
        if report.sections:
            body.append(
                nodes.bullet_list(
                    "",
                    *(
                        nodes.list_item(
                            "", paragraph(nodes.strong("", part.title), f": {part.gender}" if part.gender else "")
                        )
                        for part in report.sections
                    ),
                )
            )
        return _definition(report.name, body)

    def _plan(self, plan: Plan) -> nodes.definition_list_item:
        years = _("{}–{}, {}").format(plan.starts, plan.ends, _(_STATUS[plan.status]))
        body: list[nodes.Node] = [paragraph(nodes.strong("", _("Valid: ")), years)]
        body += [text(nodes.paragraph, words) for words in (plan.adopted, plan.note) if words]
        body.append(paragraph(nodes.strong("", _("Source: ")), *self._sources(plan.source), self._sure(plan)))
        return _definition(plan.name, body)

    def _figures(self, memberships: tuple[Membership, ...]) -> nodes.table:
        rows = [
            [
                paragraph(membership.what),
                paragraph(_(_COUNTED_BY[figure.by])),
                paragraph(_amount(figure)),
                paragraph(figure.as_of),
                paragraph(*self._sources(figure.source), self._sure(figure)),
            ]
            for membership in memberships
            for figure in membership.figures
        ]
        heads = [_("What is counted"), _("Who counted"), _("States"), _("As of"), _("Source")]
        return table(heads, rows, (34, 16, 12, 12, 26), "assess-figures")

    def _provisions(self, owner: str, provisions: tuple[Provision, ...]) -> nodes.table:
        rows = [
            [self._named(owner, provision), paragraph(provision.title), self._served(owner, provision)]
            for provision in provisions
        ]
        return table(
            [_("Provision"), _("What it is about"), _("Questions that serve it")],
            rows,
            (22, 48, 30),
            "assess-provisions",
        )

    def _named(self, owner: str, provision: Provision) -> nodes.paragraph:
        return paragraph(target("provision", f"{owner}:{provision.id}"), provision.label)

    def _served(self, owner: str, provision: Provision) -> nodes.paragraph:
        serving = {
            placed.item.id
            for placed, service in self.catalogue.serving(owner)
            if service.provision == f"{owner}:{provision.id}"
        }
        links = (link(self.docname, "item", id, self.catalogue, id) for id in self.catalogue.items if id in serving)
        return paragraph(*joined(links)) if serving else paragraph("–")

    def _sources(self, references: tuple[str, ...]) -> list[nodes.Node]:
        return joined(link(self.docname, "source", id, self.catalogue) for id in references)

    def _sure(self, fact: Report | Plan | Figure) -> str:
        return "" if fact.confidence == "first-hand" else f" ({_(CONFIDENCE[fact.confidence])})"


def _amount(figure: Figure) -> str:
    return _("{} of {}").format(figure.value, figure.of) if figure.of else str(figure.value)


def _definition(term: str, body: list[nodes.Node]) -> nodes.definition_list_item:
    return nodes.definition_list_item("", text(nodes.term, term), nodes.definition("", *body))
