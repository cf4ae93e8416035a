from typing import Any

from django.apps import AppConfig
from django.contrib import admin
from django.contrib.admin.apps import SimpleAdminConfig
from django.contrib.auth.signals import user_logged_in
from django.db import connections
from django.db.models.signals import post_migrate
from django.http import HttpRequest


class AccessConfig(AppConfig):
    name = "gobernacion.access"
    verbose_name = "Cuentas y bitácora"
    default = True

    def ready(self) -> None:
        from gobernacion import guards
        from gobernacion.access import checks, histories, journal, proving  # noqa: F401  (checks, proving register)

        guards.register(self, (*journal.GUARDS, *histories.GUARDS))
        guards.register(self, tuple(histories.guards_of_history()), while_migrating=False)
        post_migrate.connect(_make_the_key, sender=self, dispatch_uid="access.signatures")
        user_logged_in.connect(_begin_another_session, dispatch_uid="access.sessions")


def _begin_another_session(request: HttpRequest, **kwargs: Any) -> None:
    """Whoever comes in again over their own open session gets another one too: Django would keep it."""
    request.session.cycle_key()


def _make_the_key(using: str, **kwargs: Any) -> None:
    """The key is there before any line is signed: only what was written before it may lack a signature."""
    from gobernacion.access import signatures
    from gobernacion.access.models import Anotacion

    introspection, table = connections[using].introspection, Anotacion._meta.db_table
    with connections[using].cursor() as cursor:
        there = table in introspection.table_names(cursor)
        columns = introspection.get_table_description(cursor, table) if there else ()
    if any(column.name == "firma" for column in columns):
        signatures.keys()


class HouseAdminConfig(SimpleAdminConfig):
    """Django's admin with the house's site in the place of its own."""

    default_site = "gobernacion.access.site.HouseSite"

    def ready(self) -> None:
        super().ready()
        admin.autodiscover()
        from gobernacion.access import upkeep

        upkeep.register()
