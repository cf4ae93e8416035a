import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="EdicionPublicada",
            fields=[
                ("year", models.PositiveSmallIntegerField(verbose_name="año")),
                ("numero", models.PositiveSmallIntegerField(verbose_name="edición")),
                ("titulo", models.CharField(max_length=200, verbose_name="título")),
                ("presentacion", models.TextField(blank=True, verbose_name="presentación")),
                ("motivo", models.TextField(blank=True, verbose_name="qué corrige y por qué")),
                ("institucion", models.CharField(max_length=200, verbose_name="institución")),
                ("provincia", models.CharField(max_length=100, verbose_name="provincia")),
                ("region", models.CharField(max_length=100, verbose_name="región")),
                (
                    "slug",
                    models.CharField(
                        max_length=16, primary_key=True, serialize=False, verbose_name="dirección"
                    ),
                ),
                ("posicion", models.PositiveIntegerField(unique=True, verbose_name="posición en la cadena")),
                ("elaborada_por", models.CharField(max_length=200, verbose_name="elaborada por")),
                ("aprobada_por", models.CharField(max_length=200, verbose_name="aprobada por")),
                ("publicada_el", models.DateField(verbose_name="publicada el")),
                ("anterior", models.CharField(blank=True, max_length=64, verbose_name="sello anterior")),
                ("sello", models.CharField(max_length=64, unique=True, verbose_name="sello")),
                (
                    "reemplaza",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="reemplazada_por",
                        to="published.edicionpublicada",
                        verbose_name="reemplaza a",
                    ),
                ),
            ],
            options={
                "verbose_name": "edición publicada",
                "verbose_name_plural": "ediciones publicadas",
                "constraints": [
                    models.UniqueConstraint(
                        fields=("year", "numero"), name="una_edicion_publicada_por_numero"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="CuadraturaPublicada",
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
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="cuadraturas",
                        to="published.edicionpublicada",
                    ),
                ),
            ],
            options={
                "verbose_name": "cuadratura publicada",
                "verbose_name_plural": "cuadraturas publicadas",
                "constraints": [
                    models.UniqueConstraint(fields=("edicion", "clave"), name="una_cuadratura_publicada")
                ],
            },
        ),
        migrations.CreateModel(
            name="CompromisoPublicado",
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
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="compromisos",
                        to="published.edicionpublicada",
                    ),
                ),
            ],
            options={
                "verbose_name": "compromiso publicado",
                "verbose_name_plural": "compromisos publicados",
                "constraints": [
                    models.UniqueConstraint(
                        fields=("edicion", "orden"), name="un_compromiso_publicado_por_orden"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="CifraPublicada",
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
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="cifras",
                        to="published.edicionpublicada",
                    ),
                ),
            ],
            options={
                "verbose_name": "cifra publicada",
                "verbose_name_plural": "cifras publicadas",
                "constraints": [
                    models.UniqueConstraint(fields=("edicion", "orden"), name="una_cifra_publicada_por_orden")
                ],
            },
        ),
        migrations.CreateModel(
            name="CapituloPublicado",
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
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="capitulos",
                        to="published.edicionpublicada",
                    ),
                ),
            ],
            options={
                "verbose_name": "capítulo publicado",
                "verbose_name_plural": "capítulos publicados",
                "constraints": [
                    models.UniqueConstraint(fields=("edicion", "numero"), name="un_capitulo_publicado")
                ],
            },
        ),
    ]
