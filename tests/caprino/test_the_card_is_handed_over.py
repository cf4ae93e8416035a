"""The card comes out on paper with all it should say, while it is worth something, and those of a round together."""

import pytest

from gobernacion.access.models import Anotacion
from programs.caprino.models import CATEGORIAS, Criancero, MotivoDuplicado, Rebano
from tests.directory.conftest import demo_run

CARD = "/interno/caprino/carnet/{}/carnet/"


def test_it_says_whose_it_is_and_until_when(desk, enter):
    card = desk.card(desk.goatherd(senal="Horqueta"))
    Rebano.objects.create(criancero=card.criancero, fecha=desk.ago(40), cabras=99)
    Rebano.objects.create(criancero=card.criancero, fecha=desk.today, cabras=60, cabritos=7)
    page = enter("encargada").get(CARD.format(card.pk)).content.decode()
    ficha = card.criancero.ficha
    for said in (
        *(card.numero, ficha.nombre_completo, ficha.identificacion, card.criancero.numero, "Horqueta"),
        *("Quebrada inventada", f"{card.vence_el:%d-%m-%Y}", "67 al"),
    ):
        assert said in page, said
    assert "99 al" not in page


def test_a_duplicate_says_that_it_is_one(desk, enter):
    card = desk.card(days=3).duplicar(desk.staff["encargada"], desk.today, MotivoDuplicado.ROBO)
    assert "Duplicado" in enter("encargada").get(CARD.format(card.pk)).content.decode()


def test_one_that_is_worth_nothing_is_not_printed(desk, enter):
    card = desk.card(days=100)
    desk.card(card.criancero)
    assert enter("encargada").get(CARD.format(card.pk)).status_code == 302


def test_those_of_a_round_are_printed_together_and_each_is_noted(desk, enter):
    fair = desk.round()
    cards = [desk.card(operativo=fair) for _ in range(3)]
    elsewhere = desk.card()
    before = Anotacion.objects.filter(accion="imprimir").count()
    page = enter("encargada").get(f"/interno/caprino/operativo/{fair.pk}/carnets/").content.decode()
    assert all(card.numero in page for card in cards)
    assert elsewhere.criancero.ficha.nombre_completo not in page
    assert Anotacion.objects.filter(accion="imprimir").count() - before >= len(cards)


@pytest.mark.parametrize(("who", "status"), [("jefa", 200), ("autoridad", 404)])
def test_only_the_desk_prints_it(desk, enter, who, status):
    assert enter(who).get(CARD.format(desk.card().pk)).status_code == status


def typed(desk, run, **fields):
    return {
        "ocurrido_el": f"{desk.today:%d-%m-%Y}",
        "ficha_documento": "run",
        "ficha_run": run,
        "ficha_nombres": "Rosa",
        "ficha_primer_apellido": "Inventada",
        "localidad": desk.majada.pk,
        "rebanos-TOTAL_FORMS": "1",
        "rebanos-INITIAL_FORMS": "0",
        "rebanos-0-fecha": f"{desk.today:%d-%m-%Y}",
        **{f"rebanos-0-{categoria}": "0" for categoria in CATEGORIAS},
        "rebanos-0-cabras": "25",
        "_save": "Guardar",
        **fields,
    }


def test_whoever_comes_for_the_first_time_leaves_with_a_card(desk, enter):
    browser = enter("encargada")
    answer = browser.post("/interno/caprino/criancero/add/", typed(desk, demo_run(70)))
    criancero = Criancero.objects.get()
    assert criancero.comuna == desk.majada.comuna
    assert answer["Location"] == f"/interno/caprino/criancero/{criancero.pk}/emitir/"
    answer = browser.post(answer["Location"], {"fecha": f"{desk.today:%d-%m-%Y}"})
    card = criancero.carnets.get()
    assert answer["Location"] == CARD.format(card.pk)
    assert "25 al" in browser.get(answer["Location"]).content.decode()


def test_a_person_is_inscribed_once(desk, enter):
    known = desk.goatherd()
    answer = enter("encargada").post(
        "/interno/caprino/criancero/add/",
        typed(
            desk,
            known.ficha.identificacion,
            ficha_nombres="",
            ficha_primer_apellido="",
        ),
    )
    assert str(known) in answer.content.decode()
    assert Criancero.objects.count() == 1
