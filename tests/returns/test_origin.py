"""Which form a file is: its own, another version's, another catalogue's, or none."""

from __future__ import annotations

from dataclasses import replace

import pytest

from assessbook.catalogue.model import Catalogue
from assessbook.forms.reading import Origin, Unreadable
from assessbook.returns.interpret import interpret
from assessbook.returns.model import Answer

from .readings import cell, filled


def test_an_older_form_is_read_and_what_is_no_longer_asked_is_kept(orchard: Catalogue) -> None:
    old = Origin("orchard", "1.0.0", "sha256:" + "0" * 64, "fr")
    found = interpret(filled(orchard, cell("b2c3d", "Oui"), cell("r6s7t", "Oui", "Trees!D9"), origin=old), orchard)
    assert found.return_.answers == {"b2c3d": Answer(value="yes")}
    assert [(finding.code, finding.level) for finding in found.findings] == [
        ("other-version", "note"),
        ("retired-item", "note"),
    ]
    assert [part.code for part in found.return_.carried] == ["r6s7t"]


def test_a_newer_form_is_read_as_far_as_its_questions_are_known(orchard: Catalogue) -> None:
    new = Origin("orchard", "1.10.0")
    found = interpret(filled(orchard, cell("b2c3d", "Yes"), cell("t7t8v", "Yes", "Trees!D9"), origin=new), orchard)
    assert found.return_.answers == {"b2c3d": Answer(value="yes")}
    assert [part.code for part in found.return_.carried] == ["t7t8v"]
    first = found.findings[0]
    assert (first.level, first.advice()) == (
        "attention",
        "Update your checklists to version 1.10.0, and read the form again.",
    )


def test_the_form_of_another_catalogue_is_refused_with_advice(orchard: Catalogue) -> None:
    with pytest.raises(Unreadable, match="This is a form of “garden”, but these checklists are “orchard”"):
        interpret(filled(orchard, cell("b2c3d", "Yes"), origin=Origin("garden", "1.0.0")), orchard)


@pytest.mark.parametrize("origin", [None, Origin("", ""), Origin("orchard", "one")])
def test_a_file_that_does_not_say_what_it_is_is_read_when_it_holds_our_questions(
    orchard: Catalogue, origin: Origin | None
) -> None:
    found = interpret(filled(orchard, cell("b2c3d", "Yes"), origin=origin), orchard)
    assert found.return_.answers == {"b2c3d": Answer(value="yes")}
    assert found.return_.catalogue.version == "1.1.0"
    assert [finding.code for finding in found.findings] == ["no-origin"]


def test_a_file_with_no_question_of_ours_is_refused(orchard: Catalogue) -> None:
    with pytest.raises(Unreadable, match="it holds none of their questions"):
        interpret(replace(filled(orchard, cell("z9z9z", "Yes")), origin=None, asked=None), orchard)


def test_the_same_version_with_other_questions_is_told(orchard: Catalogue) -> None:
    other = Origin("orchard", "1.1.0", "sha256:" + "1" * 64)
    assert [f.code for f in interpret(filled(orchard, origin=other), orchard).findings] == ["other-wording"]
