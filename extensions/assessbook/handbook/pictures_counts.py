"""Pictures of what the catalogue counts: memberships that overlap, and questions that serve several frameworks."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from ..catalogue.frameworks import Figure
from ..catalogue.model import Catalogue
from ..catalogue.phrases import source_label
from ..reports.svg import WIDTH, Canvas
from .contents import Reference, Row, Table
from .facts import sources
from .selection import catalogue_owners
from .words import _


@dataclass(frozen=True, slots=True)
class Counted:
    """A picture of counts: its title, what must be said with it, its table, and how it is drawn."""

    title: str
    note: str
    table: Table
    draw: Callable[[Canvas], None]


def memberships(catalogue: Catalogue) -> Counted:
    """Return how many States of the first framework are also in each other: every figure with its base."""
    found = tuple(_shares(catalogue))
    cited = dict.fromkeys(source_label(ref, catalogue) for _f, _w, figure in found for ref in figure.source)
    dates = dict.fromkeys(figure.as_of for _f, _w, figure in found)
    note = _("As of {}. Source: {}.").format(", ".join(dates), "; ".join(cited))
    heads = (_("Treaty or agenda"), _("What is counted"), _("States"), _("As of"), _("Who counted, and source"))
    rows = tuple(
        Row(
            (
                (Reference("framework", framework, catalogue.framework[framework].short),),
                (what,),
                (_("{} of {}").format(figure.value, figure.of),),
                (figure.as_of,),
                (_by(figure), ": ", *sources(figure.source, catalogue)),
            )
        )
        for framework, what, figure in found
    )
    title = _("How far memberships overlap")
    return Counted(
        title,
        note,
        Table(title, heads, (16, 30, 14, 14, 26), rows, style="assess-figures"),
        lambda canvas: _bars(canvas, found, catalogue),
    )


def crosswalk_counts(catalogue: Catalogue) -> Counted:
    """Return how many questions of each checklist serve each framework."""
    counts = {
        (checklist.id, framework.id): _serving(checklist.id, framework.id, catalogue)
        for checklist in catalogue.checklists
        for framework in catalogue.frameworks
    }
    title = _("How many questions serve which treaty or agenda")
    note = _("Counted in version {} of the questions. Source: our own reading; each question says why.").format(
        catalogue.head.version
    )
    short = tuple(Reference("framework", framework.id, framework.short) for framework in catalogue.frameworks)
    rows = tuple(
        Row(
            (
                (checklist.title,),
                *((str(counts[checklist.id, framework.id] or "–"),) for framework in catalogue.frameworks),
            )
        )
        for checklist in catalogue.checklists
    )
    width = 60 // max(1, len(short))
    table = Table(title, (_("Questions on"), *short), (40, *(width for _s in short)), rows, 0, "assess-counts")
    return Counted(title, note, table, lambda canvas: _matrix(canvas, counts, catalogue))


COUNTED: Mapping[str, Callable[[Catalogue], Counted]] = {"memberships": memberships, "crosswalk": crosswalk_counts}


def _shares(catalogue: Catalogue) -> Iterator[tuple[str, str, Figure]]:
    for framework in catalogue.frameworks:
        for membership in framework.membership:
            for figure in membership.figures:
                if figure.of:
                    yield framework.id, membership.what, figure


def _by(figure: Figure) -> str:
    match figure.by:
        case "paper":
            return _("the paper")
        case "recount":
            return _("our count")
        case "depositary":
            return _("the depositary")
    return _("another body")


def _serving(checklist: str, framework: str, catalogue: Catalogue) -> int:
    owners = catalogue_owners(framework, catalogue)
    return sum(
        not item.retired and any(service.provision.partition(":")[0] in owners for service in item.serves)
        for item in catalogue.checklist[checklist].items()
    )


def _bars(canvas: Canvas, found: tuple[tuple[str, str, Figure], ...], catalogue: Catalogue) -> None:
    """Draw one bar for each figure: filled for the States counted, hatched for the others."""
    y = 16.0
    before = ""
    for framework, _what, figure in found:
        if framework != before:
            y += 6 if before else 0
            canvas.text(0, y, catalogue.framework[framework].short, bold=True)
            before = framework
            y += 8
        share = WIDTH * figure.value / (figure.of or 1)
        canvas.rect(0, y, WIDTH, 14, canvas.hatch("picture-outside"))
        canvas.rect(0, y, share, 14, 'fill="currentColor" stroke="currentColor"')
        count = _("{} of {}").format(figure.value, figure.of)
        canvas.text(0, y + 30, f"{count} · {figure.as_of} · {_by(figure)}")
        y += 52
    canvas.rect(0, y - 6, 14, 14, 'fill="currentColor" stroke="currentColor"')
    canvas.text(22, y + 6, str(_("States counted")))
    canvas.rect(150, y - 6, 14, 14, canvas.hatch("picture-outside"))
    canvas.text(172, y + 6, str(_("the others")))


def _matrix(canvas: Canvas, counts: Mapping[tuple[str, str], int], catalogue: Catalogue) -> None:
    """Draw one line of circles for each checklist; their area follows the count that stands in them."""
    step = WIDTH / max(1, len(catalogue.frameworks))
    most = max(counts.values(), default=0) or 1
    largest = min(22.0, step / 2 - 2)
    y = 14.0
    for checklist in catalogue.checklists:
        y = canvas.lines(0, y, checklist.title, 44, bold=True) + largest - 6
        for n, framework in enumerate(catalogue.frameworks):
            x = step * (n + 0.5)
            count = counts[checklist.id, framework.id]
            if count:
                canvas.circle(x, y, max(9.0, largest * (count / most) ** 0.5))
            canvas.text(x, y + 5, str(count or "–"), "middle")
            canvas.text(x, y + largest + 14, framework.short, "middle", 12)
        y += largest + 42
