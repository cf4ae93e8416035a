"""How the random requests, appointments, sheets and procedures go on after a day, as the desk would take them on."""

from __future__ import annotations

from datetime import date, time, timedelta
from random import Random
from typing import Any

from extranjeria.models import AtencionDiaria, Cita, Estado, Solicitud, Tramite
from gobernacion.access.roles import Rol
from gobernacion.records.demo import holders, workday
from tests.every_area import another, last_day, live_on

AREA = "extranjeria"
JUST_FILED = {
    "estado": Estado.INGRESADA,
    **dict.fromkeys(("analizada_por", "ampliacion_el", "vence_el", "resuelta_el", "resuelta_por")),
    **dict.fromkeys(("pedido", "resolucion", "motivo", "derivada_a"), ""),
}


def continued(chance: Random, day: date) -> int:
    """Continue every life after that day; how many records changed."""
    staff = [*holders(AREA, Rol.ENCARGADO), *holders(AREA, Rol.JEFATURA)]

    def answers(one: Solicitud, step: str, on: date) -> dict[str, Any]:
        return {
            "pedido": "El contrato.",
            "ampliacion_el": on,
            "resuelta_el": on,
            "resolucion": f"{one.pk}/{on.year}",
            "motivo": "Así se respondió.",
            "derivada_a": "Nivel central",
        }

    def answers_of_hours(one: Cita, step: str, on: date) -> dict[str, Any]:
        later = workday(on + timedelta(days=chance.randrange(60)))
        return {"motivo": "Avisó.", "pasa_al": later, "pasa_a_las": time(10, 30)}

    requests = list(Solicitud.objects.vigentes().order_by("pk"))
    changed = sum(bool(live_on(one, staff, answers, chance, day)) for one in requests)
    for cita in Cita.objects.vigentes().order_by("pk"):
        changed += bool(live_on(cita, staff, answers_of_hours, chance, day))
    for one in requests[:10]:
        another(one, day + timedelta(days=chance.randrange(1, 90)), **JUST_FILED)
    for place, sheet in enumerate(AtencionDiaria.objects.vigentes().order_by("pk")[:10], 1):
        another(sheet, last_day(sheet, day) + timedelta(days=2000 + place), con_cita=7)
    for tramite in Tramite.objects.filter(desde__lte=day).order_by("pk"):
        if (tramite.hasta is None or tramite.hasta > day) and chance.random() < 0.5:
            tramite.hasta = day + timedelta(days=chance.randrange(1, 90))
            tramite.save()
            other_way = {"con_cita": not tramite.con_cita}
            Tramite.objects.get_or_create(nombre=tramite.nombre, desde=tramite.hasta, defaults=other_way)
    return changed
