"""Baseline: the same pages as an author would type them in MyST, with no extension. Made from the built handbook.

The built pages are turned back into headings, paragraphs, lists, definition lists, tables and links. So the words are
the same, whatever the handbook shows; `words` proves it in each run.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from html import unescape
from pathlib import Path

from bs4 import BeautifulSoup
from bs4.element import NavigableString, PageElement, Tag

from .handbook import CONF, put

SETTINGS = CONF.format(extensions='"myst_parser"') + 'myst_enable_extensions = ["attrs_inline", "deflist"]\n'

_BLOCKS = ("section", "div", "p", "ul", "ol", "dl", "table")
_SPECIAL = re.compile(r"([\\`*_\[\]{}<>|#~$^])")
_MARKS = {"strong": "**", "em": "*"}
_NOT_PAGES = ("genindex", "search")
_ASIDE = re.compile(r'<a class="headerlink".*?</a>', re.DOTALL)
_TAG = re.compile(r"<[^>]+>")


def write(root: Path, handbook: Path) -> None:
    """Write the pages of the built project `handbook` as plain MyST pages into `root`, with the same front page."""
    articles = dict(_articles(handbook / "html"))
    linked = {link.partition("#")[2] for text in articles.values() for link in re.findall(r'href="([^"]+)"', text)}
    put(root / "conf.py", SETTINGS)
    for name, text in articles.items():
        of_an_author = (handbook / f"{name}.md").is_file()
        head = "" if of_an_author else "---\norphan: true\n---\n\n"
        put(root / f"{name}.md", head + "\n\n".join(_Page(linked).blocks(BeautifulSoup(text, "html.parser"))) + "\n")
    shutil.copy(handbook / "index.md", root)


def words(built: Path) -> dict[str, list[str]]:
    """Return the words of each page built at `built`, in order; without those of navigation."""
    return {name: re.findall(r"\w+", unescape(_TAG.sub(" ", text))) for name, text in _articles(built)}


def _articles(built: Path) -> Iterator[tuple[str, str]]:
    """Yield the name and the main part of each page."""
    for path in sorted(built.glob("*.html")):
        if path.stem not in _NOT_PAGES:
            main = (
                path.read_text(encoding="utf-8").partition("<article")[2].partition(">")[2].partition("</article>")[0]
            )
            yield path.stem, _ASIDE.sub("", main)


class _Page:
    """Writes one page. `linked` holds the anchors that some page links to: only those get a target."""

    def __init__(self, linked: set[str]) -> None:
        self.linked = linked

    def blocks(self, node: Tag) -> Iterator[str]:
        """Yield the blocks inside a node."""
        for child in node.children:
            if isinstance(child, Tag):
                yield from self._block(child)

    def _block(self, node: Tag) -> Iterator[str]:
        classes = node.get_attribute_list("class")
        if node.get("id") in self.linked:
            yield f"({_label(node)})="
        match node.name:
            case "h1" | "h2" | "h3" | "h4" | "h5" | "h6":
                level = 3 if "assess-ask" in classes else int(node.name[1])
                yield f"{'#' * level} {self._text(node)}"
            case "p":
                yield f"**{self._text(node)}**" if "rubric" in classes else self._text(node)
            case "ul" if "assess-marks" in classes:
                yield " · ".join(self._text(mark) for mark in node.find_all("li", recursive=False))
            case "ul":
                yield "\n".join(f"- {self._entry(item)}" for item in node.find_all("li", recursive=False))
            case "dl":
                yield from self._definitions(node)
            case "table":
                if node.caption:
                    yield f"**{self._text(node.caption)}**"
                yield "\n".join(self._table(node))
            case _:
                yield from self.blocks(node)

    def _definitions(self, node: Tag) -> Iterator[str]:
        for term in node.find_all("dt"):
            meaning = term.find_next_sibling("dd")
            assert meaning is not None
            yield f"{self._text(term)}\n: {self._entry(meaning)}"

    def _entry(self, node: Tag) -> str:
        """Return the contents of a list entry, its further lines set in."""
        holds_blocks = any(isinstance(child, Tag) and child.name in _BLOCKS for child in node.children)
        text = "\n\n".join(self.blocks(node)) if holds_blocks else self._text(node)
        return text.replace("\n", "\n  ")

    def _table(self, node: Tag) -> Iterator[str]:
        for number, row in enumerate(node.find_all("tr")):
            cells = [self._text(cell) for cell in row.find_all(["th", "td"])]
            if row.get("id") in self.linked:
                cells[0] = f"[{cells[0]}]{{#{_label(row)}}}"
            yield f"| {' | '.join(cells)} |"
            if number == 0:
                yield f"|{'---|' * len(cells)}"

    def _text(self, node: Tag) -> str:
        return re.sub(r"\s+", " ", self._inline(node)).strip()

    def _inline(self, node: PageElement) -> str:
        if isinstance(node, NavigableString):
            return _SPECIAL.sub(r"\\\1", node)
        assert isinstance(node, Tag)
        inner = "".join(self._inline(child) for child in node.children)
        if not inner.strip():
            return f"[]{{#{_label(node)}}}" if node.get("id") in self.linked else inner
        mark = _MARKS.get(node.name, "")
        if node.name == "a":
            inner = f"[{inner}]({_address(str(node['href']))})"
        elif node.name == "code":
            inner = f"`{node.get_text()}`"
        return f"{mark}{inner.strip()}{mark} " if mark else inner


def _address(href: str) -> str:
    """Return the address of a link as MyST has it: a label of the project, a page, or an address elsewhere."""
    page, _, anchor = href.partition("#")
    if page.startswith("http"):
        return href
    return f"#{anchor.replace('.', '-')}" if anchor else f"{page.removesuffix('.html')}.md"


def _label(node: Tag) -> str:
    """Return the label of a target; MyST allows no full stop in one."""
    return str(node["id"]).replace(".", "-")
