"""The plan of a year and its targets: what was programmed for each comuna and month, and how much of it was done."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from decimal import Decimal

from django.db.models import Count, Q
from django.db.models.functions import ExtractMonth

from gobernacion.indicators.models import MetaAnual
from gobernacion.lib.clp import number
from gobernacion.lib.periods import MESES, Period
from gobernacion.records.actividades import HECHAS, EstadoActividad
from gobernacion.territory.models import Comuna
from programs.gobierno_en_terreno.models import Jornada, Tipo

CON_META = {"GT-001": (Tipo.PLAZA, "plazas"), "GT-002": (Tipo.DIALOGO, "diálogos")}
"""The indicators with a yearly target, the type of jornada each counts and how they are called in a sentence."""

MONTHS = tuple(name[:3] for name in MESES)


# --- the targets ----------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Avance:
    """How far one yearly target is met."""

    nombre: str
    meta: Decimal | None
    propias: int
    de_terceros: int

    @property
    def hechas(self) -> int:
        return self.propias + self.de_terceros

    @property
    def exacto(self) -> Decimal | None:
        """The percentage, as it is; None without a target."""
        return Decimal(100 * self.hechas) / self.meta if self.meta else None

    @property
    def meta_escrita(self) -> str | None:
        return None if self.meta is None else number(self.meta)

    @property
    def porcentaje(self) -> str | None:
        return None if self.exacto is None else percent(self.exacto)


@dataclass(frozen=True)
class Cumplimiento:
    """The compliance that is reported: the plain mean of the percentages of both targets, never of their sum."""

    rows: list[Avance]

    @property
    def promedio(self) -> Decimal | None:
        """None while one of the targets is missing."""
        each = [row.exacto for row in self.rows]
        known = [one for one in each if one is not None]
        return sum(known, Decimal(0)) / len(known) if len(known) == len(each) else None

    @property
    def frase(self) -> str:
        """Which reading it is, with the other one beside it."""
        if self.promedio is None:
            return ""
        how = " y ".join(
            f"{row.hechas} de {number(row.meta)} {row.nombre} es {row.porcentaje}"
            for row in self.rows
            if row.meta
        )
        done, promised = sum(row.hechas for row in self.rows), sum(row.meta or 0 for row in self.rows)
        return (
            f"{how}: el cumplimiento que se informa (GT-003) es el promedio simple de ambos, "
            f"{percent(self.promedio)}. Todas juntas serían {done} de {number(promised)}, "
            f"{percent(Decimal(100 * done) / promised)}: esa no es la cifra informada."
        )


def compliance(period: Period) -> Cumplimiento:
    """How far the targets were met in a period: those of its year, or of each year it touches, put together."""
    years = range(period.desde.year, period.last_day.year + 1)
    metas: dict[str, dict[int, Decimal]] = {codigo: {} for codigo in CON_META}
    found = MetaAnual.objects.vigentes().filter(codigo__in=CON_META, year__in=years)
    for codigo, year, valor in found.values_list("codigo", "year", "valor"):
        metas[codigo][year] = valor
    counted = dict.fromkeys(((tipo, estado) for tipo in Tipo for estado in HECHAS), 0)
    done = Jornada.objects.hechas().en(period).values_list("tipo", "estado").annotate(n=Count("pk"))
    for tipo, estado, how_many in done.order_by("tipo", "estado"):
        counted[tipo, estado] = how_many
    return Cumplimiento(
        [
            Avance(
                nombre,
                sum(metas[codigo].values(), Decimal(0)) if len(metas[codigo]) == len(years) else None,
                counted[tipo, EstadoActividad.REALIZADA],
                counted[tipo, EstadoActividad.TERCERO],
            )
            for codigo, (tipo, nombre) in CON_META.items()
        ]
    )


def percent(value: Decimal) -> str:
    """A percentage as it is read: one decimal, always written."""
    return f"{number(value, 1)} %"


# --- the year by comuna and month -----------------------------------------------------------------------------


@dataclass
class DeComuna:
    """The plan of one comuna, month by month."""

    nombre: str
    programadas: dict[int, int] = field(default_factory=lambda: defaultdict(int))
    hechas: dict[int, int] = field(default_factory=lambda: defaultdict(int))
    fuera_de_plan: int = 0

    @property
    def meses(self) -> list[str]:
        return [_of(self.hechas[month], self.programadas[month]) for month in range(1, 13)]

    @property
    def total(self) -> str:
        return _of(sum(self.hechas.values()), sum(self.programadas.values()))


def by_comuna_and_month(period: Period) -> list[DeComuna]:
    """What was programmed for the year of the period and what of it was done by its end; in two grouped queries."""
    year = Period.year(period.desde.year)
    table: dict[str, DeComuna] = {
        nombre: DeComuna(nombre)
        for nombre in Comuna.objects.propias().ordenadas().values_list("nombre", flat=True)
    }
    done = Q(estado__in=HECHAS, ocurrido_el__lt=period.hasta)
    planned = Jornada.objects.programadas_en(year).annotate(mes=ExtractMonth("programada_el"))
    cells = planned.values_list("comuna__nombre", "mes").annotate(
        n=Count("pk"), hechas=Count("pk", filter=done)
    )
    for nombre, month, how_many, hechas in cells.order_by("comuna__nombre", "mes"):
        row = table.setdefault(nombre, DeComuna(nombre))
        row.programadas[month], row.hechas[month] = how_many, hechas
    besides = Jornada.objects.hechas().en(period).filter(programada_el=None)
    by_comuna = besides.values_list("comuna__nombre").annotate(n=Count("pk"))
    for nombre, how_many in by_comuna.order_by("comuna__nombre"):
        table.setdefault(nombre, DeComuna(nombre)).fuera_de_plan = how_many
    return list(table.values())


def _of(done: int, planned: int) -> str:
    return f"{done} de {planned}" if planned else ""
