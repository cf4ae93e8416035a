from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("crece_contigo", "0001_initial"),
        ("directory", "0002_indices_que_bastan"),
        ("territory", "0001_initial"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddIndex(
            model_name="actividad",
            index=models.Index(fields=["anulado_el", "suspendida_el"], name="crece_conti_anulado_36a2f6_idx"),
        ),
    ]
