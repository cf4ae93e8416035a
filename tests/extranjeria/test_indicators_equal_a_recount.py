"""Random populations, fitted to nothing: the indicators say what counting one by one says."""

from extranjeria import demo
from extranjeria.models import Estado, Solicitud
from gobernacion.indicators.registry import registry
from gobernacion.lib.periods import Period
from tests.extranjeria.recount import recount


def test_every_declared_figure_is_recounted(territory, staff):
    demo.randomised(5, 60)
    counted = {code for code, _, _ in recount(Period.year(2019))}
    assert counted == {indicador.codigo for indicador in registry().of_area("extranjeria")}


def test_a_random_population_has_requests_in_every_state(territory, staff):
    demo.randomised(7, 120)
    assert set(Solicitud.objects.values_list("estado", flat=True)) == set(Estado)
    assert Solicitud.objects.anulados().exists()


def test_random_populations_stand_beside_each_other(territory, staff):
    demo.randomised(1, 30)
    demo.randomised(1, 30)
    demo.randomised(2, 30)
    assert Solicitud.objects.count() == 90
