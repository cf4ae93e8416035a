"""What the season adds up to, month by month and beside the one before it, in a handful of queries."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from typing import Any, NamedTuple

from django.db.models import Count, QuerySet, Sum
from django.db.models.functions import TruncMonth

from gobernacion.lib.periods import MESES, Period
from programs.paso_agua_negra.models import Grupo, Recuento, Sentido, Temporada, Tipo
from programs.paso_agua_negra.models.columnas import columnas, suma

NEXT = 548
"""Days; a season that opened longer ago is not the one before: a winter without season lies between."""

COLUMNAS = {
    "personas_entran": columnas(Sentido.ENTRADA, Grupo),
    "personas_salen": columnas(Sentido.SALIDA, Grupo),
    "vehiculos_entran": columnas(Sentido.ENTRADA, Tipo),
    "vehiculos_salen": columnas(Sentido.SALIDA, Tipo),
}
SUMS = {f"t_{name}": Sum(suma(columns), default=0) for name, columns in COLUMNAS.items()}


class Fila(NamedTuple):
    """One row of the summary."""

    nombre: str
    dias: int
    personas_entran: int
    personas_salen: int
    personas: int
    vehiculos_entran: int
    vehiculos_salen: int
    vehiculos: int


def fila(nombre: str, found: dict[str, Any]) -> Fila:
    into, out, cars_in, cars_out = (found[name] for name in SUMS)
    return Fila(nombre, found["dias"], into, out, into + out, cars_in, cars_out, cars_in + cars_out)


def resumen(temporada: Temporada, last: date) -> dict[str, Any]:
    """The months of a season up to a day, its total, and the one before it up to the same day."""
    rows = temporada.recuentos.vigentes().filter(ocurrido_el__lte=last)
    by_month = rows.annotate(mes=TruncMonth("ocurrido_el")).values("mes")
    months = [
        fila(f"{MESES[found['mes'].month - 1]} {found['mes'].year}", found)
        for found in by_month.annotate(dias=Count("pk"), **SUMS).order_by("mes")
    ]
    total = _total(f"Temporada {temporada.nombre}", rows)
    before = Temporada.objects.ultima(temporada.abre - timedelta(days=1))
    previous = None
    if before and (temporada.abre - before.abre).days < NEXT:
        same_day = Period.day(last).a_year_before().desde
        previous = _total(
            f"{before.nombre}, al {same_day:%d-%m-%Y}",
            before.recuentos.vigentes().filter(ocurrido_el__lte=same_day),
        )
    return {
        "months": months,
        "total": total,
        "previous": previous,
        "variacion": _variation(total, previous),
        "cerrados": len(temporada.cerrados(last)),
        "sin_recuento": temporada.sin_recuento(last),
        "last": last,
    }


def _total(nombre: str, rows: QuerySet[Recuento]) -> Fila:
    return fila(nombre, rows.aggregate(dias=Count("pk"), **SUMS))


def _variation(now: Fila, before: Fila | None) -> list[Decimal | None]:
    """The change of each number, in percent; None where there is nothing to compare with."""
    if before is None:
        return []
    pairs = zip(now[2:], before[2:], strict=True)
    return [Decimal(100 * (one - other)) / other if other else None for one, other in pairs]
