"""The questions of every day: what is pending and since when, who comes today, who did not come, what is left."""

from datetime import date, time, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from extranjeria.models import Cita, CupoDiario, Estado, EstadoCita, Tramite
from tests.extranjeria.conftest import errors, next_workday, opened

TODAY = timezone.localdate()
REQUESTS, APPOINTMENTS = "/interno/extranjeria/solicitud/", "/interno/extranjeria/cita/"


def listed(client, address):
    return [record.pk for record in client.get(address).context["cl"].result_list]


def test_what_is_pending_and_since_when(desk, enter):
    old = desk.request(ocurrido_el=TODAY - timedelta(days=400))
    fresh = desk.request(ocurrido_el=TODAY - timedelta(days=31))
    desk.at(Estado.APROBADA)
    late = desk.at(Estado.AMPLIACION)
    found = {
        choice: set(listed(enter("extranjeria"), f"{REQUESTS}?pendientes={choice}"))
        for choice in ("todas", "30", "60", "365", "heredadas", "plazo")
    }
    assert found["todas"] == found["30"] == {old.pk, fresh.pk, late.pk}
    assert found["60"] == found["365"] == {old.pk, late.pk}
    assert found["heredadas"] >= {old.pk, late.pk}
    assert found["plazo"] == {late.pk}
    assert enter("extranjeria").get(f"{REQUESTS}?pendientes=7").status_code == 400


def test_a_nationality_is_one_choice_and_not_two_hundred(desk, enter):
    mine, other = desk.request(nacionalidad="PE"), desk.request(nacionalidad="SY")
    assert listed(enter("jefa"), f"{REQUESTS}?nacionalidad=PE") == [mine.pk]
    assert set(listed(enter("jefa"), REQUESTS)) == {mine.pk, other.pk}
    assert enter("jefa").get(f"{REQUESTS}?nacionalidad=ZZ").status_code == 400


@pytest.fixture
def day(desk):
    """A day with room, also when today is a Saturday."""
    today = timezone.localdate()  # asked here: the run may have begun the day before
    CupoDiario.objects.create(dia=today, propio=9)
    return today


def test_today_comes_in_the_order_of_its_hours(desk, enter, day):
    late, early = desk.appointment(day, hora=time(12, 0)), desk.appointment(day, hora=time(8, 30))
    desk.appointment(next_workday(day))
    assert listed(enter("extranjeria"), f"{APPOINTMENTS}?dia=hoy") == [early.pk, late.pk]
    tomorrow = next_workday(day).isoformat()
    assert len(listed(enter("extranjeria"), f"{APPOINTMENTS}?dia={tomorrow}")) == 1


def test_who_did_not_come_is_said_for_many_at_once(desk, enter, day):
    citas = [desk.appointment(day) for _ in range(3)]
    chosen = {"action": "no_vinieron", "_selected_action": [cita.pk for cita in citas[:2]]}
    enter("extranjeria").post(f"{APPOINTMENTS}?dia=hoy", chosen)
    assert listed(enter("extranjeria"), f"{APPOINTMENTS}?dia=no-vinieron") == [citas[0].pk, citas[1].pk]
    assert set(Cita.objects.values_list("estado", flat=True)) == {
        EstadoCita.RESERVADA,
        EstadoCita.NO_PRESENTADA,
    }


def test_nobody_is_said_to_have_come_before_their_day(desk, enter):
    cita = desk.appointment(next_workday(TODAY))
    chosen = {"action": "vinieron", "_selected_action": [cita.pk]}
    page = enter("extranjeria").post(APPOINTMENTS, chosen, follow=True).content.decode()
    assert "regístrela ese día" in page
    assert Cita.objects.get().estado == EstadoCita.RESERVADA


def test_the_week_says_what_is_left(desk, enter):
    ahead = next_workday(TODAY, 2)
    for _ in range(3):
        desk.appointment(ahead)
    page = enter("extranjeria").get(f"{APPOINTMENTS}semana/")
    [row] = [row for week in page.context["weeks"] for row in week if row.day == ahead]
    assert (row.cupo, row.tomadas, row.quedan) == (80, 3, 77)
    form = enter("extranjeria").get(row.reserve)
    assert opened(form)["ocurrido_el"] == ahead
    assert "quedan 77 de 80" in form.content.decode()
    assert "Reservar" not in enter("jefa").get(f"{APPOINTMENTS}semana/").content.decode()


@pytest.mark.parametrize("since", ["x", "31-02-2019", "01-01-0001", "31-12-9999"])
def test_odd_weeks_are_this_week(desk, enter, since):
    assert enter("extranjeria").get(f"{APPOINTMENTS}semana/", {"desde": since}).status_code == 200


def test_the_week_costs_the_same_with_many_appointments(desk, enter):
    clerk, ahead = enter("extranjeria"), next_workday(TODAY, 2)

    def questions():
        with CaptureQueriesContext(connection) as asked:
            clerk.get(f"{APPOINTMENTS}semana/")
        return len(asked)

    desk.appointment(ahead)
    few = questions()
    for _ in range(20):
        desk.appointment(ahead)
    assert questions() == few


def test_somebody_with_an_hour_is_not_given_another_for_the_same(desk, enter):
    ficha = desk.ficha()
    cita = desk.appointment(next_workday(TODAY), ficha=ficha)
    clerk = enter("extranjeria")
    sent = {
        **opened(clerk.get(f"{APPOINTMENTS}add/")),
        "ocurrido_el": f"{next_workday(TODAY, 3):%d-%m-%Y}",
        "hora": "10:00",
        "tramite": desk.tramite.pk,
        "ficha_documento": "extranjero",
        "ficha_numero": "A1",
        "ficha_pais": "VE",
    }
    [told] = errors(clerk.post(f"{APPOINTMENTS}add/", sent))["tramite"]
    assert f"{cita.ocurrido_el:%d-%m-%Y} a las 09:30" in told
    other = Tramite.objects.create(nombre="Permanencia definitiva", desde=date(2000, 1, 1))
    assert "tramite" not in errors(clerk.post(f"{APPOINTMENTS}add/", {**sent, "tramite": other.pk}))
