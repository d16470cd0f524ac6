"""A builder of packs that keeps what they were made from."""

from __future__ import annotations

from sphinx.application import Sphinx

from assessbook.packs.builder import PacksBuilder
from assessbook.packs.material import Job, Material


class Remembering(PacksBuilder):
    """Makes every pack, as its parent does."""

    name = "packs-remembered"
    seen: Material | None = None

    def _make(self, jobs: list[Job], material: Material) -> None:
        self.seen = material
        super()._make(jobs, material)


def setup(app: Sphinx) -> dict[str, bool]:
    app.add_builder(Remembering)
    return {"parallel_read_safe": True}
