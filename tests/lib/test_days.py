"""A day is read in every spelling that leaves one reading, and refused with a sentence that shows how."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gobernacion.lib import days
from gobernacion.lib.days import DIAS, DiaInvalido, FaltaElDia, FaltaElYear, NoExisteEseDia, OtroDiaDeLaSemana
from gobernacion.lib.periods import MESES

TODAY = date(2026, 11, 30)
DAYS = st.dates(date(1900, 1, 1), date(2100, 12, 31))


@pytest.mark.parametrize(
    "text",
    [
        "03-04-2019",
        "3-4-2019",
        "3/4/2019",
        "3/4/19",
        "03-04-19",
        "3.4.2019",
        "3 / 4 / 2019",
        "3 4 2019",
        "3\u20134\u20132019",
        " 03-04-2019 ",
        "03\u200b-04-\ufeff2019",
        "03-04-2019\u00a0",
        "\uff13/\uff14/\uff12\uff10\uff11\uff19",
        "3 de abril de 2019",
        "3 DE ABRIL DE 2019",
        "3\u00a0de abril de\u202f2019",
        "3 de abril del 2019",
        "3 de abril de 2.019",
        "3 de abril 2019",
        "3 abril, 2019",
        "3 abr 2019",
        "3 abr. 2019",
        "3-abr-19",
        "03-Apr-2019",
        "3/abr/2019",
        "abril 3, 2019",
        "abril 3 de 2019",
        "el 3 de abril de 2019",
        "miércoles 3 de abril de 2019",
        "Miercoles, 3 de abril de 2019",
        "mié. 03/04/2019",
        "el miércoles 3 de abril de 2019",
        "2019-04-03",
        "2019/4/3",
        "20190403",
        "03042019",
        "2019-04-03 00:00:00",
        "2019-04-03T00:00:00",
        "03-04-2019 0:00",
        "3 de abril de 2019.",
    ],
)
def test_one_day_is_read_in_every_spelling(text: str) -> None:
    assert days.read(text, today=TODAY) == date(2019, 4, 3)


@pytest.mark.parametrize(
    "text", ["1° de abril de 2019", "1º abril 2019", "1er abril 2019", "primero de abril de 2019"]
)
def test_the_first_of_a_month_has_its_own_words(text: str) -> None:
    assert days.read(text, today=TODAY) == date(2019, 4, 1)


@pytest.mark.parametrize("text", ["3 setiembre 2019", "3 sept 2019", "3-set-19", "3 sep. 2019"])
def test_september_is_written_in_four_ways(text: str) -> None:
    assert days.read(text, today=TODAY) == date(2019, 9, 3)


def test_the_day_comes_first_as_in_chile() -> None:
    assert days.read("04-03-2019", today=TODAY) == date(2019, 3, 4)


@pytest.mark.parametrize(
    ("text", "year"),
    [("1/1/00", 2000), ("1/1/26", 2026), ("1/1/46", 2046), ("1/1/47", 1947), ("1/1/99", 1999)],
)
def test_a_year_of_two_figures_is_of_the_hundred_years_that_end_in_twenty(text: str, year: int) -> None:
    assert days.read(text, today=TODAY).year == year
    assert days.read("1/1/47", today=date(2027, 1, 1)).year == 2047


@pytest.mark.parametrize(
    ("text", "kind", "sentence"),
    [
        ("03-13-2019", NoExisteEseDia, "No hay mes 13: escriba primero el día"),
        ("04/31/2019", NoExisteEseDia, "No hay mes 31"),
        ("31-02-2019", NoExisteEseDia, "No existe el 31 de febrero de 2019"),
        ("29 de febrero de 2019", NoExisteEseDia, "No existe el 29 de febrero"),
        ("0/4/2019", NoExisteEseDia, "No existe el 0 de abril"),
        ("jueves 3 de abril de 2019", OtroDiaDeLaSemana, "El 03-04-2019 es miércoles"),
        ("mar 3/4/2019", OtroDiaDeLaSemana, "es miércoles"),
        ("3 de abril", FaltaElYear, "Falta el año"),
        ("3/4", FaltaElYear, "Falta el año"),
        ("abril de 2019", FaltaElDia, "Falta el día"),
        ("04-2019", FaltaElDia, "Falta el día"),
        ("2019", FaltaElDia, "Falta el día"),
        ("030419", DiaInvalido, "No se entiende la fecha"),
        ("43558", DiaInvalido, "No se entiende la fecha"),
        ("3\u00b2/4/2019", DiaInvalido, "No se entiende la fecha"),
        ("2019-04-03 14:30", DiaInvalido, "No se entiende la fecha"),
        ("3 de nada de 2019", DiaInvalido, "No se entiende la fecha"),
        ("3/4/201", DiaInvalido, "No se entiende la fecha"),
        ("٣/٤/٢٠١٩", DiaInvalido, "No se entiende la fecha"),
        ("", DiaInvalido, "No se entiende la fecha"),
        ("\x00", DiaInvalido, "No se entiende la fecha"),
        ("1" * 5000, DiaInvalido, "No se entiende la fecha"),
    ],
)
def test_what_may_be_no_day_or_two_is_refused_with_an_example(
    text: str, kind: type[DiaInvalido], sentence: str
) -> None:
    with pytest.raises(kind, match=sentence) as refusal:
        days.read(text, today=TODAY)
    assert f"por ejemplo {days.EXAMPLE}" in str(refusal.value)


def test_the_number_of_a_spreadsheet_is_a_day_only_where_one_may_be() -> None:
    assert days.read("43558", today=TODAY, serial=True) == date(2019, 4, 3)
    assert days.read("43558,0", today=TODAY, serial=True) == date(2019, 4, 3)
    assert days.read("20190403", today=TODAY, serial=True) == date(2019, 4, 3)
    with pytest.raises(DiaInvalido):
        days.read("999999", today=TODAY, serial=True)


@given(DAYS)
def test_a_day_is_read_back_however_it_is_printed(day: date) -> None:
    mes, dia = MESES[day.month - 1], DIAS[day.weekday()]
    for printed in (
        days.write(day),
        day.isoformat(),
        f"{day:%d/%m/%Y}",
        f"{day.day} de {mes} de {day.year}",
        f"{dia} {day.day} de {mes} de {day.year}",
        f"{day.day}-{mes[:3]}-{day.year}",
        f"{day:%Y%m%d}",
        f"{day:%d%m%Y}",
    ):
        assert days.read(printed, today=TODAY) == day


@given(DAYS, st.sampled_from(DIAS))
def test_a_day_of_the_week_that_is_not_its_own_is_never_taken(day: date, dia: str) -> None:
    said = f"{dia} {days.write(day)}"
    if dia == DIAS[day.weekday()]:
        assert days.read(said, today=TODAY) == day
    else:
        with pytest.raises(OtroDiaDeLaSemana):
            days.read(said, today=TODAY)


@given(st.dates(date(1950, 1, 1), date(2090, 12, 31)), st.integers(0, 99))
def test_a_year_of_two_figures_is_never_far_away(today: date, year: int) -> None:
    read = days.read(f"1/1/{year:02}", today=today).year
    assert read % 100 == year
    assert today.year - 80 < read <= today.year + days.YEARS_AHEAD


@given(st.integers(1000, 73000))
def test_a_spreadsheet_counts_from_its_own_first_day(serial: int) -> None:
    assert days.read(str(serial), today=TODAY, serial=True) == date(1899, 12, 30) + timedelta(days=serial)


@given(st.text(max_size=40))
def test_any_text_is_either_a_day_or_refused(text: str) -> None:
    try:
        day = days.read(text, today=TODAY)
    except DiaInvalido:
        return
    assert days.read(days.write(day), today=TODAY) == day
