"""What no case may say is refused by the database itself, written in plain SQL."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, connection, transaction

from gobernacion import guards
from orasmi.models import GUARDS, ControlRiesgo, Estado, Postulacion

BUDGET = "version, year, monto, reservado, pagado, devuelto, fuente"


def decided(**columns):
    """The SQL of a decision that jefatura took, but for these columns."""
    taken = {
        "decision": "'admitida'",
        "decision_motivo": "'La evalúa otra.'",
        "decidida_el": "ocurrido_el",
        "decidida_por_id": "(SELECT id FROM access_user WHERE username = 'jefa')",
        "decision_sobre": "1",
    }
    return ", ".join(f"{name} = {value}" for name, value in {**taken, **columns}.items())


GIVEN_BACK = "rendido = pagado - 10, reintegrado = 10, reintegro_comprobante = 'TGR-1'"
BROKEN = [
    # the constraint, a state to start from, and what raw SQL would write
    ("postulacion_listas_conocidas", Estado.INGRESADA, "estado = 'inventado'"),
    ("postulacion_listas_conocidas", Estado.INGRESADA, "grupo = 'otro'"),
    ("postulacion_hogar_posible", Estado.INGRESADA, "hogar = 0"),
    ("postulacion_hogar_posible", Estado.INGRESADA, "hogar = 31"),
    ("postulacion_pide_algo", Estado.INGRESADA, "solicitado = 0"),
    ("postulacion_informe_firmado", Estado.INGRESADA, "informe_profesional = ''"),
    ("postulacion_propuesta_con_fundamento", Estado.PROPUESTA, "fundamento = ''"),
    ("postulacion_propuesta_con_fundamento", Estado.PROPUESTA, "propuesto = NULL"),
    ("postulacion_propuesta_con_fundamento", Estado.PROPUESTA, "evaluada_por_id = NULL"),
    ("postulacion_propuesta_con_fundamento", Estado.INGRESADA, "estado = 'propuesta'"),
    ("postulacion_decision_con_motivo", Estado.EVALUACION, "decision = 'admitida'"),
    ("postulacion_decision_con_motivo", Estado.EVALUACION, "decision_motivo = 'Sí'"),
    ("postulacion_decision_con_motivo", Estado.RECHAZADA, decided(decision_motivo="''")),
    ("postulacion_no_admitida_es_rechazada", Estado.EVALUACION, decided(decision="'no_admitida'")),
    ("postulacion_propuesta_antes_de_la_regla", Estado.EVALUACION, "propuesta_antes = {true}"),
    (
        "postulacion_evalua_y_decide_otra_persona",
        Estado.EVALUACION,
        decided(decidida_por_id="evaluada_por_id"),
    ),
    (
        "postulacion_decidida_despues_de_ingresar",
        Estado.EVALUACION,
        decided(decidida_el="'2001-01-01'"),
    ),
    ("postulacion_aprobada_con_acto", Estado.APROBADA, "aprobado = NULL"),
    ("postulacion_aprobada_con_acto", Estado.APROBADA, "acta_numero = ''"),
    ("postulacion_aprobada_con_acto", Estado.PROPUESTA, "aprobado = 100"),
    ("postulacion_aprobada_con_acto", Estado.PROPUESTA, "estado = 'aprobada', resuelta_el = ocurrido_el"),
    ("postulacion_comprada_con_orden", Estado.COMPRA, "orden = ''"),
    ("postulacion_comprada_con_orden", Estado.COMPRA, "proveedor_id = NULL"),
    ("postulacion_comprada_con_orden", Estado.APROBADA, "orden = '1-1-SE26'"),
    ("postulacion_entregada_con_recibo", Estado.ENTREGADA, "recibo = ''"),
    ("postulacion_entregada_con_recibo", Estado.ENTREGADA, "entregada_por_id = NULL"),
    ("postulacion_entregada_con_recibo", Estado.COMPRA, "estado = 'entregada'"),
    ("postulacion_rendida_con_monto", Estado.RENDIDA, "rendido = NULL"),
    ("postulacion_rendida_con_monto", Estado.ENTREGADA, "rendido = 1"),
    ("postulacion_resuelta_con_fecha", Estado.RECHAZADA, "resuelta_el = NULL"),
    ("postulacion_resuelta_con_fecha", Estado.RECHAZADA, "motivo = ''"),
    ("postulacion_resuelta_con_fecha", Estado.INGRESADA, "resuelta_el = ocurrido_el"),
    ("postulacion_folio_con_fecha", Estado.INGRESADA, "folio_el = NULL"),
    ("postulacion_sin_efecto_despues_de_aprobada", Estado.APROBADA, "sin_efecto_el = aprobada_el"),
    ("postulacion_sin_efecto_despues_de_aprobada", Estado.RECHAZADA, "sin_efecto_el = resuelta_el"),
    ("postulacion_derivada_a_alguien", Estado.DERIVADA, "derivada_a = ''"),
    ("postulacion_evalua_y_aprueba_otra_persona", Estado.APROBADA, "aprobada_por_id = evaluada_por_id"),
    ("postulacion_aprueba_y_entrega_otra_persona", Estado.ENTREGADA, "entregada_por_id = aprobada_por_id"),
    ("postulacion_aprobado_dentro_de_lo_propuesto", Estado.APROBADA, "aprobado = propuesto + 1"),
    ("postulacion_comprometido_dentro_de_lo_aprobado", Estado.COMPRA, "comprometido = aprobado + 1"),
    ("postulacion_pagado_dentro_de_lo_comprometido", Estado.ENTREGADA, "pagado = comprometido + 1"),
    ("postulacion_compra_algo", Estado.COMPRA, "comprometido = 0"),
    ("postulacion_entrega_algo", Estado.ENTREGADA, "pagado = 0"),
    ("postulacion_rendido_dentro_de_lo_pagado", Estado.RENDIDA, "rendido = pagado + 1"),
    ("postulacion_aprobada_despues_de_ingresar", Estado.APROBADA, "{before_entry: aprobada_el, resuelta_el}"),
    ("postulacion_resuelta_despues_de_ingresar", Estado.RECHAZADA, "{before_entry: resuelta_el}"),
    ("postulacion_comprada_despues_de_aprobada", Estado.COMPRA, "{before_entry: comprada_el}"),
    ("postulacion_entregada_despues_de_comprada", Estado.ENTREGADA, "{before_entry: entregada_el}"),
    ("postulacion_rendida_despues_de_entregada", Estado.RENDIDA, "{before_entry: rendida_el}"),
    ("postulacion_reintegro_de_lo_que_falta", Estado.RENDIDA, f"{GIVEN_BACK}, reintegrado_el = entregada_el"),
    ("postulacion_reintegro_con_comprobante", Estado.CERRADA, GIVEN_BACK),
    ("postulacion_reintegro_con_comprobante", Estado.CERRADA, "reintegro_comprobante = 'TGR-1'"),
    ("postulacion_sin_rendir_con_motivo", Estado.CERRADA, "rendido = pagado - 10, reintegrado = 0"),
    ("postulacion_sin_rendir_con_motivo", Estado.CERRADA, "sin_rendir_motivo = 'Se perdió.'"),
    (
        "postulacion_reintegrada_despues_de_entregada",
        Estado.CERRADA,
        f"{GIVEN_BACK}, reintegrado_el = '2001-01-01'",
    ),
]


def written(change, case):
    """The SQL of a change: days before the entry are said by their columns."""
    if not change.startswith("{"):
        return change.replace("{true}", "TRUE")
    day = case.ocurrido_el - timedelta(days=1)
    columns = change.removeprefix("{before_entry: ").removesuffix("}").split(", ")
    return ", ".join(f"{column} = '{day:%Y-%m-%d}'" for column in columns)


def execute(sql, *params):
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql, params)


@pytest.mark.parametrize(("name", "estado", "change"), BROKEN)
def test_raw_sql_cannot_break_it(desk, name, estado, change):
    case = desk.at(estado)
    guards.remove(connection, GUARDS)  # what triggers refuse they refuse before
    with pytest.raises(IntegrityError, match=name):
        execute(f"UPDATE orasmi_postulacion SET {written(change, case)} WHERE id = %s", case.pk)
    case.refresh_from_db()
    assert case.estado == estado


def test_every_invariant_is_tried():
    assert {name for name, _, _ in BROKEN} == {
        rule.name for rule in Postulacion.etapas.invariants(Postulacion)
    }


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE orasmi_presupuesto SET reservado = monto + 1",
        "UPDATE orasmi_presupuesto SET reservado = -1",
        "UPDATE orasmi_presupuesto SET pagado = monto - reservado + 1",
        "UPDATE orasmi_presupuesto SET pagado = -1",
        "UPDATE orasmi_presupuesto SET devuelto = -1",
        f"INSERT INTO orasmi_presupuesto ({BUDGET}) SELECT {BUDGET} FROM orasmi_presupuesto",
        "UPDATE orasmi_ayuda SET clase = 'otra'",
        "UPDATE orasmi_ayuda SET hasta = desde",
        "UPDATE orasmi_controlriesgo SET observaciones = '', hogar = {false}",
        "UPDATE orasmi_postulacion SET anulado_el = '2026-01-01'",
        "UPDATE orasmi_postulacion SET folio_siep = 'IGUAL'",
        "UPDATE orasmi_postulacion SET numero = '2019-00001'",
        "UPDATE orasmi_postulacion SET aprobado = -1",
    ],
)
def test_raw_sql_cannot_break_the_rest(desk, sql):
    desk.at(Estado.APROBADA)
    desk.at(Estado.APROBADA)
    assert ControlRiesgo.objects.count() == Postulacion.objects.count() == 2
    with pytest.raises(IntegrityError):
        execute(sql.format(false="FALSE"))
