"""The figures of Abriendo Caminos counted naively from their texts: every record in memory, one by one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from datetime import date
from decimal import Decimal
from statistics import median
from typing import Any

from gobernacion.lib.periods import Period
from programs.abriendo_caminos.forgetting import forget
from programs.abriendo_caminos.models import (
    Apoyo,
    Diagnostico,
    EvaluacionPsicologica,
    Familia,
    Gasto,
    Integrante,
    Objetivo,
    Presupuesto,
    Profesional,
    RecuentoPenal,
    Sesion,
    Taller,
)

Figures = dict[tuple[str, str, str], Decimal]

STAYS = ((182, "Hasta 6 meses"), (365, "7 a 12 meses"), (730, "13 a 24 meses"))


def recount(period: Period) -> Figures:
    """Every figure of the area, by code, dimension and category."""
    counting = Recount(period)
    counting.families()
    counting.people()
    counting.money()
    counting.team()
    counting.supports()
    counting.workshops()
    counting.children()
    counting.work()
    return counting.figures


def afterwards(seed: int) -> None:
    """In one of three populations the day came on which the office had to forget."""
    if seed % 3 == 2:
        forget(date(2019, 6, 1))


class Recount:
    def __init__(self, period: Period) -> None:
        self.period = period
        self.figures: Figures = {}
        families = Familia.objects.select_related("unidad")
        self.accompanied = [one for one in families if not one.anulado]
        members = Integrante.objects.select_related("ficha", "familia__unidad")
        self.members = [one for one in members if not one.anulado and not one.familia.anulado]
        self.present = sorted(filter(self.belongs, self.members), key=joined)
        self.carers = {one.familia_id: one.pk for one in self.present if one.rol == "cuidador"}

    def inside(self, day: date | None) -> bool:
        return day is not None and self.period.contains(day)

    def by_now(self, day: date | None) -> bool:
        return day is not None and day < self.period.hasta

    def touches(self, since: date, until: Iterable[date | None]) -> bool:
        """Whether at least one day from the first to the earliest of the others, not included, is of the period."""
        first = max(since, self.period.desde)
        last = min([self.period.hasta, *(day for day in until if day is not None)])
        return first < last

    def belongs(self, one: Integrante) -> bool:
        family = one.familia
        return self.touches(max(one.ocurrido_el, family.ocurrido_el), (one.hasta, one.termino, family.egreso))

    def put(self, code: str, some: Iterable[Any], **cuts: Callable[[Any], str]) -> None:
        """How many there are, in all and in each category."""
        some = list(some)
        self.figures[code, "", ""] = Decimal(len(some))
        for dimension, of in cuts.items():
            for one in some:
                self.add(code, dimension.replace("_", " "), of(one))

    def add(self, code: str, dimension: str, category: str, more: int = 1) -> None:
        key = (code, dimension, category)
        self.figures[key] = self.figures.get(key, Decimal(0)) + more

    def families(self) -> None:
        active = [one for one in self.accompanied if self.touches(one.ocurrido_el, [one.egreso])]
        self.put("AC-001", active, unidad_territorial=unit)
        still = [
            one for one in self.accompanied if self.by_now(one.ocurrido_el) and not self.by_now(one.egreso)
        ]
        self.put("AC-014", still, permanencia=self.stay)

    def people(self) -> None:
        """Once each person; of those deprived of liberty, once each deprivation."""
        free = {one.ficha_id: one for one in self.present if one.rol != "privada"}
        deprived = {(one.ficha_id, one.termino): one for one in self.present if one.rol == "privada"}
        known = [*free.values(), *deprived.values()]
        self.put("AC-002", known, rol=self.role, unidad_territorial=lambda one: unit(one.familia))
        for kept in RecuentoPenal.objects.select_related("unidad"):
            if self.touches(kept.desde, [kept.hasta]):
                self.add("AC-002", "", "", kept.cuantas)
                self.add("AC-002", "rol", "Personas privadas de libertad", kept.cuantas)
                self.add("AC-002", "unidad territorial", kept.unidad.nombre, kept.cuantas)
        self.ninos = [one for one in free.values() if one.rol == "nna"]

    def money(self) -> None:
        approved = self.approved = [
            one
            for one in Gasto.objects.select_related("presupuesto__convocatoria")
            if not one.anulado and self.inside(one.visado_el)
        ]
        spent = sum(one.monto for one in approved)
        self.figures["AC-003", "", ""] = Decimal(spent)
        for one in approved:
            self.add("AC-003", "convocatoria", one.presupuesto.convocatoria.nombre, one.monto)
        self.put("AC-012", {one.presupuesto.convocatoria_id for one in approved})
        years = range(self.period.desde.year, self.period.last_day.year + 1)
        budgets = [one for one in Presupuesto.objects.all() if one.year in years]
        assigned = sum(one.asignado for one in budgets)
        if assigned:
            of_them = sum(one.monto for one in approved if one.presupuesto.year in years)
            self.figures["AC-017", "", ""] = Decimal(100 * of_them) / assigned

    def team(self) -> None:
        executed = {one.presupuesto.convocatoria_id for one in self.approved}
        worked: dict[tuple[int, str], Profesional] = {}
        for one in sorted(
            Profesional.objects.select_related("convocatoria"), key=lambda one: (one.desde, one.pk)
        ):
            there = one.desde < self.period.hasta and (one.hasta is None or one.hasta >= self.period.desde)
            if there and one.convocatoria_id in executed:
                worked[one.convocatoria_id, one.nombre] = one
        self.put("AC-008", worked.values(), convocatoria=lambda one: one.convocatoria.nombre)
        for one in worked.values():
            self.add("AC-008", "convocatoria/rol", f"{one.convocatoria.nombre}/{one.get_cargo_display()}")

    def supports(self) -> None:
        given = [one for one in self.of_families(Apoyo) if self.inside(one.ocurrido_el)]
        for code, clase in (("AC-005", "sociolaboral"), ("AC-006", "habitabilidad"), ("AC-007", "fosis")):
            self.put(code, {one.familia_id for one in given if one.clase == clase})
        for _, perfil in {
            (one.familia_id, one.get_perfil_display()) for one in given if one.clase == "sociolaboral"
        }:
            self.add("AC-005", "perfil", perfil)

    def workshops(self) -> None:
        done = [
            one
            for one in Taller.objects.select_related("tema")
            if not one.anulado and one.estado in ("realizada", "tercero") and self.inside(one.ocurrido_el)
        ]
        for code, publico in (("AC-009", "cuidadoras"), ("AC-010", "nna")):
            self.put(code, {one.tema.nombre for one in done if one.tema.publico == publico}, tema=str)

    def children(self) -> None:
        self.put("AC-004", self.ninos, edad=self.age)
        evaluated: dict[Any, list[date]] = defaultdict(list)
        for one in EvaluacionPsicologica.objects.select_related("integrante__familia"):
            child = one.integrante
            if one.hecha and not (one.anulado or child.anulado or child.familia.anulado):
                evaluated[child.ficha_id].append(one.ocurrido_el)
        seen = [one for one in self.ninos if any(map(self.inside, evaluated[one.ficha_id]))]
        self.put("AC-011", seen)
        missing = [one for one in self.ninos if not any(map(self.by_now, evaluated[one.ficha_id]))]
        self.put("AC-018", missing)

    def work(self) -> None:
        attended = [one for one in self.of_families(Sesion) if one.asistio and self.inside(one.ocurrido_el)]
        self.put("AC-013", attended, tipo=lambda one: one.get_tipo_display())
        seen = [one for one in self.of_families(Diagnostico) if self.inside(one.ocurrido_el)]
        if seen:
            waited = [Decimal((one.ocurrido_el - one.familia.ocurrido_el).days) for one in seen]
            self.figures["AC-015", "", ""] = Decimal(median(waited))
        solved = [
            one.estado == "logrado"
            for one in Objetivo.objects.select_related("plan__familia")
            if self.inside(one.resuelto_el) and not one.plan.anulado and not one.plan.familia.anulado
        ]
        if solved:
            self.figures["AC-016", "", ""] = Decimal(100 * sum(solved)) / len(solved)

    def of_families(self, model: Any) -> list[Any]:
        """What was done with families of the programme and stands."""
        everything = model.objects.select_related("familia")
        return [one for one in everything if not one.anulado and not one.familia.anulado]

    def role(self, one: Integrante) -> str:
        """A family has one main caregiver: who was it before is another relative."""
        former = one.rol == "cuidador" and self.carers[one.familia_id] != one.pk
        return "Otros familiares" if former else str(one.get_rol_display())

    def age(self, one: Integrante) -> str:
        born, last = one.ficha.nacimiento, self.period.last_day
        years = last.year - born.year - ((last.month, last.day) < (born.month, born.day))
        return "0 a 5 años" if years <= 5 else "6 a 18 años" if years <= 18 else "Más de 18 años al cierre"

    def stay(self, one: Familia) -> str:
        days = (self.period.last_day - one.ocurrido_el).days
        return next((category for limit, category in STAYS if days <= limit), "Más de 24 meses")


def joined(one: Integrante) -> tuple[date, int]:
    return one.ocurrido_el, one.pk


def unit(one: Familia) -> str:
    return one.unidad.nombre
