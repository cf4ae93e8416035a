from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("directory", "0002_indices_que_bastan"),
        ("fondo_social", "0002_cuentas_sin_nulos"),
        ("territory", "0001_initial"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddIndex(
            model_name="taller",
            index=models.Index(fields=["anulado_el", "suspendida_el"], name="fondo_socia_anulado_8e9b9e_idx"),
        ),
    ]
