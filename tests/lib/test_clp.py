"""Pesos are printed and read in figures and in the wording of the account; plain numbers likewise."""

import copy
import json
import pickle
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gobernacion.lib import clp
from gobernacion.lib.clp import (
    MontoConDecimales,
    MontoDemasiadoGrande,
    MontoInvalido,
    MontoVacio,
    NumeroInvalido,
    Pesos,
)

AMOUNTS = st.integers(0, 10**12) | st.integers(0, clp.MONTO_MAXIMO)

IN_THE_ACCOUNT = {
    "102 millones 451 mil 622 pesos": 102_451_622,
    "25 millones 61 mil 518 pesos": 25_061_518,
    "28 millones 325 mil 734 pesos": 28_325_734,
    "49 millones 64 mil 370 pesos": 49_064_370,
    "19 millones trece mil 53 pesos": 19_013_053,
    "Un millón 350 mil pesos": 1_350_000,
    "16 millones 718 mil 53 pesos.": 16_718_053,
    "945 mil pesos": 945_000,
    "39 millones 67 mil 51 pesos": 39_067_051,
    "Un Millón 510 mil 540 pesos": 1_510_540,
    "31 millones 257 mil 989 pesos": 31_257_989,
    "Dos millones 869 mil 860 pesos": 2_869_860,
    "18 millones 591 mil 446 pesos": 18_591_446,
    "Dos millones 479 mil 360 pesos": 2_479_360,
    "Tres millones 877 mil 230 pesos": 3_877_230,
    "60 millones 586 mil 425 pesos": 60_586_425,
}


@pytest.mark.parametrize(("text", "amount"), IN_THE_ACCOUNT.items())
def test_every_amount_of_the_account_is_read(text: str, amount: int) -> None:
    assert clp.parse(text) == amount


@pytest.mark.parametrize(
    "text",
    [
        "39.067.051",
        "$39.067.051",
        "$ 39.067.051.-",
        "39067051",
        "$39067051",
        "39 067 051",
        "39\u00a0067\u00a0051",
        "39\u202f067\u202f051",
        "$\u00a039.067.051",
        "\u200b39.067.051\ufeff",
        "$ 39 067 051",
        "39067051.-",
        "39,067,051",
        "39'067'051",
        "39.067.051,00",
        "39,067,051.00",
        "\uff13\uff19.\uff10\uff16\uff17.\uff10\uff15\uff11",
        "CLP 39.067.051",
        "39.067.051 pesos",
        "39.067.051 CLP",
        "  39.067.051  ",
        "0039067051",
        "39 millones 67.051 pesos",
        "39 millones 67 mil 51",
        "TREINTA Y NUEVE MILLONES SESENTA Y SIETE MIL CINCUENTA Y UN PESOS",
        "39 millones sesenta y siete mil 51 pesos",
    ],
)
def test_one_amount_is_read_in_every_spelling(text: str) -> None:
    assert clp.parse(text) == 39_067_051


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("cuatro mil cuatrocientos noventa y uno", 4491),
        ("mil pesos", 1000),
        ("un mil pesos", 1000),
        ("cien pesos", 100),
        ("ciento un pesos", 101),
        ("quinientas mil", 500_000),
        ("veintiún mil setecientos treinta", 21_730),
        ("1.500 millones de pesos", 1_500_000_000),
        ("mil quinientos millones de pesos", 1_500_000_000),
        ("dos billones de pesos", 2 * 10**12),
        ("un billón 3 millones 5 pesos", 10**12 + 3_000_005),
        ("un peso", 1),
        ("cero pesos", 0),
        ("0", 0),
        ("39.067", 39_067),
        ("-$5.000", -5000),
        ("$-5.000", -5000),
        ("\u22125.000", -5000),
        ("menos 5 mil pesos", -5000),
    ],
)
def test_amounts_in_words_and_with_signs_are_read(text: str, amount: int) -> None:
    assert clp.parse(text) == amount


