"""How the random meetings and agreements go on after a day, as the desk would take them on."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random
from typing import Any

from gobernacion.access.roles import Rol
from gobernacion.records.demo import holders
from programs.comite_tecnico.models import Acuerdo, Reunion, Subcomite
from tests.every_area import last_day, live_on, live_on_as_activities

AREA = "comite_tecnico"


def continued(chance: Random, day: date) -> int:
    """Continue every life after that day; how many records changed."""
    staff = [*holders(AREA, Rol.ENCARGADO), *holders(AREA, Rol.JEFATURA)]

    def answers(agreed: Acuerdo, step: str, on: date) -> dict[str, Any]:
        later = max(on, agreed.plazo) + timedelta(days=chance.randrange(1, 60))
        return {"cerrado_el": on, "resultado": "Se vio en la reunión.", "plazo": later}

    changed = 0
    for agreed in Acuerdo.objects.vigentes().order_by("pk"):
        changed += bool(live_on(agreed, staff, answers, chance, day))
    changed += live_on_as_activities(Reunion.objects.filter(subcomite=None), staff, chance, day)
    changed += live_on_as_activities(
        Reunion.objects.filter(subcomite__hasta=None, subcomite__isnull=False), staff, chance, day
    )
    for one in Subcomite.objects.filter(hasta=None).order_by("pk")[:2]:
        met = max([day, one.desde, *(last_day(it, day) for it in one.reuniones.all())])
        one.hasta = met + timedelta(days=chance.randrange(1, 90))
        one.save()
    return changed
