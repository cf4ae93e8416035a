"""The demonstration measures what the account of 2019 states, figure by figure: "documento frente a registros"."""

from datetime import date
from decimal import Decimal

import pytest
from django.core.management import call_command
from django.db import connection
from django.test import override_settings

from gobernacion.directory.models import Persona
from gobernacion.indicators.figures import Lugar
from gobernacion.indicators.registry import registry
from gobernacion.lib.periods import Period
from gobernacion.lib.run import is_demo
from gobernacion.releases.measuring import confront
from gobernacion.releases.models import Edicion
from gobernacion.releases.resting import Apoyos, tables_counted
from tests.every_area import AREAS, demonstration_of, kept, label, measured, unlisted

CONTRADICTED = {
    Lugar("AC-002", "rol", "Otros familiares"): (33, 23),
    Lugar("AC-008", "convocatoria", "Intensiva 2017"): (7, 6),
    Lugar("AN-002"): (Decimal("1.068"), Decimal(3_079) / Decimal(45_510) * 100),
    Lugar("AN-003"): (22_048, 26_000),
    Lugar("AN-003", "nacionalidad", "Argentina"): (26_541, 19_800),
}
"""Where the account contradicts itself: what it states, and what records that cannot contradict themselves measure."""

PRIMERA_SEMANA_DE_MARZO = date(2020, 3, 6)


pytestmark = [pytest.mark.django_db, pytest.mark.long]  # in one process, which loads the demonstration once


@pytest.fixture(scope="module")
def loaded(kept_for_the_module):
    """The demonstration, loaded once for all of these."""
    with override_settings(DEMO=True):
        call_command("demo", verbosity=0)
    connection.check_constraints()


@pytest.fixture
def confronted(loaded):
    [edicion] = Edicion.objects.filter(year=2019)
    return list(confront(edicion))


def place(one):
    return Lugar(one.cifra.codigo, one.cifra.dimension, one.cifra.categoria)


def test_every_stated_figure_has_its_measure(confronted):
    stated = [one for one in confronted if one.cifra.valor is not None]
    assert len(stated) > 180
    assert [str(place(one)) for one in stated if one.medido is None] == []


def test_every_difference_is_one_that_a_cuadratura_found(confronted):
    differing = {place(one): (one.cifra.valor, one.medido) for one in confronted if one.diferencia}
    assert differing == CONTRADICTED
    assert all(one.cuadraturas for one in confronted if one.diferencia)


@pytest.mark.parametrize("area", AREAS, ids=label)
def test_it_has_rows_of_every_model(loaded, area):
    assert [one.__name__ for one in kept(area) if not one._base_manager.exists()] == []


@pytest.mark.parametrize("area", AREAS, ids=label)
def test_what_is_told_by_parts_adds_up_and_is_of_its_list(loaded, area):
    for period in (Period.year(2019), Period.year(2020).until(PRIMERA_SEMANA_DE_MARZO)):
        figures = measured(area, period)
        assert unlisted(figures) == set()
        for indicador in registry().of_area(area.label):
            for desglose in indicador.desgloses:
                parts = [
                    v
                    for (code, of, _), v in figures.items()
                    if (code, of) == (indicador.codigo, desglose.dimension)
                ]
                if desglose.suma and not desglose.dentro_de:
                    whole = figures[indicador.codigo, "", ""]
                    assert sum(parts) == whole, (period, indicador.codigo, desglose.dimension)


def test_a_year_of_which_nothing_was_typed_rests_on_nothing(loaded):
    """Not on the nights, budgets and projects of other years either, which are no records of their own."""
    never, told = Period.year(1950), {}
    for indicador in registry():
        if indicador.measure:
            with tables_counted() as names:
                list(indicador.measure(never))
            told[indicador.codigo] = Apoyos().of(names, never).registros
    assert len(told) > 150
    assert {codigo: n for codigo, n in told.items() if n} == {}


def test_nobody_in_it_exists(loaded):
    runs = Persona.objects.exclude(run=None).values_list("run", flat=True)
    assert len(runs) > 1000
    assert all(is_demo(run) for run in runs)


def test_the_close_and_the_cut_come_from_the_same_records_by_changing_dates_only(loaded):
    edicion = Edicion.objects.get(year=2020, corte=PRIMERA_SEMANA_DE_MARZO)
    told = {(c.codigo, c.dimension, c.categoria): c.valor for c in edicion.cifras.all()}
    assert (told["GT-001", "", ""], told["GT-002", "", ""]) == (3, 10)
    assert told["CV-002", "", ""] == 16


def test_loading_it_twice_changes_nothing(loaded):
    def how_many():
        return {one: one._base_manager.count() for area in AREAS for one in kept(area)}

    before = how_many()
    for area in AREAS:
        demonstration_of(area).load()
    assert how_many() == before
