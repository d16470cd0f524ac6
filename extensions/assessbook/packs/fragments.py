"""Pages of modules cut to what a pack holds: for the facilitator everything, for participants no notes and no keys."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from docutils import nodes

from ..handbook.building import text
from ..handbook.words import _
from .nodes import CASE, DEBRIEF, EXERCISE, HANDOUT, MODULE, PART, QUIZ, STEP, facilitator_notes, parts
from .room import lines
from .timetable import clock

EXERCISE_LINES, DEBRIEF_LINES, ALONE_LINES = 7, 2, 3
_SHORT_NOTES = 70
"""Words up to which notes stand on one page."""
_SHORT_TABLE = 6
"""Rows up to which a table stands on one page, also where longer ones are continued on the next."""
_WIDE = 6
"""The number of columns from which on a table needs the long side of the paper in large print."""


def page(document: nodes.document) -> nodes.section:
    """Return the section that is the whole page, without what leads elsewhere; the document is changed."""
    for found in list(document.findall(lambda node: isinstance(node, nodes.Invisible | nodes.target))):
        found.parent.remove(found)
    for reference in list(document.findall(nodes.reference)):
        address = reference.get("refuri", "")
        if address.startswith(("http:", "https:")) and address not in reference.astext():
            reference += nodes.Text(f" ({address})")
        reference.replace_self(reference.children)
    for picture in list(document.findall(nodes.image)):
        _put_words_instead(picture)
    for table in document.findall(nodes.table):
        _prepare(table)
    for words in list(document.findall(nodes.Text)):
        if "☐" in words:
            words.parent.replace(words, nodes.inline("", str(words), classes=["tick-box"]))
    for paragraph in document.findall(nodes.paragraph):
        if _leads(paragraph):
            paragraph["classes"].append("leads")
    return next(iter(document.findall(nodes.section)), nodes.section())


def all_of(page: nodes.section, times: Mapping[str, int]) -> list[nodes.Node]:
    """Return what the facilitator sees, without title and card. `times` says when each step begins, by its anchor."""
    copy = page.deepcopy()
    for step in parts(copy, STEP):
        _say_when(step, times)
    for notes in list(copy.findall(facilitator_notes)):
        notes.replace_self(_framed(notes))
    for quiz in parts(copy, QUIZ):
        for number, option in enumerate(quiz.findall(nodes.list_item), 1):
            if number in quiz["key"]:
                option["classes"].append("right")
    return _body(_with_questions_together(copy))


def for_participants(page: nodes.section) -> list[nodes.Node]:
    """Return what participants see, without title and card, with room to write."""
    copy = without_notes(page)
    for kind in (CASE, HANDOUT):
        for found in list(parts(copy, kind)):
            _remove(found)
    for exercise in parts(copy, EXERCISE):
        if not any("filled-by-hand" in table["classes"] for table in exercise.findall(nodes.table)):
            exercise += _room(EXERCISE_LINES)
    for debrief in parts(copy, DEBRIEF):
        for item in list(debrief.findall(nodes.list_item)):
            item += _room(DEBRIEF_LINES)
    for step in parts(copy, STEP):
        if step["form"] == "alone" and not _followed_by_exercise(step):
            step += _room(ALONE_LINES)
    return _body(_with_questions_together(copy))


def without_notes(page: nodes.section) -> nodes.section:
    """Return a copy of a page that holds no notes for the facilitator, and no key in the questions."""
    copy = page.deepcopy()
    for notes in list(copy.findall(facilitator_notes)):
        notes.parent.remove(notes)
    for quiz in parts(copy, QUIZ):
        del quiz["key"]
    return copy


def titled(page: nodes.section, kind: str) -> Iterator[tuple[str, list[nodes.Node]]]:
    """Yield each part of a kind on a page as its title and its contents, without notes."""
    for found in parts(without_notes(page), kind):
        contents = [child for child in found.children[1:] if not _is_line(child)]
        yield found[0].astext(), contents


def _say_when(step: nodes.Element, times: Mapping[str, int]) -> None:
    """Put the time of day in front of the line under a step's title."""
    anchor = step["ids"][0] if step["ids"] else ""
    for line in step.findall(nodes.paragraph) if anchor in times else ():
        if not _is_line(line):
            continue
        begins = times[anchor]
        line.insert(0, nodes.Text(f"{clock(begins)}–{clock(begins + step['minutes'])} · "))
        return


