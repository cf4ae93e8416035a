"""How the random initiatives, shelters and reports go on after a day, as the desk would take them on."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random
from typing import Any

from django.db.models import Q

from gobernacion.access.roles import Rol
from gobernacion.records.demo import holders
from programs.desarrollo_social.models import InformeVIF, Iniciativa, Linea, Noche, PresupuestoOtraOficina
from tests.every_area import another, last_day, live_on

AREA = "desarrollo_social"


def continued(chance: Random, day: date) -> int:
    """Continue every life after that day; how many records changed."""
    staff = [*holders(AREA, Rol.ENCARGADO), *holders(AREA, Rol.JEFATURA)]

    def answers(one: Iniciativa, step: str, on: date) -> dict[str, Any]:
        return {"termino": on, "resultado": "Se cumplió."}

    changed = 0
    at_work = Q(termino=None) | Q(termino__gt=day)
    for night in Noche.objects.vigentes().filter(iniciativa__termino=None).order_by("pk")[:8]:
        slept = [one.huesped for one in night.alojamientos.select_related("huesped")]
        on = _free_day(Noche, night, day, chance)
        another(night, on, alojadas=0)
        night.pasar_lista(staff[0], on, slept)
        changed += 1
    for report in InformeVIF.objects.vigentes().filter(iniciativa__termino=None).order_by("pk")[:8]:
        another(report, _free_day(InformeVIF, report, day, chance))
        changed += 1
    for one in Iniciativa.objects.vigentes().order_by("pk"):
        written = [
            *one.noches.values_list("ocurrido_el", flat=True),
            *one.informes.values_list("ocurrido_el", flat=True),
        ]
        changed += bool(live_on(one, staff, answers, chance, max([day, *written])))
    for begun in Iniciativa.objects.vigentes().filter(at_work, linea=Linea.FOMENTO).order_by("pk")[:3]:
        another(
            begun, last_day(begun, day) + timedelta(days=1), termino=None, estado="en_curso", resultado=""
        )
    PresupuestoOtraOficina.objects.get_or_create(
        year=day.year + 1, oficina="Otra", defaults={"monto": 10**7, "fuente": "Su cuenta"}
    )
    return changed


def _free_day(kind: Any, record: Any, day: date, chance: Random) -> date:
    """A later day of which nothing is written of that initiative."""
    last = kind.objects.filter(iniciativa=record.iniciativa).order_by("-ocurrido_el").first().ocurrido_el
    return max(day, last) + timedelta(days=chance.randrange(1, 40))
