"""An event is told to some level, followed, and closed; the watch covers the hours somebody keeps."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, transaction

from gobernacion.indicators.registry import registry
from gobernacion.lib.periods import Period
from gobernacion.records.actividades import EstadoActividad
from programs.emergencias.models import EstadoEvento, Evento, Seguimiento, Tema, TipoActividad, TipoEvento

LIST = "/interno/emergencias/evento/"
INLINE = {
    "seguimientos-TOTAL_FORMS": "1",
    "seguimientos-INITIAL_FORMS": "0",
    "seguimientos-MIN_NUM_FORMS": "0",
    "seguimientos-MAX_NUM_FORMS": "1000",
}


def test_it_is_typed_with_the_levels_it_was_told_to_and_what_was_done(desk, enter):
    answer = enter("emergencias").post(
        f"{LIST}add/",
        {
            "ocurrido_el": f"{desk.today:%d-%m-%Y}",
            "hora": "03:15",
            "tipo": TipoEvento.AGUA,
            "comuna": desk.comunas[1].pk,
            "lugar": "Sector inventado",
            "descripcion": "",
            "informado_comunal": "on",
            "informado_regional": "on",
            **INLINE,
            "seguimientos-0-dia": f"{desk.today:%d-%m-%Y}",
            "seguimientos-0-hora": "03:20",
            "seguimientos-0-detalle": "Se avisó a la empresa.",
        },
    )
    assert answer.status_code == 302, answer.context["errors"]
    [event] = Evento.objects.all()
    assert (event.informado_comunal, event.informado_provincial, event.informado_regional) == (
        True,
        False,
        True,
    )
    assert event.seguimientos.get().detalle == "Se avisó a la empresa."
    assert "comunal, regional" in enter("jefatura").get(LIST).content.decode()


def test_it_is_not_closed_before_somebody_was_told(desk):
    event = desk.event()
    with pytest.raises(ValidationError, match="a qué nivel se informó"):
        desk.take(event, "cerrar", informado_provincial=False)
    desk.take(event, "cerrar", resultado="Controlado")
    assert event.estado == EstadoEvento.CERRADO
    assert not event.modificable
    desk.take(event, "reabrir")
    assert (event.estado, event.cerrado_el, event.resultado) == (EstadoEvento.SEGUIMIENTO, None, "")


def test_a_year_in_which_it_was_closed_measures_it_although_it_is_followed_again(desk):
    event = desk.event(ocurrido_el=date(2019, 12, 1), informado_comunal=True)
    event.cerrar(desk.staff["emergencias"], date(2019, 12, 11), cerrado_el=date(2019, 12, 11))
    event.reabrir(desk.staff["emergencias"], date(2020, 1, 8))
    event.cerrar(desk.staff["emergencias"], date(2021, 1, 1), cerrado_el=date(2021, 1, 1))
    open_at_the_end, followed = (registry()[code].measure for code in ("EM-014", "EM-015"))
    years = [Period.year(year) for year in (2019, 2020, 2021)]
    assert [next(iter(open_at_the_end(year))).valor for year in years] == [0, 1, 0]
    assert [[one.valor for one in followed(year)] for year in years] == [[10], [], [397]]


def test_nothing_is_followed_in_one_that_is_over(desk, enter):
    event = desk.take(desk.event(), "cerrar")
    page = enter("emergencias").get(f"{LIST}{event.pk}/change/").content.decode()
    assert "seguimientos-0-detalle" not in page


@pytest.mark.parametrize(
    ("closed", "change"),
    [
        (False, "tipo = 'otra cosa'"),
        (False, "lugar = ''"),
        (False, "cerrado_el = '2026-01-01'"),
        (False, "resultado = 'x'"),
        (False, "estado = 'cerrado'"),
        (True, "informado_provincial = %(no)s"),
        (True, "cerrado_el = '2001-01-01'"),
        (True, "cerrado_el = NULL"),
    ],
)
def test_raw_sql_is_refused(desk, closed, change):
    event = desk.event()
    if closed:
        desk.take(event, "cerrar")
    change = change % {"no": "false" if connection.vendor == "postgresql" else "0"}
    with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(f"UPDATE emergencias_evento SET {change} WHERE id = %s", [event.pk])


def test_a_line_of_what_was_done_says_something(desk):
    event = desk.event()
    with pytest.raises(IntegrityError), transaction.atomic():
        Seguimiento.objects.create(evento=event, dia=desk.today, hora="10:00", detalle="")


# --- the watch ---


def hours(period):
    return [one.valor for one in registry()["EM-006"].measure(period)]


def test_the_hours_that_are_covered_count_once(desk):
    january = Period.month(2019, 1)
    assert hours(january) == []
    desk.watch(desde_las=20, horas=12, ocurrido_el=date(2018, 12, 31))
    assert hours(january) == [12]
    desk.watch(desde_las=0, horas=10)
    assert hours(january) == [14]
    desk.watch(desde_las=9, horas=12)
    assert hours(january) == [24]
    desk.watch(desde_las=0, horas=24, ocurrido_el=date(2019, 1, 31), hasta=date(2019, 2, 14))
    assert hours(Period.month(2019, 2)) == [12]


def test_the_hours_past_midnight_are_of_the_day_after(desk):
    desk.watch(desde_las=20, horas=12, ocurrido_el=date(2019, 5, 1), hasta=date(2019, 5, 1))
    assert [hours(Period.day(date(2019, 5, day))) for day in (1, 2, 3)] == [[4], [8], []]


@pytest.mark.parametrize("change", ["hasta = '2018-12-31'", "desde_las = 24", "horas = 0", "horas = 25"])
def test_a_watch_has_its_days_and_its_hours(desk, change):
    watch = desk.watch()
    with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(f"UPDATE emergencias_turno SET {change} WHERE id = %s", [watch.pk])


# --- meetings and workshops ---


def test_only_workshops_that_were_held_count_and_each_comuna_once(desk):
    micro = {"tipo": TipoActividad.TALLER, "tema": Tema.MICROZONIFICACION}
    desk.done(**micro)
    desk.done(**micro, ocurrido_el=desk.ago(3))
    desk.done(**micro, comuna=desk.comunas[2])
    desk.activity(**micro, comuna=desk.comunas[3])
    desk.done(tipo=TipoActividad.TALLER, tema=Tema.SISMOS, comuna=desk.comunas[4])
    [total, *_] = registry()["EM-004"].measure(Period(desk.ago(30), desk.today))
    assert total.valor == 2


def test_a_workshop_that_was_held_says_how_many_came(desk):
    workshop = desk.activity(tipo=TipoActividad.TALLER)
    with pytest.raises(ValidationError, match="cuántas personas vinieron"):
        desk.take(workshop, "realizar", ocurrido_el=desk.ago(1), lugar="Sede inventada", asistentes=None)
    assert workshop.estado == EstadoActividad.PROGRAMADA
    with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("UPDATE emergencias_actividad SET tema = 'otra cosa' WHERE id = %s", [workshop.pk])


@pytest.mark.parametrize("sheet", ["asistencia", "acta", "imprimir"])
def test_the_sheets_come_out_with_what_is_known(desk, enter, sheet):
    activity = desk.done(acuerdos="Se avisa a los colegios.")
    page = enter("emergencias").get(f"/interno/emergencias/actividad/{activity.pk}/{sheet}/").content.decode()
    assert "Salón inventado" in page
    assert ("Se avisa a los colegios" in page) == (sheet != "asistencia")


def test_the_month_and_the_plan_are_there(desk, enter):
    activity = desk.activity(ocurrido_el=desk.today)
    answer = enter("emergencias").get("/interno/emergencias/actividad/calendario/")
    assert "Reunión: cortes de agua potable" in answer.content.decode()
    assert activity.titular == "Reunión: cortes de agua potable"
    assert enter("emergencias").get("/interno/emergencias/actividad/programar/").status_code == 200
