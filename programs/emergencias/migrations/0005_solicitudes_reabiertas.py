import django.db.models.deletion
import simple_history.models
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("emergencias", "0004_retirada_del_plan"),
        ("territory", "0003_denominaciones"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="HistoricalSolicitudReabierta",
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
                            ("ingresada", "Ingresada"),
                            ("observada", "Observada"),
                            ("revisada", "Revisada"),
                            ("despachada", "Despachada"),
                            ("rechazada", "Rechazada"),
                        ],
                        max_length=10,
                        verbose_name="estado",
                    ),
                ),
                ("despachada_el", models.DateField(blank=True, null=True, verbose_name="despachada el")),
                ("rechazada_el", models.DateField(blank=True, null=True, verbose_name="rechazada el")),
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
                "verbose_name": "historial de solicitud reabierta",
                "verbose_name_plural": "historial de solicitudes reabiertas",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="SolicitudReabierta",
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
                            ("ingresada", "Ingresada"),
                            ("observada", "Observada"),
                            ("revisada", "Revisada"),
                            ("despachada", "Despachada"),
                            ("rechazada", "Rechazada"),
                        ],
                        max_length=10,
                        verbose_name="estado",
                    ),
                ),
                ("despachada_el", models.DateField(blank=True, null=True, verbose_name="despachada el")),
                ("rechazada_el", models.DateField(blank=True, null=True, verbose_name="rechazada el")),
            ],
            options={
                "verbose_name": "solicitud reabierta",
                "verbose_name_plural": "solicitudes reabiertas",
            },
        ),
        migrations.RemoveConstraint(
            model_name="solicitudagua",
            name="em_solicitud_despachada_con_oficio",
        ),
        migrations.RemoveConstraint(
            model_name="solicitudagua",
            name="em_solicitud_rechazada_con_motivo",
        ),
        migrations.AddConstraint(
            model_name="solicitudagua",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("estado__in", ["despachada"]),
                        models.Q(("oficio_despacho", ""), _negated=True),
                        ("despachada_el__isnull", False),
                        ("despachada_por__isnull", False),
                    ),
                    models.Q(
                        models.Q(("estado__in", ["despachada"]), _negated=True),
                        ("despachada_el", None),
                        ("despachada_por", None),
                        ("oficio_despacho", ""),
                    ),
                    _connector="OR",
                ),
                name="em_solicitud_despachada_con_oficio",
                violation_error_message="Una solicitud despachada, y solo ella, lleva fecha y oficio de despacho.",
            ),
        ),
        migrations.AddConstraint(
            model_name="solicitudagua",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("estado__in", ["rechazada"]),
                        models.Q(("motivo", ""), _negated=True),
                        ("rechazada_el__isnull", False),
                    ),
                    models.Q(
                        models.Q(("estado__in", ["rechazada"]), _negated=True),
                        ("motivo", ""),
                        ("rechazada_el", None),
                    ),
                    _connector="OR",
                ),
                name="em_solicitud_rechazada_con_motivo",
                violation_error_message="Una solicitud rechazada, y solo ella, lleva fecha y motivo.",
            ),
        ),
        migrations.AddField(
            model_name="historicalsolicitudreabierta",
            name="history_user",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="historicalsolicitudreabierta",
            name="solicitud",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                to="emergencias.solicitudagua",
                verbose_name="solicitud",
            ),
        ),
        migrations.AddField(
            model_name="solicitudreabierta",
            name="solicitud",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="reabiertas",
                to="emergencias.solicitudagua",
                verbose_name="solicitud",
            ),
        ),
        migrations.AddIndex(
            model_name="solicitudreabierta",
            index=models.Index(fields=["hasta"], name="em_reabierta_por_dia"),
        ),
        migrations.AddConstraint(
            model_name="solicitudreabierta",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("estado", "despachada"),
                        ("rechazada_el", None),
                        models.Q(
                            ("hasta", None),
                            models.Q(
                                ("despachada_el__isnull", False), ("hasta__gte", models.F("despachada_el"))
                            ),
                            _connector="OR",
                        ),
                    ),
                    models.Q(
                        ("despachada_el", None),
                        ("estado", "rechazada"),
                        models.Q(
                            ("hasta", None),
                            models.Q(
                                ("hasta__gte", models.F("rechazada_el")), ("rechazada_el__isnull", False)
                            ),
                            _connector="OR",
                        ),
                    ),
                    _connector="OR",
                ),
                name="em_reabierta_con_respuesta",
                violation_error_message="Una solicitud se reabre después de responderse.",
            ),
        ),
    ]
