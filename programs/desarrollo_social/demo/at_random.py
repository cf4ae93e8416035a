"""Records drawn at random, fitted to nothing: shelters of several comunas, nights nobody came, everything annulled."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from random import Random

from gobernacion.access.models import User
from gobernacion.directory.models import Ficha, Organizacion
from gobernacion.lib.clp import Pesos
from gobernacion.records.demo import noon, write, write_unnumbered
from gobernacion.territory.models import Comuna
from programs.desarrollo_social.demo import texts
from programs.desarrollo_social.models import (
    Alojamiento,
    Estado,
    Huesped,
    IndicadorGestion,
    InformeVIF,
    Iniciativa,
    Instrumento,
    Linea,
    Noche,
    PresupuestoOtraOficina,
)

FIRST, LAST = date(2018, 1, 1), date(2020, 12, 31)

Who = tuple[User, User]
"""Who types, and who annuls."""


def write_all(
    series: str, n: int, people: Sequence[Ficha], institucion: Organizacion, who: Who, chance: Random
) -> None:
    comunas = list(Comuna.objects.propias().ordenadas())
    initiatives = [
        _initiative(series, place, comunas, institucion, who, chance) for place in range(max(4, n // 2))
    ]
    write(initiatives)
    for shelter in [one for one in initiatives if one.linea == Linea.ALBERGUE and not one.anulado][:8]:
        _nights(shelter, chance.sample(people, min(len(people), chance.randrange(1, n + 3))), n, who, chance)
    for supporting in [one for one in initiatives if one.linea == Linea.VIF and not one.anulado][:8]:
        write(_reports(supporting, n, who, chance))
    _management(series, n, chance)


def _day(chance: Random, since: date = FIRST, until: date = LAST) -> date:
    """Any day; one in ten is the first or the last of a year, where periods meet."""
    edges = [date(year, *edge) for year in (2018, 2019, 2020) for edge in ((1, 1), (12, 31))]
    if chance.random() < 0.1 and (inside := [day for day in edges if since <= day <= until]):
        return chance.choice(inside)
    return since + timedelta(days=chance.randrange((until - since).days + 1))


def _annulled(day: date, who: Who, chance: Random) -> dict[str, object]:
    if chance.random() > 0.1:
        return {}
    return {"anulado_el": day, "anulado_por": who[1], "motivo_anulacion": texts.ANULADA}


def _typed(day: date, who: Who, chance: Random) -> dict[str, object]:
    """When it was written down: now and then much later."""
    late = timedelta(days=chance.choice([0, 0, 1, 90]))
    return {"ocurrido_el": day, "registrado_el": noon(day + late), "registrado_por": who[0]}


def _initiative(
    series: str,
    place: int,
    comunas: Sequence[Comuna],
    institucion: Organizacion,
    who: Who,
    chance: Random,
) -> Iniciativa:
    linea = Linea(Linea.values[place % 4]) if place < 4 else Linea(chance.choice(Linea.values))
    since = _day(chance)
    termino = _day(chance, since) if chance.random() < 0.6 else None
    of_other = linea in (Linea.FOMENTO, Linea.OTRA)
    return Iniciativa(
        linea=linea,
        nombre=f"Azar {series}-{place}",
        institucion=institucion,
        comuna=None if linea == Linea.VIF else chance.choice(comunas),
        cupos=chance.randrange(1, 30) if linea == Linea.ALBERGUE else None,
        beneficiarios=chance.randrange(80) if of_other and chance.random() < 0.7 else None,
        estado=Estado.TERMINADA if termino else Estado.EN_CURSO,
        termino=termino,
        **_typed(since, who, chance),
        **(_annulled(since, who, chance) if place >= 4 else {}),
    )


def _nights(shelter: Iniciativa, people: Sequence[Ficha], n: int, who: Who, chance: Random) -> None:
    until = shelter.termino or LAST
    guests = [
        Huesped(
            iniciativa=shelter, ficha=ficha, **_typed(_day(chance, shelter.ocurrido_el, until), who, chance)
        )
        for ficha in people
    ]
    write(guests)
    nights, lists, cupos = [], [], shelter.cupos or 0
    for day in sorted({_day(chance, shelter.ocurrido_el, until) for _ in range(n // 2 + 1)}):
        slept = chance.sample(guests, min(len(guests), chance.randrange(cupos + 1)))
        lists.append(slept)
        nights.append(
            Noche(
                iniciativa=shelter,
                cupos=cupos,
                alojadas=len(slept),
                **_typed(day, who, chance),
                **_annulled(day, who, chance),
            )
        )
    write(nights)
    lines = [
        Alojamiento(noche=night, huesped=one)
        for night, slept in zip(nights, lists, strict=True)
        for one in slept
    ]
    write_unnumbered(lines)


def _reports(iniciativa: Iniciativa, n: int, who: Who, chance: Random) -> list[InformeVIF]:
    until = iniciativa.termino or LAST
    found = []
    for day in sorted({_day(chance, iniciativa.ocurrido_el, until) for _ in range(n // 4 + 1)}):
        supports = [chance.randrange(9) for _ in range(4)]
        found.append(
            InformeVIF(
                iniciativa=iniciativa,
                personas_nuevas=chance.randrange(sum(supports) + 1),
                atenciones=supports[0],
                ahorro=supports[1],
                emprendimiento=supports[2],
                oftalmologia=supports[3],
                **_typed(day, who, chance),
                **_annulled(day, who, chance),
            )
        )
    return found


def _management(series: str, n: int, chance: Random) -> None:
    for year in (2018, 2019, 2020):
        for place in range(chance.randrange(1, 4)):
            IndicadorGestion.objects.get_or_create(
                year=year,
                instrumento=chance.choice(Instrumento.values),
                nombre=f"Azar {place}",
                defaults={
                    "a_cargo": chance.random() < 0.8,
                    "codigo": chance.choice(["", "OR-013", "DS-010"]),
                },
            )
        for place in range(1 + chance.randrange(min(n, 4) + 1)):
            PresupuestoOtraOficina.objects.get_or_create(
                year=year,
                oficina=f"Oficina {series}-{place}",
                defaults={"monto": Pesos(chance.randrange(1, 50_000_000)), "fuente": texts.FUENTE},
            )
