import django.db.models.deletion
import simple_history.models
from django.conf import settings
from django.db import migrations, models

from gobernacion.records.actividades import lifted_on
from gobernacion.records.anteriores import take_from_history, written_on

AREA = "comite_tecnico"


def _undone(before, after):
    if after.history_change_reason == "Reabrir":
        return max(before.cerrado_el, written_on(after))
    if after.history_change_reason == "Prorrogar":
        return written_on(after)
    return None


def take(apps, schema_editor):
    take_from_history(apps, (AREA, "Reunion"), "SuspensionLevantada", lifted_on)
    take_from_history(apps, (AREA, "Acuerdo"), "AcuerdoAnterior", _undone)


class Migration(migrations.Migration):
    dependencies = [
        ("comite_tecnico", "0002_indices_de_las_medidas"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="HistoricalAcuerdoAnterior",
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
                (
                    "estado",
                    models.CharField(
                        choices=[
                            ("pendiente", "Pendiente"),
                            ("cumplido", "Cumplido"),
                            ("sin_efecto", "Dejado sin efecto"),
                        ],
                        max_length=10,
                        verbose_name="estado",
                    ),
                ),
                ("plazo", models.DateField(verbose_name="plazo")),
                (
                    "cerrado_el",
                    models.DateField(blank=True, null=True, verbose_name="cumplido o dejado sin efecto el"),
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
                    "acuerdo",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="comite_tecnico.acuerdo",
                        verbose_name="acuerdo",
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
                "verbose_name": "historial de situación anterior de un acuerdo",
                "verbose_name_plural": "historial de situaciones anteriores de acuerdos",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
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
                    "history_user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "reunion",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="comite_tecnico.reunion",
                        verbose_name="reunión",
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
            name="AcuerdoAnterior",
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
                (
                    "estado",
                    models.CharField(
                        choices=[
                            ("pendiente", "Pendiente"),
                            ("cumplido", "Cumplido"),
                            ("sin_efecto", "Dejado sin efecto"),
                        ],
                        max_length=10,
                        verbose_name="estado",
                    ),
                ),
                ("plazo", models.DateField(verbose_name="plazo")),
                (
                    "cerrado_el",
                    models.DateField(blank=True, null=True, verbose_name="cumplido o dejado sin efecto el"),
                ),
                (
                    "acuerdo",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="anteriores",
                        to="comite_tecnico.acuerdo",
                        verbose_name="acuerdo",
                    ),
                ),
            ],
            options={
                "verbose_name": "situación anterior de un acuerdo",
                "verbose_name_plural": "situaciones anteriores de acuerdos",
                "indexes": [models.Index(fields=["hasta"], name="ct_acuerdo_anterior_por_dia")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("estado__in", ["pendiente", "cumplido", "sin_efecto"]),
                            models.Q(
                                ("cerrado_el", None), ("hasta__gte", models.F("cerrado_el")), _connector="OR"
                            ),
                        ),
                        name="ct_acuerdo_anterior_en_orden",
                        violation_error_message="No pudo reabrirse antes de cerrarse.",
                    )
                ],
            },
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
                    "reunion",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="levantadas",
                        to="comite_tecnico.reunion",
                        verbose_name="reunión",
                    ),
                ),
            ],
            options={
                "verbose_name": "suspensión levantada",
                "verbose_name_plural": "suspensiones levantadas",
                "abstract": False,
                "indexes": [
                    models.Index(fields=["suspendida_el", "hasta"], name="comite_tecn_suspend_f8aefa_idx")
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
                        name="comite_tecnico_suspensionlevantada_con_causa_y_fechas",
                        violation_error_message="Una suspensión lleva su causa y no termina antes de empezar.",
                    )
                ],
            },
        ),
        migrations.RunPython(take, migrations.RunPython.noop),
    ]
