from django.apps import AppConfig
from django.db.backends.signals import connection_created


class TerritoryConfig(AppConfig):
    """The institution, its province, comunas and sectors: all loaded data."""

    name = "gobernacion.territory"
    label = "territory"
    verbose_name = "Institución"
    frase = "Cómo se llama la institución desde cada día, y entre qué días responde por un área."

    def ready(self) -> None:
        from gobernacion import demonstration

        connection_created.connect(demonstration.when_connected)
