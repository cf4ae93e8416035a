from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("directory", "0002_indices_que_bastan"),
        ("orasmi", "0002_indices_de_las_medidas"),
        ("territory", "0001_initial"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.RemoveIndex(
            model_name="postulacion",
            name="orasmi_post_estado_db2d99_idx",
        ),
        migrations.AddIndex(
            model_name="postulacion",
            index=models.Index(
                fields=["estado", "-anulado_el", "-ocurrido_el", "-id", "folio_siep", "informe_fecha"],
                name="orasmi_post_estado_ee8c90_idx",
            ),
        ),
    ]
