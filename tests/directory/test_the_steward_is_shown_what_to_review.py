"""The directory proposes who may be one person and where areas disagree, and nothing else."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from gobernacion.access.models import User
from gobernacion.directory.merging import merge
from gobernacion.directory.models import Distincion, Persona
from gobernacion.directory.review import alike, discrepancies, probable_duplicates
from tests.directory.conftest import AJENA, PROPIA, make_ficha

pytestmark = pytest.mark.django_db
BORN = date(1980, 5, 17)


def without_document() -> Persona:
    return Persona.sin_documento("Lo perdió")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("perez munoz ana maria", "perez ana maria"),
        ("gonzalez soto juan", "gonzales soto juan"),
        ("rodriguez jhon", "rodriguez john"),
        ("jean baptiste pierre", "pierre jean baptiste"),
    ],
)
def test_one_name_spelled_twice_is_alike(one: str, other: str) -> None:
    assert alike(one, other)
    assert alike(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [("perez munoz ana maria", "soto vega luis"), ("perez", "perez soto juan"), ("diaz ana", "diez eva")],
)
def test_two_names_are_not_alike(one: str, other: str) -> None:
    assert not alike(one, other)


def test_same_birth_and_similar_name_without_run_is_proposed() -> None:
    known = make_ficha(PROPIA, 1, nacimiento=BORN)
    unknown = make_ficha(AJENA, without_document(), nacimiento=BORN, segundo_apellido="")
    [pair] = probable_duplicates(10)
    assert {pair.una, pair.otra} == {known, unknown}


@pytest.mark.parametrize(
    "values",
    [
        {"nacimiento": date(1980, 5, 18)},
        {"nacimiento": None},
        {"nacimiento": BORN, "nombres": "Luis", "primer_apellido": "Vega"},
    ],
)
def test_another_day_or_another_name_is_not(values: dict[str, object]) -> None:
    make_ficha(PROPIA, 1, nacimiento=BORN)
    make_ficha(AJENA, without_document(), **values)
    assert probable_duplicates(10) == []


def test_two_runs_are_two_people() -> None:
    for number in (1, 2):
        make_ficha(PROPIA, number, nacimiento=BORN)
    assert probable_duplicates(10) == []


def test_one_foreign_number_spelled_twice_is_proposed() -> None:
    make_ficha(PROPIA, Persona.extranjera("V-12.345.678", "VE"))
    make_ficha(AJENA, Persona.extranjera("012345678", "VE"), nombres="Otra", primer_apellido="Distinta")
    assert len(probable_duplicates(10)) == 1


def test_one_number_of_two_countries_needs_a_similar_name() -> None:
    make_ficha(PROPIA, Persona.extranjera("12345678", "VE"))
    make_ficha(AJENA, Persona.extranjera("12345678", "CO"), nombres="Otra", primer_apellido="Distinta")
    assert probable_duplicates(10) == []
    make_ficha("convenios", Persona.extranjera("12345678", "PE"))
    assert len(probable_duplicates(10)) == 1


def test_who_was_told_apart_or_joined_is_not_proposed_again(steward: User) -> None:
    pairs = []
    for number in range(2):
        known = make_ficha(
            PROPIA, number, nacimiento=BORN, nombres=f"Eva {number}", primer_apellido=f"Díaz{number}"
        )
        unknown = make_ficha(
            AJENA,
            without_document(),
            nacimiento=BORN,
            nombres=f"Eva {number}",
            primer_apellido=f"Díaz{number}",
        )
        pairs.append(sorted((known.persona, unknown.persona), key=lambda persona: persona.pk))
    before = len(probable_duplicates(20))
    una, otra = pairs[0]
    Distincion.objects.create(una=una, otra=otra, motivo="Son hermanas", decidida_por=steward)
    assert len(probable_duplicates(20)) == before - 1
    merge(*pairs[1], steward, "Es la misma")
    assert all({p.una.persona, p.otra.persona} != set(pairs[1]) for p in probable_duplicates(20))


def test_it_stops_at_as_many_as_asked(born: Callable[[int], date]) -> None:
    for number in range(6):
        make_ficha(PROPIA, number, nacimiento=born(number))
        make_ficha(AJENA, without_document(), nacimiento=born(number))
    assert len(probable_duplicates(4)) == 4
    assert len(probable_duplicates(100)) == 6


def test_areas_that_disagree_are_shown(steward: User) -> None:
    agreed, other_name, other_birth, joined = (make_ficha(PROPIA, n, nacimiento=BORN) for n in range(4))
    make_ficha(AJENA, agreed.persona, nacimiento=BORN, nombres="ANA MARIA", primer_apellido="Perez")
    make_ficha("convenios", agreed.persona, nacimiento=None)
    make_ficha(AJENA, other_name.persona, nacimiento=BORN, nombres="Ana")
    make_ficha(AJENA, other_birth.persona, nacimiento=date(1980, 5, 18))
    unknown = make_ficha(AJENA, without_document(), nombres="Anita")
    merge(joined.persona, unknown.persona, steward, "Es la misma")
    expected = {other_name.persona_id, other_birth.persona_id, joined.persona_id}
    assert set(discrepancies(10)) == expected
    assert len(discrepancies(2)) == 2
