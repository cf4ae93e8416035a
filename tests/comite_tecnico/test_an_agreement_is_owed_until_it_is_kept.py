"""An agreement has somebody who owes it and a day; it is late after that day, and only kept or dropped closes it."""

from datetime import timedelta
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, transaction

from gobernacion.lib.periods import Period
from gobernacion.records.transitions import transitions_of
from gobernacion.transitions import TransicionRechazada
from programs.comite_tecnico.indicators import measures
from programs.comite_tecnico.models import Acuerdo, EstadoAcuerdo, Tarea

LIST = "/interno/comite_tecnico/acuerdo/"
STEPS = {step.name: step for step in transitions_of(Acuerdo)}
OPEN = [(estado, name) for estado in EstadoAcuerdo for name, step in STEPS.items() if estado in step.source]
CLOSED = [(estado, name) for estado in EstadoAcuerdo for name in STEPS if (estado, name) not in OPEN]


def total(measure, period):
    return next(iter(measure(period))).valor


@pytest.mark.parametrize(("estado", "step"), OPEN)
def test_a_step_that_is_open_is_taken(desk, estado, step):
    agreement = desk.take(desk.at(estado), step)
    agreement.refresh_from_db()
    assert agreement.estado == STEPS[step].target


@pytest.mark.parametrize(("estado", "step"), CLOSED)
def test_a_step_that_is_not_open_is_refused(desk, estado, step):
    with pytest.raises(TransicionRechazada, match="se hace desde"):
        desk.take(desk.at(estado), step)


def test_an_extension_gives_more_time_and_keeps_the_first_term(desk):
    agreement = desk.agreement()
    first = agreement.plazo
    for day in (first, first - timedelta(days=1)):
        with pytest.raises(TransicionRechazada, match="elija uno posterior"):
            desk.take(agreement, "prorrogar", plazo=day)
    desk.take(agreement, "prorrogar", plazo=first + timedelta(days=1))
    assert (agreement.plazo, agreement.plazo_original) == (first + timedelta(days=1), first)


def test_dropping_one_says_why(desk):
    with pytest.raises(TransicionRechazada, match="falta «resultado»"):
        desk.take(desk.agreement(), "dejar_sin_efecto", resultado="")


def test_reopening_takes_what_came_of_it_back(desk):
    agreement = desk.take(desk.at(EstadoAcuerdo.SIN_EFECTO), "reabrir", "jefa")
    assert (agreement.cerrado_el, agreement.resultado) == (None, "")


def test_nothing_is_agreed_in_a_meeting_that_was_not_held(desk):
    planned = desk.meeting()
    with pytest.raises(IntegrityError), transaction.atomic():
        desk.agreement(planned)
    with pytest.raises(ValidationError, match="ya se hizo"):
        Acuerdo(reunion=planned, texto="x", responsable=desk.fosis, plazo=desk.today).clean()


BROKEN = [
    (EstadoAcuerdo.PENDIENTE, "estado = 'olvidado'"),
    (EstadoAcuerdo.PENDIENTE, "tarea = 'x'"),
    (EstadoAcuerdo.PENDIENTE, "texto = ''"),
    (EstadoAcuerdo.PENDIENTE, "responsable_id = NULL"),
    (EstadoAcuerdo.PENDIENTE, "plazo = '2001-01-01'"),
    (EstadoAcuerdo.PENDIENTE, "plazo_original = '2001-01-01'"),
    (EstadoAcuerdo.PENDIENTE, "plazo_original = '2100-01-01'"),
    (EstadoAcuerdo.PENDIENTE, "cerrado_el = '2100-01-01'"),
    (EstadoAcuerdo.PENDIENTE, "resultado = 'hecho'"),
    (EstadoAcuerdo.PENDIENTE, "estado = 'cumplido'"),
    (EstadoAcuerdo.CUMPLIDO, "cerrado_el = '2001-01-01'"),
    (EstadoAcuerdo.SIN_EFECTO, "resultado = ''"),
]


@pytest.mark.parametrize(("estado", "change"), BROKEN)
def test_raw_sql_is_refused(desk, estado, change):
    agreement = desk.at(estado)
    with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(f"UPDATE comite_tecnico_acuerdo SET {change} WHERE id = %s", [agreement.pk])


def test_it_is_late_the_day_after_its_term(desk):
    agreement = desk.agreement(plazo=desk.today - timedelta(days=2))
    day = Period.day(agreement.plazo)
    after = Period.day(agreement.plazo + timedelta(days=1))
    assert (total(measures.vencidos, day), total(measures.vencidos, after)) == (0, 1)
    desk.take(agreement, "cumplir", cerrado_el=agreement.plazo + timedelta(days=1))
    assert total(measures.vencidos, after) == 0


