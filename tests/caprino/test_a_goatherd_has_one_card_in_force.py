"""A new card closes the one before; what is annulled gives back what it took; and so says the database."""

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, transaction
from django.utils import timezone

from gobernacion.directory.merging import merge, undo
from gobernacion.transitions import TransicionRechazada
from programs.caprino.models import (
    Carnet,
    CausaBaja,
    EstadoCarnet,
    EstadoCriancero,
    Localidad,
    MotivoDuplicado,
    TipoCarnet,
)
from tests.access.people import browser_of
from tests.at_once import at_once

LOST = MotivoDuplicado.EXTRAVIO


def in_force(criancero):
    return list(criancero.carnets.vigentes().filter(estado=EstadoCarnet.VIGENTE))


def leave(desk, criancero, days=0):
    criancero.dar_de_baja(
        desk.staff["encargada"], desk.today, baja_el=desk.ago(days), causa_baja=CausaBaja.VENDIO
    )


def test_the_first_is_the_first_and_the_next_renews_it(desk):
    first = desk.card(days=800)
    second = desk.card(first.criancero)
    first.refresh_from_db()
    assert (first.tipo, second.tipo) == (TipoCarnet.PRIMERO, TipoCarnet.RENOVACION)
    assert (first.estado, first.cerrado_el, second.reemplaza) == (EstadoCarnet.RENOVADO, desk.today, first)
    assert in_force(first.criancero) == [second]
    assert first.history.first().history_user == desk.staff["encargada"]


def test_whoever_had_a_paper_card_renews_it(desk):
    assert desk.card(desk.goatherd(carnet_anterior="A-12")).tipo == TipoCarnet.RENOVACION


def test_nobody_gets_two_on_one_day_nor_one_before_the_last(desk):
    card = desk.card(days=10)
    for days in (10, 11):
        with pytest.raises(TransicionRechazada, match=rf"ya tiene su {card}"):
            desk.card(card.criancero, days=days)
    assert in_force(card.criancero) == [card]


def test_a_duplicate_is_worth_as_long_as_the_one_that_was_lost(desk):
    card = desk.card(days=30)
    other = card.duplicar(desk.staff["colega"], desk.today, LOST)
    card.refresh_from_db()
    assert (card.estado, other.vence_el, other.tipo) == (
        EstadoCarnet.DUPLICADO,
        card.vence_el,
        TipoCarnet.DUPLICADO,
    )
    with pytest.raises(TransicionRechazada, match="ya no rige"):
        card.duplicar(desk.staff["colega"], desk.today, LOST)


def test_what_expired_is_renewed_and_not_duplicated(desk):
    with pytest.raises(TransicionRechazada, match=r"venció el .* renuévelo"):
        desk.card(days=1000).duplicar(desk.staff["colega"], desk.today, LOST)


def test_on_its_last_day_it_is_renewed_too(desk):
    card = desk.card()
    with pytest.raises(TransicionRechazada, match="vence hoy: renuévelo"):
        card.duplicar(desk.staff["colega"], card.vence_el, LOST)


@pytest.mark.parametrize("how", ["renew", "duplicate"])
def test_what_an_annulled_card_had_replaced_is_worth_again(desk, how):
    card = desk.card(days=100)
    other = (
        desk.card(card.criancero) if how == "renew" else card.duplicar(desk.staff["colega"], desk.today, LOST)
    )
    other.anular(desk.staff["jefa"], desk.today, "De otra persona")
    card.refresh_from_db()
    assert (card.estado, card.cerrado_el) == (EstadoCarnet.VIGENTE, None)
    assert in_force(card.criancero) == [card]
    assert desk.card(card.criancero).reemplaza == card


def test_a_card_with_another_in_its_place_is_not_annulled_first(desk):
    card = desk.card(days=100)
    later = desk.card(card.criancero)
    card.refresh_from_db()
    with pytest.raises(TransicionRechazada, match=f"reemplazado por {later}"):
        card.anular(desk.staff["jefa"], desk.today, "Error")


def test_whoever_leaves_has_no_card_until_they_come_back(desk):
    card = desk.card(days=100)
    criancero = card.criancero
    leave(desk, criancero, days=3)
    card.refresh_from_db()
    assert (card.estado, card.cerrado_el) == (EstadoCarnet.SIN_EFECTO, desk.ago(3))
    with pytest.raises(TransicionRechazada, match="no está activo"):
        desk.card(criancero)
    criancero.reincorporar(desk.staff["encargada"], desk.today)
    assert desk.card(criancero).tipo == TipoCarnet.RENOVACION
    assert criancero.estado == EstadoCriancero.ACTIVO


def test_a_card_annulled_after_its_owner_left_brings_none_back_into_force(desk):
    before = desk.card(days=900)
    after = desk.card(before.criancero, days=100)
    leave(desk, before.criancero)
    after.refresh_from_db()
    after.anular(desk.staff["jefa"], desk.today, "De otra persona")
    before.refresh_from_db()
    assert before.estado == EstadoCarnet.SIN_EFECTO
    assert not in_force(before.criancero)


def test_nobody_leaves_before_the_day_of_their_card_nor_of_their_inscription(desk):
    card = desk.card(days=10)
    with pytest.raises(TransicionRechazada, match="revise la fecha"):
        leave(desk, card.criancero, days=11)
    with pytest.raises(ValidationError, match="anterior a la inscripción"):
        leave(desk, desk.goatherd(ocurrido_el=desk.ago(5)), days=6)


def test_a_goatherd_with_cards_is_not_annulled(desk):
    card = desk.card()
    with pytest.raises(TransicionRechazada, match="tiene carnets"):
        card.criancero.anular(desk.staff["jefa"], desk.today, "Repetido")
    card.anular(desk.staff["jefa"], desk.today, "Repetido")
    card.criancero.anular(desk.staff["jefa"], desk.today, "Repetido")
    assert card.criancero.anulado


def test_raw_sql_puts_no_second_card_in_force(desk):
    first = desk.card(days=800)
    desk.card(first.criancero)
    with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(
            "UPDATE caprino_carnet SET estado = 'vigente', cerrado_el = NULL WHERE id = %s", [first.pk]
        )


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("round_", range(2))
def test_of_two_clerks_who_renew_the_same_goatherd_at_once_one_succeeds(desk, round_):
    card = desk.card(days=800)

    def renew(browser):
        return browser.post(
            f"/interno/caprino/criancero/{card.criancero_id}/emitir/", {"fecha": f"{desk.today:%d-%m-%Y}"}
        ).status_code

    browsers = [browser_of(desk.staff[who]) for who in ("encargada", "colega")]
    assert sorted(at_once(renew, browsers)) == [200, 302]
    assert Carnet.objects.count() == 2
    assert len(in_force(card.criancero)) == 1


def test_two_are_not_parted_again_where_the_database_refuses_it(desk):
    """Said in words to whoever tries, and nothing is changed."""
    goatherd, other = desk.goatherd(), desk.ficha()
    fusion = merge(other.persona, goatherd.ficha.persona, desk.staff["jefa"], "Es la misma")
    goatherd.refresh_from_db()
    assert goatherd.ficha == other
    Localidad.objects.filter(pk=desk.quebrada.pk).update(comuna=desk.comunas[1])
    with pytest.raises(TransicionRechazada, match="pida a su área que lo corrija"):
        undo(fusion, desk.staff["jefa"], "Eran dos", timezone.now())
    fusion.refresh_from_db()
    assert fusion.deshecha is None
