from django.apps import AppConfig

from gobernacion import guards

PERMISSION = "publicar"
"""What the publishing pipeline holds while it copies an approved edition here, and nobody else."""

WITHDRAWING = "retirar"
"""What is held while two people's decision to withdraw a text is carried out."""

EDICION = "published_edicionpublicada"
ROWS = (
    "published_capitulopublicado",
    "published_cifrapublicada",
    "published_cuadraturapublicada",
    "published_compromisopublicado",
)
TEXTOS = "published_textosellado"
RETIROS = "published_retiropublicado"

WRITTEN_OVER = (EDICION, *ROWS, TEXTOS)

# Rows come first and their edition last: once it stands nothing can be added to it, not even by the pipeline.
# What is withdrawn is written over: the one change to what is published, with a permission of its own.
GUARDS = (
    guards.Guard(EDICION, ("INSERT",), permit=PERMISSION),
    *(guards.Guard(table, ("UPDATE",), permit=WITHDRAWING) for table in WRITTEN_OVER),
    *(guards.Guard(table, ("DELETE",)) for table in WRITTEN_OVER),
    guards.Guard(RETIROS),
    guards.Guard(RETIROS, ("INSERT",), permit=WITHDRAWING),
    *(
        guards.Guard(
            table,
            ("INSERT",),
            permit=PERMISSION,
            when=f"EXISTS (SELECT 1 FROM {EDICION} WHERE slug = NEW.edicion_id)",  # noqa: S608  (our own names)
        )
        for table in (*ROWS, TEXTOS)
    ),
)


class PublishedConfig(AppConfig):
    name = "gobernacion.published"
    verbose_name = "Publicado"

    def ready(self) -> None:
        guards.register(self, GUARDS)
