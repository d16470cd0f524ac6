"""Baseline: the same items as needs of sphinx-needs, with its ordinary settings.

Items, provisions and demands are needs; what the catalogue says of an item stands in fields, links and content; the
crosswalk is a needtable, each index a page of needlists. Written in reStructuredText, which it reads fastest.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from assessbook.catalogue.checklists import Checklist
from assessbook.catalogue.frameworks import Framework, Provision
from assessbook.catalogue.load import load
from assessbook.catalogue.model import Catalogue, Placed, place
from assessbook.catalogue.phrases import RELATION, STRENGTH, answer_phrase, condition_phrase
from assessbook.catalogue.sources import Source

from .handbook import CONF, put

SETTINGS = (
    CONF.format(extensions='"sphinx_needs"')
    + """\
needs_types = [
    {"directive": "item", "title": "Question", "prefix": "I_", "color": "#BFD8D2", "style": "node"},
    {"directive": "provision", "title": "Provision", "prefix": "P_", "color": "#FEDCD2", "style": "node"},
    {"directive": "demand", "title": "Demand", "prefix": "D_", "color": "#DF744A", "style": "node"},
]
needs_fields = {
    name: {"nullable": True}
    for name in ("number", "strength", "answer", "applies_if", "evidence", "core")
}
needs_fields |= {
    name: {"schema": {"type": "array", "items": {"type": "string"}}, "nullable": True}
    for name in ("respondents", "pillars")
}
needs_links = {
    "serves": {"incoming": "is served by", "outgoing": "also reported under"},
    "asked_by": {"incoming": "asks for", "outgoing": "source"},
}
"""
)


def write(root: Path, directory: Path) -> None:
    """Write the catalogue in `directory` as a project of sphinx-needs into `root`."""
    catalogue = load(directory).catalogue
    assert catalogue is not None
    put(root / "conf.py", SETTINGS)
    for checklist in catalogue.checklists:
        put(root / f"{checklist.id}.rst", "\n".join(_checklist(checklist, catalogue)))
    for framework in catalogue.frameworks:
        put(root / f"{framework.id}.rst", "\n".join(_framework(framework)))
    put(root / "coverage.rst", "\n".join(_sources(catalogue.sources)))
    put(root / "crosswalk.rst", _CROSSWALK)
    indices = dict(_indices(catalogue))
    for name, lists in indices.items():
        put(root / f"{name}.rst", "\n".join(_index(name, lists)))
    pages = [*(c.id for c in catalogue.checklists), *(f.id for f in catalogue.frameworks), "crosswalk", "coverage"]
    listed = "\n".join(f"   {page}" for page in [*pages, *indices])
    put(root / "index.rst", f"{_heading('Benchmark', '=')}\n.. toctree::\n   :hidden:\n\n{listed}\n")


_CROSSWALK = """\
Crosswalk
=========

.. needtable::
   :types: item
   :columns: id, title, serves
"""


def _indices(catalogue: Catalogue) -> Iterator[tuple[str, dict[str, str]]]:
    """Yield the name of each index, and its headings with the filter that chooses their items."""
    yield (
        "by-framework",
        {f.short: f"any(id.startswith('{_id('p', f.id)}_') for id in serves)" for f in catalogue.frameworks},
    )
    yield "by-respondent", {term.name: f"'{term.name}' in respondents" for term in catalogue.head.respondents}
    yield "by-pillar", {term.name: f"'{term.name}' in pillars" for term in catalogue.head.pillars}


def _index(name: str, lists: dict[str, str]) -> Iterator[str]:
    yield _heading(f"Questions {name}", "=")
    for heading, chosen in lists.items():
        yield f"{_heading(heading, '-')}\n.. needlist::\n   :types: item\n   :filter: {chosen}\n"


def _checklist(checklist: Checklist, catalogue: Catalogue) -> Iterator[str]:
    yield _heading(f"Questions: {checklist.id}", "=")
    for number, section in enumerate(checklist.sections, 1):
        yield _heading(f"{number}. {section.title}", "-")
        yield f"{section.intro or ''}\n"
        for placed in place(checklist):
            if placed.section is section:
                yield from _item(placed, catalogue)


def _item(placed: Placed, catalogue: Catalogue) -> Iterator[str]:
    item = placed.item
    options = {
        "id": _id("i", item.id),
        "number": placed.number,
        "strength": STRENGTH[item.strength],
        "answer": answer_phrase(item.answer, catalogue, "en"),
        "applies_if": condition_phrase(item.applies, catalogue, "en") if item.applies else None,
        "evidence": item.evidence,
        "respondents": ", ".join(catalogue.respondent[id].name for id in item.respondents),
        "pillars": ", ".join(catalogue.pillar[id].name for id in item.pillars),
        "core": "Short form" if item.core else None,
        "serves": ", ".join(_id("p", service.provision) for service in item.serves),
        "asked_by": ", ".join(_id("d", reference) for reference in item.source),
    }
    services = [f"* {RELATION[service.relation]}: {service.why}" for service in item.serves]
    yield from _need("item", item.ask, options, [item.help or "", "", *services])


def _framework(framework: Framework) -> Iterator[str]:
    yield _heading(f"About {framework.id}", "=")
    yield f"{framework.summary}\n"
    for report in framework.reports:
        yield _heading(report.name, "-")
        yield f"{report.cycle} {report.send_to}\n"
        yield from (f"* **{part.title}**: {part.gender or ''}" for part in report.sections)
        yield ""
    yield _heading("Provisions", "-")
    yield from _provisions(framework.id, framework.provisions)
    for plan in framework.plans:
        yield _heading(plan.name, "-")
        yield from _provisions(plan.id, plan.provisions)


def _provisions(owner: str, provisions: tuple[Provision, ...]) -> Iterator[str]:
    for provision in provisions:
        id = _id("p", f"{owner}:{provision.id}")
        yield from _need("provision", f"{provision.label}: {provision.title}", {"id": id}, [])


def _sources(sources: tuple[Source, ...]) -> Iterator[str]:
    yield _heading("Coverage", "=")
    for source in sources:
        yield _heading(source.title, "-")
        for paragraph in source.paragraphs:
            yield f"{paragraph.label}: {paragraph.gist}\n"
            for demand in paragraph.demands:
                yield from _need("demand", demand.gist, {"id": _id("d", demand.id)}, [])


def _need(kind: str, title: str, options: dict[str, str | None], content: list[str]) -> Iterator[str]:
    yield f".. {kind}:: {title}"
    yield from (f"   :{name}: {value}" for name, value in options.items() if value)
    yield ""
    yield from (f"   {line}" if line else "" for line in content)
    yield ""


def _heading(words: str, sign: str) -> str:
    return f"{words}\n{sign * len(words)}\n"


def _id(kind: str, id: str) -> str:
    return f"{kind}_{id}".upper().replace(":", "_").replace("-", "_").replace(".", "_")
