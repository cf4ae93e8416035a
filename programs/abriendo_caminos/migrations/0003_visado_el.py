from django.conf import settings
from django.db import migrations, models
from django.db.models import F, OuterRef, Subquery
from django.db.models.functions import Coalesce, TruncDate


def tell_when(apps, schema_editor):
    """Take the day of each approval from the first version that says it was approved."""
    versions = apps.get_model("abriendo_caminos", "HistoricalGasto").objects
    approved = versions.filter(id=OuterRef("pk"), estado="visado").order_by("history_date")
    day = approved.annotate(dia=TruncDate("history_date")).values("dia")[:1]
    gastos = apps.get_model("abriendo_caminos", "Gasto").objects.filter(estado="visado")
    gastos.update(visado_el=Coalesce(Subquery(day), F("ocurrido_el")))


class Migration(migrations.Migration):
    dependencies = [
        ("abriendo_caminos", "0002_indices_de_las_medidas"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name="gasto",
            name="ac_gasto_visado_por_alguien",
        ),
        migrations.RemoveConstraint(
            model_name="recuentopenal",
            name="ac_recuento_por_meses_enteros",
        ),
        migrations.AddField(
            model_name="gasto",
            name="visado_el",
            field=models.DateField(blank=True, editable=False, null=True, verbose_name="visado el"),
        ),
        migrations.AddField(
            model_name="historicalgasto",
            name="visado_el",
            field=models.DateField(blank=True, editable=False, null=True, verbose_name="visado el"),
        ),
        migrations.RunPython(tell_when, migrations.RunPython.noop),
        migrations.AlterField(
            model_name="recuentopenal",
            name="cuantas",
            field=models.IntegerField(
                help_text="Menos que cero si quita a quien se contó dos veces.", verbose_name="cuántas"
            ),
        ),
        migrations.AddIndex(
            model_name="gasto",
            index=models.Index(fields=["anulado_el", "visado_el"], name="abriendo_ca_anulado_267e1c_idx"),
        ),
        migrations.AddConstraint(
            model_name="gasto",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("estado__in", ["anotado", "visado"]),
                    models.Q(
                        models.Q(
                            ("estado__in", ["visado"]),
                            ("visado_el__isnull", False),
                            ("visado_por__isnull", False),
                        ),
                        models.Q(
                            models.Q(("estado__in", ["visado"]), _negated=True),
                            ("visado_el", None),
                            ("visado_por", None),
                        ),
                        _connector="OR",
                    ),
                ),
                name="ac_gasto_visado_por_alguien",
                violation_error_message="Un gasto visado, y solo él, lleva quién lo visó y qué día.",
            ),
        ),
        migrations.AddConstraint(
            model_name="recuentopenal",
            constraint=models.CheckConstraint(
                condition=models.Q(("desde__day", 1), ("hasta__day", 1)),
                name="ac_recuento_por_meses_enteros",
                violation_error_message="Un recuento anónimo es de meses enteros.",
            ),
        ),
    ]
