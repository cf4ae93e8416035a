"""How the random goatherds, their cards and the rounds go on after a day, as the desk would take them on."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random
from typing import Any

from gobernacion.access.roles import Rol
from gobernacion.records.demo import holders
from gobernacion.transitions import TransicionRechazada
from programs.caprino.models import Carnet, CausaBaja, Criancero, Operativo, Rebano
from tests.every_area import last_day, live_on, live_on_as_activities

AREA = "caprino"


def continued(chance: Random, day: date) -> int:
    """Continue every life after that day; how many records changed."""
    staff = [*holders(AREA, Rol.ENCARGADO), *holders(AREA, Rol.JEFATURA)]

    def answers(one: Criancero, step: str, on: date) -> dict[str, Any]:
        return {"baja_el": on, "causa_baja": chance.choice(CausaBaja.values)}

    changed = live_on_as_activities(Operativo.objects.all(), staff, chance, day)
    for one in Criancero.objects.vigentes().order_by("pk"):
        on = max([last_day(one, day), *one.carnets.values_list("ocurrido_el", flat=True)])
        if chance.random() < 0.6:
            changed += _with_cards(one, chance, staff[0], on + timedelta(days=chance.randrange(1, 90)))
        if chance.random() < 0.6:
            changed += bool(live_on(one, staff, answers, chance, on + timedelta(days=90)))
        if chance.random() < 0.5:
            fecha = on + timedelta(days=chance.randrange(1, 400))
            Rebano.objects.get_or_create(criancero=one, fecha=fecha, defaults={"cabras": 9})
    return changed


def _with_cards(one: Criancero, chance: Random, por: Any, on: date) -> int:
    """Renew the card of a goatherd, or give another for it."""
    try:
        if (card := Carnet.objects.sin_cerrar().filter(criancero=one).first()) and chance.random() < 0.3:
            card.duplicar(por, on, "robo")
        else:
            Carnet.objects.emitir(one, por, on)
    except TransicionRechazada:
        return 0
    return 1
