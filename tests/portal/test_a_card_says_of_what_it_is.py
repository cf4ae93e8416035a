"""A card of the home page says which area answers for it, and of what it counts a part: as the edition was checked."""

from decimal import Decimal

import pytest

from tests.portal.factories import capitulo, cifra, cuadratura
from tests.portal.reading import links, text

pytestmark = pytest.mark.django_db


def part(codigos="AA-001 AA-002", informado=146, esperado=410, **fields):
    numbers = {"informado": Decimal(informado), "esperado": Decimal(esperado)}
    return cuadratura("cuadra", codigos, **{"regla": "ParteTodo"} | numbers | fields)


def home(client, publishing, *rows):
    publishing.edition(capitulo(area_titulo="Fondo ORASMI"), *rows)
    return client.get("/")


def test_it_says_the_area_and_the_whole(client, publishing):
    page = home(
        client,
        publishing,
        cifra("AA-001", 146, portada=1, indicador="Beneficiados"),
        cifra("AA-002", 410, indicador="Postulantes"),
        part(),
    )
    assert "Fondo ORASMI Beneficiados 146 personas de 410 personas: Postulantes Año 2019" in text(page)
    assert "/cuenta/2019/cifra/AA-002/" in links(page)


@pytest.mark.parametrize(
    ("whole", "check"),
    [
        ({"unidad": "familias"}, {}),
        ({}, {"estado": "quiebre"}),
        ({}, {"regla": "Igual"}),
        ({}, {"esperado": 400}),
        ({"periodo": "2018"}, {}),
    ],
    ids=["another unit", "does not hold", "another rule", "of a category", "another period"],
)
def test_it_claims_no_whole_that_was_not_checked_as_one(client, publishing, whole, check):
    estado = check.pop("estado", "cuadra")
    checked = part(**check)
    checked.estado = estado
    page = home(client, publishing, cifra("AA-001", 146, portada=1), cifra("AA-002", 410, **whole), checked)
    assert "de 410" not in text(page).partition("Cifras principales")[2].partition("Lo que se contradice")[0]
