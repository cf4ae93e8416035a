import django.core.validators
import django.db.models.deletion
import django.utils.timezone
import simple_history.models
from django.conf import settings
from django.db import migrations, models

import gobernacion.money
import gobernacion.records.adjuntos
import gobernacion.records.models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("access", "__first__"),
        ("directory", "0001_initial"),
        ("territory", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="Ayuda",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "materia",
                    models.CharField(
                        choices=[
                            ("salud", "Salud"),
                            ("vivienda", "Vivienda"),
                            ("educacion", "Educación"),
                            ("capacitacion", "Capacitación y trabajo"),
                            ("emprendimiento", "Emprendimiento"),
                            ("discapacidad", "Discapacidad"),
                            ("asistencia", "Asistencia social"),
                        ],
                        max_length=15,
                        verbose_name="materia",
                    ),
                ),
                ("nombre", models.CharField(max_length=100, verbose_name="ayuda")),
                (
                    "clase",
                    models.CharField(
                        choices=[("promocion_social", "Promoción social"), ("asistencial", "Asistencial")],
                        max_length=16,
                        verbose_name="clase",
                    ),
                ),
                ("desde", models.DateField(verbose_name="vigente desde")),
                (
                    "hasta",
                    models.DateField(
                        blank=True,
                        help_text="Primer día en que ya no se puede pedir.",
                        null=True,
                        verbose_name="vigente hasta",
                    ),
                ),
            ],
            options={
                "verbose_name": "ayuda del catálogo",
                "verbose_name_plural": "catálogo de ayudas",
                "constraints": [
                    models.UniqueConstraint(
                        fields=("materia", "nombre", "desde"),
                        name="una_ayuda_por_materia_y_nombre",
                        violation_error_message="Esa ayuda ya está en el catálogo desde ese día.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("hasta", None), ("hasta__gt", models.F("desde")), _connector="OR"
                        ),
                        name="ayuda_vigencia_en_orden",
                        violation_error_message="La vigencia debe terminar después de empezar.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("clase__in", ["promocion_social", "asistencial"]),
                            (
                                "materia__in",
                                [
                                    "salud",
                                    "vivienda",
                                    "educacion",
                                    "capacitacion",
                                    "emprendimiento",
                                    "discapacidad",
                                    "asistencia",
                                ],
                            ),
                        ),
                        name="ayuda_clase_y_materia_conocidas",
                        violation_error_message="Elija la clase y la materia de la lista.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="HistoricalAtencionDifusion",
            fields=[
                (
                    "id",
                    models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID"),
                ),
                ("version", models.PositiveIntegerField(default=1, editable=False, verbose_name="versión")),
                (
                    "numero",
                    models.CharField(db_index=True, editable=False, max_length=14, verbose_name="número"),
                ),
                (
                    "ocurrido_el",
                    models.DateField(
                        validators=[gobernacion.records.models.validate_not_future], verbose_name="fecha"
                    ),
                ),
                (
                    "registrado_el",
                    models.DateTimeField(
                        default=django.utils.timezone.now, editable=False, verbose_name="registrado el"
                    ),
                ),
                (
                    "anulado_el",
                    models.DateField(blank=True, editable=False, null=True, verbose_name="anulado el"),
                ),
                (
                    "motivo_anulacion",
                    models.TextField(blank=True, editable=False, verbose_name="motivo de la anulación"),
                ),
                (
                    "canal",
                    models.CharField(
                        choices=[
                            ("presencial", "Presencial"),
                            ("telefono", "Teléfono"),
                            ("redes", "Redes sociales"),
                            ("reunion", "Reunión vecinal"),
                            ("correo", "Correo"),
                        ],
                        default="presencial",
                        max_length=12,
                        verbose_name="canal",
                    ),
                ),
                (
                    "materia",
                    models.CharField(
                        choices=[
                            ("suf", "Subsidio Único Familiar"),
                            ("sap", "Subsidio de agua potable"),
                            ("pension", "Pensión básica solidaria"),
                            ("vivienda", "Subsidio habitacional"),
                            ("beca", "Becas"),
                            ("otro", "Otros programas"),
                        ],
                        max_length=10,
                        verbose_name="materia",
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
                    "anulado_por",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="anulado por",
                    ),
                ),
                (
                    "comuna",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="territory.comuna",
                        verbose_name="comuna",
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
                    "registrado_por",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="registrado por",
                    ),
                ),
            ],
            options={
                "verbose_name": "historial de atención de difusión",
                "verbose_name_plural": "historial de atenciones de difusión",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalMesaNegociacion",
            fields=[
                (
                    "id",
                    models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID"),
                ),
                ("version", models.PositiveIntegerField(default=1, editable=False, verbose_name="versión")),
                (
                    "numero",
                    models.CharField(db_index=True, editable=False, max_length=14, verbose_name="número"),
                ),
                (
                    "ocurrido_el",
                    models.DateField(
                        validators=[gobernacion.records.models.validate_not_future], verbose_name="fecha"
                    ),
                ),
                (
                    "registrado_el",
                    models.DateTimeField(
                        default=django.utils.timezone.now, editable=False, verbose_name="registrado el"
                    ),
                ),
                (
                    "anulado_el",
                    models.DateField(blank=True, editable=False, null=True, verbose_name="anulado el"),
                ),
                (
                    "motivo_anulacion",
                    models.TextField(blank=True, editable=False, verbose_name="motivo de la anulación"),
                ),
                ("asunto", models.CharField(max_length=200, verbose_name="asunto")),
                (
                    "otros_asistentes",
                    models.TextField(
                        blank=True,
                        help_text="Por su cargo: gerencia, parlamentarios, servicios.",
                        max_length=1000,
                        verbose_name="otros asistentes",
                    ),
                ),
                ("acuerdos", models.TextField(blank=True, max_length=4000, verbose_name="acuerdos")),
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
                    "anulado_por",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="anulado por",
                    ),
                ),
                (
                    "comuna",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="territory.comuna",
                        verbose_name="comuna",
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
                    "registrado_por",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="registrado por",
                    ),
                ),
            ],
            options={
                "verbose_name": "historial de mesa de negociación",
                "verbose_name_plural": "historial de mesas de negociación",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalPostulacion",
            fields=[
                (
                    "id",
                    models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID"),
                ),
                ("version", models.PositiveIntegerField(default=1, editable=False, verbose_name="versión")),
                (
                    "numero",
                    models.CharField(db_index=True, editable=False, max_length=14, verbose_name="número"),
                ),
                (
                    "ocurrido_el",
                    models.DateField(
                        validators=[gobernacion.records.models.validate_not_future], verbose_name="fecha"
                    ),
                ),
                (
                    "registrado_el",
                    models.DateTimeField(
                        default=django.utils.timezone.now, editable=False, verbose_name="registrado el"
                    ),
                ),
                (
                    "anulado_el",
                    models.DateField(blank=True, editable=False, null=True, verbose_name="anulado el"),
                ),
                (
                    "motivo_anulacion",
                    models.TextField(blank=True, editable=False, verbose_name="motivo de la anulación"),
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
                        default="ingresada",
                        editable=False,
                        max_length=12,
                        verbose_name="estado",
                    ),
                ),
                (
                    "folio_siep",
                    models.CharField(
                        blank=True,
                        db_index=True,
                        error_messages={"unique": "Ese folio SIEP ya está en otra postulación."},
                        max_length=20,
                        null=True,
                        validators=[
                            django.core.validators.RegexValidator(
                                "\\A[0-9A-Za-z-]+\\Z", "El folio lleva solo letras, cifras y guion."
                            )
                        ],
                        verbose_name="folio SIEP",
                    ),
                ),
                (
                    "hogar",
                    models.PositiveSmallIntegerField(
                        default=1,
                        help_text="Con la persona que postula.",
                        validators=[
                            django.core.validators.MinValueValidator(1),
                            django.core.validators.MaxValueValidator(30),
                        ],
                        verbose_name="personas en el hogar",
                    ),
                ),
                (
                    "rsh",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("40", "Hasta 40 %"),
                            ("50", "41 a 50 %"),
                            ("60", "51 a 60 %"),
                            ("70", "61 a 70 %"),
                            ("80", "71 a 80 %"),
                            ("90", "81 a 90 %"),
                            ("100", "91 a 100 %"),
                            ("sin", "Sin Registro Social de Hogares"),
                        ],
                        max_length=3,
                        verbose_name="tramo del Registro Social de Hogares",
                    ),
                ),
                (
                    "canal",
                    models.CharField(
                        choices=[
                            ("presencial", "Presencial"),
                            ("telefono", "Teléfono"),
                            ("redes", "Redes sociales"),
                            ("reunion", "Reunión vecinal"),
                            ("correo", "Correo"),
                        ],
                        default="presencial",
                        max_length=12,
                        verbose_name="canal de ingreso",
                    ),
                ),
                (
                    "grupo",
                    models.CharField(
                        choices=[
                            ("vif", "Mujer víctima de violencia intrafamiliar"),
                            ("adulto_mayor", "Adulto mayor"),
                            ("agricultor", "Pequeño productor agrícola"),
                            ("discapacidad", "Persona con discapacidad"),
                            ("jefa_hogar", "Jefa de hogar"),
                            ("ninguno", "Sin prioridad especial"),
                        ],
                        default="ninguno",
                        max_length=12,
                        verbose_name="grupo prioritario",
                    ),
                ),
                (
                    "necesidad",
                    models.TextField(blank=True, max_length=2000, verbose_name="necesidad que expone"),
                ),
                ("solicitado", gobernacion.money.PesosField(verbose_name="monto solicitado")),
                (
                    "informe_profesional",
                    models.CharField(blank=True, max_length=120, verbose_name="profesional que lo firma"),
                ),
                (
                    "informe_institucion",
                    models.CharField(blank=True, max_length=120, verbose_name="institución"),
                ),
                (
                    "informe_fecha",
                    models.DateField(
                        blank=True,
                        null=True,
                        validators=[gobernacion.records.models.validate_not_future],
                        verbose_name="fecha del informe social",
                    ),
                ),
                (
                    "pendientes",
                    models.TextField(blank=True, max_length=1000, verbose_name="antecedentes que faltan"),
                ),
                (
                    "propuesto",
                    gobernacion.money.PesosField(blank=True, null=True, verbose_name="monto propuesto"),
                ),
                (
                    "fundamento",
                    models.TextField(blank=True, max_length=2000, verbose_name="fundamento de la propuesta"),
                ),
                (
                    "aprobado",
                    gobernacion.money.PesosField(blank=True, null=True, verbose_name="monto aprobado"),
                ),
                ("acta_numero", models.CharField(blank=True, max_length=20, verbose_name="número del acta")),
                (
                    "aprobada_el",
                    models.DateField(
                        blank=True,
                        null=True,
                        validators=[gobernacion.records.models.validate_not_future],
                        verbose_name="fecha del acta",
                    ),
                ),
                (
                    "resuelta_el",
                    models.DateField(
                        blank=True,
                        null=True,
                        validators=[gobernacion.records.models.validate_not_future],
                        verbose_name="fecha de la respuesta",
                    ),
                ),
                ("motivo", models.TextField(blank=True, max_length=1000, verbose_name="motivo")),
                (
                    "derivada_a",
                    models.CharField(
                        blank=True, max_length=120, verbose_name="institución a la que se deriva"
                    ),
                ),
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
                    "orden",
                    models.CharField(blank=True, max_length=40, verbose_name="orden de compra o comprobante"),
                ),
                (
                    "comprometido",
                    gobernacion.money.PesosField(blank=True, null=True, verbose_name="monto comprometido"),
                ),
                (
                    "comprada_el",
                    models.DateField(
                        blank=True,
                        null=True,
                        validators=[gobernacion.records.models.validate_not_future],
                        verbose_name="fecha de la compra",
                    ),
                ),
                ("recibo", models.CharField(blank=True, max_length=20, verbose_name="número del recibo")),
                ("pagado", gobernacion.money.PesosField(blank=True, null=True, verbose_name="monto pagado")),
                (
                    "entregada_el",
                    models.DateField(
                        blank=True,
                        null=True,
                        validators=[gobernacion.records.models.validate_not_future],
                        verbose_name="fecha de la entrega",
                    ),
                ),
                (
                    "rendido",
                    gobernacion.money.PesosField(blank=True, null=True, verbose_name="monto rendido"),
                ),
                (
                    "rendida_el",
                    models.DateField(
                        blank=True,
                        null=True,
                        validators=[gobernacion.records.models.validate_not_future],
                        verbose_name="fecha de la rendición",
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
                    "anulado_por",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="anulado por",
                    ),
                ),
                (
                    "aprobada_por",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="aprobada por",
                    ),
                ),
                (
                    "ayuda",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="orasmi.ayuda",
                        verbose_name="ayuda que pide",
                    ),
                ),
                (
                    "comuna",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="territory.comuna",
                        verbose_name="comuna",
                    ),
                ),
                (
                    "entregada_por",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="entregada por",
                    ),
                ),
                (
                    "evaluada_por",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="evaluada por",
                    ),
                ),
                (
                    "ficha",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="directory.ficha",
                        verbose_name="persona que postula",
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
                    "propuesta_por",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="propuesta por",
                    ),
                ),
                (
                    "proveedor",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="directory.organizacion",
                        verbose_name="proveedor",
                    ),
                ),
                (
                    "registrado_por",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="registrado por",
                    ),
                ),
            ],
            options={
                "verbose_name": "historial de postulación",
                "verbose_name_plural": "historial de postulaciones",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalPostulacionPrograma",
            fields=[
                (
                    "id",
                    models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID"),
                ),
                ("version", models.PositiveIntegerField(default=1, editable=False, verbose_name="versión")),
                (
                    "numero",
                    models.CharField(db_index=True, editable=False, max_length=14, verbose_name="número"),
                ),
                (
                    "ocurrido_el",
                    models.DateField(
                        validators=[gobernacion.records.models.validate_not_future], verbose_name="fecha"
                    ),
                ),
                (
                    "registrado_el",
                    models.DateTimeField(
                        default=django.utils.timezone.now, editable=False, verbose_name="registrado el"
                    ),
                ),
                (
                    "anulado_el",
                    models.DateField(blank=True, editable=False, null=True, verbose_name="anulado el"),
                ),
                (
                    "motivo_anulacion",
                    models.TextField(blank=True, editable=False, verbose_name="motivo de la anulación"),
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
                        default="postulada",
                        editable=False,
                        max_length=16,
                        verbose_name="resultado",
                    ),
                ),
                (
                    "programa",
                    models.CharField(
                        choices=[
                            ("fosis_semilla", "FOSIS, Yo Emprendo Semilla"),
                            ("fosis_basico", "FOSIS, Yo Emprendo básico"),
                            ("fosis_avanzado", "FOSIS, Yo Emprendo avanzado"),
                            ("pension_gracia", "Pensión de gracia"),
                        ],
                        max_length=16,
                        verbose_name="programa",
                    ),
                ),
                (
                    "preseleccionada_el",
                    models.DateField(
                        blank=True,
                        null=True,
                        validators=[gobernacion.records.models.validate_not_future],
                        verbose_name="fecha de la preselección",
                    ),
                ),
                (
                    "respondida_el",
                    models.DateField(
                        blank=True,
                        null=True,
                        validators=[gobernacion.records.models.validate_not_future],
                        verbose_name="fecha de la respuesta",
                    ),
                ),
                (
                    "causa",
                    models.TextField(
                        blank=True, max_length=1000, verbose_name="causa que informó la institución"
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
                    "anulado_por",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="anulado por",
                    ),
                ),
                (
                    "comuna",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="territory.comuna",
                        verbose_name="comuna",
                    ),
                ),
                (
                    "ficha",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="directory.ficha",
                        verbose_name="persona que postula",
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
                    "registrado_por",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="registrado por",
                    ),
                ),
                (
                    "sindicato",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="directory.organizacion",
                        verbose_name="sindicato",
                    ),
                ),
            ],
            options={
                "verbose_name": "historial de postulación a otro programa",
                "verbose_name_plural": "historial de postulaciones a otros programas",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalPresupuesto",
            fields=[
                (
                    "id",
                    models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID"),
                ),
                ("version", models.PositiveIntegerField(default=1, editable=False, verbose_name="versión")),
                (
                    "year",
                    models.PositiveSmallIntegerField(
                        db_index=True,
                        error_messages={"unique": "Ese año ya tiene presupuesto."},
                        validators=[
                            django.core.validators.MinValueValidator(1990),
                            django.core.validators.MaxValueValidator(2100),
                        ],
                        verbose_name="año",
                    ),
                ),
                ("monto", gobernacion.money.PesosField(verbose_name="presupuesto")),
                (
                    "fuente",
                    models.CharField(max_length=200, verbose_name="resolución o instrucción que lo asigna"),
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
            ],
            options={
                "verbose_name": "historial de presupuesto del año",
                "verbose_name_plural": "historial de presupuestos",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="MesaNegociacion",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("version", models.PositiveIntegerField(default=1, editable=False, verbose_name="versión")),
                (
                    "numero",
                    models.CharField(editable=False, max_length=14, unique=True, verbose_name="número"),
                ),
                (
                    "ocurrido_el",
                    models.DateField(
                        validators=[gobernacion.records.models.validate_not_future], verbose_name="fecha"
                    ),
                ),
                (
                    "registrado_el",
                    models.DateTimeField(
                        default=django.utils.timezone.now, editable=False, verbose_name="registrado el"
                    ),
                ),
                (
                    "anulado_el",
                    models.DateField(blank=True, editable=False, null=True, verbose_name="anulado el"),
                ),
                (
                    "motivo_anulacion",
                    models.TextField(blank=True, editable=False, verbose_name="motivo de la anulación"),
                ),
                ("asunto", models.CharField(max_length=200, verbose_name="asunto")),
                (
                    "otros_asistentes",
                    models.TextField(
                        blank=True,
                        help_text="Por su cargo: gerencia, parlamentarios, servicios.",
                        max_length=1000,
                        verbose_name="otros asistentes",
                    ),
                ),
                ("acuerdos", models.TextField(blank=True, max_length=4000, verbose_name="acuerdos")),
                (
                    "anulado_por",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="anulado por",
                    ),
                ),
                (
                    "comuna",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="territory.comuna",
                        verbose_name="comuna",
                    ),
                ),
                (
                    "registrado_por",
                    models.ForeignKey(
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="registrado por",
                    ),
                ),
                (
                    "sindicatos",
                    models.ManyToManyField(
                        related_name="+",
                        to="directory.organizacion",
                        verbose_name="sindicatos y organizaciones que asistieron",
                    ),
                ),
            ],
            options={
                "verbose_name": "mesa de negociación",
                "verbose_name_plural": "mesas de negociación",
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("anulado_el", None), ("anulado_por", None), ("motivo_anulacion", "")),
                            models.Q(
                                ("anulado_el__isnull", False),
                                ("anulado_por__isnull", False),
                                models.Q(("motivo_anulacion", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="orasmi_mesanegociacion_anulacion",
                        violation_error_message="Una anulación lleva fecha, responsable y motivo.",
                    )
                ],
                "indexes": [
                    models.Index(
                        fields=["-anulado_el", "-ocurrido_el", "-id"], name="orasmi_mesa_anulado_a70a3b_idx"
                    ),
                    models.Index(
                        fields=["comuna", "-anulado_el", "-ocurrido_el", "-id"],
                        name="orasmi_mesa_comuna__1f9c75_idx",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="PapelMesa",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "papel",
                    models.CharField(
                        help_text="Por ejemplo: informe social, cotización, acta. Sin nombres ni RUN.",
                        max_length=80,
                        verbose_name="qué documento es",
                    ),
                ),
                (
                    "archivo",
                    models.FileField(
                        max_length=120,
                        upload_to=gobernacion.records.adjuntos.folder_and_name,
                        validators=[gobernacion.records.adjuntos.validate_paper],
                        verbose_name="archivo",
                    ),
                ),
                (
                    "tipo",
                    models.CharField(
                        choices=[
                            ("application/pdf", "PDF"),
                            ("image/jpeg", "JPG"),
                            ("image/png", "PNG"),
                            (
                                "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
                                "Word",
                            ),
                            ("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "Excel"),
                        ],
                        editable=False,
                        max_length=90,
                        verbose_name="tipo",
                    ),
                ),
                ("bytes", models.PositiveIntegerField(editable=False, verbose_name="tamaño en bytes")),
                ("sha256", models.CharField(editable=False, max_length=64, verbose_name="huella SHA-256")),
                (
                    "subido_el",
                    models.DateTimeField(
                        default=django.utils.timezone.now, editable=False, verbose_name="subido el"
                    ),
                ),
                (
                    "retirado_el",
                    models.DateField(blank=True, editable=False, null=True, verbose_name="retirado el"),
                ),
                (
                    "motivo_retiro",
                    models.TextField(blank=True, editable=False, verbose_name="motivo del retiro"),
                ),
                (
                    "registro",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="papeles",
                        to="orasmi.mesanegociacion",
                        verbose_name="mesa",
                    ),
                ),
                (
                    "retirado_por",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="retirado por",
                    ),
                ),
                (
                    "subido_por",
                    models.ForeignKey(
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="subido por",
                    ),
                ),
            ],
            options={
                "verbose_name": "papel de la mesa",
                "verbose_name_plural": "papeles de la mesa",
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("motivo_retiro", ""),
                                ("retirado_el", None),
                                ("retirado_por", None),
                                models.Q(("archivo", ""), _negated=True),
                            ),
                            models.Q(
                                ("archivo", ""),
                                ("retirado_el__isnull", False),
                                ("retirado_por__isnull", False),
                                models.Q(("motivo_retiro", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="orasmi_papelmesa_retiro",
                        violation_error_message="Un documento retirado lleva fecha, responsable y motivo.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "tipo__in",
                                [
                                    "application/pdf",
                                    "image/jpeg",
                                    "image/png",
                                    "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
                                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
                                ],
                            )
                        ),
                        name="orasmi_papelmesa_tipo",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Postulacion",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("version", models.PositiveIntegerField(default=1, editable=False, verbose_name="versión")),
                (
                    "numero",
                    models.CharField(editable=False, max_length=14, unique=True, verbose_name="número"),
                ),
                (
                    "ocurrido_el",
                    models.DateField(
                        validators=[gobernacion.records.models.validate_not_future], verbose_name="fecha"
                    ),
                ),
                (
                    "registrado_el",
                    models.DateTimeField(
                        default=django.utils.timezone.now, editable=False, verbose_name="registrado el"
                    ),
                ),
                (
                    "anulado_el",
                    models.DateField(blank=True, editable=False, null=True, verbose_name="anulado el"),
                ),
                (
                    "motivo_anulacion",
                    models.TextField(blank=True, editable=False, verbose_name="motivo de la anulación"),
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
                        default="ingresada",
                        editable=False,
                        max_length=12,
                        verbose_name="estado",
                    ),
                ),
                (
                    "folio_siep",
                    models.CharField(
                        blank=True,
                        error_messages={"unique": "Ese folio SIEP ya está en otra postulación."},
                        max_length=20,
                        null=True,
                        unique=True,
                        validators=[
                            django.core.validators.RegexValidator(
                                "\\A[0-9A-Za-z-]+\\Z", "El folio lleva solo letras, cifras y guion."
                            )
                        ],
                        verbose_name="folio SIEP",
                    ),
                ),
                (
                    "hogar",
                    models.PositiveSmallIntegerField(
                        default=1,
                        help_text="Con la persona que postula.",
                        validators=[
                            django.core.validators.MinValueValidator(1),
                            django.core.validators.MaxValueValidator(30),
                        ],
                        verbose_name="personas en el hogar",
                    ),
                ),
                (
                    "rsh",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("40", "Hasta 40 %"),
                            ("50", "41 a 50 %"),
                            ("60", "51 a 60 %"),
                            ("70", "61 a 70 %"),
                            ("80", "71 a 80 %"),
                            ("90", "81 a 90 %"),
                            ("100", "91 a 100 %"),
                            ("sin", "Sin Registro Social de Hogares"),
                        ],
                        max_length=3,
                        verbose_name="tramo del Registro Social de Hogares",
                    ),
                ),
                (
                    "canal",
                    models.CharField(
                        choices=[
                            ("presencial", "Presencial"),
                            ("telefono", "Teléfono"),
                            ("redes", "Redes sociales"),
                            ("reunion", "Reunión vecinal"),
                            ("correo", "Correo"),
                        ],
                        default="presencial",
                        max_length=12,
                        verbose_name="canal de ingreso",
                    ),
                ),
                (
                    "grupo",
                    models.CharField(
                        choices=[
                            ("vif", "Mujer víctima de violencia intrafamiliar"),
                            ("adulto_mayor", "Adulto mayor"),
                            ("agricultor", "Pequeño productor agrícola"),
                            ("discapacidad", "Persona con discapacidad"),
                            ("jefa_hogar", "Jefa de hogar"),
                            ("ninguno", "Sin prioridad especial"),
                        ],
                        default="ninguno",
                        max_length=12,
                        verbose_name="grupo prioritario",
                    ),
                ),
                (
                    "necesidad",
                    models.TextField(blank=True, max_length=2000, verbose_name="necesidad que expone"),
                ),
                ("solicitado", gobernacion.money.PesosField(verbose_name="monto solicitado")),
                (
                    "informe_profesional",
                    models.CharField(blank=True, max_length=120, verbose_name="profesional que lo firma"),
                ),
                (
                    "informe_institucion",
                    models.CharField(blank=True, max_length=120, verbose_name="institución"),
                ),
                (
                    "informe_fecha",
                    models.DateField(
                        blank=True,
                        null=True,
                        validators=[gobernacion.records.models.validate_not_future],
                        verbose_name="fecha del informe social",
                    ),
                ),
                (
                    "pendientes",
                    models.TextField(blank=True, max_length=1000, verbose_name="antecedentes que faltan"),
                ),
                (
                    "propuesto",
                    gobernacion.money.PesosField(blank=True, null=True, verbose_name="monto propuesto"),
                ),
                (
                    "fundamento",
                    models.TextField(blank=True, max_length=2000, verbose_name="fundamento de la propuesta"),
                ),
                (
                    "aprobado",
                    gobernacion.money.PesosField(blank=True, null=True, verbose_name="monto aprobado"),
                ),
                ("acta_numero", models.CharField(blank=True, max_length=20, verbose_name="número del acta")),
                (
                    "aprobada_el",
                    models.DateField(
                        blank=True,
                        null=True,
                        validators=[gobernacion.records.models.validate_not_future],
                        verbose_name="fecha del acta",
                    ),
                ),
                (
                    "resuelta_el",
                    models.DateField(
                        blank=True,
                        null=True,
                        validators=[gobernacion.records.models.validate_not_future],
                        verbose_name="fecha de la respuesta",
                    ),
                ),
                ("motivo", models.TextField(blank=True, max_length=1000, verbose_name="motivo")),
                (
                    "derivada_a",
                    models.CharField(
                        blank=True, max_length=120, verbose_name="institución a la que se deriva"
                    ),
                ),
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
                    "orden",
                    models.CharField(blank=True, max_length=40, verbose_name="orden de compra o comprobante"),
                ),
                (
                    "comprometido",
                    gobernacion.money.PesosField(blank=True, null=True, verbose_name="monto comprometido"),
                ),
                (
                    "comprada_el",
                    models.DateField(
                        blank=True,
                        null=True,
                        validators=[gobernacion.records.models.validate_not_future],
                        verbose_name="fecha de la compra",
                    ),
                ),
                ("recibo", models.CharField(blank=True, max_length=20, verbose_name="número del recibo")),
                ("pagado", gobernacion.money.PesosField(blank=True, null=True, verbose_name="monto pagado")),
                (
                    "entregada_el",
                    models.DateField(
                        blank=True,
                        null=True,
                        validators=[gobernacion.records.models.validate_not_future],
                        verbose_name="fecha de la entrega",
                    ),
                ),
                (
                    "rendido",
                    gobernacion.money.PesosField(blank=True, null=True, verbose_name="monto rendido"),
                ),
                (
                    "rendida_el",
                    models.DateField(
                        blank=True,
                        null=True,
                        validators=[gobernacion.records.models.validate_not_future],
                        verbose_name="fecha de la rendición",
                    ),
                ),
                (
                    "anulado_por",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="anulado por",
                    ),
                ),
                (
                    "aprobada_por",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="aprobada por",
                    ),
                ),
                (
                    "ayuda",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="postulaciones",
                        to="orasmi.ayuda",
                        verbose_name="ayuda que pide",
                    ),
                ),
                (
                    "comuna",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="territory.comuna",
                        verbose_name="comuna",
                    ),
                ),
                (
                    "entregada_por",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="entregada por",
                    ),
                ),
                (
                    "evaluada_por",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="evaluada por",
                    ),
                ),
                (
                    "ficha",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="directory.ficha",
                        verbose_name="persona que postula",
                    ),
                ),
                (
                    "propuesta_por",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="propuesta por",
                    ),
                ),
                (
                    "proveedor",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="directory.organizacion",
                        verbose_name="proveedor",
                    ),
                ),
                (
                    "registrado_por",
                    models.ForeignKey(
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="registrado por",
                    ),
                ),
            ],
            options={
                "verbose_name": "postulación",
                "verbose_name_plural": "postulaciones",
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("anulado_el", None), ("anulado_por", None), ("motivo_anulacion", "")),
                            models.Q(
                                ("anulado_el__isnull", False),
                                ("anulado_por__isnull", False),
                                models.Q(("motivo_anulacion", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="orasmi_postulacion_anulacion",
                        violation_error_message="Una anulación lleva fecha, responsable y motivo.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "estado__in",
                                [
                                    "ingresada",
                                    "antecedentes",
                                    "evaluacion",
                                    "propuesta",
                                    "espera",
                                    "aprobada",
                                    "compra",
                                    "entregada",
                                    "rendida",
                                    "cerrada",
                                    "derivada",
                                    "rechazada",
                                    "desistida",
                                ],
                            ),
                            (
                                "grupo__in",
                                [
                                    "vif",
                                    "adulto_mayor",
                                    "agricultor",
                                    "discapacidad",
                                    "jefa_hogar",
                                    "ninguno",
                                ],
                            ),
                            ("canal__in", ["presencial", "telefono", "redes", "reunion", "correo"]),
                            ("rsh__in", ["", "40", "50", "60", "70", "80", "90", "100", "sin"]),
                            ("via__in", ["", "mercado_publico", "pago_directo", "deposito"]),
                        ),
                        name="postulacion_listas_conocidas",
                        violation_error_message="Elija de la lista el grupo, el canal, el tramo y la vía.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("hogar__gte", 1), ("hogar__lte", 30)),
                        name="postulacion_hogar_posible",
                        violation_error_message="En el hogar viven entre 1 y 30 personas.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("solicitado__gt", 0)),
                        name="postulacion_pide_algo",
                        violation_error_message="El monto solicitado debe ser mayor que cero.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("informe_fecha", None),
                            models.Q(
                                models.Q(("informe_profesional", ""), _negated=True),
                                models.Q(("informe_institucion", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="postulacion_informe_firmado",
                        violation_error_message="Un informe social lleva quién lo firma y de qué institución es.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                (
                                    "estado__in",
                                    ["propuesta", "aprobada", "compra", "entregada", "rendida", "cerrada"],
                                ),
                                _negated=True,
                            ),
                            models.Q(
                                models.Q(("fundamento", ""), _negated=True),
                                ("evaluada_por__isnull", False),
                                ("folio_siep__isnull", False),
                                ("informe_fecha__isnull", False),
                                ("propuesta_por__isnull", False),
                                ("propuesto__gt", 0),
                                ("propuesto__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="postulacion_propuesta_con_fundamento",
                        violation_error_message="Una propuesta lleva monto, fundamento, folio SIEP e informe social.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("estado__in", ("aprobada", "compra", "entregada", "rendida", "cerrada")),
                                models.Q(("acta_numero", ""), _negated=True),
                                ("aprobada_el__isnull", False),
                                ("aprobada_por__isnull", False),
                                ("aprobado__gt", 0),
                                ("aprobado__isnull", False),
                            ),
                            models.Q(
                                models.Q(
                                    ("estado__in", ("aprobada", "compra", "entregada", "rendida", "cerrada")),
                                    _negated=True,
                                ),
                                ("acta_numero", ""),
                                ("aprobada_el", None),
                                ("aprobada_por", None),
                                ("aprobado", None),
                            ),
                            _connector="OR",
                        ),
                        name="postulacion_aprobada_con_acto",
                        violation_error_message="Una postulación aprobada, y solo ella, lleva monto, acta, fecha y responsable.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("estado__in", ("compra", "entregada", "rendida", "cerrada")),
                                models.Q(("via", ""), _negated=True),
                                models.Q(("orden", ""), _negated=True),
                                models.Q(("proveedor__isnull", False), ("via", "deposito"), _connector="OR"),
                                ("comprada_el__isnull", False),
                                ("comprometido__isnull", False),
                            ),
                            models.Q(
                                models.Q(
                                    ("estado__in", ("compra", "entregada", "rendida", "cerrada")),
                                    _negated=True,
                                ),
                                ("comprada_el", None),
                                ("comprometido", None),
                                ("orden", ""),
                                ("proveedor", None),
                                ("via", ""),
                            ),
                            _connector="OR",
                        ),
                        name="postulacion_comprada_con_orden",
                        violation_error_message="Una compra lleva vía, orden, proveedor, monto y fecha.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("estado__in", ("entregada", "rendida", "cerrada")),
                                models.Q(("recibo", ""), _negated=True),
                                ("entregada_el__isnull", False),
                                ("entregada_por__isnull", False),
                                ("pagado__isnull", False),
                            ),
                            models.Q(
                                models.Q(("estado__in", ("entregada", "rendida", "cerrada")), _negated=True),
                                ("entregada_el", None),
                                ("entregada_por", None),
                                ("pagado", None),
                                ("recibo", ""),
                            ),
                            _connector="OR",
                        ),
                        name="postulacion_entregada_con_recibo",
                        violation_error_message="Una entrega lleva recibo, monto pagado, fecha y responsable.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("estado__in", ("rendida", "cerrada")),
                                ("rendida_el__isnull", False),
                                ("rendido__isnull", False),
                            ),
                            models.Q(
                                models.Q(("estado__in", ("rendida", "cerrada")), _negated=True),
                                ("rendida_el", None),
                                ("rendido", None),
                            ),
                            _connector="OR",
                        ),
                        name="postulacion_rendida_con_monto",
                        violation_error_message="Una rendición lleva monto y fecha.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                (
                                    "estado__in",
                                    ("ingresada", "antecedentes", "evaluacion", "propuesta", "espera"),
                                ),
                                ("resuelta_el", None),
                            ),
                            models.Q(
                                ("estado__in", ("aprobada", "compra", "entregada", "rendida", "cerrada")),
                                ("resuelta_el", models.F("aprobada_el")),
                                ("resuelta_el__isnull", False),
                            ),
                            models.Q(
                                models.Q(("motivo", ""), _negated=True),
                                ("estado__in", ("derivada", "rechazada", "desistida")),
                                ("resuelta_el__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="postulacion_resuelta_con_fecha",
                        violation_error_message="Una respuesta lleva su fecha y, si no hay ayuda, su motivo.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("estado", "derivada"), _negated=True),
                            models.Q(("derivada_a", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="postulacion_derivada_a_alguien",
                        violation_error_message="Una derivación dice a qué institución.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("aprobada_por", None),
                                ("evaluada_por", None),
                                models.Q(("aprobada_por", models.F("evaluada_por")), _negated=True),
                                _connector="OR",
                            ),
                            models.Q(
                                ("aprobada_por", None),
                                ("propuesta_por", None),
                                models.Q(("aprobada_por", models.F("propuesta_por")), _negated=True),
                                _connector="OR",
                            ),
                        ),
                        name="postulacion_evalua_y_aprueba_otra_persona",
                        violation_error_message="Quien evalúa o propone una postulación no la aprueba.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("entregada_por", None),
                            ("aprobada_por", None),
                            models.Q(("entregada_por", models.F("aprobada_por")), _negated=True),
                            _connector="OR",
                        ),
                        name="postulacion_aprueba_y_entrega_otra_persona",
                        violation_error_message="Quien aprueba una postulación no la entrega.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("aprobado", None),
                            models.Q(("aprobado__lte", models.F("propuesto")), ("propuesto__isnull", False)),
                            _connector="OR",
                        ),
                        name="postulacion_aprobado_dentro_de_lo_propuesto",
                        violation_error_message="No se puede aprobar más de lo propuesto: devuélvala para que se proponga otro monto.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("comprometido", None),
                            models.Q(
                                ("aprobado__isnull", False), ("comprometido__lte", models.F("aprobado"))
                            ),
                            _connector="OR",
                        ),
                        name="postulacion_comprometido_dentro_de_lo_aprobado",
                        violation_error_message="No se puede comprometer más de lo aprobado.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("pagado", None),
                            models.Q(
                                ("comprometido__isnull", False), ("pagado__lte", models.F("comprometido"))
                            ),
                            _connector="OR",
                        ),
                        name="postulacion_pagado_dentro_de_lo_comprometido",
                        violation_error_message="No se puede pagar más de lo comprometido.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("rendido", None),
                            models.Q(("pagado__isnull", False), ("rendido__lte", models.F("pagado"))),
                            _connector="OR",
                        ),
                        name="postulacion_rendido_dentro_de_lo_pagado",
                        violation_error_message="No se puede rendir más de lo pagado.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("aprobada_el", None),
                            models.Q(
                                ("aprobada_el__gte", models.F("ocurrido_el")), ("ocurrido_el__isnull", False)
                            ),
                            _connector="OR",
                        ),
                        name="postulacion_aprobada_despues_de_ingresar",
                        violation_error_message="La aprobación no puede ser anterior al ingreso.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("estado__in", ("derivada", "rechazada", "desistida")), _negated=True),
                            ("resuelta_el", None),
                            models.Q(
                                ("ocurrido_el__isnull", False), ("resuelta_el__gte", models.F("ocurrido_el"))
                            ),
                            _connector="OR",
                        ),
                        name="postulacion_resuelta_despues_de_ingresar",
                        violation_error_message="La respuesta no puede ser anterior al ingreso.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("comprada_el", None),
                            models.Q(
                                ("aprobada_el__isnull", False), ("comprada_el__gte", models.F("aprobada_el"))
                            ),
                            _connector="OR",
                        ),
                        name="postulacion_comprada_despues_de_aprobada",
                        violation_error_message="La compra no puede ser anterior a la aprobación.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("entregada_el", None),
                            models.Q(
                                ("comprada_el__isnull", False), ("entregada_el__gte", models.F("comprada_el"))
                            ),
                            _connector="OR",
                        ),
                        name="postulacion_entregada_despues_de_comprada",
                        violation_error_message="La entrega no puede ser anterior a la compra.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("rendida_el", None),
                            models.Q(
                                ("entregada_el__isnull", False), ("rendida_el__gte", models.F("entregada_el"))
                            ),
                            _connector="OR",
                        ),
                        name="postulacion_rendida_despues_de_entregada",
                        violation_error_message="La rendición no puede ser anterior a la entrega.",
                    ),
                ],
                "indexes": [
                    models.Index(
                        fields=["-anulado_el", "-ocurrido_el", "-id"], name="orasmi_post_anulado_53d73f_idx"
                    ),
                    models.Index(
                        fields=["estado", "-anulado_el", "-ocurrido_el", "-id"],
                        name="orasmi_post_estado_db2d99_idx",
                    ),
                    models.Index(
                        fields=["comuna", "-anulado_el", "-ocurrido_el", "-id"],
                        name="orasmi_post_comuna__e43e2b_idx",
                    ),
                    models.Index(
                        fields=["grupo", "-anulado_el", "-ocurrido_el", "-id"],
                        name="orasmi_post_grupo_49307f_idx",
                    ),
                    models.Index(
                        fields=["ficha", "-anulado_el", "-ocurrido_el", "-id"],
                        name="orasmi_post_ficha_i_490f3b_idx",
                    ),
                    models.Index(fields=["aprobada_el"], name="postulacion_por_aprobacion"),
                    models.Index(fields=["resuelta_el"], name="postulacion_por_resolucion"),
                    models.Index(fields=["entregada_el"], name="postulacion_por_entrega"),
                ],
            },
        ),
        migrations.CreateModel(
            name="PapelPostulacion",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "papel",
                    models.CharField(
                        help_text="Por ejemplo: informe social, cotización, acta. Sin nombres ni RUN.",
                        max_length=80,
                        verbose_name="qué documento es",
                    ),
                ),
                (
                    "archivo",
                    models.FileField(
                        max_length=120,
                        upload_to=gobernacion.records.adjuntos.folder_and_name,
                        validators=[gobernacion.records.adjuntos.validate_paper],
                        verbose_name="archivo",
                    ),
                ),
                (
                    "tipo",
                    models.CharField(
                        choices=[
                            ("application/pdf", "PDF"),
                            ("image/jpeg", "JPG"),
                            ("image/png", "PNG"),
                            (
                                "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
                                "Word",
                            ),
                            ("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "Excel"),
                        ],
                        editable=False,
                        max_length=90,
                        verbose_name="tipo",
                    ),
                ),
                ("bytes", models.PositiveIntegerField(editable=False, verbose_name="tamaño en bytes")),
                ("sha256", models.CharField(editable=False, max_length=64, verbose_name="huella SHA-256")),
                (
                    "subido_el",
                    models.DateTimeField(
                        default=django.utils.timezone.now, editable=False, verbose_name="subido el"
                    ),
                ),
                (
                    "retirado_el",
                    models.DateField(blank=True, editable=False, null=True, verbose_name="retirado el"),
                ),
                (
                    "motivo_retiro",
                    models.TextField(blank=True, editable=False, verbose_name="motivo del retiro"),
                ),
                (
                    "retirado_por",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="retirado por",
                    ),
                ),
                (
                    "subido_por",
                    models.ForeignKey(
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="subido por",
                    ),
                ),
                (
                    "registro",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="papeles",
                        to="orasmi.postulacion",
                        verbose_name="postulación",
                    ),
                ),
            ],
            options={
                "verbose_name": "papel de la postulación",
                "verbose_name_plural": "papeles de la postulación",
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("motivo_retiro", ""),
                                ("retirado_el", None),
                                ("retirado_por", None),
                                models.Q(("archivo", ""), _negated=True),
                            ),
                            models.Q(
                                ("archivo", ""),
                                ("retirado_el__isnull", False),
                                ("retirado_por__isnull", False),
                                models.Q(("motivo_retiro", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="orasmi_papelpostulacion_retiro",
                        violation_error_message="Un documento retirado lleva fecha, responsable y motivo.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "tipo__in",
                                [
                                    "application/pdf",
                                    "image/jpeg",
                                    "image/png",
                                    "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
                                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
                                ],
                            )
                        ),
                        name="orasmi_papelpostulacion_tipo",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="HistoricalControlRiesgo",
            fields=[
                (
                    "id",
                    models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID"),
                ),
                ("version", models.PositiveIntegerField(default=1, editable=False, verbose_name="versión")),
                (
                    "identidad",
                    models.BooleanField(
                        verbose_name="la cédula de identidad es de quien postula y está vigente"
                    ),
                ),
                ("domicilio", models.BooleanField(verbose_name="el domicilio está en la provincia")),
                (
                    "hogar",
                    models.BooleanField(
                        verbose_name="el Registro Social de Hogares coincide con lo declarado"
                    ),
                ),
                (
                    "sin_duplicidad",
                    models.BooleanField(verbose_name="no recibe la misma ayuda de otro organismo"),
                ),
                (
                    "sin_parentesco",
                    models.BooleanField(verbose_name="nadie que interviene es pariente de quien postula"),
                ),
                (
                    "observaciones",
                    models.TextField(blank=True, max_length=1000, verbose_name="observaciones"),
                ),
                (
                    "fecha",
                    models.DateField(
                        validators=[gobernacion.records.models.validate_not_future],
                        verbose_name="fecha del control",
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
                    "hecho_por",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="hecho por",
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
                "verbose_name": "historial de evaluación y control de riesgo",
                "verbose_name_plural": "historial de controles de riesgo",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="ControlRiesgo",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("version", models.PositiveIntegerField(default=1, editable=False, verbose_name="versión")),
                (
                    "identidad",
                    models.BooleanField(
                        verbose_name="la cédula de identidad es de quien postula y está vigente"
                    ),
                ),
                ("domicilio", models.BooleanField(verbose_name="el domicilio está en la provincia")),
                (
                    "hogar",
                    models.BooleanField(
                        verbose_name="el Registro Social de Hogares coincide con lo declarado"
                    ),
                ),
                (
                    "sin_duplicidad",
                    models.BooleanField(verbose_name="no recibe la misma ayuda de otro organismo"),
                ),
                (
                    "sin_parentesco",
                    models.BooleanField(verbose_name="nadie que interviene es pariente de quien postula"),
                ),
                (
                    "observaciones",
                    models.TextField(blank=True, max_length=1000, verbose_name="observaciones"),
                ),
                (
                    "fecha",
                    models.DateField(
                        validators=[gobernacion.records.models.validate_not_future],
                        verbose_name="fecha del control",
                    ),
                ),
                (
                    "hecho_por",
                    models.ForeignKey(
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="hecho por",
                    ),
                ),
                (
                    "postulacion",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="control",
                        to="orasmi.postulacion",
                        verbose_name="postulación",
                    ),
                ),
            ],
            options={
                "verbose_name": "evaluación y control de riesgo",
                "verbose_name_plural": "controles de riesgo",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("domicilio", True),
                                ("hogar", True),
                                ("identidad", True),
                                ("sin_duplicidad", True),
                                ("sin_parentesco", True),
                            ),
                            models.Q(("observaciones", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="control_explica_lo_negativo",
                        violation_error_message="Explique las respuestas negativas.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="PostulacionPrograma",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("version", models.PositiveIntegerField(default=1, editable=False, verbose_name="versión")),
                (
                    "numero",
                    models.CharField(editable=False, max_length=14, unique=True, verbose_name="número"),
                ),
                (
                    "ocurrido_el",
                    models.DateField(
                        validators=[gobernacion.records.models.validate_not_future], verbose_name="fecha"
                    ),
                ),
                (
                    "registrado_el",
                    models.DateTimeField(
                        default=django.utils.timezone.now, editable=False, verbose_name="registrado el"
                    ),
                ),
                (
                    "anulado_el",
                    models.DateField(blank=True, editable=False, null=True, verbose_name="anulado el"),
                ),
                (
                    "motivo_anulacion",
                    models.TextField(blank=True, editable=False, verbose_name="motivo de la anulación"),
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
                        default="postulada",
                        editable=False,
                        max_length=16,
                        verbose_name="resultado",
                    ),
                ),
                (
                    "programa",
                    models.CharField(
                        choices=[
                            ("fosis_semilla", "FOSIS, Yo Emprendo Semilla"),
                            ("fosis_basico", "FOSIS, Yo Emprendo básico"),
                            ("fosis_avanzado", "FOSIS, Yo Emprendo avanzado"),
                            ("pension_gracia", "Pensión de gracia"),
                        ],
                        max_length=16,
                        verbose_name="programa",
                    ),
                ),
                (
                    "preseleccionada_el",
                    models.DateField(
                        blank=True,
                        null=True,
                        validators=[gobernacion.records.models.validate_not_future],
                        verbose_name="fecha de la preselección",
                    ),
                ),
                (
                    "respondida_el",
                    models.DateField(
                        blank=True,
                        null=True,
                        validators=[gobernacion.records.models.validate_not_future],
                        verbose_name="fecha de la respuesta",
                    ),
                ),
                (
                    "causa",
                    models.TextField(
                        blank=True, max_length=1000, verbose_name="causa que informó la institución"
                    ),
                ),
                (
                    "anulado_por",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="anulado por",
                    ),
                ),
                (
                    "comuna",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="territory.comuna",
                        verbose_name="comuna",
                    ),
                ),
                (
                    "ficha",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="directory.ficha",
                        verbose_name="persona que postula",
                    ),
                ),
                (
                    "registrado_por",
                    models.ForeignKey(
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="registrado por",
                    ),
                ),
                (
                    "sindicato",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="directory.organizacion",
                        verbose_name="sindicato",
                    ),
                ),
            ],
            options={
                "verbose_name": "postulación a otro programa",
                "verbose_name_plural": "postulaciones a otros programas",
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("anulado_el", None), ("anulado_por", None), ("motivo_anulacion", "")),
                            models.Q(
                                ("anulado_el__isnull", False),
                                ("anulado_por__isnull", False),
                                models.Q(("motivo_anulacion", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="orasmi_postulacionprograma_anulacion",
                        violation_error_message="Una anulación lleva fecha, responsable y motivo.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("estado__in", ["postulada", "preseleccionada", "aceptada", "rechazada"]),
                            (
                                "programa__in",
                                ["fosis_semilla", "fosis_basico", "fosis_avanzado", "pension_gracia"],
                            ),
                        ),
                        name="otro_programa_estado_y_programa_conocidos",
                        violation_error_message="Elija el programa de la lista.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("estado__in", ("aceptada", "rechazada")), ("respondida_el__isnull", False)
                            ),
                            models.Q(
                                models.Q(("estado__in", ("aceptada", "rechazada")), _negated=True),
                                ("respondida_el", None),
                            ),
                            _connector="OR",
                        ),
                        name="otro_programa_respondida_con_fecha",
                        violation_error_message="Una respuesta lleva su fecha.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("estado", "preseleccionada"), _negated=True),
                            ("preseleccionada_el__isnull", False),
                            _connector="OR",
                        ),
                        name="otro_programa_preseleccion_con_fecha",
                        violation_error_message="Una preselección lleva su fecha.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("estado", "rechazada"), _negated=True),
                            models.Q(("causa", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="otro_programa_rechazo_con_causa",
                        violation_error_message="Un rechazo lleva la causa que informó la institución.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("preseleccionada_el", None),
                            ("preseleccionada_el__gte", models.F("ocurrido_el")),
                            _connector="OR",
                        ),
                        name="otro_programa_preseleccion_despues_de_postular",
                        violation_error_message="La preselección no puede ser anterior a la postulación.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("respondida_el", None),
                            ("respondida_el__gte", models.F("ocurrido_el")),
                            _connector="OR",
                        ),
                        name="otro_programa_respuesta_despues_de_postular",
                        violation_error_message="La respuesta no puede ser anterior a la postulación.",
                    ),
                ],
                "indexes": [
                    models.Index(
                        fields=["-anulado_el", "-ocurrido_el", "-id"], name="orasmi_post_anulado_c3c1b2_idx"
                    ),
                    models.Index(
                        fields=["programa", "-anulado_el", "-ocurrido_el", "-id"],
                        name="orasmi_post_program_745608_idx",
                    ),
                    models.Index(
                        fields=["estado", "-anulado_el", "-ocurrido_el", "-id"],
                        name="orasmi_post_estado_dcf263_idx",
                    ),
                    models.Index(
                        fields=["comuna", "-anulado_el", "-ocurrido_el", "-id"],
                        name="orasmi_post_comuna__af7a1b_idx",
                    ),
                    models.Index(
                        fields=["ficha", "-anulado_el", "-ocurrido_el", "-id"],
                        name="orasmi_post_ficha_i_c97da2_idx",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Presupuesto",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("version", models.PositiveIntegerField(default=1, editable=False, verbose_name="versión")),
                (
                    "year",
                    models.PositiveSmallIntegerField(
                        error_messages={"unique": "Ese año ya tiene presupuesto."},
                        unique=True,
                        validators=[
                            django.core.validators.MinValueValidator(1990),
                            django.core.validators.MaxValueValidator(2100),
                        ],
                        verbose_name="año",
                    ),
                ),
                ("monto", gobernacion.money.PesosField(verbose_name="presupuesto")),
                (
                    "reservado",
                    gobernacion.money.PesosField(
                        default=0, editable=False, verbose_name="aprobado a la fecha"
                    ),
                ),
                (
                    "fuente",
                    models.CharField(max_length=200, verbose_name="resolución o instrucción que lo asigna"),
                ),
            ],
            options={
                "verbose_name": "presupuesto del año",
                "verbose_name_plural": "presupuestos",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("reservado__gte", 0), ("reservado__lte", models.F("monto"))),
                        name="orasmi_reservado_dentro_del_presupuesto",
                        violation_error_message="El presupuesto no puede ser menor que lo ya aprobado.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="AtencionDifusion",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("version", models.PositiveIntegerField(default=1, editable=False, verbose_name="versión")),
                (
                    "numero",
                    models.CharField(editable=False, max_length=14, unique=True, verbose_name="número"),
                ),
                (
                    "ocurrido_el",
                    models.DateField(
                        validators=[gobernacion.records.models.validate_not_future], verbose_name="fecha"
                    ),
                ),
                (
                    "registrado_el",
                    models.DateTimeField(
                        default=django.utils.timezone.now, editable=False, verbose_name="registrado el"
                    ),
                ),
                (
                    "anulado_el",
                    models.DateField(blank=True, editable=False, null=True, verbose_name="anulado el"),
                ),
                (
                    "motivo_anulacion",
                    models.TextField(blank=True, editable=False, verbose_name="motivo de la anulación"),
                ),
                (
                    "canal",
                    models.CharField(
                        choices=[
                            ("presencial", "Presencial"),
                            ("telefono", "Teléfono"),
                            ("redes", "Redes sociales"),
                            ("reunion", "Reunión vecinal"),
                            ("correo", "Correo"),
                        ],
                        default="presencial",
                        max_length=12,
                        verbose_name="canal",
                    ),
                ),
                (
                    "materia",
                    models.CharField(
                        choices=[
                            ("suf", "Subsidio Único Familiar"),
                            ("sap", "Subsidio de agua potable"),
                            ("pension", "Pensión básica solidaria"),
                            ("vivienda", "Subsidio habitacional"),
                            ("beca", "Becas"),
                            ("otro", "Otros programas"),
                        ],
                        max_length=10,
                        verbose_name="materia",
                    ),
                ),
                (
                    "anulado_por",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="anulado por",
                    ),
                ),
                (
                    "comuna",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="territory.comuna",
                        verbose_name="comuna",
                    ),
                ),
                (
                    "registrado_por",
                    models.ForeignKey(
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="registrado por",
                    ),
                ),
            ],
            options={
                "verbose_name": "atención de difusión",
                "verbose_name_plural": "atenciones de difusión",
                "abstract": False,
                "indexes": [
                    models.Index(
                        fields=["-anulado_el", "-ocurrido_el", "-id"], name="orasmi_aten_anulado_daef78_idx"
                    ),
                    models.Index(
                        fields=["canal", "-anulado_el", "-ocurrido_el", "-id"],
                        name="orasmi_aten_canal_09f829_idx",
                    ),
                    models.Index(
                        fields=["materia", "-anulado_el", "-ocurrido_el", "-id"],
                        name="orasmi_aten_materia_013c3b_idx",
                    ),
                    models.Index(
                        fields=["comuna", "-anulado_el", "-ocurrido_el", "-id"],
                        name="orasmi_aten_comuna__a72b73_idx",
                    ),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("anulado_el", None), ("anulado_por", None), ("motivo_anulacion", "")),
                            models.Q(
                                ("anulado_el__isnull", False),
                                ("anulado_por__isnull", False),
                                models.Q(("motivo_anulacion", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="orasmi_atenciondifusion_anulacion",
                        violation_error_message="Una anulación lleva fecha, responsable y motivo.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("canal__in", ["presencial", "telefono", "redes", "reunion", "correo"]),
                            ("materia__in", ["suf", "sap", "pension", "vivienda", "beca", "otro"]),
                        ),
                        name="atencion_canal_y_materia_conocidos",
                        violation_error_message="Elija el canal y la materia de la lista.",
                    ),
                ],
            },
        ),
    ]
