"""The project's workbook opened in LibreOffice: nothing cut off, one page wide, the cursor where one begins."""

from __future__ import annotations

import io
import re
import subprocess
import zipfile
from collections.abc import Mapping
from pathlib import Path

import pytest

from assessbook.catalogue.load import load
from assessbook.catalogue.model import Catalogue
from assessbook.forms import xlsx
from assessbook.forms.form import Form

from .office import ODS, PDF, XLSX, Office

CHECKLISTS = Path(__file__).parents[2] / "checklists"
Heights = Mapping[tuple[str, int], float]
"""By part and row, in points."""


@pytest.fixture(scope="module")
def project() -> Catalogue:
    catalogue = load(CHECKLISTS).catalogue
    assert catalogue is not None
    return catalogue


@pytest.fixture(scope="module")
def folder(project: Catalogue, office: Office, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The form printed, looked at, and saved by LibreOffice with the heights of rows that it would choose itself."""
    folder = tmp_path_factory.mktemp("looks")
    (folder / "form.xlsx").write_bytes(data := xlsx.write(Form(project)))
    (folder / "free.xlsx").write_bytes(without_heights(data))
    form, free, ods = ((folder / name).as_uri() for name in ("form.xlsx", "free.xlsx", "free.ods"))
    office.run(
        [
            ("open", form),
            ("look", str(folder / "look.txt")),
            ("save", (folder / "form.pdf").as_uri(), PDF),
            ("close",),
            ("open", free),
            ("save", ods, ODS),
            ("close",),
            ("open", ods),  # only a file of its own makes LibreOffice measure the rows
            ("save", (folder / "measured.xlsx").as_uri(), XLSX),
            ("close",),
        ]
    )
    return folder


def without_heights(data: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as archive, zipfile.ZipFile(out, "w") as made:
        for name in archive.namelist():
            made.writestr(
                name,
                re.sub(rb'(?<=<row )([^>]*?) ht="[^"]*"( hidden="1")? customHeight="1"', rb"\1\2", archive.read(name)),
            )
    return out.getvalue()


def heights(data: bytes) -> Heights:
    """Return the heights of the rows that are shown."""
    found: dict[tuple[str, int], float] = {}
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for name in archive.namelist():
            for row in (
                re.findall(r"<row ([^>]*)>", archive.read(name).decode("utf-8", "replace")) if "/sheet" in name else ()
            ):
                marks = dict(re.findall(r'(\w+)="([^"]*)"', row))
                if "ht" in marks and marks.get("hidden") not in ("1", "true"):
                    found[name, int(marks["r"])] = float(marks["ht"])
    return found


def test_every_row_is_high_enough_for_its_text(folder: Path) -> None:
    ours, measured = (heights((folder / name).read_bytes()) for name in ("form.xlsx", "measured.xlsx"))
    short = {row: (ours[row], measured[row]) for row in ours if row in measured and ours[row] < measured[row] - 0.5}
    assert short == {}
    assert len(ours) > 200 and set(ours) <= set(measured)
    assert sum(ours.values()) < 1.6 * sum(measured[row] for row in ours), "rows are far higher than they need be"


def test_each_sheet_is_one_page_wide_on_a4(folder: Path, project: Catalogue) -> None:
    pages = subprocess.run(
        ["pdftotext", "-layout", folder / "form.pdf", "-"], capture_output=True, text=True, check=True
    )
    about = subprocess.run(["pdfinfo", folder / "form.pdf"], capture_output=True, text=True, check=True).stdout
    assert "842 x 595 pts (A4)" in about or "841.89 x 595.304 pts (A4)" in about
    shown = pages.stdout.split("\f")[:-1]
    assert len(shown) < 60
    for number, page in enumerate(shown, 1):
        assert f"Page {number} of {len(shown)}" in page
        assert "Version 1.0.0" in page
    of_checklists = [page for page in shown if "Guidance" in page]
    assert len(of_checklists) > 20
    assert all(re.search(r"No\.\s+Question\s+Guidance\s.*Code", page) for page in of_checklists)
    words = set(re.findall(r"\w+", pages.stdout))
    for placed in project.items.values():
        if not placed.item.retired:
            assert set(re.findall(r"\w+", placed.item.ask)) <= words, placed.item.id


def test_the_cursor_is_where_one_begins(folder: Path) -> None:
    active, *cursors = (folder / "look.txt").read_text(encoding="utf-8").splitlines()
    assert active == "Start"
    written = xlsx.read((folder / "form.xlsx").read_bytes())
    assert written.asked
    cells = dict(line.split("\t") for line in cursors)
    assert cells["Start"].endswith("$B$15") and cells["Evidence"].endswith("$B$5")
    assert all(cell.endswith("$D$7") for sheet, cell in cells.items() if sheet not in NOT_CHECKLISTS)
    assert len(cells) == len(NOT_CHECKLISTS) + 8


NOT_CHECKLISTS = ("Start", "Evidence", "What the answers mean")
