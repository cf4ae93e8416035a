"""What no referral may say is refused by the database itself, written in plain SQL."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, transaction

from gobernacion.transitions import TransicionRechazada
from programs.convenios.models import Derivacion, Estado

BEFORE = "{before}"
BROKEN = [
    # the constraint, a state to start from, and what raw SQL would write
    ("cv_derivacion_listas_conocidas", Estado.PREPARACION, "grupo = 'otro'"),
    ("cv_derivacion_con_razon", Estado.PREPARACION, "razon = ''"),
    ("cv_derivacion_completa_con_centro_y_fecha", Estado.PREPARACION, "estado = 'completa'"),
    ("cv_derivacion_completa_con_centro_y_fecha", Estado.PREPARACION, "antecedentes_el = ocurrido_el"),
    ("cv_derivacion_completa_con_centro_y_fecha", Estado.COMPLETA, "centro_id = NULL"),
    ("cv_derivacion_enviada_con_fecha", Estado.COMPLETA, "estado = 'derivada'"),
    ("cv_derivacion_con_consentimiento", Estado.COMPLETA, "consentimiento_el = antecedentes_el"),
    ("cv_derivacion_con_consentimiento", Estado.DERIVADA, "derivada_por_id = NULL"),
    ("cv_derivacion_de_menor_consentida_por_representante", Estado.DERIVADA, "grupo = 'menor'"),
    ("cv_derivacion_respondida_con_fecha", Estado.ATENDIDA, "respondida_el = NULL"),
    ("cv_derivacion_respondida_con_fecha", Estado.DERIVADA, "respondida_el = derivada_el"),
    ("cv_derivacion_sin_atencion_con_motivo", Estado.RECHAZADA, "motivo = ''"),
    ("cv_derivacion_sin_atencion_con_motivo", Estado.ATENDIDA, "motivo = 'x'"),
    ("cv_derivacion_completa_despues_de_pedida", Estado.COMPLETA, f"antecedentes_el = {BEFORE}"),
    (
        "cv_derivacion_enviada_despues_de_completa",
        Estado.DERIVADA,
        f"consentimiento_el = {BEFORE}, derivada_el = {BEFORE}",
    ),
    ("cv_derivacion_enviada_despues_de_consentida", Estado.DERIVADA, "consentimiento_el = '2999-01-01'"),
    ("cv_derivacion_respondida_despues_de_enviada", Estado.ATENDIDA, f"respondida_el = {BEFORE}"),
]


def execute(sql, *params):
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql, params)


@pytest.mark.parametrize(("name", "estado", "change"), BROKEN)
def test_raw_sql_cannot_break_it(desk, name, estado, change):
    case = desk.at(estado)
    change = change.format(before=f"'{case.ocurrido_el - timedelta(days=1):%Y-%m-%d}'")
    with pytest.raises(IntegrityError, match=name):
        execute(f"UPDATE convenios_derivacion SET {change} WHERE id = %s", case.pk)
    case.refresh_from_db()
    assert case.estado == estado


def test_every_invariant_is_tried():
    assert {name for name, _, _ in BROKEN} == {rule.name for rule in Derivacion.etapas.invariants(Derivacion)}


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE convenios_convenio SET objeto = ''",
        "UPDATE convenios_convenio SET tipo = 'formal'",
        "UPDATE convenios_convenio SET hasta = '2001-01-01'",
        "UPDATE convenios_centrosalud SET tipo = 'otro'",
        "UPDATE convenios_prestacion SET tipo = 'anteojos'",
        "UPDATE convenios_prestacion SET colabora_id = entrega_id",
        "UPDATE convenios_prestacion SET ocurrido_el = '2001-01-01'",
        "UPDATE convenios_derivacion SET anulado_el = '2026-01-01', anulado_por_id = 1, motivo_anulacion = 'x'",
    ],
)
def test_raw_sql_cannot_break_the_rest(desk, sql):
    desk.glasses(desk.at(Estado.ATENDIDA))
    with pytest.raises(IntegrityError):
        execute(sql)


def test_one_person_is_prepared_once_at_a_time_under_an_agreement(desk):
    first = desk.at(Estado.DERIVADA)
    with pytest.raises(IntegrityError), transaction.atomic():
        desk.referral(ficha=first.ficha)
    desk.take(first, "atender")
    assert desk.referral(ficha=first.ficha).estado == Estado.PREPARACION


def test_under_two_agreements_somebody_may_wait_at_once(desk):
    first = desk.referral()
    assert desk.referral(ficha=first.ficha, convenio=desk.agreement("Oído")).pk != first.pk


# --- what was handed over ---------------------------------------------------------------------------------------


def test_nothing_is_handed_to_whoever_was_not_sent(desk):
    case = desk.at(Estado.COMPLETA)
    with pytest.raises(IntegrityError), transaction.atomic():
        desk.glasses(case)


def test_nothing_is_handed_over_before_they_were_sent_and_the_form_says_since_when(desk):
    case = desk.at(Estado.DERIVADA)
    gift = desk.glasses(case)
    gift.ocurrido_el = case.derivada_el - timedelta(days=1)
    with pytest.raises(ValidationError, match="la entrega no puede ser anterior"):
        gift.full_clean()


def test_a_referral_with_something_handed_over_is_not_annulled_before_that(desk):
    case = desk.at(Estado.ATENDIDA)
    gift = desk.glasses(case)
    with pytest.raises(TransicionRechazada, match="anule primero esas"):
        case.anular(desk.staff["jefa"], desk.today, "Repetida")
    gift.anular(desk.staff["jefa"], desk.today, "Era de otra persona")
    case.anular(desk.staff["jefa"], desk.today, "Repetida")
    assert Derivacion.objects.anulados().count() == 1
