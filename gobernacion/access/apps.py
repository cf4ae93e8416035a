from django.apps import AppConfig


class AccessConfig(AppConfig):
    name = "gobernacion.access"
    verbose_name = "Acceso"
