import django.core.validators
import django.db.models.deletion
import django.db.models.functions.text
import django.db.models.lookups
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="Provincia",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "cut",
                    models.CharField(
                        error_messages={"unique": "Ya hay una provincia con ese código."},
                        help_text="Código único territorial de tres cifras, por ejemplo 041.",
                        max_length=3,
                        unique=True,
                        validators=[
                            django.core.validators.RegexValidator(
                                "^[0-9]{3}\\Z", "El código de la provincia tiene tres cifras."
                            )
                        ],
                        verbose_name="código",
                    ),
                ),
                ("nombre", models.CharField(max_length=100, verbose_name="nombre")),
                (
                    "region",
                    models.CharField(
                        help_text="Como se escribe, por ejemplo Región de Coquimbo.",
                        max_length=100,
                        verbose_name="región",
                    ),
                ),
            ],
            options={
                "verbose_name": "provincia",
                "verbose_name_plural": "provincias",
                "constraints": [
                    models.CheckConstraint(
                        condition=django.db.models.lookups.Exact(
                            django.db.models.functions.text.Length("cut"), 3
                        ),
                        name="provincia_cut_de_tres_cifras",
                        violation_error_message="El código de la provincia tiene tres cifras.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("nombre", ""), _negated=True),
                        name="provincia_con_nombre",
                        violation_error_message="La provincia debe tener nombre.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Comuna",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "cut",
                    models.CharField(
                        error_messages={"unique": "Ya hay una comuna con ese código."},
                        help_text="Código único territorial de cinco cifras, por ejemplo 04101.",
                        max_length=5,
                        unique=True,
                        validators=[
                            django.core.validators.RegexValidator(
                                "^[0-9]{5}\\Z", "El código de la comuna tiene cinco cifras."
                            )
                        ],
                        verbose_name="código",
                    ),
                ),
                ("nombre", models.CharField(max_length=100, verbose_name="nombre")),
                (
                    "orden",
                    models.PositiveSmallIntegerField(
                        default=0,
                        help_text="En qué lugar se nombra en listas y tablas.",
                        verbose_name="orden",
                    ),
                ),
                (
                    "provincia",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="comunas",
                        to="territory.provincia",
                        verbose_name="provincia",
                    ),
                ),
            ],
            options={
                "verbose_name": "comuna",
                "verbose_name_plural": "comunas",
                "constraints": [
                    models.UniqueConstraint(
                        models.F("provincia"),
                        django.db.models.functions.text.Lower("nombre"),
                        name="comuna_unica_en_su_provincia",
                        violation_error_message="Ya hay una comuna con ese nombre en la provincia.",
                    ),
                    models.CheckConstraint(
                        condition=django.db.models.lookups.Exact(
                            django.db.models.functions.text.Length("cut"), 5
                        ),
                        name="comuna_cut_de_cinco_cifras",
                        violation_error_message="El código de la comuna tiene cinco cifras.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("nombre", ""), _negated=True),
                        name="comuna_con_nombre",
                        violation_error_message="La comuna debe tener nombre.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Sector",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("nombre", models.CharField(max_length=100, verbose_name="nombre")),
                (
                    "comuna",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="sectores",
                        to="territory.comuna",
                        verbose_name="comuna",
                    ),
                ),
            ],
            options={
                "verbose_name": "sector",
                "verbose_name_plural": "sectores",
                "constraints": [
                    models.UniqueConstraint(
                        models.F("comuna"),
                        django.db.models.functions.text.Lower("nombre"),
                        name="sector_unico_en_su_comuna",
                        violation_error_message="Ese sector ya está en la comuna.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("nombre", ""), _negated=True),
                        name="sector_con_nombre",
                        violation_error_message="El sector debe tener nombre.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Poblacion",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("year", models.PositiveSmallIntegerField(verbose_name="año")),
                ("habitantes", models.PositiveIntegerField(verbose_name="habitantes")),
                (
                    "fuente",
                    models.CharField(
                        help_text="Censo o proyección, y quién la publicó.",
                        max_length=200,
                        verbose_name="fuente",
                    ),
                ),
                (
                    "comuna",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="poblaciones",
                        to="territory.comuna",
                        verbose_name="comuna",
                    ),
                ),
            ],
            options={
                "verbose_name": "población",
                "verbose_name_plural": "poblaciones",
                "constraints": [
                    models.UniqueConstraint(
                        fields=("comuna", "year"),
                        name="poblacion_unica_en_el_year",
                        violation_error_message="La comuna ya tiene su población de ese año.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("year__range", (1813, 2200))),
                        name="poblacion_de_un_year_posible",
                        violation_error_message="Revise el año de la población.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("fuente", ""), _negated=True),
                        name="poblacion_con_fuente",
                        violation_error_message="Indique de dónde viene la población.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Institucion",
            fields=[
                (
                    "id",
                    models.PositiveSmallIntegerField(
                        default=1, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("nombre", models.CharField(max_length=200, verbose_name="nombre")),
                (
                    "tipo",
                    models.CharField(
                        choices=[
                            ("gobernacion", "Gobernación Provincial"),
                            ("delegacion", "Delegación Presidencial Provincial"),
                        ],
                        default="gobernacion",
                        max_length=20,
                        verbose_name="tipo",
                    ),
                ),
                ("sigla", models.CharField(blank=True, max_length=20, verbose_name="sigla")),
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
                    "provincia",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="institucion",
                        to="territory.provincia",
                        verbose_name="provincia",
                    ),
                ),
            ],
            options={
                "verbose_name": "institución",
                "verbose_name_plural": "institución",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("id", 1)),
                        name="institucion_unica",
                        violation_error_message="Esta instalación ya tiene su institución.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("nombre", ""), _negated=True),
                        name="institucion_con_nombre",
                        violation_error_message="La institución debe tener nombre.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("tipo__in", ["gobernacion", "delegacion"])),
                        name="institucion_tipo_conocido",
                        violation_error_message="No se conoce ese tipo de institución.",
                    ),
                ],
            },
        ),
    ]
