"""Invented days of the crossing that add up to what the account says.

The account gives, for two seasons, persons and vehicles in both directions, vehicles that entered and persons by
nationality (Argentine, or any other). **Everything else here is invented**: the split by day, by kind of vehicle and,
but for those totals, by direction; the dates of the seasons; the closures; the whole season of 2019-2020.

Its 26.541 and 22.048 of 2018-2019 are held as crossings in both directions, because together they are the 48.589 it
states; so what it calls «ingresados» that season measures otherwise. The 22.587 Argentines of 2017-2018, which no other
figure contradicts, are held as it says: as entries.

``randomised`` draws days that are fitted to nothing, for the tests that count them again.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random

from django.db import transaction
from django.utils import timezone

from gobernacion.access.roles import Rol
from gobernacion.records.demo import Desk, day_after, noon, write
from programs.paso_agua_negra.models import Alcance, Causa, Cierre, Recuento, Sentido, Temporada, Tipo
from programs.paso_agua_negra.models.columnas import PERSONAS, VEHICULOS, columnas
from programs.paso_agua_negra.models.temporada import MID_YEAR

AREA = "paso_agua_negra"
ACCOUNTS = (
    ("aguanegra", "Aurora Agua Negra (demostración)", Rol.ENCARGADO, AREA),
    ("aguanegra2", "Abel Agua Negra (demostración)", Rol.ENCARGADO, AREA),
)
"""Who works at this desk in the demonstration, besides those of the whole office."""

HASTA = date(2020, 3, 6)
"""The Friday of the first week of March 2020: the last day of the demonstration."""

NOVIEMBRE, ABRIL, AT_LEAST = (11, 20), (4, 15), 40
"""When a season of these years opens and closes, and how many days of the one in course are told at least."""

CLASES = {Tipo.AUTOS: 82, Tipo.BUSES: 3, Tipo.CAMIONES: 2, Tipo.MOTOS: 9, Tipo.OTROS: 4}
"""In a hundred vehicles, how many there are of each kind; invented."""

CAMIONETA = {name: 2 if name.endswith("_autos") else 1 for name in VEHICULOS}
"""Vehicles of a day drawn at random: more cars than anything else."""

MORE_DAYS = (0, 0, 1, 3)
"""How many days beyond the first a random closure may last."""


@dataclass(frozen=True)
class Invented:
    """A season: its days, what crossed in it each way, and when it was closed."""

    abre: date
    cierra: date | None
    personas: Mapping[str, int]
    vehiculos: Mapping[Sentido, int]
    cierres: Sequence[tuple[date, date, Alcance, Causa]] = ()
    faltan: Sequence[date] = field(default=())
    """Days whose sheet nobody typed."""


TOTAL, PARCIAL = Alcance.TOTAL, Alcance.PARCIAL

DE_2017 = Invented(
    date(2017, 12, 1),
    date(2018, 5, 2),
    {
        "entran_argentinas": 22_587,
        "salen_argentinas": 2_900,
        "entran_chilenas": 3_900,
        "salen_chilenas": 14_300,
        "entran_otras": 423,
        "salen_otras": 1_400,
    },
    {Sentido.ENTRADA: 7_119, Sentido.SALIDA: 13_180 - 7_119},
    (
        (date(2018, 4, 11), date(2018, 4, 13), TOTAL, Causa.NIEVE),
        (date(2018, 1, 18), date(2018, 1, 18), PARCIAL, Causa.RODADO),
    ),
)
DE_2018 = Invented(
    date(2018, 12, 4),
    date(2019, 5, 5),
    {
        "entran_argentinas": 19_800,
        "salen_argentinas": 26_541 - 19_800,
        "entran_chilenas": 5_600,
        "salen_chilenas": 14_638,
        "entran_otras": 600,
        "salen_otras": 1_210,
    },
    {Sentido.ENTRADA: 7_738, Sentido.SALIDA: 14_374 - 7_738},
    (
        (date(2019, 1, 29), date(2019, 1, 30), TOTAL, Causa.RODADO),
        (date(2019, 4, 23), date(2019, 4, 25), TOTAL, Causa.NIEVE),
        (date(2019, 2, 12), date(2019, 2, 12), PARCIAL, Causa.VIENTO),
    ),
)
DE_2019 = Invented(
    date(2019, 12, 3),
    HASTA,
    {
        "entran_argentinas": 12_420,
        "salen_argentinas": 4_610,
        "entran_chilenas": 3_870,
        "salen_chilenas": 8_950,
        "entran_otras": 410,
        "salen_otras": 720,
    },
    {Sentido.ENTRADA: 4_870, Sentido.SALIDA: 4_210},
    ((date(2020, 1, 22), date(2020, 1, 22), TOTAL, Causa.VIENTO),),
    faltan=(date(2020, 2, 29),),
)


@transaction.atomic
def load() -> None:
    """Write the demonstration, unless the desk has records already."""
    if Temporada.objects.exists() or Recuento.objects.exists():
        return
    desk = _Desk(AREA, "demostración")
    for season in (DE_2017, DE_2018, DE_2019, *_these_days(timezone.localdate())):
        desk.keep(season)


def _these_days(today: date) -> Iterator[Invented]:
    """The season in course and, from when that one closes in the next year, the one that closed in this one."""
    opened, lately = date(today.year - 1, *NOVIEMBRE), today - timedelta(days=AT_LEAST)
    if lately.year < today.year or lately.month < MID_YEAR:
        yield _recent(min(opened, lately), today)
        return
    closed = date(today.year, *ABRIL)
    wind, snow = date(today.year, 1, 22), closed - timedelta(days=6)
    yield Invented(
        opened,
        closed,
        DE_2019.personas,
        DE_2019.vehiculos,
        ((wind, wind, TOTAL, Causa.VIENTO), (snow, snow + timedelta(days=1), TOTAL, Causa.NIEVE)),
    )
    yield _recent(lately, today)


def _recent(first: date, today: date) -> Invented:
    """A season in course, so that what waits today can be tried: the sheets of two days ago on, and one before."""
    days = (today - first).days
    return Invented(
        first,
        None,
        {name: persons * days // 160 for name, persons in DE_2019.personas.items()},
        {Sentido.ENTRADA: 1_310 * days // 40, Sentido.SALIDA: 1_250 * days // 40},
        ((today - timedelta(days=20), today - timedelta(days=19), TOTAL, Causa.NIEVE),),
        faltan=(today - timedelta(days=11), *(today - timedelta(days=ago) for ago in range(3))),
    )


def randomised(seed: int, n: int) -> None:
    """Write ``n`` counts and closures drawn over some seasons and fitted to nothing; none of them open any more."""
    desk = _Desk(AREA, "azar", seed)
    chance = desk.chance
    seasons = list(Temporada.objects.order_by("abre")) or [
        _any_season(chance, year) for year in range(2016, 2022)
    ]
    taken = set(Recuento.objects.vigentes().values_list("ocurrido_el", flat=True))
    end = max(_last_day(temporada) for temporada in seasons) + timedelta(days=max(MORE_DAYS))
    for cierre in Cierre.objects.vigentes().totales():
        taken.update(cierre.dias(end))
    counts, closures = [], []
    for _ in range(n):
        temporada = chance.choice(seasons)
        open_days = (_last_day(temporada) - temporada.abre).days + 1
        day = temporada.abre + timedelta(days=chance.randrange(open_days))
        if chance.random() < 0.15:
            closures.append(desk.any_closure(temporada, day, taken))
        else:
            boxes = {
                name: chance.choice([0, chance.randrange(9), chance.randrange(400)]) for name in PERSONAS
            }
            boxes |= {name: chance.randrange(60 * CAMIONETA[name]) for name in VEHICULOS}
            counts.append(desk.count(temporada, day, boxes, late=chance.choice([1, 1, 3, 90])))
            if day in taken or chance.random() < 0.1:
                desk.cross_out(counts[-1])
            taken.add(day)
    write(closures)
    write(counts)


def _last_day(temporada: Temporada) -> date:
    """The last day of a season, or how far one without an end is filled."""
    return temporada.cierra or temporada.abre + timedelta(days=150)


def _any_season(chance: Random, year: int) -> Temporada:
    """A season; the last of them has not closed yet."""
    abre = date(year, 10, 20) + timedelta(days=chance.randrange(60))
    cierra = date(year + 1, 3, 20) + timedelta(days=chance.randrange(80))
    return Temporada.objects.create(abre=abre, cierra=None if year == 2021 else cierra)


# --- the desk that types them ---------------------------------------------------------------------------------


class _Desk(Desk):
    """Who types the sheets."""

    def keep(self, season: Invented) -> None:
        """Write a season with its closures and a count of each day on which one could cross."""
        temporada = Temporada(
            abre=season.abre, cierra=season.cierra, fuente="Demostración: fechas inventadas."
        )
        temporada.save()
        closures = [self._closure(temporada, *one) for one in season.cierres]
        write(closures)
        last = season.cierra or timezone.localdate()
        closed = {day for one in closures if one.alcance == TOTAL for day in one.dias(last)}
        left_out = closed | set(season.faltan)
        span = (season.abre + timedelta(days=ahead) for ahead in range((last - season.abre).days + 1))
        days = [day for day in span if day not in left_out]
        weights = [_how_busy(day) * self.chance.uniform(0.6, 1.4) for day in days]
        columns = {name: self._spread(whole, weights) for name, whole in self._totals(season)}
        write(
            [
                self.count(temporada, day, {name: column[place] for name, column in columns.items()})
                for place, day in enumerate(days)
            ]
        )

    def _totals(self, season: Invented) -> Iterator[tuple[str, int]]:
        """What each box of the sheet adds up to in the season."""
        yield from season.personas.items()
        for sentido, whole in season.vehiculos.items():
            yield from zip(columnas(sentido, Tipo), share(whole, list(CLASES.values())), strict=True)

    def _spread(self, whole: int, weights: Sequence[float]) -> list[int]:
        """A total over the days, as busy as they were."""
        return share(whole, [weight * self.chance.uniform(0.8, 1.2) for weight in weights])

    def count(self, temporada: Temporada, day: date, boxes: Mapping[str, int], late: int = 1) -> Recuento:
        """The sheet of a day, typed the next working day or later."""
        return Recuento(
            temporada=temporada,
            ocurrido_el=day,
            registrado_el=noon(day_after(day, late)),
            registrado_por=self.someone(),
            **boxes,
        )

    def any_closure(self, temporada: Temporada, day: date, taken: set[date]) -> Cierre:
        """A closure of some days, annulled where it cannot stand; it takes its days."""
        chance = self.chance
        until = day + timedelta(days=chance.choice(MORE_DAYS))
        alcance = chance.choice([TOTAL, TOTAL, PARCIAL])
        cierre = self._closure(temporada, day, until, alcance, Causa(chance.choice(Causa.values)))
        days = set(cierre.dias(until))
        if chance.random() < 0.1 or (alcance == TOTAL and days & taken):
            self.cross_out(cierre)
        elif alcance == TOTAL:
            taken |= days
        return cierre

    def _closure(
        self, temporada: Temporada, day: date, until: date, alcance: Alcance, causa: Causa
    ) -> Cierre:
        return Cierre(
            temporada=temporada,
            ocurrido_el=day,
            hasta=until,
            alcance=alcance,
            causa=causa,
            detalle="Demostración: se explica aquí." if causa == Causa.OTRA else "",
            registrado_el=noon(day_after(day)),
            registrado_por=self.someone(),
        )

    def cross_out(self, record: Recuento | Cierre) -> None:
        record.anulado_el = record.ocurrido_el + timedelta(days=5)
        record.anulado_por = self.someone()
        record.motivo_anulacion = "Se registró dos veces."


def share(whole: int, weights: Sequence[float]) -> list[int]:
    """A whole number parted by weight, nothing lost: what rounding down leaves over goes to the largest remainders."""
    total = sum(weights)
    exact = [whole * weight / total for weight in weights]
    parts = [int(part) for part in exact]
    by_remainder = sorted(range(len(exact)), key=lambda place: parts[place] - exact[place])
    for place in by_remainder[: whole - sum(parts)]:
        parts[place] += 1
    return parts


def _how_busy(day: date) -> float:
    """Summer holidays and the ends of the week bring the most."""
    month = {12: 0.9, 1: 1.8, 2: 1.7, 3: 0.8, 4: 0.5, 5: 0.3}.get(day.month, 0.6)
    return month * (1.5 if day.weekday() >= 4 else 1.0)
