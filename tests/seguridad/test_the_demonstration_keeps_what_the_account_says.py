"""The account gives targets and says in words that they were met: the invented records keep every word of it."""

from datetime import date

import pytest
from django.utils import timezone

from gobernacion.indicators.models import MetaAnual
from gobernacion.indicators.registry import registry
from gobernacion.lib.periods import Period
from gobernacion.records.actividades import EstadoActividad
from gobernacion.records.demo import year_in_course
from gobernacion.releases.measuring import measure
from seguridad import demo
from seguridad.demo.desk import ORGANISMOS
from seguridad.models import Actividad, Tipo
from tests.accounts import ELQUI_2019, account

YEAR, OUT_OF_REACH = Period.year(2019), Period(date(2019, 10, 1), date(2020, 1, 1))
STATED = [cifra for cifra in account(ELQUI_2019).dichas() if cifra.lugar.codigo.startswith("SE-")]
METAS = {"SE-001": 52, "SE-002": 52, "SE-003": 9, "SE-004": 9, "SE-005": 12}
INSPECTIONS_OF_OTHERS = {"SE-003": 3, "SE-004": 3}


pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def demonstration(keep_demonstration_of):
    keep_demonstration_of("seguridad")


def counted(codigo, period):
    return {(one.dimension, one.categoria): one.valor for one in registry()[codigo].measure(period)}


def test_the_document_states_no_executed_number():
    """«No informada» is no figure: there is nothing the records could contradict."""
    assert STATED == []


@pytest.mark.parametrize(("codigo", "meta"), METAS.items())
def test_each_target_is_the_stated_one_and_is_met(demonstration, codigo, meta):
    assert MetaAnual.objects.get(codigo=codigo, year=2019).valor == meta
    assert counted(codigo, YEAR)["", ""] >= meta


@pytest.mark.parametrize("codigo", ["SE-001", "SE-002", "SE-005"])
def test_rounds_meetings_and_checks_were_more_than_planned_before_october(demonstration, codigo):
    before = Period(date(2019, 1, 1), date(2019, 10, 1))
    assert counted(codigo, before)["", ""] >= METAS[codigo]
    assert counted(codigo, OUT_OF_REACH)["", ""] == 0


@pytest.mark.parametrize(("codigo", "theirs"), INSPECTIONS_OF_OTHERS.items())
def test_carabineros_inspected_where_the_office_could_not(demonstration, codigo, theirs):
    whole = counted(codigo, YEAR)
    assert whole["", ""] == 9
    assert whole["ejecutor", "Un tercero"] == theirs
    assert whole["ejecutor", "La gobernación"] == 9 - theirs
    assert counted(codigo, OUT_OF_REACH).keys() >= {("ejecutor", "Un tercero")}
    assert ("ejecutor", "La gobernación") not in counted(codigo, OUT_OF_REACH)


def test_the_office_did_nothing_of_its_own_from_october_to_december(demonstration):
    assert counted("SE-009", OUT_OF_REACH)["", ""] == 0
    assert counted("SE-010", OUT_OF_REACH)["tercero", "Carabineros de Chile"] == 6
    assert counted("SE-012", OUT_OF_REACH)["causa", "Contingencia u orden público"] > 20


def test_every_agency_the_account_names_was_there(demonstration):
    present = {category for dimension, category in counted("SE-009", YEAR) if dimension == "organismo"}
    assert present == set(ORGANISMOS)


def test_the_march_cut_and_the_close_come_from_the_same_records(demonstration):
    from gobernacion.indicators.figures import Momento

    to_date = measure(registry()["SE-001"], Momento(date(2020, 1, 1), date(2021, 1, 1), date(2020, 3, 6)))
    assert {place.dimension: value for place, value in to_date.items()}[""] == 9
    assert not Actividad.objects.en(Period(date(2020, 3, 7), date(2020, 6, 1))).hechas().exists()


def test_nothing_planned_for_2020_waits(demonstration):
    planned = Actividad.objects.programadas_en(Period(date(2019, 1, 1), date(2021, 1, 1)))
    assert not planned.filter(estado=EstadoActividad.PROGRAMADA).exists()


def test_the_year_in_course_goes_at_the_pace_of_its_targets(demonstration):
    today = timezone.localdate()
    so_far = Period(year_in_course(today, demo.AT_LEAST), today)
    for codigo in ("SE-001", "SE-002"):
        assert MetaAnual.objects.get(codigo=codigo, year=today.year).valor == METAS[codigo]
        assert counted(codigo, so_far)["", ""] > 0.7 * so_far.days / 7 - 2


def test_every_type_and_every_state_is_there_to_be_tried(demonstration):
    assert set(Actividad.objects.values_list("estado", flat=True)) == set(EstadoActividad)
    assert set(Actividad.objects.values_list("tipo", flat=True)) == set(Tipo)


def test_each_one_could_have_been_typed(demonstration):
    for activity in Actividad.objects.select_related("sector"):
        activity.full_clean()
        assert activity.history.count() == activity.version


def test_invented_places_and_neighbours_say_so(demonstration):
    met = Actividad.objects.filter(organizacion__isnull=False)
    assert all("inventada" in name for name in met.values_list("organizacion__nombre", flat=True))
    of_the_account = {"Avenida del Mar", "Ruta 5"}
    places = set(Actividad.objects.values_list("lugar", flat=True)) - of_the_account
    assert all("inventad" in place for place in places)


def test_it_is_loaded_once(demonstration):
    before = Actividad.objects.count()
    demo.load()
    assert Actividad.objects.count() == before
