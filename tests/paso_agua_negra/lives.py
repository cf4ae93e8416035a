"""How the random seasons of the crossing go on after a day: closed and opened again, counted, and closed for good."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from random import Random

from programs.paso_agua_negra.models import Alcance, Cierre, Recuento, Temporada
from tests.every_area import another


def continued(chance: Random, day: date) -> int:
    """Continue every life after that day; how many records changed."""
    changed = sum(_reopens(one, chance, day) for one in Cierre.objects.vigentes().order_by("pk"))
    for season in Temporada.objects.order_by("abre"):
        if season.abierta(day):
            _closes(season, chance, day)
    _opens(chance, day)
    counted, closures = (list(kind.objects.vigentes().order_by("pk")) for kind in (Recuento, Cierre))
    for on in _free_days(day):
        if counted and chance.random() < 0.8:
            another(counted.pop(), on)
            changed += 1
        elif closures:
            alcance, causa = chance.choice(Alcance.values), chance.choice(["nieve", "viento", "sismo"])
            another(closures.pop(), on, hasta=on, alcance=alcance, causa=causa)
            changed += 1
    return changed


def _reopens(closure: Cierre, chance: Random, day: date) -> bool:
    """A closure of that day may end on another than it was to."""
    if not closure.ocurrido_el <= day or (closure.hasta and closure.hasta < day):
        return False
    told = list(Recuento.objects.vigentes().filter(ocurrido_el__gt=day).values_list("ocurrido_el", flat=True))
    told += Cierre.objects.vigentes().filter(ocurrido_el__gt=day).values_list("ocurrido_el", flat=True)
    last = min([one - timedelta(days=1) for one in told], default=day + timedelta(days=9))
    closure.hasta = min(last, day + timedelta(days=chance.randrange(9)))
    closure.save()
    return True


def _closes(season: Temporada, chance: Random, day: date) -> None:
    """A season of that day closes later, on this day or on another, with all that was written of it inside."""
    told = [one.ocurrido_el for one in season.recuentos.vigentes()]
    told += [one.hasta or one.ocurrido_el for one in season.cierres.vigentes()]
    later = Temporada.objects.filter(abre__gt=season.abre).order_by("abre").first()
    closes = max([day, *told]) + timedelta(days=chance.randrange(1, 60))
    season.cierra = min(closes, later.abre - timedelta(days=1)) if later else closes
    season.save()


def _opens(chance: Random, day: date) -> None:
    """One more season, after all of them, unless the last has not closed."""
    if Temporada.objects.filter(cierra=None).exists():
        return
    ends = Temporada.objects.values_list("cierra", flat=True)
    opens = max([day, *ends]) + timedelta(days=chance.randrange(1, 90))
    Temporada.objects.create(abre=opens, cierra=chance.choice([None, opens + timedelta(days=240)]))


def _free_days(day: date) -> Iterator[date]:
    """The days of seasons after that day of which nothing is written yet, in order."""
    last = day + timedelta(days=5_000)
    taken = set(Recuento.objects.vigentes().values_list("ocurrido_el", flat=True))
    taken.update(on for one in Cierre.objects.vigentes() for on in one.dias(last))
    for season in Temporada.objects.order_by("abre"):
        on = max(season.abre, day + timedelta(days=1))
        until = season.cierra or on + timedelta(days=300)
        while on <= until:
            if on not in taken:
                yield on
            on += timedelta(days=1)
