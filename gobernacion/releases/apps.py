from django.apps import AppConfig


class ReleasesConfig(AppConfig):
    name = "gobernacion.releases"
    verbose_name = "Ediciones de la cuenta"
