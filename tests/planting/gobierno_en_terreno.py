"""A jornada that was held, with a service that came and something asked in it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from gobernacion.records.actividades import EstadoActividad
from programs.gobierno_en_terreno.models import Jornada

if TYPE_CHECKING:
    from tests.access.canaries import Aviary


def held(aviary: Aviary, area: str | None) -> dict[str, Any]:
    jornada = aviary.plant(Jornada, area)
    Jornada.objects.filter(pk=jornada.pk).update(estado=EstadoActividad.REALIZADA, asistentes=5)
    jornada.refresh_from_db()
    return {"jornada": jornada}


PLANTING = {
    "gobierno_en_terreno.ServicioPresente": held,
    "gobierno_en_terreno.Demanda": lambda aviary, area: {**held(aviary, area), "respuesta": ""},
}
