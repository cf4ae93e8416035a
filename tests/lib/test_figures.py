"""Counts and numbers with decimals are read with the separators of any programme, where they leave one reading."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gobernacion.lib import clp
from gobernacion.lib.clp import CuentaConDecimales, CuentaInvalida, MilOUno, NumeroInvalido


@pytest.mark.parametrize(
    "text",
    [
        "4491",
        "4.491",
        "4 491",
        "4\u00a0491",
        "4\u202f491",
        "4\u2009491",
        "4'491",
        "4.491,0",
        "4.491,000",
        "4491,00",
        "4,491.0",
        " 4.491 ",
        "\u200b4491",
        "+4491",
        "\uff14\uff14\uff19\uff11",
    ],
)
def test_a_count_is_read_however_its_thousands_are_grouped(text: str) -> None:
    assert clp.read_count(text) == 4491


@pytest.mark.parametrize(
    ("text", "number"),
    [("1,234,567", 1_234_567), ("1 234 567", 1_234_567), ("-3", -3), ("\u22123", -3), ("007", 7)],
)
def test_counts_of_millions_and_below_zero_are_read(text: str, number: int) -> None:
    assert clp.read_count(text) == number


@pytest.mark.parametrize(
    ("text", "kind", "sentence"),
    [
        ("1,000", MilOUno, "miles o decimales"),
        ("12,345", MilOUno, "miles o decimales"),
        ("26,5", CuentaConDecimales, "sin decimales"),
        ("26.5", CuentaConDecimales, "sin decimales"),
        ("0.125", CuentaConDecimales, "sin decimales"),
        ("1.234\u00b2", CuentaInvalida, "No se entiende"),
        ("4.49.1", CuentaInvalida, "No se entiende"),
        ("44 91", CuentaInvalida, "No se entiende"),
        ("1.000 personas", CuentaInvalida, "No se entiende"),
        ("--3", CuentaInvalida, "No se entiende"),
        ("5e3", CuentaInvalida, "No se entiende"),
        ("=5+5", CuentaInvalida, "No se entiende"),
        ("٣٩", CuentaInvalida, "No se entiende"),
        ("\x00", CuentaInvalida, "No se entiende"),
        ("", CuentaInvalida, "No se entiende"),
        ("1" * 5000, NumeroInvalido, "No se entiende"),
    ],
)
def test_what_may_be_no_count_or_two_is_refused_with_an_example(
    text: str, kind: type[NumeroInvalido], sentence: str
) -> None:
    with pytest.raises(kind, match=sentence) as refusal:
        clp.read_count(text)
    assert "por ejemplo 4.491" in str(refusal.value)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("3,5", "3.5"),
        ("3.5", "3.5"),
        ("3.50", "3.5"),
        (",5", "0.5"),
        (".5", "0.5"),
        ("0.125", "0.125"),
        ("1,250", "1.25"),
        ("3.500", "3500"),
        ("1.234,56", "1234.56"),
        ("1,234.56", "1234.56"),
        ("1 234,56", "1234.56"),
        ("1234.567", "1234.567"),
        ("1,234,567.5", "1234567.5"),
        ("-3,5", "-3.5"),
        ("3\u200b,5\u00a0", "3.5"),
        ("\uff13,\uff15", "3.5"),
    ],
)
def test_decimals_are_read_where_there_is_one_reading(text: str, number: str) -> None:
    assert clp.read_decimal(text) == Decimal(number)


@pytest.mark.parametrize(
    "text", ["3,5,5", "3.5.5", "1.2345,6", "3,5 kg", "3\u00bd", "1/2", "NaN", "", "1" * 5000]
)
def test_what_is_no_number_is_refused_with_an_example(text: str) -> None:
    with pytest.raises(NumeroInvalido, match=r"por ejemplo 4\.491 o 26,5"):
        clp.read_decimal(text)


@given(st.integers(-(10**15), 10**15))
def test_a_count_is_read_back_as_it_is_printed(count: int) -> None:
    assert clp.read_count(clp.number(count)) == count
    assert clp.read_decimal(clp.number(count)) == count
    for space in (" ", "\u00a0", "\u202f"):
        assert clp.read_count(clp.number(count).replace(".", space)) == count


@given(st.decimals(-(10**9), 10**9, places=3))
def test_a_number_is_read_back_as_it_is_printed(number: Decimal) -> None:
    assert clp.read_decimal(clp.number(number)) == number
    assert clp.read_decimal(clp.number(number, 3)) == number
