from django.db import migrations, models
from django.db.models import Q

from gobernacion import guards

PROPOSED = ("propuesta", "aprobada", "compra", "entregada", "rendida", "cerrada")
OPEN_QUESTIONS = Q(sin_parentesco=False) | Q(sin_duplicidad=False)


def let_them_be_named(apps, schema_editor):
    """PostgreSQL keeps the triggers during an upgrade, and one refuses these names; migrate puts them back."""
    connection = schema_editor.connection
    connection.check_constraints()
    guards.remove(connection, [guards.Guard("orasmi_postulacion"), guards.Guard("orasmi_controlriesgo")])


def remember(apps, schema_editor):
    """Name the risk checks that were once answered no, and what was proposed or bought when nobody asked about it."""
    controls = apps.get_model("orasmi", "ControlRiesgo").objects
    versions = apps.get_model("orasmi", "HistoricalControlRiesgo").objects
    cases = apps.get_model("orasmi", "Postulacion").objects
    controls.filter(OPEN_QUESTIONS).update(alguna_vez_negativa=True)
    # Answered no, and yes by now. About those proposed after jefatura decided there is nothing left to decide.
    once = versions.filter(OPEN_QUESTIONS).values("id")
    decided = cases.filter(estado__in=PROPOSED).exclude(decision="").values("pk")
    changed = controls.filter(pk__in=once, alguna_vez_negativa=False).exclude(postulacion__in=decided)
    found = list(changed.values_list("pk", "postulacion"))
    cases.filter(pk__in=[case for _, case in found], estado__in=PROPOSED).update(propuesta_antes=True)
    controls.filter(pk__in=[pk for pk, _ in found]).update(alguna_vez_negativa=True)
    cases.filter(Q(comprometido=0) | Q(pagado=0)).update(en_cero_antes=True)


class Migration(migrations.Migration):
    dependencies = [("orasmi", "0011_nada_se_propone_sin_decidir")]

    operations = [
        *(
            migrations.AddField(
                model_name=model,
                name="alguna_vez_negativa",
                field=models.BooleanField(
                    default=False,
                    editable=False,
                    verbose_name="alguna vez se respondió que no a lo que decide la jefatura",
                ),
            )
            for model in ("historicalcontrolriesgo", "controlriesgo")
        ),
        *(
            migrations.AddField(
                model_name=model,
                name="en_cero_antes",
                field=models.BooleanField(
                    default=False,
                    editable=False,
                    verbose_name="comprada o entregada por $0 antes de que se exigiera un monto",
                ),
            )
            for model in ("historicalpostulacion", "postulacion")
        ),
        migrations.RunPython(let_them_be_named, migrations.RunPython.noop),
        # What is decided of it is the last thing this transaction does: PostgreSQL alters no table with rows to check.
        migrations.RunPython(remember, migrations.RunPython.noop),
    ]
