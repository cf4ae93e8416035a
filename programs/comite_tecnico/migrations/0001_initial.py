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
            name="HistoricalSubcomite",
            fields=[
                (
                    "id",
                    models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID"),
                ),
                ("version", models.PositiveIntegerField(default=1, editable=False, verbose_name="versión")),
                (
                    "nombre",
                    models.CharField(
                        help_text="Como lo nombra la cuenta: Protección Social…",
                        max_length=80,
                        verbose_name="nombre",
                    ),
                ),
                ("materia", models.CharField(blank=True, max_length=200, verbose_name="qué coordina")),
                ("desde", models.DateField(verbose_name="vigente desde")),
                (
                    "hasta",
                    models.DateField(
                        blank=True,
                        help_text="Último día; en blanco mientras siga.",
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
                    "coordina",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="directory.organizacion",
                        verbose_name="institución que lo coordina",
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
                "verbose_name": "historial de subcomité",
                "verbose_name_plural": "historial de subcomités",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="Reunion",
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
                    "modalidad",
                    models.CharField(
                        choices=[("presencial", "Presencial"), ("digital", "Digital")],
                        default="presencial",
                        max_length=10,
                        verbose_name="modalidad",
                    ),
                ),
                (
                    "tabla",
                    models.TextField(blank=True, max_length=2000, verbose_name="tabla y temas tratados"),
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
                "verbose_name": "reunión",
                "verbose_name_plural": "reuniones",
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
                        name="comite_tecnico_reunion_anulacion",
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
                        name="comite_tecnico_reunion_estado_y_causa_conocidos",
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
                        name="comite_tecnico_reunion_suspendida_con_causa",
                        violation_error_message="Una actividad suspendida, y solo ella, lleva causa y fecha.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("causa", "otra"), _negated=True),
                            models.Q(("motivo", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="comite_tecnico_reunion_otra_causa_explicada",
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
                        name="comite_tecnico_reunion_de_tercero_con_nombre",
                        violation_error_message="Diga quién la hizo en lugar de la oficina.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("estado__in", ("realizada", "tercero")), _negated=True),
                            models.Q(("lugar", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="comite_tecnico_reunion_hecha_en_un_lugar",
                        violation_error_message="Diga en qué lugar se hizo.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("asistentes", None), ("estado__in", ("realizada", "tercero")), _connector="OR"
                        ),
                        name="comite_tecnico_reunion_asistentes_si_se_hizo",
                        violation_error_message="Los asistentes se anotan cuando la actividad se hizo.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("modalidad__in", ["presencial", "digital"])),
                        name="ct_reunion_modalidad_conocida",
                        violation_error_message="Elija la modalidad de la lista.",
                    ),
                ],
                "indexes": [
                    models.Index(
                        fields=["-anulado_el", "-ocurrido_el", "-id"], name="comite_tecn_anulado_f8d07a_idx"
                    ),
                    models.Index(
                        fields=["estado", "-anulado_el", "-ocurrido_el", "-id"],
                        name="comite_tecn_estado_71c35e_idx",
                    ),
                    models.Index(
                        fields=["comuna", "-anulado_el", "-ocurrido_el", "-id"],
                        name="comite_tecn_comuna__293f46_idx",
                    ),
                    models.Index(fields=["programada_el"], name="comite_tecn_program_702e33_idx"),
                    models.Index(
                        fields=["modalidad", "-anulado_el", "-ocurrido_el", "-id"],
                        name="comite_tecn_modalid_40ca7e_idx",
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
                (
                    "personas",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        help_text="0 si no vino nadie.",
                        null=True,
                        verbose_name="cuántas personas vinieron",
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
                    "organizacion",
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
                (
                    "reunion",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="comite_tecnico.reunion",
                        verbose_name="reunión",
                    ),
                ),
            ],
            options={
                "verbose_name": "historial de institución convocada",
                "verbose_name_plural": "historial de instituciones convocadas",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalAcuerdo",
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
                            ("cumplido", "Cumplido"),
                            ("sin_efecto", "Dejado sin efecto"),
                        ],
                        default="pendiente",
                        editable=False,
                        max_length=10,
                        verbose_name="estado",
                    ),
                ),
                (
                    "tarea",
                    models.CharField(
                        choices=[
                            ("plaza", "Plaza ciudadana"),
                            ("charla", "Charla o presentación"),
                            ("operativo", "Operativo o visita en conjunto"),
                            ("informe", "Informe o catastro"),
                            ("gestion", "Gestión o coordinación"),
                            ("otra", "Otra"),
                        ],
                        default="gestion",
                        max_length=9,
                        verbose_name="tarea",
                    ),
                ),
                ("texto", models.TextField(max_length=1000, verbose_name="qué se acordó")),
                ("plazo", models.DateField(verbose_name="plazo")),
                ("plazo_original", models.DateField(editable=False, verbose_name="primer plazo")),
                (
                    "cerrado_el",
                    models.DateField(
                        blank=True,
                        null=True,
                        validators=[gobernacion.records.models.validate_not_future],
                        verbose_name="cumplido o dejado sin efecto el",
                    ),
                ),
                ("resultado", models.TextField(blank=True, max_length=1000, verbose_name="resultado")),
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
                (
                    "responsable",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="directory.organizacion",
                        verbose_name="institución responsable",
                    ),
                ),
                (
                    "reunion",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="comite_tecnico.reunion",
                        verbose_name="reunión",
                    ),
                ),
            ],
            options={
                "verbose_name": "historial de acuerdo",
                "verbose_name_plural": "historial de acuerdos",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="Acuerdo",
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
                            ("cumplido", "Cumplido"),
                            ("sin_efecto", "Dejado sin efecto"),
                        ],
                        default="pendiente",
                        editable=False,
                        max_length=10,
                        verbose_name="estado",
                    ),
                ),
                (
                    "tarea",
                    models.CharField(
                        choices=[
                            ("plaza", "Plaza ciudadana"),
                            ("charla", "Charla o presentación"),
                            ("operativo", "Operativo o visita en conjunto"),
                            ("informe", "Informe o catastro"),
                            ("gestion", "Gestión o coordinación"),
                            ("otra", "Otra"),
                        ],
                        default="gestion",
                        max_length=9,
                        verbose_name="tarea",
                    ),
                ),
                ("texto", models.TextField(max_length=1000, verbose_name="qué se acordó")),
                ("plazo", models.DateField(verbose_name="plazo")),
                ("plazo_original", models.DateField(editable=False, verbose_name="primer plazo")),
                (
                    "cerrado_el",
                    models.DateField(
                        blank=True,
                        null=True,
                        validators=[gobernacion.records.models.validate_not_future],
                        verbose_name="cumplido o dejado sin efecto el",
                    ),
                ),
                ("resultado", models.TextField(blank=True, max_length=1000, verbose_name="resultado")),
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
                    "responsable",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="directory.organizacion",
                        verbose_name="institución responsable",
                    ),
                ),
                (
                    "reunion",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="acuerdos",
                        to="comite_tecnico.reunion",
                        verbose_name="reunión",
                    ),
                ),
            ],
            options={
                "verbose_name": "acuerdo",
                "verbose_name_plural": "acuerdos",
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
                        name="comite_tecnico_acuerdo_anulacion",
                        violation_error_message="Una anulación lleva fecha, responsable y motivo.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("estado__in", ["pendiente", "cumplido", "sin_efecto"]),
                            ("tarea__in", ["plaza", "charla", "operativo", "informe", "gestion", "otra"]),
                        ),
                        name="ct_acuerdo_listas_conocidas",
                        violation_error_message="Elija la tarea de la lista.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("texto", ""), _negated=True),
                        name="ct_acuerdo_dice_que_se_acordo",
                        violation_error_message="Escriba qué se acordó.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("estado__in", ("cumplido", "sin_efecto")), ("cerrado_el__isnull", False)
                            ),
                            models.Q(
                                models.Q(("estado__in", ("cumplido", "sin_efecto")), _negated=True),
                                ("cerrado_el", None),
                                ("resultado", ""),
                            ),
                            _connector="OR",
                        ),
                        name="ct_acuerdo_cerrado_con_fecha",
                        violation_error_message="Un acuerdo cerrado, y solo él, lleva fecha y resultado.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("estado", "sin_efecto"), _negated=True),
                            models.Q(("resultado", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="ct_acuerdo_sin_efecto_explicado",
                        violation_error_message="Explique por qué se deja sin efecto.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("cerrado_el", None),
                            models.Q(
                                ("cerrado_el__gte", models.F("ocurrido_el")), ("ocurrido_el__isnull", False)
                            ),
                            _connector="OR",
                        ),
                        name="ct_acuerdo_cerrado_despues_de_tomarse",
                        violation_error_message="No pudo cerrarse antes de la reunión: revise la fecha.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("plazo__gte", models.F("plazo_original")),
                            ("plazo_original__gte", models.F("ocurrido_el")),
                        ),
                        name="ct_acuerdo_plazo_despues_de_tomarse",
                        violation_error_message="El plazo no puede vencer antes de la reunión.",
                    ),
                ],
                "indexes": [
                    models.Index(
                        fields=["-anulado_el", "-ocurrido_el", "-id"], name="comite_tecn_anulado_e72405_idx"
                    ),
                    models.Index(
                        fields=["estado", "-anulado_el", "-ocurrido_el", "-id"],
                        name="comite_tecn_estado_749562_idx",
                    ),
                    models.Index(
                        fields=["tarea", "-anulado_el", "-ocurrido_el", "-id"],
                        name="comite_tecn_tarea_3b3b58_idx",
                    ),
                    models.Index(
                        fields=["responsable", "-anulado_el", "-ocurrido_el", "-id"],
                        name="comite_tecn_respons_9023e7_idx",
                    ),
                    models.Index(
                        fields=["reunion", "-anulado_el", "-ocurrido_el", "-id"],
                        name="comite_tecn_reunion_49f491_idx",
                    ),
                    models.Index(fields=["plazo"], name="comite_tecn_plazo_3f7d75_idx"),
                ],
            },
        ),
        migrations.CreateModel(
            name="Subcomite",
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
                        help_text="Como lo nombra la cuenta: Protección Social…",
                        max_length=80,
                        verbose_name="nombre",
                    ),
                ),
                ("materia", models.CharField(blank=True, max_length=200, verbose_name="qué coordina")),
                ("desde", models.DateField(verbose_name="vigente desde")),
                (
                    "hasta",
                    models.DateField(
                        blank=True,
                        help_text="Último día; en blanco mientras siga.",
                        null=True,
                        verbose_name="vigente hasta",
                    ),
                ),
                (
                    "coordina",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="directory.organizacion",
                        verbose_name="institución que lo coordina",
                    ),
                ),
                (
                    "integrantes",
                    models.ManyToManyField(
                        blank=True,
                        related_name="+",
                        to="directory.organizacion",
                        verbose_name="instituciones que lo integran",
                    ),
                ),
            ],
            options={
                "verbose_name": "subcomité",
                "verbose_name_plural": "subcomités",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("nombre", ""), _negated=True),
                        name="ct_subcomite_con_nombre",
                        violation_error_message="Escriba el nombre del subcomité.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("hasta", None),
                            models.Q(("desde__isnull", False), ("hasta__gte", models.F("desde"))),
                            _connector="OR",
                        ),
                        name="ct_subcomite_fechas_en_orden",
                        violation_error_message="No puede terminar antes de empezar.",
                    ),
                ],
                "indexes": [models.Index(fields=["nombre", "desde"], name="comite_tecn_nombre_3852c1_idx")],
            },
        ),
        migrations.AddField(
            model_name="reunion",
            name="subcomite",
            field=models.ForeignKey(
                blank=True,
                help_text="En blanco si es un plenario.",
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="reuniones",
                to="comite_tecnico.subcomite",
                verbose_name="subcomité",
            ),
        ),
        migrations.CreateModel(
            name="HistoricalReunion",
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
                    "modalidad",
                    models.CharField(
                        choices=[("presencial", "Presencial"), ("digital", "Digital")],
                        default="presencial",
                        max_length=10,
                        verbose_name="modalidad",
                    ),
                ),
                (
                    "tabla",
                    models.TextField(blank=True, max_length=2000, verbose_name="tabla y temas tratados"),
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
                    "subcomite",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        help_text="En blanco si es un plenario.",
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="comite_tecnico.subcomite",
                        verbose_name="subcomité",
                    ),
                ),
            ],
            options={
                "verbose_name": "historial de reunión",
                "verbose_name_plural": "historial de reuniones",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="PapelAcuerdo",
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
                        to="comite_tecnico.acuerdo",
                        verbose_name="acuerdo",
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
                "verbose_name": "papel del acuerdo",
                "verbose_name_plural": "papeles del acuerdo",
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
                        name="comite_tecnico_papelacuerdo_retiro",
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
                        name="comite_tecnico_papelacuerdo_tipo",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="PapelReunion",
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
                        to="comite_tecnico.reunion",
                        verbose_name="reunión",
                    ),
                ),
            ],
            options={
                "verbose_name": "papel de la reunión",
                "verbose_name_plural": "papeles de la reunión",
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
                        name="comite_tecnico_papelreunion_retiro",
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
                        name="comite_tecnico_papelreunion_tipo",
                    ),
                ],
            },
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
                    "personas",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        help_text="0 si no vino nadie.",
                        null=True,
                        verbose_name="cuántas personas vinieron",
                    ),
                ),
                (
                    "organizacion",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="directory.organizacion",
                        verbose_name="institución",
                    ),
                ),
                (
                    "reunion",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="asistencias",
                        to="comite_tecnico.reunion",
                        verbose_name="reunión",
                    ),
                ),
            ],
            options={
                "verbose_name": "institución convocada",
                "verbose_name_plural": "instituciones convocadas",
                "constraints": [
                    models.UniqueConstraint(
                        fields=("reunion", "organizacion"),
                        name="ct_una_asistencia_por_institucion",
                        violation_error_message="Esa institución ya está en la reunión.",
                    )
                ],
            },
        ),
        migrations.AddIndex(
            model_name="reunion",
            index=models.Index(
                fields=["subcomite", "-anulado_el", "-ocurrido_el", "-id"],
                name="comite_tecn_subcomi_78dda5_idx",
            ),
        ),
    ]
