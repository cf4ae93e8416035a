import django.db.models.deletion
import simple_history.models
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("extranjeria", "0003_filtros_en_su_indice"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="HistoricalRespuestaAnterior",
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
                            ("analisis", "En análisis"),
                            ("ampliacion", "Ampliación pedida"),
                            ("aprobada", "Aprobada"),
                            ("rechazada", "Rechazada"),
                            ("desistida", "Desistida"),
                            ("derivada", "Derivada"),
                        ],
                        max_length=10,
                        verbose_name="respuesta",
                    ),
                ),
                ("resuelta_el", models.DateField(verbose_name="fecha de la respuesta")),
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
                    "solicitud",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="extranjeria.solicitud",
                        verbose_name="solicitud",
                    ),
                ),
            ],
            options={
                "verbose_name": "historial de respuesta anterior de una solicitud",
                "verbose_name_plural": "historial de respuestas anteriores de solicitudes",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="RespuestaAnterior",
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
                            ("analisis", "En análisis"),
                            ("ampliacion", "Ampliación pedida"),
                            ("aprobada", "Aprobada"),
                            ("rechazada", "Rechazada"),
                            ("desistida", "Desistida"),
                            ("derivada", "Derivada"),
                        ],
                        max_length=10,
                        verbose_name="respuesta",
                    ),
                ),
                ("resuelta_el", models.DateField(verbose_name="fecha de la respuesta")),
                (
                    "solicitud",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="anteriores",
                        to="extranjeria.solicitud",
                        verbose_name="solicitud",
                    ),
                ),
            ],
            options={
                "verbose_name": "respuesta anterior de una solicitud",
                "verbose_name_plural": "respuestas anteriores de solicitudes",
                "indexes": [models.Index(fields=["hasta"], name="ex_respuesta_anterior_por_dia")],
            },
        ),
    ]
