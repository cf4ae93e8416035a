"""A list that shows people leaves one line: of whom, and whether they were searched for, never what was typed."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from gobernacion.access import journal, key_lists, known_people
from gobernacion.access.changelist import OFFERED
from gobernacion.access.models import Anotacion
from gobernacion.access.registry import registry
from tests.testarea.admin import CasoAdmin
from tests.testarea.models import Caso, Etiqueta

CASOS = reverse("admin:testarea_caso_changelist")
ETIQUETAS = reverse("admin:testarea_etiqueta_changelist")


def the_line() -> Anotacion:
    """That of the list: a filter which offers people has its own."""
    return Anotacion.objects.exclude(motivo=OFFERED).get()


def another(office, folio="2026-2"):
    return Caso.objects.create(folio=folio, contacto=office.ana, direccion="Otra calle")


def test_opening_a_list_leaves_one_line_with_the_keys_of_what_it_showed(people, enter, office):
    second = another(office)
    enter("encargado.testarea").get(CASOS)
    line = the_line()
    assert (line.quien, line.accion, line.modelo) == (
        people["encargado.testarea"],
        "ver_lista",
        "testarea.Caso",
    )
    assert (line.registro, line.filas, line.motivo) == ("", 2, "")
    assert line.registros.split() == [str(office.caso.pk), str(second.pk)]


def test_each_page_says_what_was_on_it_and_no_more(enter, office, monkeypatch):
    monkeypatch.setattr(CasoAdmin, "list_per_page", 1)
    second = another(office)
    enter("encargado.testarea").get(CASOS, {"p": "2"})
    assert the_line().registros.split() == [str(second.pk)]


@pytest.mark.parametrize(
    ("asked", "said"), [({"q": "2026"}, "Con búsqueda."), ({"estado__exact": "abierto"}, "Con filtros.")]
)
def test_it_says_that_it_was_narrowed_and_not_by_what(enter, office, asked, said):
    enter("jefatura.testarea").get(CASOS, asked)
    line = the_line()
    assert line.motivo == said
    assert not {*asked.values()} & {str(value) for row in Anotacion.objects.values_list() for value in row}


def test_no_name_of_anybody_keeps_the_house_from_writing_its_own_sentences(enter, office, monkeypatch):
    """Somebody may be called like a word of it: what nobody typed is not looked through for names."""
    monkeypatch.setattr(known_people, "seems_to_name", lambda text: bool(text.strip()))
    assert enter("jefatura.testarea").get(CASOS, {"q": "2026"}).status_code == 200
    assert the_line().motivo == "Con búsqueda."


def test_what_shows_nobody_leaves_none(enter, office):
    enter("encargado.testarea").get(CASOS, {"q": "nadie así"})
    enter("encargado.testarea").get(CASOS, {"nope": "1"})
    enter("encargado.otherarea").get(CASOS)
    Etiqueta.objects.create(nombre="otra")
    enter("jefatura.testarea").get(ETIQUETAS)
    assert not Anotacion.objects.exclude(motivo=OFFERED).exists()


def test_a_filter_that_offers_people_says_whom(enter, office):
    enter("encargado.testarea").get(CASOS, {"q": "nadie así"})
    line = Anotacion.objects.get()
    assert (line.modelo, line.motivo, line.filas) == ("testarea.Contacto", OFFERED, 1)
    assert line.registros.split() == [str(office.ana.pk)]


def test_the_list_of_accounts_names_people_too(enter, people):
    enter("administrador").get(reverse("admin:access_user_changelist"))
    assert the_line().modelo == "access.User"
    assert the_line().filas == len(people)


def test_a_list_and_its_filter_cost_one_insert_each_however_many_they_show(enter, office):
    for number in range(2, 30):
        another(office, f"2026-{number}")
    client = enter("encargado.testarea")
    client.get(CASOS)
    with CaptureQueriesContext(connection) as asked:
        client.get(CASOS)
    written = [one["sql"] for one in asked if "access_anotacion" in one["sql"]]
    assert len(written) == 2
    assert all(one.startswith("INSERT") for one in written)


def test_a_file_says_whom_it_took(people, office):
    many = [another(office, f"2026-{number}").pk for number in range(2, 9)]
    keys = Caso.objects.values_list("pk", flat=True)
    journal.note_export(people["jefatura"], Caso, 8, "Informe mensual", keys)
    line = the_line()
    assert line.registros == f" {office.caso.pk}-{many[-1]} "
    assert [*key_lists.every(line.registros)] == [str(key) for key in sorted(keys)]


def test_what_tells_of_nobody_is_exported_without_keys(people, office):
    journal.note_export(people["jefatura"], Etiqueta, 1, "Informe mensual", [1])
    assert the_line().registros == ""


def about(model: str, *keys: str) -> list[str]:
    return list(journal.lines_about({model: keys}).order_by("pk").values_list("accion", flat=True))


def test_the_lines_about_a_record_are_found_alone_in_lists_and_in_files(people, office):
    who, key = people["jefatura"], office.caso.pk
    journal.note_read(who, office.caso)
    journal.note_list(who, Caso, [key + 1, key, key + 2])
    journal.note_export(who, Caso, 9, "Informe mensual", range(key - 1 or 1, key + 8))
    journal.note_list(who, Caso, [key * 10 + 3, key + 1000])  # neither is it, though its figures are there
    journal.note_export(who, Caso, 3, "Informe mensual", range(key + 20, key + 23))
    journal.note_read(who, office.ana)
    assert about("testarea.Caso", str(key)) == ["ver", "ver_lista", "exportar"]
    assert about("testarea.Caso", str(key + 21)) == ["exportar"]
    assert about("testarea.Contacto", str(key + 2)) == ([] if office.ana.pk != key + 2 else ["ver"])
    assert about("testarea.Caso") == []


def test_they_are_found_too_when_they_are_very_many(people, office, monkeypatch):
    monkeypatch.setattr(journal, "ASKED_AT_ONCE", 2)
    journal.note_list(people["jefatura"], Caso, [3, 5, 8])
    assert about("testarea.Caso", "5", "700", "701") == ["ver_lista"]
    assert about("testarea.Caso", "55", "700", "701") == []


def test_every_key_of_a_record_about_somebody_can_be_written_in_a_line(db):
    kinds = {
        type(model._meta.pk).__name__
        for model, politica in registry()
        if politica.personales and not model._meta.pk.remote_field
    }
    assert kinds == {"BigAutoField", "UUIDField"}
