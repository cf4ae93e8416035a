from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("orasmi", "0004_sin_efecto")]

    operations = [
        migrations.AddConstraint(
            model_name="postulacion",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("estado__in", ("aprobada", "compra", "entregada", "rendida", "cerrada")),
                        models.Q(("acta_numero", ""), _negated=True),
                        ("aprobada_el__isnull", False),
                        ("aprobada_por__isnull", False),
                        ("aprobado__gt", 0),
                        ("aprobado__isnull", False),
                    ),
                    models.Q(
                        models.Q(
                            ("estado__in", ("aprobada", "compra", "entregada", "rendida", "cerrada")),
                            _negated=True,
                        ),
                        ("acta_numero", ""),
                        ("aprobada_el", None),
                        ("aprobada_por", None),
                        ("aprobado", None),
                    ),
                    models.Q(
                        ("sin_efecto_el__isnull", False),
                        models.Q(("acta_numero", ""), _negated=True),
                        ("aprobada_el__isnull", False),
                        ("aprobada_por__isnull", False),
                        ("aprobado__gt", 0),
                        ("aprobado__isnull", False),
                    ),
                    _connector="OR",
                ),
                name="postulacion_aprobada_con_acto",
                violation_error_message="Una postulación aprobada, y solo ella, lleva monto, acta, fecha y responsable.",
            ),
        ),
        migrations.AddConstraint(
            model_name="postulacion",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("estado__in", ("compra", "entregada", "rendida", "cerrada")),
                        models.Q(("via", ""), _negated=True),
                        models.Q(("orden", ""), _negated=True),
                        models.Q(("proveedor__isnull", False), ("via", "deposito"), _connector="OR"),
                        ("comprada_el__isnull", False),
                        ("comprometido__isnull", False),
                    ),
                    models.Q(
                        models.Q(
                            ("estado__in", ("compra", "entregada", "rendida", "cerrada")), _negated=True
                        ),
                        ("comprada_el", None),
                        ("comprometido", None),
                        ("orden", ""),
                        ("proveedor", None),
                        ("via", ""),
                    ),
                    models.Q(
                        ("sin_efecto_el__isnull", False),
                        models.Q(("via", ""), _negated=True),
                        models.Q(("orden", ""), _negated=True),
                        models.Q(("proveedor__isnull", False), ("via", "deposito"), _connector="OR"),
                        ("comprada_el__isnull", False),
                        ("comprometido__isnull", False),
                    ),
                    _connector="OR",
                ),
                name="postulacion_comprada_con_orden",
                violation_error_message="Una compra lleva vía, orden, proveedor, monto y fecha.",
            ),
        ),
        migrations.AddConstraint(
            model_name="postulacion",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("sin_efecto_el", None),
                    models.Q(
                        ("aprobada_el__isnull", False),
                        ("estado", "desistida"),
                        ("resuelta_el", models.F("aprobada_el")),
                        ("resuelta_el__isnull", False),
                        ("sin_efecto_el__gte", models.F("aprobada_el")),
                    ),
                    _connector="OR",
                ),
                name="postulacion_sin_efecto_despues_de_aprobada",
                violation_error_message="Solo lo aprobado queda sin efecto, y no antes de la fecha del acta.",
            ),
        ),
    ]
