from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("abriendo_caminos", "0001_initial"),
        ("directory", "0002_indices_que_bastan"),
        ("territory", "0001_initial"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddIndex(
            model_name="taller",
            index=models.Index(fields=["anulado_el", "suspendida_el"], name="abriendo_ca_anulado_cb9342_idx"),
        ),
    ]
