"""Why a measured figure is another today: what was known on a day, what is known now, and the records between both."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from django.utils import timezone

from gobernacion.indicators.declarations import Indicador
from gobernacion.indicators.figures import Lugar, Momento
from gobernacion.indicators.moments import days_held
from gobernacion.lib.periods import Period, Vigencia
from gobernacion.published.models import EdicionPublicada
from gobernacion.records.as_known import Cambio, Fila, as_known_on
from gobernacion.releases.measuring import confront, measure
from gobernacion.releases.models import Edicion
from gobernacion.releases.protection import Place, place
from gobernacion.territory.vigencias import VigenciaArea

MOST = 200
"""How many records are tried one by one, the last changed first."""


class Causa(NamedTuple):
    """A record whose changes, alone, move the figure by so much."""

    registro: Fila
    cambios: list[Cambio]
    cuanto: Decimal


class Decision(NamedTuple):
    """A decision of the office that changed on which days of its moment a figure is answered for."""

    vigencia: VigenciaArea
    reabre: bool
    """Whether it gave days back instead of taking them out."""


@dataclass(frozen=True)
class Movimiento:
    """A figure as it was known on a day and as it is today. None is what nobody measures."""

    entonces: Decimal | None
    hoy: Decimal | None
    causas: list[Causa]
    probados: int
    """How many records with changes were tried."""
    sin_probar: int
    de_hoy: list[str]
    """What keeps no history, and was read as it stands today."""
    decisiones: list[Decision]
    """Those noted on that day or since."""

    @property
    def diferencia(self) -> Decimal:
        return (self.hoy or Decimal(0)) - (self.entonces or Decimal(0))


def told_on(edicion: Edicion) -> date:
    """The day an edition tells of: when it was published or, until then, when it was drafted."""
    published = (
        EdicionPublicada.objects.filter(slug=edicion.slug).values_list("publicada_el", flat=True).first()
    )
    return published or timezone.localdate(edicion.elaborada_el)


def known_on(edicion: Edicion, day: date) -> dict[Place, Decimal | None]:
    """What the figures of an edition measured with what had been typed by the end of a day."""
    with as_known_on(day):
        return {place(one.cifra): one.medido for one in confront(edicion)}


def explain(indicador: Indicador, lugar: Lugar, momento: Momento, day: date) -> Movimiento:
    """What moved a figure since a day, record by record."""
    today = measure(indicador, momento).get(lugar)
    with as_known_on(day) as known:
        then = measure(indicador, momento).get(lugar)
        records = _by_record(known.changes()) if then != today else {}
        found = []
        for record, changes in list(records.items())[:MOST]:
            with known.but_for([change.fila for change in changes]):
                moved = measure(indicador, momento).get(lugar)
            if by := (moved or Decimal(0)) - (then or Decimal(0)):
                found.append(Causa(record, changes, by))
    tried = min(len(records), MOST)
    decided = decisions_on(indicador, momento, day)
    return Movimiento(then, today, found, tried, len(records) - tried, sorted(known.de_hoy), decided)


def decisions_on(indicador: Indicador, momento: Momento, since: date) -> list[Decision]:
    """The decisions noted since a day, it included, that changed on which days of a moment a figure is answered for."""
    period = Period(momento.desde, momento.hasta)
    period = period.until(momento.corte) if momento.corte else period
    decididas: dict[str, Vigencia] = {}
    held, found = days_held(indicador, decididas).within(period), []
    for row in VigenciaArea.objects.order_by("pk"):
        decididas[row.area] = row.dias
        now = days_held(indicador, decididas).within(period)
        if now != held and row.decidida_el >= since:
            found.append(Decision(row, reabre=(now.days if now else 0) > (held.days if held else 0)))
        held = now
    return found


def _by_record(changes: Iterable[Cambio]) -> dict[Fila, list[Cambio]]:
    """The changes of each record, its lines with it, the last changed first."""
    found: dict[Fila, list[Cambio]] = {}
    for change in changes:
        found.setdefault(change.registro, []).append(change)
    return found
