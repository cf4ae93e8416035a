"""Whoever writes to the database and however, these are refused."""

import pytest
from django.db import IntegrityError, connection, transaction

from programs.caprino.models import CausaBaja, MotivoDuplicado, Rebano

BROKEN = [
    "UPDATE caprino_carnet SET estado = 'vencido' WHERE estado = 'vigente'",
    "UPDATE caprino_carnet SET tipo = 'otro'",
    "UPDATE caprino_carnet SET cerrado_el = '2026-01-01' WHERE estado = 'vigente'",
    "UPDATE caprino_carnet SET cerrado_el = NULL WHERE estado = 'duplicado'",
    "UPDATE caprino_carnet SET vence_el = ocurrido_el",
    "UPDATE caprino_carnet SET cerrado_el = '2001-01-01' WHERE estado = 'duplicado'",
    "UPDATE caprino_carnet SET motivo_duplicado = '' WHERE tipo = 'duplicado'",
    "UPDATE caprino_carnet SET motivo_duplicado = 'robo' WHERE tipo <> 'duplicado'",
    "UPDATE caprino_carnet SET reemplaza_id = NULL WHERE tipo = 'duplicado'",
    "UPDATE caprino_carnet SET tipo = 'primero', motivo_duplicado = '' WHERE tipo = 'duplicado'",
    "UPDATE caprino_carnet SET localidad_id = {majada} WHERE localidad_id = {quebrada}",
    "UPDATE caprino_criancero SET estado = 'ido'",
    "UPDATE caprino_criancero SET estado = 'baja' WHERE estado = 'activo'",
    "UPDATE caprino_criancero SET causa_baja = '' WHERE estado = 'baja'",
    "UPDATE caprino_criancero SET baja_el = '1990-01-01' WHERE estado = 'baja'",
    "UPDATE caprino_criancero SET baja_el = '2026-01-01' WHERE estado = 'activo'",
    "UPDATE caprino_criancero SET localidad_id = {majada} WHERE localidad_id = {quebrada}",
    "UPDATE caprino_criancero SET ficha_id = (SELECT MIN(CAST(ficha_id AS text)) FROM caprino_criancero)",
    "UPDATE caprino_operativo SET localidad_id = {majada} WHERE localidad_id = {quebrada}",
    "UPDATE caprino_operativo SET estado = 'realizada', localidad_id = NULL",
    "UPDATE caprino_rebano SET cabras = -1",
    "UPDATE caprino_rebano SET cabritos = 10001",
    "UPDATE caprino_rebano SET fecha = '2019-01-01'",
    "UPDATE caprino_localidad SET nombre = ''",
    "UPDATE caprino_localidad SET nombre = 'una', comuna_id = {comuna}",
]


@pytest.mark.parametrize("sql", BROKEN)
def test_raw_sql_is_refused(desk, sql):
    desk.card(days=30).duplicar(desk.staff["encargada"], desk.today, MotivoDuplicado.ROBO)
    gone = desk.goatherd(localidad=desk.majada)
    gone.dar_de_baja(desk.staff["encargada"], desk.today, baja_el=desk.today, causa_baja=CausaBaja.OTRA)
    for days in (1, 2):
        Rebano.objects.create(criancero=gone, fecha=desk.ago(days), cabras=10)
    desk.round()
    places = {
        "quebrada": desk.quebrada.pk,
        "majada": desk.majada.pk,
        "comuna": desk.quebrada.comuna_id,
    }
    said = sql.format(**places)
    if connection.vendor == "postgresql":
        said = said.replace("MIN(CAST(ficha_id AS text))", "MIN(CAST(ficha_id AS text))::uuid")
    with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(said)
