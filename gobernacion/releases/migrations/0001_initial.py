import django.db.models.deletion
import django.db.models.functions.comparison
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("access", "__first__"),
        ("published", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="Edicion",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("year", models.PositiveSmallIntegerField(verbose_name="año")),
                ("numero", models.PositiveSmallIntegerField(verbose_name="edición")),
                ("titulo", models.CharField(max_length=200, verbose_name="título")),
                ("presentacion", models.TextField(blank=True, verbose_name="presentación")),
                ("motivo", models.TextField(blank=True, verbose_name="qué corrige y por qué")),
                ("institucion", models.CharField(max_length=200, verbose_name="institución")),
                ("provincia", models.CharField(max_length=100, verbose_name="provincia")),
                ("region", models.CharField(max_length=100, verbose_name="región")),
                (
                    "estado",
                    models.CharField(
                        choices=[
                            ("borrador", "Borrador"),
                            ("revisada", "Revisada"),
                            ("aprobada", "Aprobada"),
                            ("publicada", "Publicada"),
                        ],
                        default="borrador",
                        max_length=10,
                        verbose_name="estado",
                    ),
                ),
                ("elaborada_el", models.DateTimeField(auto_now_add=True, verbose_name="elaborada el")),
                ("huella", models.CharField(blank=True, max_length=64, verbose_name="huella de lo revisado")),
                (
                    "aprobada_por",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="aprobada por",
                    ),
                ),
                (
                    "elaborada_por",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="elaborada por",
                    ),
                ),
                (
                    "reemplaza",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="published.edicionpublicada",
                        verbose_name="reemplaza a",
                    ),
                ),
            ],
            options={
                "verbose_name": "edición",
                "verbose_name_plural": "ediciones",
                "constraints": [
                    models.UniqueConstraint(
                        fields=("year", "numero"),
                        name="una_edicion_por_numero",
                        violation_error_message="Esa edición ya existe.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("estado__in", ["borrador", "revisada", "aprobada", "publicada"])),
                        name="edicion_estado_conocido",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("aprobada_por", None),
                            models.Q(("aprobada_por", models.F("elaborada_por")), _negated=True),
                            _connector="OR",
                        ),
                        name="edicion_aprobada_por_otra_persona",
                        violation_error_message="Quien elabora una edición no puede aprobarla.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("estado__in", ["borrador", "revisada"]),
                            ("aprobada_por__isnull", False),
                            _connector="OR",
                        ),
                        name="edicion_aprobada_por_alguien",
                        violation_error_message="Una edición aprobada dice quién la aprobó.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("numero", 1), ("reemplaza", None)),
                            models.Q(
                                ("numero__gt", 1),
                                ("reemplaza__isnull", False),
                                models.Q(("motivo", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="edicion_que_corrige_dice_que",
                        violation_error_message="Una fe de erratas dice qué edición reemplaza y por qué.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Cuadratura",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("clave", models.CharField(max_length=400, verbose_name="clave")),
                ("regla", models.CharField(max_length=40, verbose_name="regla")),
                ("nombre", models.CharField(max_length=600, verbose_name="qué se comprobó")),
                (
                    "estado",
                    models.CharField(
                        choices=[
                            ("cuadra", "Cuadra"),
                            ("quiebre", "No cuadra"),
                            ("observacion", "Observación"),
                        ],
                        max_length=12,
                        verbose_name="resultado",
                    ),
                ),
                ("frase", models.TextField(verbose_name="hallazgo")),
                (
                    "codigos",
                    models.CharField(
                        help_text="códigos separados por espacios", max_length=400, verbose_name="cifras"
                    ),
                ),
                ("desde", models.DateField(verbose_name="desde")),
                ("hasta", models.DateField(verbose_name="hasta (exclusive)")),
                ("corte", models.DateField(blank=True, null=True, verbose_name="corte")),
                ("informado", models.DecimalField(decimal_places=4, max_digits=20, verbose_name="informado")),
                ("esperado", models.DecimalField(decimal_places=4, max_digits=20, verbose_name="esperado")),
                ("nota", models.TextField(blank=True, verbose_name="nota pública")),
                ("firma", models.CharField(blank=True, max_length=200, verbose_name="firma")),
                ("fecha_nota", models.DateField(blank=True, null=True, verbose_name="fecha de la nota")),
                ("orden", models.PositiveSmallIntegerField(verbose_name="orden")),
                (
                    "edicion",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="cuadraturas",
                        to="releases.edicion",
                    ),
                ),
            ],
            options={
                "verbose_name": "cuadratura",
                "constraints": [
                    models.UniqueConstraint(fields=("edicion", "clave"), name="una_cuadratura_por_clave")
                ],
            },
        ),
        migrations.CreateModel(
            name="Compromiso",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("area", models.CharField(max_length=40, verbose_name="área")),
                ("capitulo", models.CharField(max_length=8, verbose_name="capítulo")),
                ("year", models.PositiveSmallIntegerField(verbose_name="año comprometido")),
                ("texto", models.TextField(verbose_name="compromiso")),
                ("codigo", models.CharField(blank=True, max_length=8, verbose_name="indicador")),
                (
                    "meta",
                    models.DecimalField(
                        blank=True, decimal_places=4, max_digits=20, null=True, verbose_name="meta"
                    ),
                ),
                ("plazo", models.DateField(blank=True, null=True, verbose_name="plazo")),
                ("estado", models.CharField(max_length=12, verbose_name="estado")),
                ("fuente", models.TextField(blank=True, verbose_name="fuente")),
                ("orden", models.PositiveSmallIntegerField(verbose_name="orden")),
                (
                    "edicion",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="compromisos",
                        to="releases.edicion",
                    ),
                ),
            ],
            options={
                "verbose_name": "compromiso",
                "constraints": [
                    models.UniqueConstraint(fields=("edicion", "orden"), name="un_compromiso_por_orden")
                ],
            },
        ),
        migrations.CreateModel(
            name="Cifra",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("codigo", models.CharField(max_length=8, verbose_name="código")),
                ("capitulo", models.CharField(max_length=8, verbose_name="capítulo")),
                ("area", models.CharField(max_length=40, verbose_name="área")),
                ("indicador", models.CharField(max_length=200, verbose_name="indicador")),
                ("dimension", models.CharField(blank=True, max_length=60, verbose_name="dimensión")),
                (
                    "dimension_nombre",
                    models.CharField(blank=True, max_length=100, verbose_name="nombre de la dimensión"),
                ),
                ("categoria", models.CharField(blank=True, max_length=200, verbose_name="categoría")),
                ("desde", models.DateField(verbose_name="desde")),
                ("hasta", models.DateField(verbose_name="hasta (exclusive)")),
                ("corte", models.DateField(blank=True, null=True, verbose_name="corte")),
                (
                    "valor",
                    models.DecimalField(
                        blank=True, decimal_places=4, max_digits=20, null=True, verbose_name="valor"
                    ),
                ),
                ("calificador", models.CharField(blank=True, max_length=20, verbose_name="calificador")),
                ("unidad", models.CharField(max_length=40, verbose_name="unidad")),
                (
                    "meta",
                    models.DecimalField(
                        blank=True, decimal_places=4, max_digits=20, null=True, verbose_name="meta"
                    ),
                ),
                ("fuente", models.TextField(verbose_name="fuente")),
                ("nota", models.TextField(blank=True, verbose_name="nota")),
                ("definicion", models.TextField(verbose_name="definición")),
                ("como_se_mide", models.TextField(verbose_name="cómo se mide")),
                ("cuenta", models.CharField(max_length=20, verbose_name="qué se cuenta")),
                ("sensibilidad", models.CharField(max_length=12, verbose_name="sensibilidad")),
                (
                    "mejor_si",
                    models.CharField(
                        blank=True, help_text="sube, baja o vacío", max_length=4, verbose_name="mejor si"
                    ),
                ),
                ("portada", models.PositiveSmallIntegerField(default=0, verbose_name="en portada")),
                (
                    "origen",
                    models.CharField(
                        choices=[
                            ("documento", "Documento"),
                            ("calculada", "Calculada de las informadas"),
                            ("registros", "Registros"),
                        ],
                        max_length=12,
                        verbose_name="origen",
                    ),
                ),
                ("orden", models.PositiveSmallIntegerField(verbose_name="orden")),
                (
                    "edicion",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="cifras",
                        to="releases.edicion",
                    ),
                ),
            ],
            options={
                "verbose_name": "cifra",
                "constraints": [
                    models.UniqueConstraint(fields=("edicion", "orden"), name="una_cifra_por_orden"),
                    models.UniqueConstraint(
                        models.F("edicion"),
                        models.F("codigo"),
                        models.F("dimension"),
                        models.F("categoria"),
                        models.F("desde"),
                        models.F("hasta"),
                        django.db.models.functions.comparison.Coalesce("corte", "hasta"),
                        name="una_cifra_por_lugar",
                        violation_error_message="Esa cifra ya está en la edición.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("desde__lt", models.F("hasta"))),
                        name="cifra_desde_antes_de_hasta",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("corte", None),
                            models.Q(("corte__gte", models.F("desde")), ("corte__lt", models.F("hasta"))),
                            _connector="OR",
                        ),
                        name="cifra_corte_dentro_del_periodo",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("categoria", ""), ("dimension", "")),
                            models.Q(
                                models.Q(("dimension", ""), _negated=True),
                                models.Q(("categoria", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="cifra_categoria_con_dimension",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Capitulo",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("numero", models.CharField(max_length=8, verbose_name="número")),
                ("titulo", models.CharField(max_length=200, verbose_name="título")),
                ("area", models.CharField(max_length=40, verbose_name="área")),
                ("area_titulo", models.CharField(max_length=200, verbose_name="nombre del área")),
                ("tema", models.CharField(max_length=80, verbose_name="tema")),
                ("resumen", models.TextField(verbose_name="resumen")),
                ("orden", models.PositiveSmallIntegerField(verbose_name="orden")),
                (
                    "edicion",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="capitulos",
                        to="releases.edicion",
                    ),
                ),
            ],
            options={
                "verbose_name": "capítulo",
                "constraints": [
                    models.UniqueConstraint(fields=("edicion", "numero"), name="un_capitulo_por_numero")
                ],
            },
        ),
        migrations.CreateModel(
            name="Mencion",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("valor", models.DecimalField(decimal_places=4, max_digits=20, verbose_name="valor")),
                ("fuente", models.TextField(verbose_name="fuente")),
                (
                    "cifra",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="menciones",
                        to="releases.cifra",
                    ),
                ),
            ],
            options={
                "verbose_name": "mención",
                "verbose_name_plural": "menciones",
            },
        ),
        migrations.CreateModel(
            name="Nota",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("clave", models.CharField(max_length=400, verbose_name="cuadratura")),
                ("informado", models.DecimalField(decimal_places=4, max_digits=20, verbose_name="informado")),
                ("esperado", models.DecimalField(decimal_places=4, max_digits=20, verbose_name="esperado")),
                ("texto", models.TextField(verbose_name="nota pública")),
                ("firma", models.CharField(max_length=200, verbose_name="firma")),
                ("fecha", models.DateField(verbose_name="fecha")),
                (
                    "edicion",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="notas",
                        to="releases.edicion",
                    ),
                ),
            ],
            options={
                "verbose_name": "nota pública",
                "verbose_name_plural": "notas públicas",
                "constraints": [
                    models.UniqueConstraint(fields=("edicion", "clave"), name="una_nota_por_cuadratura"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("texto", ""), _negated=True), models.Q(("firma", ""), _negated=True)
                        ),
                        name="nota_con_texto_y_firma",
                        violation_error_message="Una nota pública lleva texto y firma.",
                    ),
                ],
            },
        ),
    ]
