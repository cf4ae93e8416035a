"""Prints each condition the database keeps and each right somebody holds, one a line, to compare two versions.

python tests/conditions.py > before.txt        # in one version
python tests/conditions.py | diff before.txt - # in the other
"""

import os
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "gobernacion.settings")
os.environ.setdefault("DEMO", "1")


def conditions():
    """The table, the name, the SQL and the sentence of every CHECK and unique constraint."""
    from django.apps import apps
    from django.db import connection

    with connection.schema_editor(collect_sql=True) as editor:
        for model in apps.get_models():
            for rule in model._meta.constraints:
                said = getattr(rule, "violation_error_message", "")
                yield f"{model._meta.db_table} | {rule.name} | {rule.constraint_sql(model, editor)} | {said}"


def rights():
    """Who does what with each kind of row, who reads and writes each field of it, and what class of data it is."""
    from gobernacion.access.registry import registry

    for _, politica in registry():
        for action, roles in politica.acciones.items():
            yield f"{politica.modelo} | {action} | {sorted(roles)}"
        for name in politica.publicos:
            yield f"{politica.modelo} . {name} | público"
        for name, dato in politica.personales.items():
            said = f"{dato.clase} | ven {sorted(dato.ven)} | escriben {sorted(dato.escriben)}"
            yield f"{politica.modelo} . {name} | {said} | {dato.tratamiento or politica.tratamiento}"


if __name__ == "__main__":
    import django

    django.setup()
    sys.stdout.writelines(f"{one}\n" for one in sorted([*conditions(), *rights()]))
