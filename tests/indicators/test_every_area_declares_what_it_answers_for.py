"""What the installed areas declare: whole, readable by a neighbour, and fit for the tables it is stored in."""

import re

import pytest
from django.db.models import TextChoices

from gobernacion.areas import installed
from gobernacion.indicators.cuadraturas import Suma
from gobernacion.indicators.declarations import PESOS, PORCIENTO, Cuenta, Desglose, Indicador, Sensibilidad
from gobernacion.indicators.registry import DeclaracionInvalida, Registry, registry
from gobernacion.published.rows import CifraBase
from tests.every_area import AREAS


class Color(TextChoices):
    ROJO = "rojo", "Rojo"
    VERDE = "verde", "Verde"


DECLARED = list(registry())
HEADLINES = 15
CLOSED = 110
CATEGORY = re.compile(r"([A-Z]{2}-\d{3}):([^='\"]+)=([^'\"]+)")


def room(field: str) -> int:
    return CifraBase._meta.get_field(field).max_length


def code(indicador) -> str:
    return indicador.codigo


def test_every_area_declares_indicators_in_each_of_its_chapters():
    for area in AREAS:
        told = {indicador.capitulo for indicador in registry().of_area(area.label)}
        assert told == set(area.capitulos), area.label


@pytest.mark.parametrize("indicador", DECLARED, ids=code)
def test_a_declaration_can_be_read_and_stored(indicador):
    assert re.fullmatch(r"[A-ZÁÉÍÓÚÑ0-9].*[^.]", indicador.nombre)
    for sentence in (indicador.definicion, indicador.como_se_mide):
        assert re.fullmatch(r"[A-ZÁÉÍÓÚÑ].{20,}\.", sentence)
    assert indicador.unidad
    assert len(indicador.codigo) <= room("codigo")
    assert len(indicador.nombre) <= room("indicador")
    assert len(indicador.unidad) <= room("unidad")
    assert len(indicador.cuenta) <= room("cuenta")
    assert len(indicador.sensibilidad) <= room("sensibilidad")


@pytest.mark.parametrize("indicador", [i for i in DECLARED if i.desgloses], ids=code)
def test_its_breakdowns_have_each_their_own_key_and_a_name(indicador):
    dimensions = [desglose.dimension for desglose in indicador.desgloses]
    assert len(dimensions) == len(set(dimensions))
    for desglose in indicador.desgloses:
        assert desglose.nombre
        assert re.fullmatch(r"[a-z]+[a-z ]*(/[a-z ]+)?", desglose.dimension)
        assert len(desglose.dimension) <= room("dimension")
        assert len(desglose.nombre) <= room("dimension_nombre")
        assert not desglose.dentro_de or desglose.dentro_de in dimensions


def test_closed_lists_are_declared_and_have_no_category_twice(db):
    closed = [(i.codigo, d.dimension, d.categorias()) for i in DECLARED for d in i.desgloses if d.opciones]
    assert len(closed) >= CLOSED
    for codigo, dimension, categories in closed:
        assert len(categories) > 1, (codigo, dimension)
        assert len(set(categories)) == len(categories), (codigo, dimension)
        assert all(len(one) <= room("categoria") for one in categories), (codigo, dimension)


@pytest.mark.parametrize(
    ("opciones", "categories"),
    [
        (None, ()),
        (("Una", "Otra"), ("Una", "Otra")),
        (Color, ("Rojo", "Verde")),
        (lambda: iter(["Leída"]), ("Leída",)),
        (list, ()),
    ],
    ids=["open", "labels", "enumeration", "read", "not filled yet"],
)
def test_a_closed_list_is_an_enumeration_its_labels_or_what_reads_them(opciones, categories):
    assert Desglose("color", "Color", opciones=opciones).categorias() == categories


def test_every_category_that_a_cuadratura_quotes_is_of_its_list(db):
    quoted = {
        one for cuadratura in registry().cuadraturas() for one in re.findall(CATEGORY, repr(cuadratura))
    }
    assert len(quoted) >= 4
    for codigo, dimension, categoria in quoted:
        known = registry()[codigo].desglose(dimension).categorias()
        assert not known or categoria in known, (codigo, dimension, categoria)


def test_no_two_figures_have_the_same_name():
    names = [indicador.nombre for indicador in DECLARED]
    assert len(names) == len(set(names))


def test_what_is_counted_agrees_with_the_unit():
    for indicador in DECLARED:
        assert (indicador.unidad == PESOS) == (indicador.cuenta is Cuenta.DINERO), indicador.codigo
        assert indicador.unidad != PORCIENTO or indicador.cuenta is Cuenta.PROPORCION, indicador.codigo


def test_the_most_delicate_numbers_are_declared_as_such():
    by_class = {
        sensibilidad: {i.codigo for i in DECLARED if i.sensibilidad is sensibilidad}
        for sensibilidad in Sensibilidad
    }
    assert {"AC-001", "AC-002"} <= by_class[Sensibilidad.PENAL]
    assert {"AC-004", "AC-011"} <= by_class[Sensibilidad.MENOR]
    assert {"CV-001", "DS-002", "DS-004", "EX-001", "OR-001", "OR-002"} <= by_class[Sensibilidad.SENSIBLE]


def test_the_same_people_are_protected_alike_wherever_they_are_told():
    assert registry()["CV-001"].sensibilidad is registry()["DS-002"].sensibilidad


def test_the_home_page_fits_in_one_screen():
    assert len([i for i in DECLARED if i.portada]) == HEADLINES


def test_every_code_that_a_cuadratura_quotes_is_declared():
    assert registry().dangling() == []


def test_every_cuadratura_has_its_own_key_and_a_name():
    cuadraturas = registry().cuadraturas()
    assert len({c.clave for c in cuadraturas}) == len(cuadraturas)
    assert all(c.nombre for c in cuadraturas)


def an_indicator(codigo="EM-900", capitulo="10"):
    return Indicador(codigo, "Nombre", "Definición.", "cosas", capitulo, "Se cuenta.", Cuenta.COSA)


def emergencias():
    return next(area for area in installed() if area.label == "emergencias")


@pytest.mark.parametrize(
    ("indicador", "reason"),
    [
        (an_indicator("XX-900"), "se espera EM-000"),
        (an_indicator("EM-9"), "se espera EM-000"),
        (an_indicator(capitulo="8"), "no responde por 8"),
    ],
)
def test_the_registry_refuses_what_an_area_may_not_declare(indicador, reason):
    with pytest.raises(DeclaracionInvalida, match=reason):
        Registry().add(emergencias(), [indicador])


def test_the_registry_refuses_a_second_declaration_of_a_code_or_of_a_cuadratura():
    with pytest.raises(DeclaracionInvalida, match="ya declarado"):
        Registry().add(emergencias(), [an_indicator(), an_indicator()])
    rule = Suma("EM-x", "Suma", "EM-900", ("EM-901",))
    with pytest.raises(DeclaracionInvalida, match="ya declarada"):
        Registry().add(emergencias(), [], [rule, rule])


def test_a_code_quoted_and_not_declared_is_named():
    found = Registry()
    found.add(emergencias(), [an_indicator()], [Suma("EM-x", "Suma", "EM-900", ("EM-901",))])
    assert found.dangling() == ["EM-901"]


def test_a_breakdown_brings_its_own_cuadratura():
    found = Registry()
    declared = an_indicator()
    found.add(emergencias(), [Indicador(**{**vars(declared), "desgloses": (Desglose("comuna", "Comuna"),)})])
    assert [c.clave for c in found.cuadraturas()] == ["EM-900:comuna"]
