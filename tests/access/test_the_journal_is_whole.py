"""Every reading of a record about somebody, every export and every decision leaves one line that nobody can change."""

from __future__ import annotations

import pytest
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.db import DatabaseError, IntegrityError, connection, transaction
from django.urls import reverse

from gobernacion import guards
from gobernacion.access import journal
from gobernacion.access.models import Anotacion, Lote
from tests.testarea.models import Caso, Etiqueta

NAMES = ["Anastasia", "RUN-ANA", "Calle Ana", "Asma", "Nota de Ana"]


def lines() -> list[tuple[str, str, str]]:
    return list(Anotacion.objects.order_by("pk").values_list("accion", "modelo", "registro"))


def sql(statement: str) -> None:
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)


def around_the_triggers(statement: str) -> None:
    """What somebody with the whole database in hand can do."""
    connection.check_constraints()  # PostgreSQL alters no table with checks still to be made
    guards.remove(connection, journal.GUARDS)
    sql(statement)
    connection.check_constraints()
    guards.install(connection, journal.GUARDS)


# --- what leaves a line ---


def test_reading_a_record_about_somebody_leaves_one_line(people, enter, office) -> None:
    client = enter("encargado.testarea")
    client.get(reverse("admin:testarea_caso_change", args=[office.caso.pk]))
    assert lines() == [("ver", "testarea.Caso", str(office.caso.pk))]
    assert Anotacion.objects.get().quien == people["encargado.testarea"]


def test_printing_leaves_one_line(enter, office) -> None:
    enter("encargado.testarea").get(reverse("admin:testarea_caso_imprimir", args=[office.caso.pk]))
    assert lines() == [("imprimir", "testarea.Caso", str(office.caso.pk))]


def test_the_page_of_a_step_is_a_reading_and_taking_it_a_decision(enter, office) -> None:
    client, step = (
        enter("jefatura.testarea"),
        reverse("admin:testarea_caso_aprobar_uno", args=[office.caso.pk]),
    )
    client.get(step)
    client.post(step, {"motivo": "Resolución exenta 123"})
    assert [accion for accion, *_ in lines()] == ["ver", "aprobar"]


def test_a_form_shown_again_with_its_errors_is_a_reading(enter, office) -> None:
    enter("encargado.testarea").post(
        reverse("admin:testarea_caso_change", args=[office.caso.pk]), {"folio": ""}
    )
    assert lines() == [("ver", "testarea.Caso", str(office.caso.pk))]


def test_refusals_and_public_catalogues_leave_none(enter, office) -> None:
    enter("jefatura.testarea").get(reverse("admin:testarea_etiqueta_changelist"))
    enter("encargado.otherarea").get(reverse("admin:testarea_caso_change", args=[office.caso.pk]))
    enter("encargado.testarea").get(reverse("admin:testarea_caso_history", args=[office.caso.pk]))
    enter("jefatura.testarea").get(
        reverse("admin:testarea_etiqueta_change", args=[Etiqueta.objects.get().pk])
    )
    assert lines() == []


def test_deleting_leaves_one_line(enter, office) -> None:
    office.expediente.delete()
    office.nota.delete()
    enter("jefatura.testarea").post(
        reverse("admin:testarea_caso_delete", args=[office.caso.pk]), {"post": "yes"}
    )
    assert ("eliminar", "testarea.Caso", str(office.caso.pk)) in lines()


def test_an_export_without_a_reason_is_refused(people, office) -> None:
    for motivo in ["", "   "]:
        with pytest.raises(ValidationError, match="para qué"):
            journal.note_export(people["jefatura"], Caso, 10, motivo)
    journal.note_export(people["jefatura"], Caso, 10, "Rendición a la Contraloría")
    assert Anotacion.objects.get().filas == 10


