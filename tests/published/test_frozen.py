"""The database refuses every SQL write to what is published, whoever sends it, also after a migration."""

import itertools
import sqlite3
from contextlib import closing

import pytest
from django.apps import apps
from django.core import checks
from django.core.management import CommandError, call_command
from django.db import DatabaseError, connection, models, transaction
from django.db.migrations.operations import AddField, RemoveField
from django.db.migrations.state import ProjectState
from django.db.models.signals import post_migrate, pre_migrate

from gobernacion import guards
from gobernacion.published.apps import GUARDS
from gobernacion.published.models import CifraPublicada, EdicionPublicada, TextoSellado

pytestmark = pytest.mark.django_db

MODELS = list(apps.get_app_config("published").get_models())
TABLES = [model._meta.db_table for model in MODELS]
ON_SQLITE = connection.vendor == "sqlite"
only_sqlite = pytest.mark.skipif(not ON_SQLITE, reason="only SQLite has it")
only_postgresql = pytest.mark.skipif(ON_SQLITE, reason="only PostgreSQL has it")


def content():
    """Everything the published tables hold, as the database tells it."""
    with connection.cursor() as cursor:
        found = []
        for model in MODELS:
            cursor.execute(f"SELECT * FROM {model._meta.db_table} ORDER BY {model._meta.pk.column}")
            found.append(cursor.fetchall())
    return found


def refused(statement):
    """Whether the database refuses it and nothing of what is published changes."""
    before = content()
    with pytest.raises(DatabaseError, match="refused"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)
    return content() == before


@pytest.fixture(autouse=True)
def edition(request):
    """There is something to protect, also where a test commits."""
    return request.getfixturevalue("withdrawn")()


def test_every_published_table_is_guarded():
    assert {guard.table for guard in GUARDS} == set(TABLES)
    for table in TABLES:
        refusals = {operation for guard in GUARDS if guard.table == table for operation in guard.refuse}
        assert refusals == {"INSERT", "UPDATE", "DELETE"}


COLUMNS = [(model._meta.db_table, field.column) for model in MODELS for field in model._meta.concrete_fields]


@pytest.mark.parametrize(("table", "column"), COLUMNS)
def test_no_column_can_be_updated(table, column):
    assert refused(f"UPDATE {table} SET {column} = {column}")


@pytest.mark.parametrize("model", MODELS)
def test_no_row_can_be_deleted(model):
    table, key = model._meta.db_table, model._meta.pk.column
    assert refused(f"DELETE FROM {table}")
    assert refused(f"DELETE FROM {table} WHERE {key} = (SELECT max({key}) FROM {table})")


def copied(model, **changes):
    """An INSERT … SELECT of one published row with some columns changed."""
    columns = [field.column for field in model._meta.concrete_fields]
    values = [changes.get(column, column) for column in columns]
    table = model._meta.db_table
    return f"INTO {table} ({', '.join(columns)}) SELECT {', '.join(values)} FROM {table} LIMIT 1"


@pytest.mark.parametrize("model", MODELS)
def test_no_row_can_be_added(model):
    news = {"id": "999999", "orden": "999", "numero": "'99'", "clave": "'otra'", "codigo": "'ZZ-999'"}
    standing = f"SELECT lugar FROM {TextoSellado._meta.db_table} WHERE sal <> '' LIMIT 1"
    news |= {"lugar": "'2030-1/cifras/999/nota'", "texto_id": f"({standing})"}
    if model is EdicionPublicada:
        news = {"slug": "'2030-9'", "numero": "9", "posicion": "9", "sello": "'otro'", "reemplaza_id": "NULL"}
    assert refused(f"INSERT {copied(model, **news)}")


@only_sqlite
@pytest.mark.parametrize("verb", ["REPLACE", "INSERT OR REPLACE", "INSERT OR IGNORE", "INSERT OR ABORT"])
@pytest.mark.parametrize("model", MODELS)
def test_no_row_can_be_replaced(model, verb):
    assert refused(f"{verb} {copied(model)}")


@pytest.mark.parametrize("model", MODELS)
def test_no_row_can_be_upserted(model):
    key = model._meta.pk.column
    row = copied(model).replace(" LIMIT 1", " WHERE true LIMIT 1")  # else SQLite takes ON for that of a join
    assert refused(f"INSERT {row} ON CONFLICT ({key}) DO UPDATE SET {key} = excluded.{key}")


@only_postgresql
@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("table", TABLES)
def test_no_table_can_be_truncated(table):
    assert refused(f"TRUNCATE {table} CASCADE")
    assert refused(f"TRUNCATE {table} RESTART IDENTITY CASCADE")


