"""What `make test` tries by turns is all tried within some days."""

from pathlib import Path

import pytest

from tests import turns
from tests.turns import decided_by_the_database, left_for_another_day, turned

MODULES = sorted(Path(__file__).parent.glob("**/test_*.py"))


@pytest.mark.parametrize(("cases", "many"), [(13, 4), (13, 13), (40, 3), (5, 9), (1, 1)])
def test_the_days_cover_every_case(cases, many):
    every = list(range(cases))
    for first in (0, 739_000):
        days = range(first, first + -(-cases // many))
        assert {case for day in days for case in turned(every, many, day)} == set(every)


def test_a_day_tries_as_many_as_it_says():
    assert [len(turned("abcdefg", 3, day)) for day in range(9)] == [3] * 9


@pytest.fixture
def by_turns(monkeypatch):
    monkeypatch.setattr(turns, "BY_TURNS", True)
    monkeypatch.setattr(turns, "WHOLE", False)
    monkeypatch.setenv(turns.DAY, "739000")
    monkeypatch.delenv(turns.NAMED, raising=False)


def test_the_days_cover_every_module_on_postgresql(by_turns, monkeypatch):
    every_day = {one for one in MODULES if decided_by_the_database(one)}
    assert 50 < len(every_day) < len(MODULES)
    tried = []
    for day in range(739_000, 739_000 + turns.DAYS):
        monkeypatch.setenv(turns.DAY, str(day))
        tried.append({*MODULES} - left_for_another_day(MODULES))
    assert set.union(*tried) == {*MODULES}
    assert set.intersection(*tried) >= every_day


def test_each_database_tries_what_the_other_does_not_and_the_next_day_the_rest(by_turns, monkeypatch):
    every, tried = list(range(13)), {}
    for day in (739_000, 739_001):
        monkeypatch.setenv(turns.DAY, str(day))
        for database in (False, True):
            monkeypatch.setattr(turns, "on_postgresql", lambda database=database: database)
            tried[day, database] = turns.of_this_database(every)
    for database in (False, True):
        assert sorted(tried[739_000, database] + tried[739_001, database]) == every
    for day in (739_000, 739_001):
        assert sorted(tried[day, False] + tried[day, True]) == every
    monkeypatch.setattr(turns, "WHOLE", True)
    assert turns.of_this_database(every) == every


@pytest.mark.parametrize(("days", "after"), [(2, 0), (2, 1), (3, 0), (4, 2)])
def test_what_is_tried_once_in_some_days_has_its_turn_on_each_database(by_turns, monkeypatch, days, after):
    had = {True: [], False: []}
    for day in range(739_000, 739_000 + days):
        monkeypatch.setenv(turns.DAY, str(day))
        for database, turn in had.items():
            monkeypatch.setattr(turns, "on_postgresql", lambda database=database: database)
            turn.append(turns.has_its_turn(days, after))
    assert [sum(one) for one in had.values()] == [1, 1]
    assert had[True] != had[False]
    monkeypatch.setattr(turns, "WHOLE", True)
    assert turns.has_its_turn(days, after)


def test_what_somebody_names_waits_for_no_day(by_turns, monkeypatch):
    monkeypatch.setenv(turns.DAY, "739001")
    assert not turns.has_its_turn(739_000)
    monkeypatch.setenv(turns.NAMED, "1")
    assert turns.has_its_turn(739_000)


def test_two_that_are_tried_after_one_another_share_no_day(by_turns, monkeypatch):
    shared = 0
    for day in range(739_000, 739_004):
        monkeypatch.setenv(turns.DAY, str(day))
        shared += sum(turns.has_its_turn(4, after) for after in (0, 2))
    assert shared == 2
    assert not (turns.has_its_turn(4) and turns.has_its_turn(4, 2))


@pytest.mark.parametrize(
    "module",
    [
        "orasmi/test_the_database_keeps_the_invariants.py",
        "orasmi/test_the_budget_is_never_exceeded.py",
        "directory/test_names_are_found_however_they_were_typed.py",
        "records/test_work_survives_many_at_once.py",
        "upgrading/test_a_database_of_the_first_version_becomes_todays.py",
        "access/test_the_walk.py",
        "test_guards.py",
        "test_every_area_equals_a_recount.py",
    ],
)
def test_what_a_database_decides_is_tried_every_day(module):
    assert decided_by_the_database(Path(__file__).parent / module)


def test_a_module_somebody_asks_for_has_no_turn(by_turns, monkeypatch):
    monkeypatch.setattr(turns, "BY_TURNS", False)
    assert left_for_another_day(MODULES) == set()


def test_a_campaign_tries_every_module(by_turns, monkeypatch):
    monkeypatch.setattr(turns, "WHOLE", True)
    assert left_for_another_day(MODULES) == set()
