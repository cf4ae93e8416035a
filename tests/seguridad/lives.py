"""What goes on in the activities of public security after a day: all that a desk may still do with stored ones."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random

from gobernacion.access.models import User
from gobernacion.directory.models import Organizacion
from gobernacion.records.actividades import POR_HACERSE, EstadoActividad
from seguridad.models import Actividad, Tipo


def continued(chance: Random, day: date) -> int:
    """Take steps of what is not done yet, each after that day and after the one before; says how many changed."""
    por = User.objects.filter(asignaciones__rol="jefatura").first()
    organizacion = Organizacion.objects.first()
    open_ones = Actividad.objects.vigentes().filter(estado__in=POR_HACERSE)
    changed = 0
    for one in open_ones.order_by("pk"):
        on = max(day, one.suspendida_el or day)
        steps = chance.randrange(4)
        changed += bool(steps)
        for _ in range(steps):
            on += timedelta(days=chance.randrange(1, 60))
            if one.estado == EstadoActividad.SUSPENDIDA:
                step = chance.choice(["reprogramar", "reprogramar", "registrar_tercero", "retirar"])
            elif one.estado == EstadoActividad.RETIRADA:
                step = "reprogramar"
            elif one.estado == EstadoActividad.PROGRAMADA:
                step = chance.choice(
                    ["reprogramar", "suspender", "suspender", "realizar", "registrar_tercero"]
                )
            else:
                break
            asked = {
                "reprogramar": {"ocurrido_el": on + timedelta(days=chance.randrange(60))},
                "suspender": {"suspendida_el": on, "causa": chance.choice(["clima", "dotacion"])},
                "retirar": {"motivo": "Ya no se hará."},
                "realizar": {"ocurrido_el": on, "lugar": "Sede"},
                "registrar_tercero": {"ocurrido_el": on, "lugar": "Sede", "realizada_por": organizacion},
            }[step]
            if step == "realizar" and one.tipo == Tipo.REUNION:
                asked |= {"organizacion": organizacion, "asistentes": 7}
            getattr(one, step)(por, on, **asked)
    for one in Actividad.objects.vigentes().filter(estado=EstadoActividad.REALIZADA).order_by("pk")[:3]:
        changed += 1
        another = Actividad(
            tipo=one.tipo,
            comuna=one.comuna,
            lugar=one.lugar,
            ocurrido_el=day + timedelta(days=chance.randrange(1, 300)),
            registrado_por=por,
        )
        another.save()
    return changed
