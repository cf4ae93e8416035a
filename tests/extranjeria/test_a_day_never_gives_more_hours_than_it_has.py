"""The appointments of a day never pass its capacity, even when several clerks give the last hour at once."""

from datetime import date, time, timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from extranjeria.models import CUPO_DIARIO, Cita, CupoDiario, EstadoCita
from gobernacion.records import bulk
from gobernacion.records.models import ValorVigente
from gobernacion.records.transitions import transitions_of
from gobernacion.transitions import TransicionRechazada
from tests.access.people import browser_of
from tests.at_once import at_once
from tests.exported import rows_of
from tests.extranjeria.conftest import Desk, errors, hire, next_workday, opened

TODAY = timezone.localdate()
DAY, OTHER_DAY = next_workday(TODAY, 2), next_workday(TODAY, 3)

pytestmark = pytest.mark.usefixtures("before_the_law")


def room(day, how_many):
    CupoDiario.objects.update_or_create(dia=day, defaults={"propio": how_many})


def taken(day):
    return CupoDiario.objects.get(dia=day).tomadas


def test_an_hour_takes_a_place_of_its_day(desk):
    desk.appointment(DAY)
    cupo = CupoDiario.objects.get(dia=DAY)
    assert (cupo.tomadas, cupo.cupo, cupo.quedan()) == (1, 80, 79)


def test_a_full_day_says_which_one_has_room(desk):
    room(DAY, 1)
    room(OTHER_DAY, 0)
    desk.appointment(DAY)
    free = next_workday(OTHER_DAY)
    with pytest.raises(
        TransicionRechazada, match=f"El primer día con horas es el {free:%d-%m-%Y}: quedan 80 de 80"
    ):
        desk.appointment(DAY)
    assert (taken(DAY), Cita.objects.count()) == (1, 1)


def test_the_capacity_is_a_dated_setting(desk):
    ValorVigente.objects.create(
        clave=CUPO_DIARIO.clave, desde=OTHER_DAY, valor=1, norma="Resolución de prueba"
    )
    desk.appointment(DAY)
    desk.appointment(DAY)
    desk.appointment(OTHER_DAY)
    with pytest.raises(TransicionRechazada, match="No quedan horas"):
        desk.appointment(OTHER_DAY)


def test_lowering_the_usual_capacity_keeps_what_was_given_and_gives_no_more(desk):
    for _ in range(3):
        desk.appointment(DAY)
    ValorVigente.objects.create(clave=CUPO_DIARIO.clave, desde=DAY, valor=2, norma="Resolución de prueba")
    with pytest.raises(TransicionRechazada, match="No quedan horas"):
        desk.appointment(DAY)
    one = Cita.objects.first()
    one.cancelar(desk.staff["extranjeria"], TODAY, motivo="No puede")
    with pytest.raises(TransicionRechazada, match="No quedan horas"):
        desk.appointment(DAY)
    assert taken(DAY) == 2


def test_the_office_gives_no_hours_on_saturdays_unless_it_says_so(desk):
    saturday = DAY + timedelta(days=5 - DAY.weekday())
    with pytest.raises(TransicionRechazada, match="No quedan horas"):
        desk.appointment(saturday)
    room(saturday, 2)
    desk.appointment(saturday)


@pytest.mark.parametrize("give_back", ["cancelar", "anular", "reprogramar"])
def test_what_will_not_be_used_goes_back(desk, give_back):
    cita, por = desk.appointment(DAY), desk.staff["extranjeria"]
    match give_back:
        case "cancelar":
            cita.cancelar(por, TODAY, motivo="No puede venir")
        case "anular":
            cita.anular(por, TODAY, "Repetida")
        case "reprogramar":
            cita.reprogramar(por, TODAY, pasa_al=OTHER_DAY, pasa_a_las=time(11, 0))
            assert taken(OTHER_DAY) == 1
    assert taken(DAY) == 0


def test_who_came_and_who_did_not_used_their_place(desk):
    monday = next_workday(TODAY - timedelta(days=7))
    one, other = desk.appointment(monday), desk.appointment(monday)
    one.atender(desk.staff["extranjeria"], TODAY)
    other.no_presentar(desk.staff["extranjeria"], TODAY)
    assert taken(monday) == 2


