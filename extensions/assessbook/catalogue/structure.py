"""Rules on the shape of the catalogue: unique ids, files that are listed, versions in order, labels in English."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from .answers import Option
from .load import Loaded
from .marked import Path
from .model import Catalogue
from .problems import Problem
from .terms import version_key
from .walk import File, items_with_paths

Found = Iterator[tuple[str, File, Path]]


def structure_problems(loaded: Loaded) -> Iterator[Problem]:
    """Yield every problem of shape; needs a catalogue that was read."""
    catalogue = loaded.catalogue
    if catalogue is None:
        return
    for kind, found in (
        ("item", ((item.id, file, (*path, "id")) for file, path, item in items_with_paths(loaded))),
        ("section or provision", _inner_ids(catalogue)),
        ("code", _head_ids(catalogue)),
        ("source", _source_ids(catalogue)),
    ):
        yield from _duplicates(loaded, kind, found)
    yield from _listing(loaded, catalogue)
    yield from _versions(loaded, catalogue.head.version)
    yield from _labels(loaded, catalogue)


def _duplicates(loaded: Loaded, kind: str, found: Found) -> Iterator[Problem]:
    first: dict[str, tuple[File, Path]] = {}
    for id, file, path in found:
        if id not in first:
            first[id] = (file, path)
            continue
        other_file, other_path = first[id]
        name = loaded.files.get(other_file, "")
        line, _ = loaded.places.at(name, other_path)
        yield loaded.problem(
            file,
            path,
            "duplicate-id",
            f"the {kind} id '{id.split('|')[-1]}' is already used at {name}:{line}",
            "Ids are never reused: run `assessbook mint` for an item, or choose another code.",
        )


def _inner_ids(catalogue: Catalogue) -> Found:
    for checklist in catalogue.checklists:
        for s, section in enumerate(checklist.sections):
            yield f"{checklist.id}|{section.id}", ("checklist", checklist.id), ("sections", s, "id")
    for framework in catalogue.frameworks:
        file = ("framework", framework.id)
        for p, provision in enumerate(framework.provisions):
            yield f"{framework.id}|{provision.id}", file, ("provisions", p, "id")
        for n, plan in enumerate(framework.plans):
            yield f"plan|{plan.id}", file, ("plans", n, "id")
            for p, provision in enumerate(plan.provisions):
                yield f"plan {plan.id}|{provision.id}", file, ("plans", n, "provisions", p, "id")
        for r, report in enumerate(framework.reports):
            yield f"report|{framework.id}|{report.id}", file, ("reports", r, "id")


def _head_ids(catalogue: Catalogue) -> Found:
    head = catalogue.head
    groups: tuple[tuple[str, Iterable[str]], ...] = (
        ("scales", (x.id for x in head.scales)),
        ("breakdowns", (x.id for x in head.breakdowns)),
        ("respondents", (x.id for x in head.respondents)),
        ("pillars", (x.id for x in head.pillars)),
        ("profile", (x.id for x in head.profile)),
    )
    for name, ids in groups:
        for n, id in enumerate(ids):
            yield f"{name}|{id}", ("catalogue", ""), (name, n, "id")


def _source_ids(catalogue: Catalogue) -> Found:
    file = ("sources", "")
    for s, source in enumerate(catalogue.sources):
        yield source.id, file, ("sources", s, "id")
        for p, paragraph in enumerate(source.paragraphs):
            path: Path = ("sources", s, "paragraphs", p)
            yield paragraph.id, file, (*path, "id")
            for d, demand in enumerate(paragraph.demands):
                yield demand.id, file, (*path, "demands", d, "id")


def _listing(loaded: Loaded, catalogue: Catalogue) -> Iterator[Problem]:
    head = catalogue.head
    for key, kind, listed in (
        ("checklists", "checklist", head.checklists),
        ("frameworks", "framework", head.frameworks),
    ):
        present = {id for k, id in loaded.files if k == kind}
        for n, id in enumerate(listed):
            if id not in present:
                yield loaded.problem(
                    ("catalogue", ""),
                    (key, n),
                    "missing-file",
                    f"there is no {kind} file for '{id}'",
                    f"Add the file, or take '{id}' off the list.",
                )
        for id in sorted(present - set(listed)):
            yield loaded.problem(
                (kind, id),
                ("id",),
                "not-listed",
                f"this {kind} is not listed in catalogue.yaml",
                f"Add '{id}' to '{key}:' in catalogue.yaml at the place where it should appear.",
            )


def _versions(loaded: Loaded, current: str) -> Iterator[Problem]:
    for file, path, item in items_with_paths(loaded):
        for key, version in (("since", item.since), ("changed", item.changed), ("retired", item.retired)):
            if version and version_key(version) > version_key(current):
                yield loaded.problem(
                    file,
                    (*path, key),
                    "version-order",
                    f"'{key}: {version}' is later than the catalogue's version {current}",
                    "Raise 'version:' in catalogue.yaml, or correct this one.",
                )
            elif version and version_key(version) < version_key(item.since):
                yield loaded.problem(
                    file,
                    (*path, key),
                    "version-order",
                    f"'{key}: {version}' is earlier than 'since: {item.since}'",
                    "Correct one of the two.",
                )
        if item.replaced_by and not item.retired:
            yield loaded.problem(
                file,
                (*path, "replaced-by"),
                "not-retired",
                "a replaced item must be retired",
                f"Add 'retired: {current}'.",
            )


def _labels(loaded: Loaded, catalogue: Catalogue) -> Iterator[Problem]:
    for file, path, option in _options(loaded, catalogue):
        if "en" not in option.label:
            yield loaded.problem(
                file,
                (*path, "label"),
                "missing-label",
                f"'{option.code}' has no English label",
                "Add 'en: …': English is shown where a language is missing.",
            )


def _options(loaded: Loaded, catalogue: Catalogue) -> Iterator[tuple[File, Path, Option]]:
    head = catalogue.head
    for name, groups in (
        ("scales", [s.states for s in head.scales]),
        ("breakdowns", [b.groups for b in head.breakdowns]),
        ("profile", [q.options for q in head.profile]),
    ):
        key = {"scales": "states", "breakdowns": "groups", "profile": "options"}[name]
        for n, options in enumerate(groups):
            for o, option in enumerate(options):
                yield ("catalogue", ""), (name, n, key, o), option
    for file, path, item in items_with_paths(loaded):
        for o, option in enumerate(getattr(item.answer, "options", ())):
            yield file, (*path, "answer", "options", o), option
