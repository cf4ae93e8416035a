from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("directory", "0002_indices_que_bastan"),
        ("extranjeria", "0002_indices_de_las_medidas"),
        ("territory", "0001_initial"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.RemoveIndex(
            model_name="solicitud",
            name="extranjeria_estado_47292f_idx",
        ),
        migrations.AddIndex(
            model_name="solicitud",
            index=models.Index(
                fields=["estado", "-anulado_el", "-ocurrido_el", "-id", "vence_el"],
                name="extranjeria_estado_83b8d6_idx",
            ),
        ),
    ]
