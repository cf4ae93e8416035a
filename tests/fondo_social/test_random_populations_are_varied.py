"""Random populations of projects hold every stage, and stand beside whatever is there."""

from django.db.models import Sum

from programs.fondo_social import demo
from programs.fondo_social.models import Concurso, Estado, Proyecto


def test_a_random_population_has_projects_at_every_stage(territory, staff):
    demo.randomised(7, 200)
    assert set(Proyecto.objects.values_list("estado", flat=True)) >= {
        *(Estado.BORRADOR, Estado.INADMISIBLE, Estado.NO_ADJUDICADO, Estado.DESISTIDO),
        *(Estado.ADJUDICADO, Estado.TRANSFERIDO, Estado.CERRADO),
    }
    assert Proyecto.objects.anulados().exists()
    assert Proyecto.objects.filter(estado=Estado.DESISTIDO, adjudicado_el__isnull=False).exists()


def test_each_contest_of_a_random_population_says_what_it_awarded(territory, staff):
    demo.randomised(3, 120)
    for concurso in Concurso.objects.all():
        kept = concurso.proyectos.vigentes().filter(desistido_el=None)
        awarded = kept.aggregate(n=Sum("adjudicado", default=0))["n"]
        assert concurso.comprometido == awarded


def test_random_populations_stand_beside_the_demonstration_and_each_other(territory, staff):
    demo.load()
    before = Proyecto.objects.count()
    demo.randomised(1, 30)
    demo.randomised(1, 30)
    demo.randomised(2, 30)
    assert Proyecto.objects.count() > before
