from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("directory", "0002_indices_que_bastan"),
        ("orasmi", "0001_initial"),
        ("territory", "0001_initial"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.RemoveIndex(
            model_name="postulacion",
            name="postulacion_por_aprobacion",
        ),
        migrations.RemoveIndex(
            model_name="postulacion",
            name="postulacion_por_resolucion",
        ),
        migrations.RemoveIndex(
            model_name="postulacion",
            name="postulacion_por_entrega",
        ),
        migrations.AddIndex(
            model_name="postulacion",
            index=models.Index(fields=["anulado_el", "aprobada_el"], name="postulacion_por_aprobacion"),
        ),
        migrations.AddIndex(
            model_name="postulacion",
            index=models.Index(
                fields=["anulado_el", "resuelta_el", "ocurrido_el"], name="postulacion_por_resolucion"
            ),
        ),
        migrations.AddIndex(
            model_name="postulacion",
            index=models.Index(
                fields=["anulado_el", "entregada_el", "rendida_el", "pagado"], name="postulacion_por_entrega"
            ),
        ),
    ]
