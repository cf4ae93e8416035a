"""A workshop given says how many leaders came, and its organisations never add up to more than those."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from gobernacion.lib.periods import Period
from gobernacion.records.actividades import EstadoActividad
from gobernacion.transitions import TransicionRechazada
from programs.fondo_social.indicators import measures
from programs.fondo_social.models import Asistencia, Materia, Taller, Tema

DAY = date(2019, 4, 9)
YEAR = Period.year(2019)


@pytest.fixture
def given(desk):
    workshop = desk.workshop()
    workshop.realizar(desk.staff["fondo"], desk.today, ocurrido_el=DAY, lugar="Sede", asistentes=3)
    return workshop


def total(measure):
    return next(iter(measure(YEAR))).valor


def test_a_workshop_given_says_how_many_came(desk):
    with pytest.raises(TransicionRechazada, match="falta «dirigentes presentes»"):
        desk.workshop().realizar(desk.staff["fondo"], desk.today, ocurrido_el=DAY, lugar="Sede")
    with pytest.raises(IntegrityError), transaction.atomic():
        Taller.objects.update(estado=EstadoActividad.REALIZADA)


def test_nobody_may_have_come(desk):
    workshop = desk.workshop()
    workshop.realizar(desk.staff["fondo"], desk.today, ocurrido_el=DAY, lugar="Sede", asistentes=0)
    assert (total(measures.talleres), total(measures.asistentes)) == (1, 0)


def test_a_workshop_is_not_given_before_its_day(desk):
    tomorrow = date.today() + timedelta(days=2)  # noqa: DTZ011
    with pytest.raises(ValidationError, match="aún no llega"):
        desk.workshop().realizar(
            desk.staff["fondo"], desk.today, ocurrido_el=tomorrow, lugar="Sede", asistentes=3
        )


def test_the_account_counts_what_the_office_gave_about_presenting_projects(desk, given, organizacion):
    third = desk.workshop(ocurrido_el=date(2019, 5, 9))
    third.registrar_tercero(
        desk.staff["fondo"],
        desk.today,
        ocurrido_el=DAY,
        lugar="Sede",
        asistentes=9,
        realizada_por=organizacion,
    )
    about_accounts = desk.workshop(tema=Tema.RENDICION)
    about_accounts.realizar(desk.staff["fondo"], desk.today, ocurrido_el=DAY, lugar="Sede", asistentes=20)
    desk.workshop(ocurrido_el=date(2019, 5, 10)).suspender(
        desk.staff["fondo"], desk.today, causa="clima", suspendida_el=date(2019, 5, 10)
    )
    assert (total(measures.talleres), total(measures.asistentes)) == (1, 3)


def test_the_plan_counts_what_a_third_party_kept(desk, organizacion):
    clerk = desk.staff["fondo"]
    for place in range(4):
        workshop = desk.workshop(ocurrido_el=DAY)
        Taller.objects.filter(pk=workshop.pk).update(programada_el=DAY)
        workshop.refresh_from_db()
        told = {"ocurrido_el": DAY, "lugar": "Sede", "asistentes": 3}
        match place:
            case 0 | 1:
                workshop.realizar(clerk, desk.today, **told)
            case 2:
                workshop.registrar_tercero(clerk, desk.today, **told, realizada_por=organizacion)
    assert total(measures.talleres_cumplidos) == 75


def test_organisations_add_up_to_no_more_than_came(given, organizacion, make_organizacion):
    Asistencia.objects.create(taller=given, organizacion=organizacion, dirigentes=2)
    other = make_organizacion(2)
    with pytest.raises(IntegrityError), transaction.atomic():
        Asistencia.objects.create(taller=given, organizacion=other, dirigentes=2)
    line = Asistencia.objects.create(taller=given, organizacion=other, dirigentes=1)
    with pytest.raises(IntegrityError), transaction.atomic():
        Asistencia.objects.filter(pk=line.pk).update(dirigentes=2)
    with pytest.raises(IntegrityError), transaction.atomic():
        Taller.objects.filter(pk=given.pk).update(asistentes=2)


def test_nobody_is_counted_in_a_workshop_that_was_not_given(desk, organizacion):
    with pytest.raises(IntegrityError), transaction.atomic():
        Asistencia.objects.create(taller=desk.workshop(), organizacion=organizacion, dirigentes=1)


def test_an_organisation_is_in_the_list_once(given, organizacion):
    Asistencia.objects.create(taller=given, organizacion=organizacion, dirigentes=1)
    with pytest.raises(IntegrityError), transaction.atomic():
        Asistencia.objects.create(taller=given, organizacion=organizacion, dirigentes=1)


def test_a_number_mistyped_is_corrected_without_leaving_anybody_out(desk, given, organizacion):
    Asistencia.objects.create(taller=given, organizacion=organizacion, dirigentes=3)
    told = {"ocurrido_el": DAY, "lugar": "Sede"}
    with pytest.raises(TransicionRechazada, match="ya suman 3 dirigentes"):
        given.corregir(desk.staff["fondo"], desk.today, **told, asistentes=2)
    given.corregir(desk.staff["fondo"], desk.today, **told, asistentes=5)
    assert (given.asistentes, given.estado) == (5, EstadoActividad.REALIZADA)


def lines(given, *rows):
    """What the browser sends of the table of organisations."""
    sent = {
        "asistencias-TOTAL_FORMS": str(len(rows)),
        "asistencias-INITIAL_FORMS": "0",
        "asistencias-MIN_NUM_FORMS": "0",
        "asistencias-MAX_NUM_FORMS": "1000",
    }
    for place, (organizacion, dirigentes) in enumerate(rows):
        sent[f"asistencias-{place}-organizacion"] = organizacion.pk
        sent[f"asistencias-{place}-dirigentes"] = dirigentes
        sent[f"asistencias-{place}-taller"] = given.pk
    return sent


def form_of(given):
    return {
        "hora": "",
        "comuna": given.comuna_id,
        "lugar": given.lugar,
        "tema": given.tema,
        "modalidad": given.modalidad,
        "version_leida": given.version,
    }


def test_the_form_says_when_they_add_up_to_more(given, organizacion, make_organizacion, enter):
    rows = [(organizacion, 2), (make_organizacion(2), 2)]
    address = f"/interno/fondo_social/taller/{given.pk}/change/"
    answer = enter("fondo").post(address, {**form_of(given), **lines(given, *rows)})
    assert answer.status_code == 200
    told = answer.context["inline_admin_formsets"][0].non_form_errors()
    assert "suman 4 dirigentes y la lista firmada tiene 3" in " ".join(told)
    answer = enter("fondo").post(address, {**form_of(given), **lines(given, rows[0])})
    assert answer.status_code == 302
    assert Asistencia.objects.get().dirigentes == 2


def test_what_leaders_come_for_is_told_apart_from_applying(desk):
    assert {materia for materia in Materia if materia in measures.PARA_POSTULAR} == {
        Materia.FORMULACION,
        Materia.PRESENTACION,
    }
