"""The money of the ORASMI fund as the summaries of the office tell it."""

from collections.abc import Iterator
from datetime import date, timedelta

from django.db.models import Q, Sum
from django.db.models.functions import Coalesce

from gobernacion.records.anteriores import Entonces
from gobernacion.summaries.budgets import LineaPresupuesto, assigned
from gobernacion.summaries.reports import DeIndicadores, MesAMes, PorCategoria
from orasmi.models import Postulacion, Presupuesto

DEL_DINERO = (
    *("comprada_el", "comprometido", "entregada_el", "pagado", "rendida_el", "rendido"),
    *("reintegrado_el", "reintegrado"),
)
"""What a step that goes back may take from a case, of its money."""


def presupuestos(year: int, al: date) -> Iterator[LineaPresupuesto]:
    """The fund of a year: what its acts promised, bought for less or handed over, and what was accounted for."""
    for presupuesto in Presupuesto.objects.filter(year=year):
        inicial, vigente = assigned(presupuesto, "monto", al)
        then = Entonces(Postulacion, al + timedelta(days=1))
        acts = Postulacion.objects.filter(aprobada_el__year=year).aprobadas_al(then.day)
        acts = acts.annotate(**{f"{name}_entonces": then.campo(name) for name in DEL_DINERO})
        handed = Q(entregada_el_entonces__lte=al)
        # Of what is worked out «not before» is said outright: SQL compares nothing with nothing.
        kept = Q(entregada_el_entonces=None) | Q(entregada_el_entonces__gt=al)
        bought = Q(comprada_el_entonces__lte=al) & kept
        promised = kept & (Q(comprada_el_entonces=None) | Q(comprada_el_entonces__gt=al))
        held = acts.aggregate(
            entregado=Sum("pagado_entonces", filter=handed, default=0),
            vuelto=Sum("reintegrado_entonces", filter=handed & Q(reintegrado_el_entonces__lte=al), default=0),
            comprado=Sum(Coalesce("comprometido_entonces", "aprobado"), filter=bought, default=0),
            aprobado=Sum("aprobado", filter=promised, default=0),
            rendido=Sum("rendido_entonces", filter=Q(rendida_el_entonces__lte=al), default=0),
        )
        paid = held["entregado"] - held["vuelto"]
        yield LineaPresupuesto(
            programa="Fondo ORASMI",
            inicial=inicial,
            vigente=vigente,
            comprometido=paid + held["comprado"] + held["aprobado"],
            pagado=paid,
            rendido=held["rendido"],
        )


INFORMES = (
    PorCategoria(
        "por_comuna",
        "Fondo ORASMI por comuna",
        "Cuántas personas postularon, cuántas obtuvieron una ayuda y los pesos aprobados, en cada comuna.",
        "comuna",
        ("OR-001", "OR-002", "OR-003"),
    ),
    PorCategoria(
        "por_clase",
        "Fondo ORASMI por clase de ayuda",
        "Las personas beneficiadas y los pesos aprobados, en cada clase de ayuda.",
        "clase",
        ("OR-015", "OR-003"),
    ),
    MesAMes(
        "clases_por_mes",
        "Pesos aprobados por clase y mes",
        "Lo aprobado en cada mes, por clase de ayuda.",
        "OR-003",
        "clase",
    ),
    MesAMes(
        "comunas_por_mes",
        "Pesos aprobados por comuna y mes",
        "Lo aprobado en cada mes, por comuna.",
        "OR-003",
        "comuna",
    ),
    DeIndicadores(
        "recorrido",
        "El recorrido de una postulación",
        "De quienes postularon, cuántos pasaron cada paso hasta la compra.",
        ("OR-001", "OR-004", "OR-005", "OR-002", "OR-006"),
    ),
)
