"""A real browser, and a form to open in it from disk."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from assessbook.catalogue.check import check
from assessbook.catalogue.model import Catalogue
from assessbook.forms import html as html_form
from assessbook.forms.form import Form

from . import orchard

PAGES = {
    "conf.py": 'extensions = ["myst_parser", "assessbook.handbook"]\nhtml_theme = "furo"\nassessbook_catalogue = "lists"\n',
    "index.md": "# Orchard\n\n```{toctree}\nbeds\nponds/pond\nmine\n```\n",
    "beds.md": "# Beds\n\n" + "Much to read before the questions.\n\n" * 120 + "```{checklist} beds\n```\n",
    "ponds/pond.md": "# Ponds\n\n```{checklist} ponds\n```\n",
    "mine.md": "# My answers\n\n```{answers}\n```\n",
}


expect.set_options(timeout=20_000)


@pytest.fixture(scope="session")
def catalogue(tmp_path_factory: pytest.TempPathFactory) -> Catalogue:
    loaded, problems = check(orchard.write(tmp_path_factory.mktemp("orchard")))
    assert not problems
    assert loaded.catalogue
    return loaded.catalogue


@pytest.fixture
def context(chromium: Browser) -> Iterator[BrowserContext]:
    """A person's browser: what it keeps is gone with the test."""
    context = chromium.new_context(accept_downloads=True)
    context.set_default_timeout(20_000)
    yield context
    context.close()


@pytest.fixture
def form_file(catalogue: Catalogue, tmp_path: Path) -> Callable[..., Path]:
    """Return a function that writes the form to disk and returns its path."""

    def write(name: str = "form.html", **options: Any) -> Path:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(html_form.write(Form(catalogue, **options)))
        return path

    return write


@pytest.fixture
def opened(context: BrowserContext) -> Callable[[Path], Page]:
    """Return a function that opens a form from disk and waits until it can be filled; any script error fails the test."""
    errors: list[str] = []

    def open_(path: Path) -> Page:
        page = context.new_page()
        page.on("filechooser", lambda _: None)  # from now on, not only when one is expected: that could be too late
        page.on("pageerror", lambda error: errors.append(str(error)))
        page.on("console", lambda message: errors.append(message.text) if message.type == "error" else None)
        page.goto(path.as_uri())
        page.wait_for_selector("html.scripted")
        return page

    yield open_  # type: ignore[misc]
    assert errors == []


@pytest.fixture(scope="session")
def source(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("handbook")
    for name, text in PAGES.items():
        (root / name).parent.mkdir(exist_ok=True)
        (root / name).write_text(text, encoding="utf-8")
    orchard.write(root / "lists")
    return root


def build(source: Path, builder: str) -> Path:
    command = [sys.executable, "-m", "sphinx", "-q", "-W", "-b", builder, str(source), str(source / "_build" / builder)]
    subprocess.run(command, check=True)
    return source / "_build" / builder


@pytest.fixture(scope="session")
def handbook(source: Path) -> Path:
    return build(source, "html")


def saved(page: Page, button: str) -> bytes:
    """Press a button that saves a file, and return the file."""
    with page.expect_download() as download:
        page.get_by_role("button", name=button, exact=True).first.click()
    return Path(download.value.path()).read_bytes()


def choose_file(page: Page, button: str, path: Path) -> None:
    """Press a button that opens a file, and choose one."""
    with page.expect_file_chooser() as chooser:
        page.get_by_role("button", name=button, exact=True).first.click()
    chooser.value.set_files(path)


def choose(page: Page, id: str, label: str) -> None:
    """Choose an answer by its words."""
    page.locator(f"#{id}").get_by_label(label, exact=True).first.check()


def answered(page: Page, count: int) -> None:
    """Wait until the page counts so many answers."""
    expect(page.locator("#all-words")).to_have_text(re.compile(rf"^(\D+ )?{count} \D+"))
