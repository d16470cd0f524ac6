"""Rules on changes.yaml: each change names items that did change so, and says which of their answers go along."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from .changes import ANY_OTHER, Change, Release
from .checklists import Item
from .load import Loaded
from .marked import Path
from .model import Catalogue
from .problems import Problem, suggestion
from .terms import version_key
from .walk import items_with_paths

_FILE = ("changes", "")
_SHAPE = {
    "reworded": "names no others in 'into'",
    "retired": "names no others in 'into'",
    "replaced": "names one item and, in 'into', one other",
    "split": "names one item and, in 'into', two or more",
    "merged": "names two or more items and, in 'into', one",
}


def change_problems(loaded: Loaded) -> Iterator[Problem]:
    """Yield every mistake in changes.yaml, and every replaced item that it does not tell about."""
    catalogue = loaded.catalogue
    if catalogue is None:
        return
    releases = catalogue.changes.releases
    yield from _order(loaded, catalogue, releases)
    for r, release in enumerate(releases):
        for c, change in enumerate(release.changes):
            yield from _change(loaded, catalogue, release, change, ("releases", r, "changes", c))
    if not any(problem.file == loaded.files.get(_FILE) for problem in loaded.problems):
        yield from _untold(loaded, releases)


def _order(loaded: Loaded, catalogue: Catalogue, releases: tuple[Release, ...]) -> Iterator[Problem]:
    current = catalogue.head.version
    for r, release in enumerate(releases):
        if version_key(release.version) > version_key(current):
            message = f"version {release.version} is later than the catalogue's version {current}"
            hint = "Raise 'version:' in catalogue.yaml, or correct this one."
            yield loaded.problem(_FILE, ("releases", r, "version"), "version-order", message, hint)
    for r, (one, next_) in enumerate(pairwise(releases), 1):
        if version_key(next_.version) <= version_key(one.version):
            message = f"version {next_.version} stands after {one.version}"
            hint = "Put the releases in order, each version once."
            yield loaded.problem(_FILE, ("releases", r, "version"), "version-order", message, hint)


def _change(loaded: Loaded, catalogue: Catalogue, release: Release, change: Change, path: Path) -> Iterator[Problem]:
    unknown = [*_unknown(loaded, catalogue, change, path)]
    yield from unknown
    yield from _shape(loaded, change, path)
    if not any(id in loaded.declared for id in (*change.items, *change.into)) and not unknown:
        yield from _olds(loaded, catalogue, release, change, path)
        yield from _news(loaded, catalogue, release, change, path)
        yield from _carry(loaded, catalogue, change, path)


def _unknown(loaded: Loaded, catalogue: Catalogue, change: Change, path: Path) -> Iterator[Problem]:
    for key, ids in (("items", change.items), ("into", change.into)):
        for n, id in enumerate(ids):
            if id not in catalogue.items and id not in loaded.declared:
                hint = suggestion(id, catalogue.items).strip() or "Correct the id; a retired item stays in its file."
                yield loaded.problem(_FILE, (*path, key, n), "dangling-item", f"there is no item '{id}'", hint)


def _shape(loaded: Loaded, change: Change, path: Path) -> Iterator[Problem]:
    olds, news = len(change.items), len(change.into)
    fits = {
        "reworded": news == 0,
        "retired": news == 0,
        "replaced": (olds, news) == (1, 1),
        "split": olds == 1 and news > 1,
        "merged": olds > 1 and news == 1,
    }
    if not fits[change.kind]:
        message = f"a change of the kind '{change.kind}' {_SHAPE[change.kind]}"
        yield loaded.problem(_FILE, (*path, "kind"), "change-shape", message, "Correct the kind, or the ids.")


def _olds(loaded: Loaded, catalogue: Catalogue, release: Release, change: Change, path: Path) -> Iterator[Problem]:
    """Check the items that changed: reworded ones are marked so, all others retired with this version."""
    for n, id in enumerate(change.items):
        item = catalogue.items[id].item
        at = (*path, "items", n)
        if change.kind == "reworded":
            if item.changed is None or version_key(item.changed) < version_key(release.version):
                message = f"the item '{id}' was not reworded in {release.version}"
                yield loaded.problem(_FILE, at, "not-changed", message, f"Add 'changed: {release.version}' to it.")
        elif item.retired != release.version:
            message = f"the item '{id}' was not retired in {release.version}"
            yield loaded.problem(_FILE, at, "not-retired", message, f"Add 'retired: {release.version}' to it.")
        elif set(change.into) - set(item.replaced_by):
            message = f"the item '{id}' does not say that it was replaced by {', '.join(change.into)}"
            hint = f"Add 'replaced-by: [{', '.join(change.into)}]' to it."
            yield loaded.problem(_FILE, at, "not-replaced", message, hint)


def _news(loaded: Loaded, catalogue: Catalogue, release: Release, change: Change, path: Path) -> Iterator[Problem]:
    """Check the items that answers go to: they are asked in the version that brings the change."""
    for n, id in enumerate(change.into):
        item, at = catalogue.items[id].item, (*path, "into", n)
        if version_key(item.since) > version_key(release.version):
            message = f"the item '{id}' was first asked in {item.since}, after {release.version}"
            yield loaded.problem(_FILE, at, "not-asked-yet", message, "Correct one of the two versions.")
        if item.retired and version_key(item.retired) <= version_key(release.version):
            message = f"the item '{id}' was retired in {item.retired} itself"
            yield loaded.problem(_FILE, at, "retired-target", message, "Name an item that is still asked.")


def _carry(loaded: Loaded, catalogue: Catalogue, change: Change, path: Path) -> Iterator[Problem]:
    codes = {code for id in change.items for code in _codes(catalogue.items[id].item, catalogue)}
    at = (*path, "carry")
    for code in change.carry:
        if code != ANY_OTHER and code not in codes:
            message = f"no answer to {', '.join(change.items)} has the code '{code}'"
            hint = f"Use {', '.join(sorted(codes | {ANY_OTHER}))}."
            yield loaded.problem(_FILE, (*at, code), "impossible-answer", message, hint, key=True)
    if not change.into:
        return
    unsaid = sorted(codes - set(change.carry)) or ([] if codes else [ANY_OTHER])
    if unsaid and ANY_OTHER not in change.carry:
        message = f"it is not said whether these answers go along: {', '.join(unsaid)}"
        yield loaded.problem(_FILE, at if change.carry else path, "carry-unsaid", message, _SAY)
    yield from _misfits(loaded, catalogue, change, at)


def _misfits(loaded: Loaded, catalogue: Catalogue, change: Change, at: Path) -> Iterator[Problem]:
    """Check that the answers that go along are answers of the items they go to."""
    olds = [catalogue.items[id].item for id in change.items]
    for id in change.into:
        item = catalogue.items[id].item
        same = all(old.answer.type == item.answer.type for old in olds)
        for code in sorted({code for old in olds for code in _codes(old, catalogue)}) or [ANY_OTHER]:
            fits = same and (code == ANY_OTHER or code in _codes(item, catalogue))
            if change.carries(code) != "no" and not fits:
                key = code if code in change.carry else ANY_OTHER
                message = f"the item '{id}' takes no answer '{code}'"
                hint = f"Write '{code}: no', or name another item."
                yield loaded.problem(_FILE, (*at, key), "impossible-answer", message, hint, key=True)


def _codes(item: Item, catalogue: Catalogue) -> set[str]:
    codes = {option.code for option in catalogue.options(item.answer)} if item.answer.type != "several" else set()
    return codes - ({"not-applicable"} if item.not_applicable == "never" else set())


def _untold(loaded: Loaded, releases: tuple[Release, ...]) -> Iterator[Problem]:
    told = {
        (id, new) for release in releases for change in release.changes for id in change.items for new in change.into
    }
    for file, path, item in items_with_paths(loaded):
        missing = [new for new in item.replaced_by if (item.id, new) not in told]
        if missing and item.retired:
            message = f"changes.yaml does not say which answers of '{item.id}' go to {', '.join(missing)}"
            hint = f"Add the change to the release {item.retired} of changes.yaml, with 'carry:' for each answer."
            yield loaded.problem(file, (*path, "replaced-by"), "missing-change", message, hint)


_SAY = f"Say yes, show-again or no for each of them, or for '{ANY_OTHER}'."
