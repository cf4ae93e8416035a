"""How the random activities and expenses of the network go on after a day, as the desk would take them on."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random
from typing import Any

from gobernacion.access.roles import Rol
from gobernacion.records.demo import holders
from programs.crece_contigo.models import Actividad, Gasto, Presupuesto, Proyecto
from tests.every_area import another, last_day, live_on, live_on_as_activities

AREA = "crece_contigo"


def continued(chance: Random, day: date) -> int:
    """Continue every life after that day; how many records changed."""
    staff = [*holders(AREA, Rol.ENCARGADO), *holders(AREA, Rol.JEFATURA)]

    def answers(spent: Gasto, step: str, on: date) -> dict[str, Any]:
        return {"motivo": "No es del proyecto."}

    changed = sum(
        bool(live_on(one, staff, answers, chance, day)) for one in Gasto.objects.vigentes().order_by("pk")
    )
    changed += live_on_as_activities(Actividad.objects.all(), staff, chance, day)
    for spent in Gasto.objects.vigentes().order_by("pk")[:5]:
        later = last_day(spent, day) + timedelta(days=chance.randrange(1, 60))
        another(
            spent,
            later,
            folio=f"D-{spent.pk}-{chance.randrange(10**9)}",
            estado="anotado",
            resuelto_el=None,
            resuelto_por=None,
            motivo="",
        )
    next_year = day.year + 1
    if not Proyecto.objects.filter(year=next_year).exists():
        project = Proyecto.objects.create(year=next_year, total=10**8, fuente="Convenio")
        Presupuesto.objects.create(proyecto=project, linea="difusion", asignado=10**7)
    return changed
