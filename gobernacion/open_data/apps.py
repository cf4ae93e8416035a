from django.apps import AppConfig


class OpenDataConfig(AppConfig):
    name = "gobernacion.open_data"
    verbose_name = "Datos abiertos"
