from django.apps import AppConfig

from gobernacion import guards


class DirectoryConfig(AppConfig):
    name = "gobernacion.directory"
    verbose_name = "Directorio de personas y organizaciones"

    def ready(self) -> None:
        from gobernacion.access import known_people
        from gobernacion.directory import forgetting, proving, who_saw_pages, whose  # noqa: F401  (proving registers)
        from gobernacion.directory.models import GUARDS
        from gobernacion.directory.references import own_fichas_only

        guards.register(self, (*GUARDS, *own_fichas_only()))
        forgetting.register()
        known_people.register(whose.DIRECTORY)
        who_saw_pages.register()
