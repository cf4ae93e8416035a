"""An invented goat registry: that of 2019 renews as many cards as the account says.

The account says one number, 555 cards renewed in 2019, in each locality. **Everything else here is invented** and says
so: the localities, who keeps goats, the heads, the rounds, the cards of other years and where each was renewed.

``randomised`` draws records that are fitted to nothing, for the tests that count them again.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from django.db import transaction
from django.utils import timezone

from gobernacion.access.roles import Rol
from gobernacion.directory import demo as directory
from gobernacion.directory.models import ClaseOrganizacion, Documento, Ficha, Organizacion
from gobernacion.lib.periods import Period
from gobernacion.records.demo import Desk, chance_of, year_in_course
from gobernacion.territory.models import Comuna
from programs.caprino.demo import plans
from programs.caprino.demo.registry import write_registry
from programs.caprino.models import Criancero, Localidad

AREA = "caprino"
ACCOUNTS = (
    ("caprino", "Carmen Caprino (demostración)", Rol.ENCARGADO, AREA),
    ("caprino2", "Clemente Caprino (demostración)", Rol.ENCARGADO, AREA),
)
"""Who works at this desk in the demonstration, besides those of the whole office."""

LUGARES = {
    "Quebrada inventada": "Escuela inventada",
    "Majada inventada": "Sede inventada",
    "Aguada inventada": "Posta inventada",
}
"""The invented localities of each comuna, and where their rounds are held."""

AT_LEAST, NEWCOMERS = 60, 14
"""How many days of the year in course are told at least, and how many may come to be inscribed in it."""

ASOCIACION = "Asociación de crianceros inventada"


@transaction.atomic
def load() -> None:
    """Write the demonstration, unless the desk has records already."""
    if Criancero.objects.exists():
        return
    desk = Desk(AREA, "demostración")
    how_many = plans.DEL_REGISTRO_ANTIGUO + sum(plans.PRIMEROS.values())
    fichas = _fichas("demostración", how_many, lambda one: 1935 <= one.nacimiento.year <= 1985)
    today, localidades = timezone.localdate(), _localidades()
    planned, rondas = plans.of_the_province(fichas, localidades, today, desk.chance)
    known = {ficha.pk for ficha in fichas}
    found = _fichas("año en curso", NEWCOMERS, lambda one: 1960 <= one.nacimiento.year <= 1995)
    newcomers = [ficha for ficha in found if ficha.pk not in known]
    so_far = Period(year_in_course(today, AT_LEAST), today)
    planned += plans.in_the_office(planned, newcomers, localidades, so_far, chance_of(AREA, "año en curso"))
    write_registry(planned, rondas, _asociacion(), desk)


def randomised(seed: int, n: int) -> None:
    """Write ``n`` goatherds and a third as many rounds, drawn over some years and fitted to nothing.

    They stand beside whatever is there.
    """
    desk = Desk(AREA, "azar", seed)
    inscribed = set(Criancero.objects.vigentes().values_list("ficha_id", flat=True))
    known = directory.fichas(AREA, directory.people(f"{AREA} azar {seed}", n))
    fichas = [ficha for ficha in known if ficha.pk not in inscribed]
    period = Period(date(2017, 10, 1), date(2021, 1, 1))
    planned = plans.at_random(fichas, _localidades(), period, desk.chance)
    write_registry(*planned, _asociacion(), desk)


# --- who and what it is made of -------------------------------------------------------------------------------


def _fichas(seed: str, how_many: int, fits: Callable[[directory.Inventada], bool]) -> list[Ficha]:
    """Different people with an identity card, known to the desk."""
    drawn = directory.people(f"{AREA} {seed}", how_many * 3)
    chosen = [one for one in drawn if one.documento == Documento.RUN and fits(one)]
    return directory.fichas(AREA, chosen[:how_many])


def _localidades() -> list[Localidad]:
    found = []
    for comuna in Comuna.objects.propias().ordenadas():
        for nombre, lugar in LUGARES.items():
            localidad, _ = Localidad.objects.get_or_create(
                comuna=comuna, nombre=f"{nombre} de {comuna}", defaults={"lugar": lugar}
            )
            found.append(localidad)
    return found


def _asociacion() -> Organizacion:
    return directory.organisation(ASOCIACION, ClaseOrganizacion.ASOCIACION_GREMIAL)
