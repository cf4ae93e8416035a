from django.apps import AppConfig
from django.contrib import admin
from django.contrib.admin.apps import SimpleAdminConfig


class AccessConfig(AppConfig):
    name = "gobernacion.access"
    verbose_name = "Cuentas y bitácora"
    default = True

    def ready(self) -> None:
        from gobernacion import guards
        from gobernacion.access import checks, histories, journal, proving  # noqa: F401  (checks, proving register)

        guards.register(self, (*journal.GUARDS, *histories.GUARDS))
        guards.register(self, tuple(histories.guards_of_history()), while_migrating=False)


class HouseAdminConfig(SimpleAdminConfig):
    """Django's admin with the house's site in the place of its own."""

    default_site = "gobernacion.access.site.HouseSite"

    def ready(self) -> None:
        super().ready()
        admin.autodiscover()
        from gobernacion.access import upkeep

        upkeep.register()
