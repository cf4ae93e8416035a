"""The protection of small counts of persons: the step of the pipeline between approval and publication."""

from __future__ import annotations

from collections.abc import Iterable

from gobernacion.indicators.declarations import Cuenta, Sensibilidad
from gobernacion.published.rows import Origen
from gobernacion.releases.models import Cifra
from gobernacion.transitions import TransicionRechazada

PERSONAS = {Cuenta.PERSONA, Cuenta.FAMILIA}


def protect(cifras: Iterable[Cifra]) -> list[Cifra]:
    """The figures as they may be published.

    Headline totals pass exact, and so does what a public document states already. Until the protected table
    exists no breakdown of persons, or of anything measured from their data, passes that was computed from
    records: raises TransicionRechazada naming its code.
    """
    passed = []
    for cifra in cifras:
        if is_unprotected(cifra):
            raise TransicionRechazada(
                f"{cifra.codigo}, por {cifra.dimension_nombre.lower()}: un desglose de personas medido de los "
                "registros no se publica sin protección de conteos pequeños. Quítelo de la edición."
            )
        passed.append(cifra)
    return passed


def is_unprotected(cifra: Cifra) -> bool:
    """Whether it is a breakdown of persons, or of their data, that was measured from records."""
    of_persons = cifra.cuenta in PERSONAS or cifra.sensibilidad != Sensibilidad.PUBLICA
    return bool(cifra.origen == Origen.REGISTROS and cifra.dimension and of_persons)
