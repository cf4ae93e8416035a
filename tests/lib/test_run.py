"""A RUN is read in any spelling, kept in one, and refused with a sentence that helps."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gobernacion.lib import run
from gobernacion.lib.run import (
    CifrasDeMas,
    DigitoVerificadorIncorrecto,
    FaltaDigitoVerificador,
    RunInvalido,
    RunProvisorio,
    RunVacio,
    SobraUnSigno,
    check_digit,
    is_demo,
    is_of_organisation,
    is_provisional,
    normalize,
    pretty,
)

EVERY_SPELLING = [
    "12345678-5",
    "12.345.678-5",
    "123456785",
    "12.345.6785",
    " 12 345 678 - 5 ",
    "12\u00a0345\u00a0678-5",
    "12 345 678 5",
    "12345678 5",
    "12.345.678\u20115",  # non-breaking hyphen
    "12.345.678\u20135",  # en dash
    "12.345.678\u20145",  # em dash
    "12.345.678\u22125",  # minus sign
    "12.345.678\u00ad5",  # soft hyphen
    "12-345-678-5",
    "012.345.678-5",
    "\uff11\uff12\uff13\uff14\uff15\uff16\uff17\uff18\uff0d\uff15",  # full width
    "RUT: 12.345.678-5",
    "R.U.N. 12.345.678-5",
    "12'345'678-5",
    "12,345,678-5",
]


@pytest.mark.parametrize("text", EVERY_SPELLING)
def test_every_spelling_of_a_run_is_the_same_run(text: str) -> None:
    assert normalize(text) == "12345678-5"


@pytest.mark.parametrize("text", ["23-k", "23K", "000.023-K", "23 k"])
def test_a_short_old_number_with_a_k_of_any_size_is_read(text: str) -> None:
    assert check_digit(23) == "K"
    assert normalize(text) == "23-K"


def test_a_run_is_shown_with_dots_and_a_dash() -> None:
    assert pretty("123456785") == "12.345.678-5"
    assert pretty("23k") == "23-K"
    assert pretty("1234567-4") == "1.234.567-4"


@given(st.integers(1, 99_999_999))
def test_every_number_with_its_check_digit_survives_showing_and_reading(number: int) -> None:
    stored = normalize(f"{number}-{check_digit(number)}")
    assert stored == f"{number}-{check_digit(number)}"
    assert normalize(pretty(stored)) == stored
    assert normalize(stored.replace("-", "").lower()) == stored


@given(st.integers(1, 99_999_999), st.sampled_from("0123456789K"))
def test_no_other_check_digit_is_taken(number: int, digit: str) -> None:
    if digit == check_digit(number):
        assert normalize(f"{number}-{digit}") == f"{number}-{digit}"
    else:
        with pytest.raises(DigitoVerificadorIncorrecto):
            normalize(f"{number}-{digit}")


@given(st.integers(1_000_000, 99_999_999), st.data())
def test_one_mistyped_figure_is_always_noticed(number: int, data: st.DataObject) -> None:
    figures = list(str(number))
    position = data.draw(st.integers(0, len(figures) - 1))
    figures[position] = data.draw(st.sampled_from([d for d in "0123456789" if d != figures[position]]))
    with pytest.raises(RunInvalido):
        normalize(f"{''.join(figures)}-{check_digit(number)}")


@pytest.mark.parametrize("text", ["12.345.678", "12.345.678-", "12345678-", "12 345 678", "12345678 –"])
def test_a_missing_check_digit_is_called_missing(text: str) -> None:
    with pytest.raises(FaltaDigitoVerificador, match="Falta el dígito verificador"):
        normalize(text)


@pytest.mark.parametrize("text", ["12345678-4", "12.345.678-K", "123456784"])
def test_a_wrong_check_digit_is_called_wrong(text: str) -> None:
    with pytest.raises(DigitoVerificadorIncorrecto, match="no corresponde"):
        normalize(text)


@pytest.mark.parametrize("text", ["", "   ", "RUT:", "\u00a0"])
def test_an_empty_run_is_asked_for(text: str) -> None:
    with pytest.raises(RunVacio, match="Escriba el RUN"):
        normalize(text)


@pytest.mark.parametrize(
    "text",
    ["-", "K", "0-0", "-5", "a-b", "1234567890-1", "12a45678-5", "12²345678-5", "٣٦-1", "1" * 5000, "\x00"],
)
def test_what_is_no_run_at_all_is_refused(text: str) -> None:
    with pytest.raises(RunInvalido):
        normalize(text)


@given(st.text(max_size=60))
def test_any_text_is_either_a_run_or_refused(text: str) -> None:
    try:
        stored = normalize(text)
    except RunInvalido:
        return
    assert normalize(stored) == stored


@pytest.mark.parametrize("text", ["12.345.678", "12345678-4", "1234567890-1", "12a45678-5"])
def test_the_message_never_repeats_the_number(text: str) -> None:
    with pytest.raises(RunInvalido) as refusal:
        normalize(text)
    assert "345" not in str(refusal.value)
    assert "45678" not in repr(refusal.value)
    assert refusal.value.__cause__ is None


def test_a_number_below_one_has_no_check_digit() -> None:
    with pytest.raises(RunInvalido):
        check_digit(0)


def test_the_example_of_the_help_texts_is_valid_and_belongs_to_nobody() -> None:
    assert pretty(run.EXAMPLE) == run.EXAMPLE
    assert is_demo(run.EXAMPLE)


def test_demo_runs_are_told_from_those_of_people_and_firms() -> None:
    assert is_demo(f"35000000-{check_digit(35_000_000)}")
    assert is_demo(f"39999999-{check_digit(39_999_999)}")
    assert not is_demo(f"34999999-{check_digit(34_999_999)}")
    assert not is_demo(f"40000000-{check_digit(40_000_000)}")
    assert not is_demo("12345678-5")


INVISIBLE = [
    "\u200b",
    "\u200c",
    "\u200d",
    "\u200e",
    "\u200f",
    "\u00ad",
    "\u2060",
    "\ufeff",
    "\u202a",
    "\u061c",
]


@given(
    st.integers(1, 99_999_999),
    st.lists(st.tuples(st.integers(0, 12), st.sampled_from(INVISIBLE)), max_size=8),
)
def test_what_nobody_sees_makes_no_other_run(number: int, signs: list[tuple[int, str]]) -> None:
    stored = f"{number}-{check_digit(number)}"
    pasted = pretty(stored)
    for place, sign in signs:
        pasted = f"{pasted[:place]}{sign}{pasted[place:]}"
    assert normalize(pasted) == stored


@pytest.mark.parametrize(
    "text",
    [
        "RUT N° 36.000.000-1",
        "RUT Nº36000000-1",
        "R.U.T. Nro. 36.000.000-1",
        "Rut n° : 36.000.000-1",
        "RUN: 36.000.000-1",
        "RUN/RUT 36.000.000-1",
        "RUT36000000-1",
        "N° 36.000.000-1",
        "№ 36.000.000-1",
        "C.I. 36.000.000-1",
        "C.I. N° 36.000.000-1",
        "Cédula de identidad N° 36.000.000-1",
        "CEDULA DE IDENTIDAD 36000000-1",
        "36.000.000/1",
        "36000000 / 1",
        "36.000.000_1",
        "36,000,000-1",
        "36.000.000.1",
        "(36.000.000-1)",
        "36.000.000-1.",
        "«36.000.000-1»,",
        '"36.000.000-1"',
        "\t36.000.000-1\r\n",
        "\ufeff36.000.000-1",
        "36\u202f000\u202f000-1",
        "36\u2009000\u2009000-1",
        "36.000.000\uff0d\uff11",
        "36.000.000\u2e3a1",
    ],
)
def test_a_run_is_read_as_papers_and_other_programmes_write_it(text: str) -> None:
    assert normalize(text) == "36000000-1"


@pytest.mark.parametrize("text", ["100.200.300-3", "1002003003", "RUN 100200300-3"])
def test_a_provisional_number_is_no_run_and_is_read_where_it_may_be_said(text: str) -> None:
    with pytest.raises(RunProvisorio, match="son provisorios"):
        normalize(text)
    assert normalize(text, provisional=True) == "100200300-3"
    assert is_provisional("100200300-3")
    assert pretty("100200300-3") == "100.200.300-3"


def test_a_provisional_number_that_was_mistyped_is_refused() -> None:
    with pytest.raises(DigitoVerificadorIncorrecto):
        normalize("100.200.300-4", provisional=True)


@pytest.mark.parametrize(
    ("run", "of_organisation"),
    [("49999999-9", False), ("50000000-7", True), ("99999999-9", True), ("100200300-3", False)],
)
def test_organisations_are_numbered_from_fifty_millions_on(run: str, of_organisation: bool) -> None:
    assert is_of_organisation(run) is of_organisation


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("100.200.300-4", CifrasDeMas),
        ("36.000.000-1 36.000.001-K", CifrasDeMas),
        ("36.000.00O-1", SobraUnSigno),
        ("36.000.000-1 Ana", SobraUnSigno),
        ("36.000.000-X", SobraUnSigno),
        ("36\u00b2000.000-1", SobraUnSigno),
        ("36.000.000", FaltaDigitoVerificador),
        ("36.000.000-2", DigitoVerificadorIncorrecto),
        ("RUT N°", RunVacio),
        ("\u200b\ufeff", RunVacio),
        ("0-0", RunInvalido),
    ],
)
def test_what_is_refused_says_what_of_it_failed_and_shows_an_example(
    text: str, kind: type[RunInvalido]
) -> None:
    with pytest.raises(RunInvalido) as refusal:
        normalize(text)
    assert type(refusal.value) is kind
    assert run.EXAMPLE in str(refusal.value)
