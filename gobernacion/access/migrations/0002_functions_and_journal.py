import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("access", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="Anotacion",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "cuando",
                    models.DateTimeField(
                        default=django.utils.timezone.now, editable=False, verbose_name="cuándo"
                    ),
                ),
                ("accion", models.CharField(max_length=40, verbose_name="acción")),
                ("modelo", models.CharField(max_length=80, verbose_name="qué")),
                ("registro", models.CharField(blank=True, max_length=80, verbose_name="registro")),
                ("filas", models.PositiveIntegerField(null=True, verbose_name="filas")),
                ("motivo", models.CharField(blank=True, max_length=200, verbose_name="motivo")),
            ],
            options={
                "verbose_name": "anotación",
                "verbose_name_plural": "bitácora",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("accion", ""), _negated=True), models.Q(("modelo", ""), _negated=True)
                        ),
                        name="access_anotacion_dice_que",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("id__gt", 0)), name="access_anotacion_positiva"
                    ),
                ],
                "indexes": [models.Index(fields=["modelo", "registro"], name="access_anotacion_registro")],
            },
        ),
        migrations.CreateModel(
            name="Asignacion",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "rol",
                    models.CharField(
                        choices=[
                            ("encargado", "Encargado o encargada de área"),
                            ("jefatura", "Jefatura"),
                            ("autoridad", "Autoridad"),
                            ("auditor", "Auditor o auditora"),
                            ("moderador", "Moderador o moderadora"),
                            ("directorio", "Responsable del directorio"),
                            ("administrador", "Administrador o administradora"),
                        ],
                        max_length=20,
                        verbose_name="función",
                    ),
                ),
                (
                    "area",
                    models.CharField(
                        blank=True,
                        default="",
                        help_text="Déjela vacía si vale para todas las áreas.",
                        max_length=40,
                        verbose_name="área",
                    ),
                ),
                ("desde", models.DateField(default=django.utils.timezone.localdate, verbose_name="desde")),
                (
                    "hasta",
                    models.DateField(
                        blank=True,
                        help_text="Primer día en que ya no la tiene.",
                        null=True,
                        verbose_name="hasta",
                    ),
                ),
                (
                    "motivo",
                    models.CharField(
                        help_text="Resolución, reemplazo, contratación…",
                        max_length=200,
                        verbose_name="motivo",
                    ),
                ),
            ],
            options={
                "verbose_name": "asignación",
                "verbose_name_plural": "asignaciones",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "rol__in",
                                [
                                    "encargado",
                                    "jefatura",
                                    "autoridad",
                                    "auditor",
                                    "moderador",
                                    "directorio",
                                    "administrador",
                                ],
                            )
                        ),
                        name="access_asignacion_rol",
                        violation_error_message="No existe esa función.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("hasta__isnull", True), ("hasta__gte", models.F("desde")), _connector="OR"
                        ),
                        name="access_asignacion_hasta",
                        violation_error_message="La fecha «hasta» no puede ser anterior a «desde».",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("rol__in", ["encargado"]), _negated=True),
                            models.Q(("area", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="access_asignacion_con_area",
                        violation_error_message="Esta función se tiene en un área: elija cuál.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                (
                                    "rol__in",
                                    ["autoridad", "auditor", "moderador", "directorio", "administrador"],
                                ),
                                _negated=True,
                            ),
                            ("area", ""),
                            _connector="OR",
                        ),
                        name="access_asignacion_sin_area",
                        violation_error_message="Esta función vale para toda la oficina: deje el área vacía.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Lote",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "cuando",
                    models.DateTimeField(
                        default=django.utils.timezone.now, editable=False, verbose_name="sellado"
                    ),
                ),
                ("primera", models.BigIntegerField(verbose_name="primera anotación")),
                ("ultima", models.BigIntegerField(unique=True, verbose_name="última anotación")),
                ("filas", models.PositiveIntegerField(verbose_name="anotaciones")),
                (
                    "anterior",
                    models.CharField(blank=True, max_length=64, unique=True, verbose_name="sello anterior"),
                ),
                ("sello", models.CharField(max_length=64, unique=True, verbose_name="sello")),
            ],
            options={
                "verbose_name": "lote sellado",
                "verbose_name_plural": "lotes sellados",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("filas__gt", 0), ("ultima__gte", models.F("primera"))),
                        name="access_lote_no_vacio",
                    )
                ],
            },
        ),
        migrations.AddField(
            model_name="user",
            name="clave_por",
            field=models.ForeignKey(
                editable=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
                verbose_name="clave entregada por",
            ),
        ),
        migrations.AddField(
            model_name="user",
            name="estado_clave",
            field=models.CharField(
                choices=[
                    ("provisoria", "Provisoria: debe cambiarla al entrar"),
                    ("por_confirmar", "Cambiada: falta que jefatura confirme a la persona"),
                    ("propia", "Propia"),
                ],
                default="propia",
                editable=False,
                max_length=20,
                verbose_name="clave",
            ),
        ),
        migrations.AddConstraint(
            model_name="user",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("estado_clave", "propia"),
                    models.Q(
                        ("clave_por__isnull", False),
                        ("estado_clave__in", ["provisoria", "por_confirmar", "propia"]),
                    ),
                    _connector="OR",
                ),
                name="access_user_estado_clave",
            ),
        ),
        migrations.AddConstraint(
            model_name="user",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("clave_por__isnull", True),
                    models.Q(("clave_por", models.F("id")), _negated=True),
                    _connector="OR",
                ),
                name="access_user_clave_ajena",
            ),
        ),
        migrations.AddField(
            model_name="anotacion",
            name="quien",
            field=models.ForeignKey(
                help_text="Vacío: una orden de la propia instalación.",
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="anotaciones",
                to=settings.AUTH_USER_MODEL,
                verbose_name="quién",
            ),
        ),
        migrations.AddField(
            model_name="asignacion",
            name="otorgada_por",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="asignaciones_otorgadas",
                to=settings.AUTH_USER_MODEL,
                verbose_name="otorgada por",
            ),
        ),
        migrations.AddField(
            model_name="asignacion",
            name="user",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="asignaciones",
                to=settings.AUTH_USER_MODEL,
                verbose_name="persona",
            ),
        ),
        migrations.AddIndex(
            model_name="anotacion",
            index=models.Index(fields=["quien", "cuando"], name="access_anotacion_quien"),
        ),
        migrations.AddConstraint(
            model_name="asignacion",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("otorgada_por__isnull", True),
                    models.Q(("otorgada_por", models.F("user")), _negated=True),
                    _connector="OR",
                ),
                name="access_asignacion_no_propia",
                violation_error_message="Nadie se asigna funciones a sí mismo: pídalo a otra persona.",
            ),
        ),
        migrations.AddConstraint(
            model_name="asignacion",
            constraint=models.UniqueConstraint(
                fields=("user", "rol", "area", "desde"),
                name="access_asignacion_unica",
                violation_error_message="La persona ya tiene esa función desde ese día.",
            ),
        ),
    ]
