"""What surrounds the questions of a made-up catalogue: its head, seven frameworks, and the sources it cites."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random
from typing import Any

from . import sentences

Record = dict[str, Any]

FRAMEWORKS = tuple(f"treaty-{letter}" for letter in "abcdefg")
RESPONDENTS = tuple(f"office-{number}" for number in range(1, 11))
PILLARS = tuple(f"pillar-{number}" for number in range(1, 10))
PROFILE = tuple(f"profile-{number}" for number in range(1, 10))
STATES = ("yes", "partly", "planned", "no", "not-applicable", "unknown")
BREAKDOWNS = {"sex": ("women", "men", "other"), "age": ("under-18", "from-18")}


def head(checklists: list[str], version: str) -> Record:
    """Return the contents of catalogue.yaml."""
    random = Random("head")
    return {
        "id": "bench",
        "title": "Made-up questions",
        "version": version,
        "languages": ["en"],
        "scales": [{"id": "practice", "title": "Practice", "states": options(*STATES)}],
        "breakdowns": [
            {"id": id, "title": _title(id), "groups": options(*groups)} for id, groups in BREAKDOWNS.items()
        ],
        "respondents": [{"id": id, "name": f"{_title(id)} for inclusion"} for id in RESPONDENTS],
        "pillars": [{"id": id, "name": f"{_title(id)} of the programme"} for id in PILLARS],
        "profile": [
            {"id": id, "ask": sentences.question(random), "options": options("yes", "no", "unknown")} for id in PROFILE
        ],
        "frameworks": list(FRAMEWORKS),
        "checklists": checklists,
    }


def options(*codes: str) -> list[Record]:
    """Return options with labels in two languages."""
    return [{"code": code, "label": {"en": _title(code), "fr": f"{_title(code)} (fr)"}} for code in codes]


def framework(id: str, size: int) -> Record:
    """Return one framework with `size` provisions, a plan, a report of eight sections and two counts."""
    random = Random(id)
    return {
        "id": id,
        "short": _title(id),
        "name": f"{_title(id)} on {sentences.heading(random).lower()}",
        "kind": "treaty",
        "summary": sentences.demand(random),
        "source": ["paper"],
        "provisions": [
            {"id": f"art-{number}", "label": f"Article {number}", "title": sentences.heading(random)}
            for number in range(1, size + 1)
        ],
        "plans": [_plan(id, random)],
        "reports": [_report(random)],
        "membership": [_membership(random)],
    }


def references(size: int) -> list[str]:
    """Return every provision that an item can serve, when each framework has `size` of them."""
    return [f"{id}:art-{number}" for id in FRAMEWORKS for number in range(1, size + 1)] + [
        f"{id}-plan:action-{number}" for id in FRAMEWORKS for number in range(1, 5)
    ]


def _plan(id: str, random: Random) -> Record:
    return {
        "id": f"{id}-plan",
        "name": f"Plan of {_title(id)}",
        "starts": 2021,
        "ends": 2026,
        "status": "in-force",
        "source": ["paper"],
        "provisions": [
            {"id": f"action-{number}", "label": f"Action {number}", "title": sentences.heading(random)}
            for number in range(1, 5)
        ],
    }


def _report(random: Random) -> Record:
    return {
        "id": "yearly",
        "name": "Yearly report",
        "cycle": "Each year, by 30 April.",
        "send-to": "The secretariat of the treaty.",
        "source": ["paper"],
        "sections": [
            {"id": f"part-{letter}", "title": f"Part {letter.upper()}", "gender": sentences.demand(random)}
            for letter in "abcdefgh"
        ],
    }


def _membership(random: Random) -> Record:
    figures = [
        {"value": random.randint(60, 190), "by": by, "as-of": "2021-09", "source": ["paper"]}
        for by in ("paper", "recount")
    ]
    return {"id": "parties", "what": "States Parties", "figures": figures}


def sources(demands: int) -> Record:
    """Return the contents of sources.yaml: one paper that makes `demands` demands, and seven other documents."""
    random = Random("sources")
    others = [{"id": f"book-{number}", "title": sentences.heading(random), "date": 2021} for number in range(1, 8)]
    paper = {
        "id": "paper",
        "title": "The working paper",
        "date": "2021-09",
        "paragraphs": list(_paragraphs(demands, random)),
    }
    return {"sources": [paper, *others]}


def _paragraphs(demands: int, random: Random) -> Iterator[Record]:
    for number in range(1, demands // 3 + 1):
        yield {
            "id": f"paper-{number}",
            "label": f"Paragraph {number}",
            "gist": sentences.demand(random),
            "checkable": "yes",
            "demands": [{"id": id, "gist": sentences.demand(random)} for id in _of_paragraph(number)],
        }


def demand_ids(demands: int) -> list[str]:
    """Return the ids of the paper's demands, three to a paragraph."""
    return [id for number in range(1, demands // 3 + 1) for id in _of_paragraph(number)]


def _of_paragraph(number: int) -> list[str]:
    return [f"paper-{number}-{place}" for place in (1, 2, 3)]


def _title(id: str) -> str:
    return id.replace("-", " ").capitalize()
