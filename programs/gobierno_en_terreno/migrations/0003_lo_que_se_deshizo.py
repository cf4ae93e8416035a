import django.db.models.deletion
import simple_history.models
from django.conf import settings
from django.db import migrations, models

from gobernacion.records.actividades import lifted_on
from gobernacion.records.anteriores import take_from_history, written_on

AREA = "gobierno_en_terreno"


def _undone(before, after):
    if after.history_change_reason == "Reabrir":
        return max(before.respondida_el, written_on(after))
    if after.history_change_reason == "Derivar" and (before.derivada_el or before.plazo != after.plazo):
        return max(before.derivada_el or after.derivada_el, after.derivada_el)
    return None


def take(apps, schema_editor):
    take_from_history(apps, (AREA, "Jornada"), "SuspensionLevantada", lifted_on)
    take_from_history(apps, (AREA, "Demanda"), "DemandaAnterior", _undone)


class Migration(migrations.Migration):
    dependencies = [
        ("directory", "0002_indices_que_bastan"),
        ("gobierno_en_terreno", "0002_indices_de_las_medidas"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="HistoricalDemandaAnterior",
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
                            ("derivada", "Derivada a un servicio"),
                            ("respondida", "Respondida"),
                            ("sin_solucion", "Cerrada sin solución"),
                        ],
                        max_length=12,
                        verbose_name="estado",
                    ),
                ),
                ("plazo", models.DateField(verbose_name="responder hasta")),
                ("derivada_el", models.DateField(blank=True, null=True, verbose_name="derivada el")),
                (
                    "respondida_el",
                    models.DateField(blank=True, null=True, verbose_name="respondida o cerrada el"),
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
                    "demanda",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="gobierno_en_terreno.demanda",
                        verbose_name="demanda",
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
                    "organismo",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="directory.organizacion",
                        verbose_name="servicio que debía responder",
                    ),
                ),
            ],
            options={
                "verbose_name": "historial de situación anterior de una demanda",
                "verbose_name_plural": "historial de situaciones anteriores de demandas",
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
                    "jornada",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="gobierno_en_terreno.jornada",
                        verbose_name="jornada",
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
            name="DemandaAnterior",
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
                            ("derivada", "Derivada a un servicio"),
                            ("respondida", "Respondida"),
                            ("sin_solucion", "Cerrada sin solución"),
                        ],
                        max_length=12,
                        verbose_name="estado",
                    ),
                ),
                ("plazo", models.DateField(verbose_name="responder hasta")),
                ("derivada_el", models.DateField(blank=True, null=True, verbose_name="derivada el")),
                (
                    "respondida_el",
                    models.DateField(blank=True, null=True, verbose_name="respondida o cerrada el"),
                ),
                (
                    "demanda",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="anteriores",
                        to="gobierno_en_terreno.demanda",
                        verbose_name="demanda",
                    ),
                ),
                (
                    "organismo",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="directory.organizacion",
                        verbose_name="servicio que debía responder",
                    ),
                ),
            ],
            options={
                "verbose_name": "situación anterior de una demanda",
                "verbose_name_plural": "situaciones anteriores de demandas",
                "indexes": [models.Index(fields=["hasta"], name="gt_demanda_anterior_por_dia")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("estado__in", ["pendiente", "derivada", "respondida", "sin_solucion"]),
                            models.Q(
                                ("derivada_el", None),
                                ("hasta__gte", models.F("derivada_el")),
                                _connector="OR",
                            ),
                            models.Q(
                                ("respondida_el", None),
                                ("hasta__gte", models.F("respondida_el")),
                                _connector="OR",
                            ),
                        ),
                        name="gt_demanda_anterior_en_orden",
                        violation_error_message="Lo que se deshizo no terminó antes de empezar.",
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
                    "jornada",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="levantadas",
                        to="gobierno_en_terreno.jornada",
                        verbose_name="jornada",
                    ),
                ),
            ],
            options={
                "verbose_name": "suspensión levantada",
                "verbose_name_plural": "suspensiones levantadas",
                "abstract": False,
                "indexes": [
                    models.Index(fields=["suspendida_el", "hasta"], name="gobierno_en_suspend_db6825_idx")
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
                        name="gobierno_en_terreno_suspensionlevantada_con_causa_y_fechas",
                        violation_error_message="Una suspensión lleva su causa y no termina antes de empezar.",
                    )
                ],
            },
        ),
        migrations.RunPython(take, migrations.RunPython.noop),
    ]
