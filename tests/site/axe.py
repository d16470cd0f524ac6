"""axe-core, best practice included, on pages of the handbook."""

from __future__ import annotations

from importlib.resources import files
from typing import Any

from playwright.sync_api import Page

AXE = (files("axe_playwright_python") / "axe.min.js").read_text(encoding="utf-8")
COLOURS = ["color-contrast", "link-in-text-block"]
"""The rules that the colour scheme can change. No colour depends on the width, so that they run once for each scheme;
on the sample they run at both widths too."""
MENUS = [[".sidebar-tree"], [".toc-tree"]]
"""The same links on every page: looked at on the sample only."""
SAMPLE = ["index.html", "report-once.html", "checklists/short-form.html", "search.html", "reuse.html"]


def faults(page: Page, *, whole: bool, only: list[str] | None = None, without: list[str] | None = None) -> list[str]:
    """Return what axe-core finds."""
    options: dict[str, Any] = {"resultTypes": ["violations"], "preload": False}
    if only:
        options["runOnly"] = {"type": "rule", "values": only}
    options["rules"] = {rule: {"enabled": False} for rule in without or ()}
    place = None if whole else {"exclude": MENUS}
    found = page.evaluate("([place, options]) => axe.run(place || document, options)", [place, options])
    return [f"{v['id']}: {node['html'][:150]}" for v in found["violations"] for node in v["nodes"]]
