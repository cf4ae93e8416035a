"""A municipality asks for a quarter; one person reviews what it asks and another dispatches it."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, transaction

from gobernacion.access.roles import Rol
from gobernacion.indicators.registry import registry
from gobernacion.lib.periods import Period
from gobernacion.transitions import TransicionRechazada
from programs.emergencias.models import EstadoSolicitud
from tests.access.people import name

LIST = "/interno/emergencias/solicitudagua/"
INGRESADA, OBSERVADA, REVISADA, DESPACHADA, RECHAZADA = EstadoSolicitud


def test_it_goes_from_the_municipality_to_whoever_hires_the_trucks(desk):
    request = desk.request()
    for step, reached in (
        ("observar", OBSERVADA),
        ("corregir", INGRESADA),
        ("revisar", REVISADA),
        ("despachar", DESPACHADA),
    ):
        answers = {"personas": 700} if step == "revisar" else {}
        desk.take(request, step, **answers)
        assert request.estado == reached
    assert (request.revisada_por, request.despachada_por) == (
        desk.staff["emergencias"],
        desk.staff["jefatura"],
    )
    assert request.history.count() == 5


@pytest.mark.parametrize("estado", [OBSERVADA, DESPACHADA, RECHAZADA])
def test_what_is_not_reviewed_is_not_dispatched(desk, estado):
    with pytest.raises(TransicionRechazada, match="Despachar"):
        desk.take(desk.at(estado), "despachar")


def test_whoever_reviewed_it_does_not_dispatch_it(desk):
    request = desk.at(REVISADA)
    name(desk.staff["emergencias"], Rol.JEFATURA, "emergencias")
    with pytest.raises(TransicionRechazada, match="debe hacerlo otra persona"):
        desk.take(request, "despachar", who="emergencias")
    assert request.estado == REVISADA
    with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(
            "UPDATE emergencias_solicitudagua SET estado = 'despachada', despachada_el = '2026-01-01', "
            "oficio_despacho = '1', despachada_por_id = revisada_por_id WHERE id = %s",
            [request.pk],
        )


def test_the_clerk_has_no_button_to_dispatch(desk, enter):
    request = desk.at(REVISADA)
    address = f"{LIST}{request.pk}/despachar/"
    assert enter("emergencias").get(address).status_code == 403
    answer = enter("jefatura").post(
        address,
        {
            "version_leida": request.version,
            "despachada_el": f"{desk.today:%d-%m-%Y}",
            "oficio_despacho": "Oficio 40",
        },
    )
    assert answer.status_code == 302
    request.refresh_from_db()
    assert request.estado == DESPACHADA


@pytest.mark.parametrize(
    ("answers", "said"),
    [
        ({"camiones": 5}, "más camiones"),
        ({"personas": 901}, "más personas"),
        ({"camiones": 0}, "lleva cuántos"),
    ],
)
def test_no_more_is_justified_than_was_asked(desk, answers, said):
    with pytest.raises(ValidationError, match=said):
        desk.take(desk.request(), "revisar", **answers)


def test_a_municipality_asks_once_for_each_quarter(desk):
    first = desk.request()
    with pytest.raises(IntegrityError), transaction.atomic():
        desk.request()
    desk.request(trimestre=2)
    desk.request(comuna=desk.comunas[1])
    desk.take(first, "rechazar")
    desk.request()


def test_what_was_reviewed_is_corrected_no_more(desk, enter):
    request = desk.at(REVISADA)
    page = enter("emergencias").get(f"{LIST}{request.pk}/change/").content.decode()
    assert 'name="camiones_solicitados"' not in page


@pytest.mark.parametrize(
    ("estado", "change"),
    [
        (INGRESADA, "estado = 'otro'"),
        (INGRESADA, "trimestre = 5"),
        (INGRESADA, "year = 1"),
        (INGRESADA, "camiones_solicitados = 0"),
        (INGRESADA, "personas_solicitadas = 0"),
        (INGRESADA, "estado = 'observada'"),
        (INGRESADA, "estado = 'revisada'"),
        (INGRESADA, "oficio_despacho = '1'"),
        (INGRESADA, "motivo = 'x'"),
        (REVISADA, "camiones = NULL"),
        (REVISADA, "personas = 0"),
        (REVISADA, "camiones = 5"),
        (REVISADA, "personas = 901"),
        (REVISADA, "revisada_el = '2001-01-01'"),
        (DESPACHADA, "oficio_despacho = ''"),
        (DESPACHADA, "despachada_el = '2001-01-01'"),
        (DESPACHADA, "despachada_por_id = revisada_por_id"),
        (RECHAZADA, "motivo = ''"),
        (RECHAZADA, "rechazada_el = '2001-01-01'"),
    ],
)
def test_raw_sql_is_refused(desk, estado, change):
    request = desk.at(estado)
    with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(f"UPDATE emergencias_solicitudagua SET {change} WHERE id = %s", [request.pk])


def test_of_several_quarters_the_one_with_most_people_counts(desk):
    came = date(2018, 12, 1)
    for trimestre, personas, camiones in ((1, 500, 3), (2, 812, 2), (3, 600, 1)):
        request = desk.request(trimestre=trimestre, ocurrido_el=came)
        desk.take(request, "revisar", revisada_el=came, personas=personas, camiones=camiones)
        desk.take(request, "despachar", despachada_el=came)
    year = Period.year(2019)
    [people, *_], [trucks, *_] = (list(registry()[code].measure(year)) for code in ("EM-003", "EM-002"))
    assert (people.valor, trucks.valor) == (812, 3)
    [third, *_] = registry()["EM-003"].measure(Period.quarter(2019, 3))
    assert third.valor == 600


@pytest.mark.parametrize(
    ("way", "back"),
    [(("revisar", "despachar"), REVISADA), (("revisar", "rechazar"), REVISADA), (("rechazar",), INGRESADA)],
)
def test_an_answer_is_undone_by_somebody_else_and_its_year_still_tells_of_it(desk, way, back):
    request = desk.request(ocurrido_el=date(2018, 12, 1))
    for step in way:
        desk.take(request, step, **{desk.DAYS[step]: date(2019, 1, 10)})

    def measured(year):
        codes = [f"EM-00{number}" for number in (1, 2, 3, 7, 8, 9)]
        return {code: list(registry()[code].measure(Period.year(year))) for code in codes}

    closed, now = measured(2019), measured(desk.today.year)
    if "despachar" in way:
        with pytest.raises(TransicionRechazada, match="debe hacerlo otra persona"):
            desk.take(request, "reabrir")
    desk.take(request, "reabrir", who="emergencias")
    request.refresh_from_db()
    assert (request.estado, request.oficio_despacho, request.motivo) == (back, "", "")
    assert measured(2019) == closed
    assert measured(desk.today.year) != now


def test_a_refusal_is_not_undone_when_the_municipality_asked_again(desk):
    refused = desk.at(RECHAZADA)
    desk.request()
    with pytest.raises(ValidationError, match="ya tiene su solicitud"):
        desk.take(refused, "reabrir", who="emergencias")


def test_the_quarter_is_put_together_in_one_table(desk, enter):
    year, trimestre = desk.today.year, (desk.today.month - 1) // 3 + 1
    desk.at(REVISADA, year=year, trimestre=trimestre)
    desk.request(year=year, trimestre=trimestre, comuna=desk.comunas[1])
    desk.at(RECHAZADA, year=year, trimestre=trimestre, comuna=desk.comunas[2])
    answer = enter("jefatura").get(f"{LIST}consolidado/")
    assert answer.context["totals"] == [8, 1800, 3, 812]
    assert answer.content.decode().count("Sin solicitud") == 4
    assert enter("jefatura").get(f"{LIST}consolidado/", {"cual": "0-9"}).status_code == 200


def test_what_waits_is_shown_to_whoever_takes_the_next_step(desk, enter):
    desk.request()
    desk.at(REVISADA, trimestre=2)

    def waiting(who):
        return [
            one["title"] for group in enter(who).get("/interno/").context["waiting"] for one in group["lists"]
        ]

    assert waiting("emergencias") == ["Por revisar"]
    assert waiting("jefatura") == ["Por despachar"]


def test_the_form_proposes_the_quarter(desk, enter):
    initial = enter("emergencias").get(f"{LIST}add/").context["adminform"].form.initial
    assert (initial["trimestre"] - 1) in {(desk.today.month - 1) // 3, desk.today.month // 3 % 4}
