"""The figures of Abriendo Caminos counted naively: every record in memory, one by one, in plain Python."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from datetime import date, timedelta
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


def recount(period: Period) -> Figures:
    """Every figure of the area, by code, dimension and category."""
    counting = Recount(period)
    counting.people()
    counting.work()
    counting.money_and_team()
    return counting.figures


class Recount:
    def __init__(self, period: Period) -> None:
        self.period = period
        self.figures: Figures = {}
        self.days = set(_days(period))

    def put(self, code: str, value: Any, dimension: str = "", category: str = "") -> None:
        self.figures[code, dimension, category] = Decimal(value)

    def rows(self, code: str, some: Iterable[Any], **cuts: Callable[[Any], str]) -> None:
        some = list(some)
        self.put(code, len(some))
        for dimension, of in cuts.items():
            for category, n in Counter(map(of, some)).items():
                self.put(code, n, dimension.replace("_", " "), category)

    def inside(self, record: Any) -> bool:
        return not record.anulado and self.period.contains(record.ocurrido_el)

    def lasts(self, since: Any, *ends: Any) -> bool:
        """Whether some day of the period is on or after the first and before every end."""
        return any(since <= day and all(end is None or day < end for end in ends) for day in self.days)

    # --- people ---

    def people(self) -> None:
        families = [
            one
            for one in Familia.objects.select_related("unidad")
            if not one.anulado and self.lasts(one.ocurrido_el, one.egreso)
        ]
        self.rows("AC-001", families, unidad_territorial=lambda one: one.unidad.nombre)
        members = [
            one
            for one in Integrante.objects.select_related("familia__unidad", "ficha").order_by(
                "ocurrido_el", "pk"
            )
            if not one.anulado
            and not one.familia.anulado
            and self.lasts(
                max(one.ocurrido_el, one.familia.ocurrido_el), one.hasta, one.termino, one.familia.egreso
            )
        ]
        carer = {one.familia_id: one.pk for one in members if one.rol == "cuidador"}
        last = list({one.ficha_id: one for one in members}.values())

        def role(one: Any) -> str:
            former = one.rol == "cuidador" and carer[one.familia_id] != one.pk
            return "Otros familiares" if former else str(one.get_rol_display())

        counted = [(role(one), one.familia.unidad.nombre) for one in last]
        for left in RecuentoPenal.objects.select_related("unidad"):
            if self.lasts(left.desde, left.hasta):
                counted += [("Personas privadas de libertad", left.unidad.nombre)] * left.cuantas
        self.rows("AC-002", counted, rol=lambda one: one[0], unidad_territorial=lambda one: one[1])
        children = [one for one in last if role(one).startswith("Niños")]
        self.rows("AC-004", children, edad=self.bracket)
        done = [
            one
            for one in EvaluacionPsicologica.objects.select_related("integrante")
            if one.hecha and not one.anulado and not one.integrante.anulado
        ]
        ever = {one.integrante.ficha_id for one in done if one.ocurrido_el < self.period.hasta}
        now = {one.integrante.ficha_id for one in done if self.period.contains(one.ocurrido_el)}
        self.rows("AC-011", [one for one in children if one.ficha_id in now])
        self.rows("AC-018", [one for one in children if one.ficha_id not in ever])
        staying = [
            one
            for one in Familia.objects.vigentes()
            if one.ocurrido_el < self.period.hasta and (one.egreso is None or one.egreso >= self.period.hasta)
        ]
        self.rows("AC-014", staying, permanencia=self.stay)

    def bracket(self, one: Any) -> str:
        born, day = one.ficha.nacimiento, self.period.last_day
        age = day.year - born.year - ((day.month, day.day) < (born.month, born.day))
        return "0 a 5 años" if age <= 5 else "6 a 18 años" if age <= 18 else "Más de 18 años al cierre"

    def stay(self, one: Any) -> str:
        days = (self.period.last_day - one.ocurrido_el).days
        for most, name in ((182, "Hasta 6 meses"), (365, "7 a 12 meses"), (730, "13 a 24 meses")):
            if days <= most:
                return name
        return "Más de 24 meses"

    # --- what is done ---

    def work(self) -> None:
        supports = [
            one
            for one in Apoyo.objects.select_related("familia")
            if self.inside(one) and not one.familia.anulado
        ]
        for code, clase in (("AC-005", "sociolaboral"), ("AC-006", "habitabilidad"), ("AC-007", "fosis")):
            self.put(code, len({one.familia_id for one in supports if one.clase == clase}))
        by_profile = defaultdict(set)
        for one in supports:
            if one.perfil:
                by_profile[one.get_perfil_display()].add(one.familia_id)
        for profile, found in by_profile.items():
            self.put("AC-005", len(found), "perfil", str(profile))
        held = [one for one in Sesion.objects.all() if self.inside(one) and one.asistio]
        self.rows("AC-013", held, tipo=lambda one: str(one.get_tipo_display()))
        for code, publico in (("AC-009", "cuidadoras"), ("AC-010", "nna")):
            topics = {
                one.tema.nombre
                for one in Taller.objects.select_related("tema")
                if self.inside(one) and one.estado in ("realizada", "tercero") and one.tema.publico == publico
            }
            self.rows(code, topics, tema=str)
        waits = [
            (one.ocurrido_el - one.familia.ocurrido_el).days
            for one in Diagnostico.objects.select_related("familia")
            if self.inside(one)
        ]
        if waits:
            self.put("AC-015", median(waits))
        solved = [
            one.estado == "logrado"
            for one in Objetivo.objects.select_related("plan")
            if one.resuelto_el and self.period.contains(one.resuelto_el) and not one.plan.anulado
        ]
        if solved:
            self.put("AC-016", Decimal(sum(solved)) * 100 / len(solved))

    # --- money and team ---

    def money_and_team(self) -> None:
        spent = [
            one
            for one in Gasto.objects.select_related("presupuesto__convocatoria")
            if self.inside(one) and one.estado == "visado"
        ]
        by_call: Counter[str] = Counter()
        for one in spent:
            by_call[one.presupuesto.convocatoria.nombre] += one.monto
        self.put("AC-003", sum(by_call.values()))
        for nombre, amount in by_call.items():
            self.put("AC-003", amount, "convocatoria", nombre)
        self.put("AC-012", len(by_call))
        team = [
            one
            for one in Profesional.objects.select_related("convocatoria")
            if one.convocatoria.nombre in by_call
            and one.desde < self.period.hasta
            and (one.hasta is None or one.hasta >= self.period.desde)
        ]
        self.rows("AC-008", team, convocatoria=lambda one: one.convocatoria.nombre)
        named = Counter(f"{one.convocatoria.nombre}/{one.get_cargo_display()}" for one in team)
        for name, n in named.items():
            self.put("AC-008", n, "convocatoria/rol", name)
        years = range(self.period.desde.year, self.period.last_day.year + 1)
        assigned = sum(one.asignado for one in Presupuesto.objects.all() if one.year in years)
        if assigned:
            self.put("AC-017", Decimal(sum(by_call.values())) * 100 / assigned)


def _days(period: Period) -> Iterable[Any]:
    return (period.desde + timedelta(days=place) for place in range(period.days))


def afterwards(seed: int) -> None:
    """In one of three populations the day came on which the office had to forget."""
    if seed % 3 == 2:
        forget(date(2019, 6, 1))
