"""Timetables are computed: golden days, and the rules of breaks and lunch."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assessbook.packs.model import Course, Module, Step
from assessbook.packs.timetable import LONGEST, clock, from_clock, timetable


def module(id: str, *minutes: int) -> Module:
    steps = tuple(
        Step(title=f"{id} {n}", minutes=each, form="", anchor=f"{id}-{n}") for n, each in enumerate(minutes, 1)
    )
    return Module(
        id=id, title=id.title(), docname=id, line=1, objective="", audience=(), minutes=sum(minutes), materials=(),
        sources=(), items=(), steps=steps, quizzes=(),
    )  # fmt: skip


def course(*days: tuple[str, ...], start: str = "09:00") -> Course:
    return Course(
        id="c", title="C", docname="c", line=1, anchor="", audience=(), start=from_clock(start), days=days, sources=()
    )


def read(found: Course, *modules: Module, start: str = "") -> list[list[str]]:
    days = timetable(found, {each.id: each for each in modules}, from_clock(start) if start else None)
    return [
        [
            f"{clock(slot.start)}-{clock(slot.end)} {slot.module.id if slot.module else slot.kind}"
            f"{f' {slot.part}' if slot.part else ''}"
            for slot in day
        ]
        for day in days
    ]


def test_a_morning_has_breaks_and_no_lunch() -> None:
    found = read(course(("a", "b", "c", "d")), module("a", 60), module("b", 60), module("c", 60), module("d", 50))
    assert found == [["09:00-10:00 a", "10:00-11:00 b", "11:00-11:15 break", "11:15-12:15 c", "12:15-13:05 d"]]


def test_a_whole_day_has_lunch_near_half_past_twelve() -> None:
    modules = [module(id, 90) for id in "abcd"]
    assert read(course(("a", "b", "c", "d")), *modules) == [
        ["09:00-10:30 a", "10:30-10:45 break", "10:45-12:15 b", "12:15-13:15 lunch", "13:15-14:45 c",
         "14:45-15:00 break", "15:00-16:30 d"]
    ]  # fmt: skip


def test_another_start_moves_everything_and_lunch_stays_near_its_time() -> None:
    modules = [module(id, 90) for id in "abcd"]
    (day,) = read(course(("a", "b", "c", "d")), *modules, start="07:30")
    assert day[0] == "07:30-09:00 a"
    assert "12:30-13:30 lunch" in day or "12:15-13:15 lunch" in day


def test_an_afternoon_has_no_lunch() -> None:
    (day,) = read(course(("a", "b"), start="14:00"), module("a", 90), module("b", 90))
    assert day == ["14:00-15:30 a", "15:30-15:45 break", "15:45-17:15 b"]


def test_a_long_module_is_divided_between_its_steps() -> None:
    (day,) = read(course(("a",)), module("a", 70, 80))
    assert day == ["09:00-10:10 a 1", "10:10-10:25 break", "10:25-11:45 a 2"]


def test_each_day_begins_anew_and_unknown_modules_are_left_out() -> None:
    assert read(course(("a", "x"), ("b",)), module("a", 30), module("b", 45)) == [["09:00-09:30 a"], ["09:00-09:45 b"]]


@given(st.lists(st.lists(st.integers(5, 90), min_size=1, max_size=4), min_size=1, max_size=8), st.integers(0, 15 * 60))
def test_nothing_is_lost_nobody_works_too_long_and_nobody_has_two_lunches(lengths: list[list[int]], start: int) -> None:
    modules = {str(n): module(str(n), *steps) for n, steps in enumerate(lengths)}
    (day,) = timetable(course(tuple(modules)), modules, start)
    assert [step for slot in day for step in slot.steps] == [s for each in modules.values() for s in each.steps]
    assert [slot.start for slot in day[1:]] == [slot.end for slot in day[:-1]]
    assert day[0].kind == day[-1].kind == "work", "no day begins or ends with a break"
    assert sum(slot.kind == "lunch" for slot in day) <= 1
    stretch = 0
    for slot in day:
        stretch = stretch + slot.end - slot.start if slot.kind == "work" else 0
        assert stretch <= max(LONGEST, slot.end - slot.start)


@pytest.mark.parametrize("words", ["9", "24:00", "9.30", "09:60", "nine"])
def test_a_time_that_is_none_is_refused_with_an_example(words: str) -> None:
    with pytest.raises(ValueError, match="write it like 09:00"):
        from_clock(words)
