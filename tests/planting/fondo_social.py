"""A contest, a draft and a workshop to which somebody came."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from gobernacion.records.actividades import EstadoActividad
from programs.fondo_social.models import Taller

if TYPE_CHECKING:
    from tests.access.canaries import Aviary


def attended(aviary: Aviary, area: str | None) -> dict[str, Any]:
    taller = aviary.plant(Taller, area)
    Taller.objects.filter(pk=taller.pk).update(estado=EstadoActividad.REALIZADA, asistentes=5)
    return {"taller": taller}


PLANTING = {
    "fondo_social.Concurso": lambda aviary, area: {"year": 2026, "maximo": 1_000_000},
    "fondo_social.Proyecto": lambda aviary, area: {"resolucion": "", "comprobante": ""},
    "fondo_social.Asistencia": attended,
}
