"""Random populations of families hold every kind of member."""

from programs.abriendo_caminos import demo
from programs.abriendo_caminos.models import Integrante, Parentesco


def test_a_random_population_has_every_kind_of_member(office):
    demo.randomised(7, 60)
    assert set(Integrante.objects.values_list("rol", flat=True)) == set(Parentesco.values)
    assert Integrante.objects.anulados().exists()
