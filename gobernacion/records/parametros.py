"""Numbers that a norm or the office fixes, and may change from one day on: they are never constants in code.

MESES = Parametro("orasmi.vigencia_informe_social", "Vigencia del informe social", "meses", inicial=6)
MESES.en(date(2019, 6, 1))
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from gobernacion.records.models import ValorVigente

MAYOR_VALOR = 10_000
"""The largest value taken: so many months still end before the calendar does."""

_declared: dict[str, Parametro] = {}


@dataclass(frozen=True)
class Parametro:
    """One of those numbers, as the code that needs it declares it; ``inicial`` holds until the office changes it.

    ``minimo`` is the least the office may make of it.
    """

    clave: str
    titulo: str
    unidad: str
    inicial: int
    norma: str = ""
    minimo: int = 0

    def __post_init__(self) -> None:
        if _declared.setdefault(self.clave, self) != self:
            raise ValueError(f"{self.clave}: parámetro ya declarado")

    def en(self, day: date) -> int:
        """What it is worth on that day."""
        values = ValorVigente.objects.filter(clave=self.clave, desde__lte=day).order_by("-desde")
        value = values.values_list("valor", flat=True).first()
        return self.inicial if value is None else value


def declared() -> Iterator[Parametro]:
    """Every number the installed parts of the product ask for."""
    return iter(sorted(_declared.values(), key=lambda parametro: parametro.clave))


def known(clave: str) -> Parametro | None:
    """The number of that key; None if the part of the product that asks for it is switched off."""
    return _declared.get(clave)
