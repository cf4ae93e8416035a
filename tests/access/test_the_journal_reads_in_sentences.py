"""Each line of the journal says who, what they were that day, what they did and to which case, by its number."""

from __future__ import annotations

import csv
import io
from datetime import date, timedelta
from html import unescape

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from gobernacion.access import journal, journal_words
from gobernacion.access.journal_reading import Reader, named
from gobernacion.access.models import Anotacion, Asignacion
from gobernacion.access.registry import registry
from gobernacion.access.roles import Rol
from tests.access.people import AREA, make_user, name
from tests.testarea.models import Caso, Etiqueta

LISTED = reverse("admin:access_anotacion_changelist")
SEARCH = f"{LISTED}buscar/"


def sentences() -> list[str]:
    lines = list(Anotacion.objects.order_by("pk"))
    reader = Reader(lines)
    return [reader.told(line).frase for line in lines]


def text(response) -> str:
    return " ".join(unescape(response.content.decode()).split())


def write(**values) -> Anotacion:
    return Anotacion.objects.create(**{"accion": "ver", "modelo": "testarea.Caso", **values})


# --- the words ---


def test_every_action_that_a_policy_declares_has_its_words():
    declared = {str(accion) for _, politica in registry() for accion in politica.acciones}
    assert len(declared) > 60
    assert [accion for accion in sorted(declared) if journal_words.done(accion) is None] == []
    for accion in (journal.VER_LISTA, journal.OLVIDAR, journal.SELLAR, "nombrar", "cargar"):
        assert journal_words.done(accion)


def test_an_action_without_words_is_found():
    assert journal_words.done("estado_nuevo") is None


@pytest.mark.parametrize(
    ("accion", "said"),
    [
        ("aprobar", "aprobó"),
        ("no_adjudicar", "no adjudicó"),
        ("aprobar_rendicion", "aprobó rendición:"),
        ("dar_de_baja", "dio de baja"),
        ("desistir", "anotó que la persona desistió:"),
    ],
)
def test_an_action_is_said_as_something_that_was_done(accion, said):
    assert journal_words.done(accion) == said


# --- the sentence ---


def test_a_line_is_a_sentence(people, office):
    journal.note_read(people["encargado.testarea"], office.caso)
    journal.note_decision(people["jefatura"], "aprobar", [office.caso], "Informe social vigente")
    journal.note_export(people["jefatura.testarea"], Caso, 214, "Informe mensual")
    journal.note_list(people["jefatura.testarea"], Caso, [office.caso.pk])
    kept, all_over, head = (
        f"Persona {who} ({who}), {what},"
        for who, what in (
            ("encargado.testarea", "encargado o encargada de área en Área de prueba"),
            ("jefatura", "jefatura en todas las áreas"),
            ("jefatura.testarea", "jefatura en Área de prueba"),
        )
    )
    assert sentences() == [
        f"{kept} vio Caso 2026-1 (Área de prueba).",
        f"{all_over} aprobó Caso 2026-1 (Área de prueba).",
        f"{head} exportó 214 casos (Área de prueba).",
        f"{head} vio en una lista 1 caso (Área de prueba).",
    ]


def test_the_functions_are_those_of_the_day_of_the_line(db):
    user, today = make_user("vecina"), timezone.localdate()
    name(user, Rol.ENCARGADO, AREA, desde=date(2020, 1, 1), hasta=today - timedelta(days=10))
    name(user, Rol.JEFATURA, desde=today - timedelta(days=5))
    for days in (20, 7, 1):
        write(quien=user, cuando=timezone.now() - timedelta(days=days), modelo="testarea.Etiqueta")
    was = [said.split(",")[1].strip() for said in sentences()]
    assert was == [
        "encargado o encargada de área en Área de prueba",
        "sin función ese día",
        "jefatura en todas las áreas",
    ]


def test_a_record_that_is_gone_is_named_by_its_key(people, office):
    journal.note_read(people["jefatura"], office.nota)
    key = office.nota.pk
    office.nota.delete()
    assert sentences()[0].endswith(f"vio Nota con clave {key}, que ya no está.")


def test_a_key_that_no_record_can_have_and_a_kind_that_is_no_more_break_nothing(people):
    write(registro="abc")
    write(registro="9" * 40)
    write(modelo="nadie.Nada", registro="7")
    write(modelo="testarea.Caso")
    assert [said.removeprefix("La propia instalación ") for said in sentences()] == [
        "vio Caso con clave abc, que ya no está.",
        f"vio Caso con clave {'9' * 40}, que ya no está.",
        "vio nadie.Nada 7.",
        "vio casos.",
    ]


def test_a_record_is_called_by_its_kind_where_its_own_name_does_not_say_it(people):
    assert named(Etiqueta(nombre="urgente")) == "Etiqueta «urgente» (Área de prueba)"
    assert named(people["auditor"]) == "la cuenta «auditor»"


def test_lines_of_the_journal_itself_are_counted_as_such(people):
    write(accion="exportar", modelo="access.Anotacion", filas=13)
    assert "13 anotaciones" in sentences()[0]


def test_no_sentence_names_whom_it_is_about(people, office):
    for record in (office.caso, office.ana, office.nota, office.expediente):
        journal.note_read(people["jefatura"], record)
    said = " ".join(sentences())
    for word in ("Anastasia", "RUN-ANA", "Calle Ana", "Asma", "Nota de Ana", "Otilio"):
        assert word not in said


# --- where it is read ---


