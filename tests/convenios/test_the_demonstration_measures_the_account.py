"""What the account states of the agreements comes out of the invented referrals: difference 0."""

import pytest
from django.utils import timezone

from gobernacion.directory.models import Persona
from gobernacion.indicators.registry import registry
from gobernacion.lib.run import is_demo
from gobernacion.records.demo import year_in_course
from gobernacion.releases.measuring import measure
from programs.convenios import demo
from programs.convenios.models import Convenio, Derivacion, Estado, PapelDerivacion, Prestacion
from tests.accounts import ELQUI_2019, account

STATED = [cifra for cifra in account(ELQUI_2019).dichas() if cifra.lugar.codigo.startswith("CV-")]
KINDS = (Convenio, Derivacion, PapelDerivacion, Persona, Prestacion)


@pytest.fixture
def loaded(office):
    demo.load()


def test_the_difference_is_zero(loaded):
    assert len(STATED) == 3
    for cifra in STATED:
        found = measure(registry()[cifra.lugar.codigo], cifra.momento)
        assert found[cifra.lugar] == cifra.valor, cifra.lugar


def test_it_is_loaded_once(loaded):
    before = [kind.objects.count() for kind in KINDS]
    demo.load()
    assert [kind.objects.count() for kind in KINDS] == before


def test_every_state_is_there_to_be_tried(loaded):
    assert set(Derivacion.objects.values_list("estado", flat=True)) == set(Estado)


def test_some_were_attended_since_the_year_in_course_began_and_nobody_waits_from_before(loaded):
    first = year_in_course(timezone.localdate(), demo.AT_LEAST)
    since = Derivacion.objects.filter(ocurrido_el__gte=first)
    assert since.filter(estado=Estado.ATENDIDA).exists()
    assert Prestacion.objects.filter(ocurrido_el__gte=first).exists()
    open_ones = Derivacion.objects.filter(respondida_el=None)
    assert open_ones.count() == demo.RECENT
    assert not open_ones.filter(ocurrido_el__lt=first).exists()


def test_nobody_in_it_exists(loaded):
    runs = Persona.objects.exclude(run=None).values_list("run", flat=True)
    assert runs
    assert all(is_demo(run) for run in runs)


def test_nobody_was_sent_without_a_consent_that_can_be_opened(loaded):
    sent = Derivacion.objects.filter(derivada_el__isnull=False).select_related("consentimiento")
    for one in sent:
        with one.consentimiento.archivo.open("rb") as scanned:
            assert scanned.read(5) == b"%PDF-"
        assert one.consentimiento.registro_id == one.pk


def test_those_of_2020_live_where_the_account_says(loaded):
    of_2020 = Derivacion.objects.filter(antecedentes_el__range=("2020-01-01", "2020-03-06"))
    assert set(of_2020.values_list("comuna__nombre", flat=True)) <= {"La Serena", "Coquimbo", "Andacollo"}


def test_every_version_of_a_referral_is_in_its_history(loaded):
    one = Derivacion.objects.filter(estado=Estado.ATENDIDA).order_by("pk")[0]
    told = list(one.history.order_by("version").values_list("history_change_reason", "estado"))
    assert told == [
        ("Registrar", "preparacion"),
        ("Completar antecedentes", "completa"),
        ("Derivar", "derivada"),
        ("Registrar atención", "atendida"),
    ]
    assert [version.consentimiento_id for version in one.history.order_by("version")][-2:] == [
        one.consentimiento_id
    ] * 2
