"""The figures of Desarrollo Social, counted one by one from their public texts."""

from __future__ import annotations

from collections import defaultdict
from decimal import Decimal
from typing import Any

from gobernacion.lib.periods import Period
from orasmi.models import Postulacion
from programs.desarrollo_social.models import (
    APOYOS,
    Alojamiento,
    IndicadorGestion,
    InformeVIF,
    Iniciativa,
    Linea,
    Noche,
    PresupuestoOtraOficina,
)
from tests.convenios.recount import recount as of_the_agreements
from tests.every_area import as_of
from tests.recounting import Counting, Figures, comuna, standing


def recount(period: Period) -> Figures:
    return OfSocialDevelopment(period).counted()


def place(one: Alojamiento) -> str:
    """The comuna of the shelter somebody slept in."""
    return comuna(one.noche.iniciativa)


def line(one: Iniciativa) -> str:
    return str(one.get_linea_display())


def helped(one: Iniciativa) -> int:
    return one.beneficiarios or 0


def of_the_fund(whole: Period) -> int:
    """What the fund approved in that time and had not left without effect by its last day."""
    return sum(
        one.aprobado or 0
        for one in standing(Postulacion.objects.all())
        if one.aprobada_el is not None
        and whole.contains(one.aprobada_el)
        and (one.sin_efecto_el is None or one.sin_efecto_el >= whole.hasta)
    )


class OfSocialDevelopment(Counting):
    def counted(self) -> Figures:
        self.count_shelters()
        self.count_initiatives()
        self.count_victims()
        self.count_commitments()
        self.quote_agreements()
        self.compare_budgets()
        return self.figures

    def count_shelters(self) -> None:
        nights = [one for one in standing(Noche.objects.all()) if self.inside(one.ocurrido_el)]
        counted = {one.pk for one in nights}
        lodged = [
            one
            for one in Alojamiento.objects.select_related("noche__iniciativa__comuna", "huesped").all()
            if one.noche_id in counted
        ]
        self.put("DS-001", self.last_of_each(lodged), comuna=place)
        self.put("DS-007", lodged, comuna=place)
        self.share("DS-010", len(lodged), sum(one.cupos for one in nights))

    def last_of_each(self, lodged: list[Any]) -> list[Any]:
        """The last time each person slept there; of two shelters on one night, the night typed last."""
        found: dict[Any, Any] = {}
        for one in sorted(lodged, key=lambda one: (one.noche.ocurrido_el, one.noche_id)):
            found[one.huesped.ficha_id] = one
        return list(found.values())

    def count_initiatives(self) -> None:
        rows = standing(Iniciativa.objects.select_related("comuna").prefetch_related("terminos").all())
        at_work = [one for one in rows if self.at_work(one)]
        self.put("DS-008", at_work, linea=line)
        of_producers = [one for one in at_work if one.linea == Linea.FOMENTO]
        self.different("DS-003", of_producers, comuna, comuna=comuna)
        begun = [one for one in rows if one.linea == Linea.FOMENTO and self.inside(one.ocurrido_el)]
        self.put("DS-011", begun, helped, comuna=comuna)

    def at_work(self, one: Iniciativa) -> bool:
        """Whether it had begun when the period ended, and was not known then as over before it began."""
        ended = as_of(one, one.terminos.all(), self.period.hasta).termino
        return self.by_now(one.ocurrido_el) and (ended is None or ended >= self.period.desde)

    def count_victims(self) -> None:
        reports = [one for one in standing(InformeVIF.objects.all()) if self.inside(one.ocurrido_el)]
        self.put("DS-004", reports, lambda one: one.personas_nuevas)
        supports = [
            (str(InformeVIF._meta.get_field(kind).verbose_name).capitalize(), getattr(one, kind))
            for one in reports
            for kind in APOYOS
        ]
        self.put("DS-009", supports, lambda one: one[1], apoyo=lambda one: str(one[0]))

    def count_commitments(self) -> None:
        """One indicator that is headed in two years is one indicator."""
        first, last = self.period.desde.year, self.period.last_day.year
        headed = [one for one in IndicadorGestion.objects.all() if one.a_cargo and first <= one.year <= last]

        def named(one: IndicadorGestion) -> str:
            return f"{one.nombre} ({one.get_instrumento_display()})"

        self.different("DS-005", headed, named, indicador=named)

    def quote_agreements(self) -> None:
        self.figures["DS-002", "", ""] = of_the_agreements(self.period)["CV-001", "", ""]

    def whole_years(self) -> list[int]:
        """The years of the period, if it is of nothing else."""
        first, last = Period.year(self.period.desde.year), Period.year(self.period.last_day.year)
        whole = self.period == Period(first.desde, last.hasta)
        return list(range(first.desde.year, last.last_day.year + 1)) if whole else []

    def compare_budgets(self) -> None:
        """What the fund had in those years, beside the office that had the most in them."""
        years = self.whole_years()
        told: dict[str, int] = defaultdict(int)
        for one in PresupuestoOtraOficina.objects.all():
            if one.year in years:
                told[one.oficina] += one.monto
        if told:
            whole = Period(Period.year(years[0]).desde, Period.year(years[-1]).hasta)
            self.figures["DS-006", "", ""] = Decimal(of_the_fund(whole)) / max(told.values())
