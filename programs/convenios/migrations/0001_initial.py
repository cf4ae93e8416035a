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
            name="CentroSalud",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("version", models.PositiveIntegerField(default=1, editable=False, verbose_name="versión")),
                ("nombre", models.CharField(max_length=100, verbose_name="nombre")),
                (
                    "tipo",
                    models.CharField(
                        choices=[
                            ("consultorio", "Consultorio"),
                            ("posta", "Posta"),
                            ("hospital", "Hospital"),
                        ],
                        default="consultorio",
                        max_length=11,
                        verbose_name="tipo",
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
            ],
            options={
                "verbose_name": "centro de salud",
                "verbose_name_plural": "centros de salud",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("nombre", ""), _negated=True),
                            ("tipo__in", ["consultorio", "posta", "hospital"]),
                        ),
                        name="cv_centro_con_nombre_y_tipo",
                        violation_error_message="Escriba el nombre del centro y elija su tipo.",
                    ),
                    models.UniqueConstraint(
                        fields=("comuna", "nombre"),
                        name="cv_un_centro_por_nombre_y_comuna",
                        violation_error_message="Ese centro ya está en la lista de la comuna.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Convenio",
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
                        error_messages={"unique": "Ya hay un convenio con ese nombre."},
                        help_text="Como lo nombra la oficina: Fundación Oftalmológica Los Andes…",
                        max_length=100,
                        unique=True,
                        verbose_name="nombre",
                    ),
                ),
                (
                    "tipo",
                    models.CharField(
                        choices=[
                            ("formal", "Formal (suscrito)"),
                            ("informal", "Informal (de palabra o por correo)"),
                        ],
                        default="formal",
                        max_length=8,
                        verbose_name="tipo",
                    ),
                ),
                (
                    "resolucion",
                    models.CharField(
                        blank=True,
                        help_text="Solo si es formal.",
                        max_length=60,
                        verbose_name="resolución que lo aprueba",
                    ),
                ),
                (
                    "objeto",
                    models.TextField(
                        help_text="Para qué es. Sin nombres de personas.",
                        max_length=1000,
                        verbose_name="objeto",
                    ),
                ),
                (
                    "exige",
                    models.TextField(
                        blank=True,
                        help_text="Uno por línea, como se piden.",
                        max_length=1000,
                        verbose_name="antecedentes que exige",
                    ),
                ),
                (
                    "con_nomina",
                    models.BooleanField(
                        default=True,
                        help_text="Sin marcar si atiende a víctimas de violencia: entonces no se anota a nadie aquí.",
                        verbose_name="se derivan personas con nombre",
                    ),
                ),
                ("desde", models.DateField(verbose_name="vigente desde")),
                (
                    "hasta",
                    models.DateField(
                        blank=True,
                        help_text="Último día, si lo tiene.",
                        null=True,
                        verbose_name="vigente hasta",
                    ),
                ),
                (
                    "institucion",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="directory.organizacion",
                        verbose_name="institución",
                    ),
                ),
            ],
            options={
                "verbose_name": "convenio",
                "verbose_name_plural": "convenios",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("nombre", ""), _negated=True),
                            models.Q(("objeto", ""), _negated=True),
                            ("tipo__in", ["formal", "informal"]),
                        ),
                        name="cv_convenio_con_nombre_y_objeto",
                        violation_error_message="Escriba el nombre y el objeto del convenio, y elija su tipo.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("resolucion", ""), ("tipo", "informal")),
                            models.Q(("tipo", "formal"), models.Q(("resolucion", ""), _negated=True)),
                            _connector="OR",
                        ),
                        name="cv_convenio_formal_con_resolucion",
                        violation_error_message="Un convenio formal, y solo él, lleva la resolución que lo aprueba.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("hasta", None),
                            models.Q(("desde__isnull", False), ("hasta__gte", models.F("desde"))),
                            _connector="OR",
                        ),
                        name="cv_convenio_fechas_en_orden",
                        violation_error_message="El convenio no puede terminar antes de empezar.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Derivacion",
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
                        validators=[gobernacion.records.models.validate_not_future],
                        verbose_name="fecha de la solicitud",
                    ),
                ),
                (
                    "estado",
                    models.CharField(
                        choices=[
                            ("preparacion", "En preparación"),
                            ("completa", "Antecedentes completos"),
                            ("derivada", "Derivada"),
                            ("atendida", "Atendida"),
                            ("rechazada", "Rechazada"),
                            ("desistida", "Desistida"),
                        ],
                        default="preparacion",
                        editable=False,
                        max_length=11,
                        verbose_name="estado",
                    ),
                ),
                (
                    "grupo",
                    models.CharField(
                        choices=[
                            ("adulto_mayor", "Adulto mayor"),
                            ("jefa_hogar", "Jefa de hogar"),
                            ("menor", "Niño, niña o adolescente"),
                            ("informal", "Trabajador informal sin previsión"),
                            ("mayor_de_edad", "Otra persona mayor de edad"),
                        ],
                        max_length=13,
                        verbose_name="grupo",
                    ),
                ),
                (
                    "razon",
                    models.TextField(
                        help_text="Lo que la institución debe saber, y nada más.",
                        max_length=1000,
                        verbose_name="por qué se deriva",
                    ),
                ),
                (
                    "pendientes",
                    models.TextField(blank=True, max_length=1000, verbose_name="antecedentes que faltan"),
                ),
                (
                    "antecedentes_el",
                    models.DateField(
                        blank=True,
                        null=True,
                        validators=[gobernacion.records.models.validate_not_future],
                        verbose_name="antecedentes completos el",
                    ),
                ),
                (
                    "consiente",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("titular", "La propia persona"),
                            ("representante", "Madre, padre o representante legal"),
                        ],
                        max_length=13,
                        verbose_name="quién consiente",
                    ),
                ),
                (
                    "consentimiento_el",
                    models.DateField(
                        blank=True,
                        null=True,
                        validators=[gobernacion.records.models.validate_not_future],
                        verbose_name="consentimiento firmado el",
                    ),
                ),
                (
                    "derivada_el",
                    models.DateField(
                        blank=True,
                        null=True,
                        validators=[gobernacion.records.models.validate_not_future],
                        verbose_name="derivada el",
                    ),
                ),
                (
                    "respondida_el",
                    models.DateField(
                        blank=True,
                        null=True,
                        validators=[gobernacion.records.models.validate_not_future],
                        verbose_name="fecha de la atención o respuesta",
                    ),
                ),
                ("motivo", models.TextField(blank=True, max_length=1000, verbose_name="motivo")),
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
                    "centro",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="convenios.centrosalud",
                        verbose_name="consultorio, posta u hospital de su domicilio",
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
                    "convenio",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="derivaciones",
                        to="convenios.convenio",
                        verbose_name="convenio",
                    ),
                ),
                (
                    "derivada_por",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="derivada por",
                    ),
                ),
                (
                    "ficha",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="directory.ficha",
                        verbose_name="persona derivada",
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
                "verbose_name": "derivación",
                "verbose_name_plural": "derivaciones",
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
                        name="convenios_derivacion_anulacion",
                        violation_error_message="Una anulación lleva fecha, responsable y motivo.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("consiente__in", ["", "titular", "representante"]),
                            (
                                "estado__in",
                                ["preparacion", "completa", "derivada", "atendida", "rechazada", "desistida"],
                            ),
                            (
                                "grupo__in",
                                ["adulto_mayor", "jefa_hogar", "menor", "informal", "mayor_de_edad"],
                            ),
                        ),
                        name="cv_derivacion_listas_conocidas",
                        violation_error_message="Elija de la lista el grupo y quién consiente.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("razon", ""), _negated=True),
                        name="cv_derivacion_con_razon",
                        violation_error_message="Escriba por qué se la deriva.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("antecedentes_el", None), ("estado", "preparacion")),
                            ("estado", "desistida"),
                            models.Q(
                                ("antecedentes_el__isnull", False),
                                ("centro__isnull", False),
                                ("estado__in", ["completa", "derivada", "atendida", "rechazada"]),
                            ),
                            _connector="OR",
                        ),
                        name="cv_derivacion_completa_con_centro_y_fecha",
                        violation_error_message="Los antecedentes completos llevan su fecha y el centro de salud que los dio.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("derivada_el", None), ("estado__in", ("preparacion", "completa"))),
                            models.Q(
                                ("derivada_el__isnull", False),
                                ("estado__in", ("derivada", "atendida", "rechazada")),
                            ),
                            ("estado", "desistida"),
                            _connector="OR",
                        ),
                        name="cv_derivacion_enviada_con_fecha",
                        violation_error_message="Una derivación enviada, y solo ella, lleva el día en que se envió.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("grupo", "menor"), _negated=True),
                            ("consiente__in", ["", "representante"]),
                            _connector="OR",
                        ),
                        name="cv_derivacion_de_menor_consentida_por_representante",
                        violation_error_message="Por un niño, niña o adolescente consiente su madre, padre o representante.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("estado__in", ("atendida", "rechazada", "desistida")),
                                ("respondida_el__isnull", False),
                            ),
                            models.Q(
                                models.Q(
                                    ("estado__in", ("atendida", "rechazada", "desistida")), _negated=True
                                ),
                                ("respondida_el", None),
                            ),
                            _connector="OR",
                        ),
                        name="cv_derivacion_respondida_con_fecha",
                        violation_error_message="Una atención, un rechazo o un desistimiento lleva su fecha.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("estado__in", ["rechazada", "desistida"]),
                                models.Q(("motivo", ""), _negated=True),
                            ),
                            models.Q(
                                models.Q(("estado__in", ["rechazada", "desistida"]), _negated=True),
                                ("motivo", ""),
                            ),
                            _connector="OR",
                        ),
                        name="cv_derivacion_sin_atencion_con_motivo",
                        violation_error_message="Un rechazo o un desistimiento, y solo ellos, llevan su motivo.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("antecedentes_el", None),
                            models.Q(
                                ("antecedentes_el__gte", models.F("ocurrido_el")),
                                ("ocurrido_el__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="cv_derivacion_completa_despues_de_pedida",
                        violation_error_message="Los antecedentes no pueden estar completos antes de la solicitud.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("derivada_el", None),
                            models.Q(
                                ("antecedentes_el__isnull", False),
                                ("derivada_el__gte", models.F("antecedentes_el")),
                            ),
                            _connector="OR",
                        ),
                        name="cv_derivacion_enviada_despues_de_completa",
                        violation_error_message="No se puede derivar antes de tener los antecedentes completos.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("derivada_el", None),
                            models.Q(
                                ("consentimiento_el__isnull", False),
                                ("derivada_el__gte", models.F("consentimiento_el")),
                            ),
                            _connector="OR",
                        ),
                        name="cv_derivacion_enviada_despues_de_consentida",
                        violation_error_message="No se puede derivar antes de que la persona consienta.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("respondida_el", None),
                                models.Q(
                                    ("ocurrido_el__isnull", False),
                                    ("respondida_el__gte", models.F("ocurrido_el")),
                                ),
                                _connector="OR",
                            ),
                            models.Q(
                                ("derivada_el", None),
                                ("respondida_el", None),
                                ("respondida_el", None),
                                models.Q(
                                    ("derivada_el__isnull", False),
                                    ("respondida_el__gte", models.F("derivada_el")),
                                ),
                                _connector="OR",
                            ),
                        ),
                        name="cv_derivacion_respondida_despues_de_enviada",
                        violation_error_message="La respuesta no puede ser anterior a la derivación.",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(
                            ("anulado_el", None), ("estado__in", ("preparacion", "completa", "derivada"))
                        ),
                        fields=("convenio", "ficha"),
                        name="cv_una_derivacion_en_tramite_por_persona",
                        violation_error_message="Esta persona ya tiene una derivación en trámite por este convenio: siga con esa.",
                    ),
                ],
                "indexes": [
                    models.Index(
                        fields=["-anulado_el", "-ocurrido_el", "-id"], name="convenios_d_anulado_ea3c4c_idx"
                    ),
                    models.Index(
                        fields=["estado", "-anulado_el", "-ocurrido_el", "-id"],
                        name="convenios_d_estado_3a4c2f_idx",
                    ),
                    models.Index(
                        fields=["convenio", "-anulado_el", "-ocurrido_el", "-id"],
                        name="convenios_d_conveni_4e3cf8_idx",
                    ),
                    models.Index(
                        fields=["grupo", "-anulado_el", "-ocurrido_el", "-id"],
                        name="convenios_d_grupo_bf72c4_idx",
                    ),
                    models.Index(
                        fields=["comuna", "-anulado_el", "-ocurrido_el", "-id"],
                        name="convenios_d_comuna__ff7bb5_idx",
                    ),
                    models.Index(
                        fields=["ficha", "-anulado_el", "-ocurrido_el", "-id"],
                        name="convenios_d_ficha_i_9d7d96_idx",
                    ),
                    models.Index(fields=["derivada_el"], name="cv_derivacion_por_envio"),
                    models.Index(fields=["antecedentes_el"], name="cv_derivacion_por_antecedentes"),
                    models.Index(fields=["respondida_el"], name="cv_derivacion_por_respuesta"),
                ],
            },
        ),
        migrations.CreateModel(
            name="HistoricalCentroSalud",
            fields=[
                (
                    "id",
                    models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID"),
                ),
                ("version", models.PositiveIntegerField(default=1, editable=False, verbose_name="versión")),
                ("nombre", models.CharField(max_length=100, verbose_name="nombre")),
                (
                    "tipo",
                    models.CharField(
                        choices=[
                            ("consultorio", "Consultorio"),
                            ("posta", "Posta"),
                            ("hospital", "Hospital"),
                        ],
                        default="consultorio",
                        max_length=11,
                        verbose_name="tipo",
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
            ],
            options={
                "verbose_name": "historial de centro de salud",
                "verbose_name_plural": "historial de centros de salud",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalConvenio",
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
                        error_messages={"unique": "Ya hay un convenio con ese nombre."},
                        help_text="Como lo nombra la oficina: Fundación Oftalmológica Los Andes…",
                        max_length=100,
                        verbose_name="nombre",
                    ),
                ),
                (
                    "tipo",
                    models.CharField(
                        choices=[
                            ("formal", "Formal (suscrito)"),
                            ("informal", "Informal (de palabra o por correo)"),
                        ],
                        default="formal",
                        max_length=8,
                        verbose_name="tipo",
                    ),
                ),
                (
                    "resolucion",
                    models.CharField(
                        blank=True,
                        help_text="Solo si es formal.",
                        max_length=60,
                        verbose_name="resolución que lo aprueba",
                    ),
                ),
                (
                    "objeto",
                    models.TextField(
                        help_text="Para qué es. Sin nombres de personas.",
                        max_length=1000,
                        verbose_name="objeto",
                    ),
                ),
                (
                    "exige",
                    models.TextField(
                        blank=True,
                        help_text="Uno por línea, como se piden.",
                        max_length=1000,
                        verbose_name="antecedentes que exige",
                    ),
                ),
                (
                    "con_nomina",
                    models.BooleanField(
                        default=True,
                        help_text="Sin marcar si atiende a víctimas de violencia: entonces no se anota a nadie aquí.",
                        verbose_name="se derivan personas con nombre",
                    ),
                ),
                ("desde", models.DateField(verbose_name="vigente desde")),
                (
                    "hasta",
                    models.DateField(
                        blank=True,
                        help_text="Último día, si lo tiene.",
                        null=True,
                        verbose_name="vigente hasta",
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
                    "institucion",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="directory.organizacion",
                        verbose_name="institución",
                    ),
                ),
            ],
            options={
                "verbose_name": "historial de convenio",
                "verbose_name_plural": "historial de convenios",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalPrestacion",
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
                        validators=[gobernacion.records.models.validate_not_future],
                        verbose_name="entregada el",
                    ),
                ),
                (
                    "tipo",
                    models.CharField(
                        choices=[
                            ("lentes", "Lentes"),
                            ("consulta", "Consulta o examen"),
                            ("cirugia", "Cirugía"),
                            ("otra", "Otra"),
                        ],
                        default="lentes",
                        max_length=8,
                        verbose_name="prestación",
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
                    "colabora",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="directory.organizacion",
                        verbose_name="con la colaboración de",
                    ),
                ),
                (
                    "derivacion",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="convenios.derivacion",
                        verbose_name="derivación",
                    ),
                ),
                (
                    "entrega",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="directory.organizacion",
                        verbose_name="quién la entregó",
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
                "verbose_name": "historial de prestación",
                "verbose_name_plural": "historial de prestaciones",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="PapelDerivacion",
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
                        to="convenios.derivacion",
                        verbose_name="derivación",
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
                "verbose_name": "papel de la derivación",
                "verbose_name_plural": "papeles de la derivación",
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
                        name="convenios_papelderivacion_retiro",
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
                        name="convenios_papelderivacion_tipo",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="HistoricalDerivacion",
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
                        validators=[gobernacion.records.models.validate_not_future],
                        verbose_name="fecha de la solicitud",
                    ),
                ),
                (
                    "estado",
                    models.CharField(
                        choices=[
                            ("preparacion", "En preparación"),
                            ("completa", "Antecedentes completos"),
                            ("derivada", "Derivada"),
                            ("atendida", "Atendida"),
                            ("rechazada", "Rechazada"),
                            ("desistida", "Desistida"),
                        ],
                        default="preparacion",
                        editable=False,
                        max_length=11,
                        verbose_name="estado",
                    ),
                ),
                (
                    "grupo",
                    models.CharField(
                        choices=[
                            ("adulto_mayor", "Adulto mayor"),
                            ("jefa_hogar", "Jefa de hogar"),
                            ("menor", "Niño, niña o adolescente"),
                            ("informal", "Trabajador informal sin previsión"),
                            ("mayor_de_edad", "Otra persona mayor de edad"),
                        ],
                        max_length=13,
                        verbose_name="grupo",
                    ),
                ),
                (
                    "razon",
                    models.TextField(
                        help_text="Lo que la institución debe saber, y nada más.",
                        max_length=1000,
                        verbose_name="por qué se deriva",
                    ),
                ),
                (
                    "pendientes",
                    models.TextField(blank=True, max_length=1000, verbose_name="antecedentes que faltan"),
                ),
                (
                    "antecedentes_el",
                    models.DateField(
                        blank=True,
                        null=True,
                        validators=[gobernacion.records.models.validate_not_future],
                        verbose_name="antecedentes completos el",
                    ),
                ),
                (
                    "consiente",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("titular", "La propia persona"),
                            ("representante", "Madre, padre o representante legal"),
                        ],
                        max_length=13,
                        verbose_name="quién consiente",
                    ),
                ),
                (
                    "consentimiento_el",
                    models.DateField(
                        blank=True,
                        null=True,
                        validators=[gobernacion.records.models.validate_not_future],
                        verbose_name="consentimiento firmado el",
                    ),
                ),
                (
                    "derivada_el",
                    models.DateField(
                        blank=True,
                        null=True,
                        validators=[gobernacion.records.models.validate_not_future],
                        verbose_name="derivada el",
                    ),
                ),
                (
                    "respondida_el",
                    models.DateField(
                        blank=True,
                        null=True,
                        validators=[gobernacion.records.models.validate_not_future],
                        verbose_name="fecha de la atención o respuesta",
                    ),
                ),
                ("motivo", models.TextField(blank=True, max_length=1000, verbose_name="motivo")),
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
                    "centro",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="convenios.centrosalud",
                        verbose_name="consultorio, posta u hospital de su domicilio",
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
                    "convenio",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="convenios.convenio",
                        verbose_name="convenio",
                    ),
                ),
                (
                    "derivada_por",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="derivada por",
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
                        verbose_name="persona derivada",
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
                    "consentimiento",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="convenios.papelderivacion",
                        verbose_name="consentimiento firmado",
                    ),
                ),
            ],
            options={
                "verbose_name": "historial de derivación",
                "verbose_name_plural": "historial de derivaciones",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.AddField(
            model_name="derivacion",
            name="consentimiento",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="convenios.papelderivacion",
                verbose_name="consentimiento firmado",
            ),
        ),
        migrations.CreateModel(
            name="Prestacion",
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
                        validators=[gobernacion.records.models.validate_not_future],
                        verbose_name="entregada el",
                    ),
                ),
                (
                    "tipo",
                    models.CharField(
                        choices=[
                            ("lentes", "Lentes"),
                            ("consulta", "Consulta o examen"),
                            ("cirugia", "Cirugía"),
                            ("otra", "Otra"),
                        ],
                        default="lentes",
                        max_length=8,
                        verbose_name="prestación",
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
                    "colabora",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="directory.organizacion",
                        verbose_name="con la colaboración de",
                    ),
                ),
                (
                    "derivacion",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="prestaciones",
                        to="convenios.derivacion",
                        verbose_name="derivación",
                    ),
                ),
                (
                    "entrega",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="directory.organizacion",
                        verbose_name="quién la entregó",
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
                "verbose_name": "prestación",
                "verbose_name_plural": "prestaciones",
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
                        name="convenios_prestacion_anulacion",
                        violation_error_message="Una anulación lleva fecha, responsable y motivo.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("tipo__in", ["lentes", "consulta", "cirugia", "otra"])),
                        name="cv_prestacion_tipo_conocido",
                        violation_error_message="Elija la prestación de la lista.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("colabora", None),
                            models.Q(("colabora", models.F("entrega")), _negated=True),
                            _connector="OR",
                        ),
                        name="cv_prestacion_colabora_otra",
                        violation_error_message="Quien colabora es otra institución que quien entrega.",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("anulado_el", None)),
                        fields=("derivacion", "tipo", "ocurrido_el"),
                        name="cv_una_prestacion_por_dia",
                        violation_error_message="Esa prestación ya está anotada ese día en esta derivación.",
                    ),
                ],
                "indexes": [
                    models.Index(
                        fields=["-anulado_el", "-ocurrido_el", "-id"], name="convenios_p_anulado_eb8da3_idx"
                    ),
                    models.Index(
                        fields=["tipo", "-anulado_el", "-ocurrido_el", "-id"],
                        name="convenios_p_tipo_f8cb5c_idx",
                    ),
                ],
            },
        ),
        migrations.AddConstraint(
            model_name="derivacion",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("derivada_el", None),
                        ("derivada_por", None),
                        ("consentimiento", None),
                        ("consentimiento_el", None),
                        ("consiente", ""),
                    ),
                    models.Q(
                        ("antecedentes_el__isnull", False),
                        ("derivada_el__isnull", False),
                        ("derivada_por__isnull", False),
                        ("consentimiento__isnull", False),
                        ("consentimiento_el__isnull", False),
                        ("consiente__in", ["titular", "representante"]),
                    ),
                    _connector="OR",
                ),
                name="cv_derivacion_con_consentimiento",
                violation_error_message="Los datos de la persona se envían solo con su consentimiento: la fecha, quién lo firmó y el papel.",
            ),
        ),
    ]
