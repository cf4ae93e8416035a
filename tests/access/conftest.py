"""An office with its staff, and two areas with people, cases and files whose every personal datum can be told apart."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.test import Client

from gobernacion.access.models import User
from gobernacion.access.registry import area_of_app
from tests.access.canaries import Aviary, areas_of
from tests.access.people import AREA, OTHER, browser_of, staff
from tests.access.walk import models_of_the_site
from tests.otherarea.models import Expediente
from tests.testarea.models import Caso, Contacto, Etiqueta, Nota, Secreto


@dataclass
class Office:
    """The rows of the two areas."""

    ana: Contacto
    """Known to the first area."""
    otro: Contacto
    """Known to the other one."""
    caso: Caso
    nota: Nota
    expediente: Expediente


AREAS = sorted({area for model in models_of_the_site() if (area := area_of_app(model))})


@pytest.fixture
def aviary(db: None) -> Aviary:
    """A row of every model of the site, in every area it may belong to."""
    planted = Aviary()
    for model in models_of_the_site():
        for area in areas_of(model, AREAS):
            with suppress(IntegrityError, ValidationError), transaction.atomic():
                planted.plant(model, area)
    return planted


@pytest.fixture
def people(db: None) -> dict[str, User]:
    return staff()


@pytest.fixture
def enter(people: dict[str, User]) -> Callable[[str], Client]:
    """A browser in which one of the staff is logged in: ``enter("encargado.testarea")``."""
    return lambda key: browser_of(people[key])


@pytest.fixture
def office(db: None) -> Office:
    ana = Contacto.objects.create(
        area=AREA, numero="C-1", nombres="Anastasia", run="RUN-ANA", clave="clave-ana"
    )
    otro = Contacto.objects.create(
        area=OTHER, numero="C-2", nombres="Otilio", run="RUN-OTRO", clave="clave-otro"
    )
    caso = Caso.objects.create(folio="2026-1", contacto=ana, direccion="Calle Ana", diagnostico="Asma")
    caso.etiquetas.add(Etiqueta.objects.create(nombre="urgente"))
    nota = Nota.objects.create(
        caso=caso, fecha=date(2026, 1, 2), texto="Nota de Ana", reserva="Reserva de Ana"
    )
    expediente = Expediente.objects.create(folio="E-1", contacto=otro, caso=caso, relato="Relato de Otilio")
    Secreto.objects.create(palabra="Palabra")
    return Office(ana, otro, caso, nota, expediente)
