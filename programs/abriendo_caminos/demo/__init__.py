"""The invented year of the programme: 39 families and 205 people, who measure what the account of 2019 says.

Of «otros familiares» there are 23 and not the 33 of the table in chapter 1c: 205 people is what the account says three
times, and the other three roles leave 23. Of the team of «Intensiva 2017» there are the 6 it names and not the 7.
Beside them, ``randomised`` draws records that are fitted to nothing, for the tests that count them again.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from random import Random

from django.db import transaction
from django.utils import timezone

from gobernacion.access.roles import Rol
from gobernacion.directory import demo as directory
from gobernacion.directory.models import ClaseOrganizacion
from gobernacion.lib.periods import months_after
from gobernacion.records.demo import (
    Desk,
    workday,
    write,
    write_unnumbered,
    year_in_course,
)
from gobernacion.territory.models import Comuna, Sector
from programs.abriendo_caminos.demo import around, at_random, texts
from programs.abriendo_caminos.demo.families import (
    AREA,
    Miembro,
    People,
    Plan,
    evaluations,
    supports,
    write_families,
    write_work,
)
from programs.abriendo_caminos.forgetting import forget
from programs.abriendo_caminos.models import (
    ClaseApoyo,
    Convocatoria,
    Etapa,
    Familia,
    InstitucionRed,
    Integrante,
    Parentesco,
    Profesional,
    Tema,
    UnidadTerritorial,
)

ACCOUNTS = (
    ("caminos", "Camila Caminos (demostración)", Rol.ENCARGADO, AREA),
    ("caminos2", "Cristián Caminos (demostración)", Rol.ENCARGADO, AREA),
)
"""Who works at this desk in the demonstration, besides those of the whole office."""

FAMILIAS = (18, 21)
NNA = (48, 56)
PEQUENOS = (16, 19)
OTROS = (11, 12)
"""Of each unit: families, children, how many of these are small, and other relatives."""

APOYOS = {ClaseApoyo.SOCIOLABORAL: 15, ClaseApoyo.HABITABILIDAD: 5, ClaseApoyo.FOSIS: 10}
HASTA = date(2020, 3, 6)
"""The Friday of the first week of March 2020."""

TOLD_ON = date(2020, 4, 30)
"""From when on it was told of goals that were open when their family left."""

AT_LEAST = 200
"""How many days of the year in course are told at least."""

ANTES, AHORA = 4, 6
"""Families that left before 2019, and those of these days."""


@transaction.atomic
def load() -> None:
    """Write the demonstration, unless the desk has records already."""
    if Familia.objects.exists():
        return
    desk, today = Desk(AREA, "demostración"), timezone.localdate()
    chance = desk.chance
    unidades, temas = _unidades(), _temas()
    convocatorias = [
        _convocatoria(nombre, etapa, year, date(2018, 1, 2), date(2020, 6, 30))
        for nombre, etapa, year, _ in texts.CONVOCATORIAS
    ]
    equipo = _team(convocatorias, chance)
    for convocatoria, (_, _, _, spent) in zip(convocatorias, texts.CONVOCATORIAS, strict=True):
        around.spend(convocatoria, 2019, spent, range(1, 13), desk)
        around.spend(convocatoria, 2020, spent // 6, range(1, 3), desk)
    how_many = {
        "pequenos": sum(PEQUENOS),
        "escolares": sum(NNA) - sum(PEQUENOS) + ANTES + AHORA,
        "adultos": 2 * (sum(FAMILIAS) + ANTES + AHORA) + sum(OTROS),
    }
    people = People("demostración", how_many)
    familias = write_families(_of_2019(unidades, convocatorias, people, chance), desk)
    write_work(familias, equipo, HASTA, chance, TOLD_ON)
    ninos = list(Integrante.objects.filter(familia__in=familias, rol=Parentesco.NNA).order_by("pk"))
    write(evaluations(ninos, date(2019, 3, 4), date(2019, 11, 15), chance))
    for clase, how in APOYOS.items():
        some = sorted(chance.sample(familias, how), key=lambda one: one.pk)
        write(supports(some, clase, date(2019, 3, 4), date(2019, 11, 29), chance))
    around.workshops(temas, date(2019, 3, 11), familias, desk)
    _network()

    earlier = _convocatoria("Intensiva 2016", Etapa.INTENSIVA, 2016, date(2016, 1, 4), date(2018, 6, 29))
    before = _some(ANTES, "16", earlier, unidades, date(2016, 5, 2), date(2018, 5, 2), people, chance)
    write_families(before, desk)
    entered = year_in_course(today, AT_LEAST)
    now = _convocatoria(f"Intensiva {entered.year}", Etapa.INTENSIVA, entered.year, entered, None)
    equipo = _team([now], chance)
    recent = write_families(_some(AHORA, f"{entered:%y}", now, unidades, entered, None, people, chance), desk)
    write_work(recent, equipo, today, chance)
    lately = Desk(AREA, "año en curso")
    write(supports(recent[:4], ClaseApoyo.SOCIOLABORAL, entered + timedelta(days=60), today, lately.chance))
    around.workshops_lately(temas, entered + timedelta(days=45), today, recent, lately)
    around.spend_lately(now, entered, today, desk)
    # The penal data of those who left long ago is over: what is left of them is how many they were.
    forget(today)


def randomised(seed: int, n: int) -> None:
    """Write ``n`` families and what is done with them, drawn over three years and fitted to nothing.

    They stand beside whatever is there.
    """
    desk = Desk(AREA, "azar", seed)
    at_random.write_all(f"{seed}-{desk.chance.randrange(10**6)}", n, _unidades(), _temas(), desk)


# --- 2019 -----------------------------------------------------------------------------------------------------


def _of_2019(
    unidades: Sequence[UnidadTerritorial],
    convocatorias: Sequence[Convocatoria],
    people: People,
    chance: Random,
) -> list[Plan]:
    plans: list[Plan] = []
    for unidad, families, children, small, others in zip(
        unidades, FAMILIAS, NNA, PEQUENOS, OTROS, strict=True
    ):
        of_unit: list[Plan] = []
        for _ in range(families):
            number = len(plans) + len(of_unit)
            ingreso = workday(date(2018, 2, 5) + timedelta(days=chance.randrange(320)))
            # Some left in 2019 and some in the first weeks of 2020; the rest had their 24 months.
            left = (date(2019, 12, 20), date(2020, 2, 14), months_after(ingreso, 24))[min(number % 7, 2)]
            convocatoria = convocatorias[number % len(convocatorias)]
            of_unit.append(Plan(f"AC-18-{number + 1:03}", convocatoria, unidad, ingreso, left))
        for plan in of_unit:
            _core(plan, people, date(2027 + chance.randrange(5), 1, 1), chance)
        for place in range(children):
            _join(
                of_unit[place % families],
                people,
                "pequenos" if place < small else "escolares",
                Parentesco.NNA,
            )
        for place in range(others):
            _join(of_unit[place % families], people, "adultos", Parentesco.OTRO)
        plans += of_unit
    return plans


def _core(plan: Plan, people: People, term: date, chance: Random) -> None:
    """Who cares and who is deprived of liberty."""
    _join(plan, people, "adultos", Parentesco.CUIDADOR)
    _join(plan, people, "adultos", Parentesco.PRIVADA)
    plan.miembros[-1].termino = term + timedelta(days=chance.randrange(300))


def _join(plan: Plan, people: People, group: str, rol: Parentesco) -> None:
    plan.miembros.append(Miembro(people.take(group), rol, plan.ingreso))


def _some(
    how_many: int,
    series: str,
    convocatoria: Convocatoria,
    unidades: Sequence[UnidadTerritorial],
    ingreso: date,
    egreso: date | None,
    people: People,
    chance: Random,
) -> list[Plan]:
    """Small families of another time than 2019."""
    plans = []
    for number in range(how_many):
        day = workday(ingreso + timedelta(days=chance.randrange(30)))
        plan = Plan(f"AC-{series}-{number + 1:03}", convocatoria, unidades[number % 2], day, egreso)
        _core(plan, people, (egreso or timezone.localdate()) + timedelta(days=60), chance)
        plans.append(plan)
    return plans


# --- calls, team and money ------------------------------------------------------------------------------------


def _convocatoria(nombre: str, etapa: Etapa, year: int, desde: date, hasta: date | None) -> Convocatoria:
    found, _ = Convocatoria.objects.get_or_create(
        nombre=nombre, defaults={"etapa": etapa, "year": year, "desde": desde, "hasta": hasta}
    )
    return found


def _team(convocatorias: Sequence[Convocatoria], chance: Random) -> list[Profesional]:
    names = iter(directory.people(f"{AREA} equipo {convocatorias[0].nombre}", 40))
    team = [
        Profesional(
            convocatoria=convocatoria,
            nombre=f"{(one := next(names)).nombres.split()[0]} {one.primer_apellido} (inventado)",
            cargo=cargo,
            desde=convocatoria.desde,
            hasta=convocatoria.hasta,
        )
        for convocatoria in convocatorias
        for cargo in texts.EQUIPOS.get(convocatoria.nombre, texts.EQUIPOS["Arrastre"])
    ]
    write_unnumbered(team)
    return list(Profesional.objects.filter(convocatoria__in=convocatorias).order_by("pk"))


# --- what it is made of ---------------------------------------------------------------------------------------


def _unidades() -> list[UnidadTerritorial]:
    """The two units of the account; in a province without those sectors, each of all there are."""
    own = Sector.objects.filter(comuna__in=Comuna.objects.propias())
    unidades = []
    for nombre, sectores in texts.UNIDADES.items():
        unidad, new = UnidadTerritorial.objects.get_or_create(nombre=nombre)
        if new:
            unidad.sectores.set(own.filter(comuna__cut="04102", nombre__in=sectores) or own)
        unidades.append(unidad)
    return unidades


def _temas() -> list[Tema]:
    return [
        Tema.objects.get_or_create(publico=publico, nombre=nombre)[0]
        for publico, nombres in texts.TEMAS.items()
        for nombre in nombres
    ]


def _network() -> None:
    for nombre, clase in texts.RED:
        organizacion = directory.organisation(nombre, ClaseOrganizacion.FUNDACION)
        InstitucionRed.objects.get_or_create(
            organizacion=organizacion, defaults={"clase": clase, "desde": date(2018, 3, 1)}
        )
