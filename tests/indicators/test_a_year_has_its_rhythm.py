"""How the work of a year is spread over its months, and how much of it is expected by a day."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gobernacion.indicators.ritmo import PAREJO, SIN_FEBRERO, Ritmo
from gobernacion.lib.periods import Period

YEAR = Period.year(2019)
WEIGHTS = st.lists(st.integers(0, 9), min_size=12, max_size=12).filter(any)


def test_what_stops_in_a_month_expects_nothing_of_it() -> None:
    by_january = SIN_FEBRERO.parte(YEAR, YEAR.until(date(2019, 1, 31)))
    assert SIN_FEBRERO.parte(YEAR, YEAR.until(date(2019, 2, 28))) == by_january == Decimal(1) / 11


def test_half_a_month_is_half_of_its_part() -> None:
    assert PAREJO.parte(YEAR, YEAR.until(date(2019, 4, 15))) == Decimal("3.5") / 12


@given(WEIGHTS, st.dates(date(2019, 1, 1), date(2019, 12, 31)))
def test_what_is_expected_never_falls_and_ends_whole(meses: list[int], day: date) -> None:
    ritmo = Ritmo(tuple(meses))
    part = ritmo.parte(YEAR, YEAR.until(day))
    assert 0 <= part <= 1
    assert ritmo.parte(YEAR, YEAR) == 1
    assert sum(ritmo.parte(YEAR, month) for month in YEAR.months()) == pytest.approx(Decimal(1))


@pytest.mark.parametrize("meses", [(1,) * 11, (0,) * 12, (-1, *(1,) * 11)])
def test_what_is_no_year_is_refused(meses: tuple[int, ...]) -> None:
    with pytest.raises(ValueError, match="twelve months"):
        Ritmo(meses)
