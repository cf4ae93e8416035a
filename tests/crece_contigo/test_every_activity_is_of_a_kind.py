"""An activity says its kind, and the kind says its line, whoever writes it and however many at once."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, transaction

from gobernacion.lib.periods import Period
from gobernacion.records.actividades import EstadoActividad
from gobernacion.records.planning import SEMANAL
from gobernacion.transitions import TransicionRechazada
from programs.crece_contigo.indicators import measures
from programs.crece_contigo.models import GENERAL, NOMBRE_DE, TEMAS, Actividad

LIST = "/interno/crece_contigo/actividad/"

BROKEN = [
    "tema = 'otra'",
    "ambito = 'difusion'",
    "ambito = ''",
    "estado = 'realizada'",
    "estado = 'realizada', asistentes = 0",
    "asistentes = 3",
    "estado = 'hecha'",
    "estado = 'suspendida'",
]


def figures(measure):
    return {(one.dimension, one.categoria): one.valor for one in measure(Period.year(date.today().year))}  # noqa: DTZ011


def test_the_account_names_four_actions_and_fifteen_kinds():
    assert [len(temas) for temas in TEMAS.values()] == [4, 7, 5, 3]
    assert len(NOMBRE_DE) == 19


@pytest.mark.parametrize("change", BROKEN)
def test_raw_sql_is_refused(desk, change):
    activity = desk.activity()
    with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(f"UPDATE crece_contigo_actividad SET {change} WHERE id = %s", [activity.pk])


def test_the_kind_says_the_line_and_a_correction_of_one_is_of_both(desk):
    activity = desk.activity("terreno")
    assert activity.ambito == GENERAL
    activity.tema = "srdm"
    activity.save()
    activity.refresh_from_db()
    assert activity.ambito == "capacitacion"
    assert [one.ambito for one in activity.history.order_by("pk")] == [GENERAL, "capacitacion"]


def test_it_is_typed_in_its_form(desk, enter):
    answer = enter("encargada").post(
        f"{LIST}add/",
        {
            "tema": "oferta",
            "ocurrido_el": f"{desk.today + timedelta(days=9):%d-%m-%Y}",
            "comuna": desk.comunas[0].pk,
            "lugar": "Plaza inventada",
        },
    )
    assert answer.status_code == 302
    assert Actividad.objects.get().ambito == "difusion"


def test_a_plan_of_many_says_the_line_of_each(desk, enter):
    browser = enter("encargada")
    plan = {
        "tema": "mesas_comunes",
        "hora": "",
        "lugar": "",
        "desde": f"{desk.today + timedelta(days=1):%d-%m-%Y}",
        "hasta": f"{desk.today + timedelta(days=30):%d-%m-%Y}",
        "ritmo": SEMANAL,
        "dias": ["1"],
        "comunas": [str(comuna.pk) for comuna in desk.comunas],
    }
    proposed = [one["turno"].clave for one in browser.post(f"{LIST}programar/", plan).context["proposed"]]
    browser.post(f"{LIST}programar/", {**plan, "confirmar": "1", "elegidos": proposed})
    written = list(Actividad.objects.all())
    assert len(written) == len(proposed) >= 4
    assert {one.ambito for one in written} == {"coordinacion"}


def test_what_was_held_says_how_many_came(desk):
    with pytest.raises(TransicionRechazada, match="falta «asistentes»"):
        desk.activity().realizar(desk.staff["encargada"], desk.today)
    with pytest.raises(ValidationError, match=r"cuántas personas|mayor o igual"):
        desk.activity().realizar(desk.staff["encargada"], desk.today, asistentes=0)


def test_what_was_mistyped_is_corrected(desk):
    activity = desk.held(came=12)
    activity.corregir(desk.staff["encargada"], desk.today, asistentes=21)
    assert (activity.estado, activity.asistentes) == (EstadoActividad.REALIZADA, 21)


def test_a_kind_counts_once_however_many_times_it_is_held(desk):
    for tema in ("terreno", "terreno", "srdm", "srdm", "monitores", "dialogo"):
        desk.held(tema, ocurrido_el=desk.today)
    desk.activity("sistema")
    assert figures(measures.acciones)["", ""] == 1
    said = figures(measures.temas)
    assert (said["", ""], said["linea", "Capacitación"], said["linea", "Difusión"]) == (3, 2, 1)
    assert ("linea/tema", "Difusión/Sistema de protección social") not in said
    assert figures(measures.realizadas)["", ""] == 6


@pytest.mark.parametrize("sheet", ["asistencia", "acta", "imprimir"])
def test_its_sheets_come_out(desk, enter, sheet):
    activity = desk.held()
    activity.instituciones.add(desk.proveedor)
    page = enter("encargada").get(f"{LIST}{activity.pk}/{sheet}/").content.decode()
    assert "Salón inventado" in page
    assert "Mesa provincial" in page
    assert ("Imprenta inventada" in page) == (sheet != "asistencia")


def test_the_month_shows_it_with_those_of_the_desk(desk, enter):
    desk.activity("cotep", ocurrido_el=desk.today)
    page = enter("jefa").get(f"{LIST}calendario/")
    assert "Cotep temático" in page.content.decode()