@pytest.mark.parametrize("step", ["atender", "no_presentar"])
def test_what_was_marked_by_mistake_is_marked_again(desk, step):
    monday = next_workday(TODAY - timedelta(days=7))
    cita = desk.appointment(monday)
    getattr(cita, step)(desk.staff["extranjeria"], TODAY)
    cita.reabrir(desk.staff["jefa"], TODAY)
    assert (cita.estado, taken(monday)) == (EstadoCita.RESERVADA, 1)
    cita.atender(desk.staff["extranjeria"], TODAY)


def test_what_was_called_off_by_mistake_takes_its_place_again_if_there_is_one(desk):
    room(DAY, 1)
    cita, por = desk.appointment(DAY), desk.staff["jefa"]
    cita.cancelar(por, TODAY, motivo="No puede venir")
    other = desk.appointment(DAY)
    with pytest.raises(TransicionRechazada, match="No quedan horas"):
        cita.reabrir(por, TODAY)
    with pytest.raises(IntegrityError), transaction.atomic():
        Cita.objects.filter(pk=cita.pk).update(estado=EstadoCita.RESERVADA, motivo="")
    other.cancelar(por, TODAY, motivo="No puede venir")
    cita.reabrir(por, TODAY)
    assert (cita.estado, cita.motivo, taken(DAY)) == (EstadoCita.RESERVADA, "", 1)


def test_only_what_passed_to_another_hour_has_no_way_back(desk):
    back = {state for step in transitions_of(Cita) if step.vuelve for state in step.source}
    assert back | set(Cita.sin_vuelta) == set(EstadoCita) - {EstadoCita.RESERVADA}


def test_a_rescheduled_hour_becomes_another_one(desk):
    cita = desk.appointment(DAY)
    cita.reprogramar(desk.staff["extranjeria2"], TODAY, pasa_al=OTHER_DAY, pasa_a_las=time(11, 0))
    new = cita.reemplazo
    assert (cita.estado, new.estado) == (EstadoCita.REPROGRAMADA, EstadoCita.RESERVADA)
    assert (new.ocurrido_el, new.hora, new.ficha_id, new.tramite_id) == (
        OTHER_DAY,
        time(11, 0),
        cita.ficha_id,
        cita.tramite_id,
    )
    assert new.numero != cita.numero
    assert new.history.count() == 1


def test_it_may_pass_to_another_hour_of_a_full_day(desk):
    room(DAY, 1)
    cita = desk.appointment(DAY)
    cita.reprogramar(desk.staff["extranjeria"], TODAY, pasa_al=DAY, pasa_a_las=time(12, 0))
    assert taken(DAY) == 1


def test_rescheduling_to_a_full_day_changes_nothing(desk):
    room(OTHER_DAY, 0)
    cita = desk.appointment(DAY)
    with pytest.raises(TransicionRechazada, match="No quedan horas"):
        cita.reprogramar(desk.staff["extranjeria"], TODAY, pasa_al=OTHER_DAY, pasa_a_las=time(11, 0))
    cita.refresh_from_db()
    assert (cita.estado, cita.pasa_al, taken(DAY), Cita.objects.count()) == ("reservada", None, 1, 1)


def test_a_day_is_not_cut_below_what_it_gave(desk, enter):
    for _ in range(3):
        desk.appointment(DAY)
    address = f"/interno/extranjeria/cupodiario/{CupoDiario.objects.get(dia=DAY).pk}/change/"
    sent = {**opened(enter("jefa").get(address)), "propio": "2"}
    assert errors(enter("jefa").post(address, sent)) == {
        "propio": ["Ese día ya tiene más horas dadas: reprograme algunas antes de bajar el cupo."]
    }
    assert errors(enter("jefa").post(address, {**sent, "propio": "3"})) == {}
    with pytest.raises(TransicionRechazada, match="No quedan horas"):
        desk.appointment(DAY)
    assert enter("extranjeria").get(address).context["adminform"].form.fields.keys() <= {"version_leida"}


@pytest.mark.parametrize("change", [{"tomadas": 81}, {"cupo": 0}, {"propio": 5}])
def test_the_counter_itself_is_held_by_the_database(desk, change):
    desk.appointment(DAY)
    with pytest.raises(IntegrityError), transaction.atomic():
        CupoDiario.objects.filter(dia=DAY).update(**change)


