import django.db.models.deletion
import simple_history.models
from django.conf import settings
from django.db import migrations, models

from gobernacion.records.anteriores import take_from_history, written_on


def _given_back(before, after):
    if after.history_change_reason in ("Devolver a preparación", "Reabrir"):
        lost = before.respondida_el or before.antecedentes_el
        return max(lost, written_on(after))
    return None


def take(apps, schema_editor):
    take_from_history(apps, ("convenios", "Derivacion"), "AntecedentesDevueltos", _given_back)


class Migration(migrations.Migration):
    dependencies = [
        ("convenios", "0001_initial"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="HistoricalAntecedentesDevueltos",
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
                ("antecedentes_el", models.DateField(verbose_name="antecedentes completos el")),
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
                    "derivacion",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="convenios.derivacion",
                        verbose_name="derivación",
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
            ],
            options={
                "verbose_name": "historial de antecedentes devueltos",
                "verbose_name_plural": "historial de antecedentes devueltos",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="AntecedentesDevueltos",
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
                ("antecedentes_el", models.DateField(verbose_name="antecedentes completos el")),
                (
                    "derivacion",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="devueltos",
                        to="convenios.derivacion",
                        verbose_name="derivación",
                    ),
                ),
            ],
            options={
                "verbose_name": "antecedentes devueltos",
                "verbose_name_plural": "antecedentes devueltos",
                "indexes": [models.Index(fields=["hasta"], name="cv_devueltos_por_dia")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("hasta", None),
                            models.Q(
                                ("antecedentes_el__isnull", False),
                                ("hasta__gte", models.F("antecedentes_el")),
                            ),
                            _connector="OR",
                        ),
                        name="cv_devueltos_despues_de_completos",
                        violation_error_message="No pudieron devolverse antes de estar completos.",
                    )
                ],
            },
        ),
        migrations.RunPython(take, migrations.RunPython.noop),
    ]
