from django.contrib import admin

from gobernacion.access.house import HouseAdmin
from tests.otherarea.models import Expediente


@admin.register(Expediente)
class ExpedienteAdmin(HouseAdmin):
    list_display = ("folio", "contacto", "relato")
    list_filter = ("contacto",)
    search_fields = ("folio", "relato")
    autocomplete_fields = ("contacto",)
