"""What the account of 2019 states of Abriendo Caminos comes out of the invented records: difference 0."""

from datetime import date

import pytest
from django.apps import apps
from django.utils import timezone

from gobernacion.indicators.figures import Lugar
from gobernacion.indicators.registry import registry
from gobernacion.lib.periods import Period
from gobernacion.lib.run import is_demo
from gobernacion.records.demo import year_in_course
from gobernacion.releases.measuring import measure
from programs.abriendo_caminos import demo
from programs.abriendo_caminos.models import (
    EstadoGasto,
    EvaluacionPsicologica,
    Familia,
    Gasto,
    Integrante,
    Objetivo,
    RecuentoPenal,
    Sesion,
    Taller,
)
from tests.accounts import ELQUI_2019, account

STATED = [cifra for cifra in account(ELQUI_2019).dichas() if cifra.lugar.codigo.startswith("AC-")]

OTHERWISE = {
    Lugar("AC-002", "rol", "Otros familiares"): 23,
    Lugar("AC-008", "convocatoria", "Intensiva 2017"): 6,
}
"""Where the account contradicts itself, what its other figures add up to."""

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def loaded(keep_demonstration_of):
    keep_demonstration_of("abriendo_caminos")


def test_the_difference_is_zero(loaded):
    for cifra in STATED:
        found = measure(registry()[cifra.lugar.codigo], cifra.momento)
        if cifra.valor is not None:
            assert found[cifra.lugar] == OTHERWISE.get(cifra.lugar, cifra.valor), cifra.lugar


def test_what_the_account_does_not_state_is_measured_too(loaded):
    assert "AC-011" not in {cifra.lugar.codigo for cifra in STATED}
    [evaluated] = registry()["AC-011"].measure(Period.year(2019))
    assert evaluated.valor == 104


def test_the_rest_of_what_is_measured_agrees_with_it(loaded):
    momento = STATED[0].momento
    for indicador in registry().of_area("abriendo_caminos"):
        found = measure(indicador, momento)
        for desglose in indicador.desgloses:
            parts = [value for lugar, value in found.items() if lugar.dimension == desglose.dimension]
            if desglose.suma:
                assert sum(parts) == found[Lugar(indicador.codigo)], (indicador.codigo, desglose.dimension)


def test_it_holds_205_people_whose_runs_belong_to_nobody(loaded):
    people = Integrante.objects.activos_en(Period.year(2019)).select_related("ficha__persona")
    assert len({one.ficha_id for one in people}) == len(people) == 205
    assert all(is_demo(one.ficha.persona.run) for one in people)


def test_the_cut_of_march_comes_from_the_same_records(loaded):
    [families, *_] = registry()["AC-001"].measure(Period.year(2020).until(demo.HASTA))
    assert 0 < families.valor < 39


def test_those_who_left_long_ago_are_only_counted(loaded):
    assert sum(RecuentoPenal.objects.values_list("cuantas", flat=True)) == demo.ANTES
    [total, *_] = registry()["AC-002"].measure(Period.year(2017))
    assert total.valor == 2 * demo.ANTES


def test_goals_of_those_who_left_are_told_of_and_the_year_in_course_has_work(loaded):
    left = Objetivo.objects.filter(plan__familia__egreso__isnull=False)
    assert left.filter(resuelto_el__gt=demo.HASTA).exists()
    assert not left.exclude(resuelto_el__lte=date(2020, 12, 31)).exists()
    today = timezone.localdate()
    so_far = Period(year_in_course(today, demo.AT_LEAST), today)
    for kind in (Gasto, Sesion, Taller):
        assert kind.objects.en(so_far).count() > so_far.days / 50
    assert Gasto.objects.filter(estado=EstadoGasto.ANOTADO).count() == 3


def test_it_keeps_the_rules_a_form_asks(loaded):
    for model in (Familia, Integrante, EvaluacionPsicologica):
        for record in model.objects.select_related():
            record.clean()


def test_a_second_load_changes_nothing(loaded):
    def how_many():
        models = apps.get_app_config("abriendo_caminos").get_models()
        return {model.__name__: model._base_manager.count() for model in models}

    before = how_many()
    demo.load()
    assert how_many() == before
