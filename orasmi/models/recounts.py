"""What the budget of a year should say, worked out again from its cases."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.db.models import Case, F, Q, Sum, Value, When
from django.db.models.functions import Coalesce

from gobernacion import proofs
from gobernacion.money import PesosField
from orasmi.models.postulacion import Postulacion
from orasmi.models.presupuesto import DE_LOS_PASOS, Presupuesto

NOTHING = Value(0, output_field=PesosField())
WITHDRAWN = Q(sin_efecto_el__isnull=False) | Q(anulado_el__isnull=False)
HELD = Case(
    When(WITHDRAWN | Q(pagado__isnull=False), then=NOTHING), default=Coalesce("comprometido", "aprobado")
)
PAID = Case(
    When(WITHDRAWN | Q(pagado=None), then=NOTHING), default=F("pagado") - Coalesce("reintegrado", NOTHING)
)


@proofs.recounts(Presupuesto, *DE_LOS_PASOS)
def of_presupuestos(rows: Sequence[Presupuesto]) -> dict[Any, tuple[Any, ...]]:
    """What the approved cases of the year hold, what was paid less what came back, and the rest."""
    years = {row.year: row.pk for row in rows}
    cases = Postulacion.objects.filter(aprobada_el__year__in=years).order_by()
    by_year = cases.values_list("aprobada_el__year").annotate(
        approved=Sum("aprobado"), held=Sum(HELD), paid=Sum(PAID)
    )
    return {years[year]: (held, paid, approved - held - paid) for year, approved, held, paid in by_year}
