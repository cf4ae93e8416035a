"""Over what each indicator is measured in the account of a year: the year, a season, from a first day, or one day."""

from datetime import date, timedelta
from itertools import pairwise

import pytest

from extranjeria.models import AtencionDiaria
from gobernacion.indicators.declarations import Tramo
from gobernacion.indicators.figures import Momento
from gobernacion.indicators.moments import moment_told
from gobernacion.indicators.registry import registry
from gobernacion.indicators.relacionadas import Relacionadas
from gobernacion.lib.periods import Period
from programs.paso_agua_negra.models import Temporada
from tests.every_area import AREAS, demonstration_of, label, open_office

DIA = date(2020, 3, 6)

pytestmark = pytest.mark.django_db


def told(code, year, corte=None):
    return moment_told(registry()[code], year, corte)


def test_most_are_told_of_the_calendar_year():
    assert told("OR-001", 2020) == Momento(date(2020, 1, 1), date(2021, 1, 1), None)
    assert told("OR-001", 2020, DIA) == Momento(date(2020, 1, 1), date(2021, 1, 1), DIA)
    assert told("OR-001", 2020, date(2020, 12, 31)).corte is None


def test_a_state_is_told_of_one_day():
    assert told("CA-002", 2020) == Momento(date(2020, 12, 31), date(2021, 1, 1), None)
    assert told("CA-002", 2020, DIA) == Momento(DIA, date(2020, 3, 7), None)


def test_a_season_is_told_in_the_year_in_which_it_closes():
    season = Period.season(2019)
    assert told("AN-001", 2020) == Momento(season.desde, season.hasta, None)
    assert told("AN-001", 2020, DIA) == Momento(season.desde, season.hasta, DIA)
    assert told("AN-001", 2020, date(2020, 9, 30)).corte is None


def test_a_season_takes_the_months_in_which_it_was_open():
    Temporada.objects.create(abre=date(2019, 11, 16), cierra=date(2020, 6, 2))
    Temporada.objects.create(abre=date(2020, 10, 20))
    assert told("AN-001", 2020)[:2] == (date(2019, 11, 1), date(2020, 7, 1))
    assert told("AN-001", 2021)[:2] == (date(2020, 10, 1), date(2021, 6, 1))
    assert told("AN-001", 2019)[:2] == (date(2018, 12, 1), date(2019, 6, 1))
    assert str(Period(*told("AN-001", 2020)[:2])) == "temporada 2019-2020"


def test_the_counts_of_each_day_are_in_one_season_alone():
    seasons = [told("AN-001", year) for year in range(2018, 2023)]
    assert all(before.hasta <= after.desde for before, after in pairwise(seasons))


def test_an_average_begins_with_its_source():
    assert told("EX-002", 2019) is None
    [extranjeria] = [area for area in AREAS if area.label == "extranjeria"]
    open_office(extranjeria)
    extranjeria.declared("demo").load()
    first = date(2019, 4, 2)
    assert told("EX-002", 2018) is None
    assert told("EX-002", 2019) == Momento(first, date(2020, 1, 1), None)
    assert told("EX-002", 2019, date(2019, 3, 29)) is None
    assert told("EX-002", 2019, first) == Momento(first, date(2020, 1, 1), first)
    assert told("EX-002", 2020) == Momento(date(2020, 1, 1), date(2021, 1, 1), None)
    assert AtencionDiaria.objects.filter(ocurrido_el__lt=first, sin_cita__gt=0).exists()


def test_an_identity_holds_figures_of_the_same_days_against_each_other():
    """Of different days they would be silent: what is told from its first day on meets the year from the next one."""
    for cuadratura in registry().cuadraturas():
        spans = {registry()[codigo].tramo for codigo in cuadratura.codigos if codigo in registry()}
        if not isinstance(
            cuadratura, Relacionadas
        ):  # it checks nothing, and a state goes with what came before it
            assert len(spans - {Tramo.FUENTE}) <= 1, cuadratura.clave


@pytest.mark.parametrize("area", AREAS, ids=label)
def test_a_state_depends_on_its_day_alone(area):
    states = [one for one in registry().of_area(area.label) if one.tramo is Tramo.ESTADO]
    open_office(area)
    demonstration_of(area).randomised(7, 60)
    for indicador in states:
        for last in (date(2018, 12, 31), date(2019, 7, 15), date(2020, 12, 31)):
            of_the_day = sorted(indicador.measure(Period.day(last)))
            since_new_year = Period(date(last.year, 1, 1), last + timedelta(days=1))
            assert of_the_day == sorted(indicador.measure(since_new_year)), (indicador.codigo, last)


@pytest.mark.parametrize("indicador", list(registry()), ids=lambda one: one.codigo)
def test_what_says_that_it_is_of_a_closing_day_is_a_state(indicador):
    """By its public words: what was still so at the close, of any year, is no flow of the period."""
    of_the_close = ("al cierre", "pendientes al", "carnés vigentes", "sin aprobar", "aún sin")
    if any(words in indicador.nombre.lower() for words in of_the_close):
        assert indicador.tramo is Tramo.ESTADO
