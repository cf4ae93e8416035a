from django.apps import AppConfig


class PublishedConfig(AppConfig):
    name = "gobernacion.published"
    verbose_name = "Publicado"
