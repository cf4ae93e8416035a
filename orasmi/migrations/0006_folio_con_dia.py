from django.conf import settings
from django.db import migrations, models
from django.utils import timezone

import gobernacion.records.models

HELP = "En blanco, el día de la solicitud; si el folio se agrega después, el día en que se agrega."


def date_folios(apps, schema_editor):
    """Give each folio the day of the first version that tells of it, or that of the request it was typed with."""
    cases = apps.get_model("orasmi", "Postulacion").objects
    versions = apps.get_model("orasmi", "HistoricalPostulacion").objects.filter(folio_siep__isnull=False)
    cases.filter(folio_siep__isnull=False).update(folio_el=models.F("ocurrido_el"))
    later, seen = [], set()
    for version in versions.order_by("id", "version", "history_id").iterator():
        if version.id not in seen:
            seen.add(version.id)
            if version.history_type != "+":
                later.append((version.id, timezone.localdate(version.history_date)))
    for pk, day in later:
        cases.filter(pk=pk, folio_siep__isnull=False, ocurrido_el__lte=day).update(folio_el=day)
    of_the_case = cases.filter(pk=models.OuterRef("id")).values("folio_el")
    versions.update(folio_el=models.Subquery(of_the_case))


class Migration(migrations.Migration):
    dependencies = [
        ("directory", "0002_indices_que_bastan"),
        ("orasmi", "0005_sin_efecto_con_fecha"),
        ("territory", "0001_initial"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        *(
            migrations.AddField(
                model_name=model,
                name="folio_el",
                field=models.DateField(
                    blank=True,
                    help_text=HELP,
                    null=True,
                    validators=[gobernacion.records.models.validate_not_future],
                    verbose_name="registrada en SIEP el",
                ),
            )
            for model in ("historicalpostulacion", "postulacion")
        ),
        # What is decided of it is the last thing this transaction does: PostgreSQL alters no table with rows to check.
        migrations.RunPython(date_folios, migrations.RunPython.noop),
    ]
