import django.core.validators
import django.db.models.deletion
import django.utils.timezone
import simple_history.models
from django.conf import settings
from django.db import migrations, models

import gobernacion.money
import gobernacion.records.adjuntos
import gobernacion.records.models
import programs.crece_contigo.models.actividad


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
                    "tema",
                    models.CharField(
                        choices=[
                            (
                                "Acciones generales",
                                [
                                    (
                                        "plan_subcomite",
                                        "Actividades del plan anual del Subcomité de Protección Social",
                                    ),
                                    ("terreno", "Atención de público en Gobierno en Terreno"),
                                    ("mesas_regionales", "Participación en las mesas regionales"),
                                    (
                                        "departamento_social",
                                        "Apoyo en la atención de público del Departamento Social",
                                    ),
                                ],
                            ),
                            (
                                "Coordinación",
                                [
                                    ("jornadas_cotep", "Jornadas de trabajo y cotep temáticos"),
                                    ("mesas_comunes", "Mesas comunes Chile Crece Contigo"),
                                    ("mesas_subcomite", "Mesas del Subcomité de Protección Social"),
                                    ("mesas_bilaterales", "Mesas bilaterales"),
                                    ("mesas_de_trabajo", "Mesas de trabajo"),
                                    ("mesa_provincial", "Mesa provincial"),
                                    ("cotep", "Cotep temático"),
                                ],
                            ),
                            (
                                "Capacitación",
                                [
                                    (
                                        "profesionales",
                                        "Profesionales de la red de promoción y protección social",
                                    ),
                                    ("srdm", "Jornada SRDM Chile Crece Contigo"),
                                    ("monitores", "Monitores y ejecutores"),
                                    ("ayudas_tecnicas", "Convenios y ayudas técnicas de Chile Solidario"),
                                    ("supervisiones", "Jornada de capacitación y supervisiones"),
                                ],
                            ),
                            (
                                "Difusión",
                                [
                                    ("sistema", "Sistema de protección social"),
                                    ("dialogo", "Diálogo de difusión"),
                                    ("oferta", "Oferta programática de los servicios"),
                                ],
                            ),
                        ],
                        max_length=20,
                        verbose_name="tema",
                    ),
                ),
                (
                    "ambito",
                    programs.crece_contigo.models.actividad.AmbitoField(
                        choices=[
                            ("general", "Acciones generales"),
                            ("coordinacion", "Coordinación"),
                            ("capacitacion", "Capacitación"),
                            ("difusion", "Difusión"),
                        ],
                        editable=False,
                        max_length=12,
                        verbose_name="línea",
                    ),
                ),
                (
                    "asistentes",
                    models.PositiveIntegerField(
                        blank=True,
                        help_text="Los que firmaron la lista.",
                        null=True,
                        validators=[django.core.validators.MinValueValidator(1)],
                        verbose_name="asistentes",
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
                    "instituciones",
                    models.ManyToManyField(
                        blank=True,
                        help_text="Servicios públicos, municipios, establecimientos de salud y educación…",
                        related_name="+",
                        to="directory.organizacion",
                        verbose_name="instituciones presentes",
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
                "verbose_name": "actividad",
                "verbose_name_plural": "actividades",
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
                        name="crece_contigo_actividad_anulacion",
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
                        name="crece_contigo_actividad_estado_y_causa_conocidos",
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
                        name="crece_contigo_actividad_suspendida_con_causa",
                        violation_error_message="Una actividad suspendida, y solo ella, lleva causa y fecha.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("causa", "otra"), _negated=True),
                            models.Q(("motivo", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="crece_contigo_actividad_otra_causa_explicada",
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
                        name="crece_contigo_actividad_de_tercero_con_nombre",
                        violation_error_message="Diga quién la hizo en lugar de la oficina.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("estado__in", ("realizada", "tercero")), _negated=True),
                            models.Q(("lugar", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="crece_contigo_actividad_hecha_en_un_lugar",
                        violation_error_message="Diga en qué lugar se hizo.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("asistentes", None), ("estado__in", ("realizada", "tercero")), _connector="OR"
                        ),
                        name="crece_contigo_actividad_asistentes_si_se_hizo",
                        violation_error_message="Los asistentes se anotan cuando la actividad se hizo.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("ambito", "general"),
                                (
                                    "tema__in",
                                    ["plan_subcomite", "terreno", "mesas_regionales", "departamento_social"],
                                ),
                            ),
                            models.Q(
                                ("ambito", "coordinacion"),
                                (
                                    "tema__in",
                                    [
                                        "jornadas_cotep",
                                        "mesas_comunes",
                                        "mesas_subcomite",
                                        "mesas_bilaterales",
                                        "mesas_de_trabajo",
                                        "mesa_provincial",
                                        "cotep",
                                    ],
                                ),
                            ),
                            models.Q(
                                ("ambito", "capacitacion"),
                                (
                                    "tema__in",
                                    [
                                        "profesionales",
                                        "srdm",
                                        "monitores",
                                        "ayudas_tecnicas",
                                        "supervisiones",
                                    ],
                                ),
                            ),
                            models.Q(("ambito", "difusion"), ("tema__in", ["sistema", "dialogo", "oferta"])),
                            _connector="OR",
                        ),
                        name="cc_actividad_tema_de_su_linea",
                        violation_error_message="Elija el tema de la lista.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("estado__in", ("realizada", "tercero")), _negated=True),
                            models.Q(("asistentes__gte", 1), ("asistentes__isnull", False)),
                            _connector="OR",
                        ),
                        name="cc_actividad_hecha_con_asistentes",
                        violation_error_message="Una actividad hecha lleva cuántas personas vinieron.",
                    ),
                ],
                "indexes": [
                    models.Index(
                        fields=["-anulado_el", "-ocurrido_el", "-id"], name="crece_conti_anulado_ccce8a_idx"
                    ),
                    models.Index(
                        fields=["estado", "-anulado_el", "-ocurrido_el", "-id"],
                        name="crece_conti_estado_f0c203_idx",
                    ),
                    models.Index(
                        fields=["comuna", "-anulado_el", "-ocurrido_el", "-id"],
                        name="crece_conti_comuna__397b7b_idx",
                    ),
                    models.Index(fields=["programada_el"], name="crece_conti_program_67ed9b_idx"),
                    models.Index(
                        fields=["tema", "-anulado_el", "-ocurrido_el", "-id"],
                        name="crece_conti_tema_726027_idx",
                    ),
                    models.Index(
                        fields=["ambito", "-anulado_el", "-ocurrido_el", "-id"],
                        name="crece_conti_ambito_97150b_idx",
                    ),
                ],
            },
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
                        verbose_name="fecha del documento",
                    ),
                ),
                (
                    "estado",
                    models.CharField(
                        choices=[
                            ("anotado", "Anotado"),
                            ("aprobado", "Aprobado"),
                            ("rechazado", "Rechazado"),
                        ],
                        default="anotado",
                        editable=False,
                        max_length=9,
                        verbose_name="estado",
                    ),
                ),
                (
                    "linea",
                    models.CharField(
                        choices=[
                            ("coordinacion", "Coordinación"),
                            ("capacitacion", "Capacitación"),
                            ("difusion", "Difusión"),
                        ],
                        max_length=12,
                        verbose_name="línea",
                    ),
                ),
                (
                    "documento",
                    models.CharField(
                        choices=[
                            ("factura", "Factura"),
                            ("boleta", "Boleta"),
                            ("honorarios", "Boleta de honorarios"),
                            ("orden", "Orden de compra"),
                            ("egreso", "Comprobante de egreso"),
                        ],
                        default="factura",
                        max_length=10,
                        verbose_name="documento",
                    ),
                ),
                ("folio", models.CharField(max_length=20, verbose_name="número del documento")),
                ("monto", gobernacion.money.PesosField(verbose_name="monto")),
                (
                    "concepto",
                    models.CharField(
                        help_text="Qué se compró o contrató, y para qué actividad.",
                        max_length=160,
                        verbose_name="concepto",
                    ),
                ),
                (
                    "resuelto_el",
                    models.DateField(
                        blank=True,
                        null=True,
                        validators=[gobernacion.records.models.validate_not_future],
                        verbose_name="aprobado o rechazado el",
                    ),
                ),
                ("motivo", models.TextField(blank=True, max_length=500, verbose_name="motivo del rechazo")),
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
                    "proveedor",
                    models.ForeignKey(
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
                (
                    "resuelto_por",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="aprobado o rechazado por",
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
                        name="crece_contigo_gasto_anulacion",
                        violation_error_message="Una anulación lleva fecha, responsable y motivo.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("documento__in", ["factura", "boleta", "honorarios", "orden", "egreso"]),
                            ("estado__in", ["anotado", "aprobado", "rechazado"]),
                            ("linea__in", ["coordinacion", "capacitacion", "difusion"]),
                        ),
                        name="cc_gasto_listas_conocidas",
                        violation_error_message="Elija de la lista la línea y el documento.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("monto__gt", 0)),
                        name="cc_gasto_de_algo",
                        violation_error_message="El monto debe ser mayor que cero.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("folio", ""), _negated=True),
                        name="cc_gasto_con_documento",
                        violation_error_message="Escriba el número del documento.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("estado__in", ["aprobado", "rechazado"]),
                                ("resuelto_el__isnull", False),
                                ("resuelto_por__isnull", False),
                            ),
                            models.Q(
                                models.Q(("estado__in", ["aprobado", "rechazado"]), _negated=True),
                                ("resuelto_el", None),
                                ("resuelto_por", None),
                            ),
                            _connector="OR",
                        ),
                        name="cc_gasto_resuelto_por_alguien",
                        violation_error_message="Un gasto aprobado o rechazado, y solo él, dice cuándo y por quién.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("estado__in", ["rechazado"]), models.Q(("motivo", ""), _negated=True)),
                            models.Q(models.Q(("estado__in", ["rechazado"]), _negated=True), ("motivo", "")),
                            _connector="OR",
                        ),
                        name="cc_gasto_rechazado_con_motivo",
                        violation_error_message="Diga por qué se rechaza.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("resuelto_por", None),
                            ("registrado_por", None),
                            models.Q(("resuelto_por", models.F("registrado_por")), _negated=True),
                            _connector="OR",
                        ),
                        name="cc_gasto_de_dos_personas",
                        violation_error_message="Quien anota un gasto no lo aprueba.",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(
                            ("anulado_el", None), models.Q(("estado", "rechazado"), _negated=True)
                        ),
                        fields=("proveedor", "documento", "folio"),
                        name="cc_un_gasto_por_documento",
                        violation_error_message="Ese documento del proveedor ya está anotado: búsquelo en la lista.",
                    ),
                ],
                "indexes": [
                    models.Index(
                        fields=["-anulado_el", "-ocurrido_el", "-id"], name="crece_conti_anulado_e2f812_idx"
                    ),
                    models.Index(
                        fields=["estado", "-anulado_el", "-ocurrido_el", "-id"],
                        name="crece_conti_estado_5e2272_idx",
                    ),
                    models.Index(
                        fields=["linea", "-anulado_el", "-ocurrido_el", "-id"],
                        name="crece_conti_linea_aca2f3_idx",
                    ),
                    models.Index(
                        fields=["proveedor", "-anulado_el", "-ocurrido_el", "-id"],
                        name="crece_conti_proveed_f42564_idx",
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
                    "tema",
                    models.CharField(
                        choices=[
                            (
                                "Acciones generales",
                                [
                                    (
                                        "plan_subcomite",
                                        "Actividades del plan anual del Subcomité de Protección Social",
                                    ),
                                    ("terreno", "Atención de público en Gobierno en Terreno"),
                                    ("mesas_regionales", "Participación en las mesas regionales"),
                                    (
                                        "departamento_social",
                                        "Apoyo en la atención de público del Departamento Social",
                                    ),
                                ],
                            ),
                            (
                                "Coordinación",
                                [
                                    ("jornadas_cotep", "Jornadas de trabajo y cotep temáticos"),
                                    ("mesas_comunes", "Mesas comunes Chile Crece Contigo"),
                                    ("mesas_subcomite", "Mesas del Subcomité de Protección Social"),
                                    ("mesas_bilaterales", "Mesas bilaterales"),
                                    ("mesas_de_trabajo", "Mesas de trabajo"),
                                    ("mesa_provincial", "Mesa provincial"),
                                    ("cotep", "Cotep temático"),
                                ],
                            ),
                            (
                                "Capacitación",
                                [
                                    (
                                        "profesionales",
                                        "Profesionales de la red de promoción y protección social",
                                    ),
                                    ("srdm", "Jornada SRDM Chile Crece Contigo"),
                                    ("monitores", "Monitores y ejecutores"),
                                    ("ayudas_tecnicas", "Convenios y ayudas técnicas de Chile Solidario"),
                                    ("supervisiones", "Jornada de capacitación y supervisiones"),
                                ],
                            ),
                            (
                                "Difusión",
                                [
                                    ("sistema", "Sistema de protección social"),
                                    ("dialogo", "Diálogo de difusión"),
                                    ("oferta", "Oferta programática de los servicios"),
                                ],
                            ),
                        ],
                        max_length=20,
                        verbose_name="tema",
                    ),
                ),
                (
                    "ambito",
                    programs.crece_contigo.models.actividad.AmbitoField(
                        choices=[
                            ("general", "Acciones generales"),
                            ("coordinacion", "Coordinación"),
                            ("capacitacion", "Capacitación"),
                            ("difusion", "Difusión"),
                        ],
                        editable=False,
                        max_length=12,
                        verbose_name="línea",
                    ),
                ),
                (
                    "asistentes",
                    models.PositiveIntegerField(
                        blank=True,
                        help_text="Los que firmaron la lista.",
                        null=True,
                        validators=[django.core.validators.MinValueValidator(1)],
                        verbose_name="asistentes",
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
                "verbose_name": "historial de actividad",
                "verbose_name_plural": "historial de actividades",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
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
                        verbose_name="fecha del documento",
                    ),
                ),
                (
                    "estado",
                    models.CharField(
                        choices=[
                            ("anotado", "Anotado"),
                            ("aprobado", "Aprobado"),
                            ("rechazado", "Rechazado"),
                        ],
                        default="anotado",
                        editable=False,
                        max_length=9,
                        verbose_name="estado",
                    ),
                ),
                (
                    "linea",
                    models.CharField(
                        choices=[
                            ("coordinacion", "Coordinación"),
                            ("capacitacion", "Capacitación"),
                            ("difusion", "Difusión"),
                        ],
                        max_length=12,
                        verbose_name="línea",
                    ),
                ),
                (
                    "documento",
                    models.CharField(
                        choices=[
                            ("factura", "Factura"),
                            ("boleta", "Boleta"),
                            ("honorarios", "Boleta de honorarios"),
                            ("orden", "Orden de compra"),
                            ("egreso", "Comprobante de egreso"),
                        ],
                        default="factura",
                        max_length=10,
                        verbose_name="documento",
                    ),
                ),
                ("folio", models.CharField(max_length=20, verbose_name="número del documento")),
                ("monto", gobernacion.money.PesosField(verbose_name="monto")),
                (
                    "concepto",
                    models.CharField(
                        help_text="Qué se compró o contrató, y para qué actividad.",
                        max_length=160,
                        verbose_name="concepto",
                    ),
                ),
                (
                    "resuelto_el",
                    models.DateField(
                        blank=True,
                        null=True,
                        validators=[gobernacion.records.models.validate_not_future],
                        verbose_name="aprobado o rechazado el",
                    ),
                ),
                ("motivo", models.TextField(blank=True, max_length=500, verbose_name="motivo del rechazo")),
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
                (
                    "resuelto_por",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="aprobado o rechazado por",
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
            name="HistoricalProyecto",
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
                        error_messages={"unique": "Ese año ya tiene proyecto."},
                        validators=[
                            django.core.validators.MinValueValidator(1990),
                            django.core.validators.MaxValueValidator(2100),
                        ],
                        verbose_name="año",
                    ),
                ),
                ("total", gobernacion.money.PesosField(verbose_name="total del proyecto")),
                (
                    "aporte_local",
                    gobernacion.money.PesosField(
                        default=0,
                        help_text="Lo que suman instituciones de la provincia, dentro del total y fuera de las líneas.",
                        verbose_name="aporte local",
                    ),
                ),
                (
                    "fuente",
                    models.CharField(max_length=200, verbose_name="convenio o resolución que lo aprueba"),
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
                "verbose_name": "historial de proyecto del año",
                "verbose_name_plural": "historial de proyectos",
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
                        to="crece_contigo.actividad",
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
                        name="crece_contigo_papelactividad_retiro",
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
                        name="crece_contigo_papelactividad_tipo",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="PapelGasto",
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
                        to="crece_contigo.gasto",
                        verbose_name="gasto",
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
                "verbose_name": "papel del gasto",
                "verbose_name_plural": "papeles del gasto",
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
                        name="crece_contigo_papelgasto_retiro",
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
                        name="crece_contigo_papelgasto_tipo",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Proyecto",
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
                        error_messages={"unique": "Ese año ya tiene proyecto."},
                        unique=True,
                        validators=[
                            django.core.validators.MinValueValidator(1990),
                            django.core.validators.MaxValueValidator(2100),
                        ],
                        verbose_name="año",
                    ),
                ),
                ("total", gobernacion.money.PesosField(verbose_name="total del proyecto")),
                (
                    "aporte_local",
                    gobernacion.money.PesosField(
                        default=0,
                        help_text="Lo que suman instituciones de la provincia, dentro del total y fuera de las líneas.",
                        verbose_name="aporte local",
                    ),
                ),
                (
                    "fuente",
                    models.CharField(max_length=200, verbose_name="convenio o resolución que lo aprueba"),
                ),
            ],
            options={
                "verbose_name": "proyecto del año",
                "verbose_name_plural": "proyectos",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("year__range", (1990, 2100))),
                        name="cc_proyecto_de_un_year_posible",
                        violation_error_message="Revise el año.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("aporte_local__lte", models.F("total"))),
                        name="cc_aporte_dentro_del_total",
                        violation_error_message="El aporte local no puede superar el total del proyecto.",
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
                    "linea",
                    models.CharField(
                        choices=[
                            ("coordinacion", "Coordinación"),
                            ("capacitacion", "Capacitación"),
                            ("difusion", "Difusión"),
                        ],
                        max_length=12,
                        verbose_name="línea",
                    ),
                ),
                ("asignado", gobernacion.money.PesosField(verbose_name="presupuesto")),
                (
                    "ejecutado",
                    gobernacion.money.PesosField(
                        default=0, editable=False, verbose_name="gastado a la fecha"
                    ),
                ),
                (
                    "proyecto",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="lineas",
                        to="crece_contigo.proyecto",
                        verbose_name="proyecto del año",
                    ),
                ),
            ],
            options={
                "verbose_name": "presupuesto de la línea",
                "verbose_name_plural": "presupuestos por línea",
                "constraints": [
                    models.UniqueConstraint(
                        fields=("proyecto", "linea"),
                        name="cc_un_presupuesto_por_linea_y_year",
                        violation_error_message="Esa línea ya tiene su presupuesto de ese año.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("linea__in", ["coordinacion", "capacitacion", "difusion"])),
                        name="cc_presupuesto_de_una_linea",
                        violation_error_message="Elija la línea de la lista.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("ejecutado__gte", 0), ("ejecutado__lte", models.F("asignado"))),
                        name="cc_gastado_dentro_del_presupuesto",
                        violation_error_message="El presupuesto no puede ser menor que lo ya gastado.",
                    ),
                ],
            },
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
                    "linea",
                    models.CharField(
                        choices=[
                            ("coordinacion", "Coordinación"),
                            ("capacitacion", "Capacitación"),
                            ("difusion", "Difusión"),
                        ],
                        max_length=12,
                        verbose_name="línea",
                    ),
                ),
                ("asignado", gobernacion.money.PesosField(verbose_name="presupuesto")),
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
                    "proyecto",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="crece_contigo.proyecto",
                        verbose_name="proyecto del año",
                    ),
                ),
            ],
            options={
                "verbose_name": "historial de presupuesto de la línea",
                "verbose_name_plural": "historial de presupuestos por línea",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
    ]
