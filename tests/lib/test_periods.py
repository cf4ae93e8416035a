"""Periods are half-open spans of Chilean days, named as people name them."""

from datetime import UTC, date, datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gobernacion.lib.periods import SANTIAGO, Period, PeriodoInvalido, months_after

DAYS = st.dates(date(1990, 1, 1), date(2060, 1, 1))
PERIODS = st.builds(lambda day, length: Period(day, day + timedelta(days=length)), DAYS, st.integers(1, 900))


@pytest.mark.parametrize(
    ("period", "desde", "hasta"),
    [
        (Period.year(2019), date(2019, 1, 1), date(2020, 1, 1)),
        (Period.month(2019, 3), date(2019, 3, 1), date(2019, 4, 1)),
        (Period.month(2019, 12), date(2019, 12, 1), date(2020, 1, 1)),
        (Period.quarter(2019, 1), date(2019, 1, 1), date(2019, 4, 1)),
        (Period.quarter(2019, 4), date(2019, 10, 1), date(2020, 1, 1)),
        (Period.season(2018), date(2018, 12, 1), date(2019, 6, 1)),
        (Period.season(2018, 11, 4), date(2018, 11, 1), date(2019, 5, 1)),
        (Period.day(date(2019, 4, 2)), date(2019, 4, 2), date(2019, 4, 3)),
    ],
)
def test_each_kind_of_period_has_its_days(period: Period, desde: date, hasta: date) -> None:
    assert period == Period(desde, hasta)


@pytest.mark.parametrize(
    ("period", "name"),
    [
        (Period.year(2019), "año 2019"),
        (Period.month(2019, 3), "marzo de 2019"),
        (Period.quarter(2019, 1), "primer trimestre de 2019"),
        (Period.quarter(2019, 4), "cuarto trimestre de 2019"),
        (Period(date(2019, 1, 1), date(2019, 7, 1)), "primer semestre de 2019"),
        (Period(date(2019, 7, 1), date(2020, 1, 1)), "segundo semestre de 2019"),
        (Period.season(2018), "temporada 2018-2019"),
        (Period.season(2018, 11, 4), "temporada 2018-2019"),
        (Period(date(2018, 1, 1), date(2020, 1, 1)), "años 2018 a 2019"),
        (Period.year(2020).until(date(2020, 3, 6)), "del 01-01-2020 al 06-03-2020"),
        (Period(date(2019, 2, 1), date(2019, 5, 1)), "del 01-02-2019 al 30-04-2019"),
        (Period(date(2018, 12, 1), date(2019, 2, 1)), "del 01-12-2018 al 31-01-2019"),
        (Period.season(2018).until(date(2019, 3, 6)), "del 01-12-2018 al 06-03-2019"),
        (Period.day(date(2019, 4, 2)), "02-04-2019"),
    ],
)
def test_a_period_is_named_as_people_name_it(period: Period, name: str) -> None:
    assert str(period) == name


@pytest.mark.parametrize(
    "make",
    [
        lambda: Period(date(2019, 1, 1), date(2019, 1, 1)),
        lambda: Period(date(2019, 1, 2), date(2019, 1, 1)),
        lambda: Period.month(2019, 0),
        lambda: Period.month(2019, 13),
        lambda: Period.quarter(2019, 5),
        lambda: Period.season(2019, 5, 12),
        lambda: Period.season(2019, 13, 5),
        lambda: Period.year(0),
        lambda: Period.year(9999),
        lambda: Period.year(10**30),
        lambda: Period.day(date.max),
        lambda: Period.year(2020).until(date(2019, 12, 31)),
    ],
)
def test_what_encloses_no_day_is_refused(make: object) -> None:
    with pytest.raises(PeriodoInvalido):
        make()  # type: ignore[operator]


def test_a_period_goes_from_day_to_day_without_hours() -> None:
    with pytest.raises(TypeError):
        Period(datetime(2019, 1, 1, tzinfo=UTC), datetime(2020, 1, 1, tzinfo=UTC))


def test_the_first_day_is_inside_and_the_last_is_not() -> None:
    period = Period.year(2019)
    assert period.contains(date(2019, 1, 1))
    assert period.contains(date(2019, 12, 31))
    assert not period.contains(date(2020, 1, 1))
    assert not period.contains(date(2018, 12, 31))
    assert period.last_day == date(2019, 12, 31)


def test_neighbours_do_not_overlap() -> None:
    assert not Period.year(2018).overlaps(Period.year(2019))
    assert Period.season(2018).overlaps(Period.year(2018))
    assert Period.season(2018).overlaps(Period.year(2019))


@given(PERIODS, PERIODS)
def test_two_periods_overlap_when_they_share_a_day(one: Period, other: Period) -> None:
    shared = {one.desde + timedelta(days=n) for n in range(one.days)} & {
        other.desde + timedelta(days=n) for n in range(other.days)
    }
    assert one.overlaps(other) == other.overlaps(one) == bool(shared)


