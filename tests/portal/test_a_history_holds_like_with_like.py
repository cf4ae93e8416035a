"""The drawing of a figure through time holds years beside years, seasons beside seasons and states beside states."""

from datetime import date

import pytest

from gobernacion.portal import wording
from gobernacion.portal.figures import history_chart
from tests.portal.factories import cifra

pytestmark = pytest.mark.django_db

SEASONS = [("temporada 2017-2018", 45510), ("temporada 2018-2019", 48589), ("2019-11-01..2020-06-01", 30980)]


def drawn(*told):
    return history_chart([cifra("AA-001", valor, periodo) for periodo, valor in told], "k")


def test_a_calendar_year_is_left_out_of_the_seasons():
    chart = drawn(*SEASONS, ("2020", 24954))
    assert "48.589" in chart
    assert "30.980" in chart
    assert "24.954" not in chart


def test_a_state_is_left_out_of_the_years():
    chart = drawn(("2018", 80), ("2019", 90), ("2020-12-31..2021-01-01", 86))
    assert "86" not in chart
    assert "Año 2019" in chart


def test_states_are_drawn_by_their_day():
    assert "Al 31-12-2020" in drawn(("2019-12-31..2020-01-01", 83), ("2020-12-31..2021-01-01", 86))


def test_of_as_many_of_each_kind_the_latest_are_drawn():
    chart = drawn(("2018", 80), ("2019", 90), ("2020-12-31..2021-01-01", 86), ("2021-12-31..2022-01-01", 87))
    assert "Al 31-12-2021" in chart
    assert "Año 2019" not in chart


def test_the_years_that_are_cut_stand_beside_the_whole_ones_and_say_so():
    assert "año 2020, al 06-03-2020" in drawn(("2019", 8), ("2020 al 2020-03-06", 3)).lower()


def test_a_state_reads_as_its_day_and_no_span():
    assert wording.period(date(2020, 12, 31), date(2021, 1, 1)) == "al 31-12-2020"
