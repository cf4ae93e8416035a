"""The figures of the goat registry counted naively: every record in memory, one by one, in plain Python."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date, timedelta
from decimal import Decimal
from statistics import median
from typing import Any

from gobernacion.lib.periods import Period
from programs.caprino.models import Carnet, CausaBaja, Criancero, Operativo, Rebano, TipoCarnet
from tests.every_area import as_of

Figures = dict[tuple[str, str, str], Decimal]

MONTHS = (
    *("Enero", "Febrero", "Marzo", "Abril", "Mayo", "Junio", "Julio"),
    *("Agosto", "Septiembre", "Octubre", "Noviembre", "Diciembre"),
)
HEADS = {
    "cabras": "Cabras",
    "cabrillas": "Cabrillas",
    "machos": "Machos reproductores",
    "castrados": "Castrados",
    "cabritos": "Cabritos",
}


def recount(period: Period) -> Figures:
    """Every figure of the area, by code, dimension and category."""
    counting = Recount(period)
    counting.cards()
    counting.goatherds()
    counting.herds()
    counting.rounds()
    return counting.figures


def comuna(one: Any) -> str:
    return str(one.comuna.nombre)


def band(number: int, steps: Iterable[tuple[int, str]], beyond: str) -> str:
    for limit, name in steps:
        if number <= limit:
            return name
    return beyond


class Recount:
    def __init__(self, period: Period) -> None:
        self.period = period
        self.last = period.hasta - timedelta(days=1)
        self.figures: Figures = {}

    def put(self, code: str, rows: list[Any], **cuts: Callable[[Any], str]) -> None:
        self.figures[code, "", ""] = Decimal(len(rows))
        for dimension, of in cuts.items():
            for one in rows:
                key = (code, dimension, of(one))
                self.figures[key] = self.figures.get(key, Decimal(0)) + 1

    def inside(self, day: date | None) -> bool:
        return day is not None and self.period.desde <= day < self.period.hasta

    def cards(self) -> None:
        every = Carnet.objects.select_related("comuna", "reemplaza")
        standing = [one for one in every if one.anulado_el is None]
        issued = [one for one in standing if self.inside(one.ocurrido_el)]
        renewed = [one for one in issued if one.tipo == "renovacion"]
        self.put("CA-001", renewed, comuna=comuna)
        self.put(
            "CA-006",
            issued,
            tipo=lambda one: TipoCarnet(one.tipo).label,
            lugar=lambda one: "En un operativo" if one.operativo_id else "En la oficina",
            mes=lambda one: f"{MONTHS[one.ocurrido_el.month - 1]} {one.ocurrido_el.year}",
        )
        held = [
            one
            for one in standing
            if one.ocurrido_el <= self.last and not (one.cerrado_el and one.cerrado_el <= self.last)
        ]
        good = [one for one in held if one.vence_el >= self.last]
        self.put("CA-002", good, comuna=comuna)
        self.put(
            "CA-004", [one for one in held if one.vence_el < self.last], antiguedad=self.age, comuna=comuna
        )
        soon = [one for one in good if (one.vence_el - self.last).days <= 90]
        self.put("CA-005", soon, comuna=comuna)
        waits = [
            (one.ocurrido_el - one.reemplaza.vence_el).days
            for one in renewed
            if one.reemplaza and one.reemplaza.vence_el < one.ocurrido_el
        ]
        if waits:
            self.figures["CA-012", "", ""] = Decimal(str(median(waits)))

    def age(self, one: Carnet) -> str:
        steps = ((90, "Hasta 3 meses"), (180, "De 3 a 6 meses"), (365, "De 6 a 12 meses"))
        return band((self.last - one.vence_el).days, steps, "Más de un año")

    def goatherds(self) -> None:
        every = Criancero.objects.select_related("comuna").prefetch_related("bajas")
        standing = [as_of(one, one.bajas.all(), self.period.hasta) for one in every if one.anulado_el is None]
        self.inscribed = [
            one
            for one in standing
            if one.ocurrido_el <= self.last and not (one.baja_el and one.baja_el <= self.last)
        ]
        self.put("CA-007", self.inscribed, comuna=comuna)
        left = [one for one in standing if self.inside(one.baja_el)]
        self.put("CA-008", left, causa=lambda one: CausaBaja(one.causa_baja).label)

    def herds(self) -> None:
        last: dict[Any, Rebano] = {}
        for herd in sorted(Rebano.objects.all(), key=lambda one: one.fecha):
            if herd.fecha <= self.last:
                last[herd.criancero_id] = herd  # type: ignore[attr-defined]
        of_registry = [(one, last[one.pk]) for one in self.inscribed if one.pk in last]
        self.put(
            "CA-013",
            of_registry,
            tramo=lambda pair: band(
                self.heads(pair[1]),
                ((50, "Hasta 50 cabezas"), (100, "51 a 100 cabezas"), (300, "101 a 300 cabezas")),
                "Más de 300 cabezas",
            ),
            comuna=lambda pair: comuna(pair[0]),
        )
        self.figures["CA-003", "", ""] = Decimal(sum(self.heads(herd) for _, herd in of_registry))
        for field, name in HEADS.items():
            total = sum(getattr(herd, field) for _, herd in of_registry)
            self.figures["CA-003", "categoria", name] = Decimal(total)
        for one, herd in of_registry:
            key = ("CA-003", "comuna", comuna(one))
            self.figures[key] = self.figures.get(key, Decimal(0)) + self.heads(herd)

    def heads(self, herd: Rebano) -> int:
        return sum(getattr(herd, field) for field in HEADS)

    def rounds(self) -> None:
        standing = [one for one in Operativo.objects.select_related("comuna") if one.anulado_el is None]
        own = [one for one in standing if one.estado == "realizada" and self.inside(one.ocurrido_el)]
        self.put("CA-009", own, comuna=comuna)
        planned = [one for one in standing if self.inside(one.programada_el)]
        self.put("CA-010", planned, resultado=self.outcome)
        if planned:
            kept = sum(1 for one in planned if self.outcome(one).startswith("Realizado"))
            self.figures["CA-011", "", ""] = Decimal(100 * kept) / len(planned)

    def outcome(self, one: Operativo) -> str:
        if one.estado in ("realizada", "tercero") and one.ocurrido_el <= self.last:
            return "Realizado por la gobernación" if one.estado == "realizada" else "Realizado por un tercero"
        then = as_of(one, one.levantadas.all(), self.period.hasta)
        if then.suspendida_el and then.suspendida_el <= self.last:
            return "Suspendido"
        return "Pendiente"
