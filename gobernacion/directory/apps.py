from django.apps import AppConfig

from gobernacion import guards


class DirectoryConfig(AppConfig):
    name = "gobernacion.directory"
    verbose_name = "Directorio de personas y organizaciones"

    def ready(self) -> None:
        from gobernacion.directory.models import GUARDS

        guards.register(self, GUARDS)
