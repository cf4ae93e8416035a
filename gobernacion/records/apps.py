from django.apps import AppConfig


class RecordsConfig(AppConfig):
    name = "gobernacion.records"
    verbose_name = "Registros"

    def ready(self) -> None:
        from gobernacion.records import checks  # noqa: F401  (registers itself)
