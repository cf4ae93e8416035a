from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("directory", "0002_indices_que_bastan"),
        ("emergencias", "0001_initial"),
        ("territory", "0001_initial"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddIndex(
            model_name="actividad",
            index=models.Index(fields=["anulado_el", "suspendida_el"], name="emergencias_anulado_a1f17b_idx"),
        ),
    ]
