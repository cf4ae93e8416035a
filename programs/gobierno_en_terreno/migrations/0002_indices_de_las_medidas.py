from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("directory", "0002_indices_que_bastan"),
        ("gobierno_en_terreno", "0001_initial"),
        ("territory", "0001_initial"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddIndex(
            model_name="demanda",
            index=models.Index(fields=["anulado_el", "respondida_el"], name="gobierno_en_anulado_ca0def_idx"),
        ),
        migrations.AddIndex(
            model_name="jornada",
            index=models.Index(fields=["anulado_el", "suspendida_el"], name="gobierno_en_anulado_6ce967_idx"),
        ),
    ]
