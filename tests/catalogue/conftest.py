"""A small catalogue on disk, to be spoilt by the tests."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

FILES = {
    "catalogue.yaml": """\
id: garden
title: Care of gardens
version: 1.0.0
languages: [en]
scales:
  - id: practice
    title: Practice
    states:
      - {code: yes, label: {en: Yes, fr: Oui}}
      - {code: no, label: {en: No, fr: Non}}
respondents:
  - {id: gardener, name: Gardener}
pillars:
  - {id: water, name: Water}
profile:
  - id: has-pond
    ask: Do you have a pond?
    options:
      - {code: yes, label: {en: Yes}}
      - {code: no, label: {en: No}}
frameworks: [code]
checklists: [beds]
""",
    "sources.yaml": """\
sources:
  - id: book
    title: The garden book
    date: 2021
    paragraphs:
      - id: book-1
        label: Paragraph 1
        gist: Asks two things.
        checkable: yes
        demands:
          - {id: book-1-1, gist: Water the beds.}
          - {id: book-1-2, gist: Feed the fish.}
""",
    "frameworks/code.yaml": """\
id: code
short: Code
name: Garden code
kind: treaty
summary: What gardeners promise.
source: [book]
provisions:
  - {id: art-1, label: Article 1, title: Water}
""",
    "beds.yaml": """\
id: beds
title: Beds
summary: How beds are kept.
respondents: [gardener]
sections:
  - id: daily
    title: Every day
    items:
      - id: b2c3d
        ask: Are the beds watered?
        evidence: The watering log.
        respondents: [gardener]
        pillars: [water]
        source: [book-1-1]
        strength: should
        serves:
          - provision: code:art-1
            relation: subset
            carries: [yes]
            why: Both are about water.
        since: 1.0.0
      - id: f4g5h
        ask: How many fish are fed?
        answer: {type: number, unit: fish}
        evidence: The feeding log.
        respondents: [gardener]
        pillars: [water]
        source: [book-1-2]
        strength: could
        applies: {profile: has-pond, is: [yes]}
        since: 1.0.0
""",
}

Write = Callable[..., Path]


@pytest.fixture
def garden(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Write:
    """Return a function that writes the catalogue, each (file, old, new) replaced, and returns its folder."""
    monkeypatch.chdir(tmp_path)

    def write(*changes: tuple[str, str, str]) -> Path:
        directory = Path("checklists")
        texts = dict(FILES)
        for name, old, new in changes:
            assert old in texts.get(name, ""), f"{old!r} does not stand in {name}"
            texts[name] = texts[name].replace(old, new, 1)
        for name, text in texts.items():
            (directory / name).parent.mkdir(parents=True, exist_ok=True)
            (directory / name).write_text(text, encoding="utf-8")
        return directory

    return write
