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
            name="Convocatoria",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("version", models.PositiveIntegerField(default=1, editable=False, verbose_name="versión")),
                (
                    "nombre",
                    models.CharField(
                        error_messages={"unique": "Ya hay una convocatoria con ese nombre."},
                        help_text="Como la nombra el convenio: Intensiva 2017, Arrastre…",
                        max_length=60,
                        unique=True,
                        verbose_name="nombre",
                    ),
                ),
                (
                    "etapa",
                    models.CharField(
                        choices=[("intensiva", "Intensiva"), ("arrastre", "Consolidación (arrastre)")],
                        max_length=10,
                        verbose_name="etapa",
                    ),
                ),
                (
                    "year",
                    models.PositiveSmallIntegerField(
                        validators=[
                            django.core.validators.MinValueValidator(2000),
                            django.core.validators.MaxValueValidator(2100),
                        ],
                        verbose_name="año",
                    ),
                ),
                ("desde", models.DateField(verbose_name="desde")),
                (
                    "hasta",
                    models.DateField(
                        blank=True, help_text="Último día de ejecución.", null=True, verbose_name="hasta"
                    ),
                ),
            ],
            options={
                "verbose_name": "convocatoria",
                "verbose_name_plural": "convocatorias",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("nombre", ""), _negated=True),
                            ("etapa__in", ["intensiva", "arrastre"]),
                            ("year__range", (2000, 2100)),
                        ),
                        name="ac_convocatoria_con_nombre_y_etapa",
                        violation_error_message="Escriba el nombre, la etapa y el año de la convocatoria.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("hasta", None),
                            models.Q(("desde__isnull", False), ("hasta__gte", models.F("desde"))),
                            _connector="OR",
                        ),
                        name="ac_convocatoria_fechas_en_orden",
                        violation_error_message="La convocatoria no puede terminar antes de empezar.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Familia",
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
                ("ocurrido_el", models.DateField(verbose_name="ingreso")),
                (
                    "codigo",
                    models.CharField(
                        error_messages={"unique": "Ese código ya es de otra familia."},
                        help_text="El que le da el sistema del programa.",
                        max_length=20,
                        unique=True,
                        validators=[
                            django.core.validators.RegexValidator(
                                "\\A[0-9A-Za-z-]+\\Z", "El código lleva solo letras, cifras y guion."
                            )
                        ],
                        verbose_name="código",
                    ),
                ),
                (
                    "estado",
                    models.CharField(
                        choices=[("activa", "En el programa"), ("egresada", "Egresada")],
                        default="activa",
                        editable=False,
                        max_length=8,
                        verbose_name="estado",
                    ),
                ),
                (
                    "egreso",
                    models.DateField(
                        blank=True,
                        null=True,
                        validators=[gobernacion.records.models.validate_not_future],
                        verbose_name="egreso",
                    ),
                ),
                (
                    "causa_egreso",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("cumplimiento", "Terminó el acompañamiento"),
                            ("renuncia", "Renunció"),
                            ("traslado", "Se trasladó"),
                            ("otra", "Otra"),
                        ],
                        max_length=12,
                        verbose_name="causa del egreso",
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
                    "convocatoria",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="familias",
                        to="abriendo_caminos.convocatoria",
                        verbose_name="convocatoria",
                    ),
                ),
                (
                    "ficha",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="directory.ficha",
                        verbose_name="cuidador o cuidadora principal",
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
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="territory.sector",
                        verbose_name="sector",
                    ),
                ),
            ],
            options={
                "verbose_name": "familia",
                "verbose_name_plural": "familias",
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
                        name="abriendo_caminos_familia_anulacion",
                        violation_error_message="Una anulación lleva fecha, responsable y motivo.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("codigo", ""), _negated=True),
                        name="ac_familia_con_codigo",
                        violation_error_message="Escriba el código de la familia.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("causa_egreso__in", ["", "cumplimiento", "renuncia", "traslado", "otra"]),
                            ("estado__in", ["activa", "egresada"]),
                            models.Q(
                                models.Q(
                                    ("estado__in", ["egresada"]),
                                    models.Q(("causa_egreso", ""), _negated=True),
                                    ("egreso__isnull", False),
                                ),
                                models.Q(
                                    models.Q(("estado__in", ["egresada"]), _negated=True),
                                    ("causa_egreso", ""),
                                    ("egreso", None),
                                ),
                                _connector="OR",
                            ),
                        ),
                        name="ac_familia_egresada_con_fecha_y_causa",
                        violation_error_message="Una familia egresada, y solo ella, lleva fecha y causa de egreso.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("egreso", None),
                            models.Q(
                                ("egreso__gte", models.F("ocurrido_el")), ("ocurrido_el__isnull", False)
                            ),
                            _connector="OR",
                        ),
                        name="ac_familia_ingresa_antes_de_egresar",
                        violation_error_message="El egreso no puede ser anterior al ingreso.",
                    ),
                ],
                "indexes": [
                    models.Index(
                        fields=["-anulado_el", "-ocurrido_el", "-id"], name="abriendo_ca_anulado_29b9b7_idx"
                    ),
                    models.Index(
                        fields=["estado", "-anulado_el", "-ocurrido_el", "-id"],
                        name="abriendo_ca_estado_6c9d62_idx",
                    ),
                    models.Index(
                        fields=["convocatoria", "-anulado_el", "-ocurrido_el", "-id"],
                        name="abriendo_ca_convoca_cb545b_idx",
                    ),
                    models.Index(
                        fields=["ficha", "-anulado_el", "-ocurrido_el", "-id"],
                        name="abriendo_ca_ficha_i_9b6373_idx",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="HistoricalApoyo",
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
                    "clase",
                    models.CharField(
                        choices=[
                            ("sociolaboral", "Sociolaboral"),
                            ("habitabilidad", "Habitabilidad"),
                            ("fosis", "FOSIS"),
                        ],
                        max_length=13,
                        verbose_name="apoyo",
                    ),
                ),
                (
                    "perfil",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("empleabilidad", "Empleabilidad"),
                            ("microemprendimiento", "Microemprendimiento"),
                        ],
                        help_text="Solo del apoyo sociolaboral.",
                        max_length=19,
                        verbose_name="perfil",
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
                    "familia",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="abriendo_caminos.familia",
                        verbose_name="familia",
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
                "verbose_name": "historial de apoyo",
                "verbose_name_plural": "historial de apoyos",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalConvocatoria",
            fields=[
                (
                    "id",
                    models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID"),
                ),
                ("version", models.PositiveIntegerField(default=1, editable=False, verbose_name="versión")),
                (
                    "nombre",
                    models.CharField(
                        db_index=True,
                        error_messages={"unique": "Ya hay una convocatoria con ese nombre."},
                        help_text="Como la nombra el convenio: Intensiva 2017, Arrastre…",
                        max_length=60,
                        verbose_name="nombre",
                    ),
                ),
                (
                    "etapa",
                    models.CharField(
                        choices=[("intensiva", "Intensiva"), ("arrastre", "Consolidación (arrastre)")],
                        max_length=10,
                        verbose_name="etapa",
                    ),
                ),
                (
                    "year",
                    models.PositiveSmallIntegerField(
                        validators=[
                            django.core.validators.MinValueValidator(2000),
                            django.core.validators.MaxValueValidator(2100),
                        ],
                        verbose_name="año",
                    ),
                ),
                ("desde", models.DateField(verbose_name="desde")),
                (
                    "hasta",
                    models.DateField(
                        blank=True, help_text="Último día de ejecución.", null=True, verbose_name="hasta"
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
                "verbose_name": "historial de convocatoria",
                "verbose_name_plural": "historial de convocatorias",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalDiagnostico",
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
                ("necesidades", models.TextField(max_length=2000, verbose_name="necesidades")),
                (
                    "recursos",
                    models.TextField(blank=True, max_length=2000, verbose_name="recursos de la familia"),
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
                    "familia",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="abriendo_caminos.familia",
                        verbose_name="familia",
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
                "verbose_name": "historial de diagnóstico",
                "verbose_name_plural": "historial de diagnósticos",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalInstitucionRed",
            fields=[
                (
                    "id",
                    models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID"),
                ),
                ("version", models.PositiveIntegerField(default=1, editable=False, verbose_name="versión")),
                (
                    "clase",
                    models.CharField(
                        choices=[
                            ("colegio", "Colegio"),
                            ("jardin", "Jardín infantil"),
                            ("especial", "Escuela especial"),
                            ("rehabilitacion", "Centro de rehabilitación"),
                            ("capacitacion", "Centro de capacitación"),
                            ("otra", "Otra"),
                        ],
                        max_length=14,
                        verbose_name="clase",
                    ),
                ),
                ("desde", models.DateField(verbose_name="en la red desde")),
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
                    "organizacion",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        error_messages={"unique": "Esa institución ya está en la red."},
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="directory.organizacion",
                        verbose_name="institución",
                    ),
                ),
            ],
            options={
                "verbose_name": "historial de institución de la red",
                "verbose_name_plural": "historial de instituciones de la red",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalIntegrante",
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
                ("ocurrido_el", models.DateField(verbose_name="integra desde")),
                (
                    "rol",
                    models.CharField(
                        choices=[
                            ("cuidador", "Cuidadores principales"),
                            ("privada", "Personas privadas de libertad"),
                            ("nna", "Niños, niñas y adolescentes"),
                            ("otro", "Otros familiares"),
                        ],
                        default="nna",
                        max_length=8,
                        verbose_name="rol",
                    ),
                ),
                (
                    "hasta",
                    models.DateField(
                        blank=True,
                        help_text="Primer día en que ya no integra la familia.",
                        null=True,
                        verbose_name="hasta",
                    ),
                ),
                (
                    "termino",
                    models.DateField(
                        blank=True,
                        help_text="Solo de quien está privado de libertad. Desde ese día nadie sabrá por este sistema que lo estuvo.",
                        null=True,
                        verbose_name="término de la privación de libertad",
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
                    "familia",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="abriendo_caminos.familia",
                        verbose_name="familia",
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
                        verbose_name="persona",
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
                "verbose_name": "historial de integrante",
                "verbose_name_plural": "historial de integrantes",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalPlanDesarrollo",
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
                    "familia",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="abriendo_caminos.familia",
                        verbose_name="familia",
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
                "verbose_name": "historial de plan de desarrollo",
                "verbose_name_plural": "historial de planes de desarrollo",
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
                        validators=[
                            django.core.validators.MinValueValidator(2000),
                            django.core.validators.MaxValueValidator(2100),
                        ],
                        verbose_name="año",
                    ),
                ),
                ("asignado", gobernacion.money.PesosField(verbose_name="asignado")),
                (
                    "fuente",
                    models.CharField(max_length=200, verbose_name="convenio o resolución que lo asigna"),
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
                    "convocatoria",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="abriendo_caminos.convocatoria",
                        verbose_name="convocatoria",
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
                "verbose_name": "historial de presupuesto de convocatoria",
                "verbose_name_plural": "historial de presupuestos",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalProfesional",
            fields=[
                (
                    "id",
                    models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID"),
                ),
                ("version", models.PositiveIntegerField(default=1, editable=False, verbose_name="versión")),
                ("nombre", models.CharField(max_length=120, verbose_name="nombre")),
                (
                    "cargo",
                    models.CharField(
                        choices=[
                            ("coordinador", "Coordinador"),
                            ("consejero", "Consejero familiar"),
                            ("tutor", "Tutor"),
                            ("gestor", "Gestor de red"),
                            ("preparador", "Preparador laboral"),
                        ],
                        max_length=12,
                        verbose_name="cargo",
                    ),
                ),
                ("desde", models.DateField(verbose_name="desde")),
                (
                    "hasta",
                    models.DateField(
                        blank=True, help_text="Último día en el equipo.", null=True, verbose_name="hasta"
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
                    "convocatoria",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="abriendo_caminos.convocatoria",
                        verbose_name="convocatoria",
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
                "verbose_name": "historial de profesional",
                "verbose_name_plural": "historial de equipo",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalUnidadTerritorial",
            fields=[
                (
                    "id",
                    models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID"),
                ),
                ("version", models.PositiveIntegerField(default=1, editable=False, verbose_name="versión")),
                (
                    "nombre",
                    models.CharField(
                        db_index=True,
                        error_messages={"unique": "Ya hay una unidad con ese nombre."},
                        max_length=60,
                        verbose_name="nombre",
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
                "verbose_name": "historial de unidad territorial",
                "verbose_name_plural": "historial de unidades territoriales",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="Integrante",
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
                ("ocurrido_el", models.DateField(verbose_name="integra desde")),
                (
                    "rol",
                    models.CharField(
                        choices=[
                            ("cuidador", "Cuidadores principales"),
                            ("privada", "Personas privadas de libertad"),
                            ("nna", "Niños, niñas y adolescentes"),
                            ("otro", "Otros familiares"),
                        ],
                        default="nna",
                        max_length=8,
                        verbose_name="rol",
                    ),
                ),
                (
                    "hasta",
                    models.DateField(
                        blank=True,
                        help_text="Primer día en que ya no integra la familia.",
                        null=True,
                        verbose_name="hasta",
                    ),
                ),
                (
                    "termino",
                    models.DateField(
                        blank=True,
                        help_text="Solo de quien está privado de libertad. Desde ese día nadie sabrá por este sistema que lo estuvo.",
                        null=True,
                        verbose_name="término de la privación de libertad",
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
                    "familia",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="integrantes",
                        to="abriendo_caminos.familia",
                        verbose_name="familia",
                    ),
                ),
                (
                    "ficha",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="directory.ficha",
                        verbose_name="persona",
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
                "verbose_name": "integrante",
                "verbose_name_plural": "integrantes",
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
                        name="abriendo_caminos_integrante_anulacion",
                        violation_error_message="Una anulación lleva fecha, responsable y motivo.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("rol__in", ["cuidador", "privada", "nna", "otro"]),
                            models.Q(
                                models.Q(("rol", "privada"), ("termino__isnull", False)),
                                models.Q(models.Q(("rol", "privada"), _negated=True), ("termino", None)),
                                _connector="OR",
                            ),
                        ),
                        name="ac_dato_penal_con_termino",
                        violation_error_message="De la persona privada de libertad, y solo de ella, se anota el término.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("hasta", None),
                            models.Q(("hasta__gte", models.F("ocurrido_el")), ("ocurrido_el__isnull", False)),
                            _connector="OR",
                        ),
                        name="ac_integrante_fechas_en_orden",
                        violation_error_message="No puede dejar la familia antes de integrarla.",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("anulado_el", None), ("hasta", None), ("rol", "cuidador")),
                        fields=("familia",),
                        name="ac_un_cuidador_principal_a_la_vez",
                        violation_error_message="La familia ya tiene cuidador o cuidadora principal: cámbielo en la familia.",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(
                            models.Q(("rol", "privada"), _negated=True), ("anulado_el", None), ("hasta", None)
                        ),
                        fields=("ficha",),
                        name="ac_persona_en_una_familia_a_la_vez",
                        violation_error_message="Esa persona ya integra una familia del programa.",
                    ),
                ],
                "indexes": [
                    models.Index(
                        fields=["-anulado_el", "-ocurrido_el", "-id"], name="abriendo_ca_anulado_621b20_idx"
                    ),
                    models.Index(
                        fields=["rol", "-anulado_el", "-ocurrido_el", "-id"],
                        name="abriendo_ca_rol_64509f_idx",
                    ),
                    models.Index(
                        fields=["familia", "-anulado_el", "-ocurrido_el", "-id"],
                        name="abriendo_ca_familia_715312_idx",
                    ),
                    models.Index(
                        fields=["ficha", "-anulado_el", "-ocurrido_el", "-id"],
                        name="abriendo_ca_ficha_i_c4b7c1_idx",
                    ),
                    models.Index(fields=["termino"], name="ac_integrante_por_termino"),
                ],
            },
        ),
        migrations.CreateModel(
            name="HistoricalEvaluacionPsicologica",
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
                ("hecha", models.BooleanField(default=True, verbose_name="se hizo")),
                ("derivada", models.BooleanField(default=False, verbose_name="se derivó")),
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
                    "integrante",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="abriendo_caminos.integrante",
                        verbose_name="niño, niña o adolescente",
                    ),
                ),
            ],
            options={
                "verbose_name": "historial de evaluación psicológica",
                "verbose_name_plural": "historial de evaluaciones psicológicas",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="EvaluacionPsicologica",
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
                ("hecha", models.BooleanField(default=True, verbose_name="se hizo")),
                ("derivada", models.BooleanField(default=False, verbose_name="se derivó")),
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
                    "integrante",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="evaluaciones",
                        to="abriendo_caminos.integrante",
                        verbose_name="niño, niña o adolescente",
                    ),
                ),
            ],
            options={
                "verbose_name": "evaluación psicológica",
                "verbose_name_plural": "evaluaciones psicológicas",
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
                        name="abriendo_caminos_evaluacionpsicologica_anulacion",
                        violation_error_message="Una anulación lleva fecha, responsable y motivo.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("hecha", True), ("derivada", False), _connector="OR"),
                        name="ac_evaluacion_derivada_si_se_hizo",
                        violation_error_message="Se deriva después de evaluar.",
                    ),
                ],
                "indexes": [
                    models.Index(
                        fields=["-anulado_el", "-ocurrido_el", "-id"], name="abriendo_ca_anulado_24609e_idx"
                    ),
                    models.Index(
                        fields=["integrante", "-anulado_el", "-ocurrido_el", "-id"],
                        name="abriendo_ca_integra_ad1e2a_idx",
                    ),
                    models.Index(
                        fields=["hecha", "-anulado_el", "-ocurrido_el", "-id"],
                        name="abriendo_ca_hecha_b48d75_idx",
                    ),
                    models.Index(
                        fields=["derivada", "-anulado_el", "-ocurrido_el", "-id"],
                        name="abriendo_ca_derivad_d494d5_idx",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="PlanDesarrollo",
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
                    "familia",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="%(class)s_set",
                        to="abriendo_caminos.familia",
                        verbose_name="familia",
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
                "verbose_name": "plan de desarrollo",
                "verbose_name_plural": "planes de desarrollo",
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
                        name="abriendo_caminos_plandesarrollo_anulacion",
                        violation_error_message="Una anulación lleva fecha, responsable y motivo.",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("anulado_el", None)),
                        fields=("familia",),
                        name="ac_un_plan_por_familia",
                        violation_error_message="Esa familia ya tiene plan: agregue en él sus objetivos.",
                    ),
                ],
                "indexes": [
                    models.Index(
                        fields=["-anulado_el", "-ocurrido_el", "-id"], name="abriendo_ca_anulado_deb356_idx"
                    ),
                    models.Index(
                        fields=["familia", "-anulado_el", "-ocurrido_el", "-id"],
                        name="abriendo_ca_familia_3208e8_idx",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Objetivo",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("version", models.PositiveIntegerField(default=1, editable=False, verbose_name="versión")),
                ("descripcion", models.CharField(max_length=200, verbose_name="objetivo")),
                ("plazo", models.DateField(blank=True, null=True, verbose_name="plazo")),
                (
                    "estado",
                    models.CharField(
                        choices=[
                            ("pendiente", "Pendiente"),
                            ("en_curso", "En curso"),
                            ("logrado", "Logrado"),
                            ("no_logrado", "No logrado"),
                        ],
                        default="pendiente",
                        max_length=10,
                        verbose_name="estado",
                    ),
                ),
                (
                    "resuelto_el",
                    models.DateField(
                        blank=True,
                        null=True,
                        validators=[gobernacion.records.models.validate_not_future],
                        verbose_name="resuelto el",
                    ),
                ),
                (
                    "plan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="objetivos",
                        to="abriendo_caminos.plandesarrollo",
                        verbose_name="plan",
                    ),
                ),
            ],
            options={
                "verbose_name": "objetivo",
                "verbose_name_plural": "objetivos",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("estado__in", ["logrado", "no_logrado"]), ("resuelto_el__isnull", False)
                            ),
                            models.Q(("estado__in", ["pendiente", "en_curso"]), ("resuelto_el", None)),
                            _connector="OR",
                        ),
                        name="ac_objetivo_resuelto_con_fecha",
                        violation_error_message="Un objetivo logrado o no logrado, y solo él, lleva su fecha.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("descripcion", ""), _negated=True),
                        name="ac_objetivo_dicho",
                        violation_error_message="Escriba el objetivo.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="HistoricalObjetivo",
            fields=[
                (
                    "id",
                    models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID"),
                ),
                ("version", models.PositiveIntegerField(default=1, editable=False, verbose_name="versión")),
                ("descripcion", models.CharField(max_length=200, verbose_name="objetivo")),
                ("plazo", models.DateField(blank=True, null=True, verbose_name="plazo")),
                (
                    "estado",
                    models.CharField(
                        choices=[
                            ("pendiente", "Pendiente"),
                            ("en_curso", "En curso"),
                            ("logrado", "Logrado"),
                            ("no_logrado", "No logrado"),
                        ],
                        default="pendiente",
                        max_length=10,
                        verbose_name="estado",
                    ),
                ),
                (
                    "resuelto_el",
                    models.DateField(
                        blank=True,
                        null=True,
                        validators=[gobernacion.records.models.validate_not_future],
                        verbose_name="resuelto el",
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
                    "history_user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "plan",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="abriendo_caminos.plandesarrollo",
                        verbose_name="plan",
                    ),
                ),
            ],
            options={
                "verbose_name": "historial de objetivo",
                "verbose_name_plural": "historial de objetivos",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
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
                        validators=[
                            django.core.validators.MinValueValidator(2000),
                            django.core.validators.MaxValueValidator(2100),
                        ],
                        verbose_name="año",
                    ),
                ),
                ("asignado", gobernacion.money.PesosField(verbose_name="asignado")),
                (
                    "ejecutado",
                    gobernacion.money.PesosField(
                        default=0, editable=False, verbose_name="ejecutado a la fecha"
                    ),
                ),
                (
                    "fuente",
                    models.CharField(max_length=200, verbose_name="convenio o resolución que lo asigna"),
                ),
                (
                    "convocatoria",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="presupuestos",
                        to="abriendo_caminos.convocatoria",
                        verbose_name="convocatoria",
                    ),
                ),
            ],
            options={
                "verbose_name": "presupuesto de convocatoria",
                "verbose_name_plural": "presupuestos",
                "constraints": [
                    models.UniqueConstraint(
                        fields=("convocatoria", "year"),
                        name="ac_un_presupuesto_por_convocatoria_y_year",
                        violation_error_message="Esa convocatoria ya tiene presupuesto para ese año.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("ejecutado__gte", 0), ("ejecutado__lte", models.F("asignado"))),
                        name="ac_ejecutado_dentro_de_lo_asignado",
                        violation_error_message="Lo asignado no puede ser menos que lo ya ejecutado.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("year__range", (2000, 2100))),
                        name="ac_presupuesto_de_un_year_posible",
                        violation_error_message="Revise el año.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="HistoricalGasto",
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
                        choices=[("anotado", "Por visar"), ("visado", "Visado")],
                        default="anotado",
                        editable=False,
                        max_length=8,
                        verbose_name="estado",
                    ),
                ),
                (
                    "concepto",
                    models.CharField(
                        help_text="Honorarios, materiales, movilización… Sin nombres de personas.",
                        max_length=120,
                        verbose_name="concepto",
                    ),
                ),
                (
                    "documento",
                    models.CharField(
                        help_text="Número de factura, boleta o egreso.",
                        max_length=60,
                        verbose_name="documento",
                    ),
                ),
                ("monto", gobernacion.money.PesosField(verbose_name="monto")),
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
                    "visado_por",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="visado por",
                    ),
                ),
                (
                    "presupuesto",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="abriendo_caminos.presupuesto",
                        verbose_name="presupuesto",
                    ),
                ),
            ],
            options={
                "verbose_name": "historial de gasto",
                "verbose_name_plural": "historial de gastos",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="Gasto",
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
                        choices=[("anotado", "Por visar"), ("visado", "Visado")],
                        default="anotado",
                        editable=False,
                        max_length=8,
                        verbose_name="estado",
                    ),
                ),
                (
                    "concepto",
                    models.CharField(
                        help_text="Honorarios, materiales, movilización… Sin nombres de personas.",
                        max_length=120,
                        verbose_name="concepto",
                    ),
                ),
                (
                    "documento",
                    models.CharField(
                        help_text="Número de factura, boleta o egreso.",
                        max_length=60,
                        verbose_name="documento",
                    ),
                ),
                ("monto", gobernacion.money.PesosField(verbose_name="monto")),
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
                    "visado_por",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="visado por",
                    ),
                ),
                (
                    "presupuesto",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="gastos",
                        to="abriendo_caminos.presupuesto",
                        verbose_name="presupuesto",
                    ),
                ),
            ],
            options={
                "verbose_name": "gasto",
                "verbose_name_plural": "gastos",
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
                        name="abriendo_caminos_gasto_anulacion",
                        violation_error_message="Una anulación lleva fecha, responsable y motivo.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("monto__gt", 0)),
                        name="ac_gasto_de_algo",
                        violation_error_message="El monto debe ser mayor que cero.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("estado__in", ["anotado", "visado"]),
                            models.Q(
                                models.Q(("estado__in", ["visado"]), ("visado_por__isnull", False)),
                                models.Q(
                                    models.Q(("estado__in", ["visado"]), _negated=True), ("visado_por", None)
                                ),
                                _connector="OR",
                            ),
                        ),
                        name="ac_gasto_visado_por_alguien",
                        violation_error_message="Un gasto visado, y solo él, lleva quién lo visó.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("visado_por", None),
                            ("registrado_por", None),
                            models.Q(("visado_por", models.F("registrado_por")), _negated=True),
                            _connector="OR",
                        ),
                        name="ac_gasto_de_dos_personas",
                        violation_error_message="Quien anota un gasto no lo visa.",
                    ),
                ],
                "indexes": [
                    models.Index(
                        fields=["-anulado_el", "-ocurrido_el", "-id"], name="abriendo_ca_anulado_d84d65_idx"
                    ),
                    models.Index(
                        fields=["estado", "-anulado_el", "-ocurrido_el", "-id"],
                        name="abriendo_ca_estado_4ec1da_idx",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Profesional",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("version", models.PositiveIntegerField(default=1, editable=False, verbose_name="versión")),
                ("nombre", models.CharField(max_length=120, verbose_name="nombre")),
                (
                    "cargo",
                    models.CharField(
                        choices=[
                            ("coordinador", "Coordinador"),
                            ("consejero", "Consejero familiar"),
                            ("tutor", "Tutor"),
                            ("gestor", "Gestor de red"),
                            ("preparador", "Preparador laboral"),
                        ],
                        max_length=12,
                        verbose_name="cargo",
                    ),
                ),
                ("desde", models.DateField(verbose_name="desde")),
                (
                    "hasta",
                    models.DateField(
                        blank=True, help_text="Último día en el equipo.", null=True, verbose_name="hasta"
                    ),
                ),
                (
                    "convocatoria",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="equipo",
                        to="abriendo_caminos.convocatoria",
                        verbose_name="convocatoria",
                    ),
                ),
            ],
            options={
                "verbose_name": "profesional",
                "verbose_name_plural": "equipo",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("nombre", ""), _negated=True),
                            ("cargo__in", ["coordinador", "consejero", "tutor", "gestor", "preparador"]),
                        ),
                        name="ac_profesional_con_nombre_y_cargo",
                        violation_error_message="Escriba el nombre y elija el cargo.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("hasta", None),
                            models.Q(("desde__isnull", False), ("hasta__gte", models.F("desde"))),
                            _connector="OR",
                        ),
                        name="ac_profesional_fechas_en_orden",
                        violation_error_message="No puede dejar el equipo antes de integrarlo.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="HistoricalSesion",
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
                    "tipo",
                    models.CharField(
                        choices=[
                            ("familiar", "Familiar"),
                            ("cuidador", "Con quien cuida"),
                            ("nna", "Con niños, niñas o adolescentes"),
                            ("laboral", "Sociolaboral"),
                        ],
                        default="familiar",
                        max_length=8,
                        verbose_name="tipo",
                    ),
                ),
                ("asistio", models.BooleanField(default=True, verbose_name="la familia asistió")),
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
                    "familia",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="abriendo_caminos.familia",
                        verbose_name="familia",
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
                    "profesional",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="abriendo_caminos.profesional",
                        verbose_name="profesional",
                    ),
                ),
            ],
            options={
                "verbose_name": "historial de sesión",
                "verbose_name_plural": "historial de sesiones",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="Sesion",
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
                    "tipo",
                    models.CharField(
                        choices=[
                            ("familiar", "Familiar"),
                            ("cuidador", "Con quien cuida"),
                            ("nna", "Con niños, niñas o adolescentes"),
                            ("laboral", "Sociolaboral"),
                        ],
                        default="familiar",
                        max_length=8,
                        verbose_name="tipo",
                    ),
                ),
                ("asistio", models.BooleanField(default=True, verbose_name="la familia asistió")),
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
                    "familia",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="%(class)s_set",
                        to="abriendo_caminos.familia",
                        verbose_name="familia",
                    ),
                ),
                (
                    "profesional",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="abriendo_caminos.profesional",
                        verbose_name="profesional",
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
                "verbose_name": "sesión",
                "verbose_name_plural": "sesiones",
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
                        name="abriendo_caminos_sesion_anulacion",
                        violation_error_message="Una anulación lleva fecha, responsable y motivo.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("tipo__in", ["familiar", "cuidador", "nna", "laboral"])),
                        name="ac_sesion_tipo_conocido",
                        violation_error_message="Elija el tipo de la lista.",
                    ),
                ],
                "indexes": [
                    models.Index(
                        fields=["-anulado_el", "-ocurrido_el", "-id"], name="abriendo_ca_anulado_b1d5d4_idx"
                    ),
                    models.Index(
                        fields=["familia", "-anulado_el", "-ocurrido_el", "-id"],
                        name="abriendo_ca_familia_6318e8_idx",
                    ),
                    models.Index(
                        fields=["tipo", "-anulado_el", "-ocurrido_el", "-id"],
                        name="abriendo_ca_tipo_116981_idx",
                    ),
                    models.Index(
                        fields=["asistio", "-anulado_el", "-ocurrido_el", "-id"],
                        name="abriendo_ca_asistio_26030a_idx",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Taller",
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
            ],
            options={
                "verbose_name": "taller",
                "verbose_name_plural": "talleres",
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
                        name="abriendo_caminos_taller_anulacion",
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
                        name="abriendo_caminos_taller_estado_y_causa_conocidos",
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
                        name="abriendo_caminos_taller_suspendida_con_causa",
                        violation_error_message="Una actividad suspendida, y solo ella, lleva causa y fecha.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("causa", "otra"), _negated=True),
                            models.Q(("motivo", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="abriendo_caminos_taller_otra_causa_explicada",
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
                        name="abriendo_caminos_taller_de_tercero_con_nombre",
                        violation_error_message="Diga quién la hizo en lugar de la oficina.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("estado__in", ("realizada", "tercero")), _negated=True),
                            models.Q(("lugar", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="abriendo_caminos_taller_hecha_en_un_lugar",
                        violation_error_message="Diga en qué lugar se hizo.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("asistentes", None), ("estado__in", ("realizada", "tercero")), _connector="OR"
                        ),
                        name="abriendo_caminos_taller_asistentes_si_se_hizo",
                        violation_error_message="Los asistentes se anotan cuando la actividad se hizo.",
                    ),
                ],
                "indexes": [
                    models.Index(
                        fields=["-anulado_el", "-ocurrido_el", "-id"], name="abriendo_ca_anulado_81f7df_idx"
                    ),
                    models.Index(
                        fields=["estado", "-anulado_el", "-ocurrido_el", "-id"],
                        name="abriendo_ca_estado_a42c03_idx",
                    ),
                    models.Index(
                        fields=["comuna", "-anulado_el", "-ocurrido_el", "-id"],
                        name="abriendo_ca_comuna__4cb644_idx",
                    ),
                    models.Index(fields=["programada_el"], name="abriendo_ca_program_38ea97_idx"),
                ],
            },
        ),
        migrations.CreateModel(
            name="PapelTaller",
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
                        to="abriendo_caminos.taller",
                        verbose_name="taller",
                    ),
                ),
            ],
            options={
                "verbose_name": "papel del taller",
                "verbose_name_plural": "papeles del taller",
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
                        name="abriendo_caminos_papeltaller_retiro",
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
                        name="abriendo_caminos_papeltaller_tipo",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="HistoricalAsistencia",
            fields=[
                (
                    "id",
                    models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID"),
                ),
                ("version", models.PositiveIntegerField(default=1, editable=False, verbose_name="versión")),
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
                    "integrante",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="abriendo_caminos.integrante",
                        verbose_name="asistente",
                    ),
                ),
                (
                    "taller",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="abriendo_caminos.taller",
                        verbose_name="taller",
                    ),
                ),
            ],
            options={
                "verbose_name": "historial de asistente",
                "verbose_name_plural": "historial de asistentes al taller",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="Asistencia",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("version", models.PositiveIntegerField(default=1, editable=False, verbose_name="versión")),
                (
                    "integrante",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="asistencias",
                        to="abriendo_caminos.integrante",
                        verbose_name="asistente",
                    ),
                ),
                (
                    "taller",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="asistencias",
                        to="abriendo_caminos.taller",
                        verbose_name="taller",
                    ),
                ),
            ],
            options={
                "verbose_name": "asistente",
                "verbose_name_plural": "asistentes al taller",
                "constraints": [
                    models.UniqueConstraint(
                        fields=("taller", "integrante"),
                        name="ac_una_asistencia_por_taller",
                        violation_error_message="Ya está en la lista del taller.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Tema",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "publico",
                    models.CharField(
                        choices=[
                            ("cuidadoras", "Cuidadoras principales"),
                            ("nna", "Niños, niñas y adolescentes"),
                        ],
                        max_length=10,
                        verbose_name="para",
                    ),
                ),
                ("nombre", models.CharField(max_length=120, verbose_name="tema")),
            ],
            options={
                "verbose_name": "tema de taller",
                "verbose_name_plural": "temas de taller",
                "constraints": [
                    models.UniqueConstraint(
                        fields=("publico", "nombre"),
                        name="ac_un_tema_por_publico_y_nombre",
                        violation_error_message="Ese tema ya está en el catálogo.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("publico__in", ["cuidadoras", "nna"]), models.Q(("nombre", ""), _negated=True)
                        ),
                        name="ac_tema_con_nombre_y_publico",
                        violation_error_message="Escriba el tema y elija para quién es.",
                    ),
                ],
            },
        ),
        migrations.AddField(
            model_name="taller",
            name="tema",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="talleres",
                to="abriendo_caminos.tema",
                verbose_name="tema",
            ),
        ),
        migrations.CreateModel(
            name="HistoricalTaller",
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
                    "tema",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="abriendo_caminos.tema",
                        verbose_name="tema",
                    ),
                ),
            ],
            options={
                "verbose_name": "historial de taller",
                "verbose_name_plural": "historial de talleres",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="UnidadTerritorial",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("version", models.PositiveIntegerField(default=1, editable=False, verbose_name="versión")),
                (
                    "nombre",
                    models.CharField(
                        error_messages={"unique": "Ya hay una unidad con ese nombre."},
                        max_length=60,
                        unique=True,
                        verbose_name="nombre",
                    ),
                ),
                (
                    "sectores",
                    models.ManyToManyField(related_name="+", to="territory.sector", verbose_name="sectores"),
                ),
            ],
            options={
                "verbose_name": "unidad territorial",
                "verbose_name_plural": "unidades territoriales",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("nombre", ""), _negated=True),
                        name="ac_unidad_con_nombre",
                        violation_error_message="Escriba el nombre de la unidad.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="RecuentoPenal",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("desde", models.DateField(verbose_name="desde el mes")),
                ("hasta", models.DateField(verbose_name="hasta antes del mes")),
                ("cuantas", models.PositiveIntegerField(verbose_name="cuántas")),
                (
                    "unidad",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="abriendo_caminos.unidadterritorial",
                        verbose_name="unidad territorial",
                    ),
                ),
            ],
            options={
                "verbose_name": "recuento anónimo",
                "verbose_name_plural": "recuentos anónimos",
                "constraints": [
                    models.UniqueConstraint(
                        fields=("unidad", "desde", "hasta"),
                        name="ac_un_recuento_por_unidad_y_meses",
                        violation_error_message="Ese recuento ya existe.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("cuantas__gt", 0),
                            ("desde__day", 1),
                            ("hasta__day", 1),
                            ("hasta__gt", models.F("desde")),
                        ),
                        name="ac_recuento_por_meses_enteros",
                        violation_error_message="Un recuento anónimo es de meses enteros.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="HistoricalFamilia",
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
                ("ocurrido_el", models.DateField(verbose_name="ingreso")),
                (
                    "codigo",
                    models.CharField(
                        db_index=True,
                        error_messages={"unique": "Ese código ya es de otra familia."},
                        help_text="El que le da el sistema del programa.",
                        max_length=20,
                        validators=[
                            django.core.validators.RegexValidator(
                                "\\A[0-9A-Za-z-]+\\Z", "El código lleva solo letras, cifras y guion."
                            )
                        ],
                        verbose_name="código",
                    ),
                ),
                (
                    "estado",
                    models.CharField(
                        choices=[("activa", "En el programa"), ("egresada", "Egresada")],
                        default="activa",
                        editable=False,
                        max_length=8,
                        verbose_name="estado",
                    ),
                ),
                (
                    "egreso",
                    models.DateField(
                        blank=True,
                        null=True,
                        validators=[gobernacion.records.models.validate_not_future],
                        verbose_name="egreso",
                    ),
                ),
                (
                    "causa_egreso",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("cumplimiento", "Terminó el acompañamiento"),
                            ("renuncia", "Renunció"),
                            ("traslado", "Se trasladó"),
                            ("otra", "Otra"),
                        ],
                        max_length=12,
                        verbose_name="causa del egreso",
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
                    "convocatoria",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="abriendo_caminos.convocatoria",
                        verbose_name="convocatoria",
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
                        verbose_name="cuidador o cuidadora principal",
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
                (
                    "unidad",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="abriendo_caminos.unidadterritorial",
                        verbose_name="unidad territorial",
                    ),
                ),
            ],
            options={
                "verbose_name": "historial de familia",
                "verbose_name_plural": "historial de familias",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.AddField(
            model_name="familia",
            name="unidad",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="familias",
                to="abriendo_caminos.unidadterritorial",
                verbose_name="unidad territorial",
            ),
        ),
        migrations.CreateModel(
            name="Diagnostico",
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
                ("necesidades", models.TextField(max_length=2000, verbose_name="necesidades")),
                (
                    "recursos",
                    models.TextField(blank=True, max_length=2000, verbose_name="recursos de la familia"),
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
                    "familia",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="%(class)s_set",
                        to="abriendo_caminos.familia",
                        verbose_name="familia",
                    ),
                ),
            ],
            options={
                "verbose_name": "diagnóstico",
                "verbose_name_plural": "diagnósticos",
                "abstract": False,
                "indexes": [
                    models.Index(
                        fields=["-anulado_el", "-ocurrido_el", "-id"], name="abriendo_ca_anulado_f31d49_idx"
                    ),
                    models.Index(
                        fields=["familia", "-anulado_el", "-ocurrido_el", "-id"],
                        name="abriendo_ca_familia_f1d8ac_idx",
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
                        name="abriendo_caminos_diagnostico_anulacion",
                        violation_error_message="Una anulación lleva fecha, responsable y motivo.",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("anulado_el", None)),
                        fields=("familia",),
                        name="ac_un_diagnostico_por_familia",
                        violation_error_message="Esa familia ya tiene diagnóstico: corríjalo o anúlelo.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Apoyo",
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
                    "clase",
                    models.CharField(
                        choices=[
                            ("sociolaboral", "Sociolaboral"),
                            ("habitabilidad", "Habitabilidad"),
                            ("fosis", "FOSIS"),
                        ],
                        max_length=13,
                        verbose_name="apoyo",
                    ),
                ),
                (
                    "perfil",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("empleabilidad", "Empleabilidad"),
                            ("microemprendimiento", "Microemprendimiento"),
                        ],
                        help_text="Solo del apoyo sociolaboral.",
                        max_length=19,
                        verbose_name="perfil",
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
                    "familia",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="%(class)s_set",
                        to="abriendo_caminos.familia",
                        verbose_name="familia",
                    ),
                ),
            ],
            options={
                "verbose_name": "apoyo",
                "verbose_name_plural": "apoyos",
                "abstract": False,
                "indexes": [
                    models.Index(
                        fields=["-anulado_el", "-ocurrido_el", "-id"], name="abriendo_ca_anulado_da4cad_idx"
                    ),
                    models.Index(
                        fields=["familia", "-anulado_el", "-ocurrido_el", "-id"],
                        name="abriendo_ca_familia_c1e9c9_idx",
                    ),
                    models.Index(
                        fields=["clase", "-anulado_el", "-ocurrido_el", "-id"],
                        name="abriendo_ca_clase_c52b12_idx",
                    ),
                    models.Index(
                        fields=["perfil", "-anulado_el", "-ocurrido_el", "-id"],
                        name="abriendo_ca_perfil_29c5ff_idx",
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
                        name="abriendo_caminos_apoyo_anulacion",
                        violation_error_message="Una anulación lleva fecha, responsable y motivo.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("clase__in", ["sociolaboral", "habitabilidad", "fosis"]),
                            models.Q(
                                models.Q(
                                    ("clase", "sociolaboral"),
                                    ("perfil__in", ["empleabilidad", "microemprendimiento"]),
                                ),
                                models.Q(models.Q(("clase", "sociolaboral"), _negated=True), ("perfil", "")),
                                _connector="OR",
                            ),
                        ),
                        name="ac_apoyo_sociolaboral_con_perfil",
                        violation_error_message="El apoyo sociolaboral, y solo él, lleva perfil.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="InstitucionRed",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("version", models.PositiveIntegerField(default=1, editable=False, verbose_name="versión")),
                (
                    "clase",
                    models.CharField(
                        choices=[
                            ("colegio", "Colegio"),
                            ("jardin", "Jardín infantil"),
                            ("especial", "Escuela especial"),
                            ("rehabilitacion", "Centro de rehabilitación"),
                            ("capacitacion", "Centro de capacitación"),
                            ("otra", "Otra"),
                        ],
                        max_length=14,
                        verbose_name="clase",
                    ),
                ),
                ("desde", models.DateField(verbose_name="en la red desde")),
                (
                    "organizacion",
                    models.OneToOneField(
                        error_messages={"unique": "Esa institución ya está en la red."},
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="directory.organizacion",
                        verbose_name="institución",
                    ),
                ),
            ],
            options={
                "verbose_name": "institución de la red",
                "verbose_name_plural": "instituciones de la red",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "clase__in",
                                ["colegio", "jardin", "especial", "rehabilitacion", "capacitacion", "otra"],
                            )
                        ),
                        name="ac_red_clase_conocida",
                        violation_error_message="Elija la clase de la lista.",
                    )
                ],
            },
        ),
        migrations.AddIndex(
            model_name="taller",
            index=models.Index(
                fields=["tema", "-anulado_el", "-ocurrido_el", "-id"], name="abriendo_ca_tema_id_6cc9d4_idx"
            ),
        ),
        migrations.AddIndex(
            model_name="familia",
            index=models.Index(
                fields=["unidad", "-anulado_el", "-ocurrido_el", "-id"], name="abriendo_ca_unidad__650d6d_idx"
            ),
        ),
    ]
