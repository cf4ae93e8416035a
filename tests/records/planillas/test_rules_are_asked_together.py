"""Asked together of many rows, the rules of a table say what they would say of each."""

from datetime import date
from random import Random

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext

from gobernacion.directory.models import Ficha
from gobernacion.records.planillas.asked_together import broken
from tests.recordarea.models import Entrega

pytestmark = pytest.mark.django_db


def drawn(chance, comunas, ficha, por):
    return Entrega(
        ocurrido_el=date(2019, 6, 3),
        comuna=chance.choice(comunas),
        ficha=ficha,
        registrado_por=por,
        solicitado=chance.choice([0, 5_000]),
        aprobado=chance.choice([None, 0, 4_000, 9_000]),
        folio=chance.choice([None, None, "F-1", "F-2"]),
        motivo_anulacion=chance.choice(["", "", "", "solo el motivo"]),
    )


def alone(row):
    """What is wrong with a row by itself, as its form would find it."""
    said = []
    for ask in (row.validate_unique, row.validate_constraints):
        try:
            ask(exclude={"numero"})
        except ValidationError as refusal:
            said += refusal.messages
    return sorted(said)


def test_of_each_row_they_say_what_its_form_would(staff, comunas, ficha, make_entrega):
    make_entrega(folio="F-1")
    chance = Random(5)
    rows = [drawn(chance, comunas, ficha, staff["encargada"]) for _ in range(60)]
    found, marks = broken(rows)
    told = {
        place: sorted(one for refusal in refusals for one in refusal.messages)
        for place, refusals in found.items()
    }
    assert told == {place: said for place, row in enumerate(rows) if (said := alone(row))}
    assert len(told) > 10
    assert {place for place, mark in marks if mark == ("folio", "F-2")} == {
        place for place, row in enumerate(rows) if row.folio == "F-2"
    }


def test_they_cost_the_same_for_many_rows_as_for_few(staff, comunas, ficha):
    def questions(how_many):
        rows = [drawn(Random(0), comunas, ficha, staff["encargada"]) for _ in range(how_many)]
        for row in rows:
            row.aprobado, row.motivo_anulacion, row.folio = None, "", None
        with CaptureQueriesContext(connection) as asked:
            assert broken(rows)[0] == {}
        return len([one for one in asked if "INSERT" not in one["sql"]])

    assert questions(3) == questions(80)


def test_a_rule_of_a_person_is_asked_too(ficha):
    other = Ficha(
        area="recordarea", persona=ficha.persona, nombres="Ana", primer_apellido="Rojas", sexo="nada"
    )
    other.derive()
    found, _ = broken([other])
    assert sorted(one for refusal in found[0] for one in refusal.messages) == [
        "Elija el sexo de la lista.",
        "Esta área ya tiene ficha de esa persona.",
    ]
