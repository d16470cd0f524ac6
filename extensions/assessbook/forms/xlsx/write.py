"""A form as a workbook: its sheets in order, the hidden ones last, and its identity in three places."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator

from ...catalogue.checklists import Checklist
from ...catalogue.model import Catalogue
from ..form import Form
from ..identity import PROPERTY, identity
from ..printed import anywhere, fingerprint, record
from ..words import right_to_left, words
from .book import CREATED, Book
from .checklist import write_checklist
from .lists import SHEET, Lists
from .marks import HIDDEN, LISTED, MAX_CELL
from .page import Paper
from .register import write_evidence, write_meanings
from .start import Tab, write_start
from .styles import Styles

MAX_TAB = 31
_NOT_IN_TABS = re.compile(r"[\[\]:*?/\\\x00-\x1f]")


def write(form: Form) -> bytes:
    """Return the workbook; the same form gives the same bytes."""
    return finished(_filled(form))


def prints(form: Form) -> frozenset[str]:
    """Return the fingerprints of all texts that the workbook prints, wherever they stand."""
    paper = _filled(form)
    return anywhere((*(text for _, text in paper.printed), *paper.lists.texts()))


def _filled(form: Form) -> Paper:
    paper = new_paper(form)
    start, evidence, meanings, *rest = _tab_names(paper)
    tabs = [Tab(checklist, name) for checklist, name in zip(form.shown(), rest, strict=True)]
    write_start(paper, start, tabs, evidence)
    for tab in tabs:
        write_checklist(paper, tab.checklist, tab.name, start)
    write_evidence(paper, evidence)
    write_meanings(paper, meanings)
    return paper


def new_paper(form: Form) -> Paper:
    """Return a new workbook to put the sheets of a form, or of one of its companions, into."""
    book = Book()
    paper = Paper(form, book, Styles(book, right_to_left(form.language)), words(form.language), Lists())
    _describe(paper)
    return paper


def finished(paper: Paper) -> bytes:
    """Return the workbook with its hidden sheets."""
    paper.lists.write(paper.book)
    paper.printed.update((LISTED, text) for text in paper.lists.texts())
    _write_identity(paper)
    return paper.book.data()


def _describe(paper: Paper) -> None:
    head = paper.form.catalogue.head
    about = {"title": head.title, "subject": paper.form.name, "created": CREATED}
    paper.book.set_properties(about | ({"company": head.publisher} if head.publisher else {}))
    paper.book.set_custom_property(PROPERTY, identity(paper.form), "text")


def _tab_names(paper: Paper) -> Iterator[str]:
    say, catalogue = paper.say, paper.form.catalogue
    taken = {SHEET, HIDDEN}
    for wish in (say("Start"), say("Evidence"), say("What the answers mean")):
        yield _free(wish, taken)
    for checklist in paper.form.shown():
        yield _free(_short_title(checklist, catalogue), taken)


def _short_title(checklist: Checklist, catalogue: Catalogue) -> str:
    """Return the short name of the framework that a checklist is all about, otherwise the checklist's title."""
    framework = catalogue.framework.get(checklist.id)
    return framework.short if framework else checklist.title


def _free(wish: str, taken: set[str]) -> str:
    """Return a name for a sheet that a workbook allows and that is not taken, as near to `wish` as can be."""
    plain = " ".join(_NOT_IN_TABS.sub(" ", wish).split()).strip("'") or "Sheet"
    plain = plain if len(plain) <= MAX_TAB else plain[: MAX_TAB + 1].rpartition(" ")[0] or plain[:MAX_TAB]
    name, number = plain, 1
    while name.lower() in taken or name.lower() == "history":
        number += 1
        name = f"{plain[: MAX_TAB - 4]} ({number})"
    taken.add(name.lower())
    return name


def _write_identity(paper: Paper) -> None:
    """Write the hidden sheet: identity, the items asked, the texts printed, and what earlier readers kept."""
    sheet = paper.book.add_worksheet(HIDDEN)
    sheet.hide()
    sheet.protect()
    rows = [
        (HIDDEN, identity(paper.form)),
        ("form", paper.form.name),
        ("issued", " ".join(paper.form.issued())),
        ("printed", record({fingerprint(*each) for each in paper.printed})),
        *(("carried", json.dumps(each, ensure_ascii=False, sort_keys=True)) for each in paper.form.carried),
    ]
    for row, (key, text) in enumerate(rows):
        for column, piece in enumerate((key, *_pieces(text))):
            sheet.write_string(row, column, piece)


def _pieces(text: str) -> Iterable[str]:
    return (text[at : at + MAX_CELL] for at in range(0, len(text), MAX_CELL))
