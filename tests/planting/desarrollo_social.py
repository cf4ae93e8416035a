"""A shelter with a guest who slept there a night, and the work with victims with its report."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from programs.desarrollo_social.models import Iniciativa, Linea

if TYPE_CHECKING:
    from tests.access.canaries import Aviary


def with_victims(aviary: Aviary, area: str | None) -> dict[str, Any]:
    """Another initiative, which is not the planted shelter."""
    shelter = aviary.plant(Iniciativa, area)
    return {
        "iniciativa": Iniciativa.objects.create(
            linea=Linea.VIF,
            nombre="Apoyo",
            institucion=shelter.institucion,
            ocurrido_el=shelter.ocurrido_el,
            registrado_por=shelter.registrado_por,
        ),
        "atenciones": 2,
    }


PLANTING = {
    "desarrollo_social.Iniciativa": lambda aviary, area: {
        "linea": Linea.ALBERGUE,
        "cupos": 5,
        "resultado": "",
        "comuna": aviary.plant(Iniciativa._meta.get_field("comuna").related_model, None),
    },
    "desarrollo_social.Noche": lambda aviary, area: {"cupos": 5},
    "desarrollo_social.InformeVIF": with_victims,
    "desarrollo_social.IndicadorGestion": lambda aviary, area: {"year": 2026, "codigo": ""},
    "desarrollo_social.PresupuestoOtraOficina": lambda aviary, area: {"year": 2026, "monto": 1_000_000},
}
