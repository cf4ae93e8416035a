"""Budgets that only knew what was approved get what is held, paid and given back when an office upgrades."""

from importlib import import_module

import pytest
from django.apps import apps
from django.db.models import F

from orasmi.models import Estado, Postulacion, Presupuesto
from orasmi.models.presupuesto import DE_LOS_PASOS

migration = import_module("orasmi.migrations.0008_dinero_que_vuelve")


def money():
    return list(Presupuesto.objects.order_by("year").values_list("year", *DE_LOS_PASOS))


@pytest.fixture
def lived(desk):
    """One case at each of the states that move money, and some that were withdrawn or annulled."""
    for estado in Estado:
        desk.at(estado)
    for estado in (Estado.APROBADA, Estado.COMPRA):
        desk.take(desk.at(estado), "dejar_sin_efecto", "jefa")
        desk.at(estado).anular(desk.staff["jefa"], desk.today, "Repetida")
    return desk


def as_before():
    """The budgets as they were written: what was approved and stands, and nothing else."""
    kept = list(Presupuesto.objects.all())
    Presupuesto.objects.all().delete()
    standing = Postulacion.objects.vigentes().filter(sin_efecto_el=None)
    for budget in kept:
        approved = standing.filter(aprobada_el__year=budget.year).values_list("aprobado", flat=True)
        budget.reservado, budget.pagado, budget.devuelto = sum(approved), 0, 0
    Presupuesto.objects.bulk_create(kept)


def test_they_become_what_their_cases_say(lived):
    Presupuesto.objects.create(year=2019, monto=7, fuente="Resolución 0")
    told = money()
    assert told[1][1:] == (390_000, 3 * 190_000, 4 * 200_000 + 4 * 10_000)
    as_before()
    assert money() != told
    migration.add_up(apps, None)
    assert money() == told


def test_what_an_older_version_left_closed_stays_as_it_was(lived):
    """Nobody was asked what became of the difference: it is not said that it was given back."""
    closed = Postulacion.objects.filter(estado=Estado.CERRADA)
    closed.update(rendido=F("rendido") - 50_000)
    as_before()
    migration.add_up(apps, None)
    assert closed.get().reintegrado is None
    assert closed.get().por_reintegrar == 50_000
    assert Presupuesto.objects.get().pagado == 3 * 190_000
    closed.update(necesidad="Se sigue pudiendo guardar.")


def test_back_in_the_older_version_what_is_held_and_what_was_paid_is_taken(lived):
    migration.join(apps, None)
    assert Presupuesto.objects.get().reservado == 390_000 + 3 * 190_000


def test_a_budget_lower_than_its_cases_stops_the_upgrade_in_words(lived):
    Presupuesto.objects.all().delete()
    Presupuesto.objects.create(year=lived.today.year, monto=100, fuente="Otra")
    with pytest.raises(ValueError, match=r"ocupan \$960\.000 y su presupuesto es de \$100"):
        migration.add_up(apps, None)
