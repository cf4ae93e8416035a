from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("directory", "0001_initial"),
        ("territory", "0001_initial"),
    ]

    operations = [
        migrations.RemoveIndex(
            model_name="ficha",
            name="ficha_por_apellidos",
        ),
        migrations.RemoveIndex(
            model_name="ficha",
            name="ficha_por_nombres",
        ),
        migrations.AddIndex(
            model_name="ficha",
            index=models.Index(
                fields=["area", "clave", "unida_a", "id"],
                name="ficha_por_apellidos",
                opclasses=["varchar_pattern_ops", "varchar_pattern_ops", "uuid_ops", "uuid_ops"],
            ),
        ),
        migrations.AddIndex(
            model_name="ficha",
            index=models.Index(
                fields=["area", "clave_nombres", "unida_a", "id"],
                name="ficha_por_nombres",
                opclasses=["varchar_pattern_ops", "varchar_pattern_ops", "uuid_ops", "uuid_ops"],
            ),
        ),
    ]
