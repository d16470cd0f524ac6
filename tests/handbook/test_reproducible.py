"""The same sources make the same bytes, wherever and whenever they are built."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from .conftest import Project
from .test_builders import contents

SetUp = Callable[..., Project]


def built(source: Path, builder: str, seed: str) -> dict[str, bytes]:
    environment = {**os.environ, "SOURCE_DATE_EPOCH": "1790000000", "PYTHONHASHSEED": seed}
    out = source / "_build"
    command = [
        sys.executable,
        "-m",
        "sphinx",
        "-qW",
        "-b",
        builder,
        "-d",
        str(out / "doctrees"),
        str(source),
        str(out / builder),
    ]
    subprocess.run(command, check=True, env=environment)
    return contents(out / builder)


@pytest.mark.parametrize("builder", ["html", "epub", "latex"])
def test_two_builds_in_two_places_make_the_same_bytes(project: SetUp, tmp_path: Path, builder: str) -> None:
    first = project("handbook")
    first.edit("conf.py", 'html_theme = "basic"', 'html_theme = "furo"\nassessbook_forms = ["json", "xlsx"]')
    second = tmp_path / "a folder with another name" / "source"
    shutil.copytree(first.source, second)
    one, two = built(first.source, builder, "1"), built(second, builder, "2")
    assert one.keys() == two.keys()
    assert [name for name in one if one[name] != two[name]] == []
    if builder == "html":
        assert {"forms/garden-en.json", "forms/garden-en.xlsx", "forms/garden-core-en.xlsx"} <= one.keys()
