"""Documents and fichas keep their shape in the database: SQL that goes around the product is refused too."""

from __future__ import annotations

import uuid
from typing import Any

import pytest
from django.db import DatabaseError, connection, transaction

from gobernacion.access.registry import area_of_app
from gobernacion.directory.models import Documento, Ficha, Organizacion, Persona
from gobernacion.directory.references import references_to_ficha
from gobernacion.guards import registered
from gobernacion.territory.models import Comuna, Sector
from tests.directory.conftest import AJENA, PROPIA, demo_run, make_ficha

pytestmark = pytest.mark.django_db


def key(value: Any) -> Any:
    """A UUID as this database stores it."""
    return value.hex if isinstance(value, uuid.UUID) and connection.vendor == "sqlite" else value


def insert(table: str, **values: Any) -> None:
    names = ", ".join(values)
    marks = ", ".join(["%s"] * len(values))
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(f"INSERT INTO {table} ({names}) VALUES ({marks})", [key(v) for v in values.values()])


def update(table: str, pk: Any, **values: Any) -> None:
    changes = ", ".join(f"{name} = %s" for name in values)
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(
            f"UPDATE {table} SET {changes} WHERE id = %s", [*[key(v) for v in values.values()], key(pk)]
        )


def persona(**values: Any) -> dict[str, Any]:
    empty = {
        "run": None,
        "numero_extranjero": "",
        "clave_numero": "",
        "pais_emisor": "",
        "motivo_sin_documento": "",
    }
    return {"id": uuid.uuid4(), **empty, **values}


@pytest.mark.parametrize(
    "values",
    [
        {"documento": "run"},
        {"documento": "run", "run": "36.000.000-1"},
        {"documento": "run", "run": "036000000-1"},
        {"documento": "run", "run": "36000000-1", "pais_emisor": "PE"},
        {"documento": "run", "run": "36000000-1", "motivo_sin_documento": "perdido"},
        {"documento": "extranjero", "pais_emisor": "PE"},
        {"documento": "extranjero", "numero_extranjero": "AB123"},
        {"documento": "extranjero", "numero_extranjero": "AB123", "pais_emisor": "pe"},
        {"documento": "extranjero", "numero_extranjero": "AB123", "pais_emisor": "CL"},
        {"documento": "extranjero", "numero_extranjero": "AB123", "pais_emisor": "PE", "run": "36000000-1"},
        {"documento": "sin_documento"},
        {"documento": "sin_documento", "motivo_sin_documento": "perdido", "run": "36000000-1"},
        {"documento": "sin_documento", "motivo_sin_documento": "perdido", "numero_extranjero": "AB123"},
        {"documento": "libreta", "numero_extranjero": "AB123", "pais_emisor": "PE"},
        {"documento": "pasaporte", "numero_extranjero": "AB123"},
        {"documento": "provisorio", "numero_extranjero": "360000001"},
        {"documento": "provisorio", "numero_extranjero": "1002003003", "pais_emisor": "PE"},
        {"documento": "provisorio"},
        {"documento": ""},
    ],
)
def test_a_person_is_exactly_one_document(values: dict[str, Any]) -> None:
    with pytest.raises(DatabaseError):
        insert("directory_persona", **persona(**values))


@pytest.mark.parametrize(
    "documento",
    [
        Persona.con_run(demo_run(0)),
        Persona.extranjera("ab-123.456", "PE"),
        Persona.extranjera("C123", "CN", Documento.CEDULA),
        Persona.provisoria("100.200.300-3"),
        Persona.sin_documento("Recién nacido"),
    ],
)
def test_each_shape_is_taken(documento: Persona) -> None:
    documento.full_clean()
    documento.save(force_insert=True)


def test_a_document_belongs_to_one_person() -> None:
    run = Persona.objects.keep(Persona.con_run(demo_run(0))).run
    Persona.objects.keep(Persona.extranjera("AB123", "PE"))
    with pytest.raises(DatabaseError):
        insert("directory_persona", **persona(documento="run", run=run))
    with pytest.raises(DatabaseError):
        insert(
            "directory_persona",
            **persona(documento="pasaporte", numero_extranjero="AB123", pais_emisor="PE"),
        )
    for kind, country in (("pasaporte", "BO"), ("cedula", "PE"), ("extranjero", "PE")):
        insert(
            "directory_persona",
            **persona(documento=kind, numero_extranjero="AB123", pais_emisor=country),
        )


