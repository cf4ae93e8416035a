"""How the random jornadas and what was asked in them go on after a day, as the desk would take them on."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random
from typing import Any

from gobernacion.access.roles import Rol
from gobernacion.directory.models import Organizacion
from gobernacion.records.demo import holders
from programs.gobierno_en_terreno.models import Demanda, Jornada
from tests.every_area import another, live_on, live_on_as_activities

AREA = "gobierno_en_terreno"


def continued(chance: Random, day: date) -> int:
    """Continue every life after that day; how many records changed."""
    staff = [*holders(AREA, Rol.ENCARGADO), *holders(AREA, Rol.JEFATURA)]
    services = list(Organizacion.objects.order_by("pk"))

    def answers(demand: Demanda, step: str, on: date) -> dict[str, Any]:
        return {
            "organismo": chance.choice(services),
            "derivada_el": on,
            "plazo": chance.choice([demand.plazo, on + timedelta(days=chance.randrange(60))]),
            "respuesta": "Se les dijo.",
            "respondida_el": on,
        }

    changed = sum(
        bool(live_on(one, staff, answers, chance, day)) for one in Demanda.objects.vigentes().order_by("pk")
    )
    changed += live_on_as_activities(Jornada.objects.all(), staff, chance, day)
    for held in Jornada.objects.propias().order_by("pk")[:5]:
        another(held, day + timedelta(days=chance.randrange(1, 300)))
    return changed
