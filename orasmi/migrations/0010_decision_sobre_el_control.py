import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models
from django.db.models import Q

import gobernacion.records.models

PROPOSED = ("propuesta", "aprobada", "compra", "entregada", "rendida", "cerrada")


def name_those_of_before(apps, schema_editor):
    """Say which were proposed before anybody had to decide on what their risk check found: nobody's decision is made up."""
    controls = apps.get_model("orasmi", "ControlRiesgo").objects
    found = controls.exclude(sin_parentesco=True, sin_duplicidad=True).values("postulacion")
    cases = apps.get_model("orasmi", "Postulacion").objects
    cases.filter(Q(pk__in=found), estado__in=PROPOSED, decision="").update(propuesta_antes=True)


class Migration(migrations.Migration):
    dependencies = [
        ("orasmi", "0009_dinero_que_cuadra"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        *(
            migrations.AddField(model_name=model, name=name, field=field)
            for model in ("historicalpostulacion", "postulacion")
            for name, field in {
                "decision": models.CharField(
                    blank=True,
                    choices=[
                        ("admitida", "Se admite pese a ello"),
                        ("no_admitida", "No se admite: se rechaza"),
                    ],
                    max_length=12,
                    verbose_name="decisión sobre el control",
                ),
                "decision_motivo": models.TextField(
                    blank=True, max_length=1000, verbose_name="por qué se decide así"
                ),
                "decidida_el": models.DateField(
                    blank=True,
                    null=True,
                    validators=[gobernacion.records.models.validate_not_future],
                    verbose_name="fecha de la decisión",
                ),
                "decision_sobre": models.PositiveIntegerField(
                    blank=True,
                    editable=False,
                    null=True,
                    verbose_name="versión del control que se tuvo a la vista",
                ),
                "propuesta_antes": models.BooleanField(
                    default=False,
                    editable=False,
                    verbose_name="propuesta antes de que se exigiera decidir sobre el control",
                ),
            }.items()
        ),
        migrations.AddField(
            model_name="historicalpostulacion",
            name="decidida_por",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                editable=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
                verbose_name="decidida por",
            ),
        ),
        migrations.AddField(
            model_name="postulacion",
            name="decidida_por",
            field=models.ForeignKey(
                blank=True,
                editable=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
                verbose_name="decidida por",
            ),
        ),
        # What is decided of it is the last thing this transaction does: PostgreSQL alters no table with rows to check.
        migrations.RunPython(name_those_of_before, migrations.RunPython.noop),
    ]
