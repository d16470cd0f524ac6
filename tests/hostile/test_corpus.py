"""Every broken and hostile file through the command: read or refused in words, in little memory, and nothing else."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from ..files import bombs, containers, elsewhere, members, signs, spoilt
from ..files.packing import Good
from .conftest import Done

Read = Callable[..., Done]
FAMILIES = {
    module.__name__.rpartition(".")[2]: module.FILES
    for module in (bombs, containers, elsewhere, members, signs, spoilt)
}
MOST = 300_000
"""Kilobytes that a process may hold."""
_BREAKS = ("Reading this file was stopped", "This file breaks the program")


def tree(folder: Path) -> Mapping[str, str]:
    """Everything that stands in a folder, with what each file holds."""
    return {
        str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest() if path.is_file() else "folder"
        for path in sorted(folder.rglob("*"))
    }


@pytest.mark.parametrize("family", FAMILIES)
@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_each_file_is_read_or_refused_in_words_and_nothing_else_changes(
    family: str, good: Good, read: Read, tmp_path: Path
) -> None:
    inbox = tmp_path / "deep" / "down" / "inbox"
    inbox.mkdir(parents=True)
    files = FAMILIES[family]
    for name, (make, _) in files.items():
        (inbox / name).write_bytes(make(good))
    before = tree(tmp_path)
    done = read(*files, folder=inbox)
    after = tree(tmp_path)
    assert {name: after[name] for name in before} == before
    added = {name for name in after if name not in before}
    assert all(name.startswith("deep/down/inbox/out") for name in added), added
    assert done.kilobytes < MOST
    assert done.errors == ""
    named = [told["file"].partition(", submission")[0] for told in done.files]
    assert named == list(files)
    for name, told in zip(named, done.files, strict=True):
        _, refusal = files[name]
        why = told.get("why", "")
        assert not why.startswith(_BREAKS), name
        assert refusal is None or (why.startswith(refusal) and bool(why) == bool(refusal)), (name, why)
        assert not why or why.endswith("."), name


def test_a_newer_form_says_so(good: Good, read: Read, tmp_path: Path) -> None:
    for name in ("newer.json", "newer.xlsx", "newer.docx"):
        make, _ = elsewhere.FILES[name]
        (tmp_path / name).write_bytes(make(good))
    done = read("newer.json", "newer.xlsx", "newer.docx")
    codes = [[finding["code"] for finding in told["findings"]] for told in done.files]
    assert done.status == 1
    assert all("newer-version" in found for found in codes), codes


def test_a_wrong_ending_changes_no_answer(good: Good, read: Read, tmp_path: Path) -> None:
    names = [name for name in elsewhere.FILES if name.startswith("wrong-ending")]
    for name in names:
        (tmp_path / name).write_bytes(elsewhere.FILES[name][0](good))
    done = read(*names)
    assert done.status == 0
    (answers,) = {Path(tmp_path, told["answer-file"]).read_bytes() for told in done.files}
    assert answers.count(b"mark") == good["json"].count(b"mark")


def test_letters_written_in_two_ways_are_one_answer(good: Good, read: Read, tmp_path: Path) -> None:
    for name in ("composed.json", "decomposed.json"):
        (tmp_path / name).write_bytes(signs.FILES[name][0](good))
    done = read("composed.json", "decomposed.json")
    first, second = (Path(tmp_path, told["answer-file"]).read_bytes() for told in done.files)
    assert first == second


def test_no_receipt_holds_a_sign_that_acts_on_a_screen(good: Good, read: Read, tmp_path: Path) -> None:
    names = [name for name in signs.FILES if name.endswith(".json")]
    for name in names:
        (tmp_path / name).write_bytes(signs.FILES[name][0](good))
    read(*names)
    receipts = "".join(path.read_text("utf-8") for path in (tmp_path / "out").glob("*.receipt.txt"))
    assert len(receipts) > 1_000
    assert not {
        sign for sign in receipts if sign in "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\x00\x07\x1b\u200f\ufeff"
    }


def test_strange_names_of_files_lead_nowhere(good: Good, read: Read, tmp_path: Path) -> None:
    inbox = tmp_path / "inbox"
    inbox.mkdir()
    names = [
        "-o",
        "--output=x.json",
        "two\nlines.json",
        "\u202egpj.json",
        "a;touch x.json",
        "$(touch x).json",
        "..json",
    ]
    names += [" .json", "x" * 250 + ".json", "CON.json", "%2e%2e%2fx.json", "é" * 120 + ".json"]
    for name in names:
        (inbox / name).write_bytes(good["json"])
    (inbox / "sub").mkdir()
    before = tree(tmp_path)
    done = read(*names, "sub/../-o", "../inbox/CON.json", folder=inbox)
    after = tree(tmp_path)
    assert (done.status, done.errors) == (0, "")
    assert {name: after[name] for name in before} == before
    assert all(name.startswith("inbox/out") for name in after if name not in before)
    assert sum(name.endswith(".json") for name in after if name not in before) == len(names)


def test_a_file_of_half_a_gigabyte_is_not_even_opened(good: Good, read: Read, tmp_path: Path) -> None:
    for name in ("huge.xlsx", "huge.json", "huge.pdf"):
        with (tmp_path / name).open("wb") as file:
            file.write(good[name.rpartition(".")[2]])
            file.truncate(500_000_000)
    done = read("huge.xlsx", "huge.json", "huge.pdf")
    assert done.kilobytes < 150_000
    assert all(told["why"].startswith("The file is larger than any filled form") for told in done.files)
