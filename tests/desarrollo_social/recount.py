"""The figures of social development counted naively: every record in memory, one by one, in plain Python."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from datetime import date
from decimal import Decimal
from typing import Any

from gobernacion.lib.periods import Period
from orasmi.models import Postulacion
from programs.desarrollo_social.models import (
    Alojamiento,
    IndicadorGestion,
    InformeVIF,
    Iniciativa,
    Noche,
    PresupuestoOtraOficina,
)
from tests.convenios.recount import recount as of_the_agreements
from tests.every_area import as_of

Figures = dict[tuple[str, str, str], Decimal]

APOYOS = {
    "Atenciones": "atenciones",
    "Complementos de ahorro": "ahorro",
    "Apoyos al emprendimiento": "emprendimiento",
    "Atenciones oftalmológicas": "oftalmologia",
}
INSTRUMENTOS = {"pmg": "Programa de Mejoramiento de la Gestión", "ccdd": "Convenios de Desempeño"}


def recount(period: Period) -> Figures:
    """Every figure of the area, by code, dimension and category."""
    counting = Recount(period)
    counting.shelter()
    counting.initiatives()
    counting.victims()
    counting.management()
    return counting.figures


class Recount:
    def __init__(self, period: Period) -> None:
        self.period = period
        self.figures: Figures = {}

    def put(self, code: str, value: Any, dimension: str = "", category: str = "") -> None:
        self.figures[code, dimension, category] = Decimal(value)

    def add(
        self, code: str, some: Iterable[Any], of: Callable[[Any], int], **cuts: Callable[[Any], str]
    ) -> None:
        some = list(some)
        self.put(code, sum(of(one) for one in some))
        for dimension, category in cuts.items():
            found: dict[str, int] = defaultdict(int)
            for one in some:
                found[category(one)] += of(one)
            for name, value in found.items():
                self.put(code, value, dimension, name)

    def standing(self, rows: Iterable[Any]) -> list[Any]:
        return [one for one in rows if not one.anulado and self.period.contains(one.ocurrido_el)]

    def shelter(self) -> None:
        everything = Alojamiento.objects.select_related("noche__iniciativa__comuna", "huesped")
        lines = [one for one in everything if self.standing([one.noche])]
        last: dict[Any, Alojamiento] = {}
        for one in sorted(lines, key=lambda one: (one.noche.ocurrido_el, one.pk)):
            last[one.huesped.ficha_id] = one
        self.add("DS-001", last.values(), one_each, comuna=of_the_shelter)
        self.add("DS-007", lines, one_each, comuna=of_the_shelter)
        nights = self.standing(Noche.objects.all())
        places = sum(one.cupos for one in nights)
        if places:
            self.put("DS-010", Decimal(len(lines)) * 100 / places)
        # The people of the agreements are counted there, once.
        self.put("DS-002", of_the_agreements(self.period)["CV-001", "", ""])

    def initiatives(self) -> None:
        every = Iniciativa.objects.select_related("comuna").prefetch_related("terminos")
        everything = [as_of(one, one.terminos.all(), self.period.hasta) for one in every]
        standing = [one for one in everything if not one.anulado]
        begun = [one for one in standing if one.ocurrido_el < self.period.hasta]
        at_work = [one for one in begun if one.termino is None or one.termino >= self.period.desde]
        self.add("DS-008", at_work, one_each, linea=lambda one: one.get_linea_display())
        comunas = {one.comuna.nombre for one in at_work if one.linea == "fomento"}
        self.put("DS-003", len(comunas))
        for comuna in comunas:
            self.put("DS-003", 1, "comuna", comuna)
        producing = [one for one in self.standing(everything) if one.linea == "fomento"]
        self.add(
            "DS-011", producing, lambda one: one.beneficiarios or 0, comuna=lambda one: one.comuna.nombre
        )

    def victims(self) -> None:
        reports = self.standing(InformeVIF.objects.all())
        self.put("DS-004", sum(one.personas_nuevas for one in reports))
        total = 0
        for name, field in APOYOS.items():
            given = sum(getattr(one, field) for one in reports)
            self.put("DS-009", given, "apoyo", name)
            total += given
        self.put("DS-009", total)

    def management(self) -> None:
        years = {self.period.desde.year, self.period.last_day.year}
        years = set(range(min(years), max(years) + 1))
        led = [one for one in IndicadorGestion.objects.all() if one.a_cargo and one.year in years]
        names = {f"{one.nombre} ({INSTRUMENTOS[one.instrumento]})" for one in led}
        self.put("DS-005", len(names))
        for name in names:
            self.put("DS-005", 1, "indicador", name)
        whole = self.period == Period(date(min(years), 1, 1), date(max(years) + 1, 1, 1))
        others: dict[str, int] = defaultdict(int)
        for one in PresupuestoOtraOficina.objects.all():
            if one.year in years:
                others[one.oficina] += one.monto
        if whole and others:
            standing = [one for one in Postulacion.objects.all() if one.aprobada_el and not one.anulado]
            approved = [
                one for one in standing if not one.sin_efecto_el or one.sin_efecto_el >= self.period.hasta
            ]
            own = sum(one.aprobado for one in approved if self.period.contains(one.aprobada_el))
            self.put("DS-006", Decimal(own) / max(others.values()))


def one_each(one: Any) -> int:
    return 1


def of_the_shelter(one: Alojamiento) -> str:
    return one.noche.iniciativa.comuna.nombre
