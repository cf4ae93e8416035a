"""The invented registry renews in 2019 what the account says, in each locality, and costs little to load."""

import pytest
from django.utils import timezone

from gobernacion.indicators.registry import registry
from gobernacion.lib.periods import Period
from gobernacion.records.demo import year_in_course
from programs.caprino import demo
from programs.caprino.models import Carnet, Criancero, EstadoCarnet, Localidad, TipoCarnet

pytestmark = pytest.mark.django_db


def measured(period):
    return {
        (indicador.codigo, one.dimension, one.categoria): one.valor
        for indicador in registry().of_area("caprino")
        for one in indicador.measure(period)
    }


@pytest.fixture(scope="module")
def loaded(keep_demonstration_of):
    keep_demonstration_of("caprino")


def test_in_2019_as_many_renew_as_the_account_says(loaded):
    said = measured(Period.year(2019))
    assert said["CA-001", "", ""] == 555
    in_rounds = Carnet.objects.vigentes().en(Period.year(2019)).filter(operativo__isnull=False)
    assert in_rounds.values("localidad").distinct().count() == Localidad.objects.count()


def test_loading_it_twice_adds_nothing(loaded):
    before = Criancero.objects.count(), Carnet.objects.count()
    demo.load()
    assert (Criancero.objects.count(), Carnet.objects.count()) == before


def test_what_waits_today_can_be_tried(loaded):
    today = timezone.localdate()
    assert Carnet.objects.vencidos(today).exists()
    assert not Carnet.objects.filter(ocurrido_el__gt=today).exists()
    standing = Carnet.objects.vigentes().filter(estado=EstadoCarnet.VIGENTE)
    assert standing.count() == standing.values("criancero").distinct().count()


def test_cards_were_issued_since_the_year_in_course_began(loaded):
    today = timezone.localdate()
    so_far = Period(year_in_course(today, demo.AT_LEAST), today)
    issued = Carnet.objects.vigentes().en(so_far)
    assert set(issued.values_list("tipo", flat=True)) == set(TipoCarnet)
    assert issued.count() > so_far.days / 20