@pytest.mark.parametrize("text", ["39,5", "$ 1.234,50", "1 234,5", "39,01", "39,000"])
def test_decimals_are_refused_because_pesos_have_none(text: str) -> None:
    with pytest.raises(MontoConDecimales, match="no llevan decimales"):
        clp.parse(text)


@pytest.mark.parametrize(
    "text",
    [
        "39.06",
        "39067\u00b2",
        "39.067.05\u00b9",
        "0.500",
        "39.0670.51",
        "39..067",
        ".500",
        "39,",
        "39 06",
        "3.5 millones",
        "M$ 500",
        "MM$ 39",
        "millones",
        "millones 5 mil",
        "5 mil 3 mil",
        "2 millones 3 millones",
        "mil mil",
        "1500 mil",
        "2 millones 1500 mil",
        "cinco veinte",
        "veinte y cinco mil y",
        "treinta cinco",
        "treinta y cero",
        "ciento cero",
        "cien dos",
        "39 millones de",
        "39 67 51",
        "tres millones y medio",
        "--5",
        "=5+5",
        "5e3",
        "٣٩",
        "pesos",
        "$",
        "abc",
        "\x00",
        "1" * 5000,
    ],
)
def test_what_is_no_amount_is_refused_with_a_sentence(text: str) -> None:
    with pytest.raises(MontoInvalido, match=r"escríbalo en pesos"):
        clp.parse(text)


@pytest.mark.parametrize("text", ["", "   ", "\u00a0"])
def test_an_empty_amount_is_asked_for(text: str) -> None:
    with pytest.raises(MontoVacio, match="Escriba el monto"):
        clp.parse(text)


@pytest.mark.parametrize("text", ["1" * 16, "1" * 190, "9.000 billones de pesos", "999999999999999999"])
def test_an_amount_beyond_any_budget_is_refused(text: str) -> None:
    with pytest.raises(MontoDemasiadoGrande, match="revise cuántos ceros"):
        clp.parse(text)


def test_amounts_are_printed_in_figures() -> None:
    assert clp.digits(39_067_051) == "$39.067.051"
    assert clp.digits(0) == "$0"
    assert clp.digits(999) == "$999"
    assert clp.digits(-5000) == "-$5.000"


@pytest.mark.parametrize(
    ("amount", "text"),
    [
        (39_067_051, "39 millones 67 mil 51 pesos"),
        (1_510_540, "un millón 510 mil 540 pesos"),
        (2_869_860, "dos millones 869 mil 860 pesos"),
        (9_000_001, "nueve millones 1 pesos"),
        (10_000_000, "10 millones de pesos"),
        (1_000_000, "un millón de pesos"),
        (1_001_000, "un millón mil pesos"),
        (1_350_000, "un millón 350 mil pesos"),
        (945_000, "945 mil pesos"),
        (1000, "mil pesos"),
        (51, "51 pesos"),
        (1, "1 peso"),
        (0, "0 pesos"),
        (1_500_000_000, "1.500 millones de pesos"),
        (2_003_000_000_005, "dos billones 3.000 millones 5 pesos"),
        (-5000, "menos 5 mil pesos"),
    ],
)
def test_amounts_are_printed_in_the_wording_of_the_account(amount: int, text: str) -> None:
    assert clp.words(amount) == text


@given(AMOUNTS)
def test_the_wording_is_read_back(amount: int) -> None:
    assert clp.parse(clp.words(amount)) == amount
    assert clp.parse(clp.words(-amount)) == -amount
    assert clp.parse(clp.words(amount).upper()) == amount


