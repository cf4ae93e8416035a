import django.core.validators
import django.db.models.deletion
import django.db.models.expressions
import django.utils.timezone
import simple_history.models
from django.conf import settings
from django.db import migrations, models

import gobernacion.directory.fields
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
            name="Concurso",
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
                            django.core.validators.MinValueValidator(1990),
                            django.core.validators.MaxValueValidator(2100),
                        ],
                        verbose_name="año",
                    ),
                ),
                (
                    "modalidad",
                    models.CharField(
                        choices=[("nacional", "Nacional"), ("fondes", "FONDES")],
                        default="nacional",
                        max_length=8,
                        verbose_name="modalidad",
                    ),
                ),
                (
                    "llamado",
                    models.PositiveSmallIntegerField(
                        default=1,
                        help_text="1, salvo que haya un segundo.",
                        validators=[django.core.validators.MinValueValidator(1)],
                        verbose_name="llamado",
                    ),
                ),
                ("abre", models.DateField(verbose_name="postulaciones desde")),
                (
                    "cierra",
                    models.DateField(
                        help_text="Último día en que se puede postular.", verbose_name="postulaciones hasta"
                    ),
                ),
                ("maximo", gobernacion.money.PesosField(verbose_name="monto máximo por proyecto")),
                (
                    "marco",
                    gobernacion.money.PesosField(
                        blank=True,
                        help_text="Lo que se puede adjudicar en total; en blanco si se reparte a nivel nacional.",
                        null=True,
                        verbose_name="marco para la provincia",
                    ),
                ),
                (
                    "comprometido",
                    gobernacion.money.PesosField(
                        default=0, editable=False, verbose_name="adjudicado a la fecha"
                    ),
                ),
                (
                    "dias_para_rendir",
                    models.PositiveSmallIntegerField(
                        default=90,
                        help_text="Días corridos desde la transferencia, según las bases.",
                        validators=[django.core.validators.MinValueValidator(1)],
                        verbose_name="días para rendir",
                    ),
                ),
                (
                    "exige_rendicion",
                    models.CharField(
                        choices=[
                            ("aprobada", "Que esté aprobada"),
                            ("presentada", "Que esté presentada y sin observaciones"),
                        ],
                        default="aprobada",
                        max_length=10,
                        verbose_name="qué exige de una rendición anterior",
                    ),
                ),
                ("bases", models.CharField(max_length=200, verbose_name="resolución que aprueba las bases")),
            ],
            options={
                "verbose_name": "concurso",
                "verbose_name_plural": "concursos",
                "constraints": [
                    models.UniqueConstraint(
                        fields=("year", "modalidad", "llamado"),
                        name="fs_un_concurso_por_year_modalidad_y_llamado",
                        violation_error_message="Ese llamado ya está registrado: búsquelo en la lista de concursos.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("cierra__gte", models.F("abre"))),
                        name="fs_concurso_abre_antes_de_cerrar",
                        violation_error_message="El concurso no puede cerrar antes de abrir.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("maximo__gt", 0)),
                        name="fs_concurso_con_maximo",
                        violation_error_message="El monto máximo debe ser mayor que cero.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("comprometido__gte", 0),
                            models.Q(
                                ("marco", None), ("marco__gte", models.F("comprometido")), _connector="OR"
                            ),
                        ),
                        name="fs_concurso_comprometido_dentro_del_marco",
                        violation_error_message="El marco no puede ser menor que lo ya adjudicado.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("year__range", (1990, 2100)),
                            ("dias_para_rendir__gte", 1),
                            ("llamado__gte", 1),
                            ("exige_rendicion__in", ["aprobada", "presentada"]),
                            ("modalidad__in", ["nacional", "fondes"]),
                        ),
                        name="fs_concurso_listas_conocidas",
                        violation_error_message="Revise el año, el llamado, los días para rendir y las listas.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="HistoricalAtencionDirigente",
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
                    "materia",
                    models.CharField(
                        choices=[
                            ("formulacion", "Formulación del proyecto"),
                            ("presentacion", "Presentación del proyecto"),
                            ("rendicion", "Rendición de cuentas"),
                            ("papeles", "Personalidad jurídica y registro de la Ley 19.862"),
                            ("resultados", "Resultados del concurso"),
                        ],
                        default="formulacion",
                        max_length=12,
                        verbose_name="materia",
                    ),
                ),
                ("detalle", models.TextField(blank=True, max_length=1000, verbose_name="qué se le orientó")),
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
                        verbose_name="dirigente",
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
                        help_text="En blanco si todavía no está constituida.",
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="directory.organizacion",
                        verbose_name="organización",
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
                "verbose_name": "historial de atención a dirigente",
                "verbose_name_plural": "historial de atenciones a dirigentes",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalConcurso",
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
                            django.core.validators.MinValueValidator(1990),
                            django.core.validators.MaxValueValidator(2100),
                        ],
                        verbose_name="año",
                    ),
                ),
                (
                    "modalidad",
                    models.CharField(
                        choices=[("nacional", "Nacional"), ("fondes", "FONDES")],
                        default="nacional",
                        max_length=8,
                        verbose_name="modalidad",
                    ),
                ),
                (
                    "llamado",
                    models.PositiveSmallIntegerField(
                        default=1,
                        help_text="1, salvo que haya un segundo.",
                        validators=[django.core.validators.MinValueValidator(1)],
                        verbose_name="llamado",
                    ),
                ),
                ("abre", models.DateField(verbose_name="postulaciones desde")),
                (
                    "cierra",
                    models.DateField(
                        help_text="Último día en que se puede postular.", verbose_name="postulaciones hasta"
                    ),
                ),
                ("maximo", gobernacion.money.PesosField(verbose_name="monto máximo por proyecto")),
                (
                    "marco",
                    gobernacion.money.PesosField(
                        blank=True,
                        help_text="Lo que se puede adjudicar en total; en blanco si se reparte a nivel nacional.",
                        null=True,
                        verbose_name="marco para la provincia",
                    ),
                ),
                (
                    "dias_para_rendir",
                    models.PositiveSmallIntegerField(
                        default=90,
                        help_text="Días corridos desde la transferencia, según las bases.",
                        validators=[django.core.validators.MinValueValidator(1)],
                        verbose_name="días para rendir",
                    ),
                ),
                (
                    "exige_rendicion",
                    models.CharField(
                        choices=[
                            ("aprobada", "Que esté aprobada"),
                            ("presentada", "Que esté presentada y sin observaciones"),
                        ],
                        default="aprobada",
                        max_length=10,
                        verbose_name="qué exige de una rendición anterior",
                    ),
                ),
                ("bases", models.CharField(max_length=200, verbose_name="resolución que aprueba las bases")),
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
                "verbose_name": "historial de concurso",
                "verbose_name_plural": "historial de concursos",
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
                            ("borrador", "Borrador"),
                            ("postulado", "Postulado"),
                            ("observado", "Observado"),
                            ("admisible", "Admisible"),
                            ("inadmisible", "Inadmisible"),
                            ("espera", "Lista de espera"),
                            ("no_adjudicado", "No adjudicado"),
                            ("adjudicado", "Adjudicado"),
                            ("transferido", "Transferido"),
                            ("rendido", "Rendición presentada"),
                            ("rendicion_observada", "Rendición observada"),
                            ("rendicion_aprobada", "Rendición aprobada"),
                            ("cerrado", "Cerrado"),
                            ("desistido", "Desistido"),
                        ],
                        default="borrador",
                        editable=False,
                        max_length=20,
                        verbose_name="estado",
                    ),
                ),
                (
                    "rut",
                    gobernacion.directory.fields.RunField(
                        blank=True, editable=False, max_length=10, verbose_name="RUT con que postula"
                    ),
                ),
                (
                    "folio",
                    models.CharField(
                        blank=True,
                        db_index=True,
                        error_messages={"unique": "Ese folio ya está en otro proyecto."},
                        help_text="El que da la plataforma del fondo al postular.",
                        max_length=20,
                        null=True,
                        validators=[
                            django.core.validators.RegexValidator(
                                "\\A[0-9A-Za-z-]+\\Z", "El folio lleva solo letras, cifras y guion."
                            )
                        ],
                        verbose_name="folio de la plataforma",
                    ),
                ),
                ("nombre", models.CharField(max_length=160, verbose_name="nombre del proyecto")),
                (
                    "tipo",
                    models.CharField(
                        choices=[
                            ("equipamiento", "Equipamiento"),
                            ("implementacion", "Implementación"),
                            ("infraestructura", "Infraestructura"),
                        ],
                        max_length=16,
                        verbose_name="tipo",
                    ),
                ),
                ("solicitado", gobernacion.money.PesosField(verbose_name="monto solicitado")),
                (
                    "postulado_el",
                    models.DateField(
                        blank=True,
                        null=True,
                        validators=[gobernacion.records.models.validate_not_future],
                        verbose_name="fecha de la postulación",
                    ),
                ),
                (
                    "observacion",
                    models.TextField(blank=True, max_length=1000, verbose_name="qué debe corregir"),
                ),
                (
                    "revisado_el",
                    models.DateField(
                        blank=True,
                        null=True,
                        validators=[gobernacion.records.models.validate_not_future],
                        verbose_name="fecha de la revisión",
                    ),
                ),
                (
                    "causa",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("rendicion", "Rendición anterior pendiente"),
                            ("personalidad", "Sin personalidad jurídica vigente"),
                            ("registro", "Sin inscripción en el registro de la Ley 19.862"),
                            ("antecedentes", "Antecedentes incompletos"),
                            ("bases", "No se ajusta a las bases"),
                        ],
                        max_length=14,
                        verbose_name="causa de inadmisibilidad",
                    ),
                ),
                ("motivo", models.TextField(blank=True, max_length=1000, verbose_name="motivo")),
                (
                    "adjudicado",
                    gobernacion.money.PesosField(blank=True, null=True, verbose_name="monto adjudicado"),
                ),
                (
                    "resolucion",
                    models.CharField(blank=True, max_length=40, verbose_name="número de la resolución"),
                ),
                (
                    "adjudicado_el",
                    models.DateField(
                        blank=True,
                        null=True,
                        validators=[gobernacion.records.models.validate_not_future],
                        verbose_name="fecha de la resolución",
                    ),
                ),
                (
                    "resuelto_el",
                    models.DateField(
                        blank=True,
                        null=True,
                        validators=[gobernacion.records.models.validate_not_future],
                        verbose_name="fecha de la respuesta",
                    ),
                ),
                (
                    "comprobante",
                    models.CharField(
                        blank=True, max_length=40, verbose_name="comprobante de la transferencia"
                    ),
                ),
                (
                    "transferido_el",
                    models.DateField(
                        blank=True,
                        null=True,
                        validators=[gobernacion.records.models.validate_not_future],
                        verbose_name="fecha de la transferencia",
                    ),
                ),
                (
                    "rendir_hasta",
                    models.DateField(blank=True, editable=False, null=True, verbose_name="plazo para rendir"),
                ),
                (
                    "rendido",
                    gobernacion.money.PesosField(blank=True, null=True, verbose_name="monto rendido"),
                ),
                (
                    "reintegrado",
                    gobernacion.money.PesosField(
                        blank=True,
                        help_text="Lo que devuelve sin gastar.",
                        null=True,
                        verbose_name="monto reintegrado",
                    ),
                ),
                (
                    "rendido_el",
                    models.DateField(
                        blank=True,
                        null=True,
                        validators=[gobernacion.records.models.validate_not_future],
                        verbose_name="fecha de la rendición",
                    ),
                ),
                (
                    "observacion_rendicion",
                    models.TextField(
                        blank=True, max_length=1000, verbose_name="qué debe corregir de la rendición"
                    ),
                ),
                (
                    "rendicion_aprobada_el",
                    models.DateField(
                        blank=True,
                        null=True,
                        validators=[gobernacion.records.models.validate_not_future],
                        verbose_name="fecha de aprobación de la rendición",
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
                    "adjudicado_por",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="adjudicado por",
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
                    "concurso",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="fondo_social.concurso",
                        verbose_name="concurso",
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
                        verbose_name="organización",
                    ),
                ),
                (
                    "recibida_por",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="rendición recibida por",
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
                    "rendicion_aprobada_por",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="rendición aprobada por",
                    ),
                ),
                (
                    "revisado_por",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="revisado por",
                    ),
                ),
                (
                    "transferido_por",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="transferido por",
                    ),
                ),
            ],
            options={
                "verbose_name": "historial de proyecto",
                "verbose_name_plural": "historial de proyectos",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
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
                            ("formulacion", "Formulación y presentación de proyectos"),
                            ("rendicion", "Rendición de cuentas"),
                        ],
                        default="formulacion",
                        max_length=12,
                        verbose_name="tema",
                    ),
                ),
                (
                    "modalidad",
                    models.CharField(
                        choices=[("nacional", "Nacional"), ("fondes", "FONDES")],
                        default="nacional",
                        max_length=8,
                        verbose_name="modalidad del fondo",
                    ),
                ),
                (
                    "asistentes",
                    models.PositiveIntegerField(
                        blank=True,
                        help_text="Los que firmaron la lista.",
                        null=True,
                        verbose_name="dirigentes presentes",
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
                "verbose_name": "historial de taller",
                "verbose_name_plural": "historial de talleres",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
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
                            ("borrador", "Borrador"),
                            ("postulado", "Postulado"),
                            ("observado", "Observado"),
                            ("admisible", "Admisible"),
                            ("inadmisible", "Inadmisible"),
                            ("espera", "Lista de espera"),
                            ("no_adjudicado", "No adjudicado"),
                            ("adjudicado", "Adjudicado"),
                            ("transferido", "Transferido"),
                            ("rendido", "Rendición presentada"),
                            ("rendicion_observada", "Rendición observada"),
                            ("rendicion_aprobada", "Rendición aprobada"),
                            ("cerrado", "Cerrado"),
                            ("desistido", "Desistido"),
                        ],
                        default="borrador",
                        editable=False,
                        max_length=20,
                        verbose_name="estado",
                    ),
                ),
                (
                    "rut",
                    gobernacion.directory.fields.RunField(
                        blank=True, editable=False, max_length=10, verbose_name="RUT con que postula"
                    ),
                ),
                (
                    "folio",
                    models.CharField(
                        blank=True,
                        error_messages={"unique": "Ese folio ya está en otro proyecto."},
                        help_text="El que da la plataforma del fondo al postular.",
                        max_length=20,
                        null=True,
                        unique=True,
                        validators=[
                            django.core.validators.RegexValidator(
                                "\\A[0-9A-Za-z-]+\\Z", "El folio lleva solo letras, cifras y guion."
                            )
                        ],
                        verbose_name="folio de la plataforma",
                    ),
                ),
                ("nombre", models.CharField(max_length=160, verbose_name="nombre del proyecto")),
                (
                    "tipo",
                    models.CharField(
                        choices=[
                            ("equipamiento", "Equipamiento"),
                            ("implementacion", "Implementación"),
                            ("infraestructura", "Infraestructura"),
                        ],
                        max_length=16,
                        verbose_name="tipo",
                    ),
                ),
                ("solicitado", gobernacion.money.PesosField(verbose_name="monto solicitado")),
                (
                    "postulado_el",
                    models.DateField(
                        blank=True,
                        null=True,
                        validators=[gobernacion.records.models.validate_not_future],
                        verbose_name="fecha de la postulación",
                    ),
                ),
                (
                    "observacion",
                    models.TextField(blank=True, max_length=1000, verbose_name="qué debe corregir"),
                ),
                (
                    "revisado_el",
                    models.DateField(
                        blank=True,
                        null=True,
                        validators=[gobernacion.records.models.validate_not_future],
                        verbose_name="fecha de la revisión",
                    ),
                ),
                (
                    "causa",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("rendicion", "Rendición anterior pendiente"),
                            ("personalidad", "Sin personalidad jurídica vigente"),
                            ("registro", "Sin inscripción en el registro de la Ley 19.862"),
                            ("antecedentes", "Antecedentes incompletos"),
                            ("bases", "No se ajusta a las bases"),
                        ],
                        max_length=14,
                        verbose_name="causa de inadmisibilidad",
                    ),
                ),
                ("motivo", models.TextField(blank=True, max_length=1000, verbose_name="motivo")),
                (
                    "adjudicado",
                    gobernacion.money.PesosField(blank=True, null=True, verbose_name="monto adjudicado"),
                ),
                (
                    "resolucion",
                    models.CharField(blank=True, max_length=40, verbose_name="número de la resolución"),
                ),
                (
                    "adjudicado_el",
                    models.DateField(
                        blank=True,
                        null=True,
                        validators=[gobernacion.records.models.validate_not_future],
                        verbose_name="fecha de la resolución",
                    ),
                ),
                (
                    "resuelto_el",
                    models.DateField(
                        blank=True,
                        null=True,
                        validators=[gobernacion.records.models.validate_not_future],
                        verbose_name="fecha de la respuesta",
                    ),
                ),
                (
                    "comprobante",
                    models.CharField(
                        blank=True, max_length=40, verbose_name="comprobante de la transferencia"
                    ),
                ),
                (
                    "transferido_el",
                    models.DateField(
                        blank=True,
                        null=True,
                        validators=[gobernacion.records.models.validate_not_future],
                        verbose_name="fecha de la transferencia",
                    ),
                ),
                (
                    "rendir_hasta",
                    models.DateField(blank=True, editable=False, null=True, verbose_name="plazo para rendir"),
                ),
                (
                    "rendido",
                    gobernacion.money.PesosField(blank=True, null=True, verbose_name="monto rendido"),
                ),
                (
                    "reintegrado",
                    gobernacion.money.PesosField(
                        blank=True,
                        help_text="Lo que devuelve sin gastar.",
                        null=True,
                        verbose_name="monto reintegrado",
                    ),
                ),
                (
                    "rendido_el",
                    models.DateField(
                        blank=True,
                        null=True,
                        validators=[gobernacion.records.models.validate_not_future],
                        verbose_name="fecha de la rendición",
                    ),
                ),
                (
                    "observacion_rendicion",
                    models.TextField(
                        blank=True, max_length=1000, verbose_name="qué debe corregir de la rendición"
                    ),
                ),
                (
                    "rendicion_aprobada_el",
                    models.DateField(
                        blank=True,
                        null=True,
                        validators=[gobernacion.records.models.validate_not_future],
                        verbose_name="fecha de aprobación de la rendición",
                    ),
                ),
                (
                    "adjudicado_por",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="adjudicado por",
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
                    "concurso",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="proyectos",
                        to="fondo_social.concurso",
                        verbose_name="concurso",
                    ),
                ),
                (
                    "organizacion",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="directory.organizacion",
                        verbose_name="organización",
                    ),
                ),
                (
                    "recibida_por",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="rendición recibida por",
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
                    "rendicion_aprobada_por",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="rendición aprobada por",
                    ),
                ),
                (
                    "revisado_por",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="revisado por",
                    ),
                ),
                (
                    "transferido_por",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="transferido por",
                    ),
                ),
            ],
            options={
                "verbose_name": "proyecto",
                "verbose_name_plural": "proyectos",
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
                        name="fondo_social_proyecto_anulacion",
                        violation_error_message="Una anulación lleva fecha, responsable y motivo.",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("anulado_el", None)),
                        fields=("concurso", "organizacion"),
                        name="fs_un_proyecto_por_organizacion_y_concurso",
                        violation_error_message="Esa organización ya tiene una postulación en el concurso: cada RUT postula una sola vez. Búsquela en la lista por el RUT.",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("anulado_el", None), models.Q(("rut", ""), _negated=True)),
                        fields=("concurso", "rut"),
                        name="fs_un_proyecto_por_rut_y_concurso",
                        violation_error_message="Esa organización ya tiene una postulación en el concurso: cada RUT postula una sola vez. Búsquela en la lista por el RUT.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "causa__in",
                                ["", "rendicion", "personalidad", "registro", "antecedentes", "bases"],
                            ),
                            (
                                "estado__in",
                                [
                                    "borrador",
                                    "postulado",
                                    "observado",
                                    "admisible",
                                    "inadmisible",
                                    "espera",
                                    "no_adjudicado",
                                    "adjudicado",
                                    "transferido",
                                    "rendido",
                                    "rendicion_observada",
                                    "rendicion_aprobada",
                                    "cerrado",
                                    "desistido",
                                ],
                            ),
                            ("tipo__in", ["equipamiento", "implementacion", "infraestructura"]),
                        ),
                        name="fs_proyecto_listas_conocidas",
                        violation_error_message="Elija de la lista el tipo y la causa.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("nombre", ""), _negated=True),
                        name="fs_proyecto_con_nombre",
                        violation_error_message="Escriba el nombre del proyecto.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("solicitado__gt", 0)),
                        name="fs_proyecto_pide_algo",
                        violation_error_message="El monto solicitado debe ser mayor que cero.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("estado", "borrador"), ("postulado_el", None), ("rut", "")),
                            models.Q(
                                models.Q(("estado", "borrador"), _negated=True),
                                models.Q(("rut", ""), _negated=True),
                                ("postulado_el__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="fs_proyecto_postulado_con_rut",
                        violation_error_message="Una postulación lleva el RUT de la organización y su fecha.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("estado", "observado"), _negated=True),
                            models.Q(("observacion", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="fs_proyecto_observado_con_observacion",
                        violation_error_message="Diga qué debe corregir la organización.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("estado__in", ("borrador", "postulado", "observado")),
                                ("revisado_el", None),
                                ("revisado_por", None),
                            ),
                            ("estado", "desistido"),
                            models.Q(
                                models.Q(
                                    ("estado__in", ["borrador", "postulado", "observado", "desistido"]),
                                    _negated=True,
                                ),
                                ("revisado_el__isnull", False),
                                ("revisado_por__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="fs_proyecto_revisado_con_fecha",
                        violation_error_message="La admisibilidad lleva su fecha y quién la revisó.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("estado__in", ["inadmisible"]), models.Q(("causa", ""), _negated=True)),
                            models.Q(models.Q(("estado__in", ["inadmisible"]), _negated=True), ("causa", "")),
                            _connector="OR",
                        ),
                        name="fs_proyecto_inadmisible_con_causa",
                        violation_error_message="Un proyecto inadmisible, y solo él, lleva su causa.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                (
                                    "estado__in",
                                    (
                                        "adjudicado",
                                        "transferido",
                                        "rendido",
                                        "rendicion_observada",
                                        "rendicion_aprobada",
                                        "cerrado",
                                    ),
                                ),
                                models.Q(("resolucion", ""), _negated=True),
                                ("adjudicado__gt", 0),
                                ("adjudicado__isnull", False),
                                ("adjudicado_el__isnull", False),
                                ("adjudicado_por__isnull", False),
                            ),
                            models.Q(
                                models.Q(
                                    (
                                        "estado__in",
                                        (
                                            "adjudicado",
                                            "transferido",
                                            "rendido",
                                            "rendicion_observada",
                                            "rendicion_aprobada",
                                            "cerrado",
                                        ),
                                    ),
                                    _negated=True,
                                ),
                                ("adjudicado", None),
                                ("adjudicado_el", None),
                                ("adjudicado_por", None),
                                ("resolucion", ""),
                            ),
                            _connector="OR",
                        ),
                        name="fs_proyecto_adjudicado_con_resolucion",
                        violation_error_message="Un proyecto adjudicado, y solo él, lleva monto, resolución, fecha y responsable.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                (
                                    "estado__in",
                                    (
                                        "transferido",
                                        "rendido",
                                        "rendicion_observada",
                                        "rendicion_aprobada",
                                        "cerrado",
                                    ),
                                ),
                                models.Q(("comprobante", ""), _negated=True),
                                ("rendir_hasta__isnull", False),
                                ("transferido_el__isnull", False),
                                ("transferido_por__isnull", False),
                            ),
                            models.Q(
                                models.Q(
                                    (
                                        "estado__in",
                                        (
                                            "transferido",
                                            "rendido",
                                            "rendicion_observada",
                                            "rendicion_aprobada",
                                            "cerrado",
                                        ),
                                    ),
                                    _negated=True,
                                ),
                                ("comprobante", ""),
                                ("rendir_hasta", None),
                                ("transferido_el", None),
                                ("transferido_por", None),
                            ),
                            _connector="OR",
                        ),
                        name="fs_proyecto_transferido_con_comprobante",
                        violation_error_message="Una transferencia lleva comprobante, fecha, responsable y plazo para rendir.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                (
                                    "estado__in",
                                    ("rendido", "rendicion_observada", "rendicion_aprobada", "cerrado"),
                                ),
                                ("recibida_por__isnull", False),
                                ("reintegrado__isnull", False),
                                ("rendido__isnull", False),
                                ("rendido_el__isnull", False),
                            ),
                            models.Q(
                                models.Q(
                                    (
                                        "estado__in",
                                        ("rendido", "rendicion_observada", "rendicion_aprobada", "cerrado"),
                                    ),
                                    _negated=True,
                                ),
                                ("recibida_por", None),
                                ("reintegrado", None),
                                ("rendido", None),
                                ("rendido_el", None),
                            ),
                            _connector="OR",
                        ),
                        name="fs_proyecto_rendido_con_montos",
                        violation_error_message="Una rendición lleva montos, fecha y quién la recibió.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("estado", "rendicion_observada"), _negated=True),
                            models.Q(("observacion_rendicion", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="fs_proyecto_rendicion_observada_con_observacion",
                        violation_error_message="Diga qué debe corregir la organización en su rendición.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("estado__in", ("rendicion_aprobada", "cerrado")),
                                ("rendicion_aprobada_el__isnull", False),
                                ("rendicion_aprobada_por__isnull", False),
                            ),
                            models.Q(
                                models.Q(("estado__in", ("rendicion_aprobada", "cerrado")), _negated=True),
                                ("rendicion_aprobada_el", None),
                                ("rendicion_aprobada_por", None),
                            ),
                            _connector="OR",
                        ),
                        name="fs_proyecto_rendicion_aprobada_con_fecha",
                        violation_error_message="Una rendición aprobada lleva fecha y responsable.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                (
                                    "estado__in",
                                    (
                                        "adjudicado",
                                        "transferido",
                                        "rendido",
                                        "rendicion_observada",
                                        "rendicion_aprobada",
                                        "cerrado",
                                    ),
                                ),
                                ("resuelto_el", models.F("adjudicado_el")),
                                ("resuelto_el__isnull", False),
                            ),
                            models.Q(
                                ("estado__in", ("inadmisible", "no_adjudicado", "desistido")),
                                ("resuelto_el__isnull", False),
                            ),
                            models.Q(
                                models.Q(
                                    (
                                        "estado__in",
                                        [
                                            "adjudicado",
                                            "transferido",
                                            "rendido",
                                            "rendicion_observada",
                                            "rendicion_aprobada",
                                            "cerrado",
                                            "inadmisible",
                                            "no_adjudicado",
                                            "desistido",
                                        ],
                                    ),
                                    _negated=True,
                                ),
                                ("resuelto_el", None),
                            ),
                            _connector="OR",
                        ),
                        name="fs_proyecto_resuelto_con_fecha",
                        violation_error_message="Una respuesta lleva su fecha.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("estado__in", ["no_adjudicado", "desistido"]), _negated=True),
                            models.Q(("motivo", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="fs_proyecto_sin_fondo_con_motivo",
                        violation_error_message="Diga por qué el proyecto queda sin recursos.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("adjudicado_por", None),
                            ("revisado_por", None),
                            models.Q(("adjudicado_por", models.F("revisado_por")), _negated=True),
                            _connector="OR",
                        ),
                        name="fs_proyecto_revisa_y_adjudica_otra_persona",
                        violation_error_message="Quien revisa la admisibilidad de un proyecto no lo adjudica.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("transferido_por", None),
                            ("adjudicado_por", None),
                            models.Q(("transferido_por", models.F("adjudicado_por")), _negated=True),
                            _connector="OR",
                        ),
                        name="fs_proyecto_adjudica_y_transfiere_otra_persona",
                        violation_error_message="Quien adjudica un proyecto no lo transfiere.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("rendicion_aprobada_por", None),
                            ("recibida_por", None),
                            models.Q(("rendicion_aprobada_por", models.F("recibida_por")), _negated=True),
                            _connector="OR",
                        ),
                        name="fs_proyecto_recibe_y_aprueba_otra_persona",
                        violation_error_message="Quien recibe una rendición no la aprueba.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("adjudicado", None),
                            models.Q(
                                ("adjudicado__lte", models.F("solicitado")), ("solicitado__isnull", False)
                            ),
                            _connector="OR",
                        ),
                        name="fs_proyecto_adjudicado_dentro_de_lo_solicitado",
                        violation_error_message="No se puede adjudicar más de lo solicitado.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("rendido", None),
                            (
                                "adjudicado__gte",
                                django.db.models.expressions.CombinedExpression(
                                    models.F("rendido"), "+", models.F("reintegrado")
                                ),
                            ),
                            _connector="OR",
                        ),
                        name="fs_proyecto_rendido_dentro_de_lo_adjudicado",
                        violation_error_message="Lo rendido y lo reintegrado no pueden superar lo adjudicado.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("estado__in", ("rendicion_aprobada", "cerrado")), _negated=True),
                            (
                                "adjudicado",
                                django.db.models.expressions.CombinedExpression(
                                    models.F("rendido"), "+", models.F("reintegrado")
                                ),
                            ),
                            _connector="OR",
                        ),
                        name="fs_proyecto_aprobado_con_todo_rendido",
                        violation_error_message="Para aprobar la rendición, lo rendido más lo reintegrado debe dar lo adjudicado.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("postulado_el", None),
                            models.Q(
                                ("ocurrido_el__isnull", False), ("postulado_el__gte", models.F("ocurrido_el"))
                            ),
                            _connector="OR",
                        ),
                        name="fs_proyecto_postulado_despues_de_empezar",
                        violation_error_message="La postulación no puede ser anterior a la fecha del registro.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("revisado_el", None),
                            models.Q(
                                ("postulado_el__isnull", False),
                                ("revisado_el__gte", models.F("postulado_el")),
                            ),
                            _connector="OR",
                        ),
                        name="fs_proyecto_revisado_despues_de_postular",
                        violation_error_message="La revisión no puede ser anterior a la postulación.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("resuelto_el", None),
                            models.Q(
                                ("postulado_el__isnull", False),
                                ("resuelto_el__gte", models.F("postulado_el")),
                            ),
                            _connector="OR",
                        ),
                        name="fs_proyecto_resuelto_despues_de_postular",
                        violation_error_message="La respuesta no puede ser anterior a la postulación.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("adjudicado_el", None),
                            models.Q(
                                ("adjudicado_el__gte", models.F("revisado_el")),
                                ("revisado_el__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="fs_proyecto_adjudicado_despues_de_revisar",
                        violation_error_message="La adjudicación no puede ser anterior a la revisión de admisibilidad.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("transferido_el", None),
                            models.Q(
                                ("adjudicado_el__isnull", False),
                                ("transferido_el__gte", models.F("adjudicado_el")),
                            ),
                            _connector="OR",
                        ),
                        name="fs_proyecto_transferido_despues_de_adjudicar",
                        violation_error_message="La transferencia no puede ser anterior a la adjudicación.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("rendido_el", None),
                            models.Q(
                                ("rendido_el__gte", models.F("transferido_el")),
                                ("transferido_el__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="fs_proyecto_rendido_despues_de_transferir",
                        violation_error_message="La rendición no puede ser anterior a la transferencia.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("rendicion_aprobada_el", None),
                            models.Q(
                                ("rendicion_aprobada_el__gte", models.F("rendido_el")),
                                ("rendido_el__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="fs_proyecto_aprobado_despues_de_rendir",
                        violation_error_message="La aprobación no puede ser anterior a la rendición.",
                    ),
                ],
                "indexes": [
                    models.Index(
                        fields=["-anulado_el", "-ocurrido_el", "-id"], name="fondo_socia_anulado_0d0ee4_idx"
                    ),
                    models.Index(
                        fields=["estado", "-anulado_el", "-ocurrido_el", "-id"],
                        name="fondo_socia_estado_15f193_idx",
                    ),
                    models.Index(
                        fields=["concurso", "-anulado_el", "-ocurrido_el", "-id"],
                        name="fondo_socia_concurs_2ec157_idx",
                    ),
                    models.Index(
                        fields=["comuna", "-anulado_el", "-ocurrido_el", "-id"],
                        name="fondo_socia_comuna__7371a8_idx",
                    ),
                    models.Index(
                        fields=["organizacion", "-anulado_el", "-ocurrido_el", "-id"],
                        name="fondo_socia_organiz_68a4a2_idx",
                    ),
                    models.Index(fields=["rut"], name="fs_proyecto_por_rut"),
                    models.Index(fields=["postulado_el"], name="fs_proyecto_por_postulacion"),
                    models.Index(fields=["adjudicado_el"], name="fs_proyecto_por_adjudicacion"),
                    models.Index(fields=["transferido_el"], name="fs_proyecto_por_transferencia"),
                    models.Index(fields=["resuelto_el"], name="fs_proyecto_por_respuesta"),
                ],
            },
        ),
        migrations.CreateModel(
            name="PapelProyecto",
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
                        to="fondo_social.proyecto",
                        verbose_name="proyecto",
                    ),
                ),
            ],
            options={
                "verbose_name": "papel del proyecto",
                "verbose_name_plural": "papeles del proyecto",
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
                        name="fondo_social_papelproyecto_retiro",
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
                        name="fondo_social_papelproyecto_tipo",
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
                            ("formulacion", "Formulación y presentación de proyectos"),
                            ("rendicion", "Rendición de cuentas"),
                        ],
                        default="formulacion",
                        max_length=12,
                        verbose_name="tema",
                    ),
                ),
                (
                    "modalidad",
                    models.CharField(
                        choices=[("nacional", "Nacional"), ("fondes", "FONDES")],
                        default="nacional",
                        max_length=8,
                        verbose_name="modalidad del fondo",
                    ),
                ),
                (
                    "asistentes",
                    models.PositiveIntegerField(
                        blank=True,
                        help_text="Los que firmaron la lista.",
                        null=True,
                        verbose_name="dirigentes presentes",
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
                        name="fondo_social_taller_anulacion",
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
                        name="fondo_social_taller_estado_y_causa_conocidos",
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
                        name="fondo_social_taller_suspendida_con_causa",
                        violation_error_message="Una actividad suspendida, y solo ella, lleva causa y fecha.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("causa", "otra"), _negated=True),
                            models.Q(("motivo", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="fondo_social_taller_otra_causa_explicada",
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
                        name="fondo_social_taller_de_tercero_con_nombre",
                        violation_error_message="Diga quién la hizo en lugar de la oficina.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("estado__in", ("realizada", "tercero")), _negated=True),
                            models.Q(("lugar", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="fondo_social_taller_hecha_en_un_lugar",
                        violation_error_message="Diga en qué lugar se hizo.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("asistentes", None), ("estado__in", ("realizada", "tercero")), _connector="OR"
                        ),
                        name="fondo_social_taller_asistentes_si_se_hizo",
                        violation_error_message="Los asistentes se anotan cuando la actividad se hizo.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("modalidad__in", ["nacional", "fondes"]),
                            ("tema__in", ["formulacion", "rendicion"]),
                        ),
                        name="fs_taller_listas_conocidas",
                        violation_error_message="Elija de la lista el tema y la modalidad.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("estado__in", ("realizada", "tercero")), _negated=True),
                            ("asistentes__isnull", False),
                            _connector="OR",
                        ),
                        name="fs_taller_hecho_con_asistentes",
                        violation_error_message="Un taller hecho lleva cuántos dirigentes vinieron.",
                    ),
                ],
                "indexes": [
                    models.Index(
                        fields=["-anulado_el", "-ocurrido_el", "-id"], name="fondo_socia_anulado_28ef95_idx"
                    ),
                    models.Index(
                        fields=["estado", "-anulado_el", "-ocurrido_el", "-id"],
                        name="fondo_socia_estado_7b1331_idx",
                    ),
                    models.Index(
                        fields=["comuna", "-anulado_el", "-ocurrido_el", "-id"],
                        name="fondo_socia_comuna__877e6a_idx",
                    ),
                    models.Index(fields=["programada_el"], name="fondo_socia_program_14b653_idx"),
                    models.Index(
                        fields=["tema", "-anulado_el", "-ocurrido_el", "-id"],
                        name="fondo_socia_tema_7686ae_idx",
                    ),
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
                        to="fondo_social.taller",
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
                        name="fondo_social_papeltaller_retiro",
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
                        name="fondo_social_papeltaller_tipo",
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
                    "dirigentes",
                    models.PositiveSmallIntegerField(
                        default=1,
                        validators=[django.core.validators.MinValueValidator(1)],
                        verbose_name="dirigentes",
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
                        verbose_name="organización",
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
                        to="fondo_social.taller",
                        verbose_name="taller",
                    ),
                ),
            ],
            options={
                "verbose_name": "historial de organización asistente",
                "verbose_name_plural": "historial de organizaciones asistentes",
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
                    "dirigentes",
                    models.PositiveSmallIntegerField(
                        default=1,
                        validators=[django.core.validators.MinValueValidator(1)],
                        verbose_name="dirigentes",
                    ),
                ),
                (
                    "organizacion",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="directory.organizacion",
                        verbose_name="organización",
                    ),
                ),
                (
                    "taller",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="asistencias",
                        to="fondo_social.taller",
                        verbose_name="taller",
                    ),
                ),
            ],
            options={
                "verbose_name": "organización asistente",
                "verbose_name_plural": "organizaciones asistentes",
                "constraints": [
                    models.UniqueConstraint(
                        fields=("taller", "organizacion"),
                        name="fs_una_asistencia_por_organizacion",
                        violation_error_message="Esa organización ya está en la lista del taller.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("dirigentes__gte", 1)),
                        name="fs_asistencia_de_alguien",
                        violation_error_message="Anote cuántos dirigentes vinieron, al menos uno.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="AtencionDirigente",
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
                    "materia",
                    models.CharField(
                        choices=[
                            ("formulacion", "Formulación del proyecto"),
                            ("presentacion", "Presentación del proyecto"),
                            ("rendicion", "Rendición de cuentas"),
                            ("papeles", "Personalidad jurídica y registro de la Ley 19.862"),
                            ("resultados", "Resultados del concurso"),
                        ],
                        default="formulacion",
                        max_length=12,
                        verbose_name="materia",
                    ),
                ),
                ("detalle", models.TextField(blank=True, max_length=1000, verbose_name="qué se le orientó")),
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
                        verbose_name="dirigente",
                    ),
                ),
                (
                    "organizacion",
                    models.ForeignKey(
                        blank=True,
                        help_text="En blanco si todavía no está constituida.",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="directory.organizacion",
                        verbose_name="organización",
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
                "verbose_name": "atención a dirigente",
                "verbose_name_plural": "atenciones a dirigentes",
                "abstract": False,
                "indexes": [
                    models.Index(
                        fields=["-anulado_el", "-ocurrido_el", "-id"], name="fondo_socia_anulado_4946f9_idx"
                    ),
                    models.Index(
                        fields=["materia", "-anulado_el", "-ocurrido_el", "-id"],
                        name="fondo_socia_materia_87731a_idx",
                    ),
                    models.Index(
                        fields=["comuna", "-anulado_el", "-ocurrido_el", "-id"],
                        name="fondo_socia_comuna__be7305_idx",
                    ),
                    models.Index(
                        fields=["ficha", "-anulado_el", "-ocurrido_el", "-id"],
                        name="fondo_socia_ficha_i_1328af_idx",
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
                        name="fondo_social_atenciondirigente_anulacion",
                        violation_error_message="Una anulación lleva fecha, responsable y motivo.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "materia__in",
                                ["formulacion", "presentacion", "rendicion", "papeles", "resultados"],
                            )
                        ),
                        name="fs_atencion_materia_conocida",
                        violation_error_message="Elija la materia de la lista.",
                    ),
                ],
            },
        ),
    ]
