"""Outside the days on which an area answers for an indicator, by law or by its office, nothing is measured or zero."""

import re
from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.apps import apps
from django.core.exceptions import ValidationError

from gobernacion.areas import AreaConfig
from gobernacion.indicators.declarations import Tramo
from gobernacion.indicators.figures import Momento
from gobernacion.indicators.moments import days_held, measured, moment_told, total_over, total_told
from gobernacion.indicators.registry import registry
from gobernacion.lib.periods import SIEMPRE, Period, Vigencia
from gobernacion.territory.vigencias import Termino, VigenciaArea, ends
from tests.every_area import AREAS, demonstration_of, label, open_office

LAST = date(2019, 6, 28)
FIRST = date(2019, 3, 1)
YEARS = (2018, 2019, 2020)

pytestmark = pytest.mark.django_db


def decide(area, desde=None, ultimo_dia=None):
    VigenciaArea.objects.create(area=area, desde=desde, ultimo_dia=ultimo_dia, motivo="Resolución de prueba")


def whole(period):
    return Momento(period.desde, period.hasta, None)


def last_day(momento):
    return momento.corte or momento.hasta - timedelta(days=1)


@pytest.fixture(scope="module")
def lives(kept_for_the_module):
    """Random lives of every area, for all of these."""
    open_office(*AREAS)
    for area in AREAS:
        demonstration_of(area).randomised(7, 40)


@pytest.mark.parametrize("area", AREAS, ids=label)
def test_once_an_area_ends_nothing_of_it_is_measured(lives, area):
    indicadores = registry().of_area(area.label)
    before = {one.codigo: [moment_told(one, year, None) for year in YEARS] for one in indicadores}
    decide(area.label, ultimo_dia=LAST)
    for one in indicadores:
        year_before, year_it_ends, year_after = (moment_told(one, year, None) for year in YEARS)
        assert year_after is None
        assert not list(measured(one, whole(Period.year(2020))))
        assert not list(measured(one, whole(Period(LAST + timedelta(days=1), date(2020, 1, 1)))))
        assert year_before == before[one.codigo][0]
        if year_it_ends:
            assert last_day(year_it_ends) <= LAST
            told = Period(year_it_ends.desde, year_it_ends.hasta)
            assert sorted(measured(one, year_it_ends)) == sorted(one.measure(told))
        if one.tramo in (Tramo.YEAR, Tramo.ESTADO):
            assert last_day(year_it_ends) == LAST


@pytest.mark.parametrize("area", AREAS, ids=label)
def test_before_an_area_begins_nothing_of_it_is_measured(lives, area):
    decide(area.label, desde=FIRST)
    for one in registry().of_area(area.label):
        year_before, year_it_begins, year_after = (moment_told(one, year, None) for year in YEARS)
        assert year_before is None
        assert moment_told(one, 2019, date(2019, 2, 28)) is None
        assert not list(measured(one, whole(Period.year(2018))))
        assert year_it_begins is None or year_it_begins.desde >= FIRST
        assert year_after is not None or one.tramo is Tramo.FUENTE


def test_what_the_law_ended_is_told_up_to_its_last_day():
    """Migration left these offices with Ley 21.325."""
    [requests] = [one for one in registry() if one.codigo == "EX-001"]
    assert moment_told(requests, 2021, None) == whole(Period.year(2021))
    assert moment_told(requests, 2022, None) == Momento(date(2022, 1, 1), date(2022, 2, 12), None)
    assert moment_told(requests, 2023, None) is None
    assert moment_told(registry()["OR-001"], 2023, None)


def test_an_indicator_may_end_by_itself():
    one = replace(registry()["OR-017"], vigencia=Vigencia(ultimo_dia=LAST))
    assert moment_told(one, 2019, None) == whole(Period.day(LAST))
    assert moment_told(one, 2020, None) is None


