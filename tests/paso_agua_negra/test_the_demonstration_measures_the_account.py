"""What the account of 2019 states of the crossing comes out of the invented days, but where it contradicts itself."""

from datetime import date
from decimal import Decimal
from itertools import pairwise

import pytest
from django.utils import timezone

from gobernacion.indicators.figures import Lugar
from gobernacion.indicators.moments import moment_told
from gobernacion.indicators.registry import registry
from gobernacion.lib.periods import Period
from gobernacion.releases.measuring import measure
from programs.paso_agua_negra import demo
from programs.paso_agua_negra.models import Cierre, Recuento, Temporada
from tests.accounts import ELQUI_2019, account

STATED = [cifra for cifra in account(ELQUI_2019).dichas() if cifra.lugar.codigo.startswith("AN-")]
SEASON = Period.season(2018)

OTHERWISE = {
    (Lugar("AN-002"), SEASON): Decimal("6.7655"),
    (Lugar("AN-003"), SEASON): Decimal(26_000),
    (Lugar("AN-003", "nacionalidad", "Argentina"), SEASON): Decimal(19_800),
}
"""Where the account contradicts itself: a percentage that is a ratio, and entries that would leave no exits."""


pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def loaded(keep_demonstration_of):
    keep_demonstration_of("paso_agua_negra")


def test_the_difference_is_zero(loaded):
    for cifra in STATED:
        found = measure(registry()[cifra.lugar.codigo], cifra.momento)
        where = cifra.lugar, Period(cifra.momento.desde, cifra.momento.hasta)
        assert round(found[cifra.lugar], 4) == OTHERWISE.get(where, cifra.valor), where
    assert len(STATED) == 12


def test_the_account_of_a_year_tells_the_season_that_closes_in_it(loaded):
    """So that what is measured stands beside what was stated, and the season before beside both."""
    flow = registry()["AN-001"]
    told = {year: measure(flow, moment_told(flow, year, None))[Lugar("AN-001")] for year in (2018, 2019)}
    assert told == {2018: 45_510, 2019: 48_589}
    assert moment_told(flow, 2019, None) in {c.momento for c in STATED if c.lugar == Lugar("AN-001")}


def test_the_season_is_measured_from_its_days_alone(loaded):
    """Each season is a period: what lies before it opens or after it closes adds nothing."""
    temporada = Temporada.objects.get(abre=date(2018, 12, 4))
    exact = Period(temporada.abre, date(2019, 5, 6))
    flow = registry()["AN-001"].measure
    assert list(flow(exact)) == list(flow(SEASON))


def test_in_and_out_by_nationality_is_the_flow(loaded):
    [into, *_], [out, *_] = (list(registry()[code].measure(SEASON)) for code in ("AN-006", "AN-007"))
    assert into.valor + out.valor == 48_589


def test_each_day_could_have_been_typed(loaded):
    for record in (*Recuento.objects.all()[:50], *Cierre.objects.all(), *Temporada.objects.all()):
        record.full_clean()
    assert {one.history.count() for one in Recuento.objects.all()[:20]} == {1}


def test_nothing_of_2020_is_later_than_the_first_week_of_march(loaded):
    assert not Recuento.objects.en(Period(date(2020, 3, 7), date(2021, 1, 1))).exists()
    assert Recuento.objects.filter(ocurrido_el=date(2020, 3, 6)).exists()


def test_the_year_in_course_has_counts_since_january(loaded):
    year = timezone.localdate().year
    assert Temporada.objects.que_cierran_en(year).exists()
    assert Temporada.objects.filter(cierra=None).count() == 1
    [first, *_] = (
        Recuento.objects.en(Period.year(year)).order_by("ocurrido_el").values_list("ocurrido_el", flat=True)
    )
    assert first <= date(year, 1, 2)


@pytest.mark.parametrize("day", ["2031-01-01", "2031-02-28", "2031-08-09", "2031-08-10", "2032-02-29"])
def test_seasons_of_any_day_follow_one_another(day):
    today = date.fromisoformat(day)
    seasons = list(demo._these_days(today))
    assert [season.cierra for season in seasons][-1] is None
    assert seasons[0].abre < date(today.year, 1, 1)
    assert all(one.cierra < other.abre for one, other in pairwise(seasons))
    closing = {season.abre.year + (season.abre.month >= 7) for season in seasons}
    assert len(closing) == len(seasons)


def test_it_is_loaded_once(loaded):
    before = Recuento.objects.count(), Temporada.objects.count()
    demo.load()
    assert (Recuento.objects.count(), Temporada.objects.count()) == before
