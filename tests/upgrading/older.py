"""Makes in an empty database what version 0.1.0 left there: its tables, and rows that its own code wrote."""

import json
from pathlib import Path

from django.core.management.color import no_style
from django.core.management.sql import emit_post_migrate_signal
from django.db import connection, transaction
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder

from tests.upgrading.released import released, written

VERSION = "0.1.0"
ROWS = Path(__file__).with_name(f"{VERSION}.json")


def rows() -> list[dict]:
    """What its tables held: one entry a table, with the names of its columns and its rows."""
    return json.loads(ROWS.read_text(encoding="utf-8"))["tables"]


def seals() -> str:
    """What it had noted outside the database of the editions published."""
    return "".join(f"{line}\n" for line in json.loads(ROWS.read_text(encoding="utf-8"))["sellos.txt"])


def make() -> None:
    """Make the tables from the models its migrations end in: running them takes minutes and makes the same."""
    newer = {_node(path) for path in written() if path not in released()[VERSION]}
    loader = MigrationLoader(connection)
    nodes = [node for node in loader.graph.nodes if node not in newer]
    apps = loader.project_state(nodes).apps
    models = [model for model in apps.get_models() if model._meta.managed and not model._meta.proxy]
    with connection.schema_editor() as editor:
        for model in models:
            editor.create_model(model)
    recorder = MigrationRecorder(connection)
    recorder.ensure_schema()
    for node in nodes:
        recorder.record_applied(*node)
    with transaction.atomic(), connection.cursor() as cursor:
        for table in rows():
            _insert(cursor, **table)
        for statement in connection.ops.sequence_reset_sql(no_style(), models):
            cursor.execute(statement)
    emit_post_migrate_signal(0, False, connection.alias, apps=apps, plan=[])


def _node(path: str) -> tuple[str, str]:
    file = Path(path)
    return file.parent.parent.name, file.stem


def _insert(cursor, table: str, columns: list[str], rows: list[list]) -> None:
    quote = connection.ops.quote_name
    names, places = ", ".join(map(quote, columns)), ", ".join(["%s"] * len(columns))
    cursor.executemany(f"INSERT INTO {quote(table)} ({names}) VALUES ({places})", rows)
