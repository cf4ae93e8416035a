from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("content", "0001_initial"),
    ]

    operations = [
        migrations.AlterField(
            model_name="historicaloferta",
            name="telefono",
            field=models.CharField(
                blank=True,
                help_text="El de la oficina que atiende, nunca el de una persona.",
                max_length=20,
                verbose_name="teléfono de atención",
            ),
        ),
        migrations.AlterField(
            model_name="oferta",
            name="telefono",
            field=models.CharField(
                blank=True,
                help_text="El de la oficina que atiende, nunca el de una persona.",
                max_length=20,
                verbose_name="teléfono de atención",
            ),
        ),
    ]
