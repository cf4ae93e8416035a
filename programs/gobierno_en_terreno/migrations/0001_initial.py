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
            name="Demanda",
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
                            ("pendiente", "Pendiente"),
                            ("derivada", "Derivada a un servicio"),
                            ("respondida", "Respondida"),
                            ("sin_solucion", "Cerrada sin solución"),
                        ],
                        default="pendiente",
                        editable=False,
                        max_length=12,
                        verbose_name="estado",
                    ),
                ),
                (
                    "materia",
                    models.CharField(
                        choices=[
                            ("tramites", "Trámites y beneficios en general"),
                            ("educacion", "Educación"),
                            ("trabajo", "Trabajo y derechos laborales"),
                            ("emprendimiento", "Emprendimiento"),
                            ("salud", "Salud"),
                            ("vivienda", "Vivienda y barrio"),
                            ("seguridad", "Seguridad pública"),
                            ("emergencias", "Protección civil y emergencias"),
                            ("servicios", "Agua, luz, caminos y transporte"),
                            ("extranjeria", "Extranjería y migración"),
                            ("otro", "Otro"),
                        ],
                        default="otro",
                        max_length=14,
                        verbose_name="materia",
                    ),
                ),
                ("planteamiento", models.TextField(max_length=1000, verbose_name="qué se pide")),
                (
                    "plazo",
                    models.DateField(
                        blank=True,
                        help_text="En blanco, el plazo que la oficina se da.",
                        null=True,
                        verbose_name="responder hasta",
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
                        verbose_name="respondida o cerrada el",
                    ),
                ),
                ("respuesta", models.TextField(blank=True, max_length=1000, verbose_name="respuesta")),
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
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="directory.ficha",
                        verbose_name="quien espera respuesta",
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
                        verbose_name="servicio que debe responder",
                    ),
                ),
                (
                    "organizacion",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="directory.organizacion",
                        verbose_name="organización que la plantea",
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
                "verbose_name": "demanda ciudadana",
                "verbose_name_plural": "demandas ciudadanas",
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
                        name="gobierno_en_terreno_demanda_anulacion",
                        violation_error_message="Una anulación lleva fecha, responsable y motivo.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("estado__in", ["pendiente", "derivada", "respondida", "sin_solucion"]),
                            (
                                "materia__in",
                                [
                                    "tramites",
                                    "educacion",
                                    "trabajo",
                                    "emprendimiento",
                                    "salud",
                                    "vivienda",
                                    "seguridad",
                                    "emergencias",
                                    "servicios",
                                    "extranjeria",
                                    "otro",
                                ],
                            ),
                        ),
                        name="gt_demanda_listas_conocidas",
                        violation_error_message="Elija la materia de la lista.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("planteamiento", ""), _negated=True),
                        name="gt_demanda_dice_que_se_pide",
                        violation_error_message="Escriba qué se pide.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("estado__in", ("respondida", "sin_solucion")),
                                models.Q(("respuesta", ""), _negated=True),
                                ("respondida_el__isnull", False),
                            ),
                            models.Q(
                                models.Q(("estado__in", ("respondida", "sin_solucion")), _negated=True),
                                ("respondida_el", None),
                                ("respuesta", ""),
                            ),
                            _connector="OR",
                        ),
                        name="gt_demanda_cerrada_con_respuesta",
                        violation_error_message="Una demanda cerrada, y solo ella, lleva respuesta y fecha.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("estado", "derivada"), _negated=True),
                            models.Q(("derivada_el__isnull", False), ("organismo__isnull", False)),
                            _connector="OR",
                        ),
                        name="gt_demanda_derivada_a_alguien",
                        violation_error_message="Diga a qué servicio y cuándo se derivó.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("derivada_el", None),
                            models.Q(
                                ("derivada_el__gte", models.F("ocurrido_el")), ("ocurrido_el__isnull", False)
                            ),
                            _connector="OR",
                        ),
                        name="gt_demanda_derivada_despues_de_plantearse",
                        violation_error_message="No pudo derivarse antes de la jornada: revise la fecha.",
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
                                ("respondida_el__gte", models.F("derivada_el")),
                                _connector="OR",
                            ),
                        ),
                        name="gt_demanda_respondida_al_final",
                        violation_error_message="No pudo cerrarse antes de plantearse o de derivarse: revise la fecha.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("plazo__gte", models.F("ocurrido_el")), ("plazo__isnull", False)),
                        name="gt_demanda_plazo_despues_de_plantearse",
                        violation_error_message="Una demanda tiene plazo, y no vence antes de la jornada.",
                    ),
                ],
                "indexes": [
                    models.Index(
                        fields=["-anulado_el", "-ocurrido_el", "-id"], name="gobierno_en_anulado_d77097_idx"
                    ),
                    models.Index(
                        fields=["estado", "-anulado_el", "-ocurrido_el", "-id"],
                        name="gobierno_en_estado_3bcfa2_idx",
                    ),
                    models.Index(
                        fields=["materia", "-anulado_el", "-ocurrido_el", "-id"],
                        name="gobierno_en_materia_938182_idx",
                    ),
                    models.Index(
                        fields=["comuna", "-anulado_el", "-ocurrido_el", "-id"],
                        name="gobierno_en_comuna__c92584_idx",
                    ),
                    models.Index(
                        fields=["ficha", "-anulado_el", "-ocurrido_el", "-id"],
                        name="gobierno_en_ficha_i_3e3f0b_idx",
                    ),
                    models.Index(
                        fields=["organismo", "-anulado_el", "-ocurrido_el", "-id"],
                        name="gobierno_en_organis_f0efc3_idx",
                    ),
                    models.Index(fields=["plazo"], name="gobierno_en_plazo_58158a_idx"),
                ],
            },
        ),
        migrations.CreateModel(
            name="HistoricalGestion",
            fields=[
                (
                    "id",
                    models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID"),
                ),
                ("version", models.PositiveIntegerField(default=1, editable=False, verbose_name="versión")),
                (
                    "fecha",
                    models.DateField(
                        validators=[gobernacion.records.models.validate_not_future], verbose_name="fecha"
                    ),
                ),
                ("gestion", models.CharField(max_length=200, verbose_name="qué se hizo")),
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
            ],
            options={
                "verbose_name": "historial de gestión",
                "verbose_name_plural": "historial de seguimiento",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalJornada",
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
                        choices=[("plaza", "Plaza ciudadana"), ("dialogo", "Diálogo ciudadano")],
                        max_length=7,
                        verbose_name="tipo",
                    ),
                ),
                (
                    "nombre",
                    models.CharField(
                        blank=True,
                        help_text="Si tiene uno: Plaza de los Niños, Gobierno en Terreno para la Mujer… Sin nombres de personas.",
                        max_length=120,
                        verbose_name="nombre de la jornada",
                    ),
                ),
                (
                    "publico",
                    models.CharField(
                        choices=[
                            ("general", "Público general"),
                            ("mujeres", "Mujeres"),
                            ("ninos", "Niños, niñas y adolescentes"),
                            ("mayores", "Personas mayores"),
                            ("migrantes", "Personas migrantes"),
                            ("discapacidad", "Personas con discapacidad"),
                            ("dirigentes", "Dirigentes y organizaciones"),
                        ],
                        default="general",
                        max_length=12,
                        verbose_name="público",
                    ),
                ),
                (
                    "tema",
                    models.CharField(
                        choices=[
                            ("tramites", "Trámites y beneficios en general"),
                            ("educacion", "Educación"),
                            ("trabajo", "Trabajo y derechos laborales"),
                            ("emprendimiento", "Emprendimiento"),
                            ("salud", "Salud"),
                            ("vivienda", "Vivienda y barrio"),
                            ("seguridad", "Seguridad pública"),
                            ("emergencias", "Protección civil y emergencias"),
                            ("servicios", "Agua, luz, caminos y transporte"),
                            ("extranjeria", "Extranjería y migración"),
                            ("otro", "Otro"),
                        ],
                        default="tramites",
                        max_length=14,
                        verbose_name="tema",
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
            ],
            options={
                "verbose_name": "historial de jornada",
                "verbose_name_plural": "historial de jornadas",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="Jornada",
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
                        choices=[("plaza", "Plaza ciudadana"), ("dialogo", "Diálogo ciudadano")],
                        max_length=7,
                        verbose_name="tipo",
                    ),
                ),
                (
                    "nombre",
                    models.CharField(
                        blank=True,
                        help_text="Si tiene uno: Plaza de los Niños, Gobierno en Terreno para la Mujer… Sin nombres de personas.",
                        max_length=120,
                        verbose_name="nombre de la jornada",
                    ),
                ),
                (
                    "publico",
                    models.CharField(
                        choices=[
                            ("general", "Público general"),
                            ("mujeres", "Mujeres"),
                            ("ninos", "Niños, niñas y adolescentes"),
                            ("mayores", "Personas mayores"),
                            ("migrantes", "Personas migrantes"),
                            ("discapacidad", "Personas con discapacidad"),
                            ("dirigentes", "Dirigentes y organizaciones"),
                        ],
                        default="general",
                        max_length=12,
                        verbose_name="público",
                    ),
                ),
                (
                    "tema",
                    models.CharField(
                        choices=[
                            ("tramites", "Trámites y beneficios en general"),
                            ("educacion", "Educación"),
                            ("trabajo", "Trabajo y derechos laborales"),
                            ("emprendimiento", "Emprendimiento"),
                            ("salud", "Salud"),
                            ("vivienda", "Vivienda y barrio"),
                            ("seguridad", "Seguridad pública"),
                            ("emergencias", "Protección civil y emergencias"),
                            ("servicios", "Agua, luz, caminos y transporte"),
                            ("extranjeria", "Extranjería y migración"),
                            ("otro", "Otro"),
                        ],
                        default="tramites",
                        max_length=14,
                        verbose_name="tema",
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
                "verbose_name": "jornada",
                "verbose_name_plural": "jornadas",
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
                        name="gobierno_en_terreno_jornada_anulacion",
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
                        name="gobierno_en_terreno_jornada_estado_y_causa_conocidos",
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
                        name="gobierno_en_terreno_jornada_suspendida_con_causa",
                        violation_error_message="Una actividad suspendida, y solo ella, lleva causa y fecha.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("causa", "otra"), _negated=True),
                            models.Q(("motivo", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="gobierno_en_terreno_jornada_otra_causa_explicada",
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
                        name="gobierno_en_terreno_jornada_de_tercero_con_nombre",
                        violation_error_message="Diga quién la hizo en lugar de la oficina.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("estado__in", ("realizada", "tercero")), _negated=True),
                            models.Q(("lugar", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="gobierno_en_terreno_jornada_hecha_en_un_lugar",
                        violation_error_message="Diga en qué lugar se hizo.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("asistentes", None), ("estado__in", ("realizada", "tercero")), _connector="OR"
                        ),
                        name="gobierno_en_terreno_jornada_asistentes_si_se_hizo",
                        violation_error_message="Los asistentes se anotan cuando la actividad se hizo.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "publico__in",
                                [
                                    "general",
                                    "mujeres",
                                    "ninos",
                                    "mayores",
                                    "migrantes",
                                    "discapacidad",
                                    "dirigentes",
                                ],
                            ),
                            (
                                "tema__in",
                                [
                                    "tramites",
                                    "educacion",
                                    "trabajo",
                                    "emprendimiento",
                                    "salud",
                                    "vivienda",
                                    "seguridad",
                                    "emergencias",
                                    "servicios",
                                    "extranjeria",
                                    "otro",
                                ],
                            ),
                            ("tipo__in", ["plaza", "dialogo"]),
                        ),
                        name="gt_jornada_listas_conocidas",
                        violation_error_message="Elija de la lista el tipo, el público y el tema.",
                    ),
                ],
                "indexes": [
                    models.Index(
                        fields=["-anulado_el", "-ocurrido_el", "-id"], name="gobierno_en_anulado_9a4473_idx"
                    ),
                    models.Index(
                        fields=["estado", "-anulado_el", "-ocurrido_el", "-id"],
                        name="gobierno_en_estado_9759b5_idx",
                    ),
                    models.Index(
                        fields=["comuna", "-anulado_el", "-ocurrido_el", "-id"],
                        name="gobierno_en_comuna__e0062a_idx",
                    ),
                    models.Index(fields=["programada_el"], name="gobierno_en_program_04d08f_idx"),
                    models.Index(
                        fields=["tipo", "-anulado_el", "-ocurrido_el", "-id"],
                        name="gobierno_en_tipo_0d8fb3_idx",
                    ),
                    models.Index(
                        fields=["publico", "-anulado_el", "-ocurrido_el", "-id"],
                        name="gobierno_en_publico_4636f2_idx",
                    ),
                    models.Index(
                        fields=["tema", "-anulado_el", "-ocurrido_el", "-id"],
                        name="gobierno_en_tema_e47392_idx",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="HistoricalServicioPresente",
            fields=[
                (
                    "id",
                    models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID"),
                ),
                ("version", models.PositiveIntegerField(default=1, editable=False, verbose_name="versión")),
                ("presente", models.BooleanField(default=True, verbose_name="vino")),
                (
                    "atenciones",
                    models.PositiveIntegerField(blank=True, null=True, verbose_name="personas que atendió"),
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
                    "organizacion",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="directory.organizacion",
                        verbose_name="servicio o institución",
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
                "verbose_name": "historial de servicio",
                "verbose_name_plural": "historial de servicios convocados",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalDemanda",
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
                            ("pendiente", "Pendiente"),
                            ("derivada", "Derivada a un servicio"),
                            ("respondida", "Respondida"),
                            ("sin_solucion", "Cerrada sin solución"),
                        ],
                        default="pendiente",
                        editable=False,
                        max_length=12,
                        verbose_name="estado",
                    ),
                ),
                (
                    "materia",
                    models.CharField(
                        choices=[
                            ("tramites", "Trámites y beneficios en general"),
                            ("educacion", "Educación"),
                            ("trabajo", "Trabajo y derechos laborales"),
                            ("emprendimiento", "Emprendimiento"),
                            ("salud", "Salud"),
                            ("vivienda", "Vivienda y barrio"),
                            ("seguridad", "Seguridad pública"),
                            ("emergencias", "Protección civil y emergencias"),
                            ("servicios", "Agua, luz, caminos y transporte"),
                            ("extranjeria", "Extranjería y migración"),
                            ("otro", "Otro"),
                        ],
                        default="otro",
                        max_length=14,
                        verbose_name="materia",
                    ),
                ),
                ("planteamiento", models.TextField(max_length=1000, verbose_name="qué se pide")),
                (
                    "plazo",
                    models.DateField(
                        blank=True,
                        help_text="En blanco, el plazo que la oficina se da.",
                        null=True,
                        verbose_name="responder hasta",
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
                        verbose_name="respondida o cerrada el",
                    ),
                ),
                ("respuesta", models.TextField(blank=True, max_length=1000, verbose_name="respuesta")),
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
                        verbose_name="quien espera respuesta",
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
                        verbose_name="servicio que debe responder",
                    ),
                ),
                (
                    "organizacion",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="directory.organizacion",
                        verbose_name="organización que la plantea",
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
                "verbose_name": "historial de demanda ciudadana",
                "verbose_name_plural": "historial de demandas ciudadanas",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.AddField(
            model_name="demanda",
            name="jornada",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="demandas",
                to="gobierno_en_terreno.jornada",
                verbose_name="jornada",
            ),
        ),
        migrations.CreateModel(
            name="PapelDemanda",
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
                        to="gobierno_en_terreno.demanda",
                        verbose_name="demanda",
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
                "verbose_name": "papel de la demanda",
                "verbose_name_plural": "papeles de la demanda",
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
                        name="gobierno_en_terreno_papeldemanda_retiro",
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
                        name="gobierno_en_terreno_papeldemanda_tipo",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="PapelJornada",
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
                        to="gobierno_en_terreno.jornada",
                        verbose_name="jornada",
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
                "verbose_name": "papel de la jornada",
                "verbose_name_plural": "papeles de la jornada",
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
                        name="gobierno_en_terreno_papeljornada_retiro",
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
                        name="gobierno_en_terreno_papeljornada_tipo",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ServicioPresente",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("version", models.PositiveIntegerField(default=1, editable=False, verbose_name="versión")),
                ("presente", models.BooleanField(default=True, verbose_name="vino")),
                (
                    "atenciones",
                    models.PositiveIntegerField(blank=True, null=True, verbose_name="personas que atendió"),
                ),
                (
                    "jornada",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="servicios",
                        to="gobierno_en_terreno.jornada",
                        verbose_name="jornada",
                    ),
                ),
                (
                    "organizacion",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="directory.organizacion",
                        verbose_name="servicio o institución",
                    ),
                ),
            ],
            options={
                "verbose_name": "servicio",
                "verbose_name_plural": "servicios convocados",
                "constraints": [
                    models.UniqueConstraint(
                        fields=("jornada", "organizacion"),
                        name="gt_un_servicio_por_jornada",
                        violation_error_message="Ese servicio ya está en la jornada.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("presente", True), ("atenciones", None), _connector="OR"),
                        name="gt_atiende_quien_vino",
                        violation_error_message="Quien no vino no atendió a nadie: marque que vino o borre el número.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Gestion",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("version", models.PositiveIntegerField(default=1, editable=False, verbose_name="versión")),
                (
                    "fecha",
                    models.DateField(
                        validators=[gobernacion.records.models.validate_not_future], verbose_name="fecha"
                    ),
                ),
                ("gestion", models.CharField(max_length=200, verbose_name="qué se hizo")),
                (
                    "demanda",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="gestiones",
                        to="gobierno_en_terreno.demanda",
                        verbose_name="demanda",
                    ),
                ),
            ],
            options={
                "verbose_name": "gestión",
                "verbose_name_plural": "seguimiento",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("gestion", ""), _negated=True),
                        name="gt_gestion_dice_que_se_hizo",
                        violation_error_message="Escriba qué se hizo.",
                    )
                ],
            },
        ),
        migrations.AddIndex(
            model_name="demanda",
            index=models.Index(
                fields=["jornada", "-anulado_el", "-ocurrido_el", "-id"],
                name="gobierno_en_jornada_abaf72_idx",
            ),
        ),
    ]
