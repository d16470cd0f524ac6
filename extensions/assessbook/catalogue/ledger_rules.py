"""Rules on released ids: none vanishes, none is reused, none changes its meaning (design §3)."""

from __future__ import annotations

from collections.abc import Iterator

from .ledger import Entry, Ledger, answer_kind, profile_entry, wording
from .load import Loaded
from .marked import Path
from .model import Catalogue
from .problems import Problem
from .terms import version_key
from .walk import File, items_with_paths


def ledger_problems(loaded: Loaded) -> Iterator[Problem]:
    """Yield every breach of the ledger; nothing while no version has been released."""
    ledger, catalogue = loaded.ledger, loaded.catalogue
    if ledger is None or catalogue is None:
        return
    found = {item.id for _, _, item in items_with_paths(loaded)} | loaded.declared
    for id, entry in ledger.items.items():
        if id not in found:
            yield _vanished(loaded, ledger, ("items", id), f"item '{id}'", entry.since)
    for file, path, item in items_with_paths(loaded):
        if known := ledger.items.get(item.id):
            yield from _reused(loaded, file, path, item.retired, known)
            now = Entry(
                since=item.since,
                worded=item.changed or item.since,
                wording=wording(item.ask),
                answer=answer_kind(item, catalogue),
                retired=item.retired,
            )
            yield from _changed(loaded, file, path, now, known, ledger)
    yield from _profile(loaded, ledger, catalogue)


def _vanished(loaded: Loaded, ledger: Ledger, path: Path, what: str, since: str) -> Problem:
    return loaded.problem(
        ("ledger", ""),
        path,
        "vanished-id",
        f"the {what}, released in {since}, is gone",
        "Put it back and mark it 'retired:'; old returns still hold answers to it.",
        key=True,
    )


def _reused(loaded: Loaded, file: File, path: Path, retired: str | None, entry: Entry) -> Iterator[Problem]:
    if entry.retired and not retired:
        yield loaded.problem(
            file,
            (*path, "id"),
            "reused-id",
            f"this id was retired in {entry.retired} and may not be used again",
            "Run `assessbook mint` for the new item, and keep the retired one.",
        )


def _changed(loaded: Loaded, file: File, path: Path, now: Entry, entry: Entry, ledger: Ledger) -> Iterator[Problem]:
    if now.answer != entry.answer:
        yield loaded.problem(
            file,
            (*path, "answer"),
            "changed-meaning",
            f"the kind of answer was '{entry.answer}' when it was released and is now '{now.answer}'",
            "Retire this item and ask anew under a fresh id (`assessbook mint`).",
        )
    last = ledger.releases[-1] if ledger.releases else entry.worded
    if now.wording != entry.wording and version_key(now.worded) <= version_key(last):
        yield loaded.problem(
            file,
            (*path, "ask"),
            "changed-wording",
            f"the question was reworded since it was released in {entry.worded}",
            "Same meaning: add 'changed:' with the coming version. Other meaning: retire it "
            "and ask anew under a fresh id (`assessbook mint`).",
        )
    if now.since != entry.since:
        yield loaded.problem(
            file,
            (*path, "since"),
            "changed-since",
            f"the item was first released in {entry.since}",
            f"Write 'since: {entry.since}'.",
        )


def _profile(loaded: Loaded, ledger: Ledger, catalogue: Catalogue) -> Iterator[Problem]:
    questions = {question.id: (n, question) for n, question in enumerate(catalogue.head.profile)}
    for id, entry in ledger.profile.items():
        if id not in questions:
            yield _vanished(loaded, ledger, ("profile", id), f"profile question '{id}'", entry.since)
            continue
        n, question = questions[id]
        now = profile_entry(question, catalogue.head.version)
        if now.answer != entry.answer:
            yield loaded.problem(
                ("catalogue", ""),
                ("profile", n, "options"),
                "changed-meaning",
                f"the answers of '{id}' are not those of the last release",
                "Keep the codes; labels may change. For other answers, add a question with a new id.",
            )
