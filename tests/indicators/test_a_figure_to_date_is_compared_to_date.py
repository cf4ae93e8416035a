"""A figure "a la fecha" is compared with the same days of the year before, never with the whole year."""

from datetime import date
from decimal import Decimal

from gobernacion.indicators.cuadraturas import Estado
from gobernacion.indicators.figures import CifraDicha, Cifras, Lugar, Momento
from gobernacion.indicators.percentages import Variacion
from gobernacion.lib.periods import Period

VARIACION = Variacion("XX-var", "Variación", porcentaje="XX-002", de="XX-001")


def stated(codigo: str, year: int, valor: str, corte: date | None) -> CifraDicha:
    period = Period.year(year)
    return CifraDicha(Lugar(codigo), Momento(period.desde, period.hasta, corte), Decimal(valor))


def test_the_whole_year_before_is_not_what_a_cut_year_is_held_against() -> None:
    cut, cut_before = date(2020, 3, 6), date(2019, 3, 6)
    figures = Cifras(
        [
            stated("XX-001", 2019, "400", None),
            stated("XX-001", 2019, "50", cut_before),
            stated("XX-001", 2020, "100", cut),
            stated("XX-002", 2020, "100", cut),
        ]
    )
    assert [found.estado for found in VARIACION.revisar(figures)] == [Estado.CUADRA]


def test_a_leap_day_is_cut_on_the_last_day_of_february() -> None:
    period = Period.year(2020)
    assert Momento(period.desde, period.hasta, date(2020, 2, 29)).previous().corte == date(2019, 2, 28)