def test_a_quoted_figure_ends_with_what_it_quotes(lives):
    assert total_told("DS-002", 2020, date(2020, 12, 31)) is not None
    decide("convenios", ultimo_dia=LAST)
    assert days_held(registry()["DS-002"]) == Vigencia(ultimo_dia=LAST)
    assert total_told("DS-002", 2020, date(2020, 12, 31)) is None
    assert total_over("DS-002", Period.year(2020)) is None


def test_the_last_decision_on_an_area_is_the_one_that_holds():
    decide("orasmi", ultimo_dia=LAST)
    decide("orasmi")
    decide("caprino", desde=FIRST)
    assert VigenciaArea.objects.decididas() == {"orasmi": SIEMPRE, "caprino": Vigencia(desde=FIRST)}
    assert not ends("orasmi", "caprino")


def test_law_and_decision_share_one_last_day_and_say_why():
    by_law = Termino(date(2022, 2, 11), "Ley 21.325")
    assert ends() == {"extranjeria": by_law}
    decide("orasmi", ultimo_dia=LAST)
    decide("extranjeria", ultimo_dia=date(2022, 3, 31))
    decided = Termino(LAST, "Resolución de prueba")
    assert ends() == {"extranjeria": by_law, "orasmi": decided}
    decide("extranjeria", ultimo_dia=LAST)
    assert ends("extranjeria") == {"extranjeria": decided}


def test_no_decision_extends_an_area_beyond_the_law_that_ended_it():
    for day in (None, date(2022, 2, 12)):
        with pytest.raises(ValidationError, match=re.escape("Ley 21.325 puso fin a esta área el 11-02-2022")):
            VigenciaArea(area="extranjeria", ultimo_dia=day, motivo="Resolución").full_clean()
    VigenciaArea(area="extranjeria", ultimo_dia=date(2022, 2, 11), motivo="Resolución").full_clean()
    VigenciaArea(area="orasmi", motivo="Resolución").full_clean()


def test_an_area_that_ends_by_law_says_which():
    with pytest.raises(TypeError, match="does not say which"):
        type("SinNorma", (AreaConfig,), {"titulo": "Sin norma", "vigencia": Vigencia(ultimo_dia=LAST)})


def test_a_step_begins_no_record_after_the_last_day(lives):
    model = apps.get_model("orasmi", "AtencionDifusion")
    decide("orasmi", ultimo_dia=LAST)
    one = model.objects.filter(ocurrido_el__gt=LAST).first()
    one.save_signed(one.registrado_por, "Corregir")
    one.pk, one.numero, one._state.adding = None, "", True
    with pytest.raises(ValidationError, match="hasta el 28-06-2019"):
        one.save_signed(one.registrado_por, "Emitir")


def test_a_season_ends_with_its_area():
    decide("paso_agua_negra", ultimo_dia=date(2019, 3, 31))
    told = moment_told(registry()["AN-001"], 2019, None)
    assert told.desde <= date(2018, 12, 1)
    assert told[1:] == (date(2019, 4, 1), None)


def test_new_facts_are_dated_while_the_office_answered_for_the_area(lives):
    model = apps.get_model("orasmi", "AtencionDifusion")
    decide("orasmi", ultimo_dia=LAST)
    others = {field.name for field in model._meta.fields} - {"ocurrido_el"}
    with pytest.raises(ValidationError, match="hasta el 28-06-2019"):
        model(ocurrido_el=LAST + timedelta(days=1)).clean_fields(exclude=others)
    model(ocurrido_el=LAST).clean_fields(exclude=others)
    model.objects.filter(ocurrido_el__gt=LAST).first().clean_fields(exclude=others)


def test_a_decision_says_why_and_its_days_are_in_order():
    for wrong in ({"motivo": ""}, {"desde": LAST, "ultimo_dia": FIRST}):
        with pytest.raises(ValidationError):
            VigenciaArea(**{"area": "orasmi", "motivo": "Resolución"} | wrong).full_clean()
