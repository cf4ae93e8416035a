"""The money of the calls of Abriendo Caminos as the summaries of the office tell it."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from django.db.models import Q, Sum

from gobernacion.summaries.budgets import LineaPresupuesto, assigned
from gobernacion.summaries.reports import DeIndicadores, PorCategoria
from programs.abriendo_caminos.models import Gasto, Presupuesto


def presupuestos(year: int, al: date) -> Iterator[LineaPresupuesto]:
    """What each call may spend in a year: expenses written down hold its money, and those approved have paid it."""
    written = Gasto.objects.vigentes().filter(presupuesto__year=year, ocurrido_el__lte=al)
    spent = {
        row["presupuesto"]: row
        for row in written.order_by()
        .values("presupuesto")
        .annotate(
            anotado=Sum("monto", default=0), visado=Sum("monto", filter=Q(visado_el__lte=al), default=0)
        )
    }
    found = Presupuesto.objects.filter(year=year).select_related("convocatoria")
    for presupuesto in found.order_by("convocatoria__desde", "pk"):
        inicial, vigente = assigned(presupuesto, "asignado", al)
        row: Mapping[str, Any] = spent.get(presupuesto.pk, {})
        yield LineaPresupuesto(
            programa=f"Abriendo Caminos, {presupuesto.convocatoria}",
            inicial=inicial,
            vigente=vigente,
            comprometido=row.get("anotado", 0),
            pagado=row.get("visado", 0),
        )


INFORMES = (
    DeIndicadores(
        "indicadores",
        "Indicadores de Abriendo Caminos",
        "Las familias y personas acompañadas y los apoyos que recibieron.",
        ("AC-001", "AC-002", "AC-004", "AC-011", "AC-005", "AC-006", "AC-007"),
    ),
    PorCategoria(
        "convocatorias",
        "Convocatorias: presupuesto y equipo",
        "Lo ejecutado por cada convocatoria y cuántos profesionales tuvo.",
        "convocatoria",
        ("AC-003", "AC-008"),
        titulos=("Presupuesto ejecutado ($)", "N° de profesionales"),
    ),
    PorCategoria(
        "equipos",
        "Los equipos de las convocatorias",
        "Cuántos profesionales de cada cargo tuvo cada convocatoria.",
        "convocatoria/rol",
        ("AC-008",),
    ),
    PorCategoria(
        "personas_por_rol",
        "Personas acompañadas por rol",
        "Cuántas son niños, niñas y adolescentes, cuidadoras o cuidadores y otros.",
        "rol",
        ("AC-002",),
    ),
)
