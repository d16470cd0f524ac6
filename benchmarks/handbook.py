"""A handbook on a made-up catalogue, as an author of this project writes it."""

from __future__ import annotations

from pathlib import Path

from . import catalogue
from .frame import FRAMEWORKS

CONF = """\
project = "Benchmark"
extensions = [{extensions}]
html_theme = "furo"
html_copy_source = False
html_show_sourcelink = False
html_show_search_summary = False
html_last_updated_fmt = None
smartquotes = False
"""
"""What every project of the benchmark has in common: the theme and settings of the project's own handbook."""


def write(root: Path, size: int) -> None:
    """Write the catalogue and the pages that show it into `root`."""
    catalogue.write(root / "checklists", size)
    put(root / "conf.py", CONF.format(extensions='"myst_parser", "assessbook.handbook"'))
    topics = [topic["id"] for topic in catalogue.checklists(size)]
    put(root / "index.md", front([*topics, *FRAMEWORKS, "crosswalk", "coverage"]))
    for topic in topics:
        put(root / f"{topic}.md", f"# Questions: {topic}\n\n```{{checklist}} {topic}\n```\n")
    for id in FRAMEWORKS:
        put(root / f"{id}.md", f"# About {id}\n\n```{{framework}} {id}\n```\n")
    put(root / "crosswalk.md", "# Crosswalk\n\n```{crosswalk}\n```\n")
    put(
        root / "coverage.md",
        "# Coverage\n\n```{coverage} paper\n```\n\n## Documents\n\n```{sources}\n```\n",
    )


def front(pages: list[str]) -> str:
    """Return the front page, which lists the pages in the sidebar."""
    listed = "\n".join(pages)
    return f"# Benchmark\n\n```{{toctree}}\n:hidden:\n\n{listed}\n```\n\nA handbook with made-up questions.\n"


def put(path: Path, text: str) -> None:
    """Write a text file."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
