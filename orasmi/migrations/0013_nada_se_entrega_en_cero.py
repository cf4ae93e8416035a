from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("orasmi", "0012_lo_que_una_vez_fue_negativo")]

    operations = [
        migrations.AddConstraint(
            model_name="controlriesgo",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("sin_duplicidad", True), ("sin_parentesco", True)),
                    ("alguna_vez_negativa", True),
                    _connector="OR",
                ),
                name="control_recuerda_lo_negativo",
                violation_error_message="Lo que una vez se respondió que no, lo decide la jefatura.",
            ),
        ),
        *(
            migrations.AddConstraint(
                model_name="postulacion",
                constraint=models.CheckConstraint(
                    condition=models.Q(
                        (amount, None), (f"{amount}__gt", 0), ("en_cero_antes", True), _connector="OR"
                    ),
                    name=name,
                    violation_error_message=f"El monto {amount} debe ser mayor que cero.",
                ),
            )
            for amount, name in (
                ("comprometido", "postulacion_compra_algo"),
                ("pagado", "postulacion_entrega_algo"),
            )
        ),
    ]
