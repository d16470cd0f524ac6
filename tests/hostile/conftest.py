"""The good files that the hostile ones are made of, and `assessbook read` as a program of its own."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from assessbook.catalogue.model import Catalogue

from ..files.filled import filled_files
from ..files.packing import Good

MEASURE = """
import json, resource, subprocess, sys
done = subprocess.run(sys.argv[1:], capture_output=True, text=True)
most = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
print(json.dumps([done.returncode, most, done.stdout, done.stderr]))
"""
"""A small program that runs another: a process counts the memory of the one that started it as its own."""


@dataclass(frozen=True)
class Done:
    """What a run of the command said and took."""

    status: int
    kilobytes: int
    """The most memory that one of its processes ever held."""
    files: Sequence[dict[str, Any]]
    errors: str


@pytest.fixture(scope="session")
def good(orchard: Catalogue, tmp_path_factory: pytest.TempPathFactory) -> Good:
    """A good filled file of each kind."""
    return filled_files(orchard, tmp_path_factory.mktemp("good"))


@pytest.fixture
def read(orchard_folder: Path, tmp_path: Path) -> Callable[..., Done]:
    """Return a function that runs `assessbook read FILE… -o out` in a folder."""

    def run(*files: str, folder: Path = tmp_path) -> Done:
        command = [
            sys.executable,
            "-m",
            "assessbook",
            "read",
            "--json",
            "-o",
            "out",
            "--catalogue",
            str(orchard_folder),
        ]
        told = subprocess.run(
            [sys.executable, "-S", "-c", MEASURE, *command, "--", *files], cwd=folder, capture_output=True, check=True
        )
        status, most, output, errors = json.loads(told.stdout)
        return Done(status, most, json.loads(output)["files"] if output else (), errors)

    return run
