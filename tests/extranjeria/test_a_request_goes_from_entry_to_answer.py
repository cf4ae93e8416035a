"""A request goes through its states by its steps, each taken by whoever may, and keeps its dates."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError

from extranjeria.models import Estado
from extranjeria.models.estados import PENDIENTES, RESUELTAS
from gobernacion.access.roles import Rol
from gobernacion.indicators.registry import registry
from gobernacion.lib.periods import Period
from gobernacion.records.models import ValorVigente
from gobernacion.records.rectifying import rectify
from gobernacion.records.transitions import transitions_of
from gobernacion.transitions import TransicionRechazada
from tests.access.people import name
from tests.extranjeria.conftest import TODAY

FROM = {
    "analizar": {Estado.INGRESADA},
    "pedir_ampliacion": {Estado.ANALISIS},
    "recibir_ampliacion": {Estado.AMPLIACION},
    "aprobar": {Estado.ANALISIS},
    "rechazar": {Estado.ANALISIS, Estado.AMPLIACION},
    "desistir": set(PENDIENTES),
    "derivar": set(PENDIENTES),
    "reabrir": set(RESUELTAS),
}
DE_JEFATURA = {"aprobar", "rechazar", "reabrir"}


@pytest.mark.parametrize("estado", list(Estado))
def test_each_step_is_taken_only_from_its_states(desk, estado):
    request = desk.at(estado)
    assert {step.name for step in transitions_of(type(request))} == set(FROM)
    for step, states in FROM.items():
        if estado not in states:
            with pytest.raises(TransicionRechazada, match="se hace desde"):
                desk.take(request, step)


def test_what_is_asked_of_the_person_has_a_term_and_goes_when_it_is_brought(desk):
    ValorVigente.objects.create(
        clave="extranjeria.plazo_ampliacion", desde=date(2019, 1, 1), valor=30, norma="Instrucción"
    )
    request = desk.at(Estado.AMPLIACION)
    assert (request.pedido, request.vence_el) == ("Pasaporte vigente.", date(2019, 7, 20))
    desk.take(request, "recibir_ampliacion")
    assert (request.estado, request.pedido, request.vence_el) == (Estado.ANALISIS, "", None)
    told = [version.pedido for version in request.history.order_by("version")]
    assert told == ["", "", "Pasaporte vigente.", ""]


def test_whoever_studied_a_request_does_not_sign_its_answer(desk):
    name(desk.staff["extranjeria"], Rol.JEFATURA, "extranjeria")
    request = desk.at(Estado.ANALISIS)
    for step in ("aprobar", "rechazar"):
        with pytest.raises(TransicionRechazada, match="debe hacerlo otra persona"):
            desk.take(request, step, "extranjeria")
    assert desk.take(request, "aprobar", "jefa").resuelta_por == desk.staff["jefa"]


def test_a_clerk_finds_no_button_to_sign(desk, enter):
    request = desk.at(Estado.ANALISIS)
    address = f"/interno/extranjeria/solicitud/{request.pk}/"
    offered = {
        who: {
            page["url"].rsplit("/", 2)[1]
            for page in enter(who).get(f"{address}change/").context["record_pages"]
        }
        for who in ("extranjeria", "jefa")
    }
    assert DE_JEFATURA & offered["extranjeria"] == set()
    assert {"aprobar", "rechazar"} <= offered["jefa"]
    assert enter("extranjeria").get(f"{address}aprobar/").status_code == 403


def test_an_answer_is_not_older_than_the_request(desk):
    with pytest.raises(ValidationError, match="no puede ser anterior"):
        desk.take(desk.at(Estado.ANALISIS), "aprobar", resuelta_el=date(2019, 6, 2))


def test_a_mistyped_answer_is_corrected_by_another_and_stays_an_answer(desk):
    request = desk.at(Estado.RECHAZADA)
    mended = {"resuelta_el": date(2019, 9, 3), "resolucion": "78/2019"}
    with pytest.raises(TransicionRechazada, match="debe corregirlo otra persona"):
        rectify(request, "Respuesta", desk.staff["jefa"], TODAY, "Se anotó otra", mended)
    rectify(request, "Respuesta", desk.staff["extranjeria2"], TODAY, "Se anotó otra", mended)
    assert (request.estado, request.resolucion) == (Estado.RECHAZADA, "78/2019")
    with pytest.raises(ValidationError, match="dice su motivo"):
        rectify(request, "Respuesta", desk.staff["extranjeria"], TODAY, "Se anotó otra", {"motivo": ""})


@pytest.mark.parametrize("estado", RESUELTAS)
def test_an_answer_is_taken_back_by_another_and_the_year_that_ended_says_it(desk, estado):
    request = desk.at(estado)
    signer = request.resuelta_por
    before, now = figures(2019), figures(2020)
    with pytest.raises(TransicionRechazada, match="debe hacerlo otra persona"):
        request.reabrir(signer, date(2020, 2, 3))
    request.reabrir(desk.staff["extranjeria2"], date(2020, 2, 3))
    studied = Estado.ANALISIS if request.analizada_por else Estado.INGRESADA
    told = (request.resuelta_el, request.resuelta_por, request.resolucion, request.motivo, request.derivada_a)
    assert (request.estado, told) == (studied, (None, None, "", "", ""))
    assert figures(2019) == before
    assert figures(2020) != now


def figures(year):
    ours = registry().of_area("extranjeria")
    return {one.codigo: list(one.measure(Period.year(year))) for one in ours if one.measure}


def test_an_answered_request_is_not_annulled(desk):
    with pytest.raises(TransicionRechazada, match="ya tiene respuesta"):
        desk.at(Estado.DESISTIDA).anular(desk.staff["jefa"], TODAY, "Repetida")
    request = desk.at(Estado.AMPLIACION)
    request.anular(desk.staff["jefa"], TODAY, "Repetida")
    assert request.anulado


def test_the_letter_says_what_is_missing_and_until_when(desk, enter):
    request = desk.at(Estado.AMPLIACION, folio="GE-1")
    page = enter("extranjeria").get(f"/interno/extranjeria/solicitud/{request.pk}/carta/").content.decode()
    for words in ("Pasaporte vigente.", f"{request.vence_el:%d-%m-%Y}", "Visa temporaria", "folio GE-1"):
        assert words in page
