from django.db import migrations, models

import gobernacion.money


class Migration(migrations.Migration):
    dependencies = [
        ("fondo_social", "0006_inadmisibilidades_repuestas"),
    ]

    operations = [
        migrations.AlterModelOptions(
            name="historicalinadmisibilidadrepuesta",
            options={
                "get_latest_by": ("history_date", "history_id"),
                "ordering": ("-history_date", "-history_id"),
                "verbose_name": "historial de situación anterior de un proyecto",
                "verbose_name_plural": "historial de situaciones anteriores de proyectos",
            },
        ),
        migrations.AlterModelOptions(
            name="inadmisibilidadrepuesta",
            options={
                "verbose_name": "situación anterior de un proyecto",
                "verbose_name_plural": "situaciones anteriores de proyectos",
            },
        ),
        migrations.RemoveConstraint(
            model_name="inadmisibilidadrepuesta",
            name="fs_inadmisibilidad_con_causa_y_fechas",
        ),
        migrations.AddField(
            model_name="historicalinadmisibilidadrepuesta",
            name="adjudicado_el",
            field=models.DateField(blank=True, null=True, verbose_name="fecha de la resolución"),
        ),
        migrations.AddField(
            model_name="historicalinadmisibilidadrepuesta",
            name="desistido_el",
            field=models.DateField(blank=True, null=True, verbose_name="fecha del desistimiento o renuncia"),
        ),
        migrations.AddField(
            model_name="historicalinadmisibilidadrepuesta",
            name="rendicion_aprobada_el",
            field=models.DateField(blank=True, null=True, verbose_name="fecha de aprobación de la rendición"),
        ),
        migrations.AddField(
            model_name="historicalinadmisibilidadrepuesta",
            name="rendido",
            field=gobernacion.money.PesosField(blank=True, null=True, verbose_name="monto rendido"),
        ),
        migrations.AddField(
            model_name="historicalinadmisibilidadrepuesta",
            name="rendir_hasta",
            field=models.DateField(blank=True, null=True, verbose_name="plazo para rendir"),
        ),
        migrations.AddField(
            model_name="historicalinadmisibilidadrepuesta",
            name="transferido_el",
            field=models.DateField(blank=True, null=True, verbose_name="fecha de la transferencia"),
        ),
        migrations.AddField(
            model_name="inadmisibilidadrepuesta",
            name="adjudicado_el",
            field=models.DateField(blank=True, null=True, verbose_name="fecha de la resolución"),
        ),
        migrations.AddField(
            model_name="inadmisibilidadrepuesta",
            name="desistido_el",
            field=models.DateField(blank=True, null=True, verbose_name="fecha del desistimiento o renuncia"),
        ),
        migrations.AddField(
            model_name="inadmisibilidadrepuesta",
            name="rendicion_aprobada_el",
            field=models.DateField(blank=True, null=True, verbose_name="fecha de aprobación de la rendición"),
        ),
        migrations.AddField(
            model_name="inadmisibilidadrepuesta",
            name="rendido",
            field=gobernacion.money.PesosField(blank=True, null=True, verbose_name="monto rendido"),
        ),
        migrations.AddField(
            model_name="inadmisibilidadrepuesta",
            name="rendir_hasta",
            field=models.DateField(blank=True, null=True, verbose_name="plazo para rendir"),
        ),
        migrations.AddField(
            model_name="inadmisibilidadrepuesta",
            name="transferido_el",
            field=models.DateField(blank=True, null=True, verbose_name="fecha de la transferencia"),
        ),
        migrations.AlterField(
            model_name="historicalinadmisibilidadrepuesta",
            name="causa",
            field=models.CharField(
                blank=True,
                choices=[
                    ("rendicion", "Rendición anterior pendiente"),
                    ("personalidad", "Sin personalidad jurídica vigente"),
                    ("registro", "Sin inscripción en el registro de la Ley 19.862"),
                    ("antecedentes", "Antecedentes incompletos"),
                    ("bases", "No se ajusta a las bases"),
                ],
                max_length=14,
                verbose_name="causa de inadmisibilidad",
            ),
        ),
        migrations.AlterField(
            model_name="historicalinadmisibilidadrepuesta",
            name="resuelto_el",
            field=models.DateField(blank=True, null=True, verbose_name="fecha de la respuesta"),
        ),
        migrations.AlterField(
            model_name="inadmisibilidadrepuesta",
            name="causa",
            field=models.CharField(
                blank=True,
                choices=[
                    ("rendicion", "Rendición anterior pendiente"),
                    ("personalidad", "Sin personalidad jurídica vigente"),
                    ("registro", "Sin inscripción en el registro de la Ley 19.862"),
                    ("antecedentes", "Antecedentes incompletos"),
                    ("bases", "No se ajusta a las bases"),
                ],
                max_length=14,
                verbose_name="causa de inadmisibilidad",
            ),
        ),
        migrations.AlterField(
            model_name="inadmisibilidadrepuesta",
            name="resuelto_el",
            field=models.DateField(blank=True, null=True, verbose_name="fecha de la respuesta"),
        ),
        migrations.AddConstraint(
            model_name="inadmisibilidadrepuesta",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("causa__in", ["", "rendicion", "personalidad", "registro", "antecedentes", "bases"]),
                    models.Q(
                        ("hasta", None),
                        models.Q(("hasta__gte", models.F("resuelto_el")), ("resuelto_el__isnull", False)),
                        _connector="OR",
                    ),
                ),
                name="fs_inadmisibilidad_con_causa_y_fechas",
                violation_error_message="Una respuesta se repone después de darse.",
            ),
        ),
    ]
