"""Invented cases of the ORASMI fund: those of 2019 measure what the account of that year says.

Beside them, ``randomised`` draws records that are fitted to nothing, for the tests that count them again.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date, timedelta

from django.db import transaction
from django.utils import timezone

from gobernacion.access.roles import Rol
from gobernacion.directory import demo as directory
from gobernacion.directory.models import Documento, Ficha, Organizacion, Sexo
from gobernacion.directory.models.organizacion import ClaseOrganizacion
from gobernacion.lib.periods import Period
from gobernacion.records.demo import (
    Desk,
    any_day,
    workday,
    write,
    write_lives,
    write_unnumbered,
    year_in_course,
)
from orasmi.demo import others, plans, texts
from orasmi.demo.cases import Case, Plan, live
from orasmi.models import (
    Ayuda,
    Decision,
    Estado,
    Postulacion,
    Presupuesto,
)

AREA = "orasmi"
ACCOUNTS = (
    ("orasmi", "Olga Orasmi (demostración)", Rol.ENCARGADO, AREA),
    ("orasmi2", "Omar Orasmi (demostración)", Rol.ENCARGADO, AREA),
)
"""Who works at this desk in the demonstration, besides those of the whole office."""

PRESUPUESTOS = {2019: plans.APROBADO, 2020: 41_500_000}
PRESUPUESTO_DE_HOY = 48_000_000
HASTA = date(2020, 3, 6)
"""The Friday of the first week of March 2020."""

SETTLED_ON = date(2020, 12, 31)
"""When everybody who had asked by then had got an answer."""

EN_2020, DAYS_OF_ONE, AT_LEAST = 84, 3, 120
"""How many ask up to then; of the year in course, one every so many days, of so many at least."""


def _waits_for_a_decision(case: Case) -> bool:
    found = case.control is not None and bool(case.control.no_descartado)
    return found and not case.record.decision and case.record.estado == Estado.EVALUACION


SITUACIONES: tuple[Callable[[Case], bool], ...] = (
    _waits_for_a_decision,
    lambda case: case.record.decision == Decision.ADMITIDA and case.record.estado == Estado.PROPUESTA,
    lambda case: case.record.decision == Decision.NO_ADMITIDA,
    lambda case: case.record.estado == Estado.RENDIDA and bool(case.record.por_reintegrar),
    lambda case: bool(case.record.reintegrado),
    lambda case: bool(case.record.sin_rendir_motivo),
)
"""What happens to few cases, and to one of these days at least."""


@transaction.atomic
def load() -> None:
    """Write the demonstration, unless the desk has records already."""
    if Postulacion.objects.exists():
        return
    today, desk = timezone.localdate(), Desk(AREA, "demostración")
    chance, typists = desk.chance, desk.encargados
    first = year_in_course(today, AT_LEAST)
    fichas = _fichas(desk, "orasmi", 620, lambda one: one.nacimiento.year <= 1999)
    catalogue = _catalogue()

    of_2019 = plans.of_2019(fichas[: plans.SOLICITANTES], catalogue, chance)
    of_2020 = plans.between(date(2020, 1, 2), HASTA, fichas[330 : 330 + EN_2020], catalogue, chance)
    _keep(_lived([*of_2019, *of_2020], desk, SETTLED_ON))
    asking = fichas[450 : 450 + (today - first).days // DAYS_OF_ONE]
    recent = _lived(plans.between(first, today, asking, catalogue, chance), desk, today)
    # Somebody stands at every step, so that each can be tried.
    for estado, ficha in zip(Estado, fichas[-len(Estado) :], strict=True):
        while estado not in {case.record.estado for case in recent}:
            drawn = _lived(plans.between(first, today, [ficha] * 20, catalogue, chance), desk, today)
            recent += [one for one in drawn if one.record.estado == estado][:1]
    apart = Desk(AREA, "situaciones")
    for happens, ficha in zip(SITUACIONES, fichas[-len(Estado) - len(SITUACIONES) :], strict=False):
        while not any(happens(case) for case in recent):
            drawn = _lived(plans.between(first, today, [ficha] * 20, catalogue, apart.chance), apart, today)
            recent += [one for one in drawn if happens(one)][:1]
    _keep(sorted(recent, key=lambda case: case.record.ocurrido_el))
    _budget({**PRESUPUESTOS, today.year: PRESUPUESTO_DE_HOY})

    sindicatos = _organisations(texts.SINDICATOS, ClaseOrganizacion.SINDICATO)
    workers = _fichas(
        desk, "portuarios", 400, lambda one: one.sexo == Sexo.HOMBRE and 1945 <= one.nacimiento.year <= 1980
    )
    write(others.attentions(Period.year(2019), others.ATENCIONES, typists, chance))
    write(others.attentions(Period(date(2020, 1, 2), HASTA), 215, typists, chance))
    write(others.attentions(Period(first, today), (today - first).days, typists, chance))
    write(others.to_fosis(fichas[300 : 300 + others.FOSIS_POSTULADAS], typists, chance))
    write(others.to_pensions(workers[: others.PENSIONES], sindicatos, typists, chance))
    others.negotiations(sindicatos, typists[0])


def randomised(seed: int, n: int) -> None:
    """Write ``n`` cases and as many other records, drawn over three years and fitted to nothing.

    They stand beside whatever is there; the budget of each year is what its approvals took.
    """
    desk = Desk(AREA, "azar", seed)
    chance, typists = desk.chance, desk.encargados
    period = Period(date(2018, 1, 1), date(2021, 1, 1))
    people = _fichas(desk, f"azar {seed}", max(3, n), lambda one: True)
    asking = [chance.choice(people[: max(1, n * 2 // 3)]) for _ in range(n)]
    of_cases = plans.between(period.desde, period.last_day, asking, _catalogue(), chance)
    for plan in of_cases:
        plan.anulada = chance.random() < 0.1
        plan.sin_efecto = chance.random() < 0.4
        plan.sin_folio = chance.random() < 0.2
        if chance.random() < 0.7:
            plan.segunda_respuesta = None
        if chance.random() < 0.3:  # asked for in one year, answered in the next
            plan.respuesta = workday(plan.respuesta + timedelta(days=chance.randrange(300)))
    until = period.desde + timedelta(days=chance.randrange(300, period.days))
    _keep(_lived([plan for plan in of_cases if plan.ingreso <= until], desk, until))
    _budget({})

    sindicatos = _organisations(texts.SINDICATOS, ClaseOrganizacion.SINDICATO)
    write(others.attentions(period, n, typists, chance))
    write(others.at_random(people, n, sindicatos, typists, period, chance))
    for _ in range(chance.randrange(4)):
        seated = chance.sample(sindicatos, chance.randint(1, len(sindicatos)))
        seated += chance.sample(_organisations(texts.PROVEEDORES, ClaseOrganizacion.EMPRESA), 1)
        others.negotiation(any_day(period, chance), seated, typists[0])


# --- who and what it is made of -------------------------------------------------------------------------------


def _fichas(desk: Desk, seed: str, how_many: int, fits: Callable[[directory.Inventada], bool]) -> list[Ficha]:
    """Different people with an identity card, known to the desk."""
    return desk.people(seed, how_many, lambda one: one.documento == Documento.RUN and fits(one))


def _catalogue() -> list[tuple[Ayuda, texts.Pedido]]:
    """The aids that may be asked for."""
    return [
        (
            Ayuda.objects.get_or_create(
                materia=pedido.materia,
                nombre=pedido.nombre,
                desde=date(2018, 1, 1),
                defaults={"clase": pedido.clase},
            )[0],
            pedido,
        )
        for pedido in texts.AYUDAS
    ]


def _organisations(nombres: Iterable[str], clase: ClaseOrganizacion) -> list[Organizacion]:
    return [directory.organisation(nombre, clase) for nombre in nombres]


# --- writing many at once -------------------------------------------------------------------------------------


def _lived(of_cases: Sequence[Plan], desk: Desk, until: date) -> list[Case]:
    """What these plans have come to on a day."""
    proveedores = _organisations(texts.PROVEEDORES, ClaseOrganizacion.EMPRESA)
    folios = [f"{plan.ingreso.year}-{desk.chance.randrange(10**9):09}" for plan in of_cases]
    return [live(plan, folio, desk, proveedores, until) for plan, folio in zip(of_cases, folios, strict=True)]


def _keep(cases: Sequence[Case]) -> None:
    """Write the cases, their risk checks and every version they had."""
    write_lives(cases)
    controls = [case.control for case in cases if case.control]
    write_unnumbered(controls)


def _budget(montos: dict[int, int]) -> None:
    """Give each year its budget, with what its cases say of it; without one, just what they take."""
    said = {one.pop("year"): one for one in Postulacion.objects.dinero_por_year()}
    for year in {*said, *montos}:
        money = said.get(year, {"reservado": 0, "pagado": 0, "devuelto": 0})
        taken = money["reservado"] + money["pagado"]
        Presupuesto.objects.update_or_create(
            year=year, defaults={"monto": montos.get(year, taken), "fuente": texts.FUENTE, **money}
        )
