"""Explaining a contradiction in public, and throwing a draft away."""

from __future__ import annotations

from datetime import date

from django.db import transaction

from gobernacion.indicators.cuadraturas import Estado
from gobernacion.releases.checking import check
from gobernacion.releases.models import Cuadratura, Edicion, EstadoEdicion, Nota
from gobernacion.transitions import TransicionRechazada

IN_PREPARATION = (EstadoEdicion.BORRADOR, EstadoEdicion.REVISADA)


def unexplained(edicion: Edicion) -> list[Cuadratura]:
    """The contradictions found when it was last checked that no note explains."""
    return list(edicion.cuadraturas.filter(estado=Estado.QUIEBRE, nota="").order_by("orden"))


@transaction.atomic
def explain(edicion: Edicion, cuadratura: Cuadratura, texto: str, firma: str, on: date) -> None:
    """Sign a public note about a contradiction, with its two numbers, and check the edition again.

    Raises TransicionRechazada once the edition is approved.
    """
    _require_in_preparation(edicion, "agregar una nota")
    Nota.objects.update_or_create(
        edicion=edicion,
        clave=cuadratura.clave,
        defaults={
            "informado": cuadratura.informado,
            "esperado": cuadratura.esperado,
            "texto": texto,
            "firma": firma,
            "fecha": on,
        },
    )
    check(edicion)


@transaction.atomic
def discard(edicion: Edicion) -> None:
    """Throw a draft away, so that its year can be started again. Raises TransicionRechazada once it is approved."""
    _require_in_preparation(edicion, "descartar")
    Edicion.objects.filter(pk=edicion.pk).delete()


def _require_in_preparation(edicion: Edicion, step: str) -> None:
    if edicion.estado not in IN_PREPARATION:
        actual = EstadoEdicion(edicion.estado).label.lower()
        raise TransicionRechazada(f"La edición {edicion} está en estado «{actual}»: así no se puede {step}.")
