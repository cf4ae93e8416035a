"""How the random projects and workshops of the fund go on after a day, as the desk would take them on."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random
from typing import Any

from gobernacion.access.roles import Rol
from gobernacion.records.demo import holders
from programs.fondo_social.models import AtencionDirigente, Causa, Proyecto, Taller
from tests.every_area import another, live_on, live_on_as_activities

AREA = "fondo_social"


def continued(chance: Random, day: date) -> int:
    """Continue every life after that day; how many records changed."""
    staff = [*holders(AREA, Rol.ENCARGADO), *holders(AREA, Rol.JEFATURA)]

    def answers(project: Proyecto, step: str, on: date) -> dict[str, Any]:
        days = (
            *("postulado_el", "revisado_el", "adjudicado_el", "resuelto_el", "desistido_el"),
            *("transferido_el", "rendido_el", "rendicion_aprobada_el"),
        )
        return {
            **dict.fromkeys(days, on),
            "observacion": "Falta una cotización.",
            "causa": chance.choice(Causa.values),
            "motivo": "Así se resolvió.",
            "adjudicado": project.solicitado,
            "resolucion": "7",
            "comprobante": "T-1",
            "rendido": project.adjudicado,
            "reintegrado": 0,
            "observacion_rendicion": "Falta una factura.",
        }

    changed = sum(
        bool(live_on(one, staff, answers, chance, day)) for one in Proyecto.objects.vigentes().order_by("pk")
    )
    changed += live_on_as_activities(Taller.objects.all(), staff, chance, day)
    for attended in AtencionDirigente.objects.vigentes().order_by("pk")[:10]:
        another(attended, day + timedelta(days=chance.randrange(1, 300)))
    return changed
