"""Whoever edits the database by hand is found: `verificar` names the record, the line or the paper that was changed."""

from __future__ import annotations

import os
import re
from typing import Any

import pytest
from django.apps import apps
from django.core.management import call_command
from django.core.management.base import CommandError
from django.db import IntegrityError, connection, transaction
from django.db.models.signals import post_migrate

from gobernacion import guards, proofs
from gobernacion.access import forgotten, journal, signatures
from gobernacion.access.histories import guards_of_history, histories
from gobernacion.access.models import Anotacion
from gobernacion.directory.models import Organizacion
from orasmi.models import ControlRiesgo, PapelPostulacion, Postulacion, Presupuesto
from tests.directory.conftest import demo_run
from tests.tampering.conftest import Office, said
from tests.unguarded import rewriting, sql

CASE, HISTORY = Postulacion._meta.db_table, Postulacion.history.model._meta.db_table
LINES, PAPERS = Anotacion._meta.db_table, PapelPostulacion._meta.db_table


# --- what the database itself refuses ---


@pytest.mark.parametrize(
    "statement",
    [
        f"UPDATE {HISTORY} SET aprobado = 1",
        f"DELETE FROM {HISTORY}",
        f"DELETE FROM {HISTORY} WHERE history_id = {{first}}",
        "UPDATE directory_historicalficha SET nombres = 'Otra'",
        "DELETE FROM directory_historicalficha",
        "UPDATE access_huella SET huella = 'x'",
        "UPDATE access_huella SET sal = ''",
        "DELETE FROM access_huella",
        "DELETE FROM access_tanda",
        "UPDATE access_tanda SET filas = 1",
        (
            "INSERT INTO access_olvido (cuando, modelo, registro, clase) "
            "VALUES (CURRENT_TIMESTAMP, 'orasmi.Postulacion', '{case}', 'plazo')"
        ),
    ],
)
def test_what_was_written_once_is_neither_changed_nor_deleted(office: Office, statement: str) -> None:
    with pytest.raises(IntegrityError, match="refused"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement.format(**office.of))


def test_every_history_there_is_has_its_refusals(db: None) -> None:
    tables = {model._meta.db_table for model in histories()}
    assert len(tables) > 80
    for operation in ("UPDATE", "DELETE"):
        assert {one.table for one in guards_of_history() if operation in one.refuse} == tables
    assert {one.table for one in guards.registered()} >= tables


def test_a_name_among_the_forgotten_of_another_model_lets_nothing_go(office: Office) -> None:
    forgotten.note(ControlRiesgo, [office.case.pk])
    with pytest.raises(IntegrityError, match="refused"), transaction.atomic():
        Postulacion.history.filter(id=office.case.pk).delete()


# --- what is edited around them ---

