"""Random populations, fitted to nothing: the indicators say what counting one by one says."""

from datetime import date, timedelta
from decimal import Decimal
from random import Random

import pytest
from django.db import transaction
from django.db.models import Sum

from gobernacion.indicators.registry import registry
from gobernacion.lib.periods import Period
from programs.fondo_social import demo
from programs.fondo_social.models import Concurso, Estado, Proyecto
from tests.fondo_social.recount import recount


def measured(period):
    """Every figure the area measures, by code, dimension and category."""
    return {
        (indicador.codigo, one.dimension, one.categoria): Decimal(one.valor)
        for indicador in registry().of_area("fondo_social")
        for one in indicador.measure(period)
    }


def any_period(chance):
    """A year, a year to date, a month, or any span of days."""
    year = chance.choice([2018, 2019, 2020])
    match chance.randrange(4):
        case 0:
            return Period.year(year)
        case 1:
            return Period.year(year).until(date(year, 1, 1) + timedelta(days=chance.randrange(364)))
        case 2:
            return Period.month(year, chance.randrange(1, 13))
        case _:
            first = date(2017, 6, 1) + timedelta(days=chance.randrange(1200))
            return Period(first, first + timedelta(days=chance.randrange(1, 700)))


def test_every_declared_figure_is_recounted(territory, staff):
    demo.randomised(5, 60)
    counted = {code for code, _, _ in recount(Period(date(2018, 1, 1), date(2021, 1, 1)))}
    assert counted == {indicador.codigo for indicador in registry().of_area("fondo_social")}


@pytest.mark.campaign
def test_a_naive_recount_says_the_same(territory, staff, campaign_size):
    compared = nonzero = 0
    for seed in range(campaign_size(sample=8, whole=100)):
        with transaction.atomic():
            chance = Random(seed)
            demo.randomised(seed, chance.choice([0, 1, 2, 5, 20, 60, 120]))
            for _ in range(4):
                period = any_period(chance)
                counted, said = recount(period), measured(period)
                assert {key: said.get(key, 0) for key in counted} == counted, (seed, period)
                assert {key for key, value in said.items() if value} <= counted.keys(), (seed, period)
                compared += len(counted)
                nonzero += sum(1 for value in counted.values() if value)
            transaction.set_rollback(True)
    assert nonzero > compared / 3


def test_a_random_population_has_projects_at_every_stage(territory, staff):
    demo.randomised(7, 200)
    assert set(Proyecto.objects.values_list("estado", flat=True)) >= {
        *(Estado.BORRADOR, Estado.INADMISIBLE, Estado.NO_ADJUDICADO, Estado.DESISTIDO),
        *(Estado.ADJUDICADO, Estado.TRANSFERIDO, Estado.CERRADO),
    }
    assert Proyecto.objects.anulados().exists()


def test_each_contest_of_a_random_population_says_what_it_awarded(territory, staff):
    demo.randomised(3, 120)
    for concurso in Concurso.objects.all():
        awarded = concurso.proyectos.vigentes().aggregate(n=Sum("adjudicado", default=0))["n"]
        assert concurso.comprometido == awarded


def test_random_populations_stand_beside_the_demonstration_and_each_other(territory, staff):
    demo.load()
    before = Proyecto.objects.count()
    demo.randomised(1, 30)
    demo.randomised(1, 30)
    demo.randomised(2, 30)
    assert Proyecto.objects.count() > before
