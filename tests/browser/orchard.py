"""A small catalogue with every kind of answer and condition, for what is filled in a browser."""

from __future__ import annotations

from pathlib import Path

FILES = {
    "catalogue.yaml": """\
id: orchard
title: Care of orchards <b>&
version: 1.0.0
languages: [en]
scales:
  - id: practice
    title: Practice
    states:
      - {code: yes, label: {en: "Yes", ar: نعم}}
      - {code: partly, label: {en: Partly, ar: جزئيًا}}
      - {code: planned, label: {en: Planned, ar: مخطط له}}
      - {code: no, label: {en: "No", ar: لا}}
      - {code: not-applicable, label: {en: Not applicable, ar: لا ينطبق}}
      - {code: unknown, label: {en: Unknown, ar: غير معروف}}
breakdowns:
  - id: kind
    title: Kind
    groups:
      - {code: apples, label: {en: Apples, ar: تفاح}}
      - {code: pears, label: {en: Pears, ar: كمثرى}}
  - id: age
    title: Age
    groups:
      - {code: young, label: {en: Young, ar: صغير}}
      - {code: old, label: {en: Old, ar: كبير}}
respondents:
  - {id: gardener, name: Gardener}
  - {id: water-board, name: Water board}
pillars:
  - {id: water, name: Water}
profile:
  - id: has-pond
    ask: Do you have a pond?
    help: A barrel is no pond.
    options:
      - {code: yes, label: {en: "Yes", ar: نعم}}
      - {code: no, label: {en: "No", ar: لا}}
checklists: [beds, ponds]
""",
    "states.yaml": """\
as-of: 2026
source: [book]
states:
  - {id: LA, name: Lao PDR, party: {}}
  - {id: CI, name: Côte d'Ivoire, party: {}}
""",
    "sources.yaml": """\
sources:
  - id: book
    title: The orchard book
    date: 2021
    paragraphs:
      - {id: book-1, label: Paragraph 1, gist: Asks two things., checkable: no}
""",
    "beds.yaml": """\
id: beds
title: Beds
summary: How beds are kept.
respondents: [gardener]
sections:
  - id: daily
    title: Every day
    intro: What is done each day.
    items:
      - &item
        id: b2c3d
        ask: Are the beds watered?
        help: Morning is best.
        evidence: The watering log.
        respondents: [gardener]
        pillars: [water]
        source: [book-1]
        strength: should
        core: true
        since: 1.0.0
""",
    "ponds.yaml": """\
id: ponds
title: Ponds
summary: How ponds are kept.
respondents: [water-board]
sections:
  - id: fish
    title: Fish
    items:
""",
}

ITEM = """\
      - id: {id}
        ask: {ask}
        evidence: A paper.
        respondents: [gardener]
        pillars: [water]
        source: [book-1]
        strength: could
        since: 1.0.0
        {more}
"""

BEDS = (
    ("f4g5h", "How many trees stand?", "answer: {type: number, unit: trees, most: 5000}"),
    ("j6k7m", "How many trees bear fruit?", "answer: {type: share, part: bearing, whole: all}"),
    ("n8p9q", "How many trees of each kind and age?", "answer: {type: table, by: [kind, age], unit: trees}"),
    ("r2s3t", "Tell about the soil.", "answer: {type: text}"),
    ("v4w5x", "When was the last harvest?", "answer: {type: date, precision: month}"),
    (
        "z6b7c",
        "Who prunes?",
        "answer: {type: choice, options: [{code: own, label: {en: Own staff}}, {code: firm, label: {en: A firm}}]}",
    ),
    (
        "d8f9g",
        "Which tools are there?",
        "answer: {type: several, options: [{code: saw, label: {en: Saw}}, {code: axe, label: {en: Axe}}]}",
    ),
    ("h2j3k", "Are the paths clear?", "not-applicable: never"),
)
PONDS = (
    ("m4n5p", "Are the fish fed?", "applies: {profile: has-pond, is: [yes]}"),
    ("q6r7s", "Is the fish food local?", "applies: {item: m4n5p, is: [yes, partly]}"),
)


def write(directory: Path) -> Path:
    """Write the catalogue into `directory` and return it."""
    texts = dict(FILES)
    texts["beds.yaml"] = texts["beds.yaml"].replace("&item\n        ", "")
    texts["beds.yaml"] += "".join(ITEM.format(id=id, ask=ask, more=more) for id, ask, more in BEDS)
    texts["ponds.yaml"] += "".join(ITEM.format(id=id, ask=ask, more=more) for id, ask, more in PONDS)
    directory.mkdir(parents=True, exist_ok=True)
    for name, text in texts.items():
        (directory / name).write_text(text, encoding="utf-8")
    return directory
