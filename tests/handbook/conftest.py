"""Mini projects from tests/roots, built with real builders in this process."""

from __future__ import annotations

import re
import shutil
import warnings
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from io import StringIO
from pathlib import Path
from typing import Any
from unittest.mock import patch

import pytest
from jinja2.bccache import Bucket, BytecodeCache
from sphinx import locale
from sphinx.application import Sphinx
from sphinx.deprecation import RemovedInSphinx10Warning, RemovedInSphinx11Warning
from sphinx.util.docutils import docutils_namespace, patch_docutils

ROOTS = Path(__file__).parent.parent / "roots"


class _Templates(BytecodeCache):
    """The theme's templates as they were compiled: the same for every build in this process."""

    def __init__(self) -> None:
        self.compiled: dict[str, bytes] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        if bucket.key in self.compiled:
            bucket.bytecode_from_string(self.compiled[bucket.key])

    def dump_bytecode(self, bucket: Bucket) -> None:
        self.compiled[bucket.key] = bucket.bytecode_to_string()


_TEMPLATES = _Templates()


@dataclass(frozen=True)
class Built:
    """What one run of Sphinx has left behind."""

    out: Path
    warnings: list[str]
    app: Sphinx

    def text(self, name: str) -> str:
        return (self.out / name).read_text(encoding="utf-8")

    def article(self, name: str) -> str:
        """Return the body of a page, without what the theme puts around it."""
        found = re.search(r'<div class="body" role="main">(.*?)<div class="clearer">', self.text(name), re.DOTALL)
        assert found
        return found[1]


@dataclass(frozen=True)
class Project:
    """A mini project in a folder of its own."""

    source: Path
    work: Path
    done: dict[str, Built] = field(default_factory=dict)

    def once(self, builder: str = "html") -> Built:
        """Run a builder the first time it is asked for, and return what it has left behind."""
        if builder not in self.done:
            self.done[builder] = self.build(builder)
        return self.done[builder]

    def build(
        self, builder: str = "html", *, parallel: int = 1, out: str = "", fresh: bool = False, **conf: Any
    ) -> Built:
        """Run a builder; deprecated calls of our modules are errors."""
        said = StringIO()
        folder = self.work / (out or builder)
        doctrees = self.work / f"{out or builder if builder == 'gettext' else out}.doctrees"
        locale.translators.clear()  # Sphinx keeps the language of the last build in the process.
        with warnings.catch_warnings(), patch_docutils(self.source), docutils_namespace():
            # MyST still calls what Sphinx 11 will remove; that is for MyST to mend.
            warnings.filterwarnings("ignore", category=RemovedInSphinx11Warning)
            for category in (DeprecationWarning, RemovedInSphinx10Warning, RemovedInSphinx11Warning):
                warnings.filterwarnings("error", category=category, module=r"assessbook\.")
            app = Sphinx(
                self.source, self.source, folder, doctrees, builder, conf, status=None, warning=said, freshenv=fresh,
                parallel=parallel,
            )  # fmt: skip
            if templates := getattr(app.builder, "templates", None):
                templates.environment.bytecode_cache = _TEMPLATES
            app.build()
        plain = re.sub(r"\x1b\[[0-9;]*m", "", said.getvalue())
        return Built(folder, [line for line in plain.replace(f"{self.source}/", "").splitlines() if line], app)

    def edit(self, name: str, old: str, new: str) -> None:
        """Replace the one place where `old` stands in a file."""
        path = self.source / name
        text = path.read_text(encoding="utf-8")
        assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {name}"
        path.write_text(text.replace(old, new), encoding="utf-8")

    def page(self, text: str, name: str = "index.md") -> Project:
        """Write one page."""
        path = self.source / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        return self


@pytest.fixture(scope="session", autouse=True)
def no_rounds_of_all_that_is_loaded() -> Iterator[None]:
    """A build that has a process of its own looks through all that is loaded, once, and leaves it alone from then on.

    Here that took a third of the time of a small build, each time; and at its end it gave back to the collector what
    the tests had left out of its rounds (see `pytest_collection_finish`). Builds in other processes are as they were.
    """
    with patch("assessbook.handbook.opening.gc"):
        yield


def lay_out(source: Path, pages: str = "") -> Path:
    """Set up a mini project in a folder that is not there yet: the pages of a folder in tests/roots, and the catalogue."""
    if pages:
        shutil.copytree(ROOTS / pages, source)
    source.mkdir(parents=True, exist_ok=True)
    shutil.copytree(ROOTS / "catalogue", source / "checklists")
    shutil.copy(ROOTS / "conf.py", source)
    return source


@pytest.fixture
def project(tmp_path: Path) -> Callable[..., Project]:
    """Return a function that sets up a mini project: the pages of a folder in tests/roots, and the catalogue."""

    return lambda pages="": Project(lay_out(tmp_path / "source", pages), tmp_path / "build")


@pytest.fixture(scope="session")
def handbook(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Project]:
    """The project that uses every directive and role, for tests that only look at it."""
    root = tmp_path_factory.mktemp("handbook")
    yield Project(lay_out(root / "source", "handbook"), root / "build")
