"""The territory of Elqui in a test's database: read from its file once in each process, then put back as stored."""

from django.core.management import call_command
from django.core.management.color import no_style
from django.db import connection

from gobernacion.territory.models import Comuna, Denominacion, Institucion, Poblacion, Provincia, Sector

IN_ORDER = (Provincia, Institucion, Denominacion, Comuna, Sector, Poblacion)

_stored: dict = {}


def load_elqui() -> None:
    """Store it, as `manage.py cargar_territorio --save` does in an office; what is already there stays."""
    if Provincia.objects.exists():
        call_command("cargar_territorio", save=True, verbosity=0)
        return
    if not _stored:
        call_command("cargar_territorio", save=True, verbosity=0)
        _stored.update({model: list(model._base_manager.order_by("pk").values()) for model in IN_ORDER})
        return
    for model, rows in _stored.items():
        model._base_manager.bulk_create(model(**row) for row in rows)
    with connection.cursor() as cursor:
        for statement in connection.ops.sequence_reset_sql(no_style(), list(_stored)):
            cursor.execute(statement)