EDITS = {
    # kind: the statement, the tables whose refusals are in its way, and what is said of it
    "history: an amount of an old version": (
        f"UPDATE {HISTORY} SET solicitado = 1 WHERE history_id = {{first}}",
        "{name}: se cambió después de sellarse",
    ),
    "history: who took a step": (
        f"UPDATE {HISTORY} SET history_user_id = NULL WHERE history_id = {{before}}",
        "{name}: se cambió después de sellarse",
    ),
    "history: when a step was taken": (
        f"UPDATE {HISTORY} SET history_date = '2020-01-01 00:00:00' WHERE history_id = {{before}}",
        "{name}: se cambió después de sellarse",
    ),
    "history: why": (
        f"UPDATE {HISTORY} SET history_change_reason = 'Otra' WHERE history_id = {{before}}",
        "{name}: se cambió después de sellarse",
    ),
    "history: a version taken away": (
        f"DELETE FROM {HISTORY} WHERE history_id = {{before}}",
        "{name}: falta lo que se selló",
    ),
    "history: all the versions taken away": (f"DELETE FROM {HISTORY}", "{name}: falta lo que se selló"),
    "history: a version given to another record": (
        f"UPDATE {HISTORY} SET id = 999 WHERE history_id = {{before}}",
        "{name}: se cambió después de sellarse",
    ),
    "amount: of a case": (
        f"UPDATE {CASE} SET aprobado = 199000 WHERE id = {{case}}",
        "{name}: «monto aprobado» no es lo que dice",
    ),
    "amount: of a case and of its last version": (
        f"UPDATE {CASE} SET aprobado = 199000; UPDATE {HISTORY} SET aprobado = 199000 WHERE history_id = {{last}}",
        "{name}: se cambió después de sellarse",
    ),
    "amount: of the budget": (
        "UPDATE orasmi_presupuesto SET monto = monto + 1",
        "Presupuesto del año {budget}: «presupuesto» no es lo que dice",
    ),
    "amount: what was paid of the budget": (
        "UPDATE orasmi_presupuesto SET pagado = pagado + 1",
        "Presupuesto del año {budget}: pagado no es lo que resulta",
    ),
    "state: of a case": (
        f"UPDATE {CASE} SET motivo = 'Otro' WHERE id = {{case}}",
        "{name}: «",
    ),
    "state: who approved": (
        f"UPDATE {CASE} SET aprobada_por_id = (SELECT id FROM access_user WHERE username = 'jefe')",
        "{name}: «",
    ),
    "a record taken away": (
        "DELETE FROM orasmi_controlriesgo",
        "está en el historial y ya no en su lista, y nadie lo eliminó",
    ),
    "person: the name in the ficha": (
        "UPDATE directory_ficha SET nombres = 'Otra'",
        "«nombres» no es lo que dice su última versión",
    ),
    "person: the search key": ("UPDATE directory_ficha SET clave = 'otra'", "no es lo que resulta"),
    "person: their RUN": (
        "UPDATE directory_persona SET run = '12345678-5', documento = 'run' WHERE id = '{persona}'",
        "Ficha {ficha8}: persona no es lo que resulta",
    ),
    "attachment: its digest": (
        f"UPDATE {PAPERS} SET sha256 = 'x' WHERE id = {{paper}}",
        "se cambió después de sellarse",
    ),
    "attachment: the case it is of": (
        f"UPDATE {PAPERS} SET subido_por_id = (SELECT id FROM access_user WHERE username = 'jefe')",
        "se cambió después de sellarse",
    ),
    "attachment: its row taken away": (f"DELETE FROM {PAPERS}", "falta lo que se selló"),
    "journal: a line": (
        f"UPDATE {LINES} SET accion = 'otra' WHERE id = {{line}}",
        "la anotación {line} no la",
    ),
    "journal: whose line": (
        f"UPDATE {LINES} SET quien_id = NULL WHERE id = {{line}}",
        "la anotación {line} no la",
    ),
    "journal: a signature taken away": (
        f"UPDATE {LINES} SET firma = '' WHERE id = {{line}}",
        "la anotación {line} no la escribió el sistema",
    ),
    "journal: a line taken away": (f"DELETE FROM {LINES} WHERE id = {{line}}", "no son las que se sellaron"),
    "seals: a digest": (
        "UPDATE access_huella SET huella = 'x' WHERE id = {huella}",
        "no es la que el sistema selló",
    ),
    "seals: a salt": ("UPDATE access_huella SET sal = 'x' WHERE id = {huella}", "{name}: se cambió después"),
    "seals: a digest taken away": (
        "DELETE FROM access_huella WHERE id = {huella}",
        "no es la que el sistema selló",
    ),
    "seals: the last batch taken away": (
        (
            "DELETE FROM access_huella WHERE tanda_id = (SELECT MAX(id) FROM access_tanda); "
            "DELETE FROM access_tanda WHERE id = (SELECT MAX(id) FROM access_tanda)"
        ),
        "la bitácora anotó una tanda que ya no está",
    ),
    "forgetting: an Olvido slipped in": (
        (
            "INSERT INTO access_olvido (cuando, modelo, registro, clase) "
            "VALUES (CURRENT_TIMESTAMP, 'orasmi.Postulacion', '{case}', 'plazo')"
        ),
        "Olvidos: el de orasmi.Postulacion {case} no está a la vez",
    ),
    "forgetting: a salt and a version taken away": (
        f"UPDATE access_huella SET sal = '' WHERE id = {{huella}}; DELETE FROM {HISTORY} WHERE history_id = {{before}}",
        "Olvidos: de orasmi.Postulacion {case} perdieron su sal 1 versiones",
    ),
}

NAMED = re.compile(r"(?:UPDATE|FROM|INTO) (\w+)")


@pytest.mark.parametrize("kind", EDITS)
def test_each_kind_of_edit_is_named(office: Office, kind: str) -> None:
    statements, expected = EDITS[kind]
    for statement in statements.split("; "):
        assert sql(statement.format(**office.of), *NAMED.findall(statement)) > 0
    told = {**office.of, "name": office.name, "ficha8": str(office.case.ficha_id)[:8]}
    told["budget"] = Presupuesto.objects.values_list("pk", flat=True).get()
    assert [one for one in said() if expected.format(**told) in one], said()
    assert guards.missing(connection, guards.registered()) == []


def test_a_record_slipped_in_is_named(office: Office) -> None:
    Organizacion.objects.bulk_create([Organizacion(nombre="Nueva", clave="nueva", clase="empresa")])
    assert said() == [
        f"Organización {Organizacion.objects.latest('pk').pk}: no tiene historial: no lo escribió el sistema."
    ]


def test_a_record_put_back_after_it_was_deleted_is_named(office: Office) -> None:
    one = Organizacion.objects.create(nombre="Nueva", clave="nueva", clase="empresa")
    key = one.pk
    one.delete()
    assert said() == []
    Organizacion.objects.bulk_create([Organizacion(pk=key, nombre="Nueva", clave="nueva", clase="empresa")])
    assert said() == [f"Organización {key}: su historial dice que se eliminó."]


def test_no_sentence_says_anything_of_anybody(office: Office) -> None:
    sql("UPDATE directory_ficha SET nombres = 'Otra', primer_apellido = 'Distinta'")
    sql(f"UPDATE {CASE} SET necesidad = 'Remedios para el asma'")
    found = " ".join(said())
    assert "Caso" in found
    for word in ("Otra", "Distinta", "Ana", "Inventada", "Remedios", demo_run(1)):
        assert word not in found


