"""The real checklists, and the return of an exercise State that answers them."""

from __future__ import annotations

from pathlib import Path

import pytest

from assessbook.catalogue.load import load
from assessbook.catalogue.model import Catalogue
from assessbook.returns.model import Return

from .avaria import avaria

CHECKLISTS = Path(__file__).parents[2] / "checklists"


@pytest.fixture(scope="session")
def catalogue() -> Catalogue:
    """The checklists of the handbook."""
    loaded = load(CHECKLISTS)
    assert loaded.catalogue
    return loaded.catalogue


@pytest.fixture(scope="session")
def exercise(catalogue: Catalogue) -> Return:
    """What Exercise Avaria answers for 2026."""
    return avaria(catalogue)