@only_postgresql
def test_a_session_that_declares_itself_a_replica_is_refused_too():
    for table in TABLES:
        assert refused(f"SET LOCAL session_replication_role = replica; DELETE FROM {table}")


def test_not_even_the_pipeline_may_add_to_an_edition_that_stands():
    with guards.permit(connection, "publicar"):
        assert refused(f"INSERT {copied(CifraPublicada, id='999999', orden='999')}")
        for model, operation in itertools.product(MODELS, ["UPDATE {} SET {} = {}", "DELETE FROM {}"]):
            key = model._meta.pk.column
            assert refused(operation.format(model._meta.db_table, key, key))


def test_saving_and_deleting_through_models_is_refused_too(edition):
    figure = CifraPublicada.objects.first()
    for write in (figure.save, figure.delete, edition.save, lambda: CifraPublicada.objects.update(valor=1)):
        before = content()
        with pytest.raises(DatabaseError), transaction.atomic():
            write()
        assert content() == before


@only_sqlite
@pytest.mark.django_db(transaction=True)
def test_another_connection_outside_the_product_is_refused():
    before = content()
    with closing(sqlite3.connect(connection.settings_dict["NAME"], timeout=1)) as other:
        for model in MODELS:
            table, key = model._meta.db_table, model._meta.pk.column
            for statement in (
                f"UPDATE {table} SET {key} = {key}",
                f"DELETE FROM {table}",
                f"REPLACE {copied(model)}",
                f"INSERT {copied(model)}",
            ):
                with pytest.raises(sqlite3.DatabaseError):
                    other.execute(statement)
                other.rollback()
    assert content() == before


@only_postgresql
@pytest.mark.django_db(transaction=True)
def test_another_connection_outside_the_product_is_refused_on_postgresql():
    before = content()
    with closing(connection.copy()) as other:
        for table in TABLES:
            for statement in (f"DELETE FROM {table}", f"TRUNCATE {table} CASCADE"):
                with pytest.raises(DatabaseError, match="refused"), other.cursor() as cursor:
                    cursor.execute(statement)
    assert content() == before


# --- migrations -----------------------------------------------------------------------------------------------


def warned():
    """What `check --database default` says of lost triggers."""
    return [found.msg for found in checks.run_checks(tags=[checks.Tags.database], databases=["default"])]


class Migrating:
    """Runs operations on the published tables as `migrate` does: signal, schema editor, signal."""

    def __init__(self):
        self.config = apps.get_app_config("published")
        self.state = ProjectState.from_apps(apps)

    def signal(self, signal, **more):
        signal.send(
            sender=self.config,
            app_config=self.config,
            verbosity=0,
            interactive=False,
            using="default",
            **more,
        )

    def run(self, *operations):
        self.signal(pre_migrate, plan=[object()], apps=self.state.apps)
        for operation in operations:
            after = self.state.clone()
            operation.state_forwards("published", after)
            with connection.schema_editor(atomic=not ON_SQLITE) as editor:
                operation.database_forwards("published", editor, self.state, after)
            self.state = after

    def finish(self):
        self.signal(post_migrate, plan=[object()], apps=self.state.apps)


REMADE = {
    model._meta.model_name: models.CharField(max_length=999, default="", db_default="") for model in MODELS
}


@pytest.fixture
def migrating():
    migrating = Migrating()
    yield migrating
    guards.remove(connection, GUARDS)
    for name in REMADE:
        if "adorno" in migrating.state.models["published", name].fields:
            migrating.run(RemoveField(name, "adorno"))
    migrating.finish()


@pytest.mark.django_db(transaction=True)
def test_writes_are_refused_still_after_a_migration_that_alters_every_table(migrating):
    migrating.run(*(AddField(name, "adorno", field) for name, field in REMADE.items()))
    if ON_SQLITE:
        assert guards.missing(connection, GUARDS), (
            "remaking a table drops its triggers: else this proves nothing"
        )
        assert any(TABLES[0] in message for message in warned())
    migrating.finish()
    assert warned() == []
    for table in TABLES:
        assert refused(f"DELETE FROM {table}")
        assert refused(f"UPDATE {table} SET adorno = 'x'")


@pytest.mark.parametrize("table", TABLES)
def test_a_lost_trigger_is_reported_by_the_check_and_by_verificar(table, capsys):
    guards.remove(connection, [guards.Guard(table)])
    assert any(f"Falta la protección de la base de datos: {table}: UPDATE" in message for message in warned())
    with pytest.raises(CommandError, match="problema"):
        call_command("verificar")
    assert f"{table}: UPDATE" in capsys.readouterr().err
