"""A figure of one has its unit in singular, and every unit that an area declares has a singular that reads well."""

import pytest

from gobernacion.indicators.registry import registry
from gobernacion.lib.plurals import singular
from gobernacion.portal import wording
from tests.portal.factories import capitulo, cifra
from tests.portal.reading import text

VOWELS = "aeiouáéíóú"


@pytest.mark.parametrize(
    ("many", "one"),
    [
        ("plenarios", "plenario"),
        ("reuniones", "reunión"),
        ("mesas", "mesa"),
        ("personas", "persona"),
        ("días", "día"),
        ("sesiones", "sesión"),
        ("talleres", "taller"),
        ("familias beneficiadas", "familia beneficiada"),
        ("organizaciones sociales", "organización social"),
        ("actividades", "actividad"),
        ("solicitudes", "solicitud"),
        ("controles", "control"),
        ("planes", "plan"),
        ("indicadores", "indicador"),
        ("noches", "noche"),
        ("dirigentes", "dirigente"),
        ("hombres", "hombre"),
        ("trámites", "trámite"),
        ("carnés", "carné"),
        ("veces", "vez"),
        ("meses", "mes"),
        ("horas por día", "hora por día"),
        ("personas con citas", "persona con citas"),
        ("m³", "m³"),
        ("persona", "persona"),
        ("", ""),
    ],
)
def test_the_singular_of_a_unit(many, one):
    assert singular(many) == one


def plural(word):
    """The plural that grammar makes of a word."""
    if word.endswith("z"):
        return f"{word[:-1]}ces"
    if word.endswith("ón"):
        return f"{word[:-2]}ones"
    return f"{word}s" if word[-1] in VOWELS else f"{word}es"


def reads_well(unit):
    """Whether the singular of a unit is a word that ends as Spanish ones do, and whose plural is the unit."""
    many, one = unit.split()[0], singular(unit).split()[0]
    return one == many == "m³" or (one[-1] in f"{VOWELS}dlnrz" and plural(one) == many)


def test_every_unit_that_an_area_declares_has_a_singular_that_reads_well():
    units = {indicator.unidad for indicator in registry()} - {wording.PESOS, wording.PORCIENTO}
    assert len(units) > 40
    odd = {unit: singular(unit) for unit in sorted(units) if not reads_well(unit)}
    assert odd == {}, "; ".join(f"{unit} → {singular(unit)}" for unit in sorted(units))


@pytest.mark.parametrize(
    ("stated", "printed"),
    [
        ({"valor": 1}, "1 reunión"),
        ({"valor": 0}, "0 reuniones"),
        ({"valor": 2}, "2 reuniones"),
        ({"valor": "1.5"}, "1,5 reuniones"),
        ({"valor": "1.001", "origen": "registros"}, "1 reunión"),
        ({"valor": 1, "calificador": "más de"}, "más de 1 reunión"),
        ({"valor": 1, "unidad": "pesos"}, "$1"),
        ({"valor": None, "calificador": "no informada"}, "No informada"),
    ],
)
def test_a_unit_agrees_with_the_number_before_it(stated, printed):
    assert wording.full(cifra(**{"unidad": "reuniones"} | stated)) == printed


@pytest.mark.django_db
def test_public_pages_say_one_in_singular_and_name_the_unit_in_plural(client, publishing):
    rows = (cifra("AA-001", 1, unidad="reuniones", portada=1), cifra("AA-002", 3, unidad="reuniones"))
    publishing.edition(capitulo("1"), *rows)
    for address in (
        "",
        "cuenta/2019/",
        "cuenta/2019/cifras/",
        "cuenta/2019/capitulo/1/",
        "cuenta/2019/cifra/AA-001/",
    ):
        said = text(client.get(f"/{address}"))
        assert "1 reunión" in said, address
        assert "1 reuniones" not in said, address
    assert "Unidad Reuniones" in text(client.get("/cuenta/2019/cifra/AA-001/"))
