from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("orasmi", "0006_folio_con_dia")]

    operations = [
        migrations.AddConstraint(
            model_name="postulacion",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("folio_el", None), ("folio_siep", None)),
                    models.Q(
                        ("folio_el__gte", models.F("ocurrido_el")),
                        ("folio_el__isnull", False),
                        ("folio_siep__isnull", False),
                    ),
                    _connector="OR",
                ),
                name="postulacion_folio_con_fecha",
                violation_error_message="Un folio SIEP, y solo él, lleva su fecha, que no es anterior a la solicitud.",
            ),
        ),
    ]
