"""What translators of the checklists get: `checklists.pot`, each text with its YAML file and line."""

from __future__ import annotations

import os
from datetime import UTC, datetime
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.pofile import write_po
from sphinx.application import Sphinx

from ..catalogue.load import load
from ..catalogue.translate import messages
from .opening import GETTEXT_DOMAIN, catalogue_directory


def setup_pot(app: Sphinx) -> None:
    """Write the catalogue of texts when the gettext builder has finished."""
    app.connect("build-finished", _write_pot)


def _write_pot(app: Sphinx, exception: Exception | None) -> None:
    if exception is not None or app.builder.name != "gettext":
        return
    stamp = int(os.environ.get("SOURCE_DATE_EPOCH", "0"))
    catalog = Catalog(
        project=app.config.project,
        version=app.config.version or None,
        copyright_holder=app.config.author,
        creation_date=datetime.fromtimestamp(stamp, UTC),
        charset="utf-8",
        fuzzy=False,
    )
    for text, file, line in messages(load(catalogue_directory(app))):
        catalog.add(text, locations=[(os.path.relpath(file, app.confdir).replace(os.sep, "/"), line)])
    with (Path(app.outdir) / f"{GETTEXT_DOMAIN}.pot").open("wb") as out:
        write_po(out, catalog, width=100, sort_by_file=False)