def test_people_without_document_are_as_many_as_they_are() -> None:
    for _ in range(2):
        Persona.objects.keep(Persona.sin_documento("Calle"))
    assert Persona.objects.filter(motivo_sin_documento="Calle").count() == 2


def test_nobody_is_joined_with_themselves() -> None:
    one = make_ficha()
    with pytest.raises(DatabaseError):
        update("directory_persona", one.persona_id, unida_a_id=one.persona_id)
    with pytest.raises(DatabaseError):
        update("directory_ficha", one.pk, unida_a_id=one.pk)


def test_an_area_has_one_ficha_of_a_person() -> None:
    make_ficha(AJENA, 7)
    make_ficha(PROPIA, 7)
    other = make_ficha(PROPIA, 8)
    with pytest.raises(DatabaseError):
        update("directory_ficha", other.pk, persona_id=Ficha.objects.get(area=AJENA).persona_id)


@pytest.mark.parametrize(
    "values",
    [
        {"nombres": ""},
        {"nombre_social": "Luna"},
        {"clave_social": "luna"},
        {"solo_year": True},
        {"solo_year": True, "nacimiento": "1980-05-17"},
        {"clave": ""},
        {"clave_nombres": ""},
        {"nacimiento": "1899-12-31"},
        {"sexo": "x"},
        {"nacionalidad": "cl"},
    ],
)
def test_a_ficha_says_only_what_can_be(values: dict[str, Any]) -> None:
    one = make_ficha()
    with pytest.raises(DatabaseError):
        update("directory_ficha", one.pk, **values)


def test_a_sector_is_of_the_comuna(comunas: list[Comuna], sectores: list[Sector]) -> None:
    one = make_ficha(comuna=comunas[0], sector=sectores[0])
    with pytest.raises(DatabaseError):
        update("directory_ficha", one.pk, sector_id=sectores[1].pk)
    with pytest.raises(DatabaseError):
        update("directory_ficha", one.pk, comuna_id=comunas[1].pk)
    with pytest.raises(DatabaseError):
        update("directory_ficha", one.pk, comuna_id=None)
    update("directory_ficha", one.pk, comuna_id=comunas[1].pk, sector_id=sectores[1].pk)
    with pytest.raises(DatabaseError), transaction.atomic():
        make_ficha(PROPIA, 9, comuna=comunas[0], sector=sectores[1])


@pytest.mark.parametrize(
    "values",
    [
        {"rut": "60.000.000-4"},
        {"nombre": ""},
        {"clave": ""},
        {"clase": "pandilla"},
        {"personalidad_juridica_vigente": True},
        {"personalidad_juridica_al": "2020-01-01"},
    ],
)
def test_an_organisation_says_only_what_can_be(values: dict[str, Any]) -> None:
    one = Organizacion.objects.create(nombre="Junta de Vecinos N° 5", clase="junta_de_vecinos")
    with pytest.raises(DatabaseError):
        update("directory_organizacion", one.pk, **values)


def test_a_decision_of_the_directory_says_why(steward: Any) -> None:
    una, otra = (Persona.objects.keep(Persona.con_run(demo_run(number))).pk for number in (1, 2))
    decision = {
        "conservada_id": una,
        "absorbida_id": otra,
        "motivo": "Misma persona",
        "decidida": "2020-01-01 00:00:00Z",
        "decidida_por_id": steward.pk,
        "motivo_de_deshacer": "",
    }
    for wrong in ({"motivo": ""}, {"absorbida_id": una}, {"motivo_de_deshacer": "porque sí"}):
        with pytest.raises(DatabaseError):
            insert("directory_fusion", **{**decision, **wrong})
    insert("directory_fusion", **decision)
    with pytest.raises(DatabaseError):
        insert("directory_fusion", **decision)


def test_a_record_names_nobody_of_another_area(visitas: Any) -> None:
    mine, foreign = make_ficha(PROPIA, 1), make_ficha(AJENA, 1)
    [visita] = visitas(mine)
    with pytest.raises(DatabaseError):
        update("peoplearea_visita", visita.pk, ficha_id=foreign.pk)
    with pytest.raises(DatabaseError), transaction.atomic():
        visitas(foreign)


def test_every_reference_of_an_area_is_guarded() -> None:
    referring = {model._meta.db_table for model, _ in references_to_ficha() if area_of_app(model)}
    assert referring
    assert referring <= {guard.table for guard in registered() if "directory_ficha" in guard.when}
