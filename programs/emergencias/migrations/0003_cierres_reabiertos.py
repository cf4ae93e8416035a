from itertools import pairwise

import django.db.models.deletion
import simple_history.models
from django.conf import settings
from django.db import migrations, models
from django.utils import timezone


def take_from_history(apps, schema_editor):
    """Write down the closings that earlier versions of an event tell of and the next version took away."""
    versions = apps.get_model("emergencias", "HistoricalEvento").objects
    closed = set(versions.filter(cerrado_el__isnull=False).values_list("id", flat=True))
    standing = set(apps.get_model("emergencias", "Evento").objects.values_list("id", flat=True))
    ordered = versions.filter(id__in=closed & standing).order_by("id", "history_date", "history_id")
    Reabierto = apps.get_model("emergencias", "CierreReabierto")
    Reabierto.objects.bulk_create(
        Reabierto(
            evento_id=before.id,
            cerrado_el=before.cerrado_el,
            hasta=max(before.cerrado_el, timezone.localdate(after.history_date)),
        )
        for before, after in pairwise(ordered)
        if before.id == after.id and before.cerrado_el and not after.cerrado_el
    )


class Migration(migrations.Migration):
    dependencies = [
        ("emergencias", "0002_indices_de_las_medidas"),
        ("territory", "0001_initial"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="CierreReabierto",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("version", models.PositiveIntegerField(default=1, editable=False, verbose_name="versión")),
                ("cerrado_el", models.DateField(verbose_name="cerrado el")),
                (
                    "hasta",
                    models.DateField(help_text="Primer día en que se volvió a seguir.", verbose_name="hasta"),
                ),
            ],
            options={
                "verbose_name": "cierre reabierto",
                "verbose_name_plural": "cierres reabiertos",
            },
        ),
        migrations.CreateModel(
            name="HistoricalCierreReabierto",
            fields=[
                (
                    "id",
                    models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID"),
                ),
                ("version", models.PositiveIntegerField(default=1, editable=False, verbose_name="versión")),
                ("cerrado_el", models.DateField(verbose_name="cerrado el")),
                (
                    "hasta",
                    models.DateField(help_text="Primer día en que se volvió a seguir.", verbose_name="hasta"),
                ),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_change_reason", models.CharField(max_length=100, null=True)),
                (
                    "history_type",
                    models.CharField(
                        choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1
                    ),
                ),
            ],
            options={
                "verbose_name": "historial de cierre reabierto",
                "verbose_name_plural": "historial de cierres reabiertos",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.AddIndex(
            model_name="evento",
            index=models.Index(fields=["anulado_el", "cerrado_el"], name="emergencias_anulado_d56a84_idx"),
        ),
        migrations.AddField(
            model_name="cierrereabierto",
            name="evento",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="reabiertos",
                to="emergencias.evento",
                verbose_name="evento",
            ),
        ),
        migrations.AddField(
            model_name="historicalcierrereabierto",
            name="evento",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                to="emergencias.evento",
                verbose_name="evento",
            ),
        ),
        migrations.AddField(
            model_name="historicalcierrereabierto",
            name="history_user",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddIndex(
            model_name="cierrereabierto",
            index=models.Index(fields=["cerrado_el", "hasta"], name="em_reabierto_por_dias"),
        ),
        migrations.AddConstraint(
            model_name="cierrereabierto",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("hasta", None),
                    models.Q(("cerrado_el__isnull", False), ("hasta__gte", models.F("cerrado_el"))),
                    _connector="OR",
                ),
                name="em_cierre_reabierto_en_orden",
                violation_error_message="No pudo volver a seguirse antes de cerrarse.",
            ),
        ),
        migrations.RunPython(take_from_history, migrations.RunPython.noop),
    ]
