"""The slides of each module, for a trainer to edit: the same pages, cut to what a screen holds.

What participants do and see stands on the slides; notes for the facilitator and the keys of questions stand in the
notes of the speaker. Handouts stay on paper, and the questions of the test stay in the test.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from importlib.util import find_spec

from docutils import nodes

from ..forms.words import right_to_left
from ..handbook.warnings import Kind, warn
from ..handbook.words import _
from .deck import Deck, Frame, Point, as_json
from .material import Job, Material
from .model import Module
from .nodes import DEBRIEF, HANDOUT, MODULE, PART, QUIZ, STEP, facilitator_notes
from .points import plain, points, rows
from .press_slides import NEEDS, press_slides
from .words import KINDS, audience, minutes

_LINES = {"assess-step-line", "assess-part-line"}


def slides(material: Material) -> Iterator[Job]:
    """Yield the deck of each module; nothing, with a warning, where slides cannot be written."""
    if find_spec("pptx") is None:
        warn(Kind.PACKS, NEEDS)
        return
    for module in material.modules.values():
        yield Job(
            name=f"slides-{module.id}-{material.wish.language}.pptx",
            title=f"{module.title} (PPTX)",
            group="",
            content=as_json(deck(module, material)),
            make=press_slides,
        )


def deck(module: Module, material: Material) -> Deck:
    """Return the slides of a module."""
    language = material.wish.language
    return Deck(
        language=language,
        rtl=right_to_left(language),
        title=module.title,
        footer=f"{module.title} · {material.book}",
        part=str(_("(part {})")),
        frames=tuple(_Walk(module).frames(material.pages[module.id])),
    )


class _Walk:
    """Goes through the page of a module and collects its frames, in the order of the page."""

    def __init__(self, module: Module) -> None:
        self._module = module
        self._found: list[Frame] = []

    def frames(self, page: nodes.section) -> list[Frame]:
        """Return the frames; text before the first section is for the speaker, who says it in her or his own words."""
        module = self._module
        facts = (minutes(module.minutes), audience(module.audience))
        about = [(module.objective, ""), (" · ".join(filter(None, facts)), "")]
        aim = tuple(Point(runs=((words, ""),)) for words, _style in about if words)
        self._found = [Frame(title=module.title, points=aim, notes=self._materials())]
        for child in page.children[1:]:
            if isinstance(child, nodes.section) or child.get(PART, ""):  # type: ignore[attr-defined]
                self._part(child)  # type: ignore[arg-type]
            elif not isinstance(child, nodes.Invisible):
                self._note([child])
        return self._found

    def _materials(self) -> str:
        if not self._module.materials:
            return ""
        return "\n".join([f"{_('Materials')}:", *(f"– {each}" for each in self._module.materials)])

    def _part(self, part: nodes.Element) -> None:
        """Take one part of the page: a step, an exercise, a case, a debrief, a question, or a section of text."""
        kind = part.get(PART, "")
        if kind in (MODULE, HANDOUT):
            return
        if kind == QUIZ:
            self._quiz(part)
            return
        title = part[0].astext() if isinstance(part[0], nodes.title) else self._module.title
        begin = len(self._found)
        line = " · ".join(child.astext() for child in part.children if kind == STEP and _is_line(child))
        self._contents(part, _titled(kind, title), line)
        notes = [child for child in part.children if isinstance(child, facilitator_notes)]
        if notes and len(self._found) > begin:
            first = self._found[begin]
            self._found[begin] = _noted(first, notes)
        elif notes:
            self._note(notes)

    def _contents(self, part: nodes.Element, title: str, line: str) -> None:
        """Make the frames of a part: one for its points, one for each table, then those of the parts within it."""
        texts: list[Point] = []
        tables: list[Frame] = []
        inner: list[nodes.Element] = []
        for child in part.children:
            if isinstance(child, nodes.title | facilitator_notes | nodes.Invisible) or _is_line(child):
                continue
            if isinstance(child, nodes.section) or (isinstance(child, nodes.Element) and child.get(PART)):
                inner.append(child)
                continue
            held = list(child.findall(nodes.table))
            tables += [Frame(title=_heading(title, table), table=rows(table)) for table in held]
            texts += [] if held else points(child)
        if texts or line or not (tables or inner):
            self._found.append(Frame(title=title, line=line, points=tuple(texts)))
        self._found += tables
        for each in inner:
            self._part(each)

    def _quiz(self, quiz: nodes.Element) -> None:
        """Take a question of the session: the options on the slide, the key and the reason in the notes."""
        if quiz["test"]:
            return
        question, options, *rest = quiz.children
        notes = [child for child in rest if isinstance(child, facilitator_notes)]
        frame = Frame(title=_titled(QUIZ, question.astext()), points=tuple(points(options)))
        self._found.append(_noted(frame, notes))

    def _note(self, contents: Sequence[nodes.Node]) -> None:
        """Add something to the notes of the last slide so far."""
        self._found[-1] = _noted(self._found[-1], contents)


def _noted(frame: Frame, contents: Sequence[nodes.Node]) -> Frame:
    """Return a frame with more notes; those on safety and the keys say what they are."""
    pieces = [frame.notes] if frame.notes else []
    for node in contents:
        if isinstance(node, facilitator_notes):
            label = [f"{node['label']}:"] if node["kind"] != "facilitator" else []
            pieces.append("\n".join([*label, plain(node.children)]))
        else:
            pieces.append(plain([node]))
    notes = "\n\n".join(piece for piece in pieces if piece.strip())
    return Frame(title=frame.title, line=frame.line, points=frame.points, table=frame.table, notes=notes)


def _titled(kind: str, title: str) -> str:
    """Return the title of a slide: what it is, where that does not show by itself."""
    return title if kind in ("", STEP, DEBRIEF) or kind not in KINDS else f"{KINDS[kind]}: {title}"


def _heading(title: str, table: nodes.table) -> str:
    caption = next((child.astext() for child in table.children if isinstance(child, nodes.title)), "")
    return f"{title}: {caption}" if caption else title


def _is_line(node: nodes.Node) -> bool:
    return isinstance(node, nodes.paragraph) and bool(_LINES & set(node["classes"]))
