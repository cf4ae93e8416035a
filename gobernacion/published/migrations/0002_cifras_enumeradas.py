from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("published", "0001_initial"),
    ]

    operations = [
        migrations.AlterField(
            model_name="cifrapublicada",
            name="origen",
            field=models.CharField(
                choices=[
                    ("documento", "Documento"),
                    ("enumerada", "Contada de lo que enumera la fuente"),
                    ("calculada", "Calculada de las informadas"),
                    ("registros", "Registros"),
                ],
                max_length=12,
                verbose_name="origen",
            ),
        ),
    ]
