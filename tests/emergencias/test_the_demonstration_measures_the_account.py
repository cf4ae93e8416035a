"""What the account of 2019 states of emergencies comes out of the invented records: difference 0."""

from datetime import date
from decimal import Decimal

import pytest
from django.utils import timezone

from gobernacion.indicators.registry import registry
from gobernacion.lib.periods import Period
from gobernacion.records.demo import year_in_course
from gobernacion.releases.measuring import measure
from programs.emergencias import demo
from programs.emergencias.demo import these_days
from programs.emergencias.models import Actividad, Camion, Entrega, Evento, SolicitudAgua, Turno
from tests.accounts import ELQUI_2019, account

STATED = [cifra for cifra in account(ELQUI_2019).dichas() if cifra.lugar.codigo.startswith("EM-")]
KINDS = (Actividad, Camion, Entrega, Evento, SolicitudAgua, Turno)
YEAR = Period.year(2019)


pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def loaded(keep_demonstration_of):
    keep_demonstration_of("emergencias")


def figures(codigo, period):
    return {(one.dimension, one.categoria): one.valor for one in registry()[codigo].measure(period)}


def test_the_difference_is_zero(loaded):
    for cifra in STATED:
        assert measure(registry()[cifra.lugar.codigo], cifra.momento)[cifra.lugar] == cifra.valor, cifra.lugar
    assert len(STATED) == 7


def test_no_quarter_of_2019_is_counted_on_top_of_another(loaded):
    quarters = [figures("EM-003", Period.quarter(2019, number))["", ""] for number in range(1, 5)]
    assert sum(quarters) > 5463 == max(quarters)


def test_it_took_part_in_tables_of_each_theme_the_account_names(loaded):
    found = figures("EM-005", YEAR)
    for tema in ("Eclipse total de Sol", "Incendios forestales", "Cortes de agua potable"):
        assert found["tema", tema] > 0


def test_18_trucks_delivered_in_six_comunas(loaded):
    found = figures("EM-012", YEAR)
    assert found["", ""] == 18
    assert len(found) == 7


def test_the_cut_of_march_comes_from_the_same_records(loaded):
    to_date = Period.year(2020).until(demo.HASTA)
    assert figures("EM-006", to_date)["", ""] == 24
    assert figures("EM-001", to_date)["", ""] == 6
    assert not Actividad.objects.en(Period(date(2020, 3, 7), date(2020, 9, 1))).hechas().exists()


def test_events_and_requests_come_on_any_day_of_the_week(loaded):
    until_the_cut = Period(date(2018, 1, 1), date(2020, 3, 7))
    for kind, days in ((Evento, range(7)), (SolicitudAgua, range(5))):
        fell = kind.objects.en(until_the_cut).values_list("ocurrido_el", flat=True)
        assert {day.weekday() for day in fell} == set(days)


def test_the_year_in_course_has_water_and_events_since_january(loaded):
    today = timezone.localdate()
    so_far = Period(year_in_course(today, these_days.AT_LEAST), today)
    assert figures("EM-001", so_far)["", ""] == 6
    assert figures("EM-012", so_far)["", ""] == 18
    assert figures("EM-013", so_far)["", ""] > so_far.days / 14
    assert figures("EM-014", so_far)["", ""] == figures("EM-009", so_far)["", ""] == 3


def test_each_one_could_have_been_typed(loaded):
    for kind in KINDS:
        for record in kind.objects.all()[:80]:
            record.full_clean()
            assert record.history.count() == record.version


def test_places_and_organisations_say_that_they_are_invented(loaded):
    known = {"ONEMI", "CONAF", "Aguas del Valle"}
    names = set(Actividad.objects.values_list("organismos__nombre", flat=True)) - {None, *known}
    places = {
        *Actividad.objects.values_list("lugar", flat=True),
        *Entrega.objects.values_list("localidad", flat=True),
    }
    assert all("inventad" in name for name in {*names, *places})


def test_water_is_added_up_to_the_litre(loaded):
    exact = sum(Entrega.objects.en(YEAR).values_list("m3", flat=True), Decimal(0))
    assert figures("EM-010", YEAR)["", ""] == exact


def test_it_is_loaded_once(loaded):
    before = [kind.objects.count() for kind in KINDS]
    demo.load()
    assert [kind.objects.count() for kind in KINDS] == before
