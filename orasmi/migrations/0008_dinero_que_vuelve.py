from django.db import migrations, models
from django.db.models import Case, F, Q, Sum, Value, When
from django.db.models.functions import Coalesce

import gobernacion.money
import gobernacion.records.models

NOTHING = Value(0, output_field=gobernacion.money.PesosField())
WITHDRAWN = Q(sin_efecto_el__isnull=False) | Q(anulado_el__isnull=False)
HELD = Case(
    When(WITHDRAWN, then=NOTHING),
    When(pagado__isnull=False, then=NOTHING),
    default=Coalesce("comprometido", "aprobado"),
)
PAID = Case(When(WITHDRAWN, then=NOTHING), default=Coalesce("pagado", NOTHING))
REINTEGRADO = "Lo pagado que se devolvió sin gastar; 0, si nada."
FALTA = "De lo que ni se rindió ni se devolvió, si algo queda."


def add_up(apps, schema_editor):
    """Let the budget of each year say what its cases do: what is held, what was paid, what came back."""
    cases = apps.get_model("orasmi", "Postulacion").objects.filter(aprobada_el__isnull=False).order_by()
    budgets = apps.get_model("orasmi", "Presupuesto").objects
    by_year = cases.values_list("aprobada_el__year").annotate(
        approved=Sum("aprobado"), held=Sum(HELD), paid=Sum(PAID)
    )
    said = {year: (held, paid, approved - held - paid) for year, approved, held, paid in by_year}
    for budget in budgets.order_by("year"):
        held, paid, back = said.get(budget.year, (0, 0, 0))
        if held + paid > budget.monto:
            raise ValueError(
                f"Los casos aprobados en {budget.year} ocupan {held + paid} y su presupuesto es de {budget.monto}: "
                "corríjalo en la versión anterior antes de actualizar."
            )
        budgets.filter(pk=budget.pk).update(reservado=held, pagado=paid, devuelto=back)


def join(apps, schema_editor):
    """Let what is held and what was paid be taken alike, as they were before."""
    apps.get_model("orasmi", "Presupuesto").objects.update(reservado=F("reservado") + F("pagado"))


class Migration(migrations.Migration):
    dependencies = [("orasmi", "0007_folio_con_fecha")]

    operations = [
        migrations.RemoveConstraint(
            model_name="presupuesto",
            name="orasmi_reservado_dentro_del_presupuesto",
        ),
        migrations.AlterField(
            model_name="presupuesto",
            name="reservado",
            field=gobernacion.money.PesosField(
                default=0,
                editable=False,
                help_text="Aprobado o en compra, y aún sin entregar.",
                verbose_name="reservado",
            ),
        ),
        migrations.AddField(
            model_name="presupuesto",
            name="pagado",
            field=gobernacion.money.PesosField(
                default=0,
                editable=False,
                help_text="De las ayudas entregadas, menos lo que se reintegró.",
                verbose_name="pagado",
            ),
        ),
        migrations.AddField(
            model_name="presupuesto",
            name="devuelto",
            field=gobernacion.money.PesosField(
                default=0,
                editable=False,
                help_text="Lo que se aprobó y volvió: compras y pagos por menos, aprobaciones retiradas y reintegros.",
                verbose_name="devuelto",
            ),
        ),
        *(
            migrations.AddField(model_name=model, name=name, field=field)
            for model in ("historicalpostulacion", "postulacion")
            for name, field in {
                "reintegrado": gobernacion.money.PesosField(
                    blank=True, help_text=REINTEGRADO, null=True, verbose_name="monto reintegrado"
                ),
                "reintegrado_el": models.DateField(
                    blank=True,
                    null=True,
                    validators=[gobernacion.records.models.validate_not_future],
                    verbose_name="fecha del reintegro",
                ),
                "reintegro_comprobante": models.CharField(
                    blank=True, max_length=40, verbose_name="comprobante del reintegro"
                ),
                "sin_rendir_motivo": models.TextField(
                    blank=True, help_text=FALTA, max_length=1000, verbose_name="por qué falta"
                ),
            }.items()
        ),
        # What is decided of it is the last thing this transaction does: PostgreSQL alters no table with rows to check.
        migrations.RunPython(add_up, join),
    ]
