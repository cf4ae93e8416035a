"""What the account of 2019 states of Gobierno en Terreno comes out of the invented records: difference 0."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from gobernacion.directory.models import Persona
from gobernacion.indicators.models import MetaAnual
from gobernacion.indicators.registry import registry
from gobernacion.lib.periods import Period
from gobernacion.lib.run import is_demo
from gobernacion.records.actividades import EstadoActividad
from gobernacion.records.demo import year_in_course
from gobernacion.releases.measuring import measure
from programs.gobierno_en_terreno import demo
from programs.gobierno_en_terreno.models import (
    Demanda,
    EstadoDemanda,
    Jornada,
    Publico,
    ServicioPresente,
    Tema,
    Tipo,
)
from tests.accounts import ELQUI_2019, account

KINDS = (Jornada, ServicioPresente, Demanda, MetaAnual)
STATED = [cifra for cifra in account(ELQUI_2019).dichas() if cifra.lugar.codigo.startswith("GT-")]


pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def demonstration(keep_demonstration_of):
    keep_demonstration_of("gobierno_en_terreno")


@pytest.mark.parametrize("cifra", STATED, ids=lambda cifra: f"{cifra.lugar} {cifra.momento}")
def test_the_difference_is_zero(demonstration, cifra):
    found = measure(registry()[cifra.lugar.codigo], cifra.momento)[cifra.lugar]
    assert round(found, 0 if cifra.lugar.codigo == "GT-003" else 4) == cifra.valor
    if cifra.meta is not None:
        meta = MetaAnual.objects.get(codigo=cifra.lugar.codigo, year=cifra.momento.desde.year)
        assert meta.valor == cifra.meta


def test_five_figures_of_the_account_are_compared():
    assert len(STATED) == 5


def test_the_26_is_26_0(demonstration):
    [stated] = [cifra for cifra in STATED if cifra.lugar.codigo == "GT-003"]
    [found] = measure(registry()["GT-003"], stated.momento).values()
    assert f"{found:.1f}" == "26.0"


def test_the_jornadas_the_account_names_are_there(demonstration):
    of_2019 = Jornada.objects.propias().en(Period.year(2019))
    assert of_2019.filter(tipo=Tipo.PLAZA, nombre="Gobierno en Terreno para la Mujer").count() == 1
    assert of_2019.filter(tipo=Tipo.PLAZA, publico=Publico.NINOS, nombre="Plaza de los Niños").count() == 1
    assert of_2019.filter(tipo=Tipo.PLAZA, tema=Tema.EMERGENCIAS).count() == 1
    told = of_2019.filter(tipo=Tipo.DIALOGO, publico=Publico.MIGRANTES).values_list("tema", flat=True)
    assert {Tema.EDUCACION, Tema.TRABAJO, Tema.EMPRENDIMIENTO, Tema.SALUD} == set(told)


def test_the_whole_plan_of_2020_was_12_and_37(demonstration):
    planned = Jornada.objects.programadas_en(Period.year(2020))
    assert [planned.filter(tipo=tipo).count() for tipo in (Tipo.PLAZA, Tipo.DIALOGO)] == [12, 37]
    assert not Jornada.objects.hechas().en(Period(date(2020, 3, 7), date(2021, 1, 1))).exists()


def test_the_year_in_course_goes_at_the_pace_of_its_targets(demonstration):
    today = timezone.localdate()
    so_far = Period(year_in_course(today, demo.AT_LEAST), today)
    for tipo, (codigo, meta) in zip((Tipo.PLAZA, Tipo.DIALOGO), demo.METAS_2020.items(), strict=True):
        assert MetaAnual.objects.get(codigo=codigo, year=today.year).valor == meta
        assert (
            Jornada.objects.hechas().en(so_far).filter(tipo=tipo).count() > 0.7 * meta * so_far.days / 366 - 2
        )
    old = Demanda.objects.filter(ocurrido_el__lte=today - timedelta(days=demo.ANSWERED))
    assert set(old.values_list("estado", flat=True)) == {
        EstadoDemanda.RESPONDIDA,
        EstadoDemanda.SIN_SOLUCION,
    }


def test_every_state_is_there_to_be_tried(demonstration):
    assert set(Jornada.objects.values_list("estado", flat=True)) == set(EstadoActividad)
    assert set(Demanda.objects.values_list("estado", flat=True)) == set(EstadoDemanda)
    assert set(Jornada.objects.values_list("comuna").distinct()) == set(
        Jornada.objects.filter(tipo=Tipo.PLAZA).values_list("comuna").distinct()
    )


def test_each_one_could_have_been_typed(demonstration):
    for jornada in Jornada.objects.all():
        jornada.full_clean()
        assert jornada.history.count() == jornada.version
    for demanda in Demanda.objects.select_related("jornada"):
        demanda.full_clean()
        assert demanda.history.count() == demanda.version
        assert (demanda.ocurrido_el, demanda.comuna_id) == (
            demanda.jornada.ocurrido_el,
            demanda.jornada.comuna_id,
        )


def test_nobody_in_it_exists_and_invented_places_say_so(demonstration):
    runs = Persona.objects.exclude(run=None).values_list("run", flat=True)
    assert runs
    assert all(is_demo(run) for run in runs)
    assert all("inventad" in lugar for lugar in Jornada.objects.values_list("lugar", flat=True))
    assert all(
        text.startswith("Demostración") for text in Demanda.objects.values_list("planteamiento", flat=True)
    )


def test_it_is_loaded_once(demonstration):
    before = [kind.objects.count() for kind in KINDS]
    demo.load()
    assert [kind.objects.count() for kind in KINDS] == before
