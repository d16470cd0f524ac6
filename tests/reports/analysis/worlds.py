"""Returns of many States over some years, at random, with every kind of answer, mark and gap."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from random import Random

from hypothesis import strategies as st

from assessbook.catalogue.answers import ScaleAnswer
from assessbook.catalogue.model import Catalogue
from assessbook.reports.analysis.taken import Taken
from assessbook.returns.model import Answer, CatalogueRef, Respondent, Return
from assessbook.returns.record import canonical
from tests.returns.strategies import returns as orchard_returns

STATES = ("LA", "CI", "FR", "ZM", "BA", "NO", "TD", "MX")
YEARS = (2024, 2025, 2027)
VALUES = ("yes", "partly", "planned", "no", "not-applicable", "unknown", None)
MARKS = ("public", "public", "public", "secretariat", "internal", None)


@st.composite
def worlds(draw: st.DrawFn, catalogue: Catalogue) -> tuple[Taken, ...]:
    """Returns of the orchard, in order of State and year."""
    sent = draw(st.sets(st.tuples(st.sampled_from(STATES), st.sampled_from(YEARS)), min_size=1, max_size=14))
    found = []
    for state, year in sorted(sent):
        return_ = draw(orchard_returns(catalogue))
        respondent = replace(return_.respondent, state=state, year=year, exercise=False)
        scaled = {id: _often_planned(id, answer, catalogue, draw) for id, answer in return_.answers.items()}
        return_ = replace(return_, respondent=respondent, answers=scaled)
        version = draw(st.sampled_from(["1.0.0", catalogue.head.version]))
        found.append(Taken(f"{state}-{year}.json", return_, version))
    return tuple(found)


def _often_planned(id: str, answer: Answer, catalogue: Catalogue, draw: st.DrawFn) -> Answer:
    answer = replace(answer, confirm=draw(st.sampled_from([None, None, "not-checked", "same"])))
    if isinstance(catalogue.items[id].item.answer, ScaleAnswer) and draw(st.booleans()):
        return replace(answer, value="planned", due=draw(st.sampled_from(["2025-06", "2027-12", "2029", None])))
    return answer


def some_returns(catalogue: Catalogue, states: int, years: tuple[int, ...], exercise: bool = False) -> list[Return]:
    """Return one return for most States and years: the same for the same catalogue and numbers."""
    found = []
    for number in range(states):
        random = Random(f"state {number}")
        state = chr(65 + number // 26) + chr(65 + number % 26)
        profile = {question.id: random.choice(question.options).code for question in catalogue.head.profile}
        for year in years:
            if random.random() < 0.9:
                answers = dict(_answers(catalogue, random, f"{state}{year}"))
                found.append(
                    Return(
                        catalogue=CatalogueRef(
                            id=catalogue.head.id, version=catalogue.head.version, hash=catalogue.hash
                        ),
                        respondent=Respondent(state=state, year=year, exercise=exercise),
                        profile=profile,
                        answers=answers,
                    )
                )
    return found


def _answers(catalogue: Catalogue, random: Random, word: str) -> list[tuple[str, Answer]]:
    found = []
    for id, placed in catalogue.items.items():
        value = random.choice(VALUES)
        if value == "not-applicable" and placed.item.not_applicable == "never":
            value = "no"
        if isinstance(placed.item.answer, ScaleAnswer) and value and not placed.item.retired:
            due = f"{random.randint(2024, 2028)}-06" if value == "planned" else None
            owner = f"zq{id}{word}owner" if value == "planned" else None
            mark = random.choice(MARKS)
            note = f"zq{id}{word}note{'public' if mark == 'public' else 'other'}"
            found.append((id, Answer(value=value, note=note, due=due, owner=owner, sensitivity=mark)))  # type: ignore[arg-type]
    return found


def written(returns: list[Return], folder: Path) -> Path:
    """Write returns as answer files, and return the folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for return_ in returns:
        about = return_.respondent
        (folder / f"{str(about.state).lower()}-{about.year}.json").write_bytes(canonical(return_))
    return folder
