"""Taking the penal data whose time is over out of the tables and of their history."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from datetime import date, datetime
from itertools import combinations
from typing import Any

from django.db import transaction
from django.db.models import F, QuerySet
from django.utils import timezone

from gobernacion.access import forgotten
from gobernacion.directory.forgetting import forget_fichas, forget_rows
from gobernacion.lib.clp import counted
from gobernacion.lib.periods import Period
from programs.abriendo_caminos.models import Integrante, RecuentoPenal

Months = tuple[int, date, date]


def forget(at: date) -> int:
    """Forget, whoever asks, that these people were deprived of liberty; says how many they were.

    What is left is how many of each unit there were in which months. Months are whole, so that no day leads back to a
    family; every period of whole months measures what it did before.
    """
    with transaction.atomic():
        over = _take_out(Integrante.objects.con_termino_cumplido(at), at)
        versions: Any = Integrante.history.filter(termino__lte=at)
        people = {*versions.values_list("ficha", flat=True)}
        forgotten.forget_versions(versions)
        forget_fichas({one.ficha_id for one in over} | people)
    return len(over)


@forgotten.again(Integrante)
def forget_again(keys: list[Any], el: date) -> None:
    """Forget, as on that day, those whom an older copy of the installation brought back with another end."""
    with transaction.atomic():
        over = _take_out(Integrante.objects.filter(pk__in=keys), el)
        forget_fichas({one.ficha_id for one in over})


def _take_out(members: QuerySet[Integrante], at: date) -> list[Integrante]:
    """Count them, and take them out with every version of theirs."""
    over = list(members.select_for_update(of=("self",)).select_related("familia"))
    _count(over, at)
    forget_rows(Integrante, [one.pk for one in over])
    return over


def forget_today(now: datetime) -> str:
    """What the clock of the machine asks: forget those whose end came."""
    forgotten_today = counted(forget(timezone.localdate(now)), "dato penal", "datos penales")
    return f"Olvidado: {forgotten_today}; de lo olvidado queda un recuento anónimo."


def _count(forgotten: Iterable[Integrante], at: date) -> None:
    counted = Counter[Months]()
    for stays in _deprivations(forgotten, at):
        counted.update(_once(stays))
    for (unidad, desde, hasta), cuantas in sorted(counted.items()):
        if not cuantas:
            continue
        found, new = RecuentoPenal.objects.get_or_create(
            unidad_id=unidad, desde=desde, hasta=hasta, defaults={"cuantas": cuantas}
        )
        if not new:
            RecuentoPenal.objects.filter(pk=found.pk).update(cuantas=F("cuantas") + cuantas)


def _deprivations(forgotten: Iterable[Integrante], at: date) -> Iterable[list[Months]]:
    """The stays of each person during one deprivation of liberty, as they joined: they count once."""
    found = defaultdict(list)
    for one in sorted(forgotten, key=lambda one: (one.ocurrido_el, one.pk)):
        if months := _months(one, at):
            found[one.ficha_id, one.termino].append(months)
    return found.values()


def _once(stays: list[Months]) -> Counter[Months]:
    """Each stay, less the periods in which a later one of the same person counts instead."""
    rows = Counter[Months]()
    for place, (unidad, desde, hasta) in enumerate(stays):
        later = stays[place + 1 :]
        for how_many in range(len(later) + 1):
            for some in combinations(later, how_many):
                begins = max([desde, *(since for _, since, _ in some)])
                ends = min([hasta, *(until for _, _, until in some)])
                rows[unidad, begins, ends] += (-1) ** how_many
    return rows


def _months(one: Integrante, at: date) -> Months | None:
    """In which months they counted, or None if they never did."""
    familia = one.familia
    if one.anulado or familia.anulado:
        return None
    since = max(one.ocurrido_el, familia.ocurrido_el)
    until = min(day for day in (at, one.hasta, one.termino, familia.egreso) if day is not None)
    if until <= since:
        return None
    end = Period.month(until.year, until.month)
    return familia.unidad_id, since.replace(day=1), until if until == end.desde else end.hasta
