"""What a contest should say was taken of its money, worked out again from its projects."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.db.models import Sum

from gobernacion import proofs
from programs.fondo_social.models.concurso import Concurso
from programs.fondo_social.models.proyecto import Proyecto


@proofs.recounts(Concurso, "comprometido")
def of_concursos(rows: Sequence[Concurso]) -> dict[Any, tuple[Any, ...]]:
    """What the awards of each that stand add up to."""
    awarded = Proyecto.objects.vigentes().filter(adjudicado_el__isnull=False, desistido_el=None)
    totals = (
        awarded.filter(concurso__in=rows).order_by().values_list("concurso").annotate(n=Sum("adjudicado"))
    )
    return {pk: (total,) for pk, total in totals}
