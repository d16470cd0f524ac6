"""Files are read in a process of their own: one that hangs, dies or eats memory harms no other file.

The files that do harm are read by a carrier of another package, found through its entry point.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from assessbook.catalogue.model import Catalogue
from assessbook.forms.copier import Copier
from assessbook.forms.form import Form
from assessbook.forms.reading import Unreadable
from assessbook.forms.worker import MAX_ENTRIES, Worker

CARRIER = '''
"""A carrier that does what its file says."""
import os, sys, time
from assessbook.catalogue.model import Catalogue
from assessbook.forms.copier import Copier
from assessbook.forms.form import Form
from assessbook.forms.reading import Entry, Origin, Reading

ID, SUFFIX, TITLE = "harm", ".harm", "Harm"

def recognises(data):
    return data.startswith(b"HARM ")

def write(form):
    if form.language == "slow":
        time.sleep(60)
    if form.language == "abort":
        os.abort()
    if form.language == "memory":
        len([bytes(10_000_000) for _ in range(1000)])
    return form.language.encode()

def read(data):
    word = data[5:].decode()
    if word == "sleep":
        time.sleep(60)
    if word == "abort":
        os.abort()
    if word == "exit":
        sys.exit(3)
    if word == "error":
        raise KeyError("surprise")
    if word == "memory":
        len([bytes(10_000_000) for _ in range(1000)])
    if word == "print":
        print("not part of the answer", flush=True)
        os.write(1, b"nor this")
    if word == "pickle":
        class Reading_(Reading):
            __reduce__ = lambda self: (os.system, ("touch harmed",))
        return Reading_("harm", None, ())
    count = int(word) if word.isdigit() else 1
    return Reading("harm", Origin("orchard", "1.0.0"), (Entry("answer", "b2c3d", "answer", "yes", str(os.getpid())),) * count)
'''


@pytest.fixture
def worker(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Worker]:
    """A worker that also knows the carrier of another package."""
    package = tmp_path / "harmful-1.0.dist-info"
    package.mkdir()
    (package / "METADATA").write_text("Metadata-Version: 2.1\nName: harmful\nVersion: 1.0\n")
    (package / "entry_points.txt").write_text("[assessbook.carriers]\nharm = harmful\n")
    (tmp_path / "harmful.py").write_text(CARRIER)
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    monkeypatch.chdir(tmp_path)
    with Worker(seconds=3) as found:
        yield found


def test_a_carrier_of_another_package_reads_its_files(worker: Worker) -> None:
    assert worker.read(b"HARM none").entries[0].code == "b2c3d"


@pytest.mark.parametrize(
    ("harm", "message"),
    [
        ("sleep", "Reading this file was stopped after 3 seconds"),
        ("abort", "This file breaks the program that reads it"),
        ("exit", "This file breaks the program that reads it"),
        ("error", "This file breaks the program that reads it"),
        ("memory", "The file holds far more than a form does"),
        ("pickle", "This file breaks the program that reads it"),
        (str(MAX_ENTRIES + 1), "The file holds far more than a form does"),
    ],
)
def test_a_harmful_file_is_refused_and_the_next_one_is_read(
    worker: Worker, tmp_path: Path, harm: str, message: str
) -> None:
    with pytest.raises(Unreadable, match=message):
        worker.read(f"HARM {harm}".encode())
    assert worker.read(b"HARM none").carrier == "harm"
    assert not (tmp_path / "harmed").exists()


def test_what_a_library_prints_does_not_disturb(worker: Worker) -> None:
    assert worker.read(b"HARM print").carrier == "harm"


def test_a_module_in_the_current_folder_is_not_run(
    worker: Worker, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    inbox = tmp_path / "inbox"
    inbox.mkdir()
    (inbox / "json.py").write_text("open('harmed', 'w')")
    monkeypatch.chdir(inbox)
    assert worker.read(b"HARM none").carrier == "harm"
    assert not (inbox / "harmed").exists()


def test_one_process_reads_many_files_and_a_new_one_is_started_only_after_harm(worker: Worker) -> None:
    first, second = (worker.read(b"HARM none").entries[0].place for _ in range(2))
    with pytest.raises(Unreadable):
        worker.read(b"HARM abort")
    assert first == second != worker.read(b"HARM none").entries[0].place


@pytest.mark.parametrize("harm", ["slow", "abort", "memory"])
def test_a_copy_that_cannot_be_made_within_the_limits_does_no_harm(
    worker: Worker, orchard: Catalogue, harm: str
) -> None:
    with Copier(seconds=3) as copier:
        assert copier.write("harm", Form(orchard, harm)) is None
        assert copier.write("harm", Form(orchard, "good")) == b"good"
