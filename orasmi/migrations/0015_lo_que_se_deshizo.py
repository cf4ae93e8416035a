import django.db.models.deletion
import simple_history.models
from django.conf import settings
from django.db import migrations, models

import gobernacion.money


class Migration(migrations.Migration):
    dependencies = [
        ("orasmi", "0014_controles_por_decidir"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="HistoricalPostulacionAnterior",
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
                            ("antecedentes", "Antecedentes pendientes"),
                            ("evaluacion", "En evaluación"),
                            ("propuesta", "Propuesta"),
                            ("espera", "Lista de espera"),
                            ("aprobada", "Aprobada"),
                            ("compra", "En compra"),
                            ("entregada", "Entregada"),
                            ("rendida", "Rendida"),
                            ("cerrada", "Cerrada"),
                            ("derivada", "Derivada"),
                            ("rechazada", "Rechazada"),
                            ("desistida", "Desistida"),
                        ],
                        max_length=12,
                        verbose_name="estado",
                    ),
                ),
                (
                    "resuelta_el",
                    models.DateField(blank=True, null=True, verbose_name="fecha de la respuesta"),
                ),
                ("aprobada_el", models.DateField(blank=True, null=True, verbose_name="fecha del acta")),
                ("sin_efecto_el", models.DateField(blank=True, null=True, verbose_name="sin efecto el")),
                (
                    "via",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("mercado_publico", "Orden de compra en Mercado Público"),
                            ("pago_directo", "Pago directo al proveedor"),
                            ("deposito", "Depósito al beneficiario"),
                        ],
                        max_length=16,
                        verbose_name="vía de compra",
                    ),
                ),
                (
                    "comprometido",
                    gobernacion.money.PesosField(blank=True, null=True, verbose_name="monto comprometido"),
                ),
                ("comprada_el", models.DateField(blank=True, null=True, verbose_name="fecha de la compra")),
                ("pagado", gobernacion.money.PesosField(blank=True, null=True, verbose_name="monto pagado")),
                ("entregada_el", models.DateField(blank=True, null=True, verbose_name="fecha de la entrega")),
                (
                    "rendido",
                    gobernacion.money.PesosField(blank=True, null=True, verbose_name="monto rendido"),
                ),
                ("rendida_el", models.DateField(blank=True, null=True, verbose_name="fecha de la rendición")),
                (
                    "reintegrado",
                    gobernacion.money.PesosField(blank=True, null=True, verbose_name="monto reintegrado"),
                ),
                (
                    "reintegrado_el",
                    models.DateField(blank=True, null=True, verbose_name="fecha del reintegro"),
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
                    "postulacion",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="orasmi.postulacion",
                        verbose_name="postulación",
                    ),
                ),
            ],
            options={
                "verbose_name": "historial de situación anterior de una postulación",
                "verbose_name_plural": "historial de situaciones anteriores de postulaciones",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalRespuestaReabierta",
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
                            ("postulada", "Postulada"),
                            ("preseleccionada", "Preseleccionada"),
                            ("aceptada", "Aceptada"),
                            ("rechazada", "Rechazada"),
                        ],
                        max_length=16,
                        verbose_name="resultado",
                    ),
                ),
                ("respondida_el", models.DateField(verbose_name="fecha de la respuesta")),
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
                    "postulacion",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="orasmi.postulacionprograma",
                        verbose_name="postulación",
                    ),
                ),
            ],
            options={
                "verbose_name": "historial de respuesta reabierta",
                "verbose_name_plural": "historial de respuestas reabiertas",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="PostulacionAnterior",
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
                            ("antecedentes", "Antecedentes pendientes"),
                            ("evaluacion", "En evaluación"),
                            ("propuesta", "Propuesta"),
                            ("espera", "Lista de espera"),
                            ("aprobada", "Aprobada"),
                            ("compra", "En compra"),
                            ("entregada", "Entregada"),
                            ("rendida", "Rendida"),
                            ("cerrada", "Cerrada"),
                            ("derivada", "Derivada"),
                            ("rechazada", "Rechazada"),
                            ("desistida", "Desistida"),
                        ],
                        max_length=12,
                        verbose_name="estado",
                    ),
                ),
                (
                    "resuelta_el",
                    models.DateField(blank=True, null=True, verbose_name="fecha de la respuesta"),
                ),
                ("aprobada_el", models.DateField(blank=True, null=True, verbose_name="fecha del acta")),
                ("sin_efecto_el", models.DateField(blank=True, null=True, verbose_name="sin efecto el")),
                (
                    "via",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("mercado_publico", "Orden de compra en Mercado Público"),
                            ("pago_directo", "Pago directo al proveedor"),
                            ("deposito", "Depósito al beneficiario"),
                        ],
                        max_length=16,
                        verbose_name="vía de compra",
                    ),
                ),
                (
                    "comprometido",
                    gobernacion.money.PesosField(blank=True, null=True, verbose_name="monto comprometido"),
                ),
                ("comprada_el", models.DateField(blank=True, null=True, verbose_name="fecha de la compra")),
                ("pagado", gobernacion.money.PesosField(blank=True, null=True, verbose_name="monto pagado")),
                ("entregada_el", models.DateField(blank=True, null=True, verbose_name="fecha de la entrega")),
                (
                    "rendido",
                    gobernacion.money.PesosField(blank=True, null=True, verbose_name="monto rendido"),
                ),
                ("rendida_el", models.DateField(blank=True, null=True, verbose_name="fecha de la rendición")),
                (
                    "reintegrado",
                    gobernacion.money.PesosField(blank=True, null=True, verbose_name="monto reintegrado"),
                ),
                (
                    "reintegrado_el",
                    models.DateField(blank=True, null=True, verbose_name="fecha del reintegro"),
                ),
                (
                    "postulacion",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="anteriores",
                        to="orasmi.postulacion",
                        verbose_name="postulación",
                    ),
                ),
            ],
            options={
                "verbose_name": "situación anterior de una postulación",
                "verbose_name_plural": "situaciones anteriores de postulaciones",
                "indexes": [models.Index(fields=["hasta"], name="postulacion_anterior_por_dia")],
            },
        ),
        migrations.CreateModel(
            name="RespuestaReabierta",
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
                            ("postulada", "Postulada"),
                            ("preseleccionada", "Preseleccionada"),
                            ("aceptada", "Aceptada"),
                            ("rechazada", "Rechazada"),
                        ],
                        max_length=16,
                        verbose_name="resultado",
                    ),
                ),
                ("respondida_el", models.DateField(verbose_name="fecha de la respuesta")),
                (
                    "postulacion",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="reabiertas",
                        to="orasmi.postulacionprograma",
                        verbose_name="postulación",
                    ),
                ),
            ],
            options={
                "verbose_name": "respuesta reabierta",
                "verbose_name_plural": "respuestas reabiertas",
                "indexes": [models.Index(fields=["hasta"], name="respuesta_reabierta_por_dia")],
            },
        ),
    ]
