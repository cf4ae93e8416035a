"""The invented people are the same every time, belong to nobody, and give the steward something to review."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from gobernacion.directory.demo import fichas, people
from gobernacion.directory.models import Documento, Ficha, Persona
from gobernacion.directory.review import discrepancies, probable_duplicates
from gobernacion.lib.run import is_demo
from tests.directory.conftest import AJENA, PROPIA
from tests.elqui import load_elqui

pytestmark = pytest.mark.django_db


@pytest.fixture
def elqui(db: None) -> None:
    load_elqui()


def test_the_same_seed_gives_the_same_people() -> None:
    assert people("orasmi", 50) == people("orasmi", 50)
    assert people("orasmi", 50) != people("seguridad", 50)


def test_they_are_as_many_as_asked_and_each_another() -> None:
    assert len({one.numero for one in people("orasmi", 5000)}) == 5000


def test_no_run_belongs_to_anybody(elqui: None) -> None:
    runs = [ficha.persona.run for ficha in fichas(PROPIA, people("orasmi", 300)) if ficha.persona.run]
    assert runs
    assert all(is_demo(run) for run in runs)


def test_no_telephone_and_no_mail_reaches_anybody(elqui: None) -> None:
    for ficha in fichas(PROPIA, people("orasmi", 300)):
        assert ficha.telefono.startswith("+56 9 0")
        assert ficha.correo in ("", f"{ficha.correo.partition('@')[0]}@example.com")


def test_every_ficha_could_have_been_typed(elqui: None) -> None:
    for ficha in fichas(PROPIA, people("orasmi", 100)):
        ficha.full_clean()
        ficha.persona.full_clean()
        assert ficha.comuna is not None
        assert ficha.nacimiento is not None
        assert ficha.nacimiento < date(2019, 1, 1)


def test_there_are_documents_of_every_kind(elqui: None) -> None:
    kinds = {ficha.persona.documento for ficha in fichas(PROPIA, people("orasmi", 1000))}
    assert kinds == set(Documento)


def test_some_have_an_odd_identity(elqui: None) -> None:
    known = fichas(PROPIA, people("orasmi", 3000))
    assert any(ficha.un_nombre for ficha in known)
    assert any(ficha.nombre_social for ficha in known)
    assert any(str(ficha.nacido) == str(ficha.nacido.year) for ficha in known if ficha.nacido)


def test_loading_them_twice_changes_nothing(elqui: None) -> None:
    first = fichas(PROPIA, people("orasmi", 500))
    assert fichas(PROPIA, people("orasmi", 500)) == first
    assert (Ficha.objects.count(), Persona.objects.count()) == (500, 500)


def test_somebody_typed_before_is_the_same_person(elqui: None) -> None:
    [one] = [one for one in people("orasmi", 20) if one.documento == Documento.RUN][:1]
    before = Persona.objects.keep(Persona.con_run(one.persona().run or ""))
    assert fichas(PROPIA, [one])[0].persona == before


def test_two_areas_know_some_of_the_same_people(elqui: None) -> None:
    shared = people("compartidas", 200)
    assert [f.persona for f in fichas(PROPIA, shared)] == [f.persona for f in fichas(AJENA, shared)]
    assert discrepancies(1)


def test_somebody_came_back_without_document(elqui: None) -> None:
    fichas(PROPIA, people("todas", 2000, among=2000))
    assert probable_duplicates(1)


def test_writing_them_costs_a_query_for_many(elqui: None, django_assert_max_num_queries: Any) -> None:
    with django_assert_max_num_queries(3000 // 10):
        fichas(PROPIA, people("muchas", 3000))
