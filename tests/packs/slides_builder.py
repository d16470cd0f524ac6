"""A builder that makes the slides only: the other packs take longer, and have tests of their own."""

from __future__ import annotations

from sphinx.application import Sphinx

from assessbook.packs.builder import PacksBuilder
from assessbook.packs.material import Job, Material


class SlidesBuilder(PacksBuilder):
    """Keeps what the slides were made from."""

    name = "slides-only"
    seen: Material | None = None

    def _make(self, jobs: list[Job], material: Material) -> None:
        self.seen = material
        super()._make([job for job in jobs if job.name.endswith(".pptx")], material)


def setup(app: Sphinx) -> None:
    app.add_builder(SlidesBuilder)
