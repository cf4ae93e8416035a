"""The tables of a new installation, made at once as its migrations leave them.

Running every migration over nothing takes minutes, because Django works out all related models again at each step. What
they end in is known beforehand: an empty database gets that, and each migration is written down as applied. A database
that already holds tables is migrated, as ever (docs/decisions/0010).
"""

from collections.abc import Iterable, Iterator

from django.apps import apps
from django.core.management.sql import emit_post_migrate_signal
from django.db import transaction
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder
from django.db.migrations.state import StateApps
from django.db.models import Model
from django.utils import translation

from gobernacion import demonstration

Node = tuple[str, str]
"""A migration: the label of its app and its name."""


class NotEmpty(Exception):
    """The database already holds tables."""


def is_empty(connection: BaseDatabaseWrapper) -> bool:
    """Say whether the database holds no table or view at all, but for the mark of a demonstration about to be made."""
    with connection.cursor() as cursor:
        return {*connection.introspection.table_names(cursor, include_views=True)} <= {demonstration.MARK}


def create(connection: BaseDatabaseWrapper, without: Iterable[Node] = ()) -> int:
    """Make every table with its guards, content types and permissions; return how many migrations it stands for.

    ``without``: migrations to be run afterwards, with all that need them.
    Raises NotEmpty where there already is a table. It is done whole or not at all.
    """
    if not is_empty(connection):
        raise NotEmpty(str(connection.settings_dict["NAME"]))
    loader = MigrationLoader(connection)
    left = set(without)
    nodes = [node for node in loader.graph.nodes if node not in left]
    state = loader.project_state(nodes).apps
    # SQLite can only be asked not to look at references while a table is made before the transaction begins.
    with connection.constraint_checks_disabled(), transaction.atomic(using=connection.alias):
        with connection.schema_editor() as editor:
            for model in _models(state, loader):
                editor.create_model(model)
        recorder = MigrationRecorder(connection)
        recorder.ensure_schema()
        for node in nodes:
            recorder.record_applied(*node)
        with translation.override(None):  # permissions keep the names `migrate` gives them
            emit_post_migrate_signal(0, False, connection.alias, apps=state, plan=[])
    return len(nodes)


def _models(state: StateApps, loader: MigrationLoader) -> Iterator[type[Model]]:
    """Those that have a table: as migrations leave them or, of an app without any, as they are written."""
    for model in state.get_models():
        options = model._meta
        if options.managed and not options.proxy:
            written = options.app_label in loader.unmigrated_apps
            yield apps.get_model(options.label) if written else model
