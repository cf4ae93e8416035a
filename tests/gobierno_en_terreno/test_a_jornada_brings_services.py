"""Services are called to a jornada and counted once it was held; correcting its day takes along what was asked."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, transaction

from gobernacion.records.actividades import EstadoActividad
from gobernacion.records.transitions import transitions_of
from gobernacion.transitions import TransicionRechazada
from programs.gobierno_en_terreno.models import Demanda, Jornada, ServicioPresente, Tipo

LIST = "/interno/gobierno_en_terreno/jornada/"
STEPS = {step.name: step for step in transitions_of(Jornada)}
OPEN = [(estado, name) for estado in EstadoActividad for name, step in STEPS.items() if estado in step.source]
CLOSED = [(estado, name) for estado in EstadoActividad for name in STEPS if (estado, name) not in OPEN]


@pytest.mark.parametrize(("estado", "step"), OPEN)
def test_a_step_that_is_open_is_taken(desk, estado, step):
    jornada = desk.take(desk.at(estado), step)
    jornada.refresh_from_db()
    assert jornada.estado == (STEPS[step].target or estado)


@pytest.mark.parametrize(("estado", "step"), CLOSED)
def test_a_step_that_is_not_open_is_refused(desk, estado, step):
    with pytest.raises(TransicionRechazada, match="se hace desde"):
        desk.take(desk.at(estado), step)


def test_nobody_is_attended_before_it_is_held(desk):
    jornada = desk.jornada()
    line = jornada.servicios.create(organizacion=desk.fosis)
    with pytest.raises(IntegrityError), transaction.atomic():
        ServicioPresente.objects.filter(pk=line.pk).update(atenciones=3)
    with pytest.raises(IntegrityError), transaction.atomic():
        jornada.servicios.create(organizacion=desk.fonasa, atenciones=3)
    desk.take(jornada, "realizar")
    ServicioPresente.objects.filter(pk=line.pk).update(atenciones=3)


def test_whoever_did_not_come_attended_nobody(desk):
    line = desk.held().servicios.create(organizacion=desk.fosis, presente=False)
    line.atenciones = 3
    with pytest.raises(ValidationError, match="no vino"):
        line.full_clean()
    with pytest.raises(IntegrityError), transaction.atomic():
        ServicioPresente.objects.filter(pk=line.pk).update(atenciones=3)


def test_a_service_is_called_once(desk):
    jornada = desk.jornada()
    jornada.servicios.create(organizacion=desk.fosis)
    with pytest.raises(IntegrityError), transaction.atomic():
        jornada.servicios.create(organizacion=desk.fosis)


def test_those_of_the_last_jornada_like_it_are_copied(desk, enter):
    long_ago, here, elsewhere = (
        desk.held(tipo=Tipo.PLAZA, ocurrido_el=desk.today - timedelta(days=days), comuna=comuna)
        for days, comuna in ((90, desk.comunas[0]), (60, desk.comunas[0]), (20, desk.comunas[1]))
    )
    long_ago.servicios.create(organizacion=desk.sii)
    elsewhere.servicios.create(organizacion=desk.sii)
    here.servicios.create(organizacion=desk.fosis)
    here.servicios.create(organizacion=desk.fonasa, presente=False)
    new = desk.jornada(tipo=Tipo.PLAZA, ocurrido_el=desk.today + timedelta(days=5))
    answer = enter("encargada").post(f"{LIST}{new.pk}/copiar_servicios/", follow=True)
    assert "Servicios agregados: 1." in answer.content.decode()
    assert [one.organizacion for one in new.servicios.all()] == [desk.fosis]
    assert new.copy_services() == 0
    assert enter("jefa").post(f"{LIST}{new.pk}/copiar_servicios/").status_code == 403


def test_correcting_its_day_takes_its_demands_along(desk):
    jornada = desk.held()
    demand = desk.demand(jornada)
    annulled = desk.demand(jornada)
    annulled.anular(desk.staff["jefa"], desk.today, "Repetida")
    day = jornada.ocurrido_el - timedelta(days=1)
    desk.take(jornada, "corregir", ocurrido_el=day, comuna=desk.comunas[1])
    demand.refresh_from_db()
    assert (demand.ocurrido_el, demand.comuna) == (day, desk.comunas[1])
    assert demand.history.first().history_change_reason == "Corregir la jornada"
    annulled.refresh_from_db()
    assert annulled.ocurrido_el == day + timedelta(days=1)


def test_it_is_not_moved_after_what_was_answered(desk):
    jornada = desk.held()
    demand = desk.demand(jornada)
    desk.take(demand, "responder", respondida_el=jornada.ocurrido_el)
    with pytest.raises(ValidationError, match="antes de plantearse"):
        desk.take(jornada, "corregir", ocurrido_el=jornada.ocurrido_el + timedelta(days=2))
    assert Demanda.objects.get().ocurrido_el == Jornada.objects.get(pk=jornada.pk).ocurrido_el


def test_what_was_held_is_not_undone(desk):
    jornada = desk.held()
    with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(
            "UPDATE gobierno_en_terreno_jornada SET estado = 'programada', asistentes = NULL WHERE id = %s",
            [jornada.pk],
        )


@pytest.mark.parametrize("change", ["tipo = 'feria'", "publico = 'todos'", "tema = 'x'", "asistentes = 3"])
def test_raw_sql_is_refused(desk, change):
    jornada = desk.jornada()
    with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(f"UPDATE gobierno_en_terreno_jornada SET {change} WHERE id = %s", [jornada.pk])


def test_a_year_is_planned_from_a_calendar(desk, enter):
    monday = desk.today + timedelta(days=7 - desk.today.weekday())
    rule = {
        "tipo": Tipo.DIALOGO,
        "publico": "general",
        "tema": "tramites",
        "hora": "10:00",
        "lugar": "",
        "desde": f"{monday:%d-%m-%Y}",
        "hasta": f"{monday + timedelta(days=27):%d-%m-%Y}",
        "ritmo": "semanal",
        "dias": ["1"],
        "comunas": [str(comuna.pk) for comuna in desk.comunas[:2]],
    }
    browser = enter("encargada")
    proposed = [one["turno"].clave for one in browser.post(f"{LIST}programar/", rule).context["proposed"]]
    answer = browser.post(f"{LIST}programar/", {**rule, "confirmar": "1", "elegidos": proposed})
    assert answer["Location"] == f"{LIST}calendario/"
    assert Jornada.objects.count() == 4
    assert set(Jornada.objects.values_list("comuna", flat=True)) == {one.pk for one in desk.comunas[:2]}
    assert browser.get(f"{LIST}calendario/", {"comuna": desk.comunas[0].pk}).status_code == 200


@pytest.mark.parametrize("sheet", ["asistencia", "acta", "imprimir"])
def test_the_sheets_come_out_with_what_is_known(desk, enter, sheet):
    jornada = desk.held()
    jornada.servicios.create(organizacion=desk.fosis, atenciones=7)
    desk.demand(jornada, organismo=desk.fonasa)
    page = enter("encargada").get(f"{LIST}{jornada.pk}/{sheet}/").content.decode()
    assert "Sede inventada" in page
    assert ("FOSIS" in page, "reponer luminarias" in page) == ((sheet != "asistencia",) * 2)
