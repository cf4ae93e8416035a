"""What the account states of social development comes out of the invented records: difference 0."""

import pytest
from django.utils import timezone

from gobernacion.directory.models import Persona
from gobernacion.indicators.registry import registry
from gobernacion.lib.periods import Period
from gobernacion.lib.run import is_demo
from gobernacion.records.demo import year_in_course
from gobernacion.releases.measuring import measure
from programs.desarrollo_social import demo
from programs.desarrollo_social.models import (
    Alojamiento,
    Huesped,
    IndicadorGestion,
    InformeVIF,
    Iniciativa,
    Linea,
    Noche,
)
from tests.accounts import ELQUI_2019, account

STATED = [
    cifra
    for cifra in account(ELQUI_2019).dichas()
    if cifra.lugar.codigo.startswith("DS-") and not registry()[cifra.lugar.codigo].repite
]
KINDS = (Alojamiento, Huesped, IndicadorGestion, InformeVIF, Iniciativa, Noche, Persona)


@pytest.fixture
def loaded(office):
    demo.load()


def test_the_difference_is_zero(loaded):
    assert len(STATED) == 11
    for cifra in STATED:
        found = measure(registry()[cifra.lugar.codigo], cifra.momento)
        assert found[cifra.lugar] == cifra.valor, cifra.lugar


def test_it_is_loaded_once(loaded):
    before = [kind.objects.count() for kind in KINDS]
    demo.load()
    assert [kind.objects.count() for kind in KINDS] == before


def test_every_line_and_every_state_are_there_to_be_tried(loaded):
    assert set(Iniciativa.objects.values_list("linea", flat=True)) == {
        Linea.ALBERGUE,
        Linea.FOMENTO,
        Linea.VIF,
    }
    assert set(Iniciativa.objects.values_list("estado", flat=True)) == {"en_curso", "terminada"}


def test_what_began_in_2019_is_over_and_the_year_in_course_has_its_own(loaded):
    began = Iniciativa.objects.filter(ocurrido_el__year=2019)
    assert set(began.values_list("estado", flat=True)) == {"terminada"}
    today = timezone.localdate()
    [goes_on] = Iniciativa.objects.filter(linea=Linea.VIF, estado="en_curso")
    first = year_in_course(today, demo.AT_LEAST)
    assert goes_on.ocurrido_el == first
    assert InformeVIF.objects.filter(iniciativa=goes_on).count() == len(list(Period(first, today).months()))


def test_every_night_says_how_many_are_in_its_list(loaded):
    for night in Noche.objects.prefetch_related("alojamientos"):
        assert night.alojadas == len(night.alojamientos.all()) <= night.cupos


def test_nobody_in_it_exists(loaded):
    runs = Persona.objects.exclude(run=None).values_list("run", flat=True)
    assert runs
    assert all(is_demo(run) for run in runs)
