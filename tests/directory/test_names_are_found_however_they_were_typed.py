"""A clerk finds somebody by what they remember, and the database answers from an index."""

from __future__ import annotations

import json
from typing import Any

import pytest
from django.db import connection
from django.db.models import QuerySet
from hypothesis import given
from hypothesis import strategies as st

from gobernacion.directory.models import Ficha, Organizacion, Persona
from gobernacion.directory.search import search_key
from tests.directory.conftest import AJENA, PROPIA, demo_run, make_ficha

ENOUGH_TO_PREFER_AN_INDEX = 3000


@pytest.mark.parametrize(
    ("typed", "key"),
    [
        ("Núñez", "nunez"),
        ("  ÑUÑOA   d'Ávila ", "nunoa davila"),
        ("O’Higgins", "ohiggins"),
        ("Jean-Baptiste", "jean baptiste"),
        ("M. José", "m jose"),
        ("Müller_Straße", "muller strasse"),
        ("%_*?[]", ""),
    ],
)
def test_a_name_has_one_key(typed: str, key: str) -> None:
    assert search_key(typed) == key


@given(st.text())
def test_a_key_is_its_own_key_and_holds_nothing_a_pattern_would_read(text: str) -> None:
    key = search_key(text)
    assert search_key(key) == key
    assert not set(key) & set("%_*?[]\\'\"")


@pytest.mark.django_db
@pytest.mark.parametrize(
    "typed",
    # The first word begins the names or the surnames.
    ["pérez", "PEREZ mun", "ana", "ana maría per", "Pérez, Ana", "ana muñoz", "perez maria", demo_run(0)],
)
def test_the_words_may_come_in_any_order_and_half_typed(typed: str) -> None:
    found = make_ficha()
    make_ficha(PROPIA, 1, nombres="Pedro", primer_apellido="Soto", segundo_apellido="")
    make_ficha(AJENA, 2)
    assert list(Ficha.objects.de_area(PROPIA).encontrar(typed)) == [found]


@pytest.mark.django_db
@pytest.mark.parametrize("typed", ["", "  ", "%", "zzz", "soto ana", demo_run(5)])
def test_nothing_is_found_for_what_nobody_is_called(typed: str) -> None:
    make_ficha()
    assert not Ficha.objects.de_area(PROPIA).encontrar(typed).exists()


@pytest.fixture
def many(db: None) -> None:
    personas = [Persona.con_run(demo_run(number)) for number in range(ENOUGH_TO_PREFER_AN_INDEX)]
    Persona.objects.bulk_create(personas)
    fichas = [
        Ficha(area=PROPIA, persona=persona, nombres=f"Nombre{number}", primer_apellido=f"Apellido{number}")
        for number, persona in enumerate(personas)
    ]
    for ficha in fichas:
        ficha.derive()
    Ficha.objects.bulk_create(fichas)
    organizaciones = [
        Organizacion(nombre=f"Club {number}", clase="club_deportivo")
        for number in range(ENOUGH_TO_PREFER_AN_INDEX)
    ]
    for organizacion in organizaciones:
        organizacion.derive()
    Organizacion.objects.bulk_create(organizaciones)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def scans(queryset: QuerySet[Any]) -> list[str]:
    """The tables of the directory that a query reads from end to end; those of the areas hold nothing here."""
    if connection.vendor == "sqlite":
        lines = queryset.explain().splitlines()
        return [line for line in lines if "SCAN" in line and "directory_" in line]
    read = _sequential(json.loads(queryset.explain(format="json"))[0]["Plan"])
    return sorted(table for table in read if table.startswith("directory_"))


def _sequential(plan: dict[str, Any]) -> list[str]:
    here = [plan["Relation Name"]] if plan["Node Type"] == "Seq Scan" else []
    return here + [name for below in plan.get("Plans", []) for name in _sequential(below)]


def test_the_instrument_sees_a_scan(many: None) -> None:
    assert scans(Ficha.objects.filter(direccion="Los Aromos 1"))


def test_names_are_found_through_an_index(many: None) -> None:
    assert not scans(Ficha.objects.de_area(PROPIA).vigentes().buscar("apellido12"))
    assert not scans(Ficha.objects.de_area(PROPIA).vigentes().buscar("nombre12 apellido"))


def test_a_document_is_found_through_an_index(many: None) -> None:
    assert not scans(Ficha.objects.de_area(PROPIA).encontrar(demo_run(12)))
    assert not scans(Ficha.objects.de_area(PROPIA).de_la_persona(Persona.extranjera("AB123", "PE")))


def test_an_organisation_is_found_through_an_index(many: None) -> None:
    assert not scans(Organizacion.objects.buscar("Clúb 12"))