def test_the_auditor_reads_sentences_in_the_list_and_on_its_own_page(people, enter, office):
    journal.note_list(people["jefatura.testarea"], Caso, [office.caso.pk])
    client, said = enter("auditor"), "vio en una lista 1 caso (Área de prueba)."
    assert said in text(client.get(LISTED))
    page = text(client.get(reverse("admin:access_anotacion_change", args=[Anotacion.objects.get().pk])))
    assert said in page
    assert "<li>Caso 2026-1 (Área de prueba)</li>" in page


def test_a_record_is_a_link_only_for_whoever_may_see_it(people, enter, office):
    held = Asignacion.objects.get(user=people["jefatura"])
    journal.note_decision(people["administrador"], "terminar", [held])
    journal.note_read(people["jefatura"], office.caso)
    page = enter("auditor").get(LISTED).content.decode()
    assert reverse("admin:access_asignacion_change", args=[held.pk]) in page
    assert reverse("admin:testarea_caso_change", args=[office.caso.pk]) not in page


def test_the_file_has_the_sentence_too(people, enter, office):
    journal.note_read(people["encargado.testarea"], office.caso)
    answer = enter("auditor").post(f"{LISTED}exportar/", {"formato": "csv", "motivo": "Informe mensual."})
    rows = list(csv.reader(io.StringIO(b"".join(answer.streaming_content).decode(), newline="")))
    assert rows[0][-2:] == ["Qué pasó", "Qué era ese día"]
    assert rows[-1][1:5] == ["encargado.testarea", "Persona encargado.testarea", "ver", "ver"]
    assert rows[-1][-2].endswith("vio Caso 2026-1 (Área de prueba).")
    assert rows[-1][-1] == "encargado o encargada de área en Área de prueba"


def test_many_lines_of_many_kinds_ask_no_more_than_few(people, enter, office):
    client = enter("auditor")

    def ask() -> int:
        with CaptureQueriesContext(connection) as asked:
            client.get(LISTED)
        return len(asked)

    def write_about_everybody() -> None:
        for one in Asignacion.objects.select_related("user"):
            journal.note_decision(one.user, "terminar", [one])
            journal.note_read(one.user, office.caso)
            journal.note_read(one.user, office.ana)

    for record in (office.caso, office.ana):
        journal.note_read(people["jefatura"], record)
    journal.note_decision(people["jefatura"], "terminar", [Asignacion.objects.latest("pk")])
    few = ask()
    write_about_everybody()
    assert ask() == few


# --- how it is searched ---


def found(client, **asked) -> list[str]:
    """The lines that the list shows, once the form of the search was sent."""
    answer = client.post(SEARCH, asked)
    assert answer.status_code == 302, answer.context["form"].errors
    listed = client.get(answer.url)
    assert listed.status_code == 200, answer.url
    return [line.registro for line in listed.context["cl"].result_list]


def test_it_is_searched_by_day(enter, people):
    for days in range(5):
        write(cuando=timezone.now() - timedelta(days=days), registro=str(days))
    client, today = enter("auditor"), timezone.localdate()
    first, last = (f"{today - timedelta(days=days):%d-%m-%Y}" for days in (3, 1))
    assert sorted(found(client, desde=first, hasta=last)) == ["1", "2", "3"]
    assert sorted(found(client, desde=first)) == ["0", "1", "2", "3"]
    assert sorted(found(client, hasta=last)) == ["1", "2", "3", "4"]
    assert sorted(found(client)) == ["0", "1", "2", "3", "4"]


def test_it_is_searched_by_who_what_and_action(enter, people):
    write(quien=people["jefatura"], registro="1")
    write(quien=people["auditor"], registro="2", accion="aprobar")
    write(registro="3", modelo="testarea.Nota")
    client = enter("auditor")
    assert found(client, quien=people["jefatura"].pk) == ["1"]
    assert found(client, accion="aprobar") == ["2"]
    assert found(client, modelo="testarea.Nota") == ["3"]
    assert found(client, quien=people["jefatura"].pk, accion="aprobar") == []


def test_it_is_searched_by_the_number_of_a_case_in_lists_too(enter, people, office):
    journal.note_read(people["jefatura"], office.caso)
    other = Caso.objects.create(folio="2026-2", contacto=office.ana, direccion="x")
    journal.note_read(people["jefatura"], other)
    journal.note_list(people["jefatura"], Caso, [other.pk, office.caso.pk])
    journal.note_list(people["jefatura"], Caso, [other.pk])
    client = enter("auditor")
    assert found(client, numero=" 2026-1 ") == ["", str(office.caso.pk)]
    answer = client.post(SEARCH, {"numero": "2026-77"})
    assert "Ningún registro tiene ese número." in text(answer)


def test_what_cannot_be_a_day_is_said_in_the_form(enter, people):
    client = enter("auditor")
    assert "No se entiende la fecha" in text(client.post(SEARCH, {"desde": "quizás"}))
    assert "es anterior al primero" in text(
        client.post(SEARCH, {"desde": "02-01-2026", "hasta": "01-01-2026"})
    )


@pytest.mark.parametrize(
    "query",
    ["desde=2026-13-01", "hasta=ayer", "quien=99999", "numero=2026-77", "persona=nadie", "desde=20260101"],
)
def test_an_address_with_what_the_search_never_writes_is_refused(enter, people, query):
    assert enter("auditor").get(f"{LISTED}?{query}").status_code == 400


@pytest.mark.parametrize("who", ["jefatura", "directorio", "administrador", "encargado.testarea"])
def test_nobody_else_searches_it(enter, who):
    client = enter(who)
    assert client.get(SEARCH).status_code == client.post(SEARCH, {"numero": "1"}).status_code == 404
