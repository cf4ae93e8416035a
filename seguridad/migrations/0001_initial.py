import django.db.models.deletion
import django.utils.timezone
import simple_history.models
from django.conf import settings
from django.db import migrations, models

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
            name="Actividad",
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
                    "ocurrido_el",
                    models.DateField(
                        help_text="El día para el que se programa o en que se hizo.", verbose_name="fecha"
                    ),
                ),
                (
                    "estado",
                    models.CharField(
                        choices=[
                            ("programada", "Programada"),
                            ("realizada", "Realizada"),
                            ("tercero", "Realizada por tercero"),
                            ("suspendida", "Suspendida"),
                        ],
                        default="programada",
                        editable=False,
                        max_length=10,
                        verbose_name="estado",
                    ),
                ),
                ("hora", models.TimeField(blank=True, null=True, verbose_name="hora")),
                (
                    "lugar",
                    models.CharField(
                        blank=True,
                        help_text="Sede, avenida, plaza… Sin nombres de personas.",
                        max_length=120,
                        verbose_name="lugar",
                    ),
                ),
                (
                    "programada_el",
                    models.DateField(
                        blank=True, editable=False, null=True, verbose_name="programada para el"
                    ),
                ),
                ("asistentes", models.PositiveIntegerField(blank=True, null=True, verbose_name="asistentes")),
                (
                    "causa",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("contingencia", "Contingencia u orden público"),
                            ("clima", "Clima o emergencia"),
                            ("sanitaria", "Situación sanitaria"),
                            ("dotacion", "Falta de personal o de medios"),
                            ("convocatoria", "No llegaron quienes debían participar"),
                            ("otra", "Otra (explicar)"),
                        ],
                        default="",
                        max_length=12,
                        verbose_name="causa de la suspensión",
                    ),
                ),
                (
                    "suspendida_el",
                    models.DateField(
                        blank=True,
                        null=True,
                        validators=[gobernacion.records.models.validate_not_future],
                        verbose_name="suspendida el",
                    ),
                ),
                (
                    "motivo",
                    models.TextField(blank=True, max_length=500, verbose_name="detalle de la suspensión"),
                ),
                (
                    "tipo",
                    models.CharField(
                        choices=[
                            ("ronda", "Ronda extraordinaria"),
                            ("reunion", "Reunión de seguridad"),
                            ("nocturnos", "Fiscalización de locales nocturnos"),
                            ("ferias", "Fiscalización de ferias libres"),
                            ("vehicular", "Fiscalización vehicular nocturna"),
                            ("preventiva", "Otra fiscalización preventiva"),
                            ("estadio", "Estadio Seguro"),
                        ],
                        max_length=10,
                        verbose_name="tipo",
                    ),
                ),
                (
                    "fiscalizados",
                    models.PositiveIntegerField(
                        blank=True,
                        help_text="Personas, vehículos o locales fiscalizados.",
                        null=True,
                        verbose_name="controles",
                    ),
                ),
                (
                    "infracciones",
                    models.PositiveIntegerField(blank=True, null=True, verbose_name="infracciones"),
                ),
                ("clausuras", models.PositiveIntegerField(blank=True, null=True, verbose_name="clausuras")),
                ("detenidos", models.PositiveIntegerField(blank=True, null=True, verbose_name="detenidos")),
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
                    "organismos",
                    models.ManyToManyField(
                        blank=True,
                        help_text="Carabineros, PDI, SENDA, SEREMI, inspectores municipales, gremios, clubes…",
                        related_name="+",
                        to="directory.organizacion",
                        verbose_name="organismos presentes",
                    ),
                ),
                (
                    "organizacion",
                    models.ForeignKey(
                        blank=True,
                        help_text="La junta de vecinos u otra organización de la reunión.",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="directory.organizacion",
                        verbose_name="organización con que se reunió",
                    ),
                ),
                (
                    "realizada_por",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="directory.organizacion",
                        verbose_name="quién la hizo en lugar de la oficina",
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
                    "sector",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="territory.sector",
                        verbose_name="sector",
                    ),
                ),
            ],
            options={
                "verbose_name": "actividad de seguridad",
                "verbose_name_plural": "actividades de seguridad",
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
                        name="seguridad_actividad_anulacion",
                        violation_error_message="Una anulación lleva fecha, responsable y motivo.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "causa__in",
                                [
                                    "",
                                    "contingencia",
                                    "clima",
                                    "sanitaria",
                                    "dotacion",
                                    "convocatoria",
                                    "otra",
                                ],
                            ),
                            ("estado__in", ["programada", "realizada", "tercero", "suspendida"]),
                        ),
                        name="seguridad_actividad_estado_y_causa_conocidos",
                        violation_error_message="Elija la causa de la lista.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("estado__in", ["suspendida"]),
                                models.Q(("causa", ""), _negated=True),
                                ("suspendida_el__isnull", False),
                            ),
                            models.Q(
                                models.Q(("estado__in", ["suspendida"]), _negated=True),
                                ("causa", ""),
                                ("suspendida_el", None),
                            ),
                            _connector="OR",
                        ),
                        name="seguridad_actividad_suspendida_con_causa",
                        violation_error_message="Una actividad suspendida, y solo ella, lleva causa y fecha.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("causa", "otra"), _negated=True),
                            models.Q(("motivo", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="seguridad_actividad_otra_causa_explicada",
                        violation_error_message="Explique por qué se suspendió.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("estado__in", ["tercero"]), ("realizada_por__isnull", False)),
                            models.Q(
                                models.Q(("estado__in", ["tercero"]), _negated=True), ("realizada_por", None)
                            ),
                            _connector="OR",
                        ),
                        name="seguridad_actividad_de_tercero_con_nombre",
                        violation_error_message="Diga quién la hizo en lugar de la oficina.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("estado__in", ("realizada", "tercero")), _negated=True),
                            models.Q(("lugar", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="seguridad_actividad_hecha_en_un_lugar",
                        violation_error_message="Diga en qué lugar se hizo.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("asistentes", None), ("estado__in", ("realizada", "tercero")), _connector="OR"
                        ),
                        name="seguridad_actividad_asistentes_si_se_hizo",
                        violation_error_message="Los asistentes se anotan cuando la actividad se hizo.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "tipo__in",
                                [
                                    "ronda",
                                    "reunion",
                                    "nocturnos",
                                    "ferias",
                                    "vehicular",
                                    "preventiva",
                                    "estadio",
                                ],
                            )
                        ),
                        name="seguridad_actividad_tipo_conocido",
                        violation_error_message="Elija el tipo de la lista.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("estado", "realizada"), ("tipo", "reunion"), _negated=True),
                            ("organizacion__isnull", False),
                            _connector="OR",
                        ),
                        name="seguridad_reunion_con_alguien",
                        violation_error_message="Diga con qué organización fue la reunión.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("estado__in", ("realizada", "tercero")),
                            models.Q(
                                ("clausuras", None),
                                ("detenidos", None),
                                ("fiscalizados", None),
                                ("infracciones", None),
                            ),
                            _connector="OR",
                        ),
                        name="seguridad_resultados_si_se_hizo",
                        violation_error_message="Los resultados se anotan cuando la actividad se hizo.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("clausuras", None),
                            models.Q(
                                ("clausuras__lte", models.F("fiscalizados")), ("fiscalizados__isnull", False)
                            ),
                            _connector="OR",
                        ),
                        name="seguridad_clausuras_entre_los_controles",
                        violation_error_message="No puede haber más clausuras que controles: revise ambos números.",
                    ),
                ],
                "indexes": [
                    models.Index(
                        fields=["-anulado_el", "-ocurrido_el", "-id"], name="seguridad_a_anulado_1918c1_idx"
                    ),
                    models.Index(
                        fields=["estado", "-anulado_el", "-ocurrido_el", "-id"],
                        name="seguridad_a_estado_fb204c_idx",
                    ),
                    models.Index(
                        fields=["comuna", "-anulado_el", "-ocurrido_el", "-id"],
                        name="seguridad_a_comuna__3312cb_idx",
                    ),
                    models.Index(fields=["programada_el"], name="seguridad_a_program_e2ac2b_idx"),
                    models.Index(
                        fields=["tipo", "-anulado_el", "-ocurrido_el", "-id"],
                        name="seguridad_a_tipo_9ba2a8_idx",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="HistoricalActividad",
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
                    "ocurrido_el",
                    models.DateField(
                        help_text="El día para el que se programa o en que se hizo.", verbose_name="fecha"
                    ),
                ),
                (
                    "estado",
                    models.CharField(
                        choices=[
                            ("programada", "Programada"),
                            ("realizada", "Realizada"),
                            ("tercero", "Realizada por tercero"),
                            ("suspendida", "Suspendida"),
                        ],
                        default="programada",
                        editable=False,
                        max_length=10,
                        verbose_name="estado",
                    ),
                ),
                ("hora", models.TimeField(blank=True, null=True, verbose_name="hora")),
                (
                    "lugar",
                    models.CharField(
                        blank=True,
                        help_text="Sede, avenida, plaza… Sin nombres de personas.",
                        max_length=120,
                        verbose_name="lugar",
                    ),
                ),
                (
                    "programada_el",
                    models.DateField(
                        blank=True, editable=False, null=True, verbose_name="programada para el"
                    ),
                ),
                ("asistentes", models.PositiveIntegerField(blank=True, null=True, verbose_name="asistentes")),
                (
                    "causa",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("contingencia", "Contingencia u orden público"),
                            ("clima", "Clima o emergencia"),
                            ("sanitaria", "Situación sanitaria"),
                            ("dotacion", "Falta de personal o de medios"),
                            ("convocatoria", "No llegaron quienes debían participar"),
                            ("otra", "Otra (explicar)"),
                        ],
                        default="",
                        max_length=12,
                        verbose_name="causa de la suspensión",
                    ),
                ),
                (
                    "suspendida_el",
                    models.DateField(
                        blank=True,
                        null=True,
                        validators=[gobernacion.records.models.validate_not_future],
                        verbose_name="suspendida el",
                    ),
                ),
                (
                    "motivo",
                    models.TextField(blank=True, max_length=500, verbose_name="detalle de la suspensión"),
                ),
                (
                    "tipo",
                    models.CharField(
                        choices=[
                            ("ronda", "Ronda extraordinaria"),
                            ("reunion", "Reunión de seguridad"),
                            ("nocturnos", "Fiscalización de locales nocturnos"),
                            ("ferias", "Fiscalización de ferias libres"),
                            ("vehicular", "Fiscalización vehicular nocturna"),
                            ("preventiva", "Otra fiscalización preventiva"),
                            ("estadio", "Estadio Seguro"),
                        ],
                        max_length=10,
                        verbose_name="tipo",
                    ),
                ),
                (
                    "fiscalizados",
                    models.PositiveIntegerField(
                        blank=True,
                        help_text="Personas, vehículos o locales fiscalizados.",
                        null=True,
                        verbose_name="controles",
                    ),
                ),
                (
                    "infracciones",
                    models.PositiveIntegerField(blank=True, null=True, verbose_name="infracciones"),
                ),
                ("clausuras", models.PositiveIntegerField(blank=True, null=True, verbose_name="clausuras")),
                ("detenidos", models.PositiveIntegerField(blank=True, null=True, verbose_name="detenidos")),
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
                    "organizacion",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        help_text="La junta de vecinos u otra organización de la reunión.",
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="directory.organizacion",
                        verbose_name="organización con que se reunió",
                    ),
                ),
                (
                    "realizada_por",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="directory.organizacion",
                        verbose_name="quién la hizo en lugar de la oficina",
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
                    "sector",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="territory.sector",
                        verbose_name="sector",
                    ),
                ),
            ],
            options={
                "verbose_name": "historial de actividad de seguridad",
                "verbose_name_plural": "historial de actividades de seguridad",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="PapelActividad",
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
                        to="seguridad.actividad",
                        verbose_name="actividad",
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
                "verbose_name": "papel de la actividad",
                "verbose_name_plural": "papeles de la actividad",
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
                        name="seguridad_papelactividad_retiro",
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
                        name="seguridad_papelactividad_tipo",
                    ),
                ],
            },
        ),
    ]
