"""A mini project of training, its packs printed once, and in Arabic."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from ..handbook.conftest import Built, Project, lay_out
from ..handbook.conftest import no_rounds_of_all_that_is_loaded as no_rounds_of_all_that_is_loaded

SetUp = Callable[[], Project]
SECRET = "SECRET-"
"""In the mini project, what only the facilitator may read begins with it."""


def set_up(folder: Path) -> Project:
    """Return the mini project in a folder."""
    site = Project(lay_out(folder / "source", "training"), folder / "build")
    site.edit("conf.py", '"assessbook.handbook"]', '"assessbook.handbook", "assessbook.packs"]')
    return site


@pytest.fixture
def training(tmp_path: Path) -> Project:
    """The mini project, to change."""
    return set_up(tmp_path)


@dataclass(frozen=True)
class Packs:
    """The files of one run, by the middle of their names: `morning-guide`."""

    built: Built
    language: str

    @property
    def pdfs(self) -> dict[str, bytes]:
        end = f"-{self.language}.pdf"
        return {path.name.removesuffix(end): path.read_bytes() for path in sorted(self.built.out.glob(f"*{end}"))}


@pytest.fixture(scope="session")
def english(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Packs]:
    """Every pack of the mini project."""
    yield Packs(set_up(tmp_path_factory.mktemp("packs")).build("packs"), "en")


@pytest.fixture(scope="session")
def arabic(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Packs]:
    """The packs of one course with the program's own words in Arabic."""
    site = set_up(tmp_path_factory.mktemp("arabic"))
    yield Packs(site.build("packs", language="ar", assessbook_pack_courses=["morning"]), "ar")


@pytest.fixture
def made(training: Project, english: Packs) -> Project:
    """The mini project, to change, with every pack made before: what a change does not reach is not made again."""
    shutil.copytree(english.built.out, training.work / "packs")
    return training
