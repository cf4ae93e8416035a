"""A figure is printed as Chile writes it, with everything its source said of it."""

from datetime import date
from decimal import Decimal

import pytest

from gobernacion.indicators import declarations
from gobernacion.portal import wording
from gobernacion.published import telling
from gobernacion.published.rows import Origen
from tests.portal.factories import cifra


@pytest.mark.parametrize(
    ("valor", "unidad", "printed"),
    [
        ("4491.0000", "solicitudes", "4.491"),
        ("39067051.0000", "pesos", "$39.067.051"),
        ("-5000", "pesos", "-$5.000"),
        ("1.0680", "por ciento", "1,068\u00a0%"),
        ("-6.5", "por ciento", "-6,5\u00a0%"),
        ("0.0000", "pesos", "$0"),
        ("10.5", "pesos", "$10,5"),
        ("2019", "personas", "2.019"),
        ("9999999999999999.9999", "personas", "9.999.999.999.999.999,9999"),
    ],
)
def test_a_value_carries_the_sign_of_its_unit(valor, unidad, printed):
    assert wording.amount(Decimal(valor), unidad) == printed


@pytest.mark.parametrize(
    ("valor", "unidad", "printed"),
    [
        ("81.6961", "por ciento", "81,7\u00a0%"),
        ("79.0882", "días", "79,09"),
        ("1510540.3333", "pesos", "$1.510.540"),
        ("0.0025", "por ciento", "0,0025\u00a0%"),
        ("4491.0000", "personas", "4.491"),
    ],
)
def test_what_is_measured_is_printed_short_and_what_a_document_states_as_it_states_it(valor, unidad, printed):
    measured = cifra(valor=Decimal(valor), unidad=unidad, origen=Origen.REGISTROS)
    stated = cifra(valor=Decimal(valor), unidad=unidad, origen=Origen.DOCUMENTO)

    assert wording.value(measured) == telling.said(measured) == printed
    assert wording.value(stated) == telling.said(stated) == wording.amount(Decimal(valor), unidad)


def test_a_difference_is_printed_short():
    assert wording.difference(Decimal("2.6079"), "por ciento") == "+2,61 puntos"
    assert wording.difference(Decimal("-0.3333"), "pesos") == "-$0,3333"
    assert wording.difference(Decimal("-1200.5"), "pesos") == "-$1.201"


def test_what_hedges_a_value_is_printed_with_it():
    assert wording.full(cifra(valor=4491, calificador="más de")) == "más de 4.491 personas"
    assert wording.full(cifra(valor=26, unidad="por ciento")) == "26\u00a0%"


def test_a_value_that_is_not_known_is_not_a_zero():
    assert wording.full(cifra(valor=None, calificador="no informada")) == "No informada"
    assert wording.hedged(cifra(valor=0)) == "0"


def test_money_is_told_in_the_wording_of_the_account():
    assert wording.in_words(cifra(valor=39067051, unidad="pesos")) == "39 millones 67 mil 51 pesos"
    assert wording.in_words(cifra(valor=38)) == ""
    assert wording.in_words(cifra(valor=None, unidad="pesos")) == ""


def test_a_cut_is_part_of_the_period():
    assert wording.period(date(2020, 1, 1), date(2021, 1, 1), date(2020, 3, 6)) == "año 2020, al 06-03-2020"
    assert wording.period(date(2018, 12, 1), date(2019, 6, 1)) == "temporada 2018-2019"


def test_a_season_belongs_to_the_year_in_which_it_ends():
    assert wording.year_of(date(2018, 12, 1), date(2019, 6, 1)) == 2019
    assert wording.year_of(date(2019, 1, 1), date(2020, 1, 1)) == 2019


def test_the_units_with_a_sign_of_their_own_are_those_the_areas_declare():
    assert (wording.PESOS, wording.PORCIENTO) == (declarations.PESOS, declarations.PORCIENTO)
