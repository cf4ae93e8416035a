from django.apps import AppConfig


class ReleasesConfig(AppConfig):
    name = "gobernacion.releases"
    verbose_name = "Ediciones de la cuenta"

    def ready(self) -> None:
        from gobernacion.releases import withdrawing  # noqa: F401  (declares what is withdrawn again)
