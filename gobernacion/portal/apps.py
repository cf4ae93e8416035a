from django.apps import AppConfig


class PortalConfig(AppConfig):
    name = "gobernacion.portal"
    verbose_name = "Páginas públicas"
