"""The money of the social fund as the summaries of the office tell it."""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from typing import Any

from django.db.models import F, Q, Sum

from gobernacion.records.anteriores import Entonces
from gobernacion.summaries.budgets import LineaPresupuesto, assigned
from gobernacion.summaries.reports import MesAMes, PorCategoria
from programs.fondo_social.models import Concurso, Proyecto
from programs.fondo_social.models.consultas import adjudicado_al


def presupuestos(year: int, al: date) -> Iterator[LineaPresupuesto]:
    """Each contest of a year: what it awarded, what was transferred and what was accounted for and approved."""
    tomorrow = al + timedelta(days=1)
    then = Entonces(Proyecto, tomorrow)
    awarded = Proyecto.objects.vigentes().filter(adjudicado_al(Proyecto, tomorrow), concurso__year=year)
    held = {
        row["concurso"]: row
        for row in awarded.order_by()
        .values("concurso")
        .annotate(
            comprometido=Sum("adjudicado", default=0),
            transferido=Sum(F("adjudicado"), filter=then.que(Q(transferido_el__lte=al)), default=0),
            cuenta=Sum(then.campo("rendido"), filter=then.que(Q(rendicion_aprobada_el__lte=al)), default=0),
        )
    }
    for concurso in Concurso.objects.filter(year=year).order_by("modalidad", "llamado"):
        inicial, vigente = (None, None) if concurso.marco is None else assigned(concurso, "marco", al)
        row: Mapping[str, Any] = held.get(concurso.pk, {})
        yield LineaPresupuesto(
            programa=str(concurso),
            inicial=inicial,
            vigente=vigente,
            comprometido=row.get("comprometido", 0),
            pagado=row.get("transferido", 0),
            rendido=row.get("cuenta", 0),
        )


INFORMES = (
    PorCategoria(
        "por_comuna",
        "Inversión del Fondo Social por comuna",
        "Los proyectos financiados y sus pesos, en cada comuna.",
        "comuna",
        ("FS-001", "FS-002"),
        titulos=("N° de proyectos", "Monto ($)"),
    ),
    PorCategoria(
        "postulados_por_comuna",
        "Proyectos postulados y financiados por comuna",
        "Cuánto se pidió y cuánto se financió, en cada comuna.",
        "comuna",
        ("FS-007", "FS-008", "FS-001", "FS-002"),
    ),
    MesAMes(
        "dirigentes_por_mes",
        "Dirigentes atendidos por comuna y mes",
        "Las atenciones a dirigentes en la oficina, en cada mes.",
        "FS-005",
        "comuna",
    ),
)
