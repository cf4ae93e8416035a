"""The territory keeps itself coherent in the database, and answers in the words of the office."""

from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, models, transaction

from gobernacion.territory.models import Comuna, Institucion, Poblacion, Provincia, Sector
from tests.elqui import load_elqui

pytestmark = pytest.mark.django_db


@pytest.fixture
def elqui() -> Provincia:
    load_elqui()
    return Provincia.objects.get()


def refused(make: type[models.Model], **values: Any) -> None:
    """The database itself says no, whatever the code above forgot."""
    with pytest.raises(IntegrityError), transaction.atomic():
        make._default_manager.bulk_create([make(**values)])


def test_there_is_one_institution(elqui: Provincia) -> None:
    other = Provincia.objects.create(cut="999", nombre="Altamar", region="Región de las Brumas")
    refused(Institucion, nombre="Otra", provincia=other)
    refused(Institucion, id=2, nombre="Otra", provincia=other)
    with pytest.raises(ValidationError, match="ya tiene su institución"):
        Institucion(id=2, nombre="Otra", provincia=other).full_clean()


def test_before_loading_there_is_no_institution() -> None:
    assert Institucion.objects.actual() is None


def test_the_institution_brings_its_province_along(elqui: Provincia, django_assert_num_queries: Any) -> None:
    with django_assert_num_queries(1):
        institucion = Institucion.objects.actual()
        assert institucion is not None
        assert institucion.provincia == elqui


def test_the_database_refuses_codes_and_names_that_cannot_be(elqui: Provincia) -> None:
    refused(Provincia, cut="41", nombre="Corta", region="Región")
    refused(Provincia, cut="041", nombre="Repetida", region="Región")
    refused(Provincia, cut="042", nombre="", region="Región")
    refused(Comuna, cut="0410", nombre="Corta", provincia=elqui)
    refused(Comuna, cut="04101", nombre="Repetida", provincia=elqui)
    refused(Comuna, cut="04109", nombre="", provincia=elqui)
    refused(Comuna, cut="04109", nombre="la serena", provincia=elqui)
    refused(Institucion, nombre="", provincia=elqui)


def test_the_database_refuses_a_sector_twice_in_its_comuna(elqui: Provincia) -> None:
    coquimbo, la_serena = Comuna.objects.get(cut="04102"), Comuna.objects.get(cut="04101")
    refused(Sector, comuna=coquimbo, nombre="San Juan")
    refused(Sector, comuna=coquimbo, nombre="SAN JUAN")
    refused(Sector, comuna=coquimbo, nombre="")
    assert Sector.objects.create(comuna=la_serena, nombre="San Juan").pk


def test_the_database_refuses_a_population_that_cannot_be(elqui: Provincia) -> None:
    comuna = Comuna.objects.get(cut="04101")
    refused(Poblacion, comuna=comuna, year=2017, habitantes=1, fuente="otra")
    refused(Poblacion, comuna=comuna, year=2018, habitantes=-1, fuente="INE")
    refused(Poblacion, comuna=comuna, year=1700, habitantes=1, fuente="INE")
    refused(Poblacion, comuna=comuna, year=2018, habitantes=1, fuente="")


@pytest.mark.parametrize(
    ("values", "sentence"),
    [
        ({"cut": "04101", "nombre": "Otra"}, "Ya hay una comuna con ese código."),
        ({"cut": "0410a", "nombre": "Otra"}, "El código de la comuna tiene cinco cifras."),
        ({"cut": "04109", "nombre": "La Serena"}, "Ya hay una comuna con ese nombre en la provincia."),
    ],
)
def test_a_clerk_is_told_in_spanish(elqui: Provincia, values: dict[str, str], sentence: str) -> None:
    with pytest.raises(ValidationError) as refusal:
        Comuna(provincia=elqui, **values).full_clean()
    assert sentence in refusal.value.messages


def test_the_population_is_the_last_one_known_in_the_year(elqui: Provincia) -> None:
    vicuna = Comuna.objects.get(cut="04106")
    Poblacion.objects.create(comuna=vicuna, year=2024, habitantes=29_000, fuente="Censo 2024")
    for year, habitantes in [(2016, None), (2017, 27_771), (2019, 27_771), (2024, 29_000), (2030, 29_000)]:
        assert Comuna.objects.con_poblacion(year).get(pk=vicuna.pk).habitantes == habitantes


def test_the_own_comunas_are_those_of_the_province_of_the_office(elqui: Provincia) -> None:
    limari = Provincia.objects.create(cut="043", nombre="Limarí", region="Región de Coquimbo")
    ovalle = Comuna.objects.create(cut="04301", nombre="Ovalle", provincia=limari)
    assert Comuna.objects.propias().count() == 6
    assert ovalle not in Comuna.objects.propias()
    assert [str(provincia) for provincia in Provincia.objects.ordenadas()] == ["Elqui", "Limarí"]


def test_sectors_are_listed_by_comuna(elqui: Provincia) -> None:
    listed = [
        (sector.comuna.nombre, sector.nombre)
        for sector in Sector.objects.ordenados().select_related("comuna")
    ]
    assert listed[0] == ("La Serena", "La Pampa")
    assert listed[1:] == sorted(listed[1:])
    assert len(listed) == 14
