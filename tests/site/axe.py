"""axe-core, best practice included, on pages of the handbook."""

from __future__ import annotations

from importlib.resources import files
from typing import Any

from playwright.sync_api import Page

AXE = (files("axe_playwright_python") / "axe.min.js").read_text(encoding="utf-8")
COLOURS = ["color-contrast", "link-in-text-block"]
"""The rules that only colours decide: they run once for each pair of colours, see `new_colours`."""
MENUS = [[".sidebar-tree"], [".toc-tree"]]
"""The same links on every page: looked at on the sample only."""
SAMPLE = ["index.html", "report-once.html", "checklists/short-form.html", "search.html", "reuse.html"]
_MARK = """known => {
  const seen = new Set(known), found = [], grounds = new Map();
  const ground = element => {
    if (!element) return "";
    if (!grounds.has(element)) {
      const { backgroundColor, backgroundImage, opacity } = getComputedStyle(element);
      const own = [backgroundColor, backgroundImage, opacity].join(" ");
      grounds.set(element, ground(element.parentElement) + (own === "rgba(0, 0, 0, 0) none 1" ? "" : ` > ${own}`));
    }
    return grounds.get(element);
  };
  const says = element => [...element.childNodes].some(node => node.nodeType === 3 && node.data.trim());
  for (const element of document.querySelectorAll("body *")) {
    if (!says(element) && !element.matches("input, select, textarea")) continue;
    const own = getComputedStyle(element), around = getComputedStyle(element.parentElement);
    const letters = [own.color, own.fontSize, own.fontWeight, own.textDecorationLine, around.color];
    const look = [element.tagName, ...letters, ground(element)].join(" | ");
    if (seen.has(look)) continue;
    seen.add(look);
    found.push(look);
    element.setAttribute("data-new-colour", "");
  }
  return found;
}"""


def faults(page: Page, *, whole: bool) -> list[str]:
    """Return what axe-core finds, colours left out."""
    rules = {rule: {"enabled": False} for rule in COLOURS}
    return _found(page, None if whole else {"exclude": MENUS}, {"rules": rules})


def faults_of_colour(page: Page, known: set[str]) -> list[str]:
    """Return what axe-core finds wrong with the colours that no page before has shown; adds them to `known`.

    What matters is the colour, size and weight of the letters, and every ground below them. Where all of this is the
    same on another page, the result is the same too.
    """
    new = page.evaluate(_MARK, sorted(known))
    known.update(new)
    rules = {"type": "rule", "values": COLOURS}
    return _found(page, {"include": [["[data-new-colour]"]]}, {"runOnly": rules}) if new else []


def _found(page: Page, place: Any, options: dict[str, Any]) -> list[str]:
    wish = [place, {"resultTypes": ["violations"], "preload": False, **options}]
    found = page.evaluate("([place, options]) => axe.run(place || document, options)", wish)
    return [f"{v['id']}: {node['html'][:150]}" for v in found["violations"] for node in v["nodes"]]
