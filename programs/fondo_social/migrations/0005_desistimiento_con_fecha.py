from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("fondo_social", "0004_desistimiento")]

    operations = [
        migrations.AddConstraint(
            model_name="proyecto",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        (
                            "estado__in",
                            (
                                "adjudicado",
                                "transferido",
                                "rendido",
                                "rendicion_observada",
                                "rendicion_aprobada",
                                "cerrado",
                            ),
                        ),
                        models.Q(("resolucion", ""), _negated=True),
                        ("adjudicado__gt", 0),
                        ("adjudicado__isnull", False),
                        ("adjudicado_el__isnull", False),
                        ("adjudicado_por__isnull", False),
                    ),
                    models.Q(
                        models.Q(
                            (
                                "estado__in",
                                (
                                    "adjudicado",
                                    "transferido",
                                    "rendido",
                                    "rendicion_observada",
                                    "rendicion_aprobada",
                                    "cerrado",
                                ),
                            ),
                            _negated=True,
                        ),
                        ("adjudicado", None),
                        ("adjudicado_el", None),
                        ("adjudicado_por", None),
                        ("resolucion", ""),
                    ),
                    models.Q(
                        ("estado", "desistido"),
                        models.Q(("resolucion", ""), _negated=True),
                        ("adjudicado__gt", 0),
                        ("adjudicado__isnull", False),
                        ("adjudicado_el__isnull", False),
                        ("adjudicado_por__isnull", False),
                    ),
                    _connector="OR",
                ),
                name="fs_proyecto_adjudicado_con_resolucion",
                violation_error_message="Un proyecto adjudicado, y solo él, lleva monto, resolución, fecha y responsable.",
            ),
        ),
        migrations.AddConstraint(
            model_name="proyecto",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("estado__in", ["desistido"]),
                        ("desistido_el__gte", models.F("resuelto_el")),
                        ("desistido_el__isnull", False),
                        models.Q(
                            ("adjudicado_el", None),
                            ("resuelto_el", models.F("adjudicado_el")),
                            _connector="OR",
                        ),
                    ),
                    models.Q(models.Q(("estado__in", ["desistido"]), _negated=True), ("desistido_el", None)),
                    _connector="OR",
                ),
                name="fs_proyecto_desistido_con_fecha",
                violation_error_message="Un desistimiento lleva su fecha, que no es anterior a la respuesta.",
            ),
        ),
    ]
