import datetime as dt
import uuid

import django.core.validators
import django.db.models.deletion
import django.db.models.functions.comparison
import django.db.models.functions.text
import simple_history.models
from django.conf import settings
from django.db import migrations, models

import gobernacion.access.journal
import gobernacion.directory.countries
import gobernacion.directory.fields
import gobernacion.directory.models.ficha


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("access", "__first__"),
        ("territory", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="Ficha",
            fields=[
                ("version", models.PositiveIntegerField(default=1, editable=False, verbose_name="versión")),
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("area", models.CharField(editable=False, max_length=40, verbose_name="área")),
                (
                    "identificacion",
                    models.CharField(editable=False, max_length=100, verbose_name="documento"),
                ),
                ("nombres", models.CharField(max_length=80, verbose_name="nombres")),
                ("primer_apellido", models.CharField(max_length=60, verbose_name="primer apellido")),
                (
                    "segundo_apellido",
                    models.CharField(blank=True, max_length=60, verbose_name="segundo apellido"),
                ),
                (
                    "nacimiento",
                    models.DateField(
                        blank=True,
                        null=True,
                        validators=[gobernacion.directory.models.ficha.validate_nacimiento],
                        verbose_name="fecha de nacimiento",
                    ),
                ),
                (
                    "sexo",
                    models.CharField(
                        blank=True,
                        choices=[("mujer", "Mujer"), ("hombre", "Hombre"), ("otro", "Otro")],
                        max_length=6,
                        verbose_name="sexo",
                    ),
                ),
                (
                    "nacionalidad",
                    models.CharField(
                        blank=True,
                        choices=gobernacion.directory.countries.choices,
                        default="CL",
                        max_length=2,
                        verbose_name="nacionalidad",
                    ),
                ),
                ("direccion", models.CharField(blank=True, max_length=160, verbose_name="dirección")),
                (
                    "telefono",
                    models.CharField(
                        blank=True,
                        max_length=20,
                        validators=[
                            django.core.validators.RegexValidator(
                                "\\A\\+?[0-9][0-9 ()-]{6,18}\\Z",
                                "Escriba el teléfono con cifras, por ejemplo +56 9 1234 5678.",
                            )
                        ],
                        verbose_name="teléfono",
                    ),
                ),
                ("correo", models.EmailField(blank=True, max_length=120, verbose_name="correo electrónico")),
                (
                    "clave",
                    models.CharField(
                        editable=False, max_length=210, verbose_name="apellidos y nombres para buscar"
                    ),
                ),
                (
                    "clave_nombres",
                    models.CharField(
                        editable=False, max_length=210, verbose_name="nombres y apellidos para buscar"
                    ),
                ),
                ("creada", models.DateTimeField(auto_now_add=True, verbose_name="creada")),
                (
                    "comuna",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        to="territory.comuna",
                        verbose_name="comuna",
                    ),
                ),
                (
                    "sector",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        to="territory.sector",
                        verbose_name="sector o localidad",
                    ),
                ),
                (
                    "unida_a",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="absorbidas",
                        to="directory.ficha",
                        verbose_name="es de la misma persona que",
                    ),
                ),
            ],
            options={
                "verbose_name": "ficha",
                "verbose_name_plural": "fichas",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("nombres", ""), _negated=True),
                            models.Q(("primer_apellido", ""), _negated=True),
                            models.Q(("clave", ""), _negated=True),
                            models.Q(("clave_nombres", ""), _negated=True),
                        ),
                        name="ficha_con_nombre",
                        violation_error_message="Escriba los nombres y el primer apellido.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("nacimiento__isnull", True),
                            ("nacimiento__gte", dt.date(1900, 1, 1)),
                            _connector="OR",
                        ),
                        name="ficha_nacimiento_posible",
                        violation_error_message="La fecha de nacimiento no puede ser anterior a 1900.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("sexo__in", ["", "mujer", "hombre", "otro"])),
                        name="ficha_sexo_conocido",
                        violation_error_message="Elija el sexo de la lista.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("nacionalidad", django.db.models.functions.text.Upper("nacionalidad"))
                        ),
                        name="ficha_nacionalidad_iso",
                        violation_error_message="Elija la nacionalidad de la lista.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("sector__isnull", True), ("comuna__isnull", False), _connector="OR"
                        ),
                        name="ficha_sector_con_comuna",
                        violation_error_message="Elija también la comuna del sector.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("unida_a__isnull", True),
                            models.Q(("unida_a", models.F("id")), _negated=True),
                            _connector="OR",
                        ),
                        name="ficha_no_unida_a_si_misma",
                        violation_error_message="Una ficha no se une consigo misma.",
                    ),
                ],
                "indexes": [
                    models.Index(
                        fields=["area", "clave"],
                        name="ficha_por_apellidos",
                        opclasses=["varchar_pattern_ops", "varchar_pattern_ops"],
                    ),
                    models.Index(
                        fields=["area", "clave_nombres"],
                        name="ficha_por_nombres",
                        opclasses=["varchar_pattern_ops", "varchar_pattern_ops"],
                    ),
                    models.Index(fields=["nacimiento"], name="ficha_por_nacimiento"),
                ],
            },
        ),
        migrations.CreateModel(
            name="HistoricalFicha",
            fields=[
                ("version", models.PositiveIntegerField(default=1, editable=False, verbose_name="versión")),
                ("id", models.UUIDField(db_index=True, default=uuid.uuid4, editable=False)),
                ("area", models.CharField(editable=False, max_length=40, verbose_name="área")),
                (
                    "identificacion",
                    models.CharField(editable=False, max_length=100, verbose_name="documento"),
                ),
                ("nombres", models.CharField(max_length=80, verbose_name="nombres")),
                ("primer_apellido", models.CharField(max_length=60, verbose_name="primer apellido")),
                (
                    "segundo_apellido",
                    models.CharField(blank=True, max_length=60, verbose_name="segundo apellido"),
                ),
                (
                    "nacimiento",
                    models.DateField(
                        blank=True,
                        null=True,
                        validators=[gobernacion.directory.models.ficha.validate_nacimiento],
                        verbose_name="fecha de nacimiento",
                    ),
                ),
                (
                    "sexo",
                    models.CharField(
                        blank=True,
                        choices=[("mujer", "Mujer"), ("hombre", "Hombre"), ("otro", "Otro")],
                        max_length=6,
                        verbose_name="sexo",
                    ),
                ),
                (
                    "nacionalidad",
                    models.CharField(
                        blank=True,
                        choices=gobernacion.directory.countries.choices,
                        default="CL",
                        max_length=2,
                        verbose_name="nacionalidad",
                    ),
                ),
                ("direccion", models.CharField(blank=True, max_length=160, verbose_name="dirección")),
                (
                    "telefono",
                    models.CharField(
                        blank=True,
                        max_length=20,
                        validators=[
                            django.core.validators.RegexValidator(
                                "\\A\\+?[0-9][0-9 ()-]{6,18}\\Z",
                                "Escriba el teléfono con cifras, por ejemplo +56 9 1234 5678.",
                            )
                        ],
                        verbose_name="teléfono",
                    ),
                ),
                ("correo", models.EmailField(blank=True, max_length=120, verbose_name="correo electrónico")),
                ("creada", models.DateTimeField(blank=True, editable=False, verbose_name="creada")),
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
                    "sector",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="territory.sector",
                        verbose_name="sector o localidad",
                    ),
                ),
                (
                    "unida_a",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="directory.ficha",
                        verbose_name="es de la misma persona que",
                    ),
                ),
            ],
            options={
                "verbose_name": "historial de ficha",
                "verbose_name_plural": "historial de fichas",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalOrganizacion",
            fields=[
                (
                    "id",
                    models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID"),
                ),
                ("version", models.PositiveIntegerField(default=1, editable=False, verbose_name="versión")),
                (
                    "rut",
                    gobernacion.directory.fields.RunField(
                        blank=True, db_index=True, max_length=10, null=True, verbose_name="RUT"
                    ),
                ),
                ("nombre", models.CharField(max_length=160, verbose_name="nombre")),
                (
                    "clase",
                    models.CharField(
                        choices=[
                            ("junta_de_vecinos", "Junta de vecinos"),
                            ("union_comunal", "Unión comunal"),
                            ("club_deportivo", "Club deportivo"),
                            ("club_adulto_mayor", "Club de adulto mayor"),
                            ("centro_de_madres", "Centro de madres"),
                            ("centro_de_padres", "Centro de padres y apoderados"),
                            ("organizacion_cultural", "Organización cultural o artística"),
                            ("organizacion_de_discapacidad", "Organización de personas con discapacidad"),
                            ("organizacion_de_migrantes", "Organización de migrantes"),
                            ("comunidad_indigena", "Comunidad o asociación indígena"),
                            ("comunidad_agricola", "Comunidad agrícola"),
                            ("organizacion_de_agua", "Comité o cooperativa de agua potable rural"),
                            ("comite", "Comité"),
                            ("sindicato", "Sindicato"),
                            ("asociacion_gremial", "Asociación gremial o de productores"),
                            ("fundacion", "Fundación o corporación"),
                            ("iglesia", "Iglesia o comunidad religiosa"),
                            ("establecimiento", "Establecimiento educacional o de salud"),
                            ("servicio_publico", "Servicio público"),
                            ("policia", "Policía o Fuerzas Armadas"),
                            ("municipalidad", "Municipalidad"),
                            ("empresa", "Empresa proveedora"),
                            ("otra", "Otra"),
                        ],
                        max_length=30,
                        verbose_name="clase",
                    ),
                ),
                (
                    "personalidad_juridica_vigente",
                    models.BooleanField(blank=True, null=True, verbose_name="personalidad jurídica vigente"),
                ),
                (
                    "personalidad_juridica_al",
                    models.DateField(
                        blank=True,
                        help_text="Fecha del certificado que dice si la personalidad jurídica está vigente.",
                        null=True,
                        verbose_name="según certificado del",
                    ),
                ),
                (
                    "registro_ley_19862",
                    models.CharField(
                        blank=True,
                        help_text="Registro de personas jurídicas receptoras de fondos públicos.",
                        max_length=20,
                        verbose_name="inscripción en el registro de la Ley 19.862",
                    ),
                ),
                (
                    "representante_nombre",
                    models.CharField(blank=True, max_length=160, verbose_name="representante"),
                ),
                (
                    "representante_run",
                    gobernacion.directory.fields.RunField(
                        blank=True, max_length=10, verbose_name="RUN del representante"
                    ),
                ),
                (
                    "representante_telefono",
                    models.CharField(
                        blank=True,
                        max_length=20,
                        validators=[
                            django.core.validators.RegexValidator(
                                "\\A\\+?[0-9][0-9 ()-]{6,18}\\Z",
                                "Escriba el teléfono con cifras, por ejemplo +56 9 1234 5678.",
                            )
                        ],
                        verbose_name="teléfono del representante",
                    ),
                ),
                (
                    "representante_correo",
                    models.EmailField(blank=True, max_length=120, verbose_name="correo del representante"),
                ),
                ("direccion", models.CharField(blank=True, max_length=160, verbose_name="dirección")),
                (
                    "telefono",
                    models.CharField(
                        blank=True,
                        max_length=20,
                        validators=[
                            django.core.validators.RegexValidator(
                                "\\A\\+?[0-9][0-9 ()-]{6,18}\\Z",
                                "Escriba el teléfono con cifras, por ejemplo +56 9 1234 5678.",
                            )
                        ],
                        verbose_name="teléfono",
                    ),
                ),
                ("correo", models.EmailField(blank=True, max_length=120, verbose_name="correo electrónico")),
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
                "verbose_name": "historial de organización",
                "verbose_name_plural": "historial de organizaciones",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="Persona",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                (
                    "documento",
                    models.CharField(
                        choices=[
                            ("run", "RUN"),
                            ("extranjero", "Documento extranjero"),
                            ("sin_documento", "Sin documento"),
                        ],
                        max_length=13,
                        verbose_name="documento",
                    ),
                ),
                (
                    "run",
                    gobernacion.directory.fields.RunField(
                        blank=True, max_length=10, null=True, unique=True, verbose_name="RUN"
                    ),
                ),
                (
                    "numero_extranjero",
                    models.CharField(blank=True, max_length=40, verbose_name="número del documento"),
                ),
                (
                    "clave_numero",
                    models.CharField(
                        blank=True, editable=False, max_length=40, verbose_name="número para comparar"
                    ),
                ),
                (
                    "pais_emisor",
                    models.CharField(
                        blank=True,
                        choices=gobernacion.directory.countries.choices,
                        max_length=2,
                        verbose_name="país que lo emitió",
                    ),
                ),
                (
                    "motivo_sin_documento",
                    models.CharField(blank=True, max_length=200, verbose_name="por qué no tiene documento"),
                ),
                (
                    "titular",
                    models.GeneratedField(
                        db_index=True,
                        db_persist=True,
                        expression=django.db.models.functions.comparison.Coalesce("unida_a", "id"),
                        output_field=models.UUIDField(),
                        verbose_name="titular",
                    ),
                ),
                (
                    "unida_a",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="absorbidas",
                        to="directory.persona",
                        verbose_name="es la misma persona que",
                    ),
                ),
            ],
            options={
                "verbose_name": "persona",
                "verbose_name_plural": "personas",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("documento", "run"),
                                ("motivo_sin_documento", ""),
                                ("numero_extranjero", ""),
                                ("pais_emisor", ""),
                                ("run__isnull", False),
                                ("run__regex", "^[1-9][0-9]{0,7}-[0-9K]$"),
                            ),
                            models.Q(
                                models.Q(("numero_extranjero", ""), _negated=True),
                                ("documento", "extranjero"),
                                ("motivo_sin_documento", ""),
                                ("pais_emisor__regex", "^(C[A-KM-Z]|[ABD-Z][A-Z])$"),
                                ("run__isnull", True),
                            ),
                            models.Q(
                                models.Q(("motivo_sin_documento", ""), _negated=True),
                                ("documento", "sin_documento"),
                                ("numero_extranjero", ""),
                                ("pais_emisor", ""),
                                ("run__isnull", True),
                            ),
                            _connector="OR",
                        ),
                        name="persona_un_documento",
                        violation_error_message="Escriba un RUN, o un documento extranjero con su país, o el motivo por el que no hay documento.",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("documento", "extranjero")),
                        fields=("pais_emisor", "numero_extranjero"),
                        name="persona_documento_extranjero_unico",
                        violation_error_message="Ese documento extranjero ya está registrado.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("unida_a__isnull", True),
                            models.Q(("unida_a", models.F("id")), _negated=True),
                            _connector="OR",
                        ),
                        name="persona_no_unida_a_si_misma",
                        violation_error_message="Una persona no se une consigo misma.",
                    ),
                ],
                "indexes": [
                    models.Index(
                        condition=models.Q(("clave_numero", ""), _negated=True),
                        fields=["clave_numero"],
                        name="persona_por_clave_numero",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Fusion",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "motivo",
                    models.CharField(
                        max_length=200,
                        validators=[gobernacion.access.journal.without_personal_data],
                        verbose_name="motivo",
                    ),
                ),
                ("decidida", models.DateTimeField(auto_now_add=True, verbose_name="decidida")),
                ("deshecha", models.DateTimeField(blank=True, null=True, verbose_name="deshecha")),
                (
                    "motivo_de_deshacer",
                    models.CharField(
                        blank=True,
                        max_length=200,
                        validators=[gobernacion.access.journal.without_personal_data],
                        verbose_name="motivo de deshacerla",
                    ),
                ),
                (
                    "decidida_por",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="decidida por",
                    ),
                ),
                (
                    "deshecha_por",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="deshecha por",
                    ),
                ),
                (
                    "absorbida",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="fusiones_como_absorbida",
                        to="directory.persona",
                        verbose_name="persona que se une a ella",
                    ),
                ),
                (
                    "conservada",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="fusiones",
                        to="directory.persona",
                        verbose_name="persona que se conserva",
                    ),
                ),
            ],
            options={
                "verbose_name": "fusión",
                "verbose_name_plural": "fusiones",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("conservada", models.F("absorbida")), _negated=True),
                        name="fusion_de_dos_personas",
                        violation_error_message="Elija dos personas distintas.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("motivo", ""), _negated=True),
                        name="fusion_con_motivo",
                        violation_error_message="Escriba el motivo.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("deshecha__isnull", True),
                                ("deshecha_por__isnull", True),
                                ("motivo_de_deshacer", ""),
                            ),
                            models.Q(
                                models.Q(("motivo_de_deshacer", ""), _negated=True),
                                ("deshecha__isnull", False),
                                ("deshecha_por__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="fusion_deshecha_con_motivo",
                        violation_error_message="Para deshacerla diga quién y por qué.",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("deshecha__isnull", True)),
                        fields=("absorbida",),
                        name="una_fusion_vigente_por_absorbida",
                        violation_error_message="Esa persona ya está unida a otra.",
                    ),
                ],
            },
        ),
        migrations.AddField(
            model_name="ficha",
            name="persona",
            field=models.ForeignKey(
                editable=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="fichas",
                to="directory.persona",
                verbose_name="persona",
            ),
        ),
        migrations.CreateModel(
            name="Distincion",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "motivo",
                    models.CharField(
                        max_length=200,
                        validators=[gobernacion.access.journal.without_personal_data],
                        verbose_name="motivo",
                    ),
                ),
                ("decidida", models.DateTimeField(auto_now_add=True, verbose_name="decidida")),
                (
                    "decidida_por",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="decidida por",
                    ),
                ),
                (
                    "otra",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="directory.persona",
                        verbose_name="otra",
                    ),
                ),
                (
                    "una",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="directory.persona",
                        verbose_name="una",
                    ),
                ),
            ],
            options={
                "verbose_name": "distinción",
                "verbose_name_plural": "distinciones",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("una__lt", models.F("otra"))),
                        name="distincion_de_dos_en_orden",
                        violation_error_message="Elija dos personas distintas.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("motivo", ""), _negated=True),
                        name="distincion_con_motivo",
                        violation_error_message="Escriba el motivo.",
                    ),
                    models.UniqueConstraint(
                        fields=("una", "otra"),
                        name="una_distincion_por_par",
                        violation_error_message="Ya se decidió que son dos personas.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Movimiento",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("modelo", models.CharField(max_length=100, verbose_name="modelo")),
                ("campo", models.CharField(max_length=60, verbose_name="campo")),
                ("fila", models.CharField(max_length=40, verbose_name="fila")),
                ("antes", models.UUIDField(null=True, verbose_name="antes")),
                ("despues", models.UUIDField(null=True, verbose_name="después")),
                (
                    "fusion",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="movimientos",
                        to="directory.fusion",
                        verbose_name="fusión",
                    ),
                ),
            ],
            options={
                "verbose_name": "movimiento de una fusión",
                "verbose_name_plural": "movimientos de una fusión",
                "constraints": [
                    models.UniqueConstraint(
                        fields=("fusion", "modelo", "campo", "fila"), name="un_movimiento_por_campo"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Organizacion",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("version", models.PositiveIntegerField(default=1, editable=False, verbose_name="versión")),
                (
                    "rut",
                    gobernacion.directory.fields.RunField(
                        blank=True, max_length=10, null=True, unique=True, verbose_name="RUT"
                    ),
                ),
                ("nombre", models.CharField(max_length=160, verbose_name="nombre")),
                (
                    "clase",
                    models.CharField(
                        choices=[
                            ("junta_de_vecinos", "Junta de vecinos"),
                            ("union_comunal", "Unión comunal"),
                            ("club_deportivo", "Club deportivo"),
                            ("club_adulto_mayor", "Club de adulto mayor"),
                            ("centro_de_madres", "Centro de madres"),
                            ("centro_de_padres", "Centro de padres y apoderados"),
                            ("organizacion_cultural", "Organización cultural o artística"),
                            ("organizacion_de_discapacidad", "Organización de personas con discapacidad"),
                            ("organizacion_de_migrantes", "Organización de migrantes"),
                            ("comunidad_indigena", "Comunidad o asociación indígena"),
                            ("comunidad_agricola", "Comunidad agrícola"),
                            ("organizacion_de_agua", "Comité o cooperativa de agua potable rural"),
                            ("comite", "Comité"),
                            ("sindicato", "Sindicato"),
                            ("asociacion_gremial", "Asociación gremial o de productores"),
                            ("fundacion", "Fundación o corporación"),
                            ("iglesia", "Iglesia o comunidad religiosa"),
                            ("establecimiento", "Establecimiento educacional o de salud"),
                            ("servicio_publico", "Servicio público"),
                            ("policia", "Policía o Fuerzas Armadas"),
                            ("municipalidad", "Municipalidad"),
                            ("empresa", "Empresa proveedora"),
                            ("otra", "Otra"),
                        ],
                        max_length=30,
                        verbose_name="clase",
                    ),
                ),
                (
                    "personalidad_juridica_vigente",
                    models.BooleanField(blank=True, null=True, verbose_name="personalidad jurídica vigente"),
                ),
                (
                    "personalidad_juridica_al",
                    models.DateField(
                        blank=True,
                        help_text="Fecha del certificado que dice si la personalidad jurídica está vigente.",
                        null=True,
                        verbose_name="según certificado del",
                    ),
                ),
                (
                    "registro_ley_19862",
                    models.CharField(
                        blank=True,
                        help_text="Registro de personas jurídicas receptoras de fondos públicos.",
                        max_length=20,
                        verbose_name="inscripción en el registro de la Ley 19.862",
                    ),
                ),
                (
                    "representante_nombre",
                    models.CharField(blank=True, max_length=160, verbose_name="representante"),
                ),
                (
                    "representante_run",
                    gobernacion.directory.fields.RunField(
                        blank=True, max_length=10, verbose_name="RUN del representante"
                    ),
                ),
                (
                    "representante_telefono",
                    models.CharField(
                        blank=True,
                        max_length=20,
                        validators=[
                            django.core.validators.RegexValidator(
                                "\\A\\+?[0-9][0-9 ()-]{6,18}\\Z",
                                "Escriba el teléfono con cifras, por ejemplo +56 9 1234 5678.",
                            )
                        ],
                        verbose_name="teléfono del representante",
                    ),
                ),
                (
                    "representante_correo",
                    models.EmailField(blank=True, max_length=120, verbose_name="correo del representante"),
                ),
                ("direccion", models.CharField(blank=True, max_length=160, verbose_name="dirección")),
                (
                    "telefono",
                    models.CharField(
                        blank=True,
                        max_length=20,
                        validators=[
                            django.core.validators.RegexValidator(
                                "\\A\\+?[0-9][0-9 ()-]{6,18}\\Z",
                                "Escriba el teléfono con cifras, por ejemplo +56 9 1234 5678.",
                            )
                        ],
                        verbose_name="teléfono",
                    ),
                ),
                ("correo", models.EmailField(blank=True, max_length=120, verbose_name="correo electrónico")),
                (
                    "clave",
                    models.CharField(editable=False, max_length=200, verbose_name="nombre para buscar"),
                ),
                (
                    "comuna",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        to="territory.comuna",
                        verbose_name="comuna",
                    ),
                ),
            ],
            options={
                "verbose_name": "organización",
                "verbose_name_plural": "organizaciones",
                "indexes": [
                    models.Index(
                        fields=["clave"], name="organizacion_por_nombre", opclasses=["varchar_pattern_ops"]
                    )
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("rut__isnull", True), ("rut__regex", "^[1-9][0-9]{0,7}-[0-9K]$"), _connector="OR"
                        ),
                        name="organizacion_rut_escrito",
                        violation_error_message="Escriba el RUT con su dígito verificador.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("nombre", ""), _negated=True), models.Q(("clave", ""), _negated=True)
                        ),
                        name="organizacion_con_nombre",
                        violation_error_message="Escriba el nombre de la organización.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "clase__in",
                                [
                                    "junta_de_vecinos",
                                    "union_comunal",
                                    "club_deportivo",
                                    "club_adulto_mayor",
                                    "centro_de_madres",
                                    "centro_de_padres",
                                    "organizacion_cultural",
                                    "organizacion_de_discapacidad",
                                    "organizacion_de_migrantes",
                                    "comunidad_indigena",
                                    "comunidad_agricola",
                                    "organizacion_de_agua",
                                    "comite",
                                    "sindicato",
                                    "asociacion_gremial",
                                    "fundacion",
                                    "iglesia",
                                    "establecimiento",
                                    "servicio_publico",
                                    "policia",
                                    "municipalidad",
                                    "empresa",
                                    "otra",
                                ],
                            )
                        ),
                        name="organizacion_clase_conocida",
                        violation_error_message="Elija la clase de la lista.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("personalidad_juridica_al__isnull", True),
                                ("personalidad_juridica_vigente__isnull", True),
                            ),
                            models.Q(
                                ("personalidad_juridica_al__isnull", False),
                                ("personalidad_juridica_vigente__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="organizacion_vigencia_con_fecha",
                        violation_error_message="Diga si la personalidad jurídica está vigente y según qué fecha.",
                    ),
                ],
            },
        ),
        migrations.AddConstraint(
            model_name="ficha",
            constraint=models.UniqueConstraint(
                fields=("area", "persona"),
                name="una_ficha_por_area_y_persona",
                violation_error_message="Esta área ya tiene ficha de esa persona.",
            ),
        ),
    ]
