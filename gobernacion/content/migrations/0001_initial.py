import datetime as dt

import django.core.validators
import django.db.models.deletion
import django.utils.timezone
import simple_history.models
from django.conf import settings
from django.db import migrations, models

import gobernacion.access.public_text
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
            name="HistoricalOferta",
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
                        help_text="El día en que el servicio la dio a conocer o la confirmó.",
                        validators=[gobernacion.records.models.validate_not_future],
                        verbose_name="informada el",
                    ),
                ),
                (
                    "estado",
                    models.CharField(
                        choices=[
                            ("borrador", "Borrador"),
                            ("publicada", "Publicada"),
                            ("retirada", "Retirada"),
                        ],
                        default="borrador",
                        editable=False,
                        max_length=10,
                        verbose_name="estado",
                    ),
                ),
                (
                    "tema",
                    models.CharField(
                        choices=[
                            ("trabajo", "Trabajo y capacitación"),
                            ("emprendimiento", "Emprendimiento y campo"),
                            ("salud", "Salud"),
                            ("vivienda", "Vivienda y barrio"),
                            ("educacion", "Educación y becas"),
                            ("ninez", "Niñez y familia"),
                            ("mayores", "Personas mayores"),
                            ("mujeres", "Mujeres"),
                            ("discapacidad", "Discapacidad y cuidados"),
                            ("migracion", "Migración"),
                            ("seguridad", "Seguridad y emergencias"),
                            ("comunidad", "Organizaciones y comunidad"),
                            ("beneficios", "Beneficios y trámites"),
                        ],
                        max_length=14,
                        verbose_name="tema",
                    ),
                ),
                (
                    "titulo",
                    models.CharField(
                        help_text="Como lo diría quien lo busca: «Curso gratis de soldadura».",
                        max_length=120,
                        validators=[gobernacion.access.public_text.names_nobody],
                        verbose_name="qué se ofrece",
                    ),
                ),
                (
                    "descripcion",
                    models.TextField(
                        max_length=2000,
                        validators=[gobernacion.access.public_text.names_nobody],
                        verbose_name="en qué consiste",
                    ),
                ),
                (
                    "para_quien",
                    models.TextField(
                        max_length=1000,
                        validators=[gobernacion.access.public_text.names_nobody],
                        verbose_name="para quién",
                    ),
                ),
                (
                    "requisitos",
                    models.TextField(
                        blank=True,
                        help_text="Uno por línea. Déjelo vacío si no pide ninguno.",
                        max_length=2000,
                        validators=[gobernacion.access.public_text.names_nobody],
                        verbose_name="requisitos y papeles",
                    ),
                ),
                (
                    "donde",
                    models.TextField(
                        help_text="Oficina, dirección y horario, o el trámite en línea.",
                        max_length=1000,
                        validators=[gobernacion.access.public_text.names_nobody],
                        verbose_name="dónde y cómo se pide",
                    ),
                ),
                (
                    "telefono",
                    models.CharField(
                        blank=True,
                        help_text="El de la oficina que atiende, nunca el de una persona.",
                        max_length=20,
                        validators=[
                            django.core.validators.RegexValidator(
                                "\\A\\+?[0-9][0-9 ()-]{6,18}\\Z",
                                "Escriba el teléfono con cifras, por ejemplo +56 9 1234 5678.",
                            )
                        ],
                        verbose_name="teléfono de atención",
                    ),
                ),
                (
                    "correo",
                    models.EmailField(
                        blank=True,
                        help_text="El de la oficina, nunca el de una persona.",
                        max_length=120,
                        verbose_name="correo de atención",
                    ),
                ),
                (
                    "sitio",
                    models.CharField(
                        blank=True,
                        max_length=200,
                        validators=[
                            django.core.validators.URLValidator(
                                ["https", "http"], message="Escriba la dirección completa, con https://."
                            )
                        ],
                        verbose_name="sitio web",
                    ),
                ),
                (
                    "desde",
                    models.DateField(
                        default=django.utils.timezone.localdate, verbose_name="se puede pedir desde"
                    ),
                ),
                (
                    "hasta",
                    models.DateField(
                        blank=True,
                        help_text="Déjelo vacío si no tiene fecha de término.",
                        null=True,
                        verbose_name="último día",
                    ),
                ),
                (
                    "publicada_el",
                    models.DateField(
                        blank=True,
                        null=True,
                        validators=[gobernacion.records.models.validate_not_future],
                        verbose_name="en la página desde",
                    ),
                ),
                (
                    "retirada_el",
                    models.DateField(
                        blank=True,
                        null=True,
                        validators=[gobernacion.records.models.validate_not_future],
                        verbose_name="retirada el",
                    ),
                ),
                (
                    "motivo_retiro",
                    models.CharField(
                        blank=True,
                        help_text="Queda en la historia; no se publica.",
                        max_length=200,
                        verbose_name="motivo del retiro",
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
                        help_text="Déjela vacía si vale para toda la provincia.",
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
                    "publicada_por",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="publicada por",
                    ),
                ),
                (
                    "redactada_por",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="redactada por",
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
                    "retirada_por",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="retirada por",
                    ),
                ),
                (
                    "servicio",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        limit_choices_to={
                            "clase__in": [
                                "servicio_publico",
                                "municipalidad",
                                "policia",
                                "establecimiento",
                                "fundacion",
                            ]
                        },
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="directory.organizacion",
                        verbose_name="servicio que la ofrece",
                    ),
                ),
            ],
            options={
                "verbose_name": "historial de oferta",
                "verbose_name_plural": "historial de ofertas de los servicios",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="Oferta",
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
                        help_text="El día en que el servicio la dio a conocer o la confirmó.",
                        validators=[gobernacion.records.models.validate_not_future],
                        verbose_name="informada el",
                    ),
                ),
                (
                    "estado",
                    models.CharField(
                        choices=[
                            ("borrador", "Borrador"),
                            ("publicada", "Publicada"),
                            ("retirada", "Retirada"),
                        ],
                        default="borrador",
                        editable=False,
                        max_length=10,
                        verbose_name="estado",
                    ),
                ),
                (
                    "tema",
                    models.CharField(
                        choices=[
                            ("trabajo", "Trabajo y capacitación"),
                            ("emprendimiento", "Emprendimiento y campo"),
                            ("salud", "Salud"),
                            ("vivienda", "Vivienda y barrio"),
                            ("educacion", "Educación y becas"),
                            ("ninez", "Niñez y familia"),
                            ("mayores", "Personas mayores"),
                            ("mujeres", "Mujeres"),
                            ("discapacidad", "Discapacidad y cuidados"),
                            ("migracion", "Migración"),
                            ("seguridad", "Seguridad y emergencias"),
                            ("comunidad", "Organizaciones y comunidad"),
                            ("beneficios", "Beneficios y trámites"),
                        ],
                        max_length=14,
                        verbose_name="tema",
                    ),
                ),
                (
                    "titulo",
                    models.CharField(
                        help_text="Como lo diría quien lo busca: «Curso gratis de soldadura».",
                        max_length=120,
                        validators=[gobernacion.access.public_text.names_nobody],
                        verbose_name="qué se ofrece",
                    ),
                ),
                (
                    "descripcion",
                    models.TextField(
                        max_length=2000,
                        validators=[gobernacion.access.public_text.names_nobody],
                        verbose_name="en qué consiste",
                    ),
                ),
                (
                    "para_quien",
                    models.TextField(
                        max_length=1000,
                        validators=[gobernacion.access.public_text.names_nobody],
                        verbose_name="para quién",
                    ),
                ),
                (
                    "requisitos",
                    models.TextField(
                        blank=True,
                        help_text="Uno por línea. Déjelo vacío si no pide ninguno.",
                        max_length=2000,
                        validators=[gobernacion.access.public_text.names_nobody],
                        verbose_name="requisitos y papeles",
                    ),
                ),
                (
                    "donde",
                    models.TextField(
                        help_text="Oficina, dirección y horario, o el trámite en línea.",
                        max_length=1000,
                        validators=[gobernacion.access.public_text.names_nobody],
                        verbose_name="dónde y cómo se pide",
                    ),
                ),
                (
                    "telefono",
                    models.CharField(
                        blank=True,
                        help_text="El de la oficina que atiende, nunca el de una persona.",
                        max_length=20,
                        validators=[
                            django.core.validators.RegexValidator(
                                "\\A\\+?[0-9][0-9 ()-]{6,18}\\Z",
                                "Escriba el teléfono con cifras, por ejemplo +56 9 1234 5678.",
                            )
                        ],
                        verbose_name="teléfono de atención",
                    ),
                ),
                (
                    "correo",
                    models.EmailField(
                        blank=True,
                        help_text="El de la oficina, nunca el de una persona.",
                        max_length=120,
                        verbose_name="correo de atención",
                    ),
                ),
                (
                    "sitio",
                    models.CharField(
                        blank=True,
                        max_length=200,
                        validators=[
                            django.core.validators.URLValidator(
                                ["https", "http"], message="Escriba la dirección completa, con https://."
                            )
                        ],
                        verbose_name="sitio web",
                    ),
                ),
                (
                    "desde",
                    models.DateField(
                        default=django.utils.timezone.localdate, verbose_name="se puede pedir desde"
                    ),
                ),
                (
                    "hasta",
                    models.DateField(
                        blank=True,
                        help_text="Déjelo vacío si no tiene fecha de término.",
                        null=True,
                        verbose_name="último día",
                    ),
                ),
                (
                    "publicada_el",
                    models.DateField(
                        blank=True,
                        null=True,
                        validators=[gobernacion.records.models.validate_not_future],
                        verbose_name="en la página desde",
                    ),
                ),
                (
                    "retirada_el",
                    models.DateField(
                        blank=True,
                        null=True,
                        validators=[gobernacion.records.models.validate_not_future],
                        verbose_name="retirada el",
                    ),
                ),
                (
                    "motivo_retiro",
                    models.CharField(
                        blank=True,
                        help_text="Queda en la historia; no se publica.",
                        max_length=200,
                        verbose_name="motivo del retiro",
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
                        help_text="Déjela vacía si vale para toda la provincia.",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="territory.comuna",
                        verbose_name="comuna",
                    ),
                ),
                (
                    "publicada_por",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="publicada por",
                    ),
                ),
                (
                    "redactada_por",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="redactada por",
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
                    "retirada_por",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="retirada por",
                    ),
                ),
                (
                    "servicio",
                    models.ForeignKey(
                        limit_choices_to={
                            "clase__in": [
                                "servicio_publico",
                                "municipalidad",
                                "policia",
                                "establecimiento",
                                "fundacion",
                            ]
                        },
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="directory.organizacion",
                        verbose_name="servicio que la ofrece",
                    ),
                ),
            ],
            options={
                "verbose_name": "oferta",
                "verbose_name_plural": "ofertas de los servicios",
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
                        name="content_oferta_anulacion",
                        violation_error_message="Una anulación lleva fecha, responsable y motivo.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("estado__in", ["borrador", "publicada", "retirada"]),
                            (
                                "tema__in",
                                [
                                    "trabajo",
                                    "emprendimiento",
                                    "salud",
                                    "vivienda",
                                    "educacion",
                                    "ninez",
                                    "mayores",
                                    "mujeres",
                                    "discapacidad",
                                    "migracion",
                                    "seguridad",
                                    "comunidad",
                                    "beneficios",
                                ],
                            ),
                        ),
                        name="oferta_listas_conocidas",
                        violation_error_message="Elija el tema de la lista.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("titulo", ""), _negated=True),
                            models.Q(("descripcion", ""), _negated=True),
                            models.Q(("para_quien", ""), _negated=True),
                            models.Q(("donde", ""), _negated=True),
                        ),
                        name="oferta_completa",
                        violation_error_message="Diga qué se ofrece, en qué consiste, para quién y dónde se pide.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("hasta", None),
                            models.Q(("desde__isnull", False), ("hasta__gte", models.F("desde"))),
                            _connector="OR",
                        ),
                        name="oferta_desde_antes_de_hasta",
                        violation_error_message="El último día no puede ser anterior al primero.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("sitio", ""),
                            ("sitio__startswith", "https://"),
                            ("sitio__startswith", "http://"),
                            _connector="OR",
                        ),
                        name="oferta_sitio_es_direccion",
                        violation_error_message="Escriba la dirección completa, con https://.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("estado", "publicada"), _negated=True),
                            models.Q(
                                ("publicada_el__isnull", False),
                                ("publicada_por__isnull", False),
                                ("redactada_por__isnull", False),
                                models.Q(("publicada_por", models.F("redactada_por")), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="oferta_publicada_por_otra_persona",
                        violation_error_message="Quien redacta una oferta no la publica: debe hacerlo otra persona.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("estado__in", ["retirada"]),
                                ("retirada_el__isnull", False),
                                ("retirada_por__isnull", False),
                                models.Q(("motivo_retiro", ""), _negated=True),
                            ),
                            models.Q(
                                models.Q(("estado__in", ["retirada"]), _negated=True),
                                ("motivo_retiro", ""),
                                ("retirada_el", None),
                                ("retirada_por", None),
                            ),
                            _connector="OR",
                        ),
                        name="oferta_retirada_con_motivo",
                        violation_error_message="Una oferta retirada, y solo ella, dice quién la retiró, cuándo y por qué.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("anulado_el", None),
                            ("publicada_el", None),
                            ("estado", "retirada"),
                            _connector="OR",
                        ),
                        name="oferta_anulada_fuera_de_la_pagina",
                        violation_error_message="Esta oferta está en la página: retírela antes de anularla.",
                    ),
                ],
                "indexes": [
                    models.Index(
                        fields=["-anulado_el", "-ocurrido_el", "-id"], name="content_ofe_anulado_45634a_idx"
                    ),
                    models.Index(
                        fields=["estado", "-anulado_el", "-ocurrido_el", "-id"],
                        name="content_ofe_estado_f4614b_idx",
                    ),
                    models.Index(
                        fields=["tema", "-anulado_el", "-ocurrido_el", "-id"],
                        name="content_ofe_tema_27907b_idx",
                    ),
                    models.Index(
                        fields=["comuna", "-anulado_el", "-ocurrido_el", "-id"],
                        name="content_ofe_comuna__639fbd_idx",
                    ),
                    models.Index(
                        fields=["servicio", "-anulado_el", "-ocurrido_el", "-id"],
                        name="content_ofe_servici_927b31_idx",
                    ),
                    models.Index(fields=["hasta"], name="content_ofe_hasta_c0f401_idx"),
                ],
            },
        ),
        migrations.CreateModel(
            name="Hito",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("version", models.PositiveIntegerField(default=1, editable=False, verbose_name="versión")),
                ("dia", models.DateField(verbose_name="día")),
                ("hasta", models.DateField(blank=True, null=True, verbose_name="hasta")),
                ("hora", models.TimeField(blank=True, null=True, verbose_name="hora")),
                (
                    "titulo",
                    models.CharField(
                        help_text="Charla, cierre de postulación…",
                        max_length=120,
                        validators=[gobernacion.access.public_text.names_nobody],
                        verbose_name="qué ocurre",
                    ),
                ),
                (
                    "lugar",
                    models.CharField(
                        blank=True,
                        max_length=160,
                        validators=[gobernacion.access.public_text.names_nobody],
                        verbose_name="lugar",
                    ),
                ),
                (
                    "comuna",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="territory.comuna",
                        verbose_name="comuna",
                    ),
                ),
                (
                    "oferta",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="hitos",
                        to="content.oferta",
                        verbose_name="oferta",
                    ),
                ),
            ],
            options={
                "verbose_name": "fecha del calendario",
                "verbose_name_plural": "fechas del calendario",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("hasta", None),
                            models.Q(("dia__isnull", False), ("hasta__gte", models.F("dia"))),
                            _connector="OR",
                        ),
                        name="hito_dia_antes_de_hasta",
                        violation_error_message="La fecha de término no puede ser anterior a la de inicio.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("dia__range", (dt.date(2000, 1, 1), dt.date(2099, 12, 31))),
                            models.Q(
                                ("hasta", None),
                                ("hasta__range", (dt.date(2000, 1, 1), dt.date(2099, 12, 31))),
                                _connector="OR",
                            ),
                        ),
                        name="hito_de_un_dia_posible",
                        violation_error_message="Revise el año de la fecha.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("titulo", ""), _negated=True),
                        name="hito_con_titulo",
                        violation_error_message="Diga qué ocurre ese día.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="HistoricalHito",
            fields=[
                (
                    "id",
                    models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID"),
                ),
                ("version", models.PositiveIntegerField(default=1, editable=False, verbose_name="versión")),
                ("dia", models.DateField(verbose_name="día")),
                ("hasta", models.DateField(blank=True, null=True, verbose_name="hasta")),
                ("hora", models.TimeField(blank=True, null=True, verbose_name="hora")),
                (
                    "titulo",
                    models.CharField(
                        help_text="Charla, cierre de postulación…",
                        max_length=120,
                        validators=[gobernacion.access.public_text.names_nobody],
                        verbose_name="qué ocurre",
                    ),
                ),
                (
                    "lugar",
                    models.CharField(
                        blank=True,
                        max_length=160,
                        validators=[gobernacion.access.public_text.names_nobody],
                        verbose_name="lugar",
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
                (
                    "oferta",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="content.oferta",
                        verbose_name="oferta",
                    ),
                ),
            ],
            options={
                "verbose_name": "historial de fecha del calendario",
                "verbose_name_plural": "historial de fechas del calendario",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="OfertaPublicada",
            fields=[
                (
                    "numero",
                    models.CharField(max_length=14, primary_key=True, serialize=False, verbose_name="número"),
                ),
                ("servicio", models.CharField(max_length=160, verbose_name="servicio")),
                (
                    "tema",
                    models.CharField(
                        choices=[
                            ("trabajo", "Trabajo y capacitación"),
                            ("emprendimiento", "Emprendimiento y campo"),
                            ("salud", "Salud"),
                            ("vivienda", "Vivienda y barrio"),
                            ("educacion", "Educación y becas"),
                            ("ninez", "Niñez y familia"),
                            ("mayores", "Personas mayores"),
                            ("mujeres", "Mujeres"),
                            ("discapacidad", "Discapacidad y cuidados"),
                            ("migracion", "Migración"),
                            ("seguridad", "Seguridad y emergencias"),
                            ("comunidad", "Organizaciones y comunidad"),
                            ("beneficios", "Beneficios y trámites"),
                        ],
                        max_length=14,
                        verbose_name="tema",
                    ),
                ),
                ("titulo", models.CharField(max_length=120, verbose_name="qué se ofrece")),
                ("descripcion", models.TextField(verbose_name="en qué consiste")),
                ("para_quien", models.TextField(verbose_name="para quién")),
                ("requisitos", models.TextField(blank=True, verbose_name="requisitos")),
                ("donde", models.TextField(verbose_name="dónde y cómo se pide")),
                ("telefono", models.CharField(blank=True, max_length=20, verbose_name="teléfono")),
                ("correo", models.CharField(blank=True, max_length=120, verbose_name="correo")),
                ("sitio", models.CharField(blank=True, max_length=200, verbose_name="sitio web")),
                ("desde", models.DateField(verbose_name="desde")),
                ("hasta", models.DateField(null=True, verbose_name="hasta")),
                ("publicada_el", models.DateField(verbose_name="publicada el")),
                ("momento", models.DateTimeField(verbose_name="momento")),
                (
                    "comuna",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="territory.comuna",
                        verbose_name="comuna",
                    ),
                ),
            ],
            options={
                "verbose_name": "oferta publicada",
                "verbose_name_plural": "ofertas publicadas",
            },
        ),
        migrations.CreateModel(
            name="HitoPublicado",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("dia", models.DateField(verbose_name="día")),
                ("hasta", models.DateField(null=True, verbose_name="hasta")),
                ("hora", models.TimeField(null=True, verbose_name="hora")),
                ("titulo", models.CharField(max_length=120, verbose_name="qué ocurre")),
                ("lugar", models.CharField(blank=True, max_length=160, verbose_name="lugar")),
                (
                    "comuna",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="territory.comuna",
                        verbose_name="comuna",
                    ),
                ),
                (
                    "oferta",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="hitos",
                        to="content.ofertapublicada",
                    ),
                ),
            ],
            options={
                "verbose_name": "fecha publicada",
                "verbose_name_plural": "fechas publicadas",
                "indexes": [models.Index(fields=["dia"], name="content_hit_dia_dea5df_idx")],
            },
        ),
    ]
