"""The real handbook, built once in English and once from right to left, side by side as it is published."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from functools import cached_property
from pathlib import Path

import pytest
from lxml import html
from playwright.sync_api import Browser, Page

PROJECT = Path(__file__).parent.parent.parent
WIDE, PHONE = {"width": 1280, "height": 900}, {"width": 320, "height": 640}


class Site:
    """One build: its folder and its pages."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self._trees: dict[str, html.HtmlElement] = {}

    @cached_property
    def pages(self) -> list[str]:
        """The addresses of all pages; forms are tested elsewhere."""
        found = (path.relative_to(self.root).as_posix() for path in self.root.rglob("*.html"))
        return sorted(name for name in found if not name.startswith("forms/"))

    def tree(self, name: str) -> html.HtmlElement:
        if name not in self._trees:
            self._trees[name] = html.document_fromstring(
                (self.root / name).read_bytes(), html.HTMLParser(encoding="utf-8")
            )
        return self._trees[name]

    def article(self, name: str) -> html.HtmlElement:
        return self.tree(name).xpath("//article")[0]


def sphinx(builder: str, out: Path, *options: str) -> None:
    command = [sys.executable, "-m", "sphinx", "-q", "-W", "--keep-going", "--conf-dir", str(PROJECT), "-b", builder]
    done = subprocess.run(
        [*command, *options, str(PROJECT / "docs"), str(out)],
        env={**os.environ, "SOURCE_DATE_EPOCH": "1764000000"},
        capture_output=True,
        text=True,
        cwd=PROJECT,
    )
    assert done.returncode == 0, done.stderr


def _build(root: Path) -> None:
    common = (
        f"-Dassessbook_epub={root / 'epub'}",
        "-Dassessbook_languages.en=../en",
        "-Dassessbook_languages.ar=../ar",
    )
    arabic = (*common, "-Dlanguage=ar", "-Dassessbook_epub=")
    with ThreadPoolExecutor() as beside:  # other processes of the tests wait for both
        other = beside.submit(sphinx, "html", root / "ar", *arabic, "--doctree-dir", str(root / "doctrees-ar"))
        sphinx("epub", root / "epub", *common, "--doctree-dir", str(root / "doctrees"))
        sphinx("html", root / "en", *common, "--doctree-dir", str(root / "doctrees"))
        other.result()


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder with the builds `en`, `ar` and `epub`; processes that test side by side share it."""
    base = tmp_path_factory.getbasetemp()
    root = (base.parent if os.environ.get("PYTEST_XDIST_WORKER") else base) / "site"
    try:
        root.mkdir()
    except FileExistsError:
        waited = time.monotonic()
        while not (root / "done").exists() and time.monotonic() - waited < 200:
            time.sleep(0.2)
        assert (root / "done").read_text() == "", (root / "done").read_text()
        return root
    failed = ""
    try:
        _build(root)
    except AssertionError as error:
        failed = str(error)
        raise
    finally:
        (root / "done").write_text(failed)
    return root


@pytest.fixture(scope="session")
def english(built: Path) -> Site:
    return Site(built / "en")


@pytest.fixture(scope="session")
def arabic(built: Path) -> Site:
    return Site(built / "ar")


@pytest.fixture
def page(chromium: Browser) -> Iterator[Page]:
    context = chromium.new_context(viewport=WIDE)
    context.set_default_timeout(10_000)
    found = context.new_page()
    yield found
    context.close()


def too_wide(page: Page) -> list[str]:
    """Say how wide the page is when it is wider than the phone that shows it."""
    width = page.evaluate("document.scrollingElement.scrollWidth")
    return [f"{width} pixels wide"] if width > PHONE["width"] else []
