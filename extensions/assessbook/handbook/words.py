"""The program's own texts in the language of the build."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from sphinx.application import Sphinx
from sphinx.locale import get_translation

from ..catalogue.translations import INTERFACE, interface, po_path

_ = get_translation(INTERFACE)
"""Returns a text in the language of the build."""


def own_texts(language: str) -> Mapping[str, str]:
    """Return the translations of the program's own texts by their English; of the wider language where it has none."""
    return interface(language).texts or interface(language.partition("-")[0]).texts


def setup_words(app: Sphinx) -> None:
    """Hand the texts to Sphinx, which reads compiled translations only: they are compiled beside its other caches."""
    catalog = Catalog()
    for english, text in own_texts((app.config.language or "en").replace("_", "-")).items():
        catalog.add(english, text)
    folder = Path(app.doctreedir) / "interface"
    path = po_path(folder, app.config.language or "en", INTERFACE).with_suffix(".mo")
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as file:
        write_mo(file, catalog)
    app.add_message_catalog(INTERFACE, folder)
