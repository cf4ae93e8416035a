"""A family with its caregiver and somebody deprived of liberty, and a workshop to which the caregiver came."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from gobernacion.directory.models import Ficha, Persona
from gobernacion.records.actividades import EstadoActividad
from gobernacion.territory.models import Sector
from programs.abriendo_caminos.models import Familia, Integrante, Taller, UnidadTerritorial
from programs.abriendo_caminos.models.estados import Parentesco, Perfil

if TYPE_CHECKING:
    from tests.access.canaries import Aviary


def in_its_unit(aviary: Aviary, area: str | None) -> dict[str, Any]:
    unidad, sector = aviary.plant(UnidadTerritorial, area), aviary.plant(Sector, None)
    unidad.sectores.add(sector)
    return {"unidad": unidad, "sector": sector, "causa_egreso": ""}


def caregiver(aviary: Aviary, area: str | None) -> Integrante:
    return Integrante.objects.get(familia=aviary.plant(Familia, area), rol=Parentesco.CUIDADOR)


def child(aviary: Aviary, area: str | None) -> dict[str, Any]:
    ficha = Ficha.objects.create(
        area=area, persona=aviary.another(Persona, None), nombres="Nadie", primer_apellido="Inventado"
    )
    mother = caregiver(aviary, area)
    member = Integrante.objects.create(
        familia=mother.familia,
        ficha=ficha,
        rol=Parentesco.NNA,
        ocurrido_el=mother.ocurrido_el,
        registrado_por=mother.registrado_por,
    )
    return {"integrante": member}


def attended(aviary: Aviary, area: str | None) -> dict[str, Any]:
    taller = aviary.plant(Taller, area)
    Taller.objects.filter(pk=taller.pk).update(estado=EstadoActividad.REALIZADA, asistentes=5)
    return {"taller": taller, "integrante": caregiver(aviary, area)}


PLANTING = {
    "abriendo_caminos.Convocatoria": lambda aviary, area: {"year": 2026},
    "abriendo_caminos.Presupuesto": lambda aviary, area: {"year": 2026},
    "abriendo_caminos.Familia": in_its_unit,
    "abriendo_caminos.Integrante": lambda aviary, area: {
        "rol": Parentesco.PRIVADA,
        "termino": date(2100, 1, 1),
    },
    "abriendo_caminos.Apoyo": lambda aviary, area: {"perfil": Perfil.values[0]},
    "abriendo_caminos.EvaluacionPsicologica": child,
    "abriendo_caminos.Asistencia": attended,
    "abriendo_caminos.RecuentoPenal": lambda aviary, area: {
        "desde": date(2026, 1, 1),
        "hasta": date(2026, 2, 1),
    },
}