def test_an_extension_does_not_make_it_kept_in_time(desk):
    year = Period(desk.today - timedelta(days=60), desk.today + timedelta(days=60))
    late, in_time, dropped = (desk.agreement(plazo=desk.today - timedelta(days=3)) for _ in range(3))
    desk.take(late, "prorrogar", plazo=desk.today)
    desk.take(late, "cumplir")
    desk.take(in_time, "cumplir", cerrado_el=in_time.plazo)
    desk.take(dropped, "dejar_sin_efecto")
    assert total(measures.cumplidos_en_plazo, year) == Decimal(50)


def test_a_plaza_counts_once_it_is_held_and_if_a_subcommittee_agreed_it(desk):
    year = Period(desk.today - timedelta(days=60), desk.today + timedelta(days=1))
    plaza = desk.agreement(tarea=Tarea.PLAZA)
    of_the_plenary = desk.agreement(desk.held(subcomite=None), tarea=Tarea.PLAZA)
    assert total(measures.plazas, year) == 0
    for agreement in (plaza, of_the_plenary, desk.agreement()):
        desk.take(agreement, "cumplir")
    assert (total(measures.plazas, year), total(measures.cumplidos, year)) == (1, 3)
    by_whom = {one.categoria: one.valor for one in measures.cumplidos(year) if one.dimension == "subcomite"}
    assert by_whom == {"Protección Social": 2, "Plenario": 1}


# --- in the browser -------------------------------------------------------------------------------------------


def test_what_is_late_is_said_first_and_found(desk, enter):
    late = desk.agreement(plazo=desk.today - timedelta(days=1))
    soon = desk.agreement(plazo=desk.today + timedelta(days=2))
    desk.agreement()
    kept = desk.agreement(plazo=desk.today - timedelta(days=1))
    desk.take(kept, "cumplir")
    browser = enter("encargada")
    lists = [one for group in browser.get("/interno/").context["waiting"] for one in group["lists"]]
    [said] = [one for one in lists if one["title"] == "Vencidos"]
    assert (said["count"], said["oldest"]) == (1, late.plazo)
    assert list(browser.get(said["url"]).context["cl"].result_list) == [late]
    assert list(browser.get(LIST, {"plazo": "por-vencer"}).context["cl"].result_list) == [soon]
    of_the_subcommittee = browser.get(LIST, {"reunion__subcomite__id__exact": desk.social.pk})
    assert of_the_subcommittee.context["cl"].result_count == 4
    assert list(browser.get(LIST, {"q": "FOSIS"}).context["cl"].result_list)


@pytest.mark.parametrize(
    ("who", "step", "expected"),
    [
        ("encargada", "cumplir", 200),
        ("jefa", "cumplir", 403),
        ("encargada", "dejar_sin_efecto", 403),
        ("jefa", "dejar_sin_efecto", 200),
        ("encargada", "prorrogar", 200),
        ("autoridad", "cumplir", 404),
    ],
)
def test_who_may_take_each_step(desk, enter, who, step, expected):
    agreement = desk.agreement()
    assert enter(who).get(f"{LIST}{agreement.pk}/{step}/").status_code == expected


def test_one_is_added_from_its_own_desk(desk, enter):
    held, planned = desk.held(), desk.meeting()
    typed = {
        "reunion": held.pk,
        "tarea": Tarea.OTRA,
        "texto": "Compartir materiales",
        "responsable": desk.fosis.pk,
        "plazo": f"{desk.today:%d-%m-%Y}",
    }
    browser = enter("encargada")
    refused = browser.post(f"{LIST}add/", {**typed, "reunion": planned.pk})
    assert "ya se hizo" in refused.content.decode()
    assert browser.post(f"{LIST}add/", typed).status_code == 302
    [one] = Acuerdo.objects.all()
    assert (one.ocurrido_el, one.comuna, one.registrado_por) == (
        held.ocurrido_el,
        held.comuna,
        desk.staff["encargada"],
    )


def test_a_closed_one_is_not_rewritten(desk, enter):
    agreement = desk.at(EstadoAcuerdo.CUMPLIDO)
    typed = {"version_leida": agreement.version, "tarea": Tarea.OTRA, "texto": "x"}
    assert enter("encargada").post(f"{LIST}{agreement.pk}/change/", typed).status_code == 403
