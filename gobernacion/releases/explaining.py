"""Explaining a contradiction in public, and throwing a draft away."""

from __future__ import annotations

from datetime import date

from django.db import transaction

from gobernacion.releases.checking import check_again
from gobernacion.releases.models import Cuadratura, Edicion, Nota


@transaction.atomic
def explain(edicion: Edicion, cuadratura: Cuadratura, texto: str, firma: str, on: date) -> None:
    """Sign a public note about a contradiction, with its two numbers, and check the edition again.

    Raises TransicionRechazada once the edition is approved.
    """
    edicion.require_en_preparacion("agregar una nota")
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
    check_again(edicion)


@transaction.atomic
def discard(edicion: Edicion) -> None:
    """Throw a draft away, so that its year can be started again. Raises TransicionRechazada once it is approved."""
    edicion.require_en_preparacion("descartar")
    Edicion.objects.filter(pk=edicion.pk).delete()
