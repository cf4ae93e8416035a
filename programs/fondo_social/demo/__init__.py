"""Invented contests, projects, workshops and attentions: those of 2019 measure what the account of that year says.

Beside them, ``randomised`` draws records that are fitted to nothing, for the tests that count them again.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from random import Random

from django.db import transaction
from django.utils import timezone

from gobernacion.access.roles import Rol
from gobernacion.directory import demo as directory
from gobernacion.directory.models import ClaseOrganizacion, Ficha, Organizacion
from gobernacion.lib.periods import Period
from gobernacion.records.demo import Desk, count_taken, write, write_lives, write_unnumbered, year_in_course
from programs.fondo_social.demo import around, organisations, plans, texts
from programs.fondo_social.demo.plans import Llamado
from programs.fondo_social.demo.projects import Plan, live
from programs.fondo_social.models import (
    Concurso,
    Estado,
    Materia,
    Modalidad,
    Proyecto,
    Taller,
)
from programs.fondo_social.models.estados import IMPEDIDOS, POR_RENDIR

AREA = "fondo_social"
ACCOUNTS = (
    ("fondo", "Felipe Fondo (demostración)", Rol.ENCARGADO, AREA),
    ("fondo2", "Flor Fondo (demostración)", Rol.ENCARGADO, AREA),
)
"""Who works at this desk in the demonstration, besides those of the whole office."""

MAXIMO, MARCO_FONDES = 3_000_000, 20_000_000
HASTA = date(2020, 3, 6)
"""The Friday of the first week of March 2020."""

LEADERS, EN_2020, RECIENTES, LATELY = 430, 118, 46, 60
AT_LEAST = 75
"""How many days of the year in course are told at least; of the last ``LATELY``, something waits."""

NEAR = 400
"""From which number on the organisations of a comuna apply these days."""

RANDOM = 9
"""The number of the calls in which records are drawn at random, apart from those of the demonstration."""


@transaction.atomic
def load() -> None:
    """Write the demonstration, unless the desk has records already."""
    if Proyecto.objects.exists():
        return
    today, desk = timezone.localdate(), Desk(AREA, "demostración")
    chance, comunas = desk.chance, desk.comunas

    of_2018 = _llamado(Modalidad.NACIONAL, date(2018, 4, 16), date(2018, 5, 31), date(2018, 9, 13))
    nacional = _llamado(Modalidad.NACIONAL, date(2019, 4, 15), date(2019, 5, 31), date(2019, 9, 12))
    fondes = _llamado(
        Modalidad.FONDES, date(2019, 7, 1), date(2019, 8, 9), date(2019, 10, 24), marco=MARCO_FONDES
    )
    _live(plans.of_2018(of_2018, comunas, chance), desk, today)
    _live(plans.of_2019(nacional, fondes, comunas, chance), desk, today)
    # Some of these days, so that what is waiting today can be tried.
    answered = _llamado(
        Modalidad.NACIONAL,
        today - timedelta(days=210),
        today - timedelta(days=170),
        today - timedelta(days=75),
    )
    open_now = _llamado(
        Modalidad.FONDES,
        today - timedelta(days=25),
        today + timedelta(days=20),
        today + timedelta(days=80),
        marco=MARCO_FONDES,
    )
    near = organisations.numbered([(comuna, NEAR + place) for comuna in comunas for place in range(8)])
    _live(plans.at_random([answered], near[:36], 30, chance), desk, today)
    _live(plans.at_random([open_now], near[36:], 10, chance), desk, today)
    [complains] = organisations.numbered([(comunas[0], NEAR + 8)])
    _live([plans.repuesto(answered, complains, chance)], desk, today)
    _some_at_every_step(answered, today)
    count_taken(Proyecto)

    of_the_year = Desk(AREA, "año en curso")
    so_far = Period(year_in_course(today, AT_LEAST), today - timedelta(days=LATELY))
    municipality = directory.organisation(texts.TERCERO, ClaseOrganizacion.MUNICIPALIDAD, comunas[-1])
    talleres = around.workshops_of_2019(municipality, desk)
    given = around.workshops_of_the_year_in_course(so_far, of_the_year)
    coming = around.workshops_of_these_days(today, desk)
    write_lives([*talleres, *given, *coming])
    attending = organisations.numbered(
        [
            (comuna, place)
            for comuna in comunas
            for place in range(around.ORGANIZACIONES * around.TALLERES[comuna.cut])
        ]
    )
    _attend([life.record for life in (*talleres, *coming)], attending, chance)
    _attend([life.record for life in given], attending, of_the_year.chance)

    leaders = _leaders("dirigentes", LEADERS, attending, chance)
    write(around.attentions_of_2019(leaders, desk))
    for period, how_many, drawn in (
        (Period(date(2020, 1, 2), HASTA + timedelta(days=1)), EN_2020, desk),
        (so_far, so_far.days * RECIENTES // LATELY, of_the_year),
        (Period(so_far.hasta, today), RECIENTES, desk),
    ):
        write(around.attentions(period, list(Materia), how_many, leaders, drawn))


def randomised(seed: int, n: int) -> None:
    """Write ``n`` projects and attentions and some workshops, drawn over three years and fitted to nothing.

    They stand beside whatever is there.
    """
    desk = Desk(AREA, "azar", seed)
    chance, comunas = desk.chance, desk.comunas
    period = Period(date(2018, 1, 1), date(2021, 1, 1))
    llamados = [
        _llamado(
            modalidad,
            date(year, month, 2),
            date(year, month + 1, 10),
            date(year, month + 4, 5),
            llamado=RANDOM,
        )
        for year in (2018, 2019, 2020)
        for modalidad, month in ((Modalidad.NACIONAL, 3), (Modalidad.FONDES, 7))
    ]
    each, start = max(1, n // (2 * len(comunas))), chance.randrange(1_000, 3_000)
    pool = organisations.numbered([(comuna, start + place) for comuna in comunas for place in range(each)])
    until = period.desde + timedelta(days=chance.randrange(200, period.days))
    _live(plans.at_random(llamados, pool, n, chance), desk, until)
    count_taken(Proyecto)

    talleres = around.workshops_at_random(max(1, n // 4), period, pool, desk)
    write_lives(talleres)
    _attend([life.record for life in talleres], pool, chance)
    leaders = _leaders(f"azar {seed}", max(1, n // 2), pool, chance)
    write(around.attentions(period, list(Materia), n, leaders, desk))


# --- who and what it is made of -------------------------------------------------------------------------------


def _llamado(
    modalidad: Modalidad,
    abre: date,
    cierra: date,
    adjudicacion: date,
    *,
    llamado: int = 1,
    marco: int | None = None,
) -> Llamado:
    concurso, _ = Concurso.objects.get_or_create(
        year=abre.year,
        modalidad=modalidad,
        llamado=llamado,
        defaults={
            "abre": abre,
            "cierra": cierra,
            "maximo": MAXIMO,
            "marco": marco,
            "bases": texts.BASES.format(abre.year),
        },
    )
    return Llamado(concurso, adjudicacion)


def _leaders(
    seed: str, how_many: int, organizaciones: Sequence[Organizacion], chance: Random
) -> list[tuple[Ficha, Organizacion]]:
    """Grown people, each with the organisation they speak for."""
    drawn = directory.people(f"{AREA} {seed}", how_many * 2)
    adults = [one for one in drawn if one.nacimiento.year <= 1998][:how_many]
    fichas = directory.fichas(AREA, adults)
    return [(ficha, chance.choice(organizaciones)) for ficha in fichas]


# --- writing many at once -------------------------------------------------------------------------------------


def _live(of_projects: Iterable[Plan], desk: Desk, until: date) -> None:
    """Live these plans up to a day and write the projects the rules let stand, with every version they had."""
    entered = sorted((plan for plan in of_projects if plan.ingreso <= until), key=lambda plan: plan.ingreso)
    rules = _Rules()
    write_lives([life for plan in entered if rules.allow((life := live(plan, desk, until)).record)])


def _some_at_every_step(llamado: Llamado, today: date) -> None:
    """One more project wherever none stands at a step, so that each can be tried whatever the day."""
    desk = Desk(AREA, "cada paso")
    places = [(comuna, NEAR + 9 + place) for comuna in desk.comunas for place in range(3)]
    standing = set(Proyecto.objects.vigentes().values_list("estado", flat=True))
    for estado, one in zip(Estado, organisations.numbered(places), strict=False):
        while estado not in standing:
            answered = today - timedelta(days=desk.chance.randint(75, 145))
            life = live(plans.towards(estado, llamado, one, answered, desk.chance), desk, today)
            if life.record.estado == estado:
                write_lives([life])
                standing.add(estado)


class _Rules:
    """What the database would refuse: a second application of one organisation, money to whoever owes accounts."""

    def __init__(self) -> None:
        self.standing: set[tuple[int, int]] = set()
        self.hoping: set[str] = set()
        self.owing: set[str] = set()
        for proyecto in Proyecto.objects.vigentes():
            self._keep(proyecto)

    def allow(self, proyecto: Proyecto) -> bool:
        if proyecto.anulado:
            return True
        if (proyecto.concurso_id, proyecto.organizacion_id) in self.standing:
            return False
        if proyecto.estado in IMPEDIDOS and proyecto.rut in self.owing:
            return False
        if proyecto.estado in (*POR_RENDIR, Estado.RENDIDO) and proyecto.rut in self.hoping:
            return False
        self._keep(proyecto)
        return True

    def _keep(self, proyecto: Proyecto) -> None:
        self.standing.add((proyecto.concurso_id, proyecto.organizacion_id))
        if proyecto.estado in IMPEDIDOS:
            self.hoping.add(proyecto.rut)
        if proyecto.estado in (*POR_RENDIR, Estado.RENDIDO):
            self.owing.add(proyecto.rut)


def _attend(talleres: Sequence[Taller], organizaciones: Sequence[Organizacion], chance: Random) -> None:
    asistencias = around.attendance(talleres, organizaciones, chance)
    write_unnumbered(asistencias)
