from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("directory", "0002_indices_que_bastan"),
        ("extranjeria", "0001_initial"),
        ("territory", "0001_initial"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.RemoveIndex(
            model_name="solicitud",
            name="ex_solicitud_por_respuesta",
        ),
        migrations.AddIndex(
            model_name="solicitud",
            index=models.Index(
                fields=["anulado_el", "resuelta_el", "estado", "ocurrido_el"],
                name="ex_solicitud_por_respuesta",
            ),
        ),
    ]
