import django.db.models.deletion
import simple_history.models
from django.conf import settings
from django.db import migrations, models

from gobernacion.records.anteriores import take_from_history, written_on


def _upheld(before, after):
    if after.history_change_reason in ("Acoger reposición", "Registrar devolución", "Reabrir"):
        return max(before.resuelto_el, written_on(after))
    return None


def take(apps, schema_editor):
    take_from_history(apps, ("fondo_social", "Proyecto"), "InadmisibilidadRepuesta", _upheld)


class Migration(migrations.Migration):
    dependencies = [
        ("fondo_social", "0005_desistimiento_con_fecha"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="HistoricalInadmisibilidadRepuesta",
            fields=[
                (
                    "id",
                    models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID"),
                ),
                ("version", models.PositiveIntegerField(default=1, editable=False, verbose_name="versión")),
                (
                    "hasta",
                    models.DateField(help_text="Primer día en que ya no era así.", verbose_name="hasta"),
                ),
                (
                    "causa",
                    models.CharField(
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
                ("resuelto_el", models.DateField(verbose_name="fecha de la respuesta")),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_change_reason", models.CharField(max_length=100, null=True)),
                (
                    "history_type",
                    models.CharField(
                        choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1
                    ),
                ),
                (
                    "history_user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "proyecto",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="fondo_social.proyecto",
                        verbose_name="proyecto",
                    ),
                ),
            ],
            options={
                "verbose_name": "historial de inadmisibilidad repuesta",
                "verbose_name_plural": "historial de inadmisibilidades repuestas",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="InadmisibilidadRepuesta",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("version", models.PositiveIntegerField(default=1, editable=False, verbose_name="versión")),
                (
                    "hasta",
                    models.DateField(help_text="Primer día en que ya no era así.", verbose_name="hasta"),
                ),
                (
                    "causa",
                    models.CharField(
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
                ("resuelto_el", models.DateField(verbose_name="fecha de la respuesta")),
                (
                    "proyecto",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="inadmisibilidades",
                        to="fondo_social.proyecto",
                        verbose_name="proyecto",
                    ),
                ),
            ],
            options={
                "verbose_name": "inadmisibilidad repuesta",
                "verbose_name_plural": "inadmisibilidades repuestas",
                "indexes": [models.Index(fields=["hasta"], name="fs_repuesta_por_dia")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("causa__in", ["rendicion", "personalidad", "registro", "antecedentes", "bases"]),
                            models.Q(
                                ("hasta", None),
                                models.Q(
                                    ("hasta__gte", models.F("resuelto_el")), ("resuelto_el__isnull", False)
                                ),
                                _connector="OR",
                            ),
                        ),
                        name="fs_inadmisibilidad_con_causa_y_fechas",
                        violation_error_message="Una inadmisibilidad lleva su causa, y se repone después de declararse.",
                    )
                ],
            },
        ),
        migrations.RunPython(take, migrations.RunPython.noop),
    ]
