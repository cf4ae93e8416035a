"""The desk looks for the person first, among those its area knows, and takes them or goes on with what it typed."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.test import Client

from gobernacion.access.models import Anotacion
from gobernacion.directory.models import Documento, Ficha, Persona
from gobernacion.territory.models import Comuna
from tests.directory.clerk import ADD, again, errors, shown, text_of
from tests.directory.conftest import AJENA, PROPIA, demo_run, make_ficha
from tests.peoplearea.models import Visita

pytestmark = pytest.mark.django_db
SEARCH, LIST = "/interno/peoplearea/visita/buscar_persona/", "/interno/peoplearea/visita/"


@pytest.fixture
def clerk(enter: Callable[[str], Client]) -> Client:
    return enter("encargada")


def found(client: Client, **asked: str) -> list[Ficha]:
    response: Any = client.post(SEARCH, asked)
    return [row["ficha"] for row in response.context["found"]]


def test_it_is_reached_from_the_list_and_from_the_form(clerk: Client, comunas: list[Comuna]) -> None:
    assert 'href="buscar_persona/?"' in text_of(clerk.get(LIST))
    assert 'href="../buscar_persona/"' in text_of(clerk.get(ADD))


def test_a_person_is_found_by_document_name_year_and_what_they_are_called(clerk: Client) -> None:
    ana = make_ficha(PROPIA, 1, nacimiento=date(1980, 5, 17))
    passport = Persona.extranjera("AB-123", "PE", Documento.CEDULA)
    luna = make_ficha(PROPIA, passport, nombres="Luis", nombre_social="Luna", nacimiento=date(1990, 1, 2))
    assert found(clerk, documento="RUN N° 35.000.001-1") == [ana]
    assert found(clerk, documento="ab 123") == [luna]
    assert found(clerk, nombre="perez mu") == [ana, luna]
    assert found(clerk, nombre="perez", year="1980") == [ana]
    assert found(clerk, nombre="luna perez") == [luna]
    assert found(clerk, documento=demo_run(2), nombre="luis") == [luna]
    assert found(clerk, nombre="nadie") == []


def test_nothing_asked_finds_nobody(clerk: Client) -> None:
    make_ficha(PROPIA, 1, nacimiento=date(1980, 5, 17))
    for asked in ({}, {"year": "1980"}, {"nombre": " "}):
        response: Any = clerk.post(SEARCH, asked)
        assert "Escriba un documento o un nombre." in text_of(response)
        assert not response.context["searched"]


def test_what_is_shown_tells_people_apart_and_leaves_a_line(clerk: Client, comunas: list[Comuna]) -> None:
    for number, year in ((1, 1950), (2, 1980)):
        make_ficha(PROPIA, number, nacimiento=date(year, 7, 1), solo_year=number == 1, comuna=comunas[0])
    page = text_of(clerk.post(SEARCH, {"nombre": "perez"}))
    for words in ("35.000.001-1", "35.000.002-K", "La Serena", "<td>1950</td>", "01-07-1980"):
        assert words in page
    assert Anotacion.objects.filter(modelo="directory.Ficha", accion="ver").count() == 2


def test_taking_somebody_fills_the_form_and_saves_nothing(clerk: Client, comunas: list[Comuna]) -> None:
    ana = make_ficha(PROPIA, 1, telefono="+56 9 1111 1111", nacimiento=date(1950, 7, 1), solo_year=True)
    response = clerk.post(ADD, {"persona_buscada": str(ana.pk)})
    assert not Visita.objects.exists()
    assert shown(response)["ficha_nombres"] == "Ana María"
    assert b'value="1950"' in response.content
    assert Anotacion.objects.filter(registro=str(ana.pk), accion="ver").exists()
    page = {**again(response), "ficha_nacimiento": "1950", "comuna": comunas[0].pk}
    assert errors(clerk.post(ADD, page)) == {}
    assert Visita.objects.get().ficha == ana
    ana.refresh_from_db()
    assert (ana.version, ana.solo_year) == (1, True)


@pytest.mark.parametrize(
    ("typed", "filled"),
    [
        (
            {"documento": "35.000.001-1", "nombre": "Ana María Pérez Muñoz", "year": "1950"},
            {
                "documento": "run",
                "run": "35.000.001-1",
                "nombres": "Ana María",
                "primer_apellido": "Pérez",
                "segundo_apellido": "Muñoz",
                "nacimiento": "1950",
            },
        ),
        ({"documento": "100200300-3"}, {"documento": "provisorio", "run": "100.200.300-3"}),
        ({"documento": "AB-123"}, {"documento": "pasaporte", "numero": "AB-123"}),
        ({"nombre": "Ana Pérez Muñoz"}, {"nombres": "Ana", "segundo_apellido": "Muñoz"}),
        ({"nombre": "Ana Pérez"}, {"nombres": "Ana", "primer_apellido": "Pérez", "segundo_apellido": ""}),
        ({"nombre": "Fatoumata"}, {"nombres": "Fatoumata", "primer_apellido": ""}),
    ],
)
def test_whoever_is_not_there_is_added_with_what_was_typed(
    clerk: Client, comunas: list[Comuna], typed: dict[str, str], filled: dict[str, str]
) -> None:
    page = text_of(clerk.post(SEARCH, typed))
    assert "No está: agregarla" in page
    for value in typed.values():
        assert f'value="{value}"' in page
    brought = shown(clerk.post(ADD, {"persona_buscada": "ninguna", **typed}))
    assert {name: brought[f"ficha_{name}"] for name in filled} == filled
    assert not Persona.objects.exists()


def test_nobody_of_another_area_is_found_nor_taken(clerk: Client) -> None:
    there = make_ficha(AJENA, 1)
    assert found(clerk, documento=demo_run(1)) == []
    assert found(clerk, nombre="perez") == []
    for key in (str(there.pk), "no es una llave", ""):
        brought = shown(clerk.post(ADD, {"persona_buscada": key}))
        assert not brought["ficha_nombres"]
        assert not brought["ficha_leida"]


def test_whoever_adds_nothing_looks_for_nobody(enter: Callable[[str], Client]) -> None:
    make_ficha(PROPIA, 1)
    for who in ("jefa", "vecino", "directorio"):
        assert enter(who).post(SEARCH, {"nombre": "perez"}).status_code in (403, 404)


def test_more_than_a_page_says_so(clerk: Client) -> None:
    for number in range(22):
        make_ficha(PROPIA, number)
    response: Any = clerk.post(SEARCH, {"nombre": "perez"})
    assert len(response.context["found"]) == 20
    assert "Hay más de 20" in text_of(response)
