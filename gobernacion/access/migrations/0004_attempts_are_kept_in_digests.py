from django.db import migrations, models
from django.db.migrations.recorder import MigrationRecorder

LEFT_BEHIND = (
    "axes_accessattemptexpiration",
    "axes_accessattempt",
    "axes_accessfailurelog",
    "axes_accesslog",
)
"""The tables of the library that counted attempts before: they hold what was typed as a user, and addresses."""

NOTED = "SELECT id FROM django_content_type WHERE app_label = 'axes'"


def forget_what_was_typed(apps, schema_editor):
    """Drop the tables of django-axes where an installation has them, and what Django noted of them."""
    connection = schema_editor.connection
    with connection.cursor() as cursor:
        there = set(connection.introspection.table_names(cursor))
    for table in LEFT_BEHIND:
        if table in there:
            schema_editor.execute(f"DROP TABLE {table}")
    if {"django_content_type", "auth_permission"} <= there:
        schema_editor.execute(f"DELETE FROM auth_permission WHERE content_type_id IN ({NOTED})")  # noqa: S608
        schema_editor.execute(f"DELETE FROM django_content_type WHERE id IN ({NOTED})")  # noqa: S608
    MigrationRecorder(connection).migration_qs.filter(app="axes").delete()


class Migration(migrations.Migration):
    dependencies = [
        ("access", "0003_tareas_periodicas"),
    ]

    operations = [
        migrations.CreateModel(
            name="Intento",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("tipo", models.CharField(max_length=20, verbose_name="qué secreto")),
                ("cuenta", models.CharField(blank=True, max_length=64, verbose_name="cuenta")),
                ("desde", models.CharField(blank=True, max_length=64, verbose_name="dirección")),
                ("equipo", models.CharField(blank=True, max_length=64, verbose_name="equipo")),
                ("cuando", models.DateTimeField(verbose_name="cuándo")),
            ],
            options={
                "verbose_name": "intento",
                "verbose_name_plural": "intentos",
                "indexes": [
                    models.Index(fields=["cuenta", "cuando"], name="access_intento_cuenta"),
                    models.Index(fields=["desde", "cuando"], name="access_intento_desde"),
                    models.Index(fields=["cuando"], name="access_intento_cuando"),
                ],
            },
        ),
        migrations.CreateModel(
            name="LugarConocido",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("cuenta", models.CharField(max_length=64, verbose_name="cuenta")),
                ("desde", models.CharField(max_length=64, verbose_name="dirección")),
                ("cuando", models.DateTimeField(verbose_name="último ingreso")),
            ],
            options={
                "verbose_name": "lugar conocido",
                "verbose_name_plural": "lugares conocidos",
                "indexes": [models.Index(fields=["cuando"], name="access_lugar_cuando")],
                "constraints": [
                    models.UniqueConstraint(fields=("cuenta", "desde"), name="access_lugar_unico")
                ],
            },
        ),
        migrations.RunPython(forget_what_was_typed, migrations.RunPython.noop),
    ]
