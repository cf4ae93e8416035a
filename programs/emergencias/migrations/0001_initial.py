import django.core.validators
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
                            ("reunion", "Reunión"),
                            ("mesa", "Mesa de trabajo"),
                            ("taller", "Taller"),
                            ("simulacro", "Simulacro"),
                        ],
                        default="reunion",
                        max_length=10,
                        verbose_name="tipo",
                    ),
                ),
                (
                    "tema",
                    models.CharField(
                        choices=[
                            ("eclipse", "Eclipse total de Sol"),
                            ("microzonificacion", "Microzonificación"),
                            ("incendios", "Incendios forestales"),
                            ("cortes", "Cortes de agua potable"),
                            ("escasez", "Escasez hídrica"),
                            ("invierno", "Invierno y sistemas frontales"),
                            ("sismos", "Sismos y tsunami"),
                            ("masivo", "Otro evento masivo"),
                            ("otro", "Otro tema"),
                        ],
                        max_length=20,
                        verbose_name="tema",
                    ),
                ),
                (
                    "nivel",
                    models.CharField(
                        choices=[
                            ("comunal", "Comunal"),
                            ("provincial", "Provincial"),
                            ("regional", "Regional"),
                        ],
                        default="provincial",
                        max_length=10,
                        verbose_name="nivel",
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
                    "organismos",
                    models.ManyToManyField(
                        blank=True,
                        help_text="Municipalidades, Aguas del Valle, CONAF, Bomberos, juntas de vecinos…",
                        related_name="+",
                        to="directory.organizacion",
                        verbose_name="organismos y organizaciones",
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
                "verbose_name": "reunión, mesa o taller",
                "verbose_name_plural": "reuniones, mesas y talleres",
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
                        name="emergencias_actividad_anulacion",
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
                        name="emergencias_actividad_estado_y_causa_conocidos",
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
                        name="emergencias_actividad_suspendida_con_causa",
                        violation_error_message="Una actividad suspendida, y solo ella, lleva causa y fecha.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("causa", "otra"), _negated=True),
                            models.Q(("motivo", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="emergencias_actividad_otra_causa_explicada",
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
                        name="emergencias_actividad_de_tercero_con_nombre",
                        violation_error_message="Diga quién la hizo en lugar de la oficina.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("estado__in", ("realizada", "tercero")), _negated=True),
                            models.Q(("lugar", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="emergencias_actividad_hecha_en_un_lugar",
                        violation_error_message="Diga en qué lugar se hizo.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("asistentes", None), ("estado__in", ("realizada", "tercero")), _connector="OR"
                        ),
                        name="emergencias_actividad_asistentes_si_se_hizo",
                        violation_error_message="Los asistentes se anotan cuando la actividad se hizo.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("nivel__in", ["comunal", "provincial", "regional"]),
                            (
                                "tema__in",
                                [
                                    "eclipse",
                                    "microzonificacion",
                                    "incendios",
                                    "cortes",
                                    "escasez",
                                    "invierno",
                                    "sismos",
                                    "masivo",
                                    "otro",
                                ],
                            ),
                            ("tipo__in", ["reunion", "mesa", "taller", "simulacro"]),
                        ),
                        name="em_actividad_listas_conocidas",
                        violation_error_message="Elija de la lista el tipo, el tema y el nivel.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("estado", "realizada"), ("tipo", "taller"), _negated=True),
                            ("asistentes__isnull", False),
                            _connector="OR",
                        ),
                        name="em_taller_hecho_con_asistentes",
                        violation_error_message="Un taller hecho lleva cuántas personas vinieron.",
                    ),
                ],
                "indexes": [
                    models.Index(
                        fields=["-anulado_el", "-ocurrido_el", "-id"], name="emergencias_anulado_4ae297_idx"
                    ),
                    models.Index(
                        fields=["estado", "-anulado_el", "-ocurrido_el", "-id"],
                        name="emergencias_estado_18bce7_idx",
                    ),
                    models.Index(
                        fields=["comuna", "-anulado_el", "-ocurrido_el", "-id"],
                        name="emergencias_comuna__c359b9_idx",
                    ),
                    models.Index(fields=["programada_el"], name="emergencias_program_dd3810_idx"),
                    models.Index(
                        fields=["tipo", "-anulado_el", "-ocurrido_el", "-id"],
                        name="emergencias_tipo_0354cd_idx",
                    ),
                    models.Index(
                        fields=["tema", "-anulado_el", "-ocurrido_el", "-id"],
                        name="emergencias_tema_68cfb9_idx",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Camion",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("version", models.PositiveIntegerField(default=1, editable=False, verbose_name="versión")),
                (
                    "patente",
                    models.CharField(
                        help_text="Por ejemplo BBCC12.",
                        max_length=6,
                        validators=[
                            django.core.validators.RegexValidator(
                                "^[A-Z]{2}[A-Z0-9]{2}[0-9]{2}\\Z",
                                "Escriba la placa como BBCC12 o AB1234, sin guiones.",
                            )
                        ],
                        verbose_name="placa patente",
                    ),
                ),
                (
                    "capacidad",
                    models.DecimalField(
                        decimal_places=1,
                        help_text="Lo que lleva en un viaje.",
                        max_digits=4,
                        verbose_name="capacidad (m³)",
                    ),
                ),
                ("desde", models.DateField(verbose_name="reparte desde el")),
                (
                    "hasta",
                    models.DateField(
                        blank=True,
                        help_text="Último día; en blanco mientras siga.",
                        null=True,
                        verbose_name="reparte hasta el",
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
                    "empresa",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="directory.organizacion",
                        verbose_name="empresa",
                    ),
                ),
            ],
            options={
                "verbose_name": "camión aljibe",
                "verbose_name_plural": "camiones aljibe",
                "constraints": [
                    models.UniqueConstraint(
                        fields=("patente",),
                        name="em_un_camion_por_patente",
                        violation_error_message="Ese camión ya está registrado: búsquelo por su placa.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("capacidad__gt", 0)),
                        name="em_camion_con_capacidad",
                        violation_error_message="La capacidad debe ser mayor que cero.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("hasta", None), ("hasta__gte", models.F("desde")), _connector="OR"
                        ),
                        name="em_camion_empieza_antes_de_terminar",
                        violation_error_message="No puede terminar antes de empezar.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Entrega",
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
                    "localidad",
                    models.CharField(
                        help_text="Sin nombres de personas.", max_length=80, verbose_name="localidad"
                    ),
                ),
                (
                    "viajes",
                    models.PositiveSmallIntegerField(
                        default=1,
                        validators=[django.core.validators.MinValueValidator(1)],
                        verbose_name="viajes",
                    ),
                ),
                ("m3", models.DecimalField(decimal_places=1, max_digits=6, verbose_name="m³ entregados")),
                (
                    "personas",
                    models.PositiveIntegerField(
                        validators=[django.core.validators.MinValueValidator(1)],
                        verbose_name="personas que recibieron",
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
                    "camion",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="emergencias.camion",
                        verbose_name="camión",
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
                "verbose_name": "entrega de agua",
                "verbose_name_plural": "entregas de agua",
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
                        name="emergencias_entrega_anulacion",
                        violation_error_message="Una anulación lleva fecha, responsable y motivo.",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("anulado_el", None)),
                        fields=("camion", "ocurrido_el", "localidad"),
                        name="em_una_entrega_por_camion_dia_y_localidad",
                        violation_error_message="Ese camión ya tiene anotada su entrega de ese día en esa localidad.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("m3__gt", 0),
                            ("personas__gte", 1),
                            ("viajes__gte", 1),
                            models.Q(("localidad", ""), _negated=True),
                        ),
                        name="em_entrega_de_algo_a_alguien",
                        violation_error_message="Anote los m³, los viajes, la localidad y cuántas personas recibieron.",
                    ),
                ],
                "indexes": [
                    models.Index(
                        fields=["-anulado_el", "-ocurrido_el", "-id"], name="emergencias_anulado_518a60_idx"
                    ),
                    models.Index(
                        fields=["comuna", "-anulado_el", "-ocurrido_el", "-id"],
                        name="emergencias_comuna__532daf_idx",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Evento",
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
                        choices=[("seguimiento", "En seguimiento"), ("cerrado", "Cerrado")],
                        default="seguimiento",
                        editable=False,
                        max_length=12,
                        verbose_name="estado",
                    ),
                ),
                (
                    "tipo",
                    models.CharField(
                        choices=[
                            ("forestal", "Incendio forestal"),
                            ("incendio", "Incendio de viviendas o locales"),
                            ("frontal", "Sistema frontal, nevazón o viento"),
                            ("aluvion", "Aluvión, inundación o rodado"),
                            ("sismo", "Sismo"),
                            ("tsunami", "Alerta de tsunami o marejadas"),
                            ("agua", "Corte de agua potable"),
                            ("electrico", "Corte de electricidad"),
                            ("accidente", "Accidente con víctimas múltiples"),
                            ("peligrosas", "Sustancias peligrosas"),
                            ("busqueda", "Búsqueda o rescate"),
                            ("otro", "Otro"),
                        ],
                        max_length=10,
                        verbose_name="tipo",
                    ),
                ),
                ("hora", models.TimeField(blank=True, null=True, verbose_name="hora")),
                (
                    "lugar",
                    models.CharField(
                        help_text="Localidad, ruta, kilómetro… Sin nombres de personas.",
                        max_length=120,
                        verbose_name="lugar",
                    ),
                ),
                ("descripcion", models.TextField(blank=True, max_length=2000, verbose_name="qué ocurrió")),
                (
                    "informado_comunal",
                    models.BooleanField(default=False, verbose_name="se informó al nivel comunal"),
                ),
                (
                    "informado_provincial",
                    models.BooleanField(default=False, verbose_name="se informó al nivel provincial"),
                ),
                (
                    "informado_regional",
                    models.BooleanField(default=False, verbose_name="se informó al nivel regional"),
                ),
                (
                    "afectadas",
                    models.PositiveIntegerField(blank=True, null=True, verbose_name="personas afectadas"),
                ),
                (
                    "viviendas",
                    models.PositiveIntegerField(blank=True, null=True, verbose_name="viviendas dañadas"),
                ),
                (
                    "cerrado_el",
                    models.DateField(
                        blank=True,
                        null=True,
                        validators=[gobernacion.records.models.validate_not_future],
                        verbose_name="cerrado el",
                    ),
                ),
                ("resultado", models.TextField(blank=True, max_length=2000, verbose_name="cómo terminó")),
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
                "verbose_name": "evento",
                "verbose_name_plural": "eventos",
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
                        name="emergencias_evento_anulacion",
                        violation_error_message="Una anulación lleva fecha, responsable y motivo.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("estado__in", ["seguimiento", "cerrado"]),
                            (
                                "tipo__in",
                                [
                                    "forestal",
                                    "incendio",
                                    "frontal",
                                    "aluvion",
                                    "sismo",
                                    "tsunami",
                                    "agua",
                                    "electrico",
                                    "accidente",
                                    "peligrosas",
                                    "busqueda",
                                    "otro",
                                ],
                            ),
                            models.Q(("lugar", ""), _negated=True),
                        ),
                        name="em_evento_tipo_y_lugar",
                        violation_error_message="Elija el tipo de la lista y diga en qué lugar.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("estado__in", ["cerrado"]), ("cerrado_el__isnull", False)),
                            models.Q(
                                models.Q(("estado__in", ["cerrado"]), _negated=True),
                                ("cerrado_el", None),
                                ("resultado", ""),
                            ),
                            _connector="OR",
                        ),
                        name="em_evento_cerrado_con_fecha",
                        violation_error_message="Un evento cerrado, y solo él, lleva fecha de cierre.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("estado", "cerrado"), _negated=True),
                            ("informado_comunal", True),
                            ("informado_provincial", True),
                            ("informado_regional", True),
                            _connector="OR",
                        ),
                        name="em_evento_cerrado_fue_informado",
                        violation_error_message="Antes de cerrarlo, diga a qué nivel se informó.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("cerrado_el", None),
                            models.Q(
                                ("cerrado_el__gte", models.F("ocurrido_el")), ("ocurrido_el__isnull", False)
                            ),
                            _connector="OR",
                        ),
                        name="em_evento_cerrado_despues_de_ocurrir",
                        violation_error_message="No pudo cerrarse antes de ocurrir.",
                    ),
                ],
                "indexes": [
                    models.Index(
                        fields=["-anulado_el", "-ocurrido_el", "-id"], name="emergencias_anulado_f4ab51_idx"
                    ),
                    models.Index(
                        fields=["estado", "-anulado_el", "-ocurrido_el", "-id"],
                        name="emergencias_estado_77b49a_idx",
                    ),
                    models.Index(
                        fields=["tipo", "-anulado_el", "-ocurrido_el", "-id"],
                        name="emergencias_tipo_59910d_idx",
                    ),
                    models.Index(
                        fields=["comuna", "-anulado_el", "-ocurrido_el", "-id"],
                        name="emergencias_comuna__def0d5_idx",
                    ),
                    models.Index(
                        fields=["informado_comunal", "-anulado_el", "-ocurrido_el", "-id"],
                        name="emergencias_informa_a4bb5d_idx",
                    ),
                    models.Index(
                        fields=["informado_provincial", "-anulado_el", "-ocurrido_el", "-id"],
                        name="emergencias_informa_c39243_idx",
                    ),
                    models.Index(
                        fields=["informado_regional", "-anulado_el", "-ocurrido_el", "-id"],
                        name="emergencias_informa_8da298_idx",
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
                            ("reunion", "Reunión"),
                            ("mesa", "Mesa de trabajo"),
                            ("taller", "Taller"),
                            ("simulacro", "Simulacro"),
                        ],
                        default="reunion",
                        max_length=10,
                        verbose_name="tipo",
                    ),
                ),
                (
                    "tema",
                    models.CharField(
                        choices=[
                            ("eclipse", "Eclipse total de Sol"),
                            ("microzonificacion", "Microzonificación"),
                            ("incendios", "Incendios forestales"),
                            ("cortes", "Cortes de agua potable"),
                            ("escasez", "Escasez hídrica"),
                            ("invierno", "Invierno y sistemas frontales"),
                            ("sismos", "Sismos y tsunami"),
                            ("masivo", "Otro evento masivo"),
                            ("otro", "Otro tema"),
                        ],
                        max_length=20,
                        verbose_name="tema",
                    ),
                ),
                (
                    "nivel",
                    models.CharField(
                        choices=[
                            ("comunal", "Comunal"),
                            ("provincial", "Provincial"),
                            ("regional", "Regional"),
                        ],
                        default="provincial",
                        max_length=10,
                        verbose_name="nivel",
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
                "verbose_name": "historial de reunión, mesa o taller",
                "verbose_name_plural": "historial de reuniones, mesas y talleres",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalCamion",
            fields=[
                (
                    "id",
                    models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID"),
                ),
                ("version", models.PositiveIntegerField(default=1, editable=False, verbose_name="versión")),
                (
                    "patente",
                    models.CharField(
                        help_text="Por ejemplo BBCC12.",
                        max_length=6,
                        validators=[
                            django.core.validators.RegexValidator(
                                "^[A-Z]{2}[A-Z0-9]{2}[0-9]{2}\\Z",
                                "Escriba la placa como BBCC12 o AB1234, sin guiones.",
                            )
                        ],
                        verbose_name="placa patente",
                    ),
                ),
                (
                    "capacidad",
                    models.DecimalField(
                        decimal_places=1,
                        help_text="Lo que lleva en un viaje.",
                        max_digits=4,
                        verbose_name="capacidad (m³)",
                    ),
                ),
                ("desde", models.DateField(verbose_name="reparte desde el")),
                (
                    "hasta",
                    models.DateField(
                        blank=True,
                        help_text="Último día; en blanco mientras siga.",
                        null=True,
                        verbose_name="reparte hasta el",
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
                    "empresa",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="directory.organizacion",
                        verbose_name="empresa",
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
                "verbose_name": "historial de camión aljibe",
                "verbose_name_plural": "historial de camiones aljibe",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalEntrega",
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
                    "localidad",
                    models.CharField(
                        help_text="Sin nombres de personas.", max_length=80, verbose_name="localidad"
                    ),
                ),
                (
                    "viajes",
                    models.PositiveSmallIntegerField(
                        default=1,
                        validators=[django.core.validators.MinValueValidator(1)],
                        verbose_name="viajes",
                    ),
                ),
                ("m3", models.DecimalField(decimal_places=1, max_digits=6, verbose_name="m³ entregados")),
                (
                    "personas",
                    models.PositiveIntegerField(
                        validators=[django.core.validators.MinValueValidator(1)],
                        verbose_name="personas que recibieron",
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
                    "camion",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="emergencias.camion",
                        verbose_name="camión",
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
                "verbose_name": "historial de entrega de agua",
                "verbose_name_plural": "historial de entregas de agua",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalEvento",
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
                        choices=[("seguimiento", "En seguimiento"), ("cerrado", "Cerrado")],
                        default="seguimiento",
                        editable=False,
                        max_length=12,
                        verbose_name="estado",
                    ),
                ),
                (
                    "tipo",
                    models.CharField(
                        choices=[
                            ("forestal", "Incendio forestal"),
                            ("incendio", "Incendio de viviendas o locales"),
                            ("frontal", "Sistema frontal, nevazón o viento"),
                            ("aluvion", "Aluvión, inundación o rodado"),
                            ("sismo", "Sismo"),
                            ("tsunami", "Alerta de tsunami o marejadas"),
                            ("agua", "Corte de agua potable"),
                            ("electrico", "Corte de electricidad"),
                            ("accidente", "Accidente con víctimas múltiples"),
                            ("peligrosas", "Sustancias peligrosas"),
                            ("busqueda", "Búsqueda o rescate"),
                            ("otro", "Otro"),
                        ],
                        max_length=10,
                        verbose_name="tipo",
                    ),
                ),
                ("hora", models.TimeField(blank=True, null=True, verbose_name="hora")),
                (
                    "lugar",
                    models.CharField(
                        help_text="Localidad, ruta, kilómetro… Sin nombres de personas.",
                        max_length=120,
                        verbose_name="lugar",
                    ),
                ),
                ("descripcion", models.TextField(blank=True, max_length=2000, verbose_name="qué ocurrió")),
                (
                    "informado_comunal",
                    models.BooleanField(default=False, verbose_name="se informó al nivel comunal"),
                ),
                (
                    "informado_provincial",
                    models.BooleanField(default=False, verbose_name="se informó al nivel provincial"),
                ),
                (
                    "informado_regional",
                    models.BooleanField(default=False, verbose_name="se informó al nivel regional"),
                ),
                (
                    "afectadas",
                    models.PositiveIntegerField(blank=True, null=True, verbose_name="personas afectadas"),
                ),
                (
                    "viviendas",
                    models.PositiveIntegerField(blank=True, null=True, verbose_name="viviendas dañadas"),
                ),
                (
                    "cerrado_el",
                    models.DateField(
                        blank=True,
                        null=True,
                        validators=[gobernacion.records.models.validate_not_future],
                        verbose_name="cerrado el",
                    ),
                ),
                ("resultado", models.TextField(blank=True, max_length=2000, verbose_name="cómo terminó")),
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
                "verbose_name": "historial de evento",
                "verbose_name_plural": "historial de eventos",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalSeguimiento",
            fields=[
                (
                    "id",
                    models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID"),
                ),
                ("version", models.PositiveIntegerField(default=1, editable=False, verbose_name="versión")),
                (
                    "dia",
                    models.DateField(
                        validators=[gobernacion.records.models.validate_not_future], verbose_name="fecha"
                    ),
                ),
                ("hora", models.TimeField(verbose_name="hora")),
                ("detalle", models.CharField(max_length=300, verbose_name="qué se supo o se hizo")),
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
                    "evento",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="emergencias.evento",
                        verbose_name="evento",
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
                "verbose_name": "historial de seguimiento",
                "verbose_name_plural": "historial de seguimiento",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalSolicitudAgua",
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
                            ("observada", "Observada"),
                            ("revisada", "Revisada"),
                            ("despachada", "Despachada"),
                            ("rechazada", "Rechazada"),
                        ],
                        default="ingresada",
                        editable=False,
                        max_length=10,
                        verbose_name="estado",
                    ),
                ),
                (
                    "year",
                    models.PositiveSmallIntegerField(
                        validators=[
                            django.core.validators.MinValueValidator(1990),
                            django.core.validators.MaxValueValidator(2100),
                        ],
                        verbose_name="año",
                    ),
                ),
                (
                    "trimestre",
                    models.PositiveSmallIntegerField(
                        choices=[
                            (1, "1.º (enero a marzo)"),
                            (2, "2.º (abril a junio)"),
                            (3, "3.º (julio a septiembre)"),
                            (4, "4.º (octubre a diciembre)"),
                        ],
                        verbose_name="trimestre",
                    ),
                ),
                ("oficio", models.CharField(blank=True, max_length=60, verbose_name="oficio del municipio")),
                (
                    "camiones_solicitados",
                    models.PositiveSmallIntegerField(
                        validators=[django.core.validators.MinValueValidator(1)],
                        verbose_name="camiones solicitados",
                    ),
                ),
                (
                    "personas_solicitadas",
                    models.PositiveIntegerField(
                        help_text="Las que el municipio dice que abastecerá.",
                        validators=[django.core.validators.MinValueValidator(1)],
                        verbose_name="personas sin agua",
                    ),
                ),
                (
                    "localidades",
                    models.TextField(
                        blank=True,
                        help_text="Sectores que se abastecen, sin nombres de personas.",
                        max_length=500,
                        verbose_name="localidades",
                    ),
                ),
                (
                    "observacion",
                    models.TextField(blank=True, max_length=500, verbose_name="qué falta o no coincide"),
                ),
                (
                    "revisada_el",
                    models.DateField(
                        blank=True,
                        null=True,
                        validators=[gobernacion.records.models.validate_not_future],
                        verbose_name="revisada el",
                    ),
                ),
                (
                    "camiones",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        help_text="Los que se justifican, después de revisar.",
                        null=True,
                        verbose_name="camiones",
                    ),
                ),
                (
                    "personas",
                    models.PositiveIntegerField(
                        blank=True,
                        help_text="Cada persona una vez, después de revisar.",
                        null=True,
                        verbose_name="personas abastecidas",
                    ),
                ),
                (
                    "despachada_el",
                    models.DateField(
                        blank=True,
                        null=True,
                        validators=[gobernacion.records.models.validate_not_future],
                        verbose_name="despachada el",
                    ),
                ),
                (
                    "oficio_despacho",
                    models.CharField(blank=True, max_length=60, verbose_name="oficio de despacho"),
                ),
                (
                    "rechazada_el",
                    models.DateField(
                        blank=True,
                        null=True,
                        validators=[gobernacion.records.models.validate_not_future],
                        verbose_name="rechazada el",
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
                    "despachada_por",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="despachada por",
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
                    "revisada_por",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="revisada por",
                    ),
                ),
            ],
            options={
                "verbose_name": "historial de solicitud de agua",
                "verbose_name_plural": "historial de solicitudes de agua",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalTurno",
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
                ("ocurrido_el", models.DateField(verbose_name="desde el")),
                ("hasta", models.DateField(help_text="Último día, incluido.", verbose_name="hasta el")),
                (
                    "desde_las",
                    models.PositiveSmallIntegerField(
                        help_text="Hora en punto, de 0 a 23.",
                        validators=[django.core.validators.MaxValueValidator(23)],
                        verbose_name="desde las",
                    ),
                ),
                (
                    "horas",
                    models.PositiveSmallIntegerField(
                        default=8,
                        validators=[
                            django.core.validators.MinValueValidator(1),
                            django.core.validators.MaxValueValidator(24),
                        ],
                        verbose_name="cuántas horas",
                    ),
                ),
                ("responsable", models.CharField(blank=True, max_length=120, verbose_name="quién lo cumple")),
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
            ],
            options={
                "verbose_name": "historial de turno de monitoreo",
                "verbose_name_plural": "historial de turnos de monitoreo",
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
                        to="emergencias.actividad",
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
                        name="emergencias_papelactividad_retiro",
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
                        name="emergencias_papelactividad_tipo",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="PapelEvento",
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
                        to="emergencias.evento",
                        verbose_name="evento",
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
                "verbose_name": "papel del evento",
                "verbose_name_plural": "papeles del evento",
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
                        name="emergencias_papelevento_retiro",
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
                        name="emergencias_papelevento_tipo",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Seguimiento",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("version", models.PositiveIntegerField(default=1, editable=False, verbose_name="versión")),
                (
                    "dia",
                    models.DateField(
                        validators=[gobernacion.records.models.validate_not_future], verbose_name="fecha"
                    ),
                ),
                ("hora", models.TimeField(verbose_name="hora")),
                ("detalle", models.CharField(max_length=300, verbose_name="qué se supo o se hizo")),
                (
                    "evento",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="seguimientos",
                        to="emergencias.evento",
                        verbose_name="evento",
                    ),
                ),
            ],
            options={
                "verbose_name": "seguimiento",
                "verbose_name_plural": "seguimiento",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("detalle", ""), _negated=True),
                        name="em_seguimiento_con_detalle",
                        violation_error_message="Diga qué se supo o se hizo.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="SolicitudAgua",
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
                            ("observada", "Observada"),
                            ("revisada", "Revisada"),
                            ("despachada", "Despachada"),
                            ("rechazada", "Rechazada"),
                        ],
                        default="ingresada",
                        editable=False,
                        max_length=10,
                        verbose_name="estado",
                    ),
                ),
                (
                    "year",
                    models.PositiveSmallIntegerField(
                        validators=[
                            django.core.validators.MinValueValidator(1990),
                            django.core.validators.MaxValueValidator(2100),
                        ],
                        verbose_name="año",
                    ),
                ),
                (
                    "trimestre",
                    models.PositiveSmallIntegerField(
                        choices=[
                            (1, "1.º (enero a marzo)"),
                            (2, "2.º (abril a junio)"),
                            (3, "3.º (julio a septiembre)"),
                            (4, "4.º (octubre a diciembre)"),
                        ],
                        verbose_name="trimestre",
                    ),
                ),
                ("oficio", models.CharField(blank=True, max_length=60, verbose_name="oficio del municipio")),
                (
                    "camiones_solicitados",
                    models.PositiveSmallIntegerField(
                        validators=[django.core.validators.MinValueValidator(1)],
                        verbose_name="camiones solicitados",
                    ),
                ),
                (
                    "personas_solicitadas",
                    models.PositiveIntegerField(
                        help_text="Las que el municipio dice que abastecerá.",
                        validators=[django.core.validators.MinValueValidator(1)],
                        verbose_name="personas sin agua",
                    ),
                ),
                (
                    "localidades",
                    models.TextField(
                        blank=True,
                        help_text="Sectores que se abastecen, sin nombres de personas.",
                        max_length=500,
                        verbose_name="localidades",
                    ),
                ),
                (
                    "observacion",
                    models.TextField(blank=True, max_length=500, verbose_name="qué falta o no coincide"),
                ),
                (
                    "revisada_el",
                    models.DateField(
                        blank=True,
                        null=True,
                        validators=[gobernacion.records.models.validate_not_future],
                        verbose_name="revisada el",
                    ),
                ),
                (
                    "camiones",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        help_text="Los que se justifican, después de revisar.",
                        null=True,
                        verbose_name="camiones",
                    ),
                ),
                (
                    "personas",
                    models.PositiveIntegerField(
                        blank=True,
                        help_text="Cada persona una vez, después de revisar.",
                        null=True,
                        verbose_name="personas abastecidas",
                    ),
                ),
                (
                    "despachada_el",
                    models.DateField(
                        blank=True,
                        null=True,
                        validators=[gobernacion.records.models.validate_not_future],
                        verbose_name="despachada el",
                    ),
                ),
                (
                    "oficio_despacho",
                    models.CharField(blank=True, max_length=60, verbose_name="oficio de despacho"),
                ),
                (
                    "rechazada_el",
                    models.DateField(
                        blank=True,
                        null=True,
                        validators=[gobernacion.records.models.validate_not_future],
                        verbose_name="rechazada el",
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
                    "comuna",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="territory.comuna",
                        verbose_name="comuna",
                    ),
                ),
                (
                    "despachada_por",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="despachada por",
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
                    "revisada_por",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="revisada por",
                    ),
                ),
            ],
            options={
                "verbose_name": "solicitud de agua",
                "verbose_name_plural": "solicitudes de agua",
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
                        name="emergencias_solicitudagua_anulacion",
                        violation_error_message="Una anulación lleva fecha, responsable y motivo.",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(
                            ("anulado_el", None), models.Q(("estado", "rechazada"), _negated=True)
                        ),
                        fields=("comuna", "year", "trimestre"),
                        name="em_una_solicitud_por_municipio_y_trimestre",
                        violation_error_message="Ese municipio ya tiene su solicitud de ese trimestre: corríjala en lugar de agregar otra.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("estado__in", ["ingresada", "observada", "revisada", "despachada", "rechazada"]),
                            ("trimestre__range", (1, 4)),
                            ("year__range", (1990, 2100)),
                        ),
                        name="em_solicitud_trimestre_conocido",
                        violation_error_message="Revise el año y el trimestre.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("camiones_solicitados__gte", 1), ("personas_solicitadas__gte", 1)
                        ),
                        name="em_solicitud_pide_algo",
                        violation_error_message="Anote cuántos camiones pide y para cuántas personas.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("estado", "observada"), _negated=True),
                            models.Q(("observacion", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="em_solicitud_observada_con_observacion",
                        violation_error_message="Diga qué falta o no coincide.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("estado__in", ["revisada", "despachada"]), _negated=True),
                            models.Q(
                                ("camiones__gte", 1),
                                ("camiones__isnull", False),
                                ("personas__gte", 1),
                                ("personas__isnull", False),
                                ("revisada_el__isnull", False),
                                ("revisada_por__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="em_solicitud_revisada_con_numeros",
                        violation_error_message="Una solicitud revisada lleva cuántos camiones y personas se justifican.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("estado__in", ["despachada"]),
                                ("despachada_el__isnull", False),
                                ("despachada_por__isnull", False),
                                models.Q(("oficio_despacho", ""), _negated=True),
                            ),
                            models.Q(
                                models.Q(("estado__in", ["despachada"]), _negated=True),
                                ("despachada_el", None),
                                ("despachada_por", None),
                                ("oficio_despacho", ""),
                            ),
                            _connector="OR",
                        ),
                        name="em_solicitud_despachada_con_oficio",
                        violation_error_message="Una solicitud despachada, y solo ella, lleva fecha y oficio de despacho.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("estado__in", ["rechazada"]),
                                ("rechazada_el__isnull", False),
                                models.Q(("motivo", ""), _negated=True),
                            ),
                            models.Q(
                                models.Q(("estado__in", ["rechazada"]), _negated=True),
                                ("motivo", ""),
                                ("rechazada_el", None),
                            ),
                            _connector="OR",
                        ),
                        name="em_solicitud_rechazada_con_motivo",
                        violation_error_message="Una solicitud rechazada, y solo ella, lleva fecha y motivo.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("camiones", None),
                            models.Q(
                                ("camiones__lte", models.F("camiones_solicitados")),
                                ("camiones_solicitados__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="em_solicitud_camiones_dentro_de_lo_pedido",
                        violation_error_message="No pueden justificarse más camiones que los solicitados.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("personas", None),
                            models.Q(
                                ("personas__lte", models.F("personas_solicitadas")),
                                ("personas_solicitadas__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="em_solicitud_personas_dentro_de_lo_pedido",
                        violation_error_message="No pueden justificarse más personas que las que informa el municipio.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("revisada_por", None),
                            ("despachada_por", None),
                            models.Q(("revisada_por", models.F("despachada_por")), _negated=True),
                            _connector="OR",
                        ),
                        name="em_solicitud_revisa_y_despacha_otra_persona",
                        violation_error_message="Quien revisó la solicitud no la despacha.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("revisada_el", None),
                            models.Q(
                                ("ocurrido_el__isnull", False), ("revisada_el__gte", models.F("ocurrido_el"))
                            ),
                            _connector="OR",
                        ),
                        name="em_solicitud_revisada_despues_de_llegar",
                        violation_error_message="La revisión no puede ser anterior a la llegada de la solicitud.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("despachada_el", None),
                            models.Q(
                                ("despachada_el__gte", models.F("revisada_el")),
                                ("revisada_el__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="em_solicitud_despachada_despues_de_revisar",
                        violation_error_message="El despacho no puede ser anterior a la revisión.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("rechazada_el", None),
                            models.Q(
                                ("ocurrido_el__isnull", False), ("rechazada_el__gte", models.F("ocurrido_el"))
                            ),
                            _connector="OR",
                        ),
                        name="em_solicitud_rechazada_despues_de_llegar",
                        violation_error_message="El rechazo no puede ser anterior a la llegada de la solicitud.",
                    ),
                ],
                "indexes": [
                    models.Index(
                        fields=["-anulado_el", "-ocurrido_el", "-id"], name="emergencias_anulado_11ba5b_idx"
                    ),
                    models.Index(
                        fields=["estado", "-anulado_el", "-ocurrido_el", "-id"],
                        name="emergencias_estado_5ef035_idx",
                    ),
                    models.Index(
                        fields=["comuna", "-anulado_el", "-ocurrido_el", "-id"],
                        name="emergencias_comuna__659fa3_idx",
                    ),
                    models.Index(
                        fields=["year", "trimestre", "-anulado_el", "-ocurrido_el", "-id"],
                        name="emergencias_year_e7b881_idx",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="PapelSolicitud",
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
                        to="emergencias.solicitudagua",
                        verbose_name="solicitud",
                    ),
                ),
            ],
            options={
                "verbose_name": "papel de la solicitud",
                "verbose_name_plural": "papeles de la solicitud",
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
                        name="emergencias_papelsolicitud_retiro",
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
                        name="emergencias_papelsolicitud_tipo",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Turno",
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
                ("ocurrido_el", models.DateField(verbose_name="desde el")),
                ("hasta", models.DateField(help_text="Último día, incluido.", verbose_name="hasta el")),
                (
                    "desde_las",
                    models.PositiveSmallIntegerField(
                        help_text="Hora en punto, de 0 a 23.",
                        validators=[django.core.validators.MaxValueValidator(23)],
                        verbose_name="desde las",
                    ),
                ),
                (
                    "horas",
                    models.PositiveSmallIntegerField(
                        default=8,
                        validators=[
                            django.core.validators.MinValueValidator(1),
                            django.core.validators.MaxValueValidator(24),
                        ],
                        verbose_name="cuántas horas",
                    ),
                ),
                ("responsable", models.CharField(blank=True, max_length=120, verbose_name="quién lo cumple")),
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
            ],
            options={
                "verbose_name": "turno de monitoreo",
                "verbose_name_plural": "turnos de monitoreo",
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
                        name="emergencias_turno_anulacion",
                        violation_error_message="Una anulación lleva fecha, responsable y motivo.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("hasta__gte", models.F("ocurrido_el"))),
                        name="em_turno_empieza_antes_de_terminar",
                        violation_error_message="El turno no puede terminar antes de empezar.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("desde_las__lt", 24), ("horas__range", (1, 24))),
                        name="em_turno_dentro_del_dia",
                        violation_error_message="Las horas van de 0 a 23 y un turno dura de 1 a 24.",
                    ),
                ],
                "indexes": [
                    models.Index(
                        fields=["-anulado_el", "-ocurrido_el", "-id"], name="emergencias_anulado_effdc8_idx"
                    ),
                    models.Index(
                        fields=["hasta", "-anulado_el", "-ocurrido_el", "-id"],
                        name="emergencias_hasta_e6ce8e_idx",
                    ),
                ],
            },
        ),
    ]
