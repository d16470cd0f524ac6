"""A catalogue of any size on disk: the same files for the same number of items, released once, ready to be edited."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import Any

import yaml

from assessbook.catalogue.ledger import as_yaml, released
from assessbook.catalogue.load import load
from assessbook.catalogue.terms import ID_DIGITS, ID_LETTERS

from . import sentences
from .frame import (
    BREAKDOWNS,
    FRAMEWORKS,
    PILLARS,
    PROFILE,
    RESPONDENTS,
    demand_ids,
    framework,
    head,
    options,
    references,
    sources,
)

Record = dict[str, Any]

ON_A_PAGE, IN_A_SECTION = 70, 10
RELEASED, COMING = "1.0.0", "1.1.0"
RELATIONS = ("equal", "equivalent", "subset", "superset", "intersects")
STRENGTHS = ("should", "should", "could", "may", "encouraged", "described")


def write(directory: Path, size: int) -> None:
    """Write a catalogue of `size` items into `directory`: released once, and open for the next version."""
    topics = list(checklists(size))
    names = [topic["id"] for topic in topics]
    dump(directory / "sources.yaml", sources(_demands(size)))
    for id in FRAMEWORKS:
        dump(directory / "frameworks" / f"{id}.yaml", framework(id, _provisions(size)))
    for topic in topics:
        dump(directory / f"{topic['id']}.yaml", topic)
    dump(directory / "catalogue.yaml", head(names, RELEASED))
    catalogue = load(directory).catalogue
    assert catalogue is not None
    (directory / "ledger.yaml").write_text(as_yaml(released(catalogue, None)), encoding="utf-8")
    dump(directory / "catalogue.yaml", head(names, COMING))


def checklists(size: int) -> Iterator[Record]:
    """Yield the checklists of a catalogue of `size` items. The first item is there to be edited."""
    random = Random(size)
    items = list(_items(size, random))
    items[0] |= {
        "ask": "Is this question, which is question-draft-0, reworded each time, so that all pages must follow?",
        "help": "This is help-draft-0.",
        "changed": COMING,
    }
    for number, first in enumerate(range(0, size, ON_A_PAGE), 1):
        page = items[first : first + ON_A_PAGE]
        yield {
            "id": f"topic-{number}",
            "title": f"Topic {number}: {sentences.heading(random).lower()}",
            "summary": sentences.remark(random),
            "framework": FRAMEWORKS[number % len(FRAMEWORKS)],
            "respondents": random.sample(RESPONDENTS, 2),
            "sections": [
                {
                    "id": f"part-{start // IN_A_SECTION + 1}",
                    "title": sentences.heading(random),
                    "intro": sentences.remark(random),
                    "items": page[start : start + IN_A_SECTION],
                }
                for start in range(0, len(page), IN_A_SECTION)
            ],
        }


def _items(size: int, random: Random) -> Iterator[Record]:
    """Yield the items, as long and as linked as those of the project's own catalogue; every demand is cited."""
    demands, provisions = demand_ids(_demands(size)), references(_provisions(size))
    earlier: list[str] = []
    for number, id in enumerate(_ids(size, random)):
        item: Record = {"id": id, "ask": sentences.question(random), "help": sentences.guidance(random)}
        answer = _answer(random)
        if answer:
            item["answer"] = answer
        else:
            earlier.append(id)
        item |= {
            "evidence": sentences.proof(random),
            "respondents": random.sample(RESPONDENTS, random.choice((1, 1, 1, 1, 2))),
            "pillars": random.sample(PILLARS, random.choice((1, 1, 1, 1, 2))),
            "source": sorted({demands[number % len(demands)], *random.sample(demands, random.choice((0, 0, 0, 0, 1)))}),
            "strength": random.choice(STRENGTHS),
            "serves": [
                _service(reference, random) for reference in random.sample(provisions, random.choice((2, 3, 4)))
            ],
        }
        if condition := _condition(earlier[-40:-1], random):
            item["applies"] = condition
        yield item | {"core": number % 6 == 0, "since": RELEASED}


def _ids(count: int, random: Random) -> list[str]:
    found: dict[str, None] = {}
    while len(found) < count:
        found["".join(random.choice(ID_DIGITS if place % 2 else ID_LETTERS) for place in range(5))] = None
    return list(found)


def _answer(random: Random) -> Record | None:
    """Return an answer kind, or None for the catalogue's scale, which five of six items take."""
    return random.choice(
        (
            *(None,) * 40,
            {"type": "number", "unit": "persons"},
            {"type": "share", "part": "women among them", "whole": "all staff of the programme"},
            {"type": "share", "part": "visits with a note", "whole": "all visits"},
            {"type": "table", "by": list(BREAKDOWNS), "unit": "persons"},
            {"type": "text", "lines": 3},
            {"type": "date", "precision": "month"},
            {"type": "choice", "options": options("each-year", "every-two-years", "never")},
            {"type": "several", "options": options("radio", "school", "leaflet", "visit")},
        )
    )


def _service(reference: str, random: Random) -> Record:
    return {
        "provision": reference,
        "relation": random.choice(RELATIONS),
        "carries": ["yes", "partly"],
        "why": sentences.reason(random),
    }


def _condition(earlier: list[str], random: Random) -> Record | None:
    chance = random.random()
    if chance < 0.25:
        return {"profile": random.choice(PROFILE), "is": ["yes"]}
    if chance < 0.32:
        return {"any": [{"profile": id, "is": ["yes", "unknown"]} for id in random.sample(PROFILE, 2)]}
    if chance < 0.4 and earlier:
        return {"item": random.choice(earlier), "is": ["yes", "partly"]}
    return None


def _demands(size: int) -> int:
    return size * 15 // 100


def _provisions(size: int) -> int:
    return 12 + size // 250


def dump(path: Path, record: Record) -> None:
    """Write a record as YAML, as an author would: block style, one key a line."""
    path.parent.mkdir(parents=True, exist_ok=True)
    text = yaml.dump(record, Dumper=yaml.CSafeDumper, sort_keys=False, allow_unicode=True, width=118)
    path.write_text(text, encoding="utf-8")
