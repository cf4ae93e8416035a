from django.apps import AppConfig


class IndicatorsConfig(AppConfig):
    name = "gobernacion.indicators"
    verbose_name = "Indicadores, metas y compromisos"

    def ready(self) -> None:
        from gobernacion.indicators import checks  # noqa: F401  (registers the system checks)
