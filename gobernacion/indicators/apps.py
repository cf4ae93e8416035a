from django.apps import AppConfig


class IndicatorsConfig(AppConfig):
    name = "gobernacion.indicators"
    verbose_name = "Indicadores, metas y compromisos"
    frase = "Cuánto y qué promete cada área para el año, quién lo aprobó y cómo va."

    def ready(self) -> None:
        from gobernacion.indicators import checks  # noqa: F401  (registers the system checks)
