from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("caprino", "0001_initial"),
        ("directory", "0002_indices_que_bastan"),
        ("territory", "0001_initial"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddIndex(
            model_name="criancero",
            index=models.Index(fields=["anulado_el", "baja_el"], name="caprino_cri_anulado_598714_idx"),
        ),
        migrations.AddIndex(
            model_name="operativo",
            index=models.Index(fields=["anulado_el", "suspendida_el"], name="caprino_ope_anulado_97ff5b_idx"),
        ),
    ]
