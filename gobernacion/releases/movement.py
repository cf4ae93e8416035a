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
from gobernacion.indicators.moments import Decididas, days_held, moment_told
from gobernacion.lib.periods import Period, Vigencia
from gobernacion.published.models import EdicionPublicada
from gobernacion.records.as_known import Cambio, Fila, as_known_on
from gobernacion.releases.measuring import confront, measure, of_its_year
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
class Contada:
    """A figure as the account of a year tells it, up to its cut if it has one.

    ``fija`` is one that is told over its days whatever is decided: of a document, or of an earlier year.
    """

    indicador: Indicador
    lugar: Lugar
    momento: Momento
    year: int
    corte: date | None
    fija: bool

    @classmethod
    def of(cls, edicion: Edicion, indicador: Indicador, lugar: Lugar, momento: Momento) -> Contada:
        fija = edicion.transcribe or not of_its_year(edicion, momento)
        return cls(indicador, lugar, momento, edicion.year, edicion.corte, fija)

    @property
    def valor(self) -> Decimal | None:
        """What is measured of it; None also where the account would tell its indicator over other days."""
        decididas = VigenciaArea.objects.decididas()
        if self.days_told(decididas) != self.momento:
            return None
        return measure(self.indicador, self.momento, decididas).get(self.lugar)

    def days_told(self, decididas: Decididas | None = None) -> Momento | None:
        """The days over which the account tells its indicator; None where it does not."""
        return self.momento if self.fija else moment_told(self.indicador, self.year, self.corte, decididas)

    def days_held(self, decididas: Decididas) -> Period | None:
        """The days of its moment that are answered for."""
        period = Period(self.momento.desde, self.momento.hasta)
        period = period.until(self.momento.corte) if self.momento.corte else period
        return days_held(self.indicador, decididas).within(period)


@dataclass(frozen=True)
class Movimiento:
    """A figure as it was known on a day and as it is today. None is what nobody measures over its days."""

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
    dias_de_entonces: Momento | None
    dias_de_hoy: Momento | None
    """Over which days its indicator was told then, and is told today, if it is."""

    @property
    def dejo_de_contarse(self) -> bool:
        """Whether it was measured then and is not today, because other days are told or answered for."""
        return self.hoy is None and self.entonces is not None and self._other_days

    @property
    def empezo_a_contarse(self) -> bool:
        """Whether it is measured today and was not then, for the same reason."""
        return self.entonces is None and self.hoy is not None and self._other_days

    @property
    def _other_days(self) -> bool:
        return bool(self.decisiones) or self.dias_de_entonces != self.dias_de_hoy

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


def explain(contada: Contada, day: date) -> Movimiento:
    """What moved a figure since a day, record by record."""
    today = contada.valor
    with as_known_on(day) as known:
        then, days_then = contada.valor, contada.days_told()
        records = _by_record(known.changes()) if then != today else {}
        found = []
        for record, changes in list(records.items())[:MOST]:
            with known.but_for([change.fila for change in changes]):
                moved = contada.valor
            if by := (moved or Decimal(0)) - (then or Decimal(0)):
                found.append(Causa(record, changes, by))
    tried = min(len(records), MOST)
    return Movimiento(
        then,
        today,
        found,
        tried,
        len(records) - tried,
        sorted(known.de_hoy),
        decisions_on(contada, day),
        days_then,
        contada.days_told(),
    )


def decisions_on(contada: Contada, since: date) -> list[Decision]:
    """The decisions noted since a day, it included, that changed which days are told and answered for of a figure."""
    decididas: dict[str, Vigencia] = {}
    before, found = _days(contada, decididas), []
    for row in VigenciaArea.objects.order_by("pk"):
        decididas[row.area] = row.dias
        now = _days(contada, decididas)
        if now != before and row.decidida_el >= since:
            found.append(Decision(row, reabre=_how_many(now) > _how_many(before)))
        before = now
    return found


Days = tuple[Period | None, Momento | None]


def _days(contada: Contada, decididas: Decididas) -> Days:
    """The days of a figure that are answered for, and those over which the account tells its indicator."""
    return contada.days_held(decididas), contada.days_told(decididas)


def _how_many(days: Days) -> list[int]:
    held, told = days
    return [held.days if held else 0, Period(told.desde, told.hasta).days if told else 0]


def _by_record(changes: Iterable[Cambio]) -> dict[Fila, list[Cambio]]:
    """The changes of each record, its lines with it, the last changed first."""
    found: dict[Fila, list[Cambio]] = {}
    for change in changes:
        found.setdefault(change.registro, []).append(change)
    return found
