import django.db.models.deletion
import django.utils.timezone
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("access", "0004_attempts_are_kept_in_digests"),
    ]

    operations = [
        migrations.AddField(
            model_name="anotacion",
            name="firma",
            field=models.CharField(blank=True, editable=False, max_length=80, verbose_name="firma"),
        ),
        migrations.CreateModel(
            name="Olvido",
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
                ("modelo", models.CharField(max_length=80, verbose_name="qué")),
                ("registro", models.CharField(max_length=80, verbose_name="registro")),
                (
                    "clase",
                    models.CharField(
                        choices=[
                            ("plazo", "Se cumplió su plazo"),
                            ("retiro", "Se retiró un texto publicado"),
                        ],
                        default="plazo",
                        max_length=12,
                        verbose_name="por qué",
                    ),
                ),
            ],
            options={
                "verbose_name": "olvido",
                "verbose_name_plural": "olvidos",
                "indexes": [models.Index(fields=["modelo", "registro"], name="access_olvido_registro")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("modelo", ""), _negated=True), models.Q(("registro", ""), _negated=True)
                        ),
                        name="access_olvido_dice_que",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Tanda",
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
                        default=django.utils.timezone.now, editable=False, verbose_name="sellada"
                    ),
                ),
                ("modelo", models.CharField(max_length=80, verbose_name="tabla")),
                ("columnas", models.TextField(verbose_name="columnas")),
                ("desde", models.BigIntegerField(verbose_name="después de la fila")),
                ("hasta", models.BigIntegerField(verbose_name="hasta la fila")),
                ("filas", models.PositiveIntegerField(verbose_name="filas")),
                (
                    "anterior",
                    models.CharField(blank=True, max_length=64, unique=True, verbose_name="sello anterior"),
                ),
                ("sello", models.CharField(max_length=64, unique=True, verbose_name="sello")),
            ],
            options={
                "verbose_name": "tanda sellada",
                "verbose_name_plural": "tandas selladas",
                "constraints": [
                    models.CheckConstraint(condition=models.Q(("filas__gt", 0)), name="access_tanda_no_vacia")
                ],
            },
        ),
        migrations.CreateModel(
            name="Huella",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("fila", models.BigIntegerField(verbose_name="fila")),
                ("registro", models.CharField(max_length=40, verbose_name="registro")),
                ("sal", models.CharField(blank=True, max_length=32, verbose_name="sal")),
                ("huella", models.CharField(max_length=64, verbose_name="huella")),
                (
                    "tanda",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="huellas",
                        to="access.tanda",
                        verbose_name="tanda",
                    ),
                ),
            ],
            options={
                "verbose_name": "huella",
                "verbose_name_plural": "huellas",
                "indexes": [models.Index(fields=["registro"], name="access_huella_registro")],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("tanda", "fila"), name="access_una_huella_por_fila_y_tanda"
                    )
                ],
            },
        ),
    ]
