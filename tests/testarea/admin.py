from django.contrib import admin
from django.core.exceptions import ValidationError
from django.http import HttpResponse, HttpResponseRedirect

from gobernacion.access import journal
from gobernacion.access.channels import action, button, column, form_page, list_page, reading_page
from gobernacion.access.house import HouseAdmin
from gobernacion.access.inlines import HouseStackedInline, HouseTabularInline
from gobernacion.access.rules import Accion
from tests.testarea.models import Caso, Contacto, Estado, Etiqueta, Nota, Secreto


class SeguimientoFilter(admin.SimpleListFilter):
    title = "con diagnóstico"
    parameter_name = "con_diagnostico"
    uses = ("diagnostico",)

    def lookups(self, request, model_admin):
        return [("si", "Sí")]

    def queryset(self, request, queryset):
        return queryset.exclude(diagnostico="") if self.value() else None


class NotaInline(HouseTabularInline):
    model = Nota
    fields = ("fecha", "texto", "reserva")


class CasoInline(HouseStackedInline):
    model = Caso
    fields = ("folio", "direccion", "diagnostico")
    show_change_link = True


@admin.register(Contacto)
class ContactoAdmin(HouseAdmin):
    list_display = ("numero", "nombres", "run")
    search_fields = ("numero", "nombres", "run", "caso__diagnostico")
    ordering = ("numero",)
    inlines = (CasoInline,)
    initial_from_address = ("nombres",)


@admin.register(Etiqueta)
class EtiquetaAdmin(HouseAdmin):
    list_display = ("nombre",)
    search_fields = ("nombre",)


@admin.register(Caso)
class CasoAdmin(HouseAdmin):
    list_display = (
        "folio",
        "estado",
        "contacto",
        "contacto__run",
        "quien",
        "direccion",
        "diagnostico",
        "resumen",
    )
    list_filter = ("estado", "contacto", "etiquetas", "prioridad", "contacto__tramo", SeguimientoFilter)
    search_fields = ("folio", "direccion", "diagnostico", "contacto__nombres", "contacto__clave")
    list_select_related = ("contacto",)
    autocomplete_fields = ("contacto", "padre")
    ordering = ("folio",)
    readonly_fields = ("resumen",)
    inlines = (NotaInline,)
    actions = ("aprobar",)

    @column("Quién", uses=("contacto__nombres",), ordering="contacto__nombres")
    def quien(self, record):
        return record.contacto.nombres

    @column("Resumen", uses=("diagnostico",), ordering="diagnostico")
    def resumen(self, record):
        return record.diagnostico.lower()

    @action("Aprobar los elegidos", permission="aprobar")
    def aprobar(self, request, queryset):
        for caso in queryset:
            caso.estado = Estado.APROBADO
            caso.save()
            if caso.monto > 1000:
                raise ValidationError(f"{caso}: el monto pasa del límite.")

    @reading_page("Imprimir", permission=Accion.IMPRIMIR)
    def imprimir(self, request, record):
        return HttpResponse(f"{record}")

    @button("Cerrar", permission="cerrar", when=lambda caso: caso.estado == Estado.ABIERTO)
    def cerrar(self, request, record):
        record.estado = Estado.APROBADO
        record.save()
        if record.monto > 1000:
            raise ValidationError("El monto pasa del límite.")
        return HttpResponseRedirect(self.change_url(record))

    @form_page("Aprobar con motivo", permission="aprobar")
    def aprobar_uno(self, request, record):
        if request.method == "POST":
            Caso.objects.filter(pk=record.pk).update(estado=Estado.APROBADO)
            return HttpResponseRedirect(self.change_url(record))
        return HttpResponse(f"¿Por qué aprueba {record}?")

    @list_page("Exportar", permission=Accion.EXPORTAR, anota=Accion.EXPORTAR)
    def exportar(self, request):
        rows = self.get_queryset(request)
        journal.note_export(request.user, Caso, rows.count(), request.POST.get("motivo", "prueba"))
        return HttpResponse("\n".join(caso.folio for caso in rows))


@admin.register(Nota)
class NotaAdmin(HouseAdmin):
    list_display = ("caso", "fecha", "texto")


@admin.register(Secreto)
class SecretoAdmin(HouseAdmin):
    list_display = ("palabra",)
    search_fields = ("palabra",)
