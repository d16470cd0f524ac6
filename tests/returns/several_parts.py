"""Parts of one return as several offices would fill them: few questions, few answers, so that they often differ."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

from assessbook.catalogue.model import Catalogue
from assessbook.returns.confirm import confirmed
from assessbook.returns.model import Answer, Carried, CatalogueRef, Evidence, Past, Respondent, Return

VALUES: dict[str, st.SearchStrategy[Any]] = {
    "b2c3d": st.sampled_from(["yes", "planned", "no", None]),
    "d4f5g": st.sampled_from([0, 12, "withheld", None]),
    "j8k9m": st.sampled_from(["A pump.", "a  PUMP.", "Two pumps.", None]),
    "g6h7j": st.dictionaries(st.sampled_from(["part", "whole"]), st.integers(1, 2), min_size=1),
    "p4q5r": st.sets(st.sampled_from(["apples", "figs"]), min_size=1).map(lambda codes: tuple(sorted(codes))),
}
ROWS = st.builds(
    Evidence,
    title=st.sampled_from(["Law", "law", "Budget", None]),
    holder=st.sampled_from(["Ministry", None, "Court"]),
    link=st.sampled_from([None, "https://example.org"]),
).filter(lambda row: row != Evidence())
IDS = ["E1", "E2", "law"]


def reference(catalogue: Catalogue) -> CatalogueRef:
    return CatalogueRef(id=catalogue.head.id, version=catalogue.head.version, hash=catalogue.hash)


@st.composite
def answers(draw: st.DrawFn, id: str, names: list[str]) -> Answer:
    value = draw(VALUES[id])
    plan = id == "b2c3d"
    return Answer(
        value=value,
        note=draw(st.sampled_from([None, "In the north.", "In the north.\n\nSince 2020.", "Since 2020."])),
        evidence=tuple(sorted(draw(st.sets(st.sampled_from(names), max_size=2)))),
        due=draw(st.sampled_from(["2026-06", "2027-01", None])) if plan else None,
        owner=draw(st.sampled_from(["Ministry", "ministry", "Court", None])) if plan else None,
        sensitivity=draw(st.sampled_from(["internal", "secretariat", "public", None])),
        checked=draw(st.sampled_from(["2026-01-01", "2026-02", None])),
        confirm=draw(st.sampled_from(["same", "changed", "not-checked", None])),
    )


@st.composite
def part(draw: st.DrawFn, catalogue: Catalogue) -> Return:
    """One part of the return of Lao PDR for 2027; State and year may be blank."""
    ids = draw(st.sets(st.sampled_from(sorted(VALUES)), max_size=3))
    register = draw(st.dictionaries(st.sampled_from(IDS), ROWS, max_size=2))
    # Who names a document that is in no row has written E1 or the like: every other word becomes a row when it is read.
    names = sorted({"E1", "E2", *register})
    last = draw(st.booleans())
    found = Return(
        catalogue=reference(catalogue),
        respondent=Respondent(
            state=draw(st.sampled_from(["LA", None])),
            year=draw(st.sampled_from([2027, None])),
            authority=draw(st.sampled_from(["gardener", "ministry", None])),
        ),
        profile=draw(
            st.dictionaries(st.sampled_from(["has-pond", "member"]), st.sampled_from(["yes", "no"]), max_size=2)
        ),
        answers={id: draw(answers(id, names)) for id in sorted(ids)},
        evidence=register,
        carried=draw(st.sampled_from([(), (Carried(text="about 300", place="Trees!D5", why="No number."),)])),
        history=(before(catalogue),) if last else (),
    )
    return confirmed(found, {})[0]


def before(catalogue: Catalogue) -> Past:
    """The return of the year before, by which a form was filled in beforehand."""
    return Past(
        kind="last",
        source="LA-2026.json",
        catalogue=reference(catalogue),
        respondent=Respondent(state="LA", year=2026),
        answers={"b2c3d": Answer(value="planned", due="2026-06")},
    )


def parts(catalogue: Catalogue, most: int = 3) -> st.SearchStrategy[list[tuple[str, Return]]]:
    """Parts with the names of their files."""
    names = st.sampled_from(["health.json", "women.json", "trees.json"])
    return st.lists(st.tuples(names, part(catalogue)), min_size=1, max_size=most)
