"""Every rule of the desk that the database can hold refuses raw SQL, on both databases."""

import pytest
from django.db import IntegrityError, connection, models, transaction
from django.db.models import F

from extranjeria.models import (
    GUARDS,
    AtencionDiaria,
    Cita,
    CupoDiario,
    Estado,
    Solicitud,
    TipoSolicitud,
    Tramite,
)
from gobernacion import guards
from tests.extranjeria.conftest import RECEIVED

BREAKS = [
    ("ex_solicitud_listas_conocidas", Estado.INGRESADA, {"canal": "otro"}),
    ("ex_solicitud_de_alguien_extranjero", Estado.INGRESADA, {"nacionalidad": "CL"}),
    ("ex_solicitud_de_alguien_extranjero", Estado.INGRESADA, {"nacionalidad": ""}),
    ("ex_solicitud_folio_o_nada", Estado.INGRESADA, {"folio": ""}),
    ("ex_solicitud_analizada_por_alguien", Estado.ANALISIS, {"analizada_por": None}),
    ("ex_solicitud_ampliacion_con_plazo", Estado.AMPLIACION, {"vence_el": None}),
    ("ex_solicitud_ampliacion_con_plazo", Estado.ANALISIS, {"pedido": "Algo"}),
    ("ex_solicitud_resuelta_con_fecha", Estado.APROBADA, {"resuelta_el": None}),
    ("ex_solicitud_resuelta_con_fecha", Estado.ANALISIS, {"resuelta_el": "2019-09-02"}),
    ("ex_solicitud_resuelta_con_numero", Estado.APROBADA, {"resolucion": ""}),
    ("ex_solicitud_analiza_y_firma_otra_persona", Estado.APROBADA, {"resuelta_por": F("analizada_por")}),
    ("ex_solicitud_sin_permiso_con_motivo", Estado.DESISTIDA, {"motivo": ""}),
    ("ex_solicitud_derivada_a_alguien", Estado.DERIVADA, {"derivada_a": ""}),
    ("ex_solicitud_resuelta_despues_de_recibida", Estado.APROBADA, {"resuelta_el": "2019-06-02"}),
    ("ex_solicitud_ampliada_despues_de_recibida", Estado.AMPLIACION, {"ampliacion_el": "2019-06-02"}),
]


@pytest.mark.parametrize(("rule", "estado", "change"), BREAKS, ids=[f"{b[0]} {b[1]}" for b in BREAKS])
def test_a_request_is_refused_what_breaks_a_rule(desk, rule, estado, change):
    request = desk.at(estado)
    with pytest.raises(IntegrityError, match=rule), transaction.atomic():
        Solicitud.objects.filter(pk=request.pk).update(**change)


def test_every_rule_of_a_request_has_been_seen_to_refuse():
    assert {rule for rule, _, _ in BREAKS} == {rule.name for rule in Solicitud.etapas.invariants(Solicitud)}


@pytest.mark.parametrize(
    ("rule", "change"),
    [
        ("ex_cita_estado_conocido", {"estado": "perdida"}),
        ("ex_cita_reprogramada_para_un_dia", {"estado": "reprogramada"}),
        ("ex_cita_cancelada_con_motivo", {"estado": "cancelada"}),
    ],
)
def test_an_appointment_is_refused_what_breaks_a_rule(desk, rule, change):
    desk.appointment(RECEIVED)
    with pytest.raises(IntegrityError, match=rule), transaction.atomic():
        Cita.objects.update(**change)
    assert rule in {one.name for one in Cita.etapas.invariants(Cita)}


def test_a_procedure_is_once_on_the_sheet_of_a_day(desk):
    given = {
        "ocurrido_el": RECEIVED,
        "tramite": desk.tramite,
        "registrado_por": desk.staff["extranjeria"],
        "con_cita": 3,
    }
    sheet = AtencionDiaria.objects.create(**given)
    with pytest.raises(IntegrityError), transaction.atomic():
        AtencionDiaria.objects.create(**given)
    for change in ({"con_cita": 0}, {"sin_cita": 1_000}):
        with pytest.raises(IntegrityError), transaction.atomic():
            AtencionDiaria.objects.filter(pk=sheet.pk).update(**change)
    sheet.anular(desk.staff["jefa"], RECEIVED, "Otro día")
    AtencionDiaria.objects.create(**given)


def test_the_catalogues_are_in_order(desk):
    for model in (TipoSolicitud, Tramite):
        for change in ({"hasta": "1999-12-31"}, {"nombre": ""}):
            with pytest.raises(IntegrityError), transaction.atomic():
                model.objects.update(**change)
    with pytest.raises(IntegrityError), transaction.atomic():
        TipoSolicitud.objects.update(clase="otro")


def test_every_rule_says_a_sentence_a_clerk_understands():
    for model in (Solicitud, Cita, AtencionDiaria, CupoDiario, TipoSolicitud, Tramite):
        for rule in model._meta.constraints:
            assert rule.violation_error_message != models.BaseConstraint.default_violation_error_message, (
                rule.name
            )


def test_the_triggers_that_count_are_in_place(db):
    assert guards.missing(connection, GUARDS) == []
