"""Lists, forms and pages of the desk cost the same with a thousand records as with ten."""

from django.db import connection
from django.test.utils import CaptureQueriesContext

from programs.emergencias import demo
from programs.emergencias.models import Actividad, Camion, Entrega, Evento, SolicitudAgua, Turno

HOME = "/interno/emergencias/"
KINDS = (Actividad, Camion, Entrega, Evento, SolicitudAgua, Turno)


def test_ten_records_and_a_thousand_cost_the_same(desk, enter):
    browser, asked = enter("emergencias"), []
    for seed, how_many in ((1, 40), (2, 960)):
        demo.randomised(seed, how_many)
        pages = [f"{HOME}{kind._meta.model_name}/" for kind in KINDS]
        pages += [
            f"{HOME}{kind._meta.model_name}/add/" for kind in (Entrega, Evento, SolicitudAgua, Actividad)
        ]
        pages += [f"{HOME}solicitudagua/consolidado/?cual=2026-1", f"{HOME}entrega/anotar/", "/interno/"]
        for _ in range(2):
            with CaptureQueriesContext(connection) as captured:
                assert all(browser.get(page).status_code == 200 for page in pages)
        asked.append(len(captured))
    assert asked[0] == asked[1]
