"""An invented year of plots: three lent, one waiting."""

from __future__ import annotations

from datetime import date

from django.db import transaction
from programs.huertos.models import Estado, Parcela

from gobernacion.access.roles import Rol
from gobernacion.directory.demo import fichas, people
from gobernacion.records.demo import Life, holders, noon, write_lives

AREA = "huertos"
ACCOUNTS = (("huertos", "Hilda Huertos (demostración)", Rol.ENCARGADO, AREA),)
PRESTADAS = 3


@transaction.atomic
def load() -> None:
    if Parcela.objects.exists():
        return
    [clerk, *_], [boss, *_] = holders(AREA, Rol.ENCARGADO), holders(AREA, Rol.JEFATURA)
    lives = []
    for place, ficha in enumerate(fichas(AREA, people(AREA, PRESTADAS + 1))):
        day = date(2019, 5, 6 + place)
        life = Life(
            Parcela(
                ocurrido_el=day,
                registrado_el=noon(day),
                registrado_por=clerk,
                comuna=ficha.comuna,
                ficha=ficha,
                cultivo="Porotos",
            )
        )
        life.write("Registrar", day, clerk)
        if place < PRESTADAS:
            life.write("Prestar", day, boss, estado=Estado.PRESTADA, prestada_el=day, prestada_por=boss)
        lives.append(life)
    write_lives(lives)
