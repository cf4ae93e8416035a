from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("convenios", "0002_antecedentes_devueltos"),
    ]

    operations = [
        migrations.AlterModelOptions(
            name="antecedentesdevueltos",
            options={
                "verbose_name": "antecedentes o respuesta devueltos",
                "verbose_name_plural": "antecedentes o respuestas devueltos",
            },
        ),
        migrations.AlterModelOptions(
            name="historicalantecedentesdevueltos",
            options={
                "get_latest_by": ("history_date", "history_id"),
                "ordering": ("-history_date", "-history_id"),
                "verbose_name": "historial de antecedentes o respuesta devueltos",
                "verbose_name_plural": "historial de antecedentes o respuestas devueltos",
            },
        ),
        migrations.RemoveConstraint(
            model_name="antecedentesdevueltos",
            name="cv_devueltos_despues_de_completos",
        ),
        migrations.AddField(
            model_name="antecedentesdevueltos",
            name="estado",
            field=models.CharField(
                choices=[
                    ("preparacion", "En preparación"),
                    ("completa", "Antecedentes completos"),
                    ("derivada", "Derivada"),
                    ("atendida", "Atendida"),
                    ("rechazada", "Rechazada"),
                    ("desistida", "Desistida"),
                ],
                default="completa",
                max_length=11,
                verbose_name="estado",
            ),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name="antecedentesdevueltos",
            name="respondida_el",
            field=models.DateField(blank=True, null=True, verbose_name="fecha de la atención o respuesta"),
        ),
        migrations.AddField(
            model_name="historicalantecedentesdevueltos",
            name="estado",
            field=models.CharField(
                choices=[
                    ("preparacion", "En preparación"),
                    ("completa", "Antecedentes completos"),
                    ("derivada", "Derivada"),
                    ("atendida", "Atendida"),
                    ("rechazada", "Rechazada"),
                    ("desistida", "Desistida"),
                ],
                default="completa",
                max_length=11,
                verbose_name="estado",
            ),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name="historicalantecedentesdevueltos",
            name="respondida_el",
            field=models.DateField(blank=True, null=True, verbose_name="fecha de la atención o respuesta"),
        ),
        migrations.AlterField(
            model_name="antecedentesdevueltos",
            name="antecedentes_el",
            field=models.DateField(blank=True, null=True, verbose_name="antecedentes completos el"),
        ),
        migrations.AlterField(
            model_name="historicalantecedentesdevueltos",
            name="antecedentes_el",
            field=models.DateField(blank=True, null=True, verbose_name="antecedentes completos el"),
        ),
        migrations.AddConstraint(
            model_name="antecedentesdevueltos",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "estado__in",
                        ["preparacion", "completa", "derivada", "atendida", "rechazada", "desistida"],
                    ),
                    models.Q(
                        ("antecedentes_el", None),
                        ("hasta", None),
                        models.Q(
                            ("antecedentes_el__isnull", False), ("hasta__gte", models.F("antecedentes_el"))
                        ),
                        _connector="OR",
                    ),
                    models.Q(
                        ("respondida_el", None),
                        ("hasta", None),
                        models.Q(("hasta__gte", models.F("respondida_el")), ("respondida_el__isnull", False)),
                        _connector="OR",
                    ),
                ),
                name="cv_devueltos_despues_de_completos",
                violation_error_message="No pudieron devolverse antes de estar completos o respondidos.",
            ),
        ),
    ]
