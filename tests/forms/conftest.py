"""What the tests of forms share: the workbook of the small catalogue, and LibreOffice."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

import pytest

from assessbook.catalogue.model import Catalogue
from assessbook.forms import docx as docx_form
from assessbook.forms import pdf, xlsx
from assessbook.forms.form import Form

from .office import Office


@pytest.fixture(scope="session")
def office(tmp_path_factory: pytest.TempPathFactory) -> Office:
    """LibreOffice, ready to work."""
    return Office(tmp_path_factory.mktemp("office"))


@pytest.fixture(scope="session")
def blank(orchard: Catalogue) -> bytes:
    """The workbook of the whole form, with nothing filled in."""
    return xlsx.write(Form(orchard))


@pytest.fixture(scope="session")
def blank_pdf(orchard: Catalogue) -> Callable[[str], bytes]:
    """The PDF form in a language, with nothing filled in."""
    return cache(lambda language: pdf.write(Form(orchard, language)))


@pytest.fixture(scope="session")
def blank_docx(orchard: Catalogue) -> Callable[[str], bytes]:
    """The Word form in a language, with nothing filled in."""
    return cache(lambda language: docx_form.write(Form(orchard, language)))
