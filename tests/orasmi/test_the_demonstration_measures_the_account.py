"""What the account of 2019 states of ORASMI comes out of the invented records: difference 0."""

from datetime import date

import pytest
from django.db.models import F

from gobernacion.directory.models import Persona
from gobernacion.indicators.registry import registry
from gobernacion.lib.periods import Period
from gobernacion.lib.run import is_demo
from gobernacion.releases.measuring import measure
from orasmi import demo
from orasmi.models import (
    AtencionDifusion,
    ControlRiesgo,
    Decision,
    Estado,
    MesaNegociacion,
    Postulacion,
    PostulacionPrograma,
)
from tests.accounts import ELQUI_2019, account
from tests.orasmi.money import added_up, agree

KINDS = (AtencionDifusion, ControlRiesgo, MesaNegociacion, Persona, Postulacion, PostulacionPrograma)


pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def loaded(keep_demonstration_of):
    keep_demonstration_of("orasmi")


STATED = [cifra for cifra in account(ELQUI_2019).dichas() if cifra.lugar.codigo.startswith("OR-")]


@pytest.mark.parametrize("cifra", STATED, ids=lambda cifra: cifra.lugar.codigo)
def test_the_difference_is_zero(loaded, cifra):
    found = measure(registry()[cifra.lugar.codigo], cifra.momento)
    assert found[cifra.lugar] == cifra.valor


def test_twelve_figures_of_the_account_are_compared():
    assert len(STATED) == 12


def test_it_is_loaded_once(loaded):
    before = [kind.objects.count() for kind in KINDS]
    demo.load()
    assert [kind.objects.count() for kind in KINDS] == before


def test_every_state_is_there_to_be_tried(loaded):
    assert set(Postulacion.objects.values_list("estado", flat=True)) == set(Estado)


def test_every_budget_says_what_its_cases_say(loaded):
    agree(added_up())


def test_some_was_paid_for_less_accounted_for_in_part_and_given_back(loaded):
    of_these_days = Postulacion.objects.filter(ocurrido_el__gt=date(2020, 12, 31))
    assert of_these_days.filter(pagado__lt=F("comprometido")).exists()
    assert of_these_days.filter(estado=Estado.RENDIDA, rendido__lt=F("pagado")).exists()
    assert of_these_days.filter(reintegrado__gt=0).exists()
    assert of_these_days.exclude(sin_rendir_motivo="").exists()


def test_jefatura_has_decided_and_has_to_decide_on_risk_checks(loaded):
    of_these_days = Postulacion.objects.filter(ocurrido_el__gt=date(2020, 12, 31))
    assert of_these_days.por_decidir().exists()
    assert of_these_days.filter(decision=Decision.ADMITIDA, estado=Estado.PROPUESTA).exists()
    assert of_these_days.filter(decision=Decision.NO_ADMITIDA, estado=Estado.RECHAZADA).exists()
    assert not Postulacion.objects.filter(propuesta_antes=True).exists()


def test_2020_goes_up_to_the_first_week_of_march(loaded):
    of_2020 = Postulacion.objects.en(Period.year(2020))
    assert of_2020.count() == 84
    assert of_2020.order_by("-ocurrido_el")[0].ocurrido_el <= date(2020, 3, 6)


def test_who_waited_at_the_end_of_2019_was_answered_in_2020(loaded):
    of_2019 = Postulacion.objects.vigentes().en(Period.year(2019))
    aided_later = of_2019.filter(aprobada_el__year=2020)
    assert aided_later.count() == 18
    [of_those_who_asked, of_all] = (
        next(iter(registry()[code].measure(Period.year(2020)))).valor for code in ("OR-002", "OR-015")
    )
    assert of_all > of_those_who_asked
    assert not Postulacion.objects.vigentes().filter(ocurrido_el__year__lte=2020, resuelta_el=None).exists()


def test_nobody_in_it_exists(loaded):
    runs = Persona.objects.exclude(run=None).values_list("run", flat=True)
    assert runs
    assert all(is_demo(run) for run in runs)


def test_every_version_of_a_case_is_in_its_history(loaded):
    case = Postulacion.objects.filter(estado=Estado.CERRADA).order_by("pk")[0]
    told = list(case.history.order_by("version").values_list("history_change_reason", "estado"))
    assert told[0] == ("Registrar", "ingresada")
    assert told[-1] == ("Cerrar", "cerrada")
    versions = case.history.order_by("version").values_list("version", flat=True)
    assert list(versions) == list(range(1, case.version + 1))
