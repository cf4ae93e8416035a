"""The figures of the goat registry, counted one by one: goatherds, their cards, their herds and the rounds."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from decimal import Decimal

from gobernacion.lib.periods import Period
from gobernacion.records.actividades import HECHAS, EstadoActividad
from programs.caprino.models import CATEGORIAS, Carnet, Criancero, Operativo, Rebano, TipoCarnet
from tests.every_area import as_of
from tests.recounting import Counting, Figures, band, comuna, month, standing

TRAMOS = ((50, "Hasta 50 cabezas"), (100, "51 a 100 cabezas"), (300, "101 a 300 cabezas"))
ANTIGUEDAD = ((90, "Hasta 3 meses"), (180, "De 3 a 6 meses"), (365, "De 6 a 12 meses"))
"""Months of 30 days and a year of 365."""

RESULTADOS = {
    EstadoActividad.REALIZADA: "Realizado por la gobernación",
    EstadoActividad.TERCERO: "Realizado por un tercero",
}


class Recount(Counting):
    def __init__(self, period: Period) -> None:
        super().__init__(period)
        self.cards = standing(Carnet.objects.all().select_related("comuna", "reemplaza"))
        goatherds = standing(Criancero.objects.all().select_related("comuna").prefetch_related("bajas"))
        self.goatherds = [as_of(one, one.bajas.all(), period.hasta) for one in goatherds]
        self.rounds = standing(
            Operativo.objects.all().select_related("comuna").prefetch_related("levantadas")
        )

    # --- the registry ---

    def registry(self) -> None:
        self.put("CA-007", self.registered(), comuna=comuna)
        left = [one for one in self.goatherds if self.inside(one.baja_el)]
        self.put("CA-008", left, causa=lambda one: one.get_causa_baja_display())

    def registered(self) -> list[Criancero]:
        """Who had been inscribed by the last day and was not out of the registry on it."""
        inscribed = (one for one in self.goatherds if self.by_now(one.ocurrido_el))
        return [one for one in inscribed if not self.by_now(one.baja_el)]

    def herds(self) -> None:
        herds = self.last_declarations()
        self.put("CA-003", herds, lambda one: one.cabezas, comuna=lambda one: comuna(one.criancero))
        for field, name in CATEGORIAS.items():
            heads = sum(getattr(one, field) for one in herds)
            if heads:
                self.figures["CA-003", "categoria", name] = Decimal(heads)
        self.put(
            "CA-013",
            herds,
            tramo=lambda one: band(one.cabezas, TRAMOS, "Más de 300 cabezas"),
            comuna=lambda one: comuna(one.criancero),
        )

    def last_declarations(self) -> list[Rebano]:
        """The last one until the last day of each goatherd who was in the registry on it."""
        last: dict[int, Rebano] = {}
        for one in Rebano.objects.all().select_related("criancero__comuna").order_by("fecha"):
            if self.by_now(one.fecha):
                last[one.criancero_id] = one
        there = {one.pk for one in self.registered()}
        return [one for criancero, one in last.items() if criancero in there]

    # --- the cards ---

    def issued(self) -> None:
        issued = [one for one in self.cards if self.inside(one.ocurrido_el)]
        renewed = [one for one in issued if one.tipo == TipoCarnet.RENOVACION]
        self.put("CA-001", renewed, comuna=comuna)
        self.put(
            "CA-006",
            issued,
            tipo=lambda one: one.get_tipo_display(),
            lugar=lambda one: "En un operativo" if one.operativo_id else "En la oficina",
            mes=lambda one: month(one.ocurrido_el),
        )
        self.middle("CA-012", self.days_expired(renewed))

    def days_expired(self, renewed: list[Carnet]) -> Iterator[int]:
        """How late each renewal was that came after the card it takes the place of had expired."""
        for one in renewed:
            if one.reemplaza and one.ocurrido_el > one.reemplaza.vence_el:
                yield (one.ocurrido_el - one.reemplaza.vence_el).days

    def at_the_end(self) -> None:
        last_day = self.period.last_day
        unclosed = [one for one in self.cards if self.by_now(one.ocurrido_el)]
        unclosed = [one for one in unclosed if not self.by_now(one.cerrado_el)]
        in_force = [one for one in unclosed if one.vence_el >= last_day]
        soon = [one for one in in_force if one.vence_el <= last_day + timedelta(days=90)]
        self.put("CA-002", in_force, comuna=comuna)
        self.put("CA-005", soon, comuna=comuna)
        expired = [one for one in unclosed if one.vence_el < last_day]
        self.put("CA-004", expired, antiguedad=self.expired_since, comuna=comuna)

    def expired_since(self, one: Carnet) -> str:
        return self.waited(one.vence_el, ANTIGUEDAD, "Más de un año")

    # --- the rounds ---

    def held(self) -> None:
        ours = [one for one in self.rounds if one.estado == EstadoActividad.REALIZADA]
        self.put("CA-009", [one for one in ours if self.inside(one.ocurrido_el)], comuna=comuna)
        planned = [one for one in self.rounds if self.inside(one.programada_el)]
        self.put("CA-010", planned, resultado=self.result)
        self.share("CA-011", sum(self.done(one) for one in planned), len(planned))

    def done(self, one: Operativo) -> bool:
        return one.estado in HECHAS and self.by_now(one.ocurrido_el)

    def result(self, one: Operativo) -> str:
        if self.done(one):
            return RESULTADOS[EstadoActividad(one.estado)]
        then = as_of(one, one.levantadas.all(), self.period.hasta)
        return "Suspendido" if self.by_now(then.suspendida_el) else "Pendiente"


def recount(period: Period) -> Figures:
    counting = Recount(period)
    counting.registry()
    counting.herds()
    counting.issued()
    counting.at_the_end()
    counting.held()
    return counting.figures
