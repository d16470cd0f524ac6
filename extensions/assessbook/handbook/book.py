"""The catalogue as one build uses it: loaded once, translated, with the forms issued from it."""

from __future__ import annotations

import gettext
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment

from ..catalogue.check import check
from ..catalogue.load import Loaded
from ..catalogue.model import Catalogue
from ..catalogue.translate import translated
from ..forms.issue import Issued, issue
from .warnings import Kind, warn

if TYPE_CHECKING:
    from .domain import AssessDomain

GETTEXT_DOMAIN = "checklists"
_WEB_BUILDERS = ("html", "dirhtml", "singlehtml")


@dataclass(frozen=True)
class Book:
    """What the pages are made from. `catalogue` is None when catalogue.yaml itself cannot be read."""

    loaded: Loaded
    catalogue: Catalogue | None
    language: str
    forms: tuple[Issued, ...] = ()


def domain_of(env: BuildEnvironment) -> AssessDomain:
    """Return the assess domain of `env`; its `book` is the catalogue of this build."""
    found: AssessDomain = env.domains["assess"]  # type: ignore[assignment]
    return found


def setup_book(app: Sphinx) -> None:
    """Register the configuration values and the loading of the catalogue."""
    app.add_config_value(
        "assessbook_catalogue",
        "checklists",
        "env",
        frozenset({str}),
        "The folder of the checklists, from the folder of conf.py.",
    )
    app.add_config_value(
        "assessbook_forms",
        [],
        "html",
        frozenset({list, tuple}),
        "The formats of the forms to write beside the pages, for example ['xlsx', 'json'].",
    )
    # After Sphinx has compiled the .po files and before anything is read: then pages and forms speak one language.
    app.connect("env-get-outdated", _open_book, priority=100)


def _open_book(app: Sphinx, env: BuildEnvironment, added: set[str], changed: set[str], removed: set[str]) -> list[str]:
    directory = Path(app.confdir) / app.config.assessbook_catalogue
    loaded, problems = check(directory)
    for problem in problems:
        hint = f" ({problem.hint})" if problem.hint else ""
        warn(Kind.CATALOGUE, f"{problem.message}{hint} [{problem.code}]", f"{problem.file}:{problem.line}")
    language = (app.config.language or "en").replace("_", "-")
    catalogue = loaded.catalogue
    if catalogue is not None and (translation := _translation(app)):
        catalogue = translated(catalogue, translation.gettext)
    forms: tuple[Issued, ...] = ()
    if catalogue is not None and app.builder.name in _WEB_BUILDERS and app.config.assessbook_forms:
        forms = issue(catalogue, Path(app.outdir) / "forms", tuple(app.config.assessbook_forms), language)
    domain = domain_of(env)
    domain.builder = app.builder
    domain.book = Book(loaded, catalogue, language, forms)
    return []


def _translation(app: Sphinx) -> gettext.GNUTranslations | None:
    """Return the translation of the checklists; None when there is none for the language of the build."""
    for folder in app.config.locale_dirs:
        path = Path(app.srcdir) / folder / (app.config.language or "en") / "LC_MESSAGES" / f"{GETTEXT_DOMAIN}.mo"
        if path.is_file():
            with path.open("rb") as file:
                return gettext.GNUTranslations(file)
    return None
