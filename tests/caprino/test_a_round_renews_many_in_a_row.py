"""A clerk who attends sixty goatherds in a morning types a RUN a time, or ticks those who came."""

import re
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from gobernacion.records.actividades import CausaSuspension, EstadoActividad
from gobernacion.transitions import TransicionRechazada
from programs.caprino.models import Carnet, CausaBaja, Rebano, TipoCarnet
from tests.caprino.conftest import ROUND


@pytest.fixture
def fair(desk):
    return desk.round()


@pytest.fixture
def renew(fair, enter):
    """What the browser of the clerk sends from the page of the round."""
    browser = enter("encargada")
    return lambda **typed: browser.post(ROUND.format(fair.pk), typed)


def test_a_run_is_enough(desk, fair, renew):
    before = desk.card(days=800)
    answer = renew(persona=before.criancero.ficha.identificacion)
    assert answer.status_code == 302
    card = Carnet.objects.get(reemplaza=before)
    assert (card.operativo, card.ocurrido_el, card.tipo) == (fair, desk.today, TipoCarnet.RENOVACION)


def test_so_is_the_number_in_the_registry(desk, renew):
    criancero = desk.goatherd()
    year, number = criancero.numero.split("-")
    assert renew(persona=f"{year}-{int(number)}").status_code == 302
    assert criancero.carnets.count() == 1


def test_the_heads_are_declared_in_the_same_line(desk, renew):
    criancero = desk.goatherd()
    renew(persona=criancero.ficha.identificacion, cabras="40", machos="2")
    herd = Rebano.objects.get()
    assert (herd.criancero, herd.fecha, herd.cabezas, herd.cabritos) == (criancero, desk.today, 42, 0)
    assert herd.history.count() == 1


def test_a_herd_declared_twice_on_a_day_is_corrected(desk, renew):
    criancero = desk.goatherd()
    Rebano.objects.create(criancero=criancero, fecha=desk.today, cabras=10)
    renew(persona=criancero.ficha.identificacion, cabras="12")
    assert Rebano.objects.get().cabras == 12


def test_those_who_came_are_ticked_and_renewed_together(desk, fair, renew):
    came = [desk.card(days=800).criancero for _ in range(12)]
    desk.card(days=800)
    answer = renew(elegidos=[one.pk for one in came])
    assert answer.status_code == 302
    assert set(Carnet.objects.filter(operativo=fair).values_list("criancero", flat=True)) == {
        one.pk for one in came
    }


def test_the_list_shows_who_of_the_locality_has_no_card_of_the_day(desk, fair, enter, renew):
    waiting = desk.card(days=800).criancero
    served = desk.goatherd()
    renew(persona=served.ficha.identificacion)
    elsewhere = desk.goatherd(localidad=desk.majada)
    gone = desk.goatherd()
    gone.dar_de_baja(desk.staff["encargada"], desk.today, baja_el=desk.today, causa_baja=CausaBaja.TRASLADO)
    page = enter("encargada").get(ROUND.format(fair.pk))
    assert list(page.context["waiting"]) == [waiting]
    said = page.content.decode()
    assert served.ficha.nombre_completo in said
    assert elsewhere.ficha.nombre_completo not in said


def test_whoever_comes_from_elsewhere_is_found_by_their_run(desk, renew):
    elsewhere = desk.goatherd(localidad=desk.majada)
    renew(persona=elsewhere.ficha.identificacion)
    assert Carnet.objects.get().localidad == desk.majada


def test_who_cannot_have_one_keeps_nobody_else_from_theirs(desk, renew):
    has_one, waits = desk.card().criancero, desk.goatherd()
    renew(persona=has_one.ficha.identificacion, elegidos=[waits.pk])
    assert has_one.carnets.count() == waits.carnets.count() == 1


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"persona": "12.345.678-9"}, "no corresponde|verificador"),
        ({"persona": "2019-99999"}, "Nadie del registro"),
        ({}, "marque en la lista"),
        ({"elegidos": ["999999", "x", "-1"]}, "marque en la lista"),
        ({"cabras": "12"}, "de quién es el rebaño"),
        ({"persona": "2019-1", "cabras": "-3"}, "mayor o igual"),
    ],
)
def test_what_is_typed_wrong_is_said_and_nothing_is_given(desk, renew, typed, said):
    desk.goatherd()
    answer = renew(**typed)
    assert answer.status_code == 200
    assert re.search(said, answer.content.decode())
    assert not Carnet.objects.exists()


def test_somebody_of_another_area_is_nobody_here(desk, renew):
    stranger = desk.ficha(area="orasmi")
    answer = renew(persona=stranger.identificacion)
    assert "Nadie del registro" in answer.content.decode()
    assert stranger.primer_apellido not in answer.content.decode()


def test_no_name_is_left_in_the_messages(desk, renew):
    criancero = desk.goatherd()
    answer = renew(persona=criancero.ficha.identificacion)
    kept = "".join(str(one) for one in answer.wsgi_request._messages._queued_messages)
    assert Carnet.objects.get().numero in kept
    assert "Inventada" not in kept
    assert criancero.ficha.identificacion not in kept


def test_no_card_is_given_before_the_day(desk, enter):
    tomorrow = desk.round(ocurrido_el=desk.today + timedelta(days=1))
    criancero = desk.goatherd()
    answer = enter("encargada").post(ROUND.format(tomorrow.pk), {"persona": criancero.ficha.identificacion})
    assert "los carnets se dan ese día" in answer.content.decode()
    assert not Carnet.objects.exists()


def test_a_round_with_cards_is_neither_moved_nor_undone(desk, fair):
    card = desk.card(operativo=fair)
    clerk = desk.staff["encargada"]
    with pytest.raises(TransicionRechazada, match="se dieron carnets"):
        fair.suspender(clerk, desk.today, causa=CausaSuspension.CLIMA, suspendida_el=desk.today)
    with pytest.raises(TransicionRechazada, match="se dieron carnets"):
        fair.reprogramar(clerk, desk.today, ocurrido_el=desk.today + timedelta(days=3))
    with pytest.raises(TransicionRechazada, match="se dieron carnets"):
        fair.anular(desk.staff["jefa"], desk.today, "Repetido")
    with pytest.raises(TransicionRechazada, match="anote ese día"):
        fair.realizar(clerk, desk.today, ocurrido_el=desk.ago(1))
    fair.realizar(clerk, desk.today, ocurrido_el=card.ocurrido_el)
    assert fair.estado == EstadoActividad.REALIZADA


def test_the_round_proposes_that_as_many_came_as_took_a_card(desk, fair, enter):
    for _ in range(3):
        desk.card(operativo=fair)
    page = enter("encargada").get(f"/interno/caprino/operativo/{fair.pk}/realizar/")
    assert page.context["form"].initial["asistentes"] == 3


def test_only_whoever_serves_gives_cards(desk, fair, enter):
    assert enter("jefa").get(ROUND.format(fair.pk)).status_code == 403
    assert enter("autoridad").get(ROUND.format(fair.pk)).status_code == 404


def test_its_queries_do_not_grow_with_those_who_wait(desk, fair, enter):
    browser, asked = enter("encargada"), []
    for how_many in (2, 30):
        for _ in range(how_many):
            desk.card(days=800)
        with CaptureQueriesContext(connection) as captured:
            browser.get(ROUND.format(fair.pk))
        asked.append(len(captured))
    assert asked[0] == asked[1]
