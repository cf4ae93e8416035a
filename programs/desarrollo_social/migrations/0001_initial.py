import django.core.validators
import django.db.models.deletion
import django.db.models.expressions
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
            name="HistoricalIndicadorGestion",
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
                (
                    "instrumento",
                    models.CharField(
                        choices=[
                            ("pmg", "Programa de Mejoramiento de la Gestión"),
                            ("ccdd", "Convenios de Desempeño"),
                        ],
                        max_length=4,
                        verbose_name="instrumento",
                    ),
                ),
                (
                    "nombre",
                    models.CharField(
                        help_text="Como lo nombra el instrumento: Tiempo…",
                        max_length=60,
                        verbose_name="indicador",
                    ),
                ),
                ("a_cargo", models.BooleanField(default=True, verbose_name="lo encabeza esta gobernación")),
                (
                    "codigo",
                    models.CharField(
                        blank=True,
                        help_text="La cifra se cita de quien la mide; aquí no se anota su valor.",
                        max_length=8,
                        verbose_name="cifra que lo mide",
                    ),
                ),
                (
                    "sentido",
                    models.CharField(
                        choices=[
                            ("al_menos", "Llegar al menos a la meta"),
                            ("a_lo_mas", "No pasar de la meta"),
                        ],
                        default="al_menos",
                        max_length=8,
                        verbose_name="cómo se cumple",
                    ),
                ),
                (
                    "meta",
                    models.DecimalField(
                        blank=True, decimal_places=2, max_digits=12, null=True, verbose_name="meta"
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
                "verbose_name": "historial de indicador de gestión",
                "verbose_name_plural": "historial de indicadores de gestión",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalIniciativa",
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
                        validators=[gobernacion.records.models.validate_not_future], verbose_name="inicio"
                    ),
                ),
                (
                    "estado",
                    models.CharField(
                        choices=[("en_curso", "En curso"), ("terminada", "Terminada")],
                        default="en_curso",
                        editable=False,
                        max_length=9,
                        verbose_name="estado",
                    ),
                ),
                (
                    "linea",
                    models.CharField(
                        choices=[
                            ("albergue", "Albergue (Noche Digna)"),
                            ("fomento", "Fomento productivo municipal"),
                            ("vif", "Apoyo a víctimas de violencia intrafamiliar"),
                            ("otra", "Otra"),
                        ],
                        max_length=8,
                        verbose_name="línea",
                    ),
                ),
                (
                    "nombre",
                    models.CharField(
                        help_text="Sin nombres de personas.", max_length=100, verbose_name="nombre"
                    ),
                ),
                (
                    "objetivo",
                    models.TextField(
                        blank=True,
                        help_text="Sin nombres de personas.",
                        max_length=1000,
                        verbose_name="objetivo",
                    ),
                ),
                (
                    "cupos",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        help_text="Solo de un albergue.",
                        null=True,
                        validators=[django.core.validators.MinValueValidator(1)],
                        verbose_name="cupos por noche",
                    ),
                ),
                (
                    "beneficiarios",
                    models.PositiveIntegerField(
                        blank=True,
                        help_text="Las que informa el municipio. De un albergue se cuentan solas; de víctimas, no se anotan aquí.",
                        null=True,
                        verbose_name="personas apoyadas",
                    ),
                ),
                (
                    "termino",
                    models.DateField(
                        blank=True,
                        null=True,
                        validators=[gobernacion.records.models.validate_not_future],
                        verbose_name="término",
                    ),
                ),
                (
                    "resultado",
                    models.TextField(
                        blank=True,
                        help_text="Sin nombres de personas.",
                        max_length=1000,
                        verbose_name="resultado",
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
                        help_text="En blanco si es de toda la provincia; con víctimas de violencia, siempre.",
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
                    "institucion",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="directory.organizacion",
                        verbose_name="con qué institución",
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
                "verbose_name": "historial de iniciativa",
                "verbose_name_plural": "historial de iniciativas",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalPresupuestoOtraOficina",
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
                ("oficina", models.CharField(max_length=100, verbose_name="oficina")),
                ("monto", gobernacion.money.PesosField(verbose_name="presupuesto")),
                ("fuente", models.CharField(max_length=160, verbose_name="dónde lo informa")),
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
                "verbose_name": "historial de presupuesto de otra oficina",
                "verbose_name_plural": "historial de presupuestos de otras oficinas",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="IndicadorGestion",
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
                (
                    "instrumento",
                    models.CharField(
                        choices=[
                            ("pmg", "Programa de Mejoramiento de la Gestión"),
                            ("ccdd", "Convenios de Desempeño"),
                        ],
                        max_length=4,
                        verbose_name="instrumento",
                    ),
                ),
                (
                    "nombre",
                    models.CharField(
                        help_text="Como lo nombra el instrumento: Tiempo…",
                        max_length=60,
                        verbose_name="indicador",
                    ),
                ),
                ("a_cargo", models.BooleanField(default=True, verbose_name="lo encabeza esta gobernación")),
                (
                    "codigo",
                    models.CharField(
                        blank=True,
                        help_text="La cifra se cita de quien la mide; aquí no se anota su valor.",
                        max_length=8,
                        verbose_name="cifra que lo mide",
                    ),
                ),
                (
                    "sentido",
                    models.CharField(
                        choices=[
                            ("al_menos", "Llegar al menos a la meta"),
                            ("a_lo_mas", "No pasar de la meta"),
                        ],
                        default="al_menos",
                        max_length=8,
                        verbose_name="cómo se cumple",
                    ),
                ),
                (
                    "meta",
                    models.DecimalField(
                        blank=True, decimal_places=2, max_digits=12, null=True, verbose_name="meta"
                    ),
                ),
            ],
            options={
                "verbose_name": "indicador de gestión",
                "verbose_name_plural": "indicadores de gestión",
                "constraints": [
                    models.UniqueConstraint(
                        fields=("year", "instrumento", "nombre"),
                        name="ds_un_indicador_por_year",
                        violation_error_message="Ese indicador ya está anotado ese año.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("instrumento__in", ["pmg", "ccdd"]),
                            ("sentido__in", ["al_menos", "a_lo_mas"]),
                            ("year__range", (2000, 2100)),
                            models.Q(("nombre", ""), _negated=True),
                        ),
                        name="ds_indicador_con_nombre_e_instrumento",
                        violation_error_message="Escriba el indicador y elija el año y el instrumento.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("codigo", ""), ("codigo__regex", "^[A-Z]{2}-[0-9]{3}$"), _connector="OR"
                        ),
                        name="ds_indicador_con_codigo",
                        violation_error_message="Elija de la lista la cifra que lo mide.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Iniciativa",
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
                        validators=[gobernacion.records.models.validate_not_future], verbose_name="inicio"
                    ),
                ),
                (
                    "estado",
                    models.CharField(
                        choices=[("en_curso", "En curso"), ("terminada", "Terminada")],
                        default="en_curso",
                        editable=False,
                        max_length=9,
                        verbose_name="estado",
                    ),
                ),
                (
                    "linea",
                    models.CharField(
                        choices=[
                            ("albergue", "Albergue (Noche Digna)"),
                            ("fomento", "Fomento productivo municipal"),
                            ("vif", "Apoyo a víctimas de violencia intrafamiliar"),
                            ("otra", "Otra"),
                        ],
                        max_length=8,
                        verbose_name="línea",
                    ),
                ),
                (
                    "nombre",
                    models.CharField(
                        help_text="Sin nombres de personas.", max_length=100, verbose_name="nombre"
                    ),
                ),
                (
                    "objetivo",
                    models.TextField(
                        blank=True,
                        help_text="Sin nombres de personas.",
                        max_length=1000,
                        verbose_name="objetivo",
                    ),
                ),
                (
                    "cupos",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        help_text="Solo de un albergue.",
                        null=True,
                        validators=[django.core.validators.MinValueValidator(1)],
                        verbose_name="cupos por noche",
                    ),
                ),
                (
                    "beneficiarios",
                    models.PositiveIntegerField(
                        blank=True,
                        help_text="Las que informa el municipio. De un albergue se cuentan solas; de víctimas, no se anotan aquí.",
                        null=True,
                        verbose_name="personas apoyadas",
                    ),
                ),
                (
                    "termino",
                    models.DateField(
                        blank=True,
                        null=True,
                        validators=[gobernacion.records.models.validate_not_future],
                        verbose_name="término",
                    ),
                ),
                (
                    "resultado",
                    models.TextField(
                        blank=True,
                        help_text="Sin nombres de personas.",
                        max_length=1000,
                        verbose_name="resultado",
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
                        blank=True,
                        help_text="En blanco si es de toda la provincia; con víctimas de violencia, siempre.",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="territory.comuna",
                        verbose_name="comuna",
                    ),
                ),
                (
                    "institucion",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="directory.organizacion",
                        verbose_name="con qué institución",
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
                "verbose_name": "iniciativa",
                "verbose_name_plural": "iniciativas",
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
                        name="desarrollo_social_iniciativa_anulacion",
                        violation_error_message="Una anulación lleva fecha, responsable y motivo.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("estado__in", ["en_curso", "terminada"]),
                            ("linea__in", ["albergue", "fomento", "vif", "otra"]),
                            models.Q(("nombre", ""), _negated=True),
                        ),
                        name="ds_iniciativa_con_linea_y_nombre",
                        violation_error_message="Elija la línea y escriba el nombre de la iniciativa.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("cupos__gte", 1), ("cupos__isnull", False), ("linea", "albergue")),
                            models.Q(models.Q(("linea", "albergue"), _negated=True), ("cupos", None)),
                            _connector="OR",
                        ),
                        name="ds_albergue_con_cupos",
                        violation_error_message="Un albergue, y solo él, lleva cuántas personas caben por noche.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("beneficiarios", None), ("linea__in", ["fomento", "otra"]), _connector="OR"
                        ),
                        name="ds_iniciativa_beneficiarios_de_fomento",
                        violation_error_message="Las personas de un albergue se cuentan por sus noches, y las víctimas por sus informes: deje este dato en blanco.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("comuna__isnull", False), ("linea__in", ["albergue", "fomento"])),
                            models.Q(("comuna", None), ("linea", "vif")),
                            ("linea", "otra"),
                            _connector="OR",
                        ),
                        name="ds_iniciativa_en_su_comuna",
                        violation_error_message="Un albergue o un fomento es de una comuna; el trabajo con víctimas de violencia no dice cuál.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("estado__in", ["terminada"]), ("termino__isnull", False)),
                            models.Q(
                                models.Q(("estado__in", ["terminada"]), _negated=True),
                                ("resultado", ""),
                                ("termino", None),
                            ),
                            _connector="OR",
                        ),
                        name="ds_iniciativa_terminada_con_fecha",
                        violation_error_message="Una iniciativa terminada, y solo ella, lleva su término.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("termino", None),
                            models.Q(
                                ("ocurrido_el__isnull", False), ("termino__gte", models.F("ocurrido_el"))
                            ),
                            _connector="OR",
                        ),
                        name="ds_iniciativa_empieza_antes_de_terminar",
                        violation_error_message="La iniciativa no puede terminar antes de empezar.",
                    ),
                ],
                "indexes": [
                    models.Index(
                        fields=["-anulado_el", "-ocurrido_el", "-id"], name="desarrollo__anulado_1e169e_idx"
                    ),
                    models.Index(
                        fields=["estado", "-anulado_el", "-ocurrido_el", "-id"],
                        name="desarrollo__estado_0e191e_idx",
                    ),
                    models.Index(
                        fields=["linea", "-anulado_el", "-ocurrido_el", "-id"],
                        name="desarrollo__linea_5dafa9_idx",
                    ),
                    models.Index(
                        fields=["comuna", "-anulado_el", "-ocurrido_el", "-id"],
                        name="desarrollo__comuna__d3376c_idx",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="InformeVIF",
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
                        help_text="Último día del mes que informa.",
                        validators=[gobernacion.records.models.validate_not_future],
                        verbose_name="informa hasta el",
                    ),
                ),
                (
                    "personas_nuevas",
                    models.PositiveSmallIntegerField(
                        default=0, verbose_name="personas atendidas por primera vez en el año"
                    ),
                ),
                ("atenciones", models.PositiveSmallIntegerField(default=0, verbose_name="atenciones")),
                (
                    "ahorro",
                    models.PositiveSmallIntegerField(default=0, verbose_name="complementos de ahorro"),
                ),
                (
                    "emprendimiento",
                    models.PositiveSmallIntegerField(default=0, verbose_name="apoyos al emprendimiento"),
                ),
                (
                    "oftalmologia",
                    models.PositiveSmallIntegerField(default=0, verbose_name="atenciones oftalmológicas"),
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
                    "iniciativa",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="informes",
                        to="desarrollo_social.iniciativa",
                        verbose_name="iniciativa",
                    ),
                ),
            ],
            options={
                "verbose_name": "informe de apoyo a víctimas",
                "verbose_name_plural": "informes de apoyo a víctimas",
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
                        name="desarrollo_social_informevif_anulacion",
                        violation_error_message="Una anulación lleva fecha, responsable y motivo.",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("anulado_el", None)),
                        fields=("iniciativa", "ocurrido_el"),
                        name="ds_un_informe_por_dia",
                        violation_error_message="Ya hay un informe hasta ese día: corrija ese.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "personas_nuevas__lte",
                                django.db.models.expressions.CombinedExpression(
                                    django.db.models.expressions.CombinedExpression(
                                        django.db.models.expressions.CombinedExpression(
                                            models.F("atenciones"), "+", models.F("ahorro")
                                        ),
                                        "+",
                                        models.F("emprendimiento"),
                                    ),
                                    "+",
                                    models.F("oftalmologia"),
                                ),
                            )
                        ),
                        name="ds_informe_personas_con_apoyo",
                        violation_error_message="Cada persona recibió al menos un apoyo: no pueden ser más que los apoyos.",
                    ),
                ],
                "indexes": [
                    models.Index(
                        fields=["-anulado_el", "-ocurrido_el", "-id"], name="desarrollo__anulado_191514_idx"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Huesped",
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
                        validators=[gobernacion.records.models.validate_not_future], verbose_name="ingreso"
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
                    "ficha",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="directory.ficha",
                        verbose_name="persona acogida",
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
                    "iniciativa",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="huespedes",
                        to="desarrollo_social.iniciativa",
                        verbose_name="albergue",
                    ),
                ),
            ],
            options={
                "verbose_name": "huésped",
                "verbose_name_plural": "huéspedes",
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
                        name="desarrollo_social_huesped_anulacion",
                        violation_error_message="Una anulación lleva fecha, responsable y motivo.",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("anulado_el", None)),
                        fields=("iniciativa", "ficha"),
                        name="ds_un_huesped_por_albergue",
                        violation_error_message="Esta persona ya está en la lista del albergue: márquela en la noche.",
                    ),
                ],
                "indexes": [
                    models.Index(
                        fields=["-anulado_el", "-ocurrido_el", "-id"], name="desarrollo__anulado_866f2e_idx"
                    ),
                    models.Index(
                        fields=["iniciativa", "-anulado_el", "-ocurrido_el", "-id"],
                        name="desarrollo__iniciat_b5048c_idx",
                    ),
                    models.Index(
                        fields=["ficha", "-anulado_el", "-ocurrido_el", "-id"],
                        name="desarrollo__ficha_i_ac86d2_idx",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="HistoricalNoche",
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
                        validators=[gobernacion.records.models.validate_not_future], verbose_name="noche del"
                    ),
                ),
                ("cupos", models.PositiveSmallIntegerField(default=0, editable=False, verbose_name="cupos")),
                (
                    "alojadas",
                    models.PositiveSmallIntegerField(
                        default=0, editable=False, verbose_name="personas alojadas"
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
                    "iniciativa",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="desarrollo_social.iniciativa",
                        verbose_name="albergue",
                    ),
                ),
            ],
            options={
                "verbose_name": "historial de noche de albergue",
                "verbose_name_plural": "historial de noches de albergue",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalInformeVIF",
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
                        help_text="Último día del mes que informa.",
                        validators=[gobernacion.records.models.validate_not_future],
                        verbose_name="informa hasta el",
                    ),
                ),
                (
                    "personas_nuevas",
                    models.PositiveSmallIntegerField(
                        default=0, verbose_name="personas atendidas por primera vez en el año"
                    ),
                ),
                ("atenciones", models.PositiveSmallIntegerField(default=0, verbose_name="atenciones")),
                (
                    "ahorro",
                    models.PositiveSmallIntegerField(default=0, verbose_name="complementos de ahorro"),
                ),
                (
                    "emprendimiento",
                    models.PositiveSmallIntegerField(default=0, verbose_name="apoyos al emprendimiento"),
                ),
                (
                    "oftalmologia",
                    models.PositiveSmallIntegerField(default=0, verbose_name="atenciones oftalmológicas"),
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
                    "iniciativa",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="desarrollo_social.iniciativa",
                        verbose_name="iniciativa",
                    ),
                ),
            ],
            options={
                "verbose_name": "historial de informe de apoyo a víctimas",
                "verbose_name_plural": "historial de informes de apoyo a víctimas",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalHuesped",
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
                        validators=[gobernacion.records.models.validate_not_future], verbose_name="ingreso"
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
                    "ficha",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="directory.ficha",
                        verbose_name="persona acogida",
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
                    "iniciativa",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="desarrollo_social.iniciativa",
                        verbose_name="albergue",
                    ),
                ),
            ],
            options={
                "verbose_name": "historial de huésped",
                "verbose_name_plural": "historial de huéspedes",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="Noche",
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
                        validators=[gobernacion.records.models.validate_not_future], verbose_name="noche del"
                    ),
                ),
                ("cupos", models.PositiveSmallIntegerField(default=0, editable=False, verbose_name="cupos")),
                (
                    "alojadas",
                    models.PositiveSmallIntegerField(
                        default=0, editable=False, verbose_name="personas alojadas"
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
                    "iniciativa",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="noches",
                        to="desarrollo_social.iniciativa",
                        verbose_name="albergue",
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
                "verbose_name": "noche de albergue",
                "verbose_name_plural": "noches de albergue",
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
                        name="desarrollo_social_noche_anulacion",
                        violation_error_message="Una anulación lleva fecha, responsable y motivo.",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("anulado_el", None)),
                        fields=("iniciativa", "ocurrido_el"),
                        name="ds_una_noche_por_dia",
                        violation_error_message="Esa noche ya está anotada: ábrala en la lista y pase lista ahí.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("alojadas__lte", models.F("cupos"))),
                        name="ds_noche_dentro_de_los_cupos",
                        violation_error_message="En una noche no duermen más personas que los cupos del albergue.",
                    ),
                ],
                "indexes": [
                    models.Index(
                        fields=["-anulado_el", "-ocurrido_el", "-id"], name="desarrollo__anulado_3de6be_idx"
                    ),
                    models.Index(
                        fields=["iniciativa", "-anulado_el", "-ocurrido_el", "-id"],
                        name="desarrollo__iniciat_d8499c_idx",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="HistoricalAlojamiento",
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
                    "huesped",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="desarrollo_social.huesped",
                        verbose_name="persona alojada",
                    ),
                ),
                (
                    "noche",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="desarrollo_social.noche",
                        verbose_name="noche",
                    ),
                ),
            ],
            options={
                "verbose_name": "historial de alojamiento",
                "verbose_name_plural": "historial de alojamientos",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="Alojamiento",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("version", models.PositiveIntegerField(default=1, editable=False, verbose_name="versión")),
                (
                    "huesped",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="alojamientos",
                        to="desarrollo_social.huesped",
                        verbose_name="persona alojada",
                    ),
                ),
                (
                    "noche",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="alojamientos",
                        to="desarrollo_social.noche",
                        verbose_name="noche",
                    ),
                ),
            ],
            options={
                "verbose_name": "alojamiento",
                "verbose_name_plural": "alojamientos",
                "constraints": [
                    models.UniqueConstraint(
                        fields=("noche", "huesped"),
                        name="ds_un_alojamiento_por_noche",
                        violation_error_message="Esa persona ya está en la lista de esa noche.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="PapelIniciativa",
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
                        to="desarrollo_social.iniciativa",
                        verbose_name="iniciativa",
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
                "verbose_name": "papel de la iniciativa",
                "verbose_name_plural": "papeles de la iniciativa",
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
                        name="desarrollo_social_papeliniciativa_retiro",
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
                        name="desarrollo_social_papeliniciativa_tipo",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="PresupuestoOtraOficina",
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
                ("oficina", models.CharField(max_length=100, verbose_name="oficina")),
                ("monto", gobernacion.money.PesosField(verbose_name="presupuesto")),
                ("fuente", models.CharField(max_length=160, verbose_name="dónde lo informa")),
            ],
            options={
                "verbose_name": "presupuesto de otra oficina",
                "verbose_name_plural": "presupuestos de otras oficinas",
                "constraints": [
                    models.UniqueConstraint(
                        fields=("year", "oficina"),
                        name="ds_un_presupuesto_por_oficina_y_year",
                        violation_error_message="El presupuesto de esa oficina ya está anotado ese año.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("monto__gt", 0),
                            ("year__range", (2000, 2100)),
                            models.Q(("oficina", ""), _negated=True),
                            models.Q(("fuente", ""), _negated=True),
                        ),
                        name="ds_presupuesto_con_oficina_y_fuente",
                        violation_error_message="Escriba la oficina, un monto mayor que cero y dónde lo informa.",
                    ),
                ],
            },
        ),
    ]
