"""What `make test` tries by turns is all tried within some days."""

import pytest

from tests.turns import turned


@pytest.mark.parametrize(("cases", "many"), [(13, 4), (13, 13), (40, 3), (5, 9), (1, 1)])
def test_the_days_cover_every_case(cases, many):
    every = list(range(cases))
    for first in (0, 739_000):
        days = range(first, first + -(-cases // many))
        assert {case for day in days for case in turned(every, many, day)} == set(every)


def test_a_day_tries_as_many_as_it_says():
    assert [len(turned("abcdefg", 3, day)) for day in range(9)] == [3] * 9
