from django.conf import settings
from django.db import migrations, models

import gobernacion.records.models

DESISTIR = "Registrar desistimiento o renuncia"
ERASED = ("adjudicado", "resolucion", "adjudicado_el", "adjudicado_por_id")


def bring_back(apps, schema_editor):
    """Date what was given up, and write again the award that this erased; the history kept it."""
    proyectos = apps.get_model("fondo_social", "Proyecto").objects
    history = apps.get_model("fondo_social", "HistoricalProyecto").objects
    given_up = proyectos.filter(estado="desistido", desistido_el=None)
    for last in history.filter(history_change_reason=DESISTIR).iterator():
        before = history.filter(id=last.id, history_id__lt=last.history_id).order_by("-history_id").first()
        if before is not None and before.adjudicado_el is not None:
            given_up.filter(pk=last.id).update(
                **{name: getattr(before, name) for name in ERASED},
                resuelto_el=before.adjudicado_el,
                desistido_el=max(last.resuelto_el, before.adjudicado_el),
            )
    given_up.update(desistido_el=models.F("resuelto_el"))


class Migration(migrations.Migration):
    dependencies = [
        ("directory", "0002_indices_que_bastan"),
        ("fondo_social", "0003_indices_de_las_medidas"),
        ("territory", "0001_initial"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name="proyecto",
            name="fs_proyecto_adjudicado_con_resolucion",
        ),
        migrations.AddField(
            model_name="historicalproyecto",
            name="desistido_el",
            field=models.DateField(
                blank=True,
                null=True,
                validators=[gobernacion.records.models.validate_not_future],
                verbose_name="fecha del desistimiento o renuncia",
            ),
        ),
        migrations.AddField(
            model_name="proyecto",
            name="desistido_el",
            field=models.DateField(
                blank=True,
                null=True,
                validators=[gobernacion.records.models.validate_not_future],
                verbose_name="fecha del desistimiento o renuncia",
            ),
        ),
        # What is decided of it is the last thing this transaction does: PostgreSQL alters no table with rows to check.
        migrations.RunPython(bring_back, migrations.RunPython.noop),
    ]
