"""What a sentence states is read as a number, whole, however people write it; what only names something is no count."""

from decimal import Decimal

import pytest

from gobernacion.lib.counts_in_text import counts_in, exact_counts_in, tells_more
from gobernacion.lib.numbers_in_text import numbers_in


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("Fueron 3.059, con 26,5 % de dos mil", {"3059", "26.5", "2000"}),
        ("39 millones 67 mil 51 pesos", {"39067051"}),
        ("39,5 millones", {"39500000"}),
        ("39.5 millones", {"39500000"}),
        ("1.500 millones", {"1500000000"}),
        ("1,5 mil", {"1500"}),
        ("M$39.067", {"39067000"}),
        ("MM$ 39,5", {"39500000"}),
        ("US$ 39", {"39"}),
        ("1'555", {"1555"}),
        ("1’555’000", {"1555000"}),
        ("1 500 familias", {"1500", "1", "500"}),
        ("1\u202f500 familias", {"1500", "1", "500"}),
        ("el año 2019 300 familias", {"2019", "300"}),
        ("ningún taller y ninguna mesa", {"0"}),
        ("ambas mesas", {"2"}),
        ("un par de mesas", {"2"}),
        ("una docena y dos docenas", {"12", "24"}),
        ("un centenar, tres millares", {"100", "3000"}),
        ("12, 15 y 18", {"12", "15", "18"}),
        ("1,2,3", set()),
    ],
)
def test_every_number_is_read_whole(text: str, numbers: set[str]) -> None:
    assert numbers_in(text) == set(map(Decimal, numbers))


@pytest.mark.parametrize(
    ("text", "unidad", "counts"),
    [
        ("El 5 de mayo, 12 familias y 8 %", "familias", {12}),
        ("El 5 de mayo, 12 familias y 8 %", "por ciento", {12, 8}),
        ("Se pagaron $180 a 12 familias", "pesos", {180, 12}),
        ("Se pagaron 180 mil pesos a 12 familias", "familias", {12}),
        ("Se pagaron 12 UF", "pesos", set()),
        ("A 12 familias, desde los 18 años", "familias", {12}),
        ("Con 18 años de espera", "años de espera", {18}),
        ("Durante 40 horas", "horas", {40}),
        ("Verano 2019, por el Covid 19, en el km 12", "personas", set()),
        ("Cuenta Pública 2019 | 12", "personas", {12}),
        ("Se atendió a 12/15 el 5 de mayo y a 18 el 9", "personas", {12, 15, 18, 9}),
        ("El año 2019 fueron 12; en 2020, 15", "personas", {12, 15}),
        ("Año 2019 300 personas", "personas", {300}),
        ("Oficios 12", "oficios", {12}),
        ("Los oficios N° 12 y 15", "oficios", set()),
        ("Postulantes N° 180", "personas", {180}),
        ("En total de 2019", "personas", {2019}),
        ("En 2019 oportunidades", "veces", {2019}),
        ("1. Mesas 2. Talleres 3. Ferias", "mesas", set()),
        ("Fueron 12. Además, 15.", "mesas", {12, 15}),
        ("Enero: 12, febrero: 15", "carnets", {12, 15}),
    ],
)
def test_of_them_only_what_may_be_of_the_unit_counts(text: str, unidad: str, counts: set[int]) -> None:
    assert counts_in(text, unidad) == counts


def test_what_is_more_than_a_number_is_told_from_the_number() -> None:
    assert exact_counts_in("Más de 12 familias", "familias") == set()
    assert exact_counts_in("Más de 12 familias; en total, 12", "familias") == {12}
    assert exact_counts_in("No más de 12 familias", "familias") == {12}


@pytest.mark.parametrize(
    "text", ["Más de 12", "Sobre 12", "Superior a 12", "Supera los 12", "Excede de 12", "Al menos 12"]
)
def test_it_is_known_when_a_text_tells_more(text: str) -> None:
    assert tells_more(text)
    assert not tells_more("Fueron 12")