def test_the_cut_of_a_year_to_date_is_included() -> None:
    to_date = Period.year(2020).until(date(2020, 3, 6))
    assert to_date == Period(date(2020, 1, 1), date(2020, 3, 7))
    assert to_date.contains(date(2020, 3, 6))
    assert to_date.days == 66


@pytest.mark.parametrize("corte", [date(2020, 12, 31), date(2021, 1, 1), date.max])
def test_a_cut_at_or_after_the_end_changes_nothing(corte: date) -> None:
    assert Period.year(2020).until(corte) == Period.year(2020)


@pytest.mark.parametrize(
    ("period", "previous"),
    [
        (Period.year(2020), Period.year(2019)),
        (Period.month(2020, 1), Period.month(2019, 12)),
        (Period.quarter(2020, 1), Period.quarter(2019, 4)),
        (Period.season(2019), Period.season(2018)),
        (Period.season(2019, 11, 4), Period.season(2018, 11, 4)),
        (Period(date(2018, 1, 1), date(2020, 1, 1)), Period(date(2016, 1, 1), date(2018, 1, 1))),
        (Period.year(2020).until(date(2020, 3, 6)), Period.year(2019).until(date(2019, 3, 6))),
        (Period.season(2019).until(date(2020, 3, 6)), Period.season(2018).until(date(2019, 3, 6))),
        (Period(date(2019, 3, 4), date(2019, 3, 11)), Period(date(2019, 2, 25), date(2019, 3, 4))),
    ],
)
def test_the_previous_period_is_of_the_same_kind(period: Period, previous: Period) -> None:
    assert period.previous() == previous


@pytest.mark.parametrize(
    ("corte", "a_year_before"),
    [
        (date(2020, 3, 6), date(2019, 3, 6)),
        (date(2020, 2, 29), date(2019, 2, 28)),
        (date(2020, 2, 28), date(2019, 2, 28)),
        (date(2021, 2, 28), date(2020, 2, 29)),
    ],
)
def test_a_year_to_date_looks_back_to_the_same_cut(corte: date, a_year_before: date) -> None:
    to_date = Period.year(corte.year).until(corte)
    assert to_date.a_year_before() == Period.year(corte.year - 1).until(a_year_before)


@pytest.mark.parametrize(
    ("day", "months", "later"),
    [
        (date(2019, 3, 15), 6, date(2019, 9, 15)),
        (date(2019, 8, 31), 6, date(2020, 2, 29)),
        (date(2019, 12, 31), -1, date(2019, 11, 30)),
        (date(2020, 2, 29), -12, date(2019, 2, 28)),
    ],
)
def test_months_are_counted_from_day_to_day_or_to_the_end_of_a_shorter_month(
    day: date, months: int, later: date
) -> None:
    assert months_after(day, months) == later


@given(PERIODS)
def test_its_months_cover_every_day_once(period: Period) -> None:
    months = list(period.months())
    assert months[0].desde == period.desde
    assert months[-1].hasta == period.hasta
    assert all(one.hasta == other.desde for one, other in pairwise(months))
    assert sum(month.days for month in months) == period.days
    assert all(month.desde.month == month.last_day.month for month in months)


@pytest.mark.parametrize(
    ("day", "starts", "hours"),
    [
        (date(2019, 4, 6), "2019-04-06T00:00:00-03:00", 25),  # the clock goes back that night
        (date(2019, 4, 7), "2019-04-07T00:00:00-04:00", 24),
        (date(2019, 9, 7), "2019-09-07T00:00:00-04:00", 24),
        (date(2019, 9, 8), "2019-09-08T01:00:00-03:00", 23),  # there is no midnight
        (date(2019, 9, 9), "2019-09-09T00:00:00-03:00", 24),
    ],
)
def test_days_on_which_the_clock_changes_have_their_true_hours(day: date, starts: str, hours: int) -> None:
    start, end = Period.day(day).bounds()
    assert start.isoformat() == starts
    assert end.astimezone(UTC) - start.astimezone(UTC) == timedelta(hours=hours)


@given(st.datetimes(datetime(1990, 1, 1), datetime(2059, 1, 1)))  # noqa: DTZ001
def test_a_moment_is_inside_the_bounds_of_its_day_in_chile_and_of_no_other(naive: datetime) -> None:
    moment = naive.replace(tzinfo=UTC)
    day = moment.astimezone(SANTIAGO).date()
    start, end = Period.day(day).bounds()
    assert start.astimezone(UTC) <= moment < end.astimezone(UTC)


def test_the_last_hours_of_the_year_belong_to_it_in_chile() -> None:
    start, end = Period.year(2019).bounds()
    assert start <= datetime(2020, 1, 1, 2, 59, tzinfo=UTC) < end
    assert not start <= datetime(2019, 1, 1, 2, 59, tzinfo=UTC) < end


def test_periods_sort_by_their_first_day() -> None:
    assert sorted([Period.year(2020), Period.season(2018), Period.year(2019)]) == [
        Period.season(2018),
        Period.year(2019),
        Period.year(2020),
    ]
