from django.apps import AppConfig


class SummariesConfig(AppConfig):
    name = "gobernacion.summaries"
    verbose_name = "Resúmenes"

    def ready(self) -> None:
        from gobernacion.summaries import desk

        desk.register()
