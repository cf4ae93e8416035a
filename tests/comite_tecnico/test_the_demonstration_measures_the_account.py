"""What the account of 2019 states of the technical committee comes out of the invented records: difference 0."""

from datetime import date
from decimal import Decimal

import pytest
from django.utils import timezone

from gobernacion.indicators.registry import registry
from gobernacion.lib.periods import Period
from gobernacion.records.actividades import EstadoActividad
from gobernacion.records.demo import year_in_course
from gobernacion.releases.measuring import measure
from programs.comite_tecnico import demo
from programs.comite_tecnico.models import (
    Acuerdo,
    Asistencia,
    EstadoAcuerdo,
    Modalidad,
    Reunion,
    Subcomite,
    Tarea,
)
from tests.accounts import ELQUI_2019, account

KINDS = (Subcomite, Reunion, Asistencia, Acuerdo)
STATED = [cifra for cifra in account(ELQUI_2019).dichas() if cifra.lugar.codigo.startswith("CT-")]
VIGENTES = ("Protección Social", "Coordinación Intersectorial", "Seguridad Ciudadana", "Adultos Mayores")
AFTER_THE_CUT = Period(date(2020, 3, 7), date(2021, 1, 1))


pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def demonstration(keep_demonstration_of):
    keep_demonstration_of("comite_tecnico")


@pytest.mark.parametrize("cifra", STATED, ids=lambda cifra: f"{cifra.lugar} {cifra.momento}")
def test_the_difference_is_zero(demonstration, cifra):
    found = measure(registry()[cifra.lugar.codigo], cifra.momento)
    assert found[cifra.lugar] == cifra.valor


def test_seventeen_figures_of_the_account_are_compared():
    assert len(STATED) == 17


@pytest.mark.parametrize(
    "moment",
    list(dict.fromkeys(cifra.momento for cifra in STATED if cifra.lugar.codigo == "CT-001")),
    ids=str,
)
def test_no_other_subcommittee_is_counted(demonstration, moment):
    stated = {cifra.lugar for cifra in STATED if cifra.momento == moment and cifra.lugar.codigo == "CT-001"}
    assert measure(registry()["CT-001"], moment).keys() == stated


def test_nobody_met_from_october_to_december_nor_after_the_cut(demonstration):
    assert not Reunion.objects.hechas().en(Period(date(2019, 10, 5), date(2020, 1, 1))).exists()
    assert not Reunion.objects.hechas().en(AFTER_THE_CUT).exists()
    last = Reunion.objects.hechas().en(Period.year(2019)).order_by("-ocurrido_el")[0]
    assert last.ocurrido_el.month == 10


def test_each_subcommittee_met_since_the_year_in_course_began(demonstration):
    today = timezone.localdate()
    so_far = Period(year_in_course(today, demo.AT_LEAST), today)
    met = Reunion.objects.hechas().en(so_far)
    assert met.count() > 4 * (so_far.days // 31)
    assert set(met.values_list("subcomite__nombre", flat=True)) == {None, *VIGENTES}


def test_that_of_migrants_agreed_talks(demonstration):
    talks = Acuerdo.objects.filter(reunion__subcomite__nombre="Migrantes", tarea=Tarea.CHARLA)
    assert talks.filter(estado=EstadoAcuerdo.CUMPLIDO).count() > 3


def test_every_state_is_there_to_be_tried(demonstration):
    assert set(Reunion.objects.values_list("estado", flat=True)) == set(EstadoActividad)
    assert set(Reunion.objects.values_list("modalidad", flat=True)) == set(Modalidad)
    assert set(Acuerdo.objects.values_list("estado", flat=True)) == set(EstadoAcuerdo)
    assert Acuerdo.objects.vencidos(date(2100, 1, 1)).exists()


def test_each_one_could_have_been_typed(demonstration):
    for kind in (Reunion, Acuerdo, Subcomite):
        for one in kind.objects.select_related():
            one.full_clean()
            assert one.history.count() == one.version
    for acuerdo in Acuerdo.objects.select_related("reunion"):
        assert acuerdo.ocurrido_el == acuerdo.reunion.ocurrido_el


def test_what_is_invented_says_so(demonstration):
    of_the_account = Acuerdo.objects.filter(tarea=Tarea.PLAZA)
    assert of_the_account.count() == 1
    others = Acuerdo.objects.exclude(tarea=Tarea.PLAZA).values_list("texto", flat=True)
    assert all(text.startswith("Demostración") for text in others)
    places = Reunion.objects.filter(modalidad=Modalidad.PRESENCIAL).values_list("lugar", flat=True)
    assert all("inventad" in place for place in places)


def test_it_is_loaded_once(demonstration):
    before = [kind.objects.count() for kind in KINDS]
    demo.load()
    assert [kind.objects.count() for kind in KINDS] == before


def test_what_was_agreed_adds_up_by_whom_agreed_it(demonstration):
    found = list(registry()["CT-006"].measure(Period.year(2019)))
    parts = sum(Decimal(one.valor) for one in found if one.dimension == "subcomite")
    assert parts == found[0].valor > 20
