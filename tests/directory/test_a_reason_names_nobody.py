"""What is written as a reason in the journal carries no name of a person the office knows."""

from __future__ import annotations

import pytest
from django.core.exceptions import ValidationError

from gobernacion.access import journal
from gobernacion.access.models import Anotacion, User
from gobernacion.directory.models import Organizacion
from tests.directory.conftest import AJENA, make_ficha

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def known() -> None:
    make_ficha(nombres="Ana María", primer_apellido="Pérez", segundo_apellido="Muñoz")
    make_ficha(AJENA, 2, nombres="Rosa", primer_apellido="Vicuña", segundo_apellido="Campos")


@pytest.mark.parametrize(
    "motivo",
    [
        "Lo pidió Ana Pérez",
        "Caso de ana perez, urgente",
        "Para Pérez Muñoz, Ana María",
        "Duplicado de María Muñoz",
        "Lo pidió Rosa Vicuña",
        *("Lo pidió ana.pérez", "Caso Pérez_Muñoz/Ana", "Rosa-Vicuña"),
        "Vino Ana Campos",  # of two people: trying names tells nobody whom another area knows
    ],
)
def test_a_reason_with_a_given_name_and_a_surname_is_refused(steward: User, motivo: str) -> None:
    with pytest.raises(ValidationError, match="parece llevar el nombre"):
        journal.note_export(steward, Organizacion, 1, motivo)
    assert not Anotacion.objects.exists()


@pytest.mark.parametrize(
    "motivo",
    [
        "Informe mensual a la comuna de Vicuña",
        "Escuela Ana Pérez pidió la lista",
        "La encargada Ana lo revisó",
        "Campos sin llenar en el formulario",
        "Resolución 123 de la gobernación",
        "Pérez",
        "Registrada dos veces.",
        "Registrada dos veces.La segunda vale",
    ],
)
def test_a_name_alone_a_place_and_everyday_words_are_taken(steward: User, motivo: str) -> None:
    journal.note_export(steward, Organizacion, 1, motivo)
    assert Anotacion.objects.get().motivo == motivo


def test_a_line_without_a_reason_asks_the_directory_nothing(
    steward: User, django_assert_num_queries: object
) -> None:
    with django_assert_num_queries(1):  # type: ignore[operator]
        journal.note_decision(steward, "aprobar", [steward])
