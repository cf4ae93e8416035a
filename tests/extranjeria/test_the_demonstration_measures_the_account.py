"""What the account of 2019 says in its chapter 4 is what the invented records measure, figure by figure."""

import tomllib
from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.conf import settings
from django.db.models import Count, Q
from django.utils import timezone

from extranjeria import demo
from extranjeria.models import AtencionDiaria, Cita, CupoDiario, Estado, EstadoCita, Solicitud
from extranjeria.models.estados import OCUPAN
from gobernacion.indicators.moments import moment_told
from gobernacion.indicators.registry import registry
from gobernacion.lib.periods import Period
from gobernacion.records.demo import year_in_course

CHAPTER = settings.BASE_DIR / "fixtures" / "cuenta_2019" / "4-extranjeria.toml"
STATED = tomllib.loads(CHAPTER.read_text(encoding="utf-8"))["cifra"]

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def loaded(keep_demonstration_of):
    keep_demonstration_of("extranjeria")


def span(text):
    first, _, last = text.partition("..")
    return Period(date.fromisoformat(first), date.fromisoformat(last)) if last else Period.year(int(first))


def measured(codigo, period):
    return {(one.dimension, one.categoria): Decimal(one.valor) for one in registry()[codigo].measure(period)}


def test_every_figure_of_the_chapter_is_measured(loaded):
    for cifra in STATED:
        found = measured(cifra["codigo"], span(cifra["periodo"]))
        assert found[cifra.get("dimension", ""), cifra.get("categoria", "")] == cifra["valor"], cifra


def test_those_with_appointment_are_told_over_the_days_the_account_states(loaded):
    """It states 80 people a day since the appointments began: since January it would be fewer."""
    [stated] = [cifra for cifra in STATED if cifra["codigo"] == "EX-002"]
    told = moment_told(registry()["EX-002"], 2019, None)
    assert Period(told.desde, told.hasta) == span(stated["periodo"])
    assert measured("EX-002", Period.year(2019))["", ""] < 80


def test_the_nationalities_the_account_does_not_name_are_550_requests(loaded):
    found = measured("EX-001", Period.year(2019))
    named = {cifra["categoria"] for cifra in STATED if cifra.get("dimension") == "nacionalidad"}
    others = {
        category: how_many
        for (dimension, category), how_many in found.items()
        if dimension == "nacionalidad" and category not in named
    }
    assert sum(others.values()) == 550
    assert len(others) > 10


def test_every_breakdown_that_must_adds_up(loaded):
    for indicador in registry().of_area("extranjeria"):
        found = measured(indicador.codigo, Period.year(2019))
        for desglose in indicador.desgloses:
            parts = [v for (dimension, _), v in found.items() if dimension == desglose.dimension]
            assert sum(parts) == found["", ""], (indicador.codigo, desglose.dimension)


def test_it_leaves_something_pending_at_the_end_of_each_year(loaded):
    assert measured("EX-006", Period.year(2019))["", ""] > 100
    assert measured("EX-006", Period(date(2020, 1, 1), date(2020, 3, 7)))["", ""] > 0


def test_its_last_year_goes_back_to_january_and_waits_for_what_came_lately(loaded):
    today = demo.last_day()
    first = year_in_course(today, demo.AT_LEAST)
    so_far = Period(first, today)
    assert Solicitud.objects.en(so_far).count() > 0.8 * so_far.days * demo.RECIENTES / demo.LATELY
    assert AtencionDiaria.objects.en(so_far).dates("ocurrido_el", "day").count() > so_far.days // 7 - 4
    waiting = Solicitud.objects.vigentes().filter(resuelta_el=None)
    assert waiting.filter(ocurrido_el__year__lte=2018).count() == demo.NUNCA_RESUELTAS
    lately = today - timedelta(days=demo.LATELY)
    assert not waiting.filter(ocurrido_el__year__gt=2018, ocurrido_el__lt=lately).exists()


def test_nothing_is_dated_after_the_last_day_of_the_area(loaded):
    for model in (Solicitud, Cita, AtencionDiaria):
        assert model.objects.latest("ocurrido_el").ocurrido_el.year == 2022
        assert not model.objects.filter(ocurrido_el__gt=date(2022, 2, 11)).exists()


def test_a_second_load_changes_nothing(loaded):
    before = Solicitud.objects.count(), Cita.objects.count(), AtencionDiaria.objects.count()
    demo.load()
    assert (Solicitud.objects.count(), Cita.objects.count(), AtencionDiaria.objects.count()) == before


def test_it_keeps_every_rule_and_shows_every_state(loaded):
    assert set(Solicitud.objects.values_list("estado", flat=True)) == set(Estado)
    assert set(Cita.objects.values_list("estado", flat=True)) == set(EstadoCita)
    assert not Solicitud.objects.filter(resuelta_el__gt=timezone.localdate()).exists()
    for sheet in AtencionDiaria.objects.select_related("tramite"):
        sheet.clean()
    step_by_step = Solicitud.objects.filter(estado=Estado.APROBADA, version__gt=1).first()
    told = [one.history_change_reason for one in step_by_step.history.order_by("version")]
    assert (told[0], told[-1]) == ("Registrar", "Aprobar")


def test_the_places_taken_are_those_of_the_appointments(loaded):
    taken = dict(
        Cita.objects.vigentes()
        .values_list("ocurrido_el")
        .annotate(n=Count("pk", filter=Q(estado__in=OCUPAN)))
        .values_list("ocurrido_el", "n")
    )
    assert {cupo.dia: cupo.tomadas for cupo in CupoDiario.objects.all()} == taken
    assert any(not cupo.quedan() for cupo in CupoDiario.objects.all())
