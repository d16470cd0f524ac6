"""Released ids never vanish, are never reused and never change their meaning unnoticed."""

from __future__ import annotations

from pathlib import Path

import pytest

from assessbook.catalogue.check import check
from assessbook.catalogue.ledger import as_yaml, released
from assessbook.catalogue.load import load

BEDS, HEAD = "beds.yaml", "catalogue.yaml"


def release(directory: Path) -> str:
    loaded = load(directory)
    assert loaded.catalogue is not None
    text = as_yaml(released(loaded.catalogue, loaded.ledger))
    (directory / "ledger.yaml").write_text(text, encoding="utf-8")
    return text


@pytest.fixture
def after_release(garden):
    """Return a function that releases the sound catalogue, then writes it with changes and returns the messages."""

    def change(*changes: tuple[str, str, str]) -> list[str]:
        release(garden())
        _, problems = check(garden(*changes))
        return [str(problem) for problem in problems]

    return change


def test_the_ledger_is_one_line_an_id(garden) -> None:
    assert (
        release(garden())
        == """\
# yaml-language-server: $schema=schema/ledger.json
# Every id ever released. Written by `assessbook release`; do not edit by hand.
catalogue: garden
releases: [1.0.0]
items:
  b2c3d: {since: 1.0.0, worded: 1.0.0, wording: '79ca6fb9d70e', answer: "scale yes no"}
  f4g5h: {since: 1.0.0, worded: 1.0.0, wording: '19ee8bb4e29a', answer: "number {\\"whole\\": true}"}
profile:
  has-pond: {since: 1.0.0, worded: 1.0.0, wording: '6e28771616ee', answer: "choice yes no"}
"""
    )


def test_an_unchanged_catalogue_agrees_with_its_ledger(after_release) -> None:
    assert after_release() == []


def test_a_released_id_may_not_vanish(after_release) -> None:
    assert after_release((BEDS, "id: b2c3d", "id: m4n5p")) == [
        "checklists/ledger.yaml:6:3: error[vanished-id]: the item 'b2c3d', released in 1.0.0, is gone\n"
        "    hint: Put it back and mark it 'retired:'; old returns still hold answers to it."
    ]


def test_a_profile_question_may_not_vanish(after_release) -> None:
    messages = after_release((HEAD, "id: has-pond", "id: has-lake"), (BEDS, "profile: has-pond", "profile: has-lake"))
    assert [m.split("\n")[0] for m in messages] == [
        "checklists/ledger.yaml:9:3: error[vanished-id]: the profile question 'has-pond', released in 1.0.0, is gone"
    ]


def test_a_reworded_question_must_say_so(after_release) -> None:
    assert after_release((BEDS, "Are the beds watered?", "Is the lawn watered?")) == [
        "checklists/beds.yaml:10:14: error[changed-wording]: the question was reworded since it was released in 1.0.0\n"
        "    hint: Same meaning: add 'changed:' with the coming version. Other meaning: retire it and ask anew under a "
        "fresh id (`assessbook mint`)."
    ]


def test_a_reworded_question_that_says_so_is_accepted(after_release) -> None:
    assert (
        after_release(
            (BEDS, "Are the beds watered?", "Do the beds get water?"),
            (BEDS, "since: 1.0.0", "since: 1.0.0\n        changed: 1.1.0"),
            (HEAD, "version: 1.0.0", "version: 1.1.0"),
        )
        == []
    )


def test_another_kind_of_answer_is_another_item(after_release) -> None:
    assert after_release((BEDS, "{type: number, unit: fish}", "{type: text}")) == [
        "checklists/beds.yaml:24:17: error[changed-meaning]: the kind of answer was 'number {\"whole\": true}' when it was "
        "released and is now 'text'\n    hint: Retire this item and ask anew under a fresh id (`assessbook mint`)."
    ]


def test_a_retired_id_is_not_used_again(garden) -> None:
    retired = (BEDS, "since: 1.0.0", "since: 1.0.0\n        retired: 1.1.0")
    later = (HEAD, "version: 1.0.0", "version: 1.1.0")
    served = ("beds.yaml", "[book-1-2]", "[book-1-1, book-1-2]")
    release(garden())
    release(garden(retired, later, served))
    _, problems = check(garden((HEAD, "version: 1.0.0", "version: 1.2.0"), served))
    assert [str(p).split("\n")[0] for p in problems] == [
        "checklists/beds.yaml:9:13: error[reused-id]: this id was retired in 1.1.0 and may not be used again"
    ]


def test_a_version_is_released_once(garden) -> None:
    first = release(garden())
    assert release(garden()) == first
    with pytest.raises(ValueError, match=r"version 1\.0\.0 is not newer than the last release, 1\.0\.0"):
        release(garden((BEDS, "id: b2c3d", "id: m4n5p")))
