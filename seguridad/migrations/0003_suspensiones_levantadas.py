from itertools import pairwise

import django.db.models.deletion
import simple_history.models
from django.conf import settings
from django.db import migrations, models
from django.utils import timezone


def take_from_history(apps, schema_editor):
    """Write down the suspensions that earlier versions of an activity tell of and the next version took away."""
    versions = apps.get_model("seguridad", "HistoricalActividad").objects
    suspended = set(versions.filter(suspendida_el__isnull=False).values_list("id", flat=True))
    standing = set(apps.get_model("seguridad", "Actividad").objects.values_list("id", flat=True))
    ordered = versions.filter(id__in=suspended & standing).order_by("id", "history_date", "history_id")
    Levantada = apps.get_model("seguridad", "SuspensionLevantada")
    Levantada.objects.bulk_create(
        Levantada(
            actividad_id=before.id,
            suspendida_el=before.suspendida_el,
            causa=before.causa,
            hasta=max(before.suspendida_el, _day(after)),
        )
        for before, after in pairwise(ordered)
        if before.id == after.id and before.suspendida_el and not after.suspendida_el
    )


def _day(version):
    """When what a version tells happened: the day it was done, or the one it got another date on."""
    return version.ocurrido_el if version.estado == "tercero" else timezone.localdate(version.history_date)


class Migration(migrations.Migration):
    dependencies = [
        ("seguridad", "0002_indices_de_las_medidas"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="HistoricalSuspensionLevantada",
            fields=[
                (
                    "id",
                    models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID"),
                ),
                ("version", models.PositiveIntegerField(default=1, editable=False, verbose_name="versión")),
                ("suspendida_el", models.DateField(verbose_name="suspendida el")),
                (
                    "causa",
                    models.CharField(
                        choices=[
                            ("contingencia", "Contingencia u orden público"),
                            ("clima", "Clima o emergencia"),
                            ("sanitaria", "Situación sanitaria"),
                            ("dotacion", "Falta de personal o de medios"),
                            ("convocatoria", "No llegaron quienes debían participar"),
                            ("otra", "Otra (explicar)"),
                        ],
                        max_length=12,
                        verbose_name="causa de la suspensión",
                    ),
                ),
                (
                    "hasta",
                    models.DateField(help_text="Primer día en que ya no lo estaba.", verbose_name="hasta"),
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
                (
                    "actividad",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="seguridad.actividad",
                        verbose_name="actividad",
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
                "verbose_name": "historial de suspensión levantada",
                "verbose_name_plural": "historial de suspensiones levantadas",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="SuspensionLevantada",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("version", models.PositiveIntegerField(default=1, editable=False, verbose_name="versión")),
                ("suspendida_el", models.DateField(verbose_name="suspendida el")),
                (
                    "causa",
                    models.CharField(
                        choices=[
                            ("contingencia", "Contingencia u orden público"),
                            ("clima", "Clima o emergencia"),
                            ("sanitaria", "Situación sanitaria"),
                            ("dotacion", "Falta de personal o de medios"),
                            ("convocatoria", "No llegaron quienes debían participar"),
                            ("otra", "Otra (explicar)"),
                        ],
                        max_length=12,
                        verbose_name="causa de la suspensión",
                    ),
                ),
                (
                    "hasta",
                    models.DateField(help_text="Primer día en que ya no lo estaba.", verbose_name="hasta"),
                ),
                (
                    "actividad",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="levantadas",
                        to="seguridad.actividad",
                        verbose_name="actividad",
                    ),
                ),
            ],
            options={
                "verbose_name": "suspensión levantada",
                "verbose_name_plural": "suspensiones levantadas",
                "abstract": False,
                "indexes": [
                    models.Index(fields=["suspendida_el", "hasta"], name="seguridad_s_suspend_b608b3_idx")
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "causa__in",
                                ["contingencia", "clima", "sanitaria", "dotacion", "convocatoria", "otra"],
                            ),
                            models.Q(
                                ("hasta", None),
                                models.Q(
                                    ("hasta__gte", models.F("suspendida_el")),
                                    ("suspendida_el__isnull", False),
                                ),
                                _connector="OR",
                            ),
                        ),
                        name="seguridad_suspensionlevantada_con_causa_y_fechas",
                        violation_error_message="Una suspensión lleva su causa y no termina antes de empezar.",
                    )
                ],
            },
        ),
        migrations.RunPython(take_from_history, migrations.RunPython.noop),
    ]
