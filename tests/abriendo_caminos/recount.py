"""The figures of Abriendo Caminos, counted one by one from what its public texts say."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from gobernacion.lib.periods import Period
from gobernacion.records.actividades import HECHAS
from programs.abriendo_caminos.forgetting import forget
from programs.abriendo_caminos.models import (
    Apoyo,
    ClaseApoyo,
    Diagnostico,
    EstadoObjetivo,
    EvaluacionPsicologica,
    Familia,
    Gasto,
    Integrante,
    Objetivo,
    Parentesco,
    Presupuesto,
    Profesional,
    Publico,
    RecuentoPenal,
    Sesion,
    Taller,
)
from tests.every_area import as_of
from tests.recounting import Counting, Figures, band, standing

AGES = ((5, "0 a 5 años"), (18, "6 a 18 años"))
GROWN = "Más de 18 años al cierre"
STAYS = ((182, "Hasta 6 meses"), (365, "7 a 12 meses"), (730, "13 a 24 meses"))
LONGEST = "Más de 24 meses"
BY_CALL_AND_ROLE = "convocatoria/rol"
BY_UNIT = "unidad territorial"


def recount(period: Period) -> Figures:
    counting = OfTheProgramme(period)
    counting.families()
    counting.people()
    counting.children()
    counting.supports()
    counting.money()
    counting.team()
    counting.workshops()
    counting.work()
    return counting.figures


def afterwards(seed: int) -> None:
    """In one of three populations the day came on which the office had to forget."""
    if seed % 3 == 2:
        forget(date(2019, 6, 1))


def unidad(familia: Familia) -> str:
    return str(familia.unidad.nombre)


def convocatoria(gasto: Gasto) -> str:
    return str(gasto.presupuesto.convocatoria.nombre)


def familia_id(one: Any) -> Any:
    return one.familia_id


def years_old(born: date, day: date) -> int:
    """The whole years that somebody had lived on a day."""
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day))


def last_of_each(stays: Iterable[Integrante], who: Any) -> list[Integrante]:
    """The stay that began last of each; of one day, the one typed last."""
    ordered = sorted(stays, key=lambda one: (one.ocurrido_el, one.pk))
    return list({who(one): one for one in ordered}.values())


def of_family(model: Any) -> list[Any]:
    """What stands of what was done with families that stand."""
    rows = standing(model.objects.select_related("familia").all())
    return [one for one in rows if one.familia.anulado_el is None]


def was_of_somebody(one: EvaluacionPsicologica) -> bool:
    """Whether the child of an evaluation stands in a family that does."""
    return one.integrante.anulado_el is None and one.integrante.familia.anulado_el is None


class OfTheProgramme(Counting):
    def __init__(self, period: Period) -> None:
        super().__init__(period)
        rows = Integrante.objects.select_related("familia__unidad", "ficha")
        stays = [one for one in standing(rows.all()) if self.was_in(one)]
        free = [one for one in stays if one.rol != Parentesco.PRIVADA]
        deprived = [one for one in stays if one.rol == Parentesco.PRIVADA]
        self.free = last_of_each(free, lambda one: one.ficha_id)
        self.deprived = last_of_each(deprived, lambda one: (one.ficha_id, one.termino))
        carers = [one for one in stays if one.rol == Parentesco.CUIDADOR]
        self.carers = last_of_each(carers, familia_id)
        self.ninos = [one for one in self.free if one.rol == Parentesco.NNA]

    def during(self, since: date, *ends: date | None) -> bool:
        """Whether some day of the period comes after the beginning and before the first end there is."""
        begins = max(since, self.period.desde)
        return begins < min([self.period.hasta, *(day for day in ends if day)])

    def was_in(self, one: Integrante) -> bool:
        familia = one.familia
        since = max(one.ocurrido_el, familia.ocurrido_el)
        return familia.anulado_el is None and self.during(since, one.hasta, one.termino, familia.egreso)

    def families(self) -> None:
        rows = standing(Familia.objects.select_related("unidad").prefetch_related("anteriores").all())
        familias = [as_of(one, one.anteriores.all(), self.period.hasta) for one in rows]
        active = [one for one in familias if self.during(one.ocurrido_el, one.egreso)]
        self.put("AC-001", active, **{BY_UNIT: unidad})
        staying = [one for one in familias if self.by_now(one.ocurrido_el) and not self.by_now(one.egreso)]
        self.put("AC-014", staying, permanencia=lambda one: self.waited(one.ocurrido_el, STAYS, LONGEST))

    def people(self) -> None:
        """The rows say role, unit and how many: one for each person, more or less for those who were forgotten."""
        known = [(self.rol(one), unidad(one.familia), 1) for one in (*self.free, *self.deprived)]
        told = RecuentoPenal.objects.select_related("unidad").all()
        forgotten = [
            (str(Parentesco.PRIVADA.label), str(one.unidad.nombre), one.cuantas)
            for one in told
            if one.desde < self.period.hasta and one.hasta > self.period.desde
        ]
        self.put(
            "AC-002",
            [*known, *forgotten],
            lambda row: row[2],
            **{"rol": lambda row: row[0], BY_UNIT: lambda row: row[1]},
        )

    def rol(self, one: Integrante) -> str:
        """The role somebody had by the end; the caregiver whom another replaced is a relative."""
        replaced = one.rol == Parentesco.CUIDADOR and one not in self.carers
        return str(Parentesco.OTRO.label if replaced else one.get_rol_display())

    def children(self) -> None:
        self.put("AC-004", self.ninos, edad=self.age)
        rows = standing(EvaluacionPsicologica.objects.select_related("integrante__familia").all())
        done = [one for one in rows if one.hecha and self.by_now(one.ocurrido_el) and was_of_somebody(one)]
        ever = {one.integrante.ficha_id for one in done}
        in_period = {one.integrante.ficha_id for one in done if self.inside(one.ocurrido_el)}
        self.put("AC-011", [one for one in self.ninos if one.ficha_id in in_period])
        self.put("AC-018", [one for one in self.ninos if one.ficha_id not in ever])

    def age(self, one: Integrante) -> str:
        assert one.ficha.nacimiento
        return band(years_old(one.ficha.nacimiento, self.period.last_day), AGES, GROWN)

    def supports(self) -> None:
        given = [one for one in of_family(Apoyo) if self.inside(one.ocurrido_el)]
        for_work = [one for one in given if one.clase == ClaseApoyo.SOCIOLABORAL]
        self.different("AC-005", for_work, familia_id, perfil=lambda one: one.get_perfil_display())
        at_home = [one for one in given if one.clase == ClaseApoyo.HABITABILIDAD]
        self.different("AC-006", at_home, familia_id)
        from_fosis = [one for one in given if one.clase == ClaseApoyo.FOSIS]
        self.different("AC-007", from_fosis, familia_id)

    def spent(self) -> list[Gasto]:
        rows = Gasto.objects.select_related("presupuesto__convocatoria").prefetch_related("anteriores")
        then = [as_of(one, one.anteriores.all(), self.period.hasta) for one in standing(rows.all())]
        return [one for one in then if self.inside(one.visado_el)]

    def money(self) -> None:
        spent = self.spent()
        self.put("AC-003", spent, lambda one: one.monto, convocatoria=convocatoria)
        self.different("AC-012", spent, lambda one: one.presupuesto.convocatoria_id)
        years = range(self.period.desde.year, self.period.last_day.year + 1)
        charged = sum(one.monto for one in spent if one.presupuesto.year in years)
        assigned = sum(one.asignado for one in Presupuesto.objects.all() if one.year in years)
        self.share("AC-017", charged, assigned)

    def team(self) -> None:
        running = {one.presupuesto.convocatoria_id for one in self.spent()}
        rows = [
            one
            for one in Profesional.objects.select_related("convocatoria").all()
            if one.convocatoria_id in running and self.worked(one)
        ]
        ordered = sorted(rows, key=lambda one: (one.desde, one.pk))
        last = {(one.convocatoria_id, one.nombre): one for one in ordered}
        self.put(
            "AC-008",
            last.values(),
            **{
                "convocatoria": lambda one: str(one.convocatoria.nombre),
                BY_CALL_AND_ROLE: lambda one: f"{one.convocatoria.nombre}/{one.get_cargo_display()}",
            },
        )

    def worked(self, one: Profesional) -> bool:
        """Whether somebody was in the team on some day of the period; the day they leave on is their last one."""
        return self.by_now(one.desde) and (one.hasta is None or one.hasta >= self.period.desde)

    def workshops(self) -> None:
        rows = standing(Taller.objects.select_related("tema").all())
        done = [one for one in rows if one.estado in HECHAS and self.inside(one.ocurrido_el)]
        for code, publico in (("AC-009", Publico.CUIDADORAS), ("AC-010", Publico.NNA)):
            some = [one for one in done if one.tema.publico == publico]
            self.different(code, some, lambda one: one.tema_id, tema=lambda one: one.tema.nombre)

    def work(self) -> None:
        sessions = [one for one in of_family(Sesion) if one.asistio and self.inside(one.ocurrido_el)]
        self.put("AC-013", sessions, tipo=lambda one: one.get_tipo_display())
        diagnosed = [one for one in of_family(Diagnostico) if self.inside(one.ocurrido_el)]
        self.middle("AC-015", [(one.ocurrido_el - one.familia.ocurrido_el).days for one in diagnosed])
        closed = [one for one in self.goals() if self.inside(one.resuelto_el)]
        achieved = [one for one in closed if one.estado == EstadoObjetivo.LOGRADO]
        self.share("AC-016", len(achieved), len(closed))

    def goals(self) -> list[Objetivo]:
        """Those of plans that stand, of families that do."""
        goals = Objetivo.objects.select_related("plan__familia").all()
        return [one for one in goals if one.plan.anulado_el is None and one.plan.familia.anulado_el is None]
