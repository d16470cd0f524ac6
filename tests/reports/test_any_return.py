"""Whatever a return holds, a review and a draft can be made of it, and they tell only of what their readers may see."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from assessbook.catalogue.model import Catalogue
from assessbook.reports.draft import draft
from assessbook.reports.review.files import files
from assessbook.reports.review.review import review
from assessbook.reports.sensitivity import AUDIENCES, may_see
from assessbook.reports.written import written
from assessbook.returns.model import Answer, Respondent, Return

from ..returns.strategies import returns

SLOW = [HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much]


def of_year(return_: Return, year: int) -> Return:
    return replace(return_, respondent=Respondent(state="XA", year=year, exercise=True))


@settings(max_examples=20, deadline=None, suppress_health_check=SLOW)
@given(data=st.data())
def test_a_review_asks_only_about_what_its_readers_may_see(data: st.DataObject, catalogue: Catalogue) -> None:
    now, last = (of_year(data.draw(returns(catalogue)), year) for year in (2026, 2025))
    audience: Any = data.draw(st.sampled_from(AUDIENCES))
    made = review(now, audience, catalogue, last)
    hidden = {id for each in (now, last) for id, answer in each.answers.items() if not may_see(audience, answer)}
    for finding in made.questions:
        assert finding.ask.startswith("Could you ") and finding.ask.endswith("?") and finding.why.endswith(".")
        for said in finding.said:
            area, _, id = said.code.rpartition("/")
            assert id in (catalogue.items if not area else now.profile)
            told = said.answer if finding.kind not in ("blank", "no-longer") else ""
            assert not told or area or may_see(audience, now.answers.get(id, Answer()))
    assert not {each.placed.item.id for each in (made.comparison.changes if made.comparison else ())} & hidden
    assert [ending for ending, data_ in files(made, catalogue) if not data_] == []


@settings(max_examples=15, deadline=None, suppress_health_check=SLOW)
@given(data=st.data())
def test_a_draft_can_be_made_of_any_return(data: st.DataObject, catalogue: Catalogue) -> None:
    now, last = (of_year(data.draw(returns(catalogue)), year) for year in (2026, 2025))
    audience: Any = data.draw(st.sampled_from(AUDIENCES))
    framework = data.draw(st.sampled_from([each.id for each in catalogue.frameworks]))
    for format in ("docx", "html", "md"):
        assert written(draft(now, framework, audience, catalogue, last), format, catalogue)
