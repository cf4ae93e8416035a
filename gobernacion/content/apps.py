from django.apps import AppConfig

from gobernacion import guards

PERMISSION = "publicar_oferta"
"""What a step of an offer holds while it puts its copy on the page or takes it away, and nobody else."""

GUARDS = (
    guards.Guard("content_ofertapublicada", ("INSERT", "UPDATE", "DELETE"), permit=PERMISSION),
    guards.Guard("content_hitopublicado", ("INSERT", "UPDATE", "DELETE"), permit=PERMISSION),
)


class ContentConfig(AppConfig):
    name = "gobernacion.content"
    verbose_name = "Oferta programática"
    frase = "Qué ofrecen los servicios públicos, para quién, con qué requisitos, dónde y cuándo."

    def ready(self) -> None:
        guards.register(self, GUARDS)
