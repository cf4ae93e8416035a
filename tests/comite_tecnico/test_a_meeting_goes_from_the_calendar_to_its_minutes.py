"""Meetings are planned in one go, call the institutions of their subcommittee, and say who came and what was agreed."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, transaction

from gobernacion.records.actividades import EstadoActividad
from gobernacion.records.transitions import transitions_of
from gobernacion.transitions import TransicionRechazada
from programs.comite_tecnico.models import EN_LINEA, Acuerdo, Asistencia, Modalidad, Reunion, Tarea

LIST = "/interno/comite_tecnico/reunion/"
STEPS = {step.name: step for step in transitions_of(Reunion)}
OPEN = [(estado, name) for estado in EstadoActividad for name, step in STEPS.items() if estado in step.source]
CLOSED = [(estado, name) for estado in EstadoActividad for name in STEPS if (estado, name) not in OPEN]


@pytest.mark.parametrize(("estado", "step"), OPEN)
def test_a_step_that_is_open_is_taken(desk, estado, step):
    meeting = desk.take(desk.at(estado), step)
    meeting.refresh_from_db()
    assert meeting.estado == (STEPS[step].target or estado)


@pytest.mark.parametrize(("estado", "step"), CLOSED)
def test_a_step_that_is_not_open_is_refused(desk, estado, step):
    with pytest.raises(TransicionRechazada, match="se hace desde"):
        desk.take(desk.at(estado), step)


def test_the_members_are_called_in_one_go(desk, enter):
    meeting = desk.meeting(ocurrido_el=desk.today + timedelta(days=3))
    meeting.asistencias.create(organizacion=desk.fosis)
    answer = enter("encargada").post(f"{LIST}{meeting.pk}/convocar/", follow=True)
    assert "Instituciones agregadas: 1." in answer.content.decode()
    assert {one.organizacion for one in meeting.asistencias.all()} == {desk.fosis, desk.senda}
    assert meeting.convoke() == 0
    assert enter("jefa").post(f"{LIST}{meeting.pk}/convocar/").status_code == 403


def test_a_plenary_calls_those_of_every_valid_subcommittee(desk):
    desk.subcommittee("Adulto Mayor", desk.senama, desk.fosis)
    desk.subcommittee("De antes", desk.senda, hasta=desk.social.desde + timedelta(days=1))
    plenary = desk.meeting(subcomite=None)
    assert plenary.convoke() == 3
    assert (plenary.titular, desk.meeting().titular) == ("Plenario", "Subcomité Protección Social")


def test_nobody_came_before_it_was_held(desk):
    meeting = desk.meeting()
    line = meeting.asistencias.create(organizacion=desk.fosis)
    with pytest.raises(IntegrityError), transaction.atomic():
        Asistencia.objects.filter(pk=line.pk).update(personas=1)
    with pytest.raises(IntegrityError), transaction.atomic():
        meeting.asistencias.create(organizacion=desk.senda, personas=0)
    with pytest.raises(IntegrityError), transaction.atomic():
        meeting.asistencias.create(organizacion=desk.fosis)
    desk.take(meeting, "realizar")
    Asistencia.objects.filter(pk=line.pk).update(personas=1)


def test_what_was_held_is_not_undone(desk):
    meeting = desk.held()
    with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("UPDATE comite_tecnico_reunion SET estado = 'programada' WHERE id = %s", [meeting.pk])


def test_correcting_its_day_takes_its_agreements_along(desk):
    meeting = desk.held()
    agreement = desk.agreement(meeting)
    day = meeting.ocurrido_el - timedelta(days=1)
    desk.take(meeting, "corregir", ocurrido_el=day, comuna=desk.comunas[1])
    agreement.refresh_from_db()
    assert (agreement.ocurrido_el, agreement.comuna) == (day, desk.comunas[1])
    assert agreement.history.first().history_change_reason == "Corregir la reunión"


def test_it_is_not_moved_after_what_was_kept(desk):
    meeting = desk.held()
    desk.take(desk.agreement(meeting), "cumplir", cerrado_el=meeting.ocurrido_el)
    with pytest.raises(ValidationError, match="antes de la reunión"):
        desk.take(meeting, "corregir", ocurrido_el=meeting.ocurrido_el + timedelta(days=2))


def test_a_digital_meeting_has_its_place_proposed(desk, enter):
    meeting = desk.meeting(modalidad=Modalidad.DIGITAL, lugar="")
    page = enter("encargada").get(f"{LIST}{meeting.pk}/realizar/").content.decode()
    assert EN_LINEA in page


def test_a_calendar_is_planned_for_a_subcommittee_and_for_the_plenary(desk, enter):
    monday = desk.today + timedelta(days=7 - desk.today.weekday())
    rule = {
        "subcomite": desk.social.pk,
        "modalidad": Modalidad.DIGITAL,
        "hora": "",
        "lugar": "",
        "desde": f"{monday:%d-%m-%Y}",
        "hasta": f"{monday + timedelta(days=27):%d-%m-%Y}",
        "ritmo": "quincenal",
        "dias": ["2"],
        "comunas": [str(desk.comunas[0].pk)],
    }
    browser = enter("encargada")
    for subcomite in (desk.social.pk, "", ""):
        asked = {**rule, "subcomite": subcomite}
        turns = [one["turno"].clave for one in browser.post(f"{LIST}programar/", asked).context["proposed"]]
        browser.post(f"{LIST}programar/", {**asked, "confirmar": "1", "elegidos": turns})
    assert (Reunion.objects.count(), Reunion.objects.plenarios().count()) == (4, 2)
    shown = browser.get(f"{LIST}calendario/", {"mes": f"{monday + timedelta(days=2):%Y-%m}"}).content.decode()
    assert "Plenario" in shown


def test_the_list_is_cut_by_subcommittee_and_plenary(desk, enter):
    of_it, plenary = desk.meeting(), desk.meeting(subcomite=None)
    browser = enter("encargada")
    assert list(browser.get(LIST, {"de": "plenarios"}).context["cl"].result_list) == [plenary]
    assert list(browser.get(LIST, {"de": desk.social.pk}).context["cl"].result_list) == [of_it]
    assert browser.get(LIST, {"de": "999999"}).status_code == 400


def test_agreements_are_typed_in_the_meeting_and_signed(desk, enter):
    meeting = desk.held()
    sent = {"version_leida": meeting.version, "subcomite": desk.social.pk, "modalidad": "presencial"}
    for prefix, how_many in (("asistencias", 0), ("acuerdos", 1)):
        sent |= {
            f"{prefix}-TOTAL_FORMS": str(how_many),
            f"{prefix}-INITIAL_FORMS": "0",
            f"{prefix}-MIN_NUM_FORMS": "0",
            f"{prefix}-MAX_NUM_FORMS": "1000",
        }
    sent |= {
        "acuerdos-0-texto": "Hacer una plaza",
        "acuerdos-0-tarea": Tarea.PLAZA,
        "acuerdos-0-responsable": desk.senda.pk,
        "acuerdos-0-plazo": f"{desk.today:%d-%m-%Y}",
    }
    browser = enter("colega")
    early = {**sent, "acuerdos-0-plazo": f"{meeting.ocurrido_el - timedelta(days=1):%d-%m-%Y}"}
    answer = browser.post(f"{LIST}{meeting.pk}/change/", early)
    assert "El plazo no puede vencer antes de la reunión." in answer.content.decode()
    assert browser.post(f"{LIST}{meeting.pk}/change/", sent).status_code == 302
    [one] = Acuerdo.objects.all()
    assert (one.registrado_por, one.ocurrido_el) == (desk.staff["colega"], meeting.ocurrido_el)
    assert (one.responsable, one.plazo_original) == (desk.senda, desk.today)


@pytest.mark.parametrize("sheet", ["asistencia", "acta", "imprimir"])
def test_the_sheets_come_out_with_what_is_known(desk, enter, sheet):
    meeting = desk.held()
    meeting.asistencias.create(organizacion=desk.senda, personas=2)
    desk.agreement(meeting)
    page = enter("encargada").get(f"{LIST}{meeting.pk}/{sheet}/").content.decode()
    assert "Salón inventado" in page
    assert ("SENDA" in page, "enviar el catastro" in page) == ((sheet != "asistencia",) * 2)


def test_the_form_of_an_old_meeting_keeps_its_subcommittee(desk, enter):
    long_ago = desk.today.replace(year=desk.today.year - 5, month=3, day=1)
    ended = desk.subcommittee("De antes", hasta=long_ago)
    meeting = desk.held(subcomite=ended, ocurrido_el=long_ago)
    browser = enter("encargada")
    form = browser.get(f"{LIST}{meeting.pk}/change/").context["adminform"].form
    assert (ended.pk, f"De antes (hasta {long_ago:%d-%m-%Y})") in [
        (getattr(value, "value", value), label) for value, label in form.fields["subcomite"].choices
    ]
