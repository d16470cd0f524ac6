"""`assessbook check`, `mint`, `release` and `schema` as their users see them."""

from __future__ import annotations

import json
import re
from pathlib import Path

from click.testing import CliRunner

from assessbook.catalogue.terms import ITEM_ID
from assessbook.cli import main

BEDS = "beds.yaml"


def run(*arguments: str) -> tuple[int, str]:
    result = CliRunner().invoke(main, list(arguments))
    return result.exit_code, result.output


def test_check_counts_what_is_served(garden) -> None:
    garden()
    assert run("check") == (
        0,
        "book: 2 of 2 demands are covered.\n1 checklists, 2 items.\n0 errors, 0 warnings.\n",
    )


def test_check_counts_apart_what_can_be_checked_only_in_part(garden) -> None:
    garden(("sources.yaml", "gist: Feed the fish.", "gist: Feed the fish., checkable: partly"))
    assert run("check")[1].startswith(
        "book: 1 of 1 demands are covered, and 1 of 1 that can be checked only in part.\n"
    )


def test_check_with_errors_asks_for_attention(garden) -> None:
    garden((BEDS, "strength: could", "strength: can"))
    status, output = run("check", "--json")
    found = json.loads(output)["problems"]
    assert status == 1
    assert [(p["file"], p["line"], p["column"], p["code"], p["severity"]) for p in found] == [
        ("checklists/beds.yaml", 29, 19, "unknown-word", "error")
    ]


def test_check_without_a_head_is_refused(garden) -> None:
    (garden() / "catalogue.yaml").unlink()
    status, output = run("check")
    assert status == 2
    assert output.startswith("checklists/catalogue.yaml:1:1: error[missing-file]: there is no file catalogue.yaml\n")


def test_minted_ids_are_new_and_well_formed(garden) -> None:
    garden()
    status, output = run("mint", "200")
    ids = output.split()
    assert status == 0 and len(set(ids)) == 200
    assert all(re.fullmatch(ITEM_ID, id) for id in ids)
    assert not {"b2c3d", "f4g5h"} & set(ids)


def test_release_writes_the_ledger_and_check_agrees(garden) -> None:
    garden()
    assert run("release") == (0, "Released 1.0.0: 2 items in checklists/ledger.yaml.\n")
    assert run("check")[0] == 0


def test_release_is_refused_while_there_are_errors(garden) -> None:
    directory: Path = garden((BEDS, "code:art-1", "code:art-9"))
    status, output = run("release")
    assert status == 2
    assert "error[dangling-provision]" in output and "Nothing was released. Mend the errors above first" in output
    assert not (directory / "ledger.yaml").exists()


def test_release_of_an_old_version_says_what_to_do(garden) -> None:
    garden()
    run("release")
    garden(
        (BEDS, "Are the beds watered?", "Is it watered?"),
        (BEDS, "since: 1.0.0", "since: 1.0.0\n        changed: 1.1.0"),
    )
    status, output = run("release")
    assert status == 2
    assert "'changed: 1.1.0' is later than the catalogue's version 1.0.0" in output
