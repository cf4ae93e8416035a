"""Years and editions side by side, without comparing what cannot be compared."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.utils.functional import cached_property
from django.utils.safestring import SafeString

from gobernacion import charts
from gobernacion.charts import Dato
from gobernacion.portal import wording
from gobernacion.portal.editions import Ediciones
from gobernacion.published.models import CifraPublicada, EdicionPublicada

MAS_DE = "más de"
LEAP_DAYS = 1
"""How much longer one year may be than another and still be a year."""

Place = tuple[str, str, str]


@dataclass(frozen=True)
class Lado:
    """One side of a comparison: what is stated of a year, by one edition or by all in force."""

    clave: str
    year: int
    edicion: EdicionPublicada | None

    @property
    def nombre(self) -> str:
        return f"Edición {self.clave}" if self.edicion else f"Año {self.year}"

    @property
    def en_frase(self) -> str:
        return f"la edición {self.clave}" if self.edicion else f"el año {self.year}"

    def cifras(self, ediciones: Ediciones) -> dict[Place, CifraPublicada]:
        """Its figures by place: of several for one place, the one that tells the year best."""
        sources = [self.edicion] if self.edicion else ediciones.vigentes
        stated = CifraPublicada.objects.filter(
            edicion__in=[edicion.slug for edicion in sources],
            hasta__gt=date(self.year, 1, 1),
            hasta__lte=date(self.year + 1, 1, 1),
        )
        own = {edicion.slug for edicion in sources if edicion.year == self.year}
        position = {edicion.slug: edicion.posicion for edicion in sources}

        def how_well(cifra: CifraPublicada) -> tuple[object, ...]:
            whole = cifra.corte is None, cifra.hasta - cifra.desde
            return cifra.edicion_id in own, *whole, cifra.hasta, position[cifra.edicion_id]

        best: dict[Place, CifraPublicada] = {}
        for cifra in stated.order_by("-edicion__year", "orden"):
            place = (cifra.codigo, cifra.dimension, cifra.categoria)
            if place not in best or how_well(cifra) > how_well(best[place]):
                best[place] = cifra
        return best


@dataclass(frozen=True)
class Par:
    """One figure that both sides state."""

    antes: CifraPublicada
    despues: CifraPublicada

    @cached_property
    def reparo(self) -> str:
        """Why both values cannot be subtracted; empty where they can."""
        antes, despues = self.antes, self.despues
        if antes.valor is None or despues.valor is None:
            return "Uno de los dos valores no está informado."
        if antes.unidad != despues.unidad:
            return "Se informan en unidades distintas."
        if wording.is_state(antes) != wording.is_state(despues):
            return "Uno es el estado de un día y el otro, la cuenta de un período: no se comparan."
        if (antes.corte is None) != (despues.corte is None):
            partial = despues if antes.corte is None else antes
            return f"Período parcial ({_when(partial)}): no se compara con uno completo."
        if antes.corte and despues.corte and f"{antes.corte:%m%d}" != f"{despues.corte:%m%d}":
            return "Los dos períodos están cortados en días distintos."
        # A season opens and closes with the snow; any other two spans are compared if they last the same.
        seasons = wording.is_season(antes) and wording.is_season(despues)
        if not seasons and abs(_days(antes) - _days(despues)) > LEAP_DAYS:
            return "Los dos períodos no duran lo mismo."
        if MAS_DE in (antes.calificador, despues.calificador):
            return "La fuente dice «más de»: la diferencia exacta no se conoce."
        return ""

    @cached_property
    def aviso(self) -> str:
        """What a reader must know of a difference that can be told."""
        if self.reparo:
            return ""
        hedges = list(dict.fromkeys(c.calificador for c in (self.antes, self.despues) if c.calificador))
        said = " y ".join(f"«{hedge}»" for hedge in hedges)
        cut = "Ambos períodos son parciales." if self.antes.corte else ""
        return " ".join(filter(None, [f"La fuente dice {said}." if said else "", cut]))

    @cached_property
    def _change(self) -> Decimal | None:
        if self.reparo or self.antes.valor is None or self.despues.valor is None:
            return None
        return self.despues.valor - self.antes.valor

    @property
    def diferencia(self) -> str:
        """The difference as printed, in points where both are percentages; empty where it has no sense."""
        return "" if self._change is None else wording.difference(self._change, self.despues.unidad)

    @property
    def variacion(self) -> str:
        """The change in percent; empty where it has no sense."""
        if self._change is None or not self.antes.valor or self.despues.unidad == wording.PORCIENTO:
            return ""
        change = self._change * 100 / abs(self.antes.valor)
        return f"{'+' if change > 0 else ''}{wording.amount(change, wording.PORCIENTO, 1 if change else 0)}"

    @property
    def grafico(self) -> SafeString:
        """Both values as bars; empty where they cannot be compared."""
        antes, despues = self.antes, self.despues
        if self.reparo or antes.valor is None or despues.valor is None:
            return SafeString("")
        return charts.pair(
            Dato(_when(antes).capitalize(), antes.valor, wording.hedged(antes)),
            Dato(_when(despues).capitalize(), despues.valor, wording.hedged(despues)),
        )


def _days(cifra: CifraPublicada) -> int:
    return (cifra.hasta - cifra.desde).days


def _when(cifra: CifraPublicada) -> str:
    return wording.period(cifra.desde, cifra.hasta, cifra.corte)


def sides(ediciones: Ediciones) -> list[Lado]:
    """What can be chosen: every year that editions in force tell, the latest first, then every edition."""
    spans = CifraPublicada.objects.filter(edicion__in=[e.slug for e in ediciones.vigentes])
    ends = spans.order_by("hasta").values_list("desde", "hasta").distinct()
    years = sorted({wording.year_of(desde, hasta) for desde, hasta in ends}, reverse=True)
    told = [Lado(str(year), year, None) for year in years]
    return told + [Lado(edicion.slug, edicion.year, edicion) for edicion in reversed(ediciones.cadena)]


@dataclass(frozen=True)
class Comparacion:
    """Two sides: what both state, in the order of the later one, and the totals that only one does."""

    pares: list[Par]
    solo_antes: list[CifraPublicada]
    solo_despues: list[CifraPublicada]


def side_by_side(
    antes: dict[Place, CifraPublicada], despues: dict[Place, CifraPublicada], breakdowns: bool
) -> Comparacion:
    """Hold the totals of two sides against each other, and their breakdowns if asked.

    A breakdown that only one side tells is read on the page of its total.
    """

    def asked(place: Place) -> bool:
        return breakdowns or not place[1]

    return Comparacion(
        [Par(antes[place], cifra) for place, cifra in despues.items() if place in antes and asked(place)],
        [cifra for place, cifra in antes.items() if place not in despues and not place[1]],
        [cifra for place, cifra in despues.items() if place not in antes and not place[1]],
    )