@pytest.mark.parametrize(
    "motivo",
    [
        "Caso de 12.345.678-5",
        "12345678-5",
        "RUN 9876543k",
        "Es 36 000 000-1",
        "Es 36·000·000 dv 1",
        "Escribir a ana (arroba) correo.example",
        "llamar al +56 9 8765 4321",
        "escribir a ana@correo.cl",
    ],
)
def test_a_reason_that_names_somebody_is_refused(people, motivo) -> None:
    with pytest.raises(ValidationError, match="No escriba RUN"):
        journal.note_export(people["jefatura"], Caso, 1, motivo)


@pytest.mark.parametrize(
    "motivo", ["Resolución 123-2026", "Oficio 4.512 del 12-03-2026", "Rendir $39.067.051", "Año 2019"]
)
def test_a_reason_may_cite_papers_dates_and_amounts(people, motivo) -> None:
    journal.note_export(people["jefatura"], Caso, 1, motivo)


def test_no_line_says_anything_of_anybody(enter, office) -> None:
    for who in ["encargado.testarea", "jefatura.testarea", "jefatura"]:
        client = enter(who)
        for page in ["change", "history", "imprimir"]:
            client.get(reverse(f"admin:testarea_caso_{page}", args=[office.caso.pk]))
    written = " ".join(str(value) for row in Anotacion.objects.values_list() for value in row)
    assert Anotacion.objects.count() == 8
    for name in NAMES:
        assert name not in written


# --- who reads it ---


def test_the_auditor_reads_and_changes_nothing(people, enter, office) -> None:
    journal.note_read(people["jefatura"], office.caso)
    one = Anotacion.objects.get()
    client = enter("auditor")
    page = client.get(reverse("admin:access_anotacion_changelist")).content.decode()
    assert "vio Caso" in page
    change = reverse("admin:access_anotacion_change", args=[one.pk])
    assert client.get(change).status_code == 200
    assert client.post(change, {"accion": "nada"}).status_code == 403
    assert client.get(reverse("admin:access_anotacion_add")).status_code == 403
    assert client.post(reverse("admin:access_anotacion_delete", args=[one.pk])).status_code == 403
    assert Anotacion.objects.count() == 1


@pytest.mark.parametrize(
    "who", ["administrador", "jefatura", "autoridad", "encargado.testarea", "directorio"]
)
def test_nobody_else_reads_it(enter, who) -> None:
    assert enter(who).get(reverse("admin:access_anotacion_changelist")).status_code == 404


# --- that it stays ---


def test_a_line_of_a_list_is_signed_and_sealed_with_the_keys_it_holds(people, office) -> None:
    journal.note_read(people["jefatura"], office.caso)
    journal.note_list(people["jefatura"], Caso, [office.caso.pk])
    assert journal.seal()
    assert [*journal.unsigned()] == journal.verify() == []
    around_the_triggers("UPDATE access_anotacion SET registros = ' 9 ' WHERE accion = 'ver_lista'")
    assert journal.verify() != []
    assert len([*journal.unsigned()]) == 1


def test_a_line_that_names_no_others_is_sealed_as_it_was_before_any_did(people, office) -> None:
    journal.note_read(people["jefatura"], office.caso)
    lote, line = journal.seal(), Anotacion.objects.get()
    assert lote
    assert [*journal._canonical(lote)][1] == [
        *(line.pk, journal._utc(line.cuando), line.quien_id, "ver", "testarea.Caso", str(office.caso.pk)),
        *(None, ""),
    ]


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE access_anotacion SET accion = 'otra'",
        "UPDATE access_lote SET sello = 'otro'",
        "DELETE FROM access_anotacion",
        "DELETE FROM access_lote",
        "INSERT INTO access_lote VALUES (900, CURRENT_TIMESTAMP, 900, 901, 2, 'x', 'y')",
    ],
)
def test_the_database_refuses_to_change_it(people, office, statement) -> None:
    journal.note_read(people["jefatura"], office.caso)
    journal.seal()
    with pytest.raises(IntegrityError, match="refused"):
        sql(statement)


