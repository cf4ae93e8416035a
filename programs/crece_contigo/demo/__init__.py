"""An invented year of the network whose money and kinds of activity are those of the account of 2019.

The account says what each line was given, that nothing was pending nor put in by others, and which kinds of activity
there were. **The rest is invented** and says so: the project of other years, each expense with its supplier and
document, how many activities of each kind were held, when, where, with whom and how many came.

``randomised`` draws records that are fitted to nothing, for the tests that count them again.
"""

from __future__ import annotations

from datetime import date, timedelta
from random import Random

from django.db import transaction
from django.db.models import Sum
from django.utils import timezone

from gobernacion.access.roles import Rol
from gobernacion.lib.periods import Period
from gobernacion.records.demo import Life, count_taken, write_lives, year_in_course
from programs.crece_contigo.demo import activities, expenses
from programs.crece_contigo.demo.activities import AREA, Desk
from programs.crece_contigo.models import Actividad, Gasto, Linea, Presupuesto, Proyecto

ACCOUNTS = (
    ("crece", "Carolina Crece (demostración)", Rol.ENCARGADO, AREA),
    ("crece2", "Cristián Crece (demostración)", Rol.ENCARGADO, AREA),
)
"""Who works at this desk in the demonstration, besides those of the whole office."""

CUENTA_2019 = {Linea.COORDINACION: 16_718_053, Linea.CAPACITACION: 1_350_000, Linea.DIFUSION: 945_000}
"""What the account says of each line: given and spent."""

INVENTADOS = {
    2018: {Linea.COORDINACION: 15_200_000, Linea.CAPACITACION: 1_200_000, Linea.DIFUSION: 900_000},
    2020: {Linea.COORDINACION: 17_000_000, Linea.CAPACITACION: 1_400_000, Linea.DIFUSION: 1_000_000},
}
FUENTE = "Convenio de demostración"

HASTA = date(2020, 3, 6)
"""The Friday of the first week of March 2020."""

SETTLED_ON = date(2020, 4, 17)
"""When every expense up to then had got an answer."""

AT_LEAST, ANSWERED = 60, 25
"""How many days of the year in course are told at least, and after how many an expense was answered."""


@transaction.atomic
def load() -> None:
    """Write the demonstration, unless the desk has records already."""
    if Actividad.objects.exists() or Proyecto.objects.exists():
        return
    today, desk = timezone.localdate(), Desk("demostración")
    gastos = []
    for year, given in {**INVENTADOS, 2019: CUENTA_2019}.items():
        _project(year, given)
        until = HASTA if year == 2020 else date(year, 12, 27)
        spend = expenses.all_of if year == 2019 else expenses.some_of
        gastos += spend(given, Period(date(year, 1, 8), until), desk)
    expenses.answer(gastos, desk, SETTLED_ON)
    gastos += _spent_lately(today)
    write_lives(gastos)
    count_taken(Gasto)

    lived = activities.of_2019(desk) + activities.of_2020(desk, HASTA)
    lived += activities.of_these_days(desk, today)
    so_far = Period(year_in_course(today, AT_LEAST), today - timedelta(days=activities.OLDEST_RECENT))
    lived += activities.of_the_year_in_course(Desk("año en curso"), so_far)
    activities.keep(lived, desk)


def _spent_lately(today: date) -> list[Life[Gasto]]:
    """What the project of the year in course has spent in proportion to it, and what waits to be approved."""
    desk, given = Desk("gastos de estos días"), INVENTADOS[2020]
    gastos: list[Life[Gasto]] = []
    for year in sorted({year_in_course(today, AT_LEAST).year, today.year} - {2019, *INVENTADOS}):
        _project(year, given)
        first, last = date(year, 1, 8), min(today - timedelta(days=ANSWERED), date(year, 12, 27))
        if first < last:
            gastos += expenses.some_of(given, Period(first, last), desk)
    expenses.answer(gastos, desk)
    return gastos + expenses.waiting(given, gastos, today, desk)


def randomised(seed: int, n: int) -> None:
    """Write ``n`` activities and as many expenses, drawn over three years and fitted to nothing.

    They stand beside whatever is there; a line is given at least what was spent of it.
    """
    desk = Desk("azar", seed)
    period = Period(date(2018, 1, 1), date(2021, 1, 1))
    write_lives(expenses.at_random(n, seed, period, desk))
    for year in (2018, 2019, 2020):
        if desk.chance.random() < 0.8 or Gasto.objects.filter(ocurrido_el__year=year).exists():
            _give_at_random(year, desk.chance)
    count_taken(Gasto)
    activities.keep(activities.at_random(n, period, desk), desk)


# --- who and what it is made of -------------------------------------------------------------------------------


def _project(year: int, given: dict[Linea, int]) -> None:
    """A project that gives its lines all it has, as that of 2019 did."""
    project, _ = Proyecto.objects.get_or_create(
        year=year, defaults={"total": sum(given.values()), "aporte_local": 0, "fuente": FUENTE}
    )
    for linea, asignado in given.items():
        Presupuesto.objects.get_or_create(proyecto=project, linea=linea, defaults={"asignado": asignado})


def _give_at_random(year: int, chance: Random) -> None:
    """A project with some to spare, some of it put in by others; its lines have at least what they spent."""
    approved = Gasto.objects.aprobados().filter(ocurrido_el__year=year)
    spent = dict(approved.values_list("linea").annotate(n=Sum("monto")))
    given = {linea: spent.get(linea, 0) + chance.randrange(2_000_000) for linea in Linea.values}
    local = chance.choice([0, 0, chance.randrange(1_000_000)])
    total = sum(given.values()) + local + chance.choice([0, chance.randrange(500_000)])
    project, _ = Proyecto.objects.update_or_create(
        year=year, defaults={"total": total + 10**9, "aporte_local": local, "fuente": FUENTE}
    )
    for linea, asignado in given.items():
        Presupuesto.objects.update_or_create(proyecto=project, linea=linea, defaults={"asignado": asignado})
    project.total = total
    project.save()
