"""What waits at the desks by how long it has waited: counts alone, of every queue that an area declares."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise
from typing import Any

from django.contrib.admin.sites import site
from django.db.models import Count, Min, Q, QuerySet
from django.urls import reverse

from gobernacion.access.grants import Grants
from gobernacion.access.rules import Accion
from gobernacion.areas import AreaConfig
from gobernacion.records.waiting import ESPERA, Espera, RecordWaiting

DAYS = (15, 30, 60, 90)
"""Up to how many days each span of waiting goes; what waits longer is the last."""
TRAMOS = ("Hasta 15 días", "16 a 30 días", "31 a 60 días", "61 a 90 días", "Más de 90 días")


@dataclass(frozen=True)
class Cola:
    """One queue of a desk: how many records wait for a step, in each span of TRAMOS."""

    area: str
    area_titulo: str
    mesa: str
    titulo: str
    tramos: tuple[int, ...]
    mas_antigua: date | None
    url: str = ""
    """The address of its list, for who may open it."""

    @property
    def total(self) -> int:
        return sum(self.tramos)


def queues(areas: Iterable[AreaConfig], held: Grants, on: date) -> list[Cola]:
    """The queues of some areas that are not empty, those with the oldest first."""
    by_label = {area.label: area for area in areas}
    found = []
    for admin in site._registry.values():
        area = by_label.get(admin.opts.app_label)
        if area is not None and isinstance(admin, RecordWaiting):
            found += list(_of_desk(admin, area, held, on))
    return sorted(found, key=lambda cola: (cola.mas_antigua or on, cola.area))


def _of_desk(admin: Any, area: AreaConfig, held: Grants, on: date) -> Iterator[Cola]:
    """The queues of one desk: one grouped query, and one more for each that not all of its states belong to."""
    esperas: tuple[Espera, ...] = admin.esperas
    if not esperas:
        return
    listed = reverse(f"admin:{admin.opts.app_label}_{admin.opts.model_name}_changelist")
    states = {estado for espera in esperas if not espera.entre for estado in espera.estados}
    by_state = _by_state(admin.model._default_manager.vigentes(), states, on) if states else {}
    for espera in esperas:
        if espera.entre:
            rows = [_counted(espera.de(admin.model._default_manager), on)]
        else:
            rows = [
                by_state[estado, espera.ya_ocurridas]
                for estado in espera.estados
                if (estado, True) in by_state
            ]
        tramos = tuple(map(sum, zip(*(tramos for tramos, _ in rows), strict=True)))
        if any(tramos):
            oldest = min((day for tramos, day in rows if day and any(tramos)), default=None)
            opens = held.may(Accion.VER, admin.model) and held.may(espera.paso, admin.model)
            yield Cola(
                area.label,
                area.titulo,
                str(admin.opts.verbose_name_plural),
                espera.titulo,
                tramos,
                oldest,
                f"{listed}?{ESPERA}={espera.paso}" if opens else "",
            )


def _spans(on: date, only_past: bool = False) -> dict[str, Count]:
    """How many rows came in within each span of days before that day; what is planned for later counts as new."""
    ends = [on - timedelta(days=days) for days in DAYS]
    newest = Q(ocurrido_el__gte=ends[0])
    found = [newest & Q(ocurrido_el__lte=on) if only_past else newest]
    found += [Q(ocurrido_el__lt=after, ocurrido_el__gte=before) for after, before in pairwise(ends)]
    found.append(Q(ocurrido_el__lt=ends[-1]))
    return {f"tramo_{number}": Count("pk", filter=span) for number, span in enumerate(found)}


def _counted(rows: QuerySet[Any], on: date) -> tuple[tuple[int, ...], date | None]:
    row = rows.order_by().aggregate(**_spans(on), oldest=Min("ocurrido_el"))
    return tuple(row[f"tramo_{number}"] for number in range(len(TRAMOS))), row["oldest"]


def _by_state(
    rows: Any, states: Collection[str], on: date
) -> dict[tuple[str, bool], tuple[tuple[int, ...], date | None]]:
    """The same of each state: of all its rows, and of those whose day has come."""
    spans = _spans(on) | {"due": _spans(on, only_past=True)["tramo_0"]}
    grouped = (
        rows.filter(estado__in=states)
        .order_by()
        .values("estado")
        .annotate(**spans, oldest=Min("ocurrido_el"))
    )
    found = {}
    for row in grouped:
        tramos = tuple(row[f"tramo_{number}"] for number in range(len(TRAMOS)))
        found[row["estado"], False] = tramos, row["oldest"]
        found[row["estado"], True] = (row["due"], *tramos[1:]), row["oldest"]
    return found
