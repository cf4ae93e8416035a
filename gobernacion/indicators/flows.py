"""The identity of a flow: what goes in leaves room for what goes out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from gobernacion.indicators.comparacion import Comparacion, Lado, added, value
from gobernacion.indicators.cuadraturas import Cuadratura, Resultado, written
from gobernacion.indicators.figures import Cifras, Lugar, told


@dataclass(frozen=True)
class EntradasMenosQueFlujo(Cuadratura):
    """Entries leave room for exits: what is called "ingresados" is less than the two-way flow.

    Stated parts that do not fit in the stated entries are read as standing beside them, not inside.
    """

    entradas: str
    flujo: str
    dimension: str

    @property
    def codigos(self) -> tuple[str, ...]:
        return (self.entradas, self.flujo)

    def revisar(self, cifras: Cifras) -> Iterator[Resultado]:
        for momento in self._moments(cifras):
            flow = cifras.get(Lugar(self.flujo), momento)
            whole = cifras.get(Lugar(self.entradas), momento)
            parts = list(cifras.categories(self.entradas, self.dimension, momento).values())
            entries = parts if whole is None else [whole]
            if whole is not None and parts and not added(parts).fits_in(whole.rango):
                entries = [*parts, whole]
            if flow is None or not entries:
                continue
            total = value(entries)
            holds = total < flow.valor or total == flow.valor == 0
            frase = f"Las entradas ({written(entries)}) dejan lugar a las salidas en el flujo de {told(flow.valor)}."
            if not holds:
                frase = (
                    f"Lo que se llama ingreso ({written(entries)}) iguala o supera el flujo de entradas y salidas "
                    f"({told(flow.valor)}): no quedarían salidas."
                )
            # An entry leaves room for one exit at least, unless nobody crossed.
            compared = Comparacion(
                Lado.of(entries), Lado.of([flow]), Decimal(-1) if flow.valor else Decimal(0), None
            )
            yield self._compare(holds, frase, momento, total, flow.valor, compared)
