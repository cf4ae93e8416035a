"""Two areas that know people, the comunas where they live, and the staff of each."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

import pytest
from django.apps import apps
from django.db import connection, models

from gobernacion.access.models import User
from gobernacion.directory.models import Ficha, Persona
from gobernacion.lib.run import DEMO_RANGE, check_digit
from gobernacion.territory.models import Comuna, Provincia, Sector

PROPIA = "orasmi"
AJENA = "seguridad"


def demo_run(number: int) -> str:
    """The RUN of one of the people that belong to nobody."""
    body = DEMO_RANGE[number]
    return f"{body}-{check_digit(body)}"


def make_ficha(area: str = PROPIA, documento: Persona | int = 0, **values: Any) -> Ficha:
    """What an area knows of somebody; ``documento`` is a Persona or the number of a demonstration RUN."""
    if isinstance(documento, int):
        documento = Persona.con_run(demo_run(documento))
    known = {"nombres": "Ana María", "primer_apellido": "Pérez", "segundo_apellido": "Muñoz"}
    return Ficha.objects.create(area=area, persona=Persona.objects.keep(documento), **{**known, **values})


@pytest.fixture
def comunas(db: None) -> list[Comuna]:
    elqui = Provincia.objects.create(cut="041", nombre="Elqui", region="Región de Coquimbo")
    return [
        Comuna.objects.create(cut=cut, nombre=nombre, provincia=elqui)
        for cut, nombre in (("04101", "La Serena"), ("04102", "Coquimbo"))
    ]


@pytest.fixture
def sectores(comunas: list[Comuna]) -> list[Sector]:
    """One of each comuna."""
    return [
        Sector.objects.create(comuna=comuna, nombre=nombre)
        for comuna, nombre in zip(comunas, ("La Pampa", "Tierras Blancas"), strict=True)
    ]


@pytest.fixture
def steward(db: None) -> User:
    return User.objects.create_user("directorio", nombre="Rosa Directorio")


@pytest.fixture
def record_of_an_area(transactional_db: None) -> Iterator[type[models.Model]]:
    """A kind of record that names a ficha, made for the test and taken away after it."""

    class Visita(models.Model):
        ficha = models.ForeignKey(Ficha, models.PROTECT, related_name="+", verbose_name="ficha")

        class Meta:
            app_label = "directory"

        def __str__(self) -> str:
            return f"Visita {self.pk}"

    with connection.schema_editor() as editor:
        editor.create_model(Visita)
    yield Visita
    with connection.schema_editor() as editor:
        editor.delete_model(Visita)
    del apps.all_models["directory"]["visita"]
    apps.clear_cache()


@pytest.fixture
def born() -> Callable[[int], date]:
    """Somebody's birth date: the same number, the same day."""
    return lambda number: date(1950 + number % 50, 1 + number % 12, 1 + number % 28)
