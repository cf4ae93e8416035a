from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("crece_contigo", "0004_respuestas_deshechas"),
        ("directory", "0006_nombres_y_year_de_nacimiento"),
        ("territory", "0003_denominaciones"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name="actividad",
            name="crece_contigo_actividad_estado_y_causa_conocidos",
        ),
        migrations.RemoveConstraint(
            model_name="actividad",
            name="crece_contigo_actividad_suspendida_con_causa",
        ),
        migrations.AlterField(
            model_name="actividad",
            name="estado",
            field=models.CharField(
                choices=[
                    ("programada", "Programada"),
                    ("realizada", "Realizada"),
                    ("tercero", "Realizada por tercero"),
                    ("suspendida", "Suspendida"),
                    ("retirada", "Retirada del plan"),
                ],
                default="programada",
                editable=False,
                max_length=10,
                verbose_name="estado",
            ),
        ),
        migrations.AlterField(
            model_name="historicalactividad",
            name="estado",
            field=models.CharField(
                choices=[
                    ("programada", "Programada"),
                    ("realizada", "Realizada"),
                    ("tercero", "Realizada por tercero"),
                    ("suspendida", "Suspendida"),
                    ("retirada", "Retirada del plan"),
                ],
                default="programada",
                editable=False,
                max_length=10,
                verbose_name="estado",
            ),
        ),
        migrations.AddConstraint(
            model_name="actividad",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "causa__in",
                        ["", "contingencia", "clima", "sanitaria", "dotacion", "convocatoria", "otra"],
                    ),
                    ("estado__in", ["programada", "realizada", "tercero", "suspendida", "retirada"]),
                ),
                name="crece_contigo_actividad_estado_y_causa_conocidos",
                violation_error_message="Elija la causa de la lista.",
            ),
        ),
        migrations.AddConstraint(
            model_name="actividad",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("estado__in", ("suspendida", "retirada")),
                        models.Q(("causa", ""), _negated=True),
                        ("suspendida_el__isnull", False),
                    ),
                    models.Q(
                        models.Q(("estado__in", ("suspendida", "retirada")), _negated=True),
                        ("causa", ""),
                        ("suspendida_el", None),
                    ),
                    _connector="OR",
                ),
                name="crece_contigo_actividad_suspendida_con_causa",
                violation_error_message="Una actividad suspendida, y solo ella, lleva causa y fecha.",
            ),
        ),
    ]
