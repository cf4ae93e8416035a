from django.conf import settings
from django.db import migrations, models

import gobernacion.records.models

DEJAR_SIN_EFECTO = "Dejar sin efecto"
ERASED = (
    *("aprobado", "acta_numero", "aprobada_el", "aprobada_por_id"),
    *("via", "orden", "proveedor_id", "comprometido", "comprada_el"),
)


def bring_back(apps, schema_editor):
    """Write again what the withdrawal of an approval erased; the history kept it."""
    postulaciones = apps.get_model("orasmi", "Postulacion").objects
    history = apps.get_model("orasmi", "HistoricalPostulacion").objects
    for last in history.filter(history_change_reason=DEJAR_SIN_EFECTO).iterator():
        before = history.filter(id=last.id, history_id__lt=last.history_id).order_by("-history_id").first()
        if before is not None and before.aprobada_el is not None:
            postulaciones.filter(pk=last.id, estado="desistida", sin_efecto_el=None).update(
                **{name: getattr(before, name) for name in ERASED},
                resuelta_el=before.aprobada_el,
                sin_efecto_el=max(last.resuelta_el, before.aprobada_el),
            )


class Migration(migrations.Migration):
    dependencies = [
        ("directory", "0002_indices_que_bastan"),
        ("orasmi", "0003_filtros_en_su_indice"),
        ("territory", "0001_initial"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name="postulacion",
            name="postulacion_aprobada_con_acto",
        ),
        migrations.RemoveConstraint(
            model_name="postulacion",
            name="postulacion_comprada_con_orden",
        ),
        migrations.AddField(
            model_name="historicalpostulacion",
            name="sin_efecto_el",
            field=models.DateField(
                blank=True,
                null=True,
                validators=[gobernacion.records.models.validate_not_future],
                verbose_name="fecha en que la aprobación quedó sin efecto",
            ),
        ),
        migrations.AddField(
            model_name="postulacion",
            name="sin_efecto_el",
            field=models.DateField(
                blank=True,
                null=True,
                validators=[gobernacion.records.models.validate_not_future],
                verbose_name="fecha en que la aprobación quedó sin efecto",
            ),
        ),
        # What is decided of it is the last thing this transaction does: PostgreSQL alters no table with rows to check.
        migrations.RunPython(bring_back, migrations.RunPython.noop),
    ]