def test_the_database_refuses_to_empty_or_replace_it(people, office) -> None:
    journal.note_read(people["jefatura"], office.caso)
    one = Anotacion.objects.get()
    if connection.vendor == "postgresql":
        statement = "TRUNCATE access_anotacion CASCADE"
    else:
        statement = (
            "INSERT OR REPLACE INTO access_anotacion (id, cuando, accion, modelo, registro, motivo) "
            f"VALUES ({one.pk}, CURRENT_TIMESTAMP, 'otra', 'x', '1', '')"
        )
    connection.check_constraints()
    with pytest.raises(DatabaseError, match="refused"):
        sql(statement)


def test_start_up_misses_a_lost_trigger(db: None) -> None:
    assert guards.missing(connection, journal.GUARDS) == []
    guards.remove(connection, journal.GUARDS)
    assert "access_anotacion: UPDATE" in guards.missing(connection, journal.GUARDS)
    found = guards.guards_in_place(databases=["default"])
    assert any("access_lote: DELETE" in error.msg for error in found)
    guards.install(connection, journal.GUARDS)


# --- that a change is found ---


@pytest.fixture
def sealed(people, office) -> list[Lote]:
    """Three sealed batches."""
    batches = []
    for number in range(3):
        for _ in range(number + 2):
            journal.note_read(people["jefatura"], office.caso)
        batch = journal.seal()
        assert batch
        batches.append(batch)
    return batches


def test_batches_follow_one_another_and_cover_everything(sealed) -> None:
    first, second, third = sealed
    assert (first.anterior, second.anterior, third.anterior) == ("", first.sello, second.sello)
    assert first.filas + second.filas + third.filas == Anotacion.objects.count()
    assert journal.seal() is None
    assert journal.verify() == []
    assert journal.heads_file().read_text().count("\n") == 3


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE access_anotacion SET accion = 'otra' WHERE id = {second}",
        "UPDATE access_anotacion SET motivo = ' ' WHERE id = {second}",
        "UPDATE access_anotacion SET filas = 1 WHERE id = {second}",
        "UPDATE access_anotacion SET quien_id = NULL WHERE id = {second}",
        "DELETE FROM access_anotacion WHERE id = {second}",
        "DELETE FROM access_anotacion WHERE id = {first}",
        "UPDATE access_anotacion SET id = {second} + 500 WHERE id = {second}",
        "DELETE FROM access_lote WHERE ultima = {last}",
        "DELETE FROM access_lote",
        "UPDATE access_lote SET sello = 'a' WHERE ultima = {last}",
        "UPDATE access_lote SET filas = filas + 1 WHERE ultima = {last}",
        "UPDATE access_lote SET cuando = '2020-01-01 00:00:00' WHERE ultima = {last}",
    ],
)
def test_a_change_around_the_triggers_is_found(sealed, change) -> None:
    ids = list(Anotacion.objects.order_by("pk").values_list("pk", flat=True))
    around_the_triggers(change.format(first=ids[0], second=ids[1], last=sealed[-1].ultima))
    assert journal.verify() != []


def test_a_line_slipped_under_a_seal_is_found(sealed) -> None:
    victim = Anotacion.objects.order_by("pk")[1]
    around_the_triggers(f"DELETE FROM access_anotacion WHERE id = {victim.pk}")
    victim.motivo = "puesta después"
    victim.save(force_insert=True)
    assert journal.verify() != []


def test_a_chain_written_anew_is_found_by_the_seals_kept_outside(sealed, people, office) -> None:
    around_the_triggers("DELETE FROM access_lote")
    around_the_triggers(f"DELETE FROM access_anotacion WHERE id = {sealed[0].primera}")
    kept = journal.heads_file().read_text()
    journal.seal()
    journal.heads_file().write_text(kept)
    assert any("falta o cambió el lote" in problem for problem in journal.verify())


def test_the_command_seals_what_is_new(people, office, capsys) -> None:
    journal.note_read(people["jefatura"], office.caso)
    call_command("sellar_bitacora")
    assert "1 anotaciones selladas" in capsys.readouterr().out
    call_command("sellar_bitacora")
    assert "No hay anotaciones nuevas" in capsys.readouterr().out
