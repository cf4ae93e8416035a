import django.core.validators
import django.db.models.deletion
import django.utils.timezone
import simple_history.models
from django.conf import settings
from django.db import migrations, models

import extranjeria.models.estados
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
            name="Cita",
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
                ("ocurrido_el", models.DateField(verbose_name="día")),
                ("hora", models.TimeField(verbose_name="hora")),
                (
                    "estado",
                    models.CharField(
                        choices=[
                            ("reservada", "Reservada"),
                            ("atendida", "Atendida"),
                            ("no_presentada", "No se presentó"),
                            ("cancelada", "Cancelada"),
                            ("reprogramada", "Reprogramada"),
                        ],
                        default="reservada",
                        editable=False,
                        max_length=13,
                        verbose_name="estado",
                    ),
                ),
                ("pasa_al", models.DateField(blank=True, null=True, verbose_name="pasa al día")),
                ("pasa_a_las", models.TimeField(blank=True, null=True, verbose_name="a la hora")),
                ("motivo", models.TextField(blank=True, max_length=300, verbose_name="por qué se cancela")),
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
                (
                    "viene_de",
                    models.OneToOneField(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="reemplazo",
                        to="extranjeria.cita",
                        verbose_name="reemplaza a",
                    ),
                ),
            ],
            options={
                "verbose_name": "cita",
                "verbose_name_plural": "citas",
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
                        name="extranjeria_cita_anulacion",
                        violation_error_message="Una anulación lleva fecha, responsable y motivo.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "estado__in",
                                ["reservada", "atendida", "no_presentada", "cancelada", "reprogramada"],
                            )
                        ),
                        name="ex_cita_estado_conocido",
                        violation_error_message="Ese estado no es de una cita.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("estado__in", ["reprogramada"]),
                                ("pasa_a_las__isnull", False),
                                ("pasa_al__isnull", False),
                            ),
                            models.Q(
                                models.Q(("estado__in", ["reprogramada"]), _negated=True),
                                ("pasa_a_las", None),
                                ("pasa_al", None),
                            ),
                            _connector="OR",
                        ),
                        name="ex_cita_reprogramada_para_un_dia",
                        violation_error_message="Una cita reprogramada, y solo ella, dice para qué día y hora queda.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("estado__in", ["cancelada"]), models.Q(("motivo", ""), _negated=True)),
                            models.Q(models.Q(("estado__in", ["cancelada"]), _negated=True), ("motivo", "")),
                            _connector="OR",
                        ),
                        name="ex_cita_cancelada_con_motivo",
                        violation_error_message="Una cita cancelada, y solo ella, dice por qué.",
                    ),
                ],
                "indexes": [
                    models.Index(
                        fields=["-anulado_el", "-ocurrido_el", "-id"], name="extranjeria_anulado_dfac02_idx"
                    ),
                    models.Index(
                        fields=["estado", "-anulado_el", "-ocurrido_el", "-id"],
                        name="extranjeria_estado_e31997_idx",
                    ),
                    models.Index(
                        fields=["ficha", "-anulado_el", "-ocurrido_el", "-id"],
                        name="extranjeria_ficha_i_71e502_idx",
                    ),
                    models.Index(fields=["ocurrido_el", "estado"], name="ex_cita_por_dia"),
                ],
            },
        ),
        migrations.CreateModel(
            name="CupoDiario",
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
                        error_messages={"unique": "Ese día ya está en la lista: búsquelo y cámbielo ahí."},
                        unique=True,
                        verbose_name="día",
                    ),
                ),
                (
                    "propio",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        help_text="En blanco: el cupo de siempre. Escriba 0 un feriado, o menos si atiende menos gente.",
                        null=True,
                        verbose_name="cupo de ese día",
                    ),
                ),
                ("cupo", models.PositiveSmallIntegerField(default=0, editable=False, verbose_name="cupo")),
                (
                    "tomadas",
                    models.PositiveSmallIntegerField(default=0, editable=False, verbose_name="horas tomadas"),
                ),
            ],
            options={
                "verbose_name": "cupo del día",
                "verbose_name_plural": "cupos por día",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("tomadas__gte", 0), ("tomadas__lte", models.F("cupo"))),
                        name="ex_cupo_no_se_pasa",
                        violation_error_message="Ese día ya tiene más horas dadas: reprograme algunas antes de bajar el cupo.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("propio", None), ("propio", models.F("cupo")), _connector="OR"),
                        name="ex_cupo_propio_es_el_que_rige",
                        violation_error_message="El cupo que rige un día con cupo propio es ese.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="HistoricalCupoDiario",
            fields=[
                (
                    "id",
                    models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID"),
                ),
                ("version", models.PositiveIntegerField(default=1, editable=False, verbose_name="versión")),
                (
                    "dia",
                    models.DateField(
                        db_index=True,
                        error_messages={"unique": "Ese día ya está en la lista: búsquelo y cámbielo ahí."},
                        verbose_name="día",
                    ),
                ),
                (
                    "propio",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        help_text="En blanco: el cupo de siempre. Escriba 0 un feriado, o menos si atiende menos gente.",
                        null=True,
                        verbose_name="cupo de ese día",
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
                "verbose_name": "historial de cupo del día",
                "verbose_name_plural": "historial de cupos por día",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="TipoSolicitud",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("nombre", models.CharField(max_length=120, verbose_name="nombre")),
                ("desde", models.DateField(verbose_name="vigente desde")),
                (
                    "hasta",
                    models.DateField(
                        blank=True,
                        help_text="Primer día en que ya no rige.",
                        null=True,
                        verbose_name="vigente hasta",
                    ),
                ),
                (
                    "clase",
                    models.CharField(
                        choices=[
                            ("residencia", "Residencia"),
                            ("trabajo", "Autorización de trabajo"),
                            ("turismo", "Turismo"),
                            ("refugio", "Refugio"),
                            ("otra", "Certificados y otros"),
                        ],
                        default="residencia",
                        max_length=10,
                        verbose_name="clase",
                    ),
                ),
            ],
            options={
                "verbose_name": "tipo de solicitud",
                "verbose_name_plural": "tipos de solicitud",
                "constraints": [
                    models.UniqueConstraint(
                        fields=("nombre", "desde"),
                        name="ex_un_tipo_por_nombre_y_dia",
                        violation_error_message="Ese tipo ya está en el catálogo desde ese día.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("hasta", None), ("hasta__gt", models.F("desde")), _connector="OR"
                        ),
                        name="ex_tipo_vigencia_en_orden",
                        violation_error_message="La vigencia debe terminar después de empezar.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("nombre", ""), _negated=True),
                            ("clase__in", ["residencia", "trabajo", "turismo", "refugio", "otra"]),
                        ),
                        name="ex_tipo_con_nombre_y_clase",
                        violation_error_message="Escriba el nombre y elija la clase de la lista.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Solicitud",
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
                        help_text="En un expediente heredado, el día en que se recibió de verdad, aunque sea de años atrás.",
                        validators=[gobernacion.records.models.validate_not_future],
                        verbose_name="recibida el",
                    ),
                ),
                (
                    "estado",
                    models.CharField(
                        choices=[
                            ("ingresada", "Ingresada"),
                            ("analisis", "En análisis"),
                            ("ampliacion", "Ampliación pedida"),
                            ("aprobada", "Aprobada"),
                            ("rechazada", "Rechazada"),
                            ("desistida", "Desistida"),
                            ("derivada", "Derivada"),
                        ],
                        default="ingresada",
                        editable=False,
                        max_length=10,
                        verbose_name="estado",
                    ),
                ),
                (
                    "folio",
                    models.CharField(
                        blank=True,
                        error_messages={"unique": "Ese folio ya está en otra solicitud: búsquela por él."},
                        help_text="El del sistema nacional o el del expediente en papel.",
                        max_length=20,
                        null=True,
                        unique=True,
                        validators=[
                            django.core.validators.RegexValidator(
                                "\\A[0-9A-Za-z-]+\\Z", "El folio lleva solo letras, cifras y guion."
                            )
                        ],
                        verbose_name="folio",
                    ),
                ),
                (
                    "canal",
                    models.CharField(
                        choices=[("con_cita", "Con cita"), ("sin_cita", "Sin cita")],
                        default="con_cita",
                        max_length=8,
                        verbose_name="cómo llegó",
                    ),
                ),
                (
                    "nacionalidad",
                    models.CharField(
                        choices=extranjeria.models.estados.nacionalidades,
                        help_text="Cámbiela solo si se anotó mal: si la persona se nacionalizó después, aquí queda la de entonces.",
                        max_length=2,
                        verbose_name="nacionalidad con que se presentó",
                    ),
                ),
                (
                    "calidad",
                    models.CharField(
                        choices=[("titular", "Titular"), ("dependiente", "Dependiente")],
                        default="titular",
                        max_length=11,
                        verbose_name="calidad",
                    ),
                ),
                (
                    "observaciones",
                    models.TextField(blank=True, max_length=1000, verbose_name="observaciones"),
                ),
                (
                    "pedido",
                    models.TextField(blank=True, max_length=1000, verbose_name="qué se pide completar"),
                ),
                (
                    "ampliacion_el",
                    models.DateField(
                        blank=True,
                        null=True,
                        validators=[gobernacion.records.models.validate_not_future],
                        verbose_name="ampliación pedida el",
                    ),
                ),
                (
                    "vence_el",
                    models.DateField(
                        blank=True, editable=False, null=True, verbose_name="plazo para completarla"
                    ),
                ),
                (
                    "resolucion",
                    models.CharField(blank=True, max_length=30, verbose_name="número de la resolución"),
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
                    "analizada_por",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="analizada por",
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
                        verbose_name="persona que solicita",
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
                    "resuelta_por",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="resuelta por",
                    ),
                ),
                (
                    "tipo",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="solicitudes",
                        to="extranjeria.tiposolicitud",
                        verbose_name="tipo de solicitud",
                    ),
                ),
            ],
            options={
                "verbose_name": "solicitud",
                "verbose_name_plural": "solicitudes",
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
                        name="extranjeria_solicitud_anulacion",
                        violation_error_message="Una anulación lleva fecha, responsable y motivo.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("calidad__in", ["titular", "dependiente"]),
                            ("canal__in", ["con_cita", "sin_cita"]),
                            (
                                "estado__in",
                                [
                                    "ingresada",
                                    "analisis",
                                    "ampliacion",
                                    "aprobada",
                                    "rechazada",
                                    "desistida",
                                    "derivada",
                                ],
                            ),
                        ),
                        name="ex_solicitud_listas_conocidas",
                        violation_error_message="Elija de la lista cómo llegó y la calidad de quien solicita.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("nacionalidad__regex", "^(C[A-KM-Z]|[ABD-Z][A-Z])$")),
                        name="ex_solicitud_de_alguien_extranjero",
                        violation_error_message="Elija una nacionalidad extranjera: una persona chilena no pide residencia.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("folio", None), models.Q(("folio", ""), _negated=True), _connector="OR"
                        ),
                        name="ex_solicitud_folio_o_nada",
                        violation_error_message="Escriba el folio o deje el casillero en blanco.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("estado__in", ["ingresada", "desistida", "derivada"]),
                            ("analizada_por__isnull", False),
                            _connector="OR",
                        ),
                        name="ex_solicitud_analizada_por_alguien",
                        violation_error_message="Una solicitud en análisis, o resuelta después de él, dice quién la analizó.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("estado__in", ["ampliacion"]),
                                models.Q(("pedido", ""), _negated=True),
                                ("ampliacion_el__isnull", False),
                                ("vence_el__isnull", False),
                            ),
                            models.Q(
                                models.Q(("estado__in", ["ampliacion"]), _negated=True),
                                ("ampliacion_el", None),
                                ("pedido", ""),
                                ("vence_el", None),
                            ),
                            _connector="OR",
                        ),
                        name="ex_solicitud_ampliacion_con_plazo",
                        violation_error_message="Una ampliación pedida, y solo ella, dice qué falta, desde cuándo y hasta cuándo.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("estado__in", ("aprobada", "rechazada", "desistida", "derivada")),
                                ("resuelta_el__isnull", False),
                                ("resuelta_por__isnull", False),
                            ),
                            models.Q(
                                models.Q(
                                    ("estado__in", ("aprobada", "rechazada", "desistida", "derivada")),
                                    _negated=True,
                                ),
                                ("resuelta_el", None),
                                ("resuelta_por", None),
                            ),
                            _connector="OR",
                        ),
                        name="ex_solicitud_resuelta_con_fecha",
                        violation_error_message="Una respuesta, y solo ella, lleva su fecha y quién la dio.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("estado__in", ("aprobada", "rechazada")),
                                models.Q(("resolucion", ""), _negated=True),
                            ),
                            models.Q(
                                models.Q(("estado__in", ("aprobada", "rechazada")), _negated=True),
                                ("resolucion", ""),
                            ),
                            _connector="OR",
                        ),
                        name="ex_solicitud_resuelta_con_numero",
                        violation_error_message="Una aprobación o un rechazo, y nada más, lleva el número de su resolución.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("estado__in", ("aprobada", "rechazada")), _negated=True),
                            ("resuelta_por", None),
                            ("analizada_por", None),
                            models.Q(("resuelta_por", models.F("analizada_por")), _negated=True),
                            _connector="OR",
                        ),
                        name="ex_solicitud_analiza_y_firma_otra_persona",
                        violation_error_message="Quien analiza una solicitud no firma su resolución.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("estado__in", ("rechazada", "desistida", "derivada")),
                                models.Q(("motivo", ""), _negated=True),
                            ),
                            models.Q(
                                models.Q(
                                    ("estado__in", ("rechazada", "desistida", "derivada")), _negated=True
                                ),
                                ("motivo", ""),
                            ),
                            _connector="OR",
                        ),
                        name="ex_solicitud_sin_permiso_con_motivo",
                        violation_error_message="Un rechazo, un desistimiento o una derivación, y nada más, dice su motivo.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("estado__in", ["derivada"]), models.Q(("derivada_a", ""), _negated=True)
                            ),
                            models.Q(
                                models.Q(("estado__in", ["derivada"]), _negated=True), ("derivada_a", "")
                            ),
                            _connector="OR",
                        ),
                        name="ex_solicitud_derivada_a_alguien",
                        violation_error_message="Una derivación, y solo ella, dice a qué institución.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("resuelta_el", None),
                            models.Q(
                                ("ocurrido_el__isnull", False), ("resuelta_el__gte", models.F("ocurrido_el"))
                            ),
                            _connector="OR",
                        ),
                        name="ex_solicitud_resuelta_despues_de_recibida",
                        violation_error_message="La respuesta no puede ser anterior a la recepción.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("ampliacion_el", None),
                                models.Q(
                                    ("ampliacion_el__gte", models.F("ocurrido_el")),
                                    ("ocurrido_el__isnull", False),
                                ),
                                _connector="OR",
                            ),
                            models.Q(
                                ("vence_el", None),
                                models.Q(
                                    ("ampliacion_el__isnull", False),
                                    ("vence_el__gte", models.F("ampliacion_el")),
                                ),
                                _connector="OR",
                            ),
                        ),
                        name="ex_solicitud_ampliada_despues_de_recibida",
                        violation_error_message="La ampliación no puede pedirse antes de recibir la solicitud.",
                    ),
                ],
                "indexes": [
                    models.Index(
                        fields=["-anulado_el", "-ocurrido_el", "-id"], name="extranjeria_anulado_63e726_idx"
                    ),
                    models.Index(
                        fields=["estado", "-anulado_el", "-ocurrido_el", "-id"],
                        name="extranjeria_estado_47292f_idx",
                    ),
                    models.Index(
                        fields=["tipo", "-anulado_el", "-ocurrido_el", "-id"],
                        name="extranjeria_tipo_id_358954_idx",
                    ),
                    models.Index(
                        fields=["nacionalidad", "-anulado_el", "-ocurrido_el", "-id"],
                        name="extranjeria_naciona_6f7beb_idx",
                    ),
                    models.Index(
                        fields=["canal", "-anulado_el", "-ocurrido_el", "-id"],
                        name="extranjeria_canal_4e7040_idx",
                    ),
                    models.Index(
                        fields=["calidad", "-anulado_el", "-ocurrido_el", "-id"],
                        name="extranjeria_calidad_d832d3_idx",
                    ),
                    models.Index(
                        fields=["comuna", "-anulado_el", "-ocurrido_el", "-id"],
                        name="extranjeria_comuna__8e3ac0_idx",
                    ),
                    models.Index(
                        fields=["ficha", "-anulado_el", "-ocurrido_el", "-id"],
                        name="extranjeria_ficha_i_456b54_idx",
                    ),
                    models.Index(fields=["resuelta_el"], name="ex_solicitud_por_respuesta"),
                ],
            },
        ),
        migrations.CreateModel(
            name="HistoricalSolicitud",
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
                        help_text="En un expediente heredado, el día en que se recibió de verdad, aunque sea de años atrás.",
                        validators=[gobernacion.records.models.validate_not_future],
                        verbose_name="recibida el",
                    ),
                ),
                (
                    "estado",
                    models.CharField(
                        choices=[
                            ("ingresada", "Ingresada"),
                            ("analisis", "En análisis"),
                            ("ampliacion", "Ampliación pedida"),
                            ("aprobada", "Aprobada"),
                            ("rechazada", "Rechazada"),
                            ("desistida", "Desistida"),
                            ("derivada", "Derivada"),
                        ],
                        default="ingresada",
                        editable=False,
                        max_length=10,
                        verbose_name="estado",
                    ),
                ),
                (
                    "folio",
                    models.CharField(
                        blank=True,
                        db_index=True,
                        error_messages={"unique": "Ese folio ya está en otra solicitud: búsquela por él."},
                        help_text="El del sistema nacional o el del expediente en papel.",
                        max_length=20,
                        null=True,
                        validators=[
                            django.core.validators.RegexValidator(
                                "\\A[0-9A-Za-z-]+\\Z", "El folio lleva solo letras, cifras y guion."
                            )
                        ],
                        verbose_name="folio",
                    ),
                ),
                (
                    "canal",
                    models.CharField(
                        choices=[("con_cita", "Con cita"), ("sin_cita", "Sin cita")],
                        default="con_cita",
                        max_length=8,
                        verbose_name="cómo llegó",
                    ),
                ),
                (
                    "nacionalidad",
                    models.CharField(
                        choices=extranjeria.models.estados.nacionalidades,
                        help_text="Cámbiela solo si se anotó mal: si la persona se nacionalizó después, aquí queda la de entonces.",
                        max_length=2,
                        verbose_name="nacionalidad con que se presentó",
                    ),
                ),
                (
                    "calidad",
                    models.CharField(
                        choices=[("titular", "Titular"), ("dependiente", "Dependiente")],
                        default="titular",
                        max_length=11,
                        verbose_name="calidad",
                    ),
                ),
                (
                    "observaciones",
                    models.TextField(blank=True, max_length=1000, verbose_name="observaciones"),
                ),
                (
                    "pedido",
                    models.TextField(blank=True, max_length=1000, verbose_name="qué se pide completar"),
                ),
                (
                    "ampliacion_el",
                    models.DateField(
                        blank=True,
                        null=True,
                        validators=[gobernacion.records.models.validate_not_future],
                        verbose_name="ampliación pedida el",
                    ),
                ),
                (
                    "vence_el",
                    models.DateField(
                        blank=True, editable=False, null=True, verbose_name="plazo para completarla"
                    ),
                ),
                (
                    "resolucion",
                    models.CharField(blank=True, max_length=30, verbose_name="número de la resolución"),
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
                    "analizada_por",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="analizada por",
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
                        verbose_name="persona que solicita",
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
                    "resuelta_por",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="resuelta por",
                    ),
                ),
                (
                    "tipo",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="extranjeria.tiposolicitud",
                        verbose_name="tipo de solicitud",
                    ),
                ),
            ],
            options={
                "verbose_name": "historial de solicitud",
                "verbose_name_plural": "historial de solicitudes",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="Tramite",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("nombre", models.CharField(max_length=120, verbose_name="nombre")),
                ("desde", models.DateField(verbose_name="vigente desde")),
                (
                    "hasta",
                    models.DateField(
                        blank=True,
                        help_text="Primer día en que ya no rige.",
                        null=True,
                        verbose_name="vigente hasta",
                    ),
                ),
                (
                    "con_cita",
                    models.BooleanField(
                        default=True,
                        help_text="Sin marca: se atiende por orden de llegada.",
                        verbose_name="necesita cita",
                    ),
                ),
            ],
            options={
                "verbose_name": "trámite",
                "verbose_name_plural": "trámites",
                "constraints": [
                    models.UniqueConstraint(
                        fields=("nombre", "desde"),
                        name="ex_un_tramite_por_nombre_y_dia",
                        violation_error_message="Ese trámite ya está en el catálogo desde ese día.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("hasta", None), ("hasta__gt", models.F("desde")), _connector="OR"
                        ),
                        name="ex_tramite_vigencia_en_orden",
                        violation_error_message="La vigencia debe terminar después de empezar.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("nombre", ""), _negated=True),
                        name="ex_tramite_con_nombre",
                        violation_error_message="Escriba el nombre del trámite.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="HistoricalCita",
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
                ("ocurrido_el", models.DateField(verbose_name="día")),
                ("hora", models.TimeField(verbose_name="hora")),
                (
                    "estado",
                    models.CharField(
                        choices=[
                            ("reservada", "Reservada"),
                            ("atendida", "Atendida"),
                            ("no_presentada", "No se presentó"),
                            ("cancelada", "Cancelada"),
                            ("reprogramada", "Reprogramada"),
                        ],
                        default="reservada",
                        editable=False,
                        max_length=13,
                        verbose_name="estado",
                    ),
                ),
                ("pasa_al", models.DateField(blank=True, null=True, verbose_name="pasa al día")),
                ("pasa_a_las", models.TimeField(blank=True, null=True, verbose_name="a la hora")),
                ("motivo", models.TextField(blank=True, max_length=300, verbose_name="por qué se cancela")),
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
                (
                    "viene_de",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="extranjeria.cita",
                        verbose_name="reemplaza a",
                    ),
                ),
                (
                    "tramite",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="extranjeria.tramite",
                        verbose_name="trámite",
                    ),
                ),
            ],
            options={
                "verbose_name": "historial de cita",
                "verbose_name_plural": "historial de citas",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalAtencionDiaria",
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
                    "con_cita",
                    models.PositiveSmallIntegerField(
                        default=0,
                        validators=[django.core.validators.MaxValueValidator(999)],
                        verbose_name="con cita",
                    ),
                ),
                (
                    "sin_cita",
                    models.PositiveSmallIntegerField(
                        default=0,
                        validators=[django.core.validators.MaxValueValidator(999)],
                        verbose_name="sin cita",
                    ),
                ),
                (
                    "no_llegaron",
                    models.PositiveSmallIntegerField(
                        default=0,
                        validators=[django.core.validators.MaxValueValidator(999)],
                        verbose_name="con cita y no llegaron",
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
                    "tramite",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="extranjeria.tramite",
                        verbose_name="trámite",
                    ),
                ),
            ],
            options={
                "verbose_name": "historial de atenciones del día",
                "verbose_name_plural": "historial de atenciones por día",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.AddField(
            model_name="cita",
            name="tramite",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="extranjeria.tramite",
                verbose_name="trámite",
            ),
        ),
        migrations.CreateModel(
            name="AtencionDiaria",
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
                    "con_cita",
                    models.PositiveSmallIntegerField(
                        default=0,
                        validators=[django.core.validators.MaxValueValidator(999)],
                        verbose_name="con cita",
                    ),
                ),
                (
                    "sin_cita",
                    models.PositiveSmallIntegerField(
                        default=0,
                        validators=[django.core.validators.MaxValueValidator(999)],
                        verbose_name="sin cita",
                    ),
                ),
                (
                    "no_llegaron",
                    models.PositiveSmallIntegerField(
                        default=0,
                        validators=[django.core.validators.MaxValueValidator(999)],
                        verbose_name="con cita y no llegaron",
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
                    "tramite",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="extranjeria.tramite",
                        verbose_name="trámite",
                    ),
                ),
            ],
            options={
                "verbose_name": "atenciones del día",
                "verbose_name_plural": "atenciones por día",
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
                        name="extranjeria_atenciondiaria_anulacion",
                        violation_error_message="Una anulación lleva fecha, responsable y motivo.",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("anulado_el", None)),
                        fields=("ocurrido_el", "tramite"),
                        name="ex_una_cuenta_por_dia_y_tramite",
                        violation_error_message="Ese trámite ya está anotado ese día: corríjalo en la planilla del día.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("con_cita__range", (0, 999)),
                            ("sin_cita__range", (0, 999)),
                            ("no_llegaron__range", (0, 999)),
                        ),
                        name="ex_atenciones_posibles",
                        violation_error_message="Un trámite no trae más de 999 personas en un día.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("con_cita__gt", 0), ("sin_cita__gt", 0), ("no_llegaron__gt", 0), _connector="OR"
                        ),
                        name="ex_atenciones_de_alguien",
                        violation_error_message="Anote al menos una persona, o no anote el trámite.",
                    ),
                ],
                "indexes": [
                    models.Index(
                        fields=["-anulado_el", "-ocurrido_el", "-id"], name="extranjeria_anulado_8fac01_idx"
                    ),
                    models.Index(
                        fields=["tramite", "-anulado_el", "-ocurrido_el", "-id"],
                        name="extranjeria_tramite_e59084_idx",
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
                        to="extranjeria.solicitud",
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
                        name="extranjeria_papelsolicitud_retiro",
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
                        name="extranjeria_papelsolicitud_tipo",
                    ),
                ],
            },
        ),
        migrations.AddIndex(
            model_name="cita",
            index=models.Index(
                fields=["tramite", "-anulado_el", "-ocurrido_el", "-id"],
                name="extranjeria_tramite_92e01f_idx",
            ),
        ),
    ]
