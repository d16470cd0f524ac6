"""The ledger: every id ever released, so that no id vanishes, is reused, or quietly changes its meaning (design §3)."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from pydantic import TypeAdapter

from .answers import Answer, ScaleAnswer
from .checklists import Item
from .model import Catalogue, ProfileQuestion
from .terms import LATER, Code, ItemId, Strict, Version, version_key


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry(Strict):
    """What was released under one id: since when, last worded when, and marks of its wording and kind of answer."""

    since: Version
    worded: Version
    wording: str
    answer: str
    retired: Version | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Ledger(Strict):
    """The file ledger.yaml, written by `assessbook release` only."""

    catalogue: Code
    releases: tuple[Version, ...] = ()
    items: Mapping[ItemId, Entry] = field(default_factory=dict)
    profile: Mapping[Code, Entry] = field(default_factory=dict)


_ANSWER: TypeAdapter[Answer] = TypeAdapter(Answer, config=LATER)


def wording(text: str) -> str:
    """Return the mark of a question's wording: 12 hex digits, blind to line breaks and spacing."""
    return hashlib.sha256(" ".join(text.split()).encode()).hexdigest()[:12]


def answer_kind(item: Item, catalogue: Catalogue) -> str:
    """Return what kind of answer an item takes, in codes only: labels may be reworded, codes may not."""
    answer = item.answer
    codes = [option.code for option in catalogue.options(answer)]
    if isinstance(answer, ScaleAnswer):
        return f"scale {' '.join(codes)}"
    shape = _ANSWER.dump_python(answer, mode="json", by_alias=True, exclude_none=True)
    kept = {key: shape[key] for key in ("by", "precision", "whole") if not isinstance(shape.get(key), str | None)}
    codes = codes or [option["code"] for option in shape.get("options", ())]
    detail = json.dumps(kept, sort_keys=True) if kept else ""
    return " ".join(part for part in (shape["type"], *codes, detail) if part)


def entries(catalogue: Catalogue) -> Iterator[tuple[str, Entry]]:
    """Yield (item id, ledger entry) for every item as it now stands."""
    for placed in catalogue.items.values():
        item = placed.item
        yield (
            item.id,
            Entry(
                since=item.since,
                worded=item.changed or item.since,
                wording=wording(item.ask),
                answer=answer_kind(item, catalogue),
                retired=item.retired,
            ),
        )


def profile_entry(question: ProfileQuestion, version: str) -> Entry:
    """Return the ledger entry of a profile question, first released in `version`."""
    codes = " ".join(option.code for option in question.options)
    return Entry(since=version, worded=version, wording=wording(question.ask), answer=f"choice {codes}")


def released(catalogue: Catalogue, ledger: Ledger | None) -> Ledger:
    """Return the ledger with the catalogue's present version added; ids that it already holds keep their first version.

    Raises ValueError when this version was released before with other contents.
    """
    old = ledger or Ledger(catalogue=catalogue.head.id)
    version = catalogue.head.version
    items = {**old.items, **dict(entries(catalogue))}
    profile = {**old.profile}
    for question in catalogue.head.profile:
        new = profile_entry(question, version)
        known = old.profile.get(question.id)
        same = known is not None and (known.wording, known.answer) == (new.wording, new.answer)
        profile[question.id] = known if known and same else replace(new, since=known.since if known else version)
    if old.releases and version_key(version) <= version_key(old.releases[-1]):
        if (items, profile) == (dict(old.items), dict(old.profile)):
            return old
        raise ValueError(f"version {version} is not newer than the last release, {old.releases[-1]}")
    return Ledger(catalogue=old.catalogue, releases=(*old.releases, version), items=items, profile=profile)


def as_yaml(ledger: Ledger) -> str:
    """Return the text of ledger.yaml: one line an id, in the order of ids, so that a change shows as one line."""
    lines = [
        "# yaml-language-server: $schema=schema/ledger.json",
        "# Every id ever released. Written by `assessbook release`; do not edit by hand.",
        f"catalogue: {ledger.catalogue}",
        f"releases: [{', '.join(ledger.releases)}]",
    ]
    for kind in ("items", "profile"):
        lines.append(f"{kind}:")
        lines += [f"  {id}: {_flow(entry)}" for id, entry in sorted(getattr(ledger, kind).items())]
    return "\n".join(lines) + "\n"


def _flow(entry: Entry) -> str:
    pairs = [
        f"since: {entry.since}",
        f"worded: {entry.worded}",
        f"wording: '{entry.wording}'",
        f"answer: {json.dumps(entry.answer, ensure_ascii=False)}",
    ]
    if entry.retired:
        pairs.append(f"retired: {entry.retired}")
    return "{" + ", ".join(pairs) + "}"
