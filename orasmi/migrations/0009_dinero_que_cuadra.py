from django.db import migrations, models
from django.db.models.functions import Coalesce

OWED = Coalesce(models.F("pagado"), 0) - Coalesce(models.F("rendido"), 0)


class Migration(migrations.Migration):
    dependencies = [("orasmi", "0008_dinero_que_vuelve")]

    operations = [
        migrations.AddConstraint(
            model_name="postulacion",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("reintegrado", None),
                    models.Q(
                        ("estado", "cerrada"), ("reintegrado__lte", OWED), ("rendido__lt", models.F("pagado"))
                    ),
                    _connector="OR",
                ),
                name="postulacion_reintegro_de_lo_que_falta",
                violation_error_message="Se reintegra, al cerrar, hasta lo que se pagó y no se rindió.",
            ),
        ),
        migrations.AddConstraint(
            model_name="postulacion",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("reintegrado__gt", 0),
                        ("reintegrado__isnull", False),
                        ("reintegrado_el__isnull", False),
                        models.Q(("reintegro_comprobante", ""), _negated=True),
                    ),
                    models.Q(
                        models.Q(("reintegrado", None), ("reintegrado", 0), _connector="OR"),
                        ("reintegrado_el", None),
                        ("reintegro_comprobante", ""),
                    ),
                    _connector="OR",
                ),
                name="postulacion_reintegro_con_comprobante",
                violation_error_message="Lo que se devolvió, y solo eso, lleva su fecha y su comprobante.",
            ),
        ),
        migrations.AddConstraint(
            model_name="postulacion",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("reintegrado__isnull", False),
                        ("reintegrado__lt", OWED),
                        models.Q(("sin_rendir_motivo", ""), _negated=True),
                    ),
                    models.Q(
                        models.Q(("reintegrado", None), ("reintegrado", OWED), _connector="OR"),
                        ("sin_rendir_motivo", ""),
                    ),
                    _connector="OR",
                ),
                name="postulacion_sin_rendir_con_motivo",
                violation_error_message="Lo que ni se rindió ni se devolvió, y solo eso, lleva su motivo.",
            ),
        ),
        migrations.AddConstraint(
            model_name="postulacion",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("reintegrado_el", None),
                    models.Q(
                        ("entregada_el__isnull", False), ("reintegrado_el__gte", models.F("entregada_el"))
                    ),
                    _connector="OR",
                ),
                name="postulacion_reintegrada_despues_de_entregada",
                violation_error_message="El reintegro no puede ser anterior a la entrega.",
            ),
        ),
        migrations.AddConstraint(
            model_name="presupuesto",
            constraint=models.CheckConstraint(
                condition=models.Q(("monto__gte", models.F("reservado") + models.F("pagado"))),
                name="orasmi_reservado_y_pagado_dentro_del_presupuesto",
                violation_error_message="El presupuesto no puede ser menor que lo ya reservado y pagado.",
            ),
        ),
    ]