@pytest.mark.parametrize(
    ("amount", "text"),
    [
        (0, "cero pesos"),
        (1, "un peso"),
        (21, "veintiún pesos"),
        (100, "cien pesos"),
        (101, "ciento un pesos"),
        (1_000, "mil pesos"),
        (31_731, "treinta y un mil setecientos treinta y un pesos"),
        (278_876, "doscientos setenta y ocho mil ochocientos setenta y seis pesos"),
        (1_000_000, "un millón de pesos"),
        (39_067_051, "treinta y nueve millones sesenta y siete mil cincuenta y un pesos"),
        (2_000_000_000_000, "dos billones de pesos"),
        (-500, "menos quinientos pesos"),
    ],
)
def test_amounts_are_said_all_in_words_to_be_signed_for(amount: int, text: str) -> None:
    assert clp.in_words(amount) == text


@given(AMOUNTS)
def test_what_is_said_in_words_is_read_back(amount: int) -> None:
    assert clp.parse(clp.in_words(amount)) == amount


@given(AMOUNTS)
def test_the_figures_are_read_back(amount: int) -> None:
    assert clp.parse(clp.digits(amount)) == amount
    assert clp.parse(clp.digits(-amount)) == -amount
    assert clp.parse(f"{clp.digits(amount)}.-") == amount


@given(st.text(max_size=80))
def test_any_text_is_either_an_amount_or_refused(text: str) -> None:
    try:
        amount = clp.parse(text)
    except MontoInvalido:
        return
    assert clp.parse(clp.digits(amount)) == amount


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (4491, "4.491"),
        (0, "0"),
        (-1234567, "-1.234.567"),
        (Decimal("26.5"), "26,5"),
        (Decimal("4491.0000"), "4.491"),
        (Decimal("0.05"), "0,05"),
        (Decimal("-0"), "0"),
        (Decimal("1E+3"), "1.000"),
        (Decimal("1234567890123456789012345678901234.5"), "1.234.567.890.123.456.789.012.345.678.901.234,5"),
    ],
)
def test_plain_numbers_are_printed_the_chilean_way(value: int | Decimal, text: str) -> None:
    assert clp.number(value) == text


def test_plain_numbers_are_rounded_only_when_asked() -> None:
    assert clp.number(Decimal("6.765")) == "6,765"
    assert clp.number(Decimal("6.765"), decimals=2) == "6,77"
    assert clp.number(Decimal("2.5"), decimals=0) == "3"
    assert clp.number(26, decimals=1) == "26,0"
    assert clp.number(Decimal("-0.001"), decimals=1) == "0,0"


@pytest.mark.parametrize("value", [Decimal("NaN"), Decimal("Infinity")])
def test_what_is_not_finite_is_not_printed(value: Decimal) -> None:
    with pytest.raises(NumeroInvalido):
        clp.number(value)


@given(st.decimals(allow_nan=False, allow_infinity=False, places=3, min_value=-(10**12), max_value=10**12))
def test_plain_numbers_are_read_back(value: Decimal) -> None:
    assert clp.read_number(clp.number(value)) == value


@pytest.mark.parametrize("text", ["26.5", "4.49", "1,2,3", "", "a", "1e5", "1" * 5000, "5%", "1.234.5"])
def test_a_number_with_misplaced_dots_is_refused(text: str) -> None:
    with pytest.raises(NumeroInvalido, match="coma para los decimales"):
        clp.read_number(text)


def test_an_amount_prints_itself_and_counts_like_an_integer() -> None:
    granted, paid = Pesos(39_067_051), Pesos(67_051)
    assert f"{granted}" == str(granted) == "$39.067.051"
    assert str(granted - paid) == "$39.000.000"
    assert str(sum([granted, paid])) == "$39.134.102"
    assert str(10_000 - Pesos(15_000)) == "-$5.000"
    assert granted == 39_067_051
    assert granted + Decimal("0.5") == Decimal("39067051.5")
    assert f"{granted:d}" == "39067051"


def test_an_amount_is_a_plain_number_to_machines() -> None:
    assert json.dumps({"monto": Pesos(39_067_051)}) == '{"monto": 39067051}'
    for twin in (copy.deepcopy(Pesos(5)), pickle.loads(pickle.dumps(Pesos(5)))):
        assert isinstance(twin, Pesos)
        assert twin == 5
