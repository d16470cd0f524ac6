"""The ready packs on the pages: listed with pages and size, one ZIP of all, and never a link that leads nowhere."""

from __future__ import annotations

import re
import shutil
from pathlib import Path
from zipfile import ZipFile

import pytest

from ..handbook.conftest import Project
from .conftest import set_up


@pytest.fixture(scope="module")
def packs(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the packs of one course."""
    site = set_up(tmp_path_factory.mktemp("listing"))
    return site.build("packs", assessbook_pack_courses=["morning"]).out


@pytest.fixture
def ready(training: Project, packs: Path) -> str:
    """The setting that names a folder with these packs, to change."""
    return str(shutil.copytree(packs, training.work / "ready"))


def test_the_packs_are_listed_with_pages_and_size_and_one_zip(training: Project, ready: str) -> None:
    built = training.build(assessbook_packs=ready)
    assert built.warnings == []
    article = built.article("training/index.html")
    rows = re.findall(
        r'href="\.\./packs/([^"]+)">([^<]+)</a></p></td>\s*<td><p>(\d+)</p></td>\s*<td><p>([^<]+)</p>', article
    )
    assert ("morning-test-en.pdf", "Test, before and after", "1") in [row[:3] for row in rows]
    for name, _title, _pages, size in rows:
        path = built.out / "packs" / name
        assert size == f"{max(1, round(path.stat().st_size / 1000))}\N{NO-BREAK SPACE}KB"
    with ZipFile(built.out / "packs" / "training-packs-en.zip") as archive:
        assert {name.rpartition("/")[2] for name in archive.namelist()} == {row[0] for row in rows}
    assert f"All {len(rows)} files as one ZIP" in article
    assert "A morning in the garden</span>" in article


def test_the_list_follows_the_packs_and_is_left_alone_when_they_stay(training: Project, ready: str) -> None:
    built = training.build(assessbook_packs=ready)
    page = built.out / "training" / "index.html"
    stamp = page.stat().st_mtime_ns
    training.build(assessbook_packs=ready)
    assert page.stat().st_mtime_ns == stamp
    training.build("packs", out="ready", assessbook_pack_modules=["water"])
    article = training.build(assessbook_packs=ready).article("training/index.html")
    assert "selection-guide-en.pdf" in article
    assert (built.out / "packs" / "selection-guide-en.pdf").is_file()


def test_an_output_without_packs_says_where_they_are(training: Project) -> None:
    assert "The packs to print are part of the online handbook" in training.build("text").text("training/index.txt")
    built = training.build()
    assert "The packs to print are part of the online handbook" in built.article("training/index.html")
    assert not (built.out / "packs").exists()


def test_the_zip_of_the_handbook_holds_no_packs_and_no_links_to_them(training: Project, ready: str) -> None:
    training.edit("training/index.md", "# Training", "# Training\n\n```{offline}\n```")
    built = training.build(assessbook_packs=ready)
    (path,) = (built.out / "offline").glob("*.zip")
    with ZipFile(path) as archive:
        assert not [name for name in archive.namelist() if "/packs/" in name]
        (page,) = (name for name in archive.namelist() if name.endswith("/training/index.html"))
        text = archive.read(page).decode()
    assert "packs/" not in text.replace("“packs”", "")
    assert "Test, before and after" in text
    assert "The ZIP and the EPUB of the handbook do not hold them." in text
