"""A fusión joins what two documents name without touching what each area typed; undoing it restores every row."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import connection, models, transaction
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gobernacion.access.models import User
from gobernacion.directory.merging import merge, undo
from gobernacion.directory.models import Ficha, Fusion, Persona
from gobernacion.directory.references import references_to_ficha
from gobernacion.transitions import TransicionRechazada
from tests.directory.conftest import AJENA, PROPIA, demo_run, make_ficha
from tests.peoplearea.models import Visita

WHY = "Presentó su pasaporte y su cédula"
pytestmark = pytest.mark.django_db


def passport(number: int = 1) -> Persona:
    return Persona.extranjera(f"AB{number:06}", "PE")


def everything(*models_: type[models.Model]) -> dict[str, list[tuple[Any, ...]]]:
    """Every value of every row."""
    return {model._meta.label: sorted(model._base_manager.values_list(), key=str) for model in models_}


def test_each_area_goes_on_with_what_it_typed(steward: User) -> None:
    by_passport = make_ficha(AJENA, passport(), nombres="Juan Carlos")
    by_run = make_ficha(PROPIA, 1, nombres="Juan")
    before = everything(Ficha)
    merge(by_run.persona, by_passport.persona, steward, WHY)
    assert everything(Ficha) == before
    both = Ficha.objects.de_la_persona(passport())
    assert (
        set(both) == set(Ficha.objects.de_la_persona(Persona.con_run(demo_run(1)))) == {by_passport, by_run}
    )


def test_an_area_finds_its_ficha_by_either_document(steward: User) -> None:
    mine = make_ficha(PROPIA, passport())
    other = make_ficha(AJENA, 1)
    assert not Ficha.objects.de_area(PROPIA).encontrar(demo_run(1)).exists()
    merge(other.persona, mine.persona, steward, WHY)
    assert Ficha.objects.de_area(PROPIA).encontrar(demo_run(1)).get() == mine


def test_an_area_that_had_two_is_left_with_one_and_all_its_records(visitas: Any, steward: User) -> None:
    kept, repeated = make_ficha(PROPIA, 1), make_ficha(PROPIA, passport())
    records = [*visitas(kept), *visitas(repeated, 2)]
    fusion = merge(kept.persona, repeated.persona, steward, WHY)
    assert set(Visita.objects.filter(ficha=kept)) == set(records)
    assert list(Ficha.objects.de_area(PROPIA).vigentes()) == [kept]
    assert fusion.movimientos.filter(modelo="peoplearea.Visita").count() == 2


def test_every_reference_to_a_ficha_is_known() -> None:
    found = set(references_to_ficha())
    assert {(Ficha, "unida_a"), (Visita, "ficha")} <= found
    assert not [model for model, _ in found if model._meta.model_name.startswith("historical")]


def test_it_says_who_when_why_and_what_moved(steward: User) -> None:
    kept, repeated = make_ficha(PROPIA, 1), make_ficha(PROPIA, passport())
    fusion = merge(kept.persona, repeated.persona, steward, WHY)
    assert (fusion.decidida_por, fusion.motivo) == (steward, WHY)
    assert fusion.decidida is not None
    assert set(fusion.movimientos.values_list("modelo", "fila", "antes", "despues")) == {
        ("directory.Ficha", str(repeated.pk), None, kept.pk),
        ("directory.Persona", str(repeated.persona_id), None, kept.persona_id),
    }


def test_a_joined_person_can_be_joined_further_and_back(steward: User) -> None:
    first, second, third = (make_ficha(f"area{n}", n).persona for n in (1, 2, 3))
    before = everything(Persona, Ficha)
    inner = merge(second, third, steward, WHY)
    outer = merge(first, second, steward, WHY)
    assert set(Persona.objects.values_list("titular", flat=True)) == {first.pk}
    with pytest.raises(TransicionRechazada, match="deshaga primero"):
        undo(inner, steward, "Me equivoqué", timezone.now())
    for fusion in (outer, inner):
        undo(fusion, steward, "Me equivoqué", timezone.now())
    assert everything(Persona, Ficha) == before


def test_what_came_after_the_fusion_stays_when_it_is_undone(visitas: Any, steward: User) -> None:
    kept, repeated = make_ficha(PROPIA, 1), make_ficha(PROPIA, passport())
    [old] = visitas(repeated)
    fusion = merge(kept.persona, repeated.persona, steward, WHY)
    [new] = visitas(kept)
    undo(fusion, steward, "Eran dos", timezone.now())
    assert Visita.objects.get(pk=old.pk).ficha == repeated
    assert Visita.objects.get(pk=new.pk).ficha == kept


def test_it_is_undone_once(steward: User) -> None:
    one, other = make_ficha(PROPIA, 1), make_ficha(AJENA, 2)
    fusion = merge(one.persona, other.persona, steward, WHY)
    undo(fusion, steward, "Eran dos", timezone.now())
    with pytest.raises(TransicionRechazada, match="ya está deshecha"):
        undo(fusion, steward, "Eran dos", timezone.now())


def test_the_same_two_can_be_joined_again(steward: User) -> None:
    one, other = make_ficha(PROPIA, 1), make_ficha(AJENA, 2)
    undo(merge(one.persona, other.persona, steward, WHY), steward, "Eran dos", timezone.now())
    merge(other.persona, one.persona, steward, WHY)
    assert Fusion.objects.vigentes().count() == 1


def test_only_two_people_who_stand_by_themselves_are_joined(steward: User) -> None:
    one, other, third = (make_ficha(f"area{n}", n).persona for n in (1, 2, 3))
    merge(one, other, steward, WHY)
    for pair in ((third, other), (other, third), (one, other)):
        with pytest.raises(TransicionRechazada, match="ya está unida"):
            merge(*pair, steward, WHY)
    with pytest.raises(ValidationError):
        merge(third, third, steward, WHY)


@pytest.mark.parametrize("motivo", ["", "Tiene el RUN 36.000.000-1", "ver correo ana@example.com"])
def test_the_reason_is_said_and_tells_nothing_of_anybody(steward: User, motivo: str) -> None:
    one, other = make_ficha(PROPIA, 1), make_ficha(AJENA, 2)
    with pytest.raises(ValidationError):
        merge(one.persona, other.persona, steward, motivo)
    assert not Persona.objects.filter(unida_a__isnull=False).exists()


def test_it_is_refused_whole_when_an_area_cannot_have_both(visitas: Any, steward: User) -> None:
    with connection.cursor() as cursor:
        cursor.execute("CREATE UNIQUE INDEX una_visita ON peoplearea_visita (ficha_id)")
    kept, repeated = make_ficha(PROPIA, 1), make_ficha(PROPIA, passport())
    for ficha in (kept, repeated):
        visitas(ficha)
    before = everything(Persona, Ficha, Fusion, Visita)
    with pytest.raises(TransicionRechazada, match="solo cabe uno por persona"):
        merge(kept.persona, repeated.persona, steward, WHY)
    assert everything(Persona, Ficha, Fusion, Visita) == before


# A person here is a number; each knows in which areas they have a ficha and how many records each one has.
people = st.lists(
    st.dictionaries(st.sampled_from([PROPIA, AJENA, "tercera"]), st.integers(0, 3)), min_size=2, max_size=5
)
# What the steward does: join two of them, or undo the last fusión.
decisions = st.lists(st.one_of(st.tuples(st.integers(0, 4), st.integers(0, 4)), st.none()), max_size=8)


@given(people=people, decisions=decisions)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_was_joined_undoing_it_all_restores_every_row(
    visitas: Any, steward: User, people: list[dict[str, int]], decisions: list[Any]
) -> None:
    with transaction.atomic():
        personas = [Persona.objects.keep(Persona.con_run(demo_run(number))) for number in range(len(people))]
        for persona, areas in zip(personas, people, strict=True):
            for area, records in areas.items():
                ficha = make_ficha(area, persona)
                if area == PROPIA:
                    visitas(ficha, records)
        before = everything(Persona, Ficha, Visita)
        done: list[Fusion] = []
        for decision in decisions:
            if decision is None:
                if done:
                    undo(done.pop(), steward, "Eran dos", timezone.now())
                continue
            one, other = (personas[number % len(personas)] for number in decision)
            try:
                done.append(merge(one, other, steward, WHY))
            except (TransicionRechazada, ValidationError):
                continue
            holds()
        for fusion in reversed(done):
            undo(fusion, steward, "Eran dos", timezone.now())
        assert everything(Persona, Ficha, Visita) == before
        transaction.set_rollback(True)


def holds() -> None:
    """An area never has two fichas of one person, and no record is left with a ficha set aside."""
    seen: dict[tuple[Any, str], int] = defaultdict(int)
    for titular, area in Ficha.objects.vigentes().values_list("persona__titular", "area"):
        seen[titular, area] += 1
    assert set(seen.values()) <= {1}
    assert not Visita.objects.filter(ficha__unida_a__isnull=False).exists()
    assert not Persona.objects.filter(unida_a__unida_a__isnull=False).exists()