def _framed(notes: facilitator_notes) -> nodes.container:
    label = text(nodes.paragraph, notes["label"])
    label["classes"].append("label")
    if notes["kind"] == "key" and isinstance(answer := notes.next_node(nodes.paragraph), nodes.paragraph):
        label += [nodes.Text(" · "), *answer.children]
        notes.remove(answer)
    short = ["short"] if len(notes.astext().split()) <= _SHORT_NOTES else []
    return nodes.container("", label, *notes.children, classes=["notes", f"notes-{notes['kind']}", *short])


def _with_questions_together(page: nodes.section) -> nodes.section:
    """Put questions that follow each other under one heading; the page is changed and returned."""
    section: nodes.section | None = None
    for child in list(page.children):
        if not isinstance(child, nodes.Element) or child.get(PART) != QUIZ:
            section = None
            continue
        if section is None:
            section = nodes.section("", nodes.title("", str(_("Questions"))), ids=["questions"])
            page.insert(page.index(child), section)
        page.remove(child)
        section += child
    return page


def _followed_by_exercise(step: nodes.Element) -> bool:
    after = step.next_node(nodes.Element, descend=False, siblings=True)
    return after is not None and after.get(PART) == EXERCISE


def _body(page: nodes.section) -> list[nodes.Node]:
    for card in list(parts(page, MODULE)):
        _remove(card)
    return page.children[1:]


def _put_words_instead(picture: nodes.image) -> None:
    """Put what a picture shows, in words, in its place: nothing is fetched when packs are printed."""
    words = nodes.emphasis("", picture.get("alt", ""))
    inline = isinstance(picture.parent, nodes.TextElement)
    picture.replace_self(words if inline else nodes.paragraph("", "", words))


def _prepare(table: nodes.table) -> None:
    """Mark the empty cells of a table to write in, and a table with many columns; a head without words goes."""
    for head in list(table.findall(nodes.thead)):
        if not head.astext().strip():
            head.parent.remove(head)
    columns = len(list(table.findall(nodes.colspec)))
    if columns >= _WIDE:
        table["classes"].append("wide")
    if len(list(table.findall(nodes.row))) <= _SHORT_TABLE:
        table["classes"].append("short")
    empty = [cell for cell in table.findall(nodes.entry) if not cell.astext().strip()]
    for cell in empty:
        cell["classes"].append("to-fill")
    if empty:
        table["classes"].append("filled-by-hand")
    if empty and "colwidths-given" not in table["classes"]:
        table["classes"].append(f"of-{len(list(table.findall(nodes.colspec)))}")


def _leads(paragraph: nodes.paragraph) -> bool:
    """Tell whether a paragraph must not be parted from what follows: a label in bold, or words before a table."""
    after = paragraph.next_node(descend=False, siblings=True)
    if after is None:
        return False
    bold = all(isinstance(child, nodes.strong) or not child.astext() for child in paragraph.children)
    return bold or isinstance(after, nodes.table) or paragraph.astext().rstrip().endswith(":")


def _room(count: int) -> nodes.raw:
    return nodes.raw("", lines(count), format="html")


def _remove(found: nodes.Element) -> None:
    """Take out a node, and the section around it when nothing but its title is left."""
    parent = found.parent
    parent.remove(found)
    if isinstance(parent, nodes.section) and isinstance(parent.parent, nodes.section) and len(parent.children) == 1:
        _remove(parent)


def _is_line(node: nodes.Node) -> bool:
    return isinstance(node, nodes.paragraph) and bool({"assess-step-line", "assess-part-line"} & set(node["classes"]))
