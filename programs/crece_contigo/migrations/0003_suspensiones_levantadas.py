import django.db.models.deletion
import simple_history.models
from django.conf import settings
from django.db import migrations, models

from gobernacion.records.actividades import lifted_on
from gobernacion.records.anteriores import take_from_history


def take(apps, schema_editor):
    take_from_history(apps, ("crece_contigo", "Actividad"), "SuspensionLevantada", lifted_on)


class Migration(migrations.Migration):
    dependencies = [
        ("crece_contigo", "0002_indices_de_las_medidas"),
        ("directory", "0002_indices_que_bastan"),
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
            ],
            options={
                "verbose_name": "suspensión levantada",
                "verbose_name_plural": "suspensiones levantadas",
                "abstract": False,
            },
        ),
        migrations.AddIndex(
            model_name="gasto",
            index=models.Index(fields=["anulado_el", "resuelto_el"], name="crece_conti_anulado_70d42b_idx"),
        ),
        migrations.AddField(
            model_name="historicalsuspensionlevantada",
            name="actividad",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                to="crece_contigo.actividad",
                verbose_name="actividad",
            ),
        ),
        migrations.AddField(
            model_name="historicalsuspensionlevantada",
            name="history_user",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="suspensionlevantada",
            name="actividad",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="levantadas",
                to="crece_contigo.actividad",
                verbose_name="actividad",
            ),
        ),
        migrations.AddIndex(
            model_name="suspensionlevantada",
            index=models.Index(fields=["suspendida_el", "hasta"], name="crece_conti_suspend_f62267_idx"),
        ),
        migrations.AddConstraint(
            model_name="suspensionlevantada",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("causa__in", ["contingencia", "clima", "sanitaria", "dotacion", "convocatoria", "otra"]),
                    models.Q(
                        ("hasta", None),
                        models.Q(("hasta__gte", models.F("suspendida_el")), ("suspendida_el__isnull", False)),
                        _connector="OR",
                    ),
                ),
                name="crece_contigo_suspensionlevantada_con_causa_y_fechas",
                violation_error_message="Una suspensión lleva su causa y no termina antes de empezar.",
            ),
        ),
        migrations.RunPython(take, migrations.RunPython.noop),
    ]
