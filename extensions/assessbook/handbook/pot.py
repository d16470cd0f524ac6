"""What translators of the checklists get: `checklists.pot`, each text with its YAML file and line."""

from __future__ import annotations

import os
from pathlib import Path

from sphinx.application import Sphinx

from ..catalogue.load import load
from ..catalogue.translate import messages
from ..catalogue.translations import CHECKLISTS
from ..catalogue.translators import as_po, template
from .opening import catalogue_directory


def setup_pot(app: Sphinx) -> None:
    """Write the catalogue of texts when the gettext builder has finished."""
    app.connect("build-finished", _write_pot)


def _write_pot(app: Sphinx, exception: Exception | None) -> None:
    if exception is not None or app.builder.name != "gettext":
        return
    found = (
        (text, os.path.relpath(file, app.confdir), line)
        for text, file, line in messages(load(catalogue_directory(app)))
    )
    (Path(app.outdir) / f"{CHECKLISTS}.pot").write_bytes(as_po(template(found, app.config.project)))
