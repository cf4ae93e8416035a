"""The money of the network's project as the summaries of the office tell it."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from django.db.models import Q, Sum

from gobernacion.summaries.budgets import LineaPresupuesto, assigned
from gobernacion.summaries.reports import PorCategoria
from programs.crece_contigo.models import EstadoGasto, Gasto, Linea, Presupuesto


def presupuestos(year: int, al: date) -> Iterator[LineaPresupuesto]:
    """What each line of the yearly project may spend: expenses not refused hold its money, those approved paid it."""
    written = Gasto.objects.vigentes().filter(ocurrido_el__year=year, ocurrido_el__lte=al)
    approved = Q(estado=EstadoGasto.APROBADO, resuelto_el__lte=al)
    standing = written.filter(Q(resuelto_el=None) | Q(resuelto_el__gt=al) | approved)
    spent = {
        row["linea"]: row
        for row in standing.order_by()
        .values("linea")
        .annotate(anotado=Sum("monto", default=0), aprobado=Sum("monto", filter=approved, default=0))
    }
    for presupuesto in Presupuesto.objects.filter(proyecto__year=year).order_by("linea"):
        inicial, vigente = assigned(presupuesto, "asignado", al)
        row: Mapping[str, Any] = spent.get(presupuesto.linea, {})
        yield LineaPresupuesto(
            programa=f"Chile Crece Contigo, {Linea(presupuesto.linea).label}",
            inicial=inicial,
            vigente=vigente,
            comprometido=row.get("anotado", 0),
            pagado=row.get("aprobado", 0),
        )


INFORMES = (
    PorCategoria(
        "por_linea",
        "Chile Crece Contigo por línea",
        "La inversión, lo gastado y las actividades de cada línea del proyecto.",
        "linea",
        ("CC-001", "CC-017", "CC-009"),
    ),
)
