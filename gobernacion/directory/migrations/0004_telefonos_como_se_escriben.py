from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("directory", "0003_vistos_buenos"),
    ]

    operations = [
        migrations.AlterField(
            model_name="ficha",
            name="telefono",
            field=models.CharField(blank=True, max_length=20, verbose_name="teléfono"),
        ),
        migrations.AlterField(
            model_name="historicalficha",
            name="telefono",
            field=models.CharField(blank=True, max_length=20, verbose_name="teléfono"),
        ),
        migrations.AlterField(
            model_name="historicalorganizacion",
            name="representante_telefono",
            field=models.CharField(blank=True, max_length=20, verbose_name="teléfono del representante"),
        ),
        migrations.AlterField(
            model_name="historicalorganizacion",
            name="telefono",
            field=models.CharField(blank=True, max_length=20, verbose_name="teléfono"),
        ),
        migrations.AlterField(
            model_name="organizacion",
            name="representante_telefono",
            field=models.CharField(blank=True, max_length=20, verbose_name="teléfono del representante"),
        ),
        migrations.AlterField(
            model_name="organizacion",
            name="telefono",
            field=models.CharField(blank=True, max_length=20, verbose_name="teléfono"),
        ),
    ]
