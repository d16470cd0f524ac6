"""A form with last year's answers, in a browser: each is confirmed, and what it takes along comes back."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import fields
from pathlib import Path
from typing import Any

from playwright.sync_api import Page, expect

from assessbook.catalogue.model import Catalogue
from assessbook.forms import json_file
from assessbook.forms.form import Form
from assessbook.forms.tailor import Tailoring, tailored
from assessbook.returns.interpret import interpret
from assessbook.returns.model import Answer, CatalogueRef, Respondent, Return
from assessbook.returns.prefill import prefilled
from assessbook.returns.record import canonical

from .conftest import choose, saved


def prefilled_form(catalogue: Catalogue) -> dict[str, Any]:
    """What makes the form of 2027 from the return of 2026."""
    last = Return(
        catalogue=CatalogueRef(id=catalogue.head.id, version=catalogue.head.version, hash=catalogue.hash),
        respondent=Respondent(state="LA", year=2026),
        answers={"b2c3d": Answer(value="planned", due="2026-06", owner="Board"), "m4n5p": Answer(value="yes")},
    )
    form = prefilled(tailored(Form(catalogue), Tailoring("LA", 2027, deadline="2027-03-15")), last, "LA-2026.json")
    return {each.name: getattr(form, each.name) for each in fields(form) if each.name != "catalogue"}


def test_each_answer_is_confirmed_and_the_history_comes_back(
    opened: Callable[[Path], Page], form_file: Callable[..., Path], catalogue: Catalogue
) -> None:
    page = opened(form_file(**prefilled_form(catalogue)))
    expect(page.locator("#start")).to_contain_text("Please send it back by: 2027-03-15")
    plan = page.locator("#b2c3d")
    expect(plan).to_contain_text("You planned this for 2026-06. Responsible: Board.")
    expect(plan.get_by_label("Not checked", exact=True)).to_be_checked()
    choose(page, "b2c3d", "Moved")
    plan.get_by_label("Planned for", exact=False).fill("2027-06")
    choose(page, "m4n5p", "Still true")
    data = saved(page, "Save answer file")
    found = interpret(json_file.read(data), catalogue)
    assert canonical(found.return_) == data
    assert json.loads(data)["answers"] == {
        "b2c3d": {"value": "planned", "due": "2027-06", "owner": "Board", "confirm": "moved"},
        "m4n5p": {"value": "yes", "confirm": "same"},
    }
    (past,) = json.loads(data)["history"]
    assert (past["kind"], past["source"], past["respondent"]["year"]) == ("last", "LA-2026.json", 2026)
