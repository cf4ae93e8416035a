from django.apps import AppConfig

from gobernacion import guards


class DirectoryConfig(AppConfig):
    name = "gobernacion.directory"
    verbose_name = "Directorio de personas y organizaciones"

    def ready(self) -> None:
        from gobernacion.directory import forgetting, proving  # noqa: F401  (proving registers itself)
        from gobernacion.directory.models import GUARDS
        from gobernacion.directory.references import own_fichas_only

        guards.register(self, (*GUARDS, *own_fichas_only()))
        forgetting.register()
