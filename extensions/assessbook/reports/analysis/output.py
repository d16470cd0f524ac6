"""Write the outputs of an analysis into a folder: the page, the summary, the tables, and the record."""

from __future__ import annotations

import json
from collections.abc import Iterator
from importlib.metadata import version
from pathlib import Path
from typing import Any

from ...forms.docx.marks import NEEDS
from ...forms.issue import replace_if_changed
from ...forms.registry import Unwritable
from .. import html_page
from .analysis import Analysis
from .disclosure import PANELS
from .paper import report, summary
from .sheets import sheets

RECORD = "record.json"


def write(analysis: Analysis, folder: Path) -> tuple[Path, ...]:
    """Write every output and return the paths; the same returns give the same bytes. Raises OSError, Unwritable."""
    made = tuple(_outputs(analysis))
    for name, data in made:
        replace_if_changed(folder / name, data)
    return tuple(folder / name for name, _ in made)


def _outputs(analysis: Analysis) -> Iterator[tuple[str, bytes]]:
    try:
        from .. import docx_draft
    except ImportError:
        raise Unwritable(NEEDS) from None
    yield "analysis.html", html_page.write(report(analysis))
    yield "summary.docx", docx_draft.write(summary(analysis), analysis.catalogue)
    for name, data in sheets(analysis).items():
        yield f"tables/{name}", data
    yield RECORD, (json.dumps(record(analysis), ensure_ascii=False, indent=2) + "\n").encode()


def record(analysis: Analysis) -> dict[str, Any]:
    """Return what the analysis rests on, and what of it is suppressed, for whoever wants to repeat it."""
    head, figures, taken = analysis.catalogue.head, analysis.figures, analysis.taken
    told: dict[str, Any] = {
        "format": "assessbook-analysis/1",
        "program": version("assessbook"),
        "catalogue": {"id": head.id, "version": head.version, "hash": analysis.catalogue.hash},
        "exercise": analysis.exercise,
        "audience": analysis.audience,
        "least": analysis.least,
        "named": list(analysis.named),
        "years": {
            str(year): {"returns": figures.returns(year), "versions": dict(analysis.versions(year))}
            for year in figures.years
        },
        "suppressed": {str(year): _suppressed(analysis, year) for year in figures.years},
        "suppressed-plans": [f"{each.year}: {each.name}" for each in analysis.tables.plans if each.fates is None],
        "practice": {"quoted": len(analysis.practices.quoted), "left-out": analysis.practices.left_out},
    }
    if taken is not None:
        told["carried"] = {
            name: sum(getattr(each, name) for each in taken.returns) for name in ("moved", "again", "kept", "unclear")
        }
        told["files"] = {
            "counted": len(taken.returns),
            "the-same-twice": len(taken.twice),
            "left-out": len(taken.left_out),
        }
        if analysis.audience == "internal":
            told["returns"] = [
                {"file": Path(each.file).name, "called": analysis.called[each.state], "year": each.year}
                for each in taken.returns
            ]
    return told


def _suppressed(analysis: Analysis, year: int) -> dict[str, Any]:
    figures = analysis.figures
    groups = {item: figures.groups[year, item] for item in figures.items}
    regions = {
        item: sorted(region or "" for region in figures.sent[year].keys() - group.regions)
        for item, group in groups.items()
        if figures.regions and group.all
    }
    return {
        "questions": [item for item, group in groups.items() if not group.all],
        "panels": {
            panel: [item for item, group in groups.items() if group.all and panel not in group.panels]
            for panel in PANELS
        },
        "regions": {item: found for item, found in regions.items() if found},
    }
