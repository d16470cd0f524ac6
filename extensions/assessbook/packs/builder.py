"""The builder `packs`: what a trainer prints, from the same pages as the handbook."""

from __future__ import annotations

from collections.abc import Callable, Sequence, Set
from pathlib import Path

from docutils import nodes
from docutils.utils import new_document
from sphinx.application import Sphinx
from sphinx.builders.html import StandaloneHTMLBuilder
from sphinx.util.display import progress_message
from sphinx.writers.html5 import HTML5Translator

from ..forms.registry import Unwritable
from ..handbook.book import domain_of
from ..handbook.warnings import Kind, warn
from ..handbook.words import own_texts
from .choosing import chosen, unknown
from .domain import training_of
from .fragments import page
from .frame import without_links
from .guide import guides
from .handed import case_cards, handouts, wall_sheets
from .letters import letters_missing
from .making import make
from .material import PAPERS, Job, Maker, Material, Wish
from .organising import attendance, certificates, evaluations, timetable_sheets
from .record import Pack
from .slides import slides
from .testing import keys, tests
from .tick_sheets import tick_sheets
from .timetable import from_clock
from .workbook import workbooks

MAKERS: Sequence[Maker] = (
    guides,
    workbooks,
    handouts,
    case_cards,
    tests,
    keys,
    timetable_sheets,
    attendance,
    evaluations,
    certificates,
    wall_sheets,
    tick_sheets,
    slides,
)
"""What makes the packs, in the order of the list."""
_NO_LETTERS = (
    "no font on this computer has the letters of the language '{}': they are printed as empty boxes. Install a font "
    "that has them (for Chinese, for example Noto Sans CJK: package fonts-noto-cjk), and make the packs again."
)


class PacksBuilder(StandaloneHTMLBuilder):
    """Writes the packs. The pages are resolved as for the web, and printed instead of linked."""

    name = "packs"
    format = "print"
    epilog = "The packs are in %(outdir)s."
    copysource = False
    search = False
    add_permalinks = False
    allow_parallel = False
    packs: tuple[Pack, ...] = ()
    """What was made, or stood there already."""

    def get_theme_config(self) -> tuple[str, dict[str, str | int | bool]]:
        """Return the theme that loads least: no page is written with it."""
        return "basic", {}

    def get_outdated_docs(self) -> str | list[str]:  # type: ignore[override]
        """Return what is looked at: each pack is compared with what it was made of."""
        return "all packs"

    def write_documents(self, docnames: Set[str]) -> None:
        """Make the packs that have changed; whatever pages changed, all packs are looked at."""
        wish = _wish(self)
        if wish is None:
            return
        material = self._material(wish)
        if material is None:
            return
        if letters_missing(own_texts(wish.language).values()):
            warn(Kind.PACKS, _NO_LETTERS.format(wish.language))
        jobs = sorted((job for maker in MAKERS for job in maker(material)), key=_place(material))
        with progress_message(f"making {len(jobs)} packs"):
            self._make(jobs, material)

    def copy_assets(self) -> None:
        """Copy nothing: each pack holds all that it needs."""

    def finish(self) -> None:
        """Write nothing else."""

    def _make(self, jobs: list[Job], material: Material) -> None:
        try:
            folder, language = Path(self.outdir), material.wish.language
            self.packs = make(jobs, folder, language, self._app.parallel, whole=material.whole)
        except (Unwritable, OSError) as error:
            warn(Kind.PACKS, f"the packs cannot be made: {error}")

    def _material(self, wish: Wish) -> Material | None:
        """Return what the packs are made from; None, with warnings, when something named does not exist."""
        domain = training_of(self.env)
        known = domain.courses, domain.modules
        wanted = self.config.assessbook_pack_courses, self.config.assessbook_pack_modules
        missing = list(unknown(*known, *wanted))
        for message in missing:
            warn(Kind.PACKS, f"{message} No packs are made.")
        if missing:
            return None
        courses, modules = chosen(*known, *wanted)
        return Material(
            book=str(self.config.project),
            wish=wish,
            courses=courses,
            modules={id: domain.modules[id] for id in modules},
            pages={id: self._page(domain.modules[id].docname) for id in modules},
            html=self._html,
            catalogue=domain_of(self.env).book.catalogue,
            whole=not any(wanted),
        )

    def _page(self, docname: str) -> nodes.section:
        document = self.env.get_doctree(docname)
        document = self.env.get_and_resolve_doctree(docname, self, tags=self.tags, doctree=document)
        self.events.emit("doctree-resolved", document, docname)
        for picture in document.findall(nodes.image):
            warn(Kind.PACKS, f"packs print the words of the picture '{picture['uri']}', not the picture", picture)
        return page(document)

    def _html(self, contents: Sequence[nodes.Node], level: int) -> str:
        """Return nodes as HTML, the headings of their outermost sections at `level`."""
        document = new_document("", self.docsettings)
        self.secnumbers, self.fignumbers = {}, {}
        translator = self.create_translator(document, self)
        assert isinstance(translator, HTML5Translator)
        translator.section_level = level - 2
        # A section around them: docutils draws the title of a section only where it finds one.
        around = nodes.section("", *contents)
        document += around
        around.walkabout(translator)
        return without_links("".join(translator.body))


def setup_builder(app: Sphinx) -> None:
    """Register the builder and what can be wished for."""
    app.add_builder(PacksBuilder)
    values: tuple[tuple[str, object, type, str], ...] = (
        ("paper", "a4", str, "The paper: a4 or letter."),
        ("large_print", False, bool, "Whether the letters are large (18 points)."),
        ("start", "", str, "When each day begins, for example 09:00; by default as each course says."),
        ("modules", [], list, "The ids of the modules of a course of one's own."),
        ("courses", [], list, "The ids of the courses; all when empty."),
    )
    for name, default, kind, about in values:
        app.add_config_value(f"assessbook_pack_{name}", default, "", frozenset({kind}), about)


def _place(material: Material) -> Callable[[Job], int]:
    """Return what sorts packs by course; then come other groups, and last what belongs to none."""
    groups = [course.title for course in material.courses]
    return lambda job: groups.index(job.group) if job.group in groups else len(groups) + (not job.group)


def _wish(builder: PacksBuilder) -> Wish | None:
    """Return how the packs are to be; None, with a warning, when that cannot be."""
    config = builder.config
    paper = str(config.assessbook_pack_paper).lower()
    try:
        start = from_clock(config.assessbook_pack_start) if config.assessbook_pack_start else None
    except ValueError as error:
        warn(Kind.PACKS, f"no packs are made: {error}")
        return None
    if paper not in PAPERS:
        warn(Kind.PACKS, f"no packs are made: there is no paper '{paper}'; use {' or '.join(PAPERS)}")
        return None
    language = (config.language or "en").replace("_", "-")
    return Wish(paper=paper, large=bool(config.assessbook_pack_large_print), language=language, start=start)
