"""One value of a summary, with what it is held against and how it stands."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import ROUND_FLOOR, Decimal
from enum import StrEnum

from django.db.models import Model

from gobernacion.indicators.declarations import PESOS, PORCIENTO, TOTAL
from gobernacion.indicators.figures import Calificador, CifraDicha, Lugar, Momento
from gobernacion.lib.plurals import singular
from gobernacion.published.wording import difference, short


class Situacion(StrEnum):
    """How a total stands beside what is expected of it by now."""

    SIN_META = "Sin meta"
    AL_DIA = "Al día"
    CUMPLIDA = "Cumplida"
    ATRASADA = "Atrasada"
    SOBRE_LO_ESPERADO = "Sobre lo esperado"
    """What should fall, and is above its target."""
    SIN_DATO = "Sin dato"

    @property
    def atrasa(self) -> bool:
        """Whether it asks for somebody to act."""
        return self in (Situacion.ATRASADA, Situacion.SOBRE_LO_ESPERADO)


@dataclass(frozen=True)
class Linea:
    """The total of an indicator, or one category of one of its breakdowns, over the days of a summary.

    ``esperado`` is what its target has to have brought by the last day that counts; ``antes`` what it measured in the
    same days of the year before. ``interna``: it, or the year before, may be of so few persons that they could be
    recognised. ``sin_registros``: nobody typed anything that it could be counted from, which is no zero.
    """

    area: str
    area_titulo: str
    codigo: str
    nombre: str
    unidad: str
    cuenta: str
    momento: Momento
    valor: Decimal | None
    dimension: str = TOTAL
    corte_por: str = ""
    categoria: str = TOTAL
    calificador: str = Calificador.EXACTO
    portada: bool = False
    se_acumula: bool = True
    mejor_si_sube: bool | None = None
    suma: bool = False
    meta: Decimal | None = None
    esperado: Decimal | None = None
    antes: Decimal | None = None
    interna: bool = False
    sin_registros: bool = False
    modelos: tuple[type[Model], ...] = field(default=(), compare=False)
    """The kinds of record it was counted from."""

    @property
    def lugar(self) -> Lugar:
        return Lugar(self.codigo, self.dimension, self.categoria)

    @property
    def es_total(self) -> bool:
        return self.dimension == TOTAL

    @property
    def debe_bajar(self) -> bool:
        return self.mejor_si_sube is False

    def stated(self) -> CifraDicha | None:
        """The value as the cuadraturas take it; None without one."""
        if self.valor is None:
            return None
        return CifraDicha(self.lugar, self.momento, self.valor, self.calificador, self.meta)

    @property
    def esperado_entero(self) -> Decimal | None:
        """What is expected in whole units, where it is counted in them: nobody does half a visit."""
        if self.esperado is None or not self.se_acumula:
            return self.esperado
        return self.esperado.to_integral_value(ROUND_FLOOR)

    @property
    def situacion(self) -> Situacion:
        expected = self.esperado_entero
        if self.meta is None or expected is None:
            return Situacion.SIN_META
        if self.valor is None:
            return Situacion.SIN_DATO
        if self.debe_bajar:
            return Situacion.SOBRE_LO_ESPERADO if self.valor > expected else Situacion.AL_DIA
        if self.valor >= self.meta:
            return Situacion.CUMPLIDA
        return Situacion.ATRASADA if self.valor < expected else Situacion.AL_DIA

    @property
    def frase(self) -> str:
        """How it stands, in one sentence with its numbers."""
        if self.valor is None:
            return self._silence()
        done = f"{'Va' if self.valor == 1 else 'Van'} {self._with_unit(self.valor)}"
        if self.meta is None or self.esperado_entero is None:
            return f"{done}; sin meta.{self._before()}"
        target, expected = self._said(self.meta), self._said(self.esperado_entero)
        waited = f"a esta fecha se {'esperaba' if self.esperado_entero == 1 else 'esperaban'} {expected}"
        missing = abs(self.valor - self.esperado_entero)
        plural = "" if missing == 1 else "n"
        match self.situacion:
            case Situacion.CUMPLIDA:
                sentence = f"Meta cumplida: {self._with_unit(self.valor)} de {target}."
            case Situacion.ATRASADA:
                sentence = f"{done} de {target}; {waited}: falta{plural} {self._said(missing)}."
            case Situacion.SOBRE_LO_ESPERADO:
                sentence = f"{done} y debían ser a lo más {expected}: sobra{plural} {self._said(missing)}."
            case _:
                sentence = f"{done} de {target}; {waited}."
        return sentence + self._before()

    @property
    def nota(self) -> str:
        """Why it has no value, or why its value stays in the office; empty where there is nothing to say."""
        if self.valor is None:
            return self._silence()
        if self.interna:
            return "Uso interno: puede tratar de tan pocas personas que se reconozcan."
        return "" if self.calificador == Calificador.EXACTO else f"La fuente dice «{self.calificador}»."

    @property
    def protegida(self) -> bool:
        return self.calificador == Calificador.PROTEGIDA

    def _silence(self) -> str:
        if self.protegida:
            return "Protegida: son tan pocas personas que podrían reconocerse."
        if self.sin_registros:
            return "Sin registros en estos días, lo que no prueba un cero."
        return "La fuente no da el número."

    def _said(self, valor: Decimal) -> str:
        return short(valor, self.unidad)

    def _with_unit(self, valor: Decimal) -> str:
        if self.unidad in (PESOS, PORCIENTO):
            return self._said(valor)
        return f"{self._said(valor)} {singular(self.unidad) if valor == 1 else self.unidad}"

    def _before(self) -> str:
        if self.antes is None or self.valor is None:
            return ""
        if self.antes == self.valor:
            return " Igual que un año antes."
        return (
            f" Un año antes, {self._said(self.antes)} ({difference(self.valor - self.antes, self.unidad)})."
        )
