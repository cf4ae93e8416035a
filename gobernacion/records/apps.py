from django.apps import AppConfig


class RecordsConfig(AppConfig):
    name = "gobernacion.records"
    verbose_name = "Registros"
