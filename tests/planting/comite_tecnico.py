"""A plenary that was held, with an institution that came and an agreement."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from gobernacion.records.actividades import EstadoActividad
from programs.comite_tecnico.models import Reunion

if TYPE_CHECKING:
    from tests.access.canaries import Aviary


def held(aviary: Aviary, area: str | None) -> dict[str, Any]:
    reunion = aviary.plant(Reunion, area)
    Reunion.objects.filter(pk=reunion.pk).update(estado=EstadoActividad.REALIZADA, asistentes=5)
    reunion.refresh_from_db()
    return {"reunion": reunion}


PLANTING = {
    "comite_tecnico.Asistencia": held,
    "comite_tecnico.Acuerdo": lambda aviary, area: {**held(aviary, area), "resultado": ""},
}
