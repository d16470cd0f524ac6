"""The file contradictions.yaml: what it may say, and every mistake with its place."""

from __future__ import annotations

from pathlib import Path

import pytest

from assessbook.catalogue.check import check

from ..conftest import orchard_files

SOUND = """\
rules:
  - id: taught-none
    when:
      - {item: b2c3d, is: [yes]}
      - {profile: has-pond, is: [no]}
      - {counts: h7j8k, in: under-18, are: none}
      - {ticked: p4q5r, option: figs}
      - {more: {item: d4f5g}, than: {item: g6h7j, in: whole}}
    why: Trees are watered, while nobody was taught.
    ask: Could you tell us who waters?
"""


@pytest.fixture
def told(tmp_path: Path):
    """Return a function that checks the orchard with rules in which each (old, new) was replaced."""

    def write(*changes: tuple[str, str]) -> list[str]:
        text = SOUND
        for old, new in changes:
            assert old in text
            text = text.replace(old, new)
        for name, contents in {**orchard_files(), "contradictions.yaml": text}.items():
            (tmp_path / name).write_text(contents, encoding="utf-8")
        return [str(p).replace(f"{tmp_path}/", "") for p in check(tmp_path)[1]]

    return write


def test_a_sound_file_has_no_problem(told) -> None:
    assert told() == []


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ("item: b2c3d", "item: b2c3f", "contradictions.yaml:4:16: error[dangling-item]: there is no item 'b2c3f'"),
        ("[yes]", "[maybe]", "contradictions.yaml:4:28: error[impossible-answer]: 'b2c3d' never has the answer 'maybe'"),
        ("has-pond", "has-pool", "contradictions.yaml:5:19: error[dangling-profile]: there is no profile question 'has-pool'"),
        ("under-18", "old", "contradictions.yaml:6:29: error[impossible-answer]: 'h7j8k' never has the answer 'old'"),
        ("counts: h7j8k, in: under-18", "counts: b2c3d", "contradictions.yaml:6:18: error[impossible-answer]: 'b2c3d' asks for no figures"),
        ("figs", "plums", "contradictions.yaml:7:33: error[impossible-answer]: 'p4q5r' never has the answer 'plums'"),
        ("in: whole", "in: rest", "contradictions.yaml:8:55: error[impossible-answer]: 'g6h7j' never has the answer 'rest'"),
        ("Could you tell us who waters?", "You are wrong.", "contradictions.yaml:10:10: error[not-a-question]: the question is not one to a colleague"),
        ("are: none", "are: few", "contradictions.yaml:6:18: error[unknown-word]: 'few' is not one of the words allowed here"),
        ("{item: b2c3d, is: [yes]}", "{thing: b2c3d}", "contradictions.yaml:4:9: error[missing-key]: it does not say of what kind it is"),
    ],
)  # fmt: skip
def test_every_mistake_has_its_place(told, old: str, new: str, problem: str) -> None:
    found = told((old, new))
    assert [each for each in found if each.startswith(problem)], found


def test_the_rules_of_one_id_are_told_apart(told) -> None:
    twice = SOUND.partition("rules:\n")[2]
    assert told((SOUND, SOUND + twice))[0].startswith("contradictions.yaml:11:9: error[duplicate-id]")