def test_no_other_way_in_passes_the_capacity(desk):
    """Whatever writes appointments without asking for their place is refused by the database."""
    room(DAY, 1)
    first = desk.appointment(DAY)
    more = Cita(
        ocurrido_el=DAY,
        hora=time(9, 0),
        tramite=desk.tramite,
        ficha=desk.ficha(),
        registrado_por=desk.staff["extranjeria"],
    )
    with pytest.raises(IntegrityError), transaction.atomic():
        bulk.write([more])
    more.ocurrido_el = OTHER_DAY  # of which nobody has asked for a place
    with pytest.raises(IntegrityError), transaction.atomic():
        bulk.write([more])
    with pytest.raises(IntegrityError), transaction.atomic():
        Cita.objects.filter(pk=first.pk).update(ocurrido_el=OTHER_DAY)
    first.cancelar(desk.staff["extranjeria"], TODAY, motivo="No puede venir")
    with pytest.raises(IntegrityError), transaction.atomic():
        Cita.objects.filter(pk=first.pk).update(estado=EstadoCita.RESERVADA, motivo="")


# --- two clerks at once -------------------------------------------------------------------------------------------


@pytest.mark.django_db(transaction=True)
def test_of_several_clerks_who_give_the_last_hour_exactly_one_does():
    desk = Desk(hire())
    room(DAY, 2)
    desk.appointment(DAY)
    logged_in = [browser_of(desk.staff[who]) for who in ("extranjeria", "extranjeria2") * 2]
    sent = {
        **opened(logged_in[0].get("/interno/extranjeria/cita/add/")),
        "ocurrido_el": f"{DAY:%d-%m-%Y}",
        "hora": "10:00",
        "tramite": desk.tramite.pk,
        "ficha_documento": "extranjero",
        "ficha_pais": "VE",
        "ficha_nacionalidad": "VE",
        "ficha_nombres": "Oriana",
        "ficha_primer_apellido": "Chacín",
    }

    def give(asked):
        number, browser = asked
        return browser.post(
            "/interno/extranjeria/cita/add/", {**sent, "ficha_numero": f"V{number}"}
        ).status_code

    answers = at_once(give, enumerate(logged_in))
    assert sorted(answers) == [200, 200, 200, 302]
    assert Cita.objects.reservadas().filter(ocurrido_el=DAY).count() == taken(DAY) == 2


@pytest.mark.django_db(transaction=True)
def test_two_clerks_who_pass_hours_between_the_same_days_do_not_block_each_other():
    desk = Desk(hire())
    there, back = desk.appointment(DAY), desk.appointment(OTHER_DAY)
    por = desk.staff["extranjeria"]
    at_once(
        lambda move: move[0].reprogramar(por, TODAY, pasa_al=move[1], pasa_a_las=time(11, 0)),
        [(there, OTHER_DAY), (back, DAY)],
    )
    assert (taken(DAY), taken(OTHER_DAY)) == (1, 1)


def test_a_day_of_the_past_is_not_given(desk, enter):
    page = enter("extranjeria").get("/interno/extranjeria/cita/add/")
    sent = {**opened(page), "ocurrido_el": f"{TODAY - timedelta(days=1):%d-%m-%Y}", "hora": "10:00"}
    found = errors(enter("extranjeria").post("/interno/extranjeria/cita/add/", sent))
    assert found["ocurrido_el"] == ["Ese día ya pasó: las horas se dan para hoy o más adelante."]
    sent["ocurrido_el"] = f"{date(TODAY.year + 2, 1, 2):%d-%m-%Y}"
    found = errors(enter("extranjeria").post("/interno/extranjeria/cita/add/", sent))
    assert "Revise el año" in found["ocurrido_el"][0]


def test_the_days_are_exported_with_what_is_left_of_each(desk):
    desk.appointment(DAY)
    [row] = rows_of(browser_of(desk.staff["jefa"]), "/interno/extranjeria/cupodiario/")
    assert (row["Cupo"], row["Horas tomadas"], row["Quedan"]) == ("80", "1", "79")
