from django.apps import AppConfig

from gobernacion import guards

PERMISSION = "publicar"
"""What the publishing pipeline holds while it copies an approved edition here, and nobody else."""

EDICION = "published_edicionpublicada"
ROWS = (
    "published_capitulopublicado",
    "published_cifrapublicada",
    "published_cuadraturapublicada",
    "published_compromisopublicado",
)

# Rows come first and their edition last: once it stands nothing can be added to it, not even by the pipeline.
GUARDS = (
    guards.Guard(EDICION),
    guards.Guard(EDICION, ("INSERT",), permit=PERMISSION),
    *(guards.Guard(table) for table in ROWS),
    *(
        guards.Guard(
            table,
            ("INSERT",),
            permit=PERMISSION,
            when=f"EXISTS (SELECT 1 FROM {EDICION} WHERE slug = NEW.edicion_id)",  # noqa: S608  (our own names)
        )
        for table in ROWS
    ),
)


class PublishedConfig(AppConfig):
    name = "gobernacion.published"
    verbose_name = "Publicado"

    def ready(self) -> None:
        guards.register(self, GUARDS)
