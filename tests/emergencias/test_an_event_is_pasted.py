"""An event is written down from messages: its hours and days are read as people send them."""

from datetime import time
from decimal import Decimal

import pytest

from programs.emergencias.models import Camion, Evento, TipoEvento
from tests.emergencias.test_an_event_is_followed_until_it_is_over import INLINE, LIST


@pytest.fixture
def sent(desk):
    return {
        "ocurrido_el": f"{desk.today:%d-%m-%Y}",
        "hora": "03:15",
        "tipo": TipoEvento.AGUA,
        "comuna": desk.comunas[1].pk,
        "lugar": "Sector inventado",
        "descripcion": "",
        "informado_comunal": "on",
        **INLINE,
        "seguimientos-0-dia": f"{desk.today:%d-%m-%Y}",
        "seguimientos-0-hora": "03:20",
        "seguimientos-0-detalle": "Se avisó a la empresa.",
    }


def test_hours_and_days_of_messages_are_read_in_the_record_and_in_its_lines(desk, enter, sent):
    day = f"{desk.today.day}/{desk.today.month}/{desk.today:%y}"
    pasted = {
        "ocurrido_el": day,
        "hora": "15.30 hrs",
        "seguimientos-0-dia": day,
        "seguimientos-0-hora": "9:05\u00a0p.m.",
    }
    answer = enter("emergencias").post(f"{LIST}add/", {**sent, **pasted})
    assert answer.status_code == 302, answer.context["errors"]
    event = Evento.objects.get()
    line = event.seguimientos.get()
    assert (event.ocurrido_el, event.hora) == (desk.today, time(15, 30))
    assert (line.dia, line.hora) == (desk.today, time(21, 5))


@pytest.mark.parametrize("typed", ["9.3", "24:00", "13 am", "en la tarde"])
def test_an_hour_that_may_be_two_shows_an_example(enter, sent, typed):
    answer = enter("emergencias").post(f"{LIST}add/", {**sent, "hora": typed})
    assert "por ejemplo 09:30" in " ".join(answer.context["adminform"].form.errors["hora"])
    assert not Evento.objects.exists()


@pytest.mark.parametrize("patente", ["bbcc12", "BB-CC-12", "BB·CC·12", "BB CC 12", "\u200bBBCC\u201112"])
def test_a_plate_is_read_as_it_is_painted(desk, enter, patente):
    truck = {
        "patente": patente,
        "capacidad": "8.5",
        "comuna": desk.comunas[1].pk,
        "empresa": "",
        "desde": f"{desk.today:%d/%m/%y}",
        "hasta": "",
        "version_leida": "",
    }
    answer = enter("emergencias").post("/interno/emergencias/camion/add/", truck)
    assert answer.status_code == 302, answer.context["errors"]
    camion = Camion.objects.get(patente="BBCC12")
    assert (camion.capacidad, camion.desde) == (Decimal("8.5"), desk.today)
