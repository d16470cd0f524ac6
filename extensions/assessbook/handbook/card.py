"""The directive `framework`: one treaty or agenda at a glance."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from docutils import nodes

from ..catalogue.frameworks import Figure, Framework, Membership, Plan, Provision, Report, ReportSection
from ..catalogue.model import Catalogue
from ..catalogue.phrases import CONFIDENCE, source_label
from .book import Book
from .building import joined, link, paragraph, text
from .contents import Piece, Reference, Row, Table, Words
from .directive import NO_INDEX, CatalogueDirective
from .facts import sources as listed
from .selection import Selection
from .words import _

_COUNTED_BY = {
    "paper": _("The paper says"),
    "recount": _("Our recount"),
    "depositary": _("The depositary"),
    "other": _("Counted"),
}
_STATUS = {"in-force": _("in force"), "replaced": _("replaced"), "expected": _("expected")}


class FrameworkDirective(CatalogueDirective):
    """Show a framework: what it is, who reports what to whom and when, its plans, figures and provisions."""

    required_arguments = 1
    option_spec = {**NO_INDEX}

    def shown(self, catalogue: Catalogue) -> Iterable[nodes.Node]:
        """Return the card; its tables stay closed."""
        id = self.arguments[0]
        view = Selection("framework", id, index="no-index" not in self.options)
        self.note(view)
        if id not in catalogue.framework:
            return self.missing("framework", id)
        framework = catalogue.framework[id]
        return [
            *self.home("framework", id, view),
            *self._card(framework, _Card(framework, catalogue, self.docname), view),
        ]

    def _card(self, framework: Framework, card: _Card, view: Selection) -> Iterator[nodes.Node]:
        yield card.summary()
        yield from card.reports()
        yield from card.plans()
        if framework.membership:
            yield self.part(view)
            yield from card.notes()
        yield self.part(view, framework.id)
        for plan in framework.plans:
            if plan.provisions:
                yield self.part(view, plan.id)
        yield from card.checklists()


def framework_table(framework: str, of: str, book: Book, catalogue: Catalogue) -> Table:
    """Return the provisions of `of`, the framework itself or one of its plans; its figures when `of` is empty."""
    found = catalogue.framework[framework]
    if not of:
        counted = (_("What is counted"), _("Who counted"), _("States"), _("As of"), _("Source"))
        figures = _figures(found.membership, catalogue)
        return Table(_("How many States"), counted, (34, 16, 12, 12, 26), figures, style="assess-figures")
    plan = next((plan for plan in found.plans if plan.id == of), None)
    heads = (_("Provision"), _("What it is about"), _("Questions that serve it"))
    caption = plan.name if plan else _("Provisions that matter here")
    rows = _provisions(of, (plan or found).provisions, book)
    return Table(caption, heads, (22, 48, 30), rows, style="assess-provisions")


def _figures(memberships: tuple[Membership, ...], catalogue: Catalogue) -> Iterator[Row]:
    for membership in memberships:
        for figure in membership.figures:
            sources = (*listed(figure.source, catalogue), _sure(figure))
            by = str(_COUNTED_BY[figure.by])
            yield Row(((membership.what,), (by,), (_amount(figure),), (figure.as_of,), sources))


def _provisions(owner: str, provisions: tuple[Provision, ...], book: Book) -> Iterator[Row]:
    for provision in provisions:
        reference = f"{owner}:{provision.id}"
        serving: list[Piece] = []
        for id in book.serving.get(reference, ()):
            serving += [*([", "] if serving else []), Reference("item", id, id, code=True)]
        cells: tuple[Words, ...] = ((provision.label,), (provision.title,), tuple(serving) or ("–",))
        yield Row(cells, ("provision", reference))


class _Card:
    """The parts of a card that are few, so that they are nodes from the start."""

    def __init__(self, framework: Framework, catalogue: Catalogue, docname: str) -> None:
        self.framework = framework
        self.catalogue = catalogue
        self.docname = docname

    def summary(self) -> nodes.Node:
        framework = self.framework
        name = nodes.strong("", f"{framework.name} ({framework.short}).")
        parts: list[nodes.Node | str] = [name, f" {framework.summary} ", _("Source:"), " "]
        parts += [*self._sources(framework.source), "."]
        if framework.link:
            parts += [" ", nodes.reference("", framework.link, refuri=framework.link), "."]
        return paragraph(*parts)

    def reports(self) -> Iterator[nodes.Node]:
        return self._headed(_("What to report"), map(self._report, self.framework.reports))

    def plans(self) -> Iterator[nodes.Node]:
        return self._headed(_("Action plans"), map(self._plan, self.framework.plans))

    def notes(self) -> Iterator[nodes.Node]:
        for membership in self.framework.membership:
            if membership.note:
                yield paragraph(nodes.strong("", _("Note:")), " ", membership.note)

    def checklists(self) -> Iterator[nodes.Node]:
        found = [c for c in self.catalogue.checklists if c.framework == self.framework.id]
        if found:
            links = (link(self.docname, "checklist", each.id, each.title) for each in found)
            yield paragraph(nodes.strong("", _("Checklist:")), " ", *joined(links), ".")

    def _headed(self, heading: str, entries: Iterable[nodes.Node]) -> Iterator[nodes.Node]:
        found = list(entries)
        if found:
            yield text(nodes.rubric, heading)
            yield nodes.definition_list("", *found)

    def _report(self, report: Report) -> nodes.Node:
        body: list[nodes.Node] = [
            paragraph(nodes.strong("", _("When:")), " ", report.cycle),
            paragraph(nodes.strong("", _("Where:")), " ", report.send_to),
        ]
        if report.note:
            body.append(text(nodes.paragraph, report.note))
        body.append(self._source(report))
        if report.sections:
            body.append(paragraph(nodes.strong("", _("Parts of the report:"))))
            body.append(nodes.bullet_list("", *map(_part, report.sections)))
        return _definition(report.name, body)

    def _plan(self, plan: Plan) -> nodes.Node:
        years = _("{}–{}, {}").format(plan.starts, plan.ends, _STATUS[plan.status])
        body: list[nodes.Node] = [paragraph(nodes.strong("", _("Valid:")), " ", years)]
        body += [text(nodes.paragraph, words) for words in (plan.adopted, plan.note) if words]
        return _definition(plan.name, [*body, self._source(plan)])

    def _source(self, fact: Report | Plan) -> nodes.Node:
        return paragraph(nodes.strong("", _("Source:")), " ", *self._sources(fact.source), _sure(fact), ".")

    def _sources(self, references: tuple[str, ...]) -> list[nodes.Node]:
        return joined(link(self.docname, "source", id, source_label(id, self.catalogue)) for id in references)


def _part(section: ReportSection) -> nodes.Node:
    gender = f": {section.gender}" if section.gender else ""
    return nodes.list_item("", paragraph(nodes.strong("", section.title), gender))


def _definition(term: str, body: list[nodes.Node]) -> nodes.Node:
    return nodes.definition_list_item("", text(nodes.term, term), nodes.definition("", *body))


def _amount(figure: Figure) -> str:
    return _("{} of {}").format(figure.value, figure.of) if figure.of else str(figure.value)


def _sure(fact: Report | Plan | Figure) -> str:
    return "" if fact.confidence == "first-hand" else f" ({_(CONFIDENCE[fact.confidence])})"
