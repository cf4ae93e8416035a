"""The receipt a person signs, and the case on paper."""

import pytest

from gobernacion.access.models import Anotacion
from orasmi.models import Estado
from tests.orasmi.paper import LIST


def page(browser, case, sheet):
    return browser.get(f"{LIST}{case.pk}/{sheet}/")


def test_the_receipt_says_the_amount_in_digits_and_in_words(desk, enter):
    case = desk.at(Estado.COMPRA)
    said = page(enter("colega"), case, "recibo").content.decode()
    for words in (
        "Recibo de ayuda",
        str(case),
        "$190.000",
        "ciento noventa mil pesos",
        case.ficha.nombre_completo,
        case.ficha.identificacion,
        "Gobernación de Elqui",
        "Acta de aprobación",
        "Firma de quien recibe",
        "Firma de quien entrega",
    ):
        assert words in said, words


def test_after_the_delivery_it_says_the_number_and_who_delivered(desk, enter):
    case = desk.at(Estado.ENTREGADA)
    said = page(enter("colega"), case, "recibo").content.decode()
    assert "n.º R-1" in said
    assert desk.staff["colega"].nombre in said


@pytest.mark.parametrize("estado", [Estado.INGRESADA, Estado.APROBADA, Estado.RECHAZADA])
def test_there_is_no_receipt_before_there_is_something_to_hand_over(desk, enter, estado):
    case = desk.at(estado)
    answer = page(enter("encargada"), case, "recibo")
    assert answer.status_code == 302
    assert "recibo/" not in enter("encargada").get(f"{LIST}{case.pk}/change/").content.decode()


def test_printing_leaves_its_line_in_the_journal(desk, enter):
    case = desk.at(Estado.COMPRA)
    page(enter("colega"), case, "recibo")
    assert Anotacion.objects.filter(
        quien=desk.staff["colega"], accion="imprimir", registro=str(case.pk)
    ).exists()


def test_the_case_on_paper_tells_the_person_the_aid_and_the_risk_check(desk, enter):
    case = desk.at(Estado.PROPUESTA)
    said = page(enter("jefa"), case, "imprimir").content.decode()
    for words in (
        case.ficha.identificacion,
        "Audífonos",
        "$250.000",
        "Lo necesita.",
        "domicilio está en la provincia",
    ):
        assert words in said, words


def test_whoever_approves_reads_the_risk_check_beside_the_form(desk, enter):
    case = desk.at(Estado.PROPUESTA)
    said = page(enter("jefa"), case, "aprobar").content.decode()
    assert "No recibe la misma ayuda de otro organismo" in said
    assert case.ficha.identificacion in said


@pytest.mark.parametrize("sheet", ["imprimir", "anular"])
def test_the_person_is_told_once_and_where_the_form_has_them(desk, enter, sheet):
    """Also to whoever may only read the record, whose form shows the person to be read already."""
    said = page(enter("jefa"), desk.at(Estado.CERRADA), sheet).content.decode()
    assert said.count("<h3>Persona</h3>") == 1
    assert said.index("<h3>Ingreso</h3>") < said.index("<h3>Persona</h3>") < said.index("<h3>Hogar</h3>")
