"""The handbook to take away."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path
from zipfile import ZipFile

import pytest
from playwright.sync_api import Page, expect

from .conftest import Site, sphinx

NAME = "handbook-ccm-gender-diversity-en"
EPUBCHECK = Path("/usr/share/java/epubcheck.jar")


def test_the_page_of_downloads_gives_the_size_of_each_file(english: Site) -> None:
    entries = english.article("downloads.html").xpath(".//ul[@class='assess-offline']/li")
    for entry, suffix in zip(entries, (".zip", ".epub"), strict=True):
        path = english.root / entry.xpath("./a/@href")[0]
        assert path.name == NAME + suffix
        number, unit = entry.text_content().rsplit(", ", 1)[1].split("\N{NO-BREAK SPACE}")
        bytes_told = float(number) * {"KB": 1_000, "MB": 1_000_000}[unit]
        assert bytes_told == pytest.approx(path.stat().st_size, rel=0.05)


def test_the_zip_opens_from_disk(page: Page, english: Site, tmp_path: Path) -> None:
    with ZipFile(english.root / "offline" / f"{NAME}.zip") as archive:
        archive.extractall(tmp_path)
    root = tmp_path / NAME
    page.goto((root / "index.html").as_uri())
    page.get_by_role("link", name="Downloads").first.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Downloads")
    expect(page.get_by_text("All pages and forms, as a ZIP file")).to_be_hidden()
    lost = {name for name in english.pages if not (root / name).is_file()}
    assert lost == set()
    assert {path.name for path in (root / "forms").iterdir()} >= {"ccm-gender-diversity-en.xlsx"}


@pytest.mark.skipif(not EPUBCHECK.exists() or not shutil.which("java"), reason="epubcheck is not installed")
def test_the_epub_has_no_fault(english: Site) -> None:
    command = ["java", "-jar", str(EPUBCHECK), str(english.root / "offline" / f"{NAME}.epub")]
    done = subprocess.run(command, capture_output=True, text=True)
    assert (done.returncode, "No errors or warnings detected" in done.stdout) == (0, True), done.stdout + done.stderr


def test_building_again_changes_no_byte(english: Site, built: Path) -> None:
    def files() -> list[tuple[bytes, int]]:
        return [(path.read_bytes(), path.stat().st_mtime_ns) for path in sorted((english.root / "offline").iterdir())]

    before = files()
    options = (
        f"-Dassessbook_epub={built / 'epub'}",
        *(f"-Dassessbook_languages.{code}=../{code}" for code in ("en", "ar")),
    )
    sphinx("html", english.root, *options, "--doctree-dir", str(built / "doctrees"))
    assert files() == before
