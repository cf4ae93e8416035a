import django.db.models.deletion
import simple_history.models
from django.conf import settings
from django.db import migrations, models

from gobernacion.records.anteriores import take_from_history, written_on


def _taken_up(before, after):
    if after.history_change_reason == "Reabrir":
        return max(before.termino, written_on(after))
    return None


def take(apps, schema_editor):
    take_from_history(apps, ("desarrollo_social", "Iniciativa"), "TerminoReabierto", _taken_up)


class Migration(migrations.Migration):
    dependencies = [
        ("desarrollo_social", "0001_initial"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="HistoricalTerminoReabierto",
            fields=[
                (
                    "id",
                    models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID"),
                ),
                ("version", models.PositiveIntegerField(default=1, editable=False, verbose_name="versión")),
                (
                    "hasta",
                    models.DateField(help_text="Primer día en que ya no era así.", verbose_name="hasta"),
                ),
                ("termino", models.DateField(verbose_name="término")),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_change_reason", models.CharField(max_length=100, null=True)),
                (
                    "history_type",
                    models.CharField(
                        choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1
                    ),
                ),
                (
                    "history_user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "iniciativa",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="desarrollo_social.iniciativa",
                        verbose_name="iniciativa",
                    ),
                ),
            ],
            options={
                "verbose_name": "historial de término reabierto",
                "verbose_name_plural": "historial de términos reabiertos",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="TerminoReabierto",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("version", models.PositiveIntegerField(default=1, editable=False, verbose_name="versión")),
                (
                    "hasta",
                    models.DateField(help_text="Primer día en que ya no era así.", verbose_name="hasta"),
                ),
                ("termino", models.DateField(verbose_name="término")),
                (
                    "iniciativa",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="terminos",
                        to="desarrollo_social.iniciativa",
                        verbose_name="iniciativa",
                    ),
                ),
            ],
            options={
                "verbose_name": "término reabierto",
                "verbose_name_plural": "términos reabiertos",
                "indexes": [models.Index(fields=["hasta"], name="ds_termino_reabierto_por_dia")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("hasta", None),
                            models.Q(("hasta__gte", models.F("termino")), ("termino__isnull", False)),
                            _connector="OR",
                        ),
                        name="ds_termino_reabierto_en_orden",
                        violation_error_message="No pudo reabrirse antes de terminar.",
                    )
                ],
            },
        ),
        migrations.RunPython(take, migrations.RunPython.noop),
    ]