def test_the_command_fails_and_says_what_it_does_not_prove(office: Office, capsys: Any) -> None:
    call_command("verificar")
    printed = capsys.readouterr()
    assert all(one in printed.out for one in proofs.NOT_PROVED)
    sql(f"UPDATE {CASE} SET aprobado = 199000")
    with pytest.raises(CommandError, match=r"\d problema"):
        call_command("verificar")
    printed = capsys.readouterr()
    assert f"{office.name}: «monto aprobado»" in printed.err
    assert all(one in printed.out for one in proofs.NOT_PROVED)


def test_a_version_slipped_under_a_seal_is_named(office: Office) -> None:
    office.desk.case()
    with rewriting(Postulacion):  # as where a save was given up: the numbers between are nobody's
        last = Postulacion.history.order_by("-history_id").first()
        Postulacion.history.filter(pk=last.pk).update(history_id=last.pk + 1000)
    call_command("sellar_bitacora")
    assert said() == []
    one = Postulacion.history.filter(id=office.case.pk).order_by("history_id").first()
    one.history_id = last.pk + 500
    one.save(force_insert=True)
    assert f"{office.name}: se agregó bajo un sello (versión {one.history_id} de su historial)." in said()


# --- papers ---


def test_another_file_in_the_place_of_a_paper_is_named(office: Office) -> None:
    office.file.write_bytes(b"%PDF-1.4 otro")
    assert said() == [f"Documento {office.paper.pk} de {office.name}: su archivo no es el que se subió."]


def test_another_file_with_its_digest_is_named_by_its_seal(office: Office) -> None:
    office.file.write_bytes(b"otro")
    sql(f"UPDATE {PAPERS} SET sha256 = 'ddb8d9cd5afdc2e8ac1b1d8a1d3cdc2a1ecab4fca0dfc8ae0f48b9fd7f5b0f4d'")
    assert any("se cambió después de sellarse" in one for one in said())


def test_a_file_that_is_gone_and_one_that_is_of_nobody_are_named(office: Office) -> None:
    stray = office.file.rename(office.file.with_name("otro"))
    os.utime(stray, (0, 0))
    gone, of_nobody = said()
    assert gone == f"Documento {office.paper.pk} de {office.name}: falta su archivo."
    assert of_nobody.endswith("/otro: no es de ningún documento.")


def test_a_paper_withdrawn_by_its_desk_is_no_problem(office: Office) -> None:
    file = office.file
    office.paper.retirar(office.desk.staff["encargada"], office.desk.today, "Era de otro caso")
    file.unlink()  # as it is once the transaction commits
    assert said() == []


# --- the journal ---


def test_a_line_forged_by_sql_and_then_sealed_is_named(office: Office) -> None:
    sql(
        f"INSERT INTO {LINES} (cuando, quien_id, accion, modelo, registro, registros, motivo, firma) "
        f"SELECT cuando, quien_id, 'aprobar', modelo, registro, registros, motivo, firma FROM {LINES} "
        f"WHERE id = {office.of['line']}"
    )
    forged = Anotacion.objects.latest("pk")
    assert journal.seal()
    assert journal.verify() == []
    found = said()
    assert f"Bitácora: la anotación {forged.pk} no la escribió el sistema, o se cambió después." in found
    assert f"Bitácora: la anotación {forged.pk} es copia de otra." in found


def test_lines_from_before_there_was_a_key_are_accepted_and_later_ones_without_signature_are_not(
    office: Office,
) -> None:
    sql(f"UPDATE {LINES} SET firma = ''", LINES)
    signatures.key_file().unlink()
    old = Anotacion.objects.latest("pk").pk
    journal.note_read(office.desk.staff["jefa"], office.case)
    assert [*journal.unsigned()] == []
    assert signatures.keys().since == old
    forged = Anotacion.objects.create(accion="ver", modelo="orasmi.Postulacion")
    assert [*journal.unsigned()] == [
        f"Bitácora: la anotación {forged.pk} no la escribió el sistema, o se cambió después."
    ]


def test_a_key_that_is_not_the_one_of_these_lines_is_said(office: Office) -> None:
    since, key = signatures.key_file().read_text().split()
    signatures.key_file().write_text(f"{since}\n{'x' * 50}\n")
    assert any("¿es la clave de esta instalación?" in one for one in said())
    signatures.key_file().write_text(f"{since}\n{key}\n{'x' * 50}\n")
    journal.note_read(office.desk.staff["jefa"], office.case)
    assert said() == []


def test_the_key_is_for_its_owner_alone(office: Office) -> None:
    assert signatures.key_file().stat().st_mode & 0o777 == 0o600


def test_the_key_is_made_with_the_tables(office: Office) -> None:
    signatures.key_file().unlink()
    access = apps.get_app_config("access")
    post_migrate.send(
        access, app_config=access, using="default", verbosity=0, interactive=False, plan=[], apps=apps
    )
    assert signatures.keys().since == Anotacion.objects.latest("pk").pk
