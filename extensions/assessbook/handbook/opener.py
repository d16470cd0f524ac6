"""Open the closed parts of views: look up what each holds as the catalogue now stands."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from ..catalogue.checklists import Checklist
from ..catalogue.model import Catalogue, Placed
from .book import Book
from .card import framework_table
from .contents import Contents, Items
from .coverage import coverage_table
from .crosswalk import crosswalk
from .downloads import downloads_table
from .pictures_counts import COUNTED
from .selection import Selection, chosen
from .tables import overview, sheet


class Opener:
    """Opens parts; the items of a view are picked out once for all its sections."""

    def __init__(self, book: Book, catalogue: Catalogue) -> None:
        self.book = book
        self.catalogue = catalogue
        self._chosen: dict[tuple[Selection, str], Mapping[str, tuple[Placed, ...]]] = {}

    def contents(self, view: Selection, of: str, authored: Checklist | None = None) -> Sequence[Contents]:
        """Return what the part `of` of a view holds, in order."""
        match view.kind:
            case "framework":
                return [framework_table(view.of, of, self.book, self.catalogue)]
            case "crosswalk":
                return [crosswalk(of, view, self.catalogue)]
            case "coverage":
                return [coverage_table(of, self.catalogue)]
            case "downloads":
                return [downloads_table(self.book, view.of)]
            case "picture":
                return [COUNTED[view.of](self.catalogue).table]
        placed = self._items(view, of, authored)
        intro = placed[0].section.intro
        return [*([intro] if intro else []), self._laid_out(placed, view)]

    def _items(self, view: Selection, section: str, authored: Checklist | None) -> tuple[Placed, ...]:
        checklist = authored or self.catalogue.checklist[view.of]
        key = (view, authored.id if authored else "")
        if key not in self._chosen:
            self._chosen[key] = chosen(view, checklist, self.catalogue)
        return self._chosen[key][section]

    def _laid_out(self, placed: tuple[Placed, ...], view: Selection) -> Contents:
        caption = placed[0].section.title
        match view.layout:
            case "table":
                return overview(caption, placed, self.catalogue)
            case "sheet":
                return sheet(caption, placed, self.book, self.catalogue)
        return Items(placed)
