"""The same sources make the same bytes, wherever and whenever they are built."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

from .conftest import Project, lay_out
from .test_builders import contents

BUILDERS = ("html", "epub", "latex")
PROGRAM = """
import sys
from sphinx.cmd.build import main
source, out, *builders = sys.argv[1:]
for name in builders:
    if main(["-qW", "-b", name, "-d", f"{out}/doctrees-{name}", source, f"{out}/{name}"]):
        sys.exit(f"{name} failed")
"""
"""Each builder reads the pages anew; one process runs them all, which spares two starts."""


def built(source: Path, seed: str) -> dict[str, dict[str, bytes]]:
    environment = {**os.environ, "SOURCE_DATE_EPOCH": "1790000000", "PYTHONHASHSEED": seed}
    out = source / "_build"
    subprocess.run([sys.executable, "-c", PROGRAM, str(source), str(out), *BUILDERS], check=True, env=environment)
    return {name: contents(out / name) for name in BUILDERS}


@pytest.fixture(scope="module")
def places(tmp_path_factory: pytest.TempPathFactory) -> list[Mapping[str, dict[str, bytes]]]:
    """What is built in two places, by builder."""
    root = tmp_path_factory.mktemp("places")
    first = Project(lay_out(root / "source", "handbook"), root / "build")
    first.edit("conf.py", 'html_theme = "basic"', 'html_theme = "furo"\nassessbook_forms = ["json", "xlsx"]')
    second = root / "a folder with another name" / "source"
    shutil.copytree(first.source, second)
    return [built(first.source, "1"), built(second, "2")]


@pytest.mark.parametrize("builder", BUILDERS)
def test_two_builds_in_two_places_make_the_same_bytes(
    places: list[Mapping[str, dict[str, bytes]]], builder: str
) -> None:
    one, two = (place[builder] for place in places)
    assert one.keys() == two.keys()
    assert one and [name for name in one if one[name] != two[name]] == []
    if builder == "html":
        assert {"forms/garden-en.json", "forms/garden-en.xlsx", "forms/garden-core-en.xlsx"} <= one.keys()
