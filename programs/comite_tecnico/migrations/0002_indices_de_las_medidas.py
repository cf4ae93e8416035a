from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("comite_tecnico", "0001_initial"),
        ("directory", "0002_indices_que_bastan"),
        ("territory", "0001_initial"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddIndex(
            model_name="acuerdo",
            index=models.Index(
                fields=["anulado_el", "plazo_original"], name="comite_tecn_anulado_71827e_idx"
            ),
        ),
        migrations.AddIndex(
            model_name="acuerdo",
            index=models.Index(fields=["anulado_el", "cerrado_el"], name="comite_tecn_anulado_07abcf_idx"),
        ),
        migrations.AddIndex(
            model_name="reunion",
            index=models.Index(fields=["anulado_el", "suspendida_el"], name="comite_tecn_anulado_3a1935_idx"),
        ),
    ]
