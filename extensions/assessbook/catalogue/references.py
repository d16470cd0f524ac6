"""Rules on references: whatever a file names exists, and no condition goes round in a circle."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from .answers import ScaleAnswer, SeveralAnswer, TableAnswer
from .checklists import Item
from .conditions import All, Any, Condition, ItemIs, Not, ProfileIs, rests_on
from .frameworks import Framework, Provision
from .load import Loaded
from .marked import Path
from .model import Catalogue
from .problems import Problem, suggestion
from .walk import File, items_with_paths

Named = tuple[str, str, Path]
"""(kind of thing, its id, path of the reference)"""


def reference_problems(loaded: Loaded) -> Iterator[Problem]:
    """Yield every reference that leads nowhere and every circular condition; needs a catalogue that was read."""
    catalogue = loaded.catalogue
    if catalogue is None:
        return
    known = _known(catalogue)
    for file, named in _references(loaded, catalogue):
        yield from _dangling(loaded, file, named, known)
    for file, path, item in items_with_paths(loaded):
        yield from _impossible(loaded, file, (*path, "applies"), item.applies)
        yield from _no_options(loaded, file, path, item)
    for checklist in catalogue.checklists:
        yield from _impossible(loaded, ("checklist", checklist.id), ("applies",), checklist.applies)
    for framework in catalogue.frameworks:
        for path, provision in _provisions(framework):
            yield from _impossible(loaded, ("framework", framework.id), (*path, "applies"), provision.applies)
    yield from _circles(loaded)


def _known(catalogue: Catalogue) -> Mapping[str, Iterable[str]]:
    return {
        "respondent": catalogue.respondent,
        "pillar": catalogue.pillar,
        "scale": catalogue.scale,
        "breakdown": catalogue.breakdown,
        "source": catalogue.citable,
        "provision": catalogue.provisions,
        "framework": catalogue.framework,
        "report": {f"{f.id}:{r.id}" for f in catalogue.frameworks for r in f.reports},
        "report section": {
            f"{f.id}:{r.id}/{s.id}" for f in catalogue.frameworks for r in f.reports for s in r.sections
        },
        "item": catalogue.items,
        "profile question": {question.id for question in catalogue.head.profile},
    }


def _dangling(loaded: Loaded, file: File, named: Named, known: Mapping[str, Iterable[str]]) -> Iterator[Problem]:
    kind, id, path = named
    ids = known[kind]
    if id in ids or id in loaded.declared or id.split(":")[0] in loaded.declared:
        return
    where = {
        "respondent": "catalogue.yaml",
        "pillar": "catalogue.yaml",
        "scale": "catalogue.yaml",
        "breakdown": "catalogue.yaml",
        "profile question": "catalogue.yaml",
        "source": "sources.yaml",
        "provision": "the framework files",
        "framework": "the framework files",
        "report": "the framework files",
        "report section": "the framework files",
        "item": "any checklist",
    }[kind]
    hint = suggestion(id, ids).strip() or f"Add it to {where}, or correct the name."
    yield loaded.problem(file, path, f"dangling-{kind.split()[0]}", f"there is no {kind} '{id}' in {where}", hint)


def _references(loaded: Loaded, catalogue: Catalogue) -> Iterator[tuple[File, Named]]:
    for file, path, item in items_with_paths(loaded):
        yield from ((file, named) for named in _of_item(item, path))
    for checklist in catalogue.checklists:
        file = ("checklist", checklist.id)
        yield from ((file, named) for named in _each("respondent", checklist.respondents, ("respondents",)))
        yield from ((file, named) for named in _of_condition(checklist.applies, ("applies",)))
        if checklist.framework:
            yield file, ("framework", checklist.framework, ("framework",))
    for framework in catalogue.frameworks:
        yield from ((("framework", framework.id), named) for named in _of_framework(catalogue, framework.id))
    for s, source in enumerate(catalogue.sources):
        for p, paragraph in enumerate(source.paragraphs):
            for named in _each("source", paragraph.restates, ("sources", s, "paragraphs", p, "restates")):
                yield ("sources", ""), named
    for q, question in enumerate(catalogue.head.profile):
        yield from ((("catalogue", ""), named) for named in _each("source", question.source, ("profile", q, "source")))
    if catalogue.states:
        yield from ((("states", ""), named) for named in _each("source", catalogue.states.source, ("source",)))


def _each(kind: str, ids: Iterable[str], path: Path) -> Iterator[Named]:
    for n, id in enumerate(ids):
        yield kind, id, (*path, n)


def _of_item(item: Item, path: Path) -> Iterator[Named]:
    yield from _each("respondent", item.respondents, (*path, "respondents"))
    yield from _each("pillar", item.pillars, (*path, "pillars"))
    yield from _each("source", item.source, (*path, "source"))
    yield from _each("item", item.replaced_by, (*path, "replaced-by"))
    for n, service in enumerate(item.serves):
        yield "provision", service.provision, (*path, "serves", n, "provision")
    match item.answer:
        case ScaleAnswer(scale=str(scale)):
            yield "scale", scale, (*path, "answer", "scale")
        case TableAnswer(by=by):
            yield from _each("breakdown", by, (*path, "answer", "by"))
    yield from _of_condition(item.applies, (*path, "applies"))


def _of_condition(condition: Condition | None, path: Path) -> Iterator[Named]:
    for at, leaf in _leaves(condition, path):
        if isinstance(leaf, ProfileIs):
            yield "profile question", leaf.profile, (*at, "profile")
        else:
            yield "item", leaf.item, (*at, "item")


def _leaves(condition: Condition | None, path: Path) -> Iterator[tuple[Path, ProfileIs | ItemIs]]:
    match condition:
        case ProfileIs() | ItemIs():
            yield path, condition
        case Not():
            yield from _leaves(condition.not_, (*path, "not"))
        case All():
            for n, part in enumerate(condition.all):
                yield from _leaves(part, (*path, "all", n))
        case Any():
            for n, part in enumerate(condition.any):
                yield from _leaves(part, (*path, "any", n))


def _of_framework(catalogue: Catalogue, id: str) -> Iterator[Named]:
    framework = catalogue.framework[id]
    yield from _each("source", framework.source, ("source",))
    for r, report in enumerate(framework.reports):
        yield from _each("source", report.source, ("reports", r, "source"))
        for s, section in enumerate(report.sections):
            yield from _each("pillar", section.pillars, ("reports", r, "sections", s, "pillars"))
    for m, membership in enumerate(framework.membership):
        for f, figure in enumerate(membership.figures):
            yield from _each("source", figure.source, ("membership", m, "figures", f, "source"))
    for n, plan in enumerate(framework.plans):
        yield from _each("source", plan.source, ("plans", n, "source"))
    for path, provision in _provisions(framework):
        yield from _of_provision(framework, provision, path)


def _provisions(framework: Framework) -> Iterator[tuple[Path, Provision]]:
    """Yield every provision, those of plans first, with its path in the file."""
    for n, plan in enumerate(framework.plans):
        yield from ((("plans", n, "provisions", p), provision) for p, provision in enumerate(plan.provisions))
    yield from ((("provisions", p), provision) for p, provision in enumerate(framework.provisions))


def _of_provision(framework: Framework, provision: Provision, path: Path) -> Iterator[Named]:
    yield from _of_condition(provision.applies, (*path, "applies"))
    yield from _each("source", provision.source, (*path, "source"))
    report = f"{framework.id}:{provision.report or '?'}"
    if provision.report:
        yield "report", report, (*path, "report")
    yield from _each("report section", [f"{report}/{id}" for id in provision.sections], (*path, "sections"))


def _impossible(loaded: Loaded, file: File, path: Path, condition: Condition | None) -> Iterator[Problem]:
    assert loaded.catalogue is not None
    for at, leaf in _leaves(condition, path):
        codes = _codes(loaded.catalogue, leaf)
        name = leaf.profile if isinstance(leaf, ProfileIs) else leaf.item
        if codes == []:
            yield loaded.problem(
                file,
                (*at, "item"),
                "impossible-answer",
                f"'{name}' has no answers to choose from",
                "A condition can rest on a scale, a choice or a profile question.",
            )
            continue
        for n, code in enumerate(leaf.is_):
            if codes is not None and code not in codes:
                yield loaded.problem(
                    file,
                    (*at, "is", n),
                    "impossible-answer",
                    f"'{name}' never has the answer '{code}'",
                    f"Use one of: {', '.join(codes)}.{suggestion(code, codes)}",
                )


def _no_options(loaded: Loaded, file: File, path: Path, item: Item) -> Iterator[Problem]:
    """Yield each option that a service rests on and that the question does not have."""
    options = [option.code for option in item.answer.options] if isinstance(item.answer, SeveralAnswer) else []
    for n, service in enumerate(item.serves):
        if service.option is not None and service.option not in options:
            hint = f"Use one of: {', '.join(options)}." if options else "Remove it: nothing can be ticked here."
            message = f"'{item.id}' has no option '{service.option}'"
            yield loaded.problem(file, (*path, "serves", n, "option"), "impossible-answer", message, hint)


def _codes(catalogue: Catalogue, leaf: ProfileIs | ItemIs) -> list[str] | None:
    """Return the answers that `leaf` can look for; None when the question itself is unknown and reported elsewhere."""
    if isinstance(leaf, ProfileIs):
        question = next((q for q in catalogue.head.profile if q.id == leaf.profile), None)
        return [option.code for option in question.options] if question else None
    if leaf.item not in catalogue.items:
        return None
    return [option.code for option in catalogue.options(catalogue.items[leaf.item].item.answer)]


def _circles(loaded: Loaded) -> Iterator[Problem]:
    rests: dict[str, list[str]] = {}
    places: dict[str, tuple[File, Path]] = {}
    for file, path, item in items_with_paths(loaded):
        rests[item.id] = [leaf.item for leaf in rests_on(item.applies) if isinstance(leaf, ItemIs)]
        places[item.id] = (file, (*path, "applies"))
    reported: set[frozenset[str]] = set()
    for start in rests:
        circle = _circle(start, rests)
        if circle and frozenset(circle) not in reported:
            reported.add(frozenset(circle))
            way = " → ".join([*circle, circle[0]])
            yield loaded.problem(
                *places[start],
                "circular-condition",
                f"this condition goes round in a circle: {way}",
                "Let one of these items apply whatever the others say.",
            )


def _circle(start: str, rests: Mapping[str, list[str]]) -> tuple[str, ...]:
    """Return the items on a way from `start` back to itself, or nothing."""
    ways: list[tuple[str, ...]] = [(start,)]
    seen: set[str] = set()
    while ways:
        way = ways.pop()
        for following in rests.get(way[-1], ()):
            if following == start:
                return way
            if following not in seen:
                seen.add(following)
                ways.append((*way, following))
    return ()
