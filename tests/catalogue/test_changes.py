"""The file changes.yaml: what it may say, and every mistake with its place."""

from __future__ import annotations

from pathlib import Path

import pytest

from assessbook.catalogue.check import check
from assessbook.catalogue.load import load

HEAD, BEDS, CHANGES = "catalogue.yaml", "beds.yaml", "changes.yaml"

SPLIT = """\
releases:
  - version: 1.1.0
    changes:
      - kind: split
        items: [b2c3d]
        into: [g5h6j, h6j7k]
        carry: {yes: show-again, no: yes}
        why: Beds and pots are asked about apart.
"""
NEW = """\
      - id: {id}
        ask: Are the {what} watered?
        evidence: The watering log.
        respondents: [gardener]
        pillars: [water]
        source: [book-1-1]
        strength: should
        since: 1.1.0
"""
SOUND = (
    (HEAD, "version: 1.0.0", "version: 1.1.0"),
    (BEDS, "        since: 1.0.0\n      - id: f4g5h", "        since: 1.0.0\n        retired: 1.1.0\n"
     "        replaced-by: [g5h6j, h6j7k]\n" + NEW.format(id="g5h6j", what="beds") + NEW.format(id="h6j7k", what="pots")
     + "      - id: f4g5h"),
)  # fmt: skip


@pytest.fixture
def told(garden):
    """Return a function that writes the split catalogue, each (old, new) replaced in changes.yaml, and checks it."""

    def write(*changes: tuple[str, str], more: tuple[tuple[str, str, str], ...] = ()) -> list[str]:
        folder, text = garden(*SOUND, *more), SPLIT
        for old, new in changes:
            assert old in text
            text = text.replace(old, new)
        (folder / CHANGES).write_text(text, encoding="utf-8")
        return [str(problem) for problem in check(folder)[1]]

    return write


def test_a_sound_file_has_no_problem(told) -> None:
    assert told() == []


def test_the_changes_are_part_of_the_catalogue(told) -> None:
    told()
    catalogue = load(Path("checklists")).catalogue
    assert catalogue is not None
    (release,) = catalogue.changes.since("1.0.0")
    (change,) = release.changes
    assert (change.carries("yes"), change.carries("no"), change.carries("partly")) == ("show-again", "yes", "no")
    assert not [*catalogue.changes.since("1.1.0")]


MISTAKES = {
    "unknown item": (
        [("into: [g5h6j", "into: [g5h6k")],
        "checklists/changes.yaml:6:16: error[dangling-item]: there is no item 'g5h6k'\n    hint: Did you mean 'g5h6j'?",
    ),
    "wrong number of items": (
        [("kind: split", "kind: merged")],
        "checklists/changes.yaml:4:15: error[change-shape]: a change of the kind 'merged' names two or more items and, in "
        "'into', one\n    hint: Correct the kind, or the ids.",
    ),
    "another version": (
        [("version: 1.1.0", "version: 1.0.5")],
        "checklists/changes.yaml:5:17: error[not-retired]: the item 'b2c3d' was not retired in 1.0.5\n"
        "    hint: Add 'retired: 1.0.5' to it.",
    ),
    "a later version": (
        [("version: 1.1.0", "version: 1.2.0")],
        "checklists/changes.yaml:2:14: error[version-order]: version 1.2.0 is later than the catalogue's version 1.1.0\n"
        "    hint: Raise 'version:' in catalogue.yaml, or correct this one.",
    ),
    "an answer that cannot be": (
        [("no: yes", "no: yes, maybe: no")],
        "checklists/changes.yaml:7:43: error[impossible-answer]: no answer to b2c3d has the code 'maybe'\n"
        "    hint: Use any-other, no, yes.",
    ),
    "an answer left out": (
        [(", no: yes", "")],
        "checklists/changes.yaml:7:16: error[carry-unsaid]: it is not said whether these answers go along: no\n"
        "    hint: Say yes, show-again or no for each of them, or for 'any-other'.",
    ),
    "an answer to another kind of question": (
        [("kind: split", "kind: replaced"), ("into: [g5h6j, h6j7k]", "into: [f4g5h]")],
        "checklists/changes.yaml:7:17: error[impossible-answer]: the item 'f4g5h' takes no answer 'yes'\n"
        "    hint: Write 'yes: no', or name another item.",
    ),
    "carry in other words": (
        [("yes: show-again", "yes: maybe")],
        "checklists/changes.yaml:7:22: error[unknown-word]: 'maybe' is not one of the words allowed here\n"
        "    hint: Use one of: yes, show-again, no.",
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", MISTAKES)
def test_each_mistake_is_told_with_its_place(told, name) -> None:
    changes, message = MISTAKES[name]
    assert message in told(*changes)


def test_a_replaced_item_without_a_word_on_its_answers(garden) -> None:
    found = [str(problem) for problem in check(garden(*SOUND))[1]]
    assert found == [
        "checklists/beds.yaml:23:22: error[missing-change]: changes.yaml does not say which answers of 'b2c3d' go to "
        "g5h6j, h6j7k\n    hint: Add the change to the release 1.1.0 of changes.yaml, with 'carry:' for each answer."
    ]


def test_a_reworded_item_must_be_marked(told) -> None:
    reworded = "      - kind: reworded\n        items: [f4g5h]\n        why: Plainer words.\n      - kind: split"
    assert told(("      - kind: split", reworded)) == [
        "checklists/changes.yaml:5:17: error[not-changed]: the item 'f4g5h' was not reworded in 1.1.0\n"
        "    hint: Add 'changed: 1.1.0' to it."
    ]


def test_what_cannot_be_read_is_not_told_twice(told) -> None:
    assert len(told(("yes: show-again", "yes: maybe"))) == 1
