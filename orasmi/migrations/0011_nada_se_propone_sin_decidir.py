from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("orasmi", "0010_decision_sobre_el_control")]

    operations = [
        migrations.AddConstraint(
            model_name="postulacion",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("decidida_el", None),
                        ("decidida_por", None),
                        ("decision", ""),
                        ("decision_motivo", ""),
                        ("decision_sobre", None),
                    ),
                    models.Q(
                        models.Q(("decision_motivo", ""), _negated=True),
                        ("decidida_el__isnull", False),
                        ("decidida_por__isnull", False),
                        ("decision__in", ["admitida", "no_admitida"]),
                        ("decision_sobre__isnull", False),
                    ),
                    _connector="OR",
                ),
                name="postulacion_decision_con_motivo",
                violation_error_message="Una decisión sobre el control lleva su motivo, su fecha y quién la tomó.",
            ),
        ),
        migrations.AddConstraint(
            model_name="postulacion",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("decision", "no_admitida"), _negated=True),
                    models.Q(
                        ("estado", "rechazada"),
                        ("resuelta_el", models.F("decidida_el")),
                        ("resuelta_el__isnull", False),
                    ),
                    _connector="OR",
                ),
                name="postulacion_no_admitida_es_rechazada",
                violation_error_message="Lo que no se admite por su control queda rechazado ese día.",
            ),
        ),
        migrations.AddConstraint(
            model_name="postulacion",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("propuesta_antes", False),
                    models.Q(
                        models.Q(
                            ("estado__in", ("ingresada", "antecedentes", "evaluacion", "espera")),
                            _negated=True,
                        ),
                        ("decision", ""),
                    ),
                    _connector="OR",
                ),
                name="postulacion_propuesta_antes_de_la_regla",
                violation_error_message="Solo lo ya propuesto pudo proponerse sin decidir sobre el control.",
            ),
        ),
        migrations.AddConstraint(
            model_name="postulacion",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("decidida_por", None),
                        ("evaluada_por", None),
                        models.Q(("decidida_por", models.F("evaluada_por")), _negated=True),
                        _connector="OR",
                    ),
                    models.Q(
                        ("decidida_por", None),
                        ("propuesta_por", None),
                        models.Q(("decidida_por", models.F("propuesta_por")), _negated=True),
                        _connector="OR",
                    ),
                ),
                name="postulacion_evalua_y_decide_otra_persona",
                violation_error_message="Quien evalúa o propone una postulación no decide sobre su control de riesgo.",
            ),
        ),
        migrations.AddConstraint(
            model_name="postulacion",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("decidida_el", None),
                    models.Q(("decidida_el__gte", models.F("ocurrido_el")), ("ocurrido_el__isnull", False)),
                    _connector="OR",
                ),
                name="postulacion_decidida_despues_de_ingresar",
                violation_error_message="La decisión no puede ser anterior al ingreso.",
            ),
        ),
    ]
