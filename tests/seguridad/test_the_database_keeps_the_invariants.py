"""Whoever writes to the database and however, these are refused."""

import pytest
from django.db import IntegrityError, connection, transaction

from gobernacion.records.actividades import EstadoActividad
from seguridad.models import Tipo

PLANNED, DONE = EstadoActividad.PROGRAMADA, EstadoActividad.REALIZADA

BROKEN = [
    (PLANNED, "estado = 'hecha'"),
    (PLANNED, "tipo = 'otra'"),
    (PLANNED, "causa = 'clima'"),
    (PLANNED, "suspendida_el = '2019-05-01'"),
    (PLANNED, "estado = 'suspendida'"),
    (PLANNED, "estado = 'suspendida', suspendida_el = '2019-05-01', causa = 'otra', motivo = ''"),
    (PLANNED, "estado = 'suspendida', suspendida_el = '2019-05-01', causa = 'ninguna'"),
    (PLANNED, "estado = 'tercero'"),
    (PLANNED, "asistentes = 3"),
    (PLANNED, "detenidos = 1"),
    (PLANNED, "fiscalizados = 1"),
    (PLANNED, "anulado_el = '2019-05-01'"),
    (DONE, "lugar = ''"),
    (DONE, "clausuras = 1"),
    (DONE, "fiscalizados = 1, clausuras = 2"),
    (DONE, "tipo = 'reunion'"),
    (DONE, "asistentes = -1"),
]


@pytest.mark.parametrize(("estado", "change"), BROKEN)
def test_raw_sql_is_refused(desk, estado, change):
    activity = desk.at(estado)
    with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(f"UPDATE seguridad_actividad SET {change} WHERE id = %s", [activity.pk])


def test_what_an_office_does_is_not_refused(desk):
    activity = desk.at(DONE, tipo=Tipo.NOCTURNOS)
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE seguridad_actividad SET fiscalizados = 4, clausuras = 4, asistentes = 2 WHERE id = %s",
            [activity.pk],
        )
