import django.db.models.deletion
import simple_history.models
from django.conf import settings
from django.db import migrations, models

from gobernacion.records.actividades import lifted_on
from gobernacion.records.anteriores import take_from_history, written_on

AREA = "caprino"


def _came_back(before, after):
    if after.history_change_reason == "Reincorporar":
        return max(before.baja_el, written_on(after))
    return None


def take(apps, schema_editor):
    take_from_history(apps, (AREA, "Operativo"), "SuspensionLevantada", lifted_on)
    take_from_history(apps, (AREA, "Criancero"), "BajaTerminada", _came_back)


class Migration(migrations.Migration):
    dependencies = [
        ("caprino", "0002_indices_de_las_medidas"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="HistoricalBajaTerminada",
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
                ("baja_el", models.DateField(verbose_name="de baja desde")),
                (
                    "causa_baja",
                    models.CharField(
                        choices=[
                            ("vendio", "Vendió o perdió el rebaño"),
                            ("traslado", "Se fue de la provincia"),
                            ("fallecimiento", "Falleció"),
                            ("otra", "Otra"),
                        ],
                        max_length=14,
                        verbose_name="causa de la baja",
                    ),
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
                    "criancero",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="caprino.criancero",
                        verbose_name="criancero",
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
                "verbose_name": "historial de baja terminada",
                "verbose_name_plural": "historial de bajas terminadas",
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
                    "operativo",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="caprino.operativo",
                        verbose_name="operativo",
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
            name="BajaTerminada",
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
                ("baja_el", models.DateField(verbose_name="de baja desde")),
                (
                    "causa_baja",
                    models.CharField(
                        choices=[
                            ("vendio", "Vendió o perdió el rebaño"),
                            ("traslado", "Se fue de la provincia"),
                            ("fallecimiento", "Falleció"),
                            ("otra", "Otra"),
                        ],
                        max_length=14,
                        verbose_name="causa de la baja",
                    ),
                ),
                (
                    "criancero",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="bajas",
                        to="caprino.criancero",
                        verbose_name="criancero",
                    ),
                ),
            ],
            options={
                "verbose_name": "baja terminada",
                "verbose_name_plural": "bajas terminadas",
                "indexes": [models.Index(fields=["hasta"], name="ca_baja_terminada_por_dia")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("causa_baja__in", ["vendio", "traslado", "fallecimiento", "otra"]),
                            models.Q(
                                ("hasta", None),
                                models.Q(("baja_el__isnull", False), ("hasta__gte", models.F("baja_el"))),
                                _connector="OR",
                            ),
                        ),
                        name="ca_baja_terminada_en_orden",
                        violation_error_message="No pudo reincorporarse antes de la baja.",
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
                    "operativo",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="levantadas",
                        to="caprino.operativo",
                        verbose_name="operativo",
                    ),
                ),
            ],
            options={
                "verbose_name": "suspensión levantada",
                "verbose_name_plural": "suspensiones levantadas",
                "abstract": False,
                "indexes": [
                    models.Index(fields=["suspendida_el", "hasta"], name="caprino_sus_suspend_8248b1_idx")
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
                        name="caprino_suspensionlevantada_con_causa_y_fechas",
                        violation_error_message="Una suspensión lleva su causa y no termina antes de empezar.",
                    )
                ],
            },
        ),
        migrations.RunPython(take, migrations.RunPython.noop),
    ]
