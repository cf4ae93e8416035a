"""The money of the project: what each line has, what it spent and what it has left, and every expense."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import admin
from django.db.models import Q, QuerySet, Sum
from django.http import HttpRequest

from gobernacion.access.channels import column
from gobernacion.access.exporting import Exported, Worked, in_pesos
from gobernacion.access.inlines import LinesFormSet
from gobernacion.access.versioned import VersionedAdmin
from gobernacion.lib import clp
from gobernacion.lib.clp import Pesos
from gobernacion.records.admin import RecordAdmin, RecordTabularInline
from gobernacion.records.listing import PeriodoFilter
from gobernacion.records.papers import AdjuntoAdmin
from gobernacion.records.waiting import Espera
from programs.crece_contigo.models import EstadoGasto, Gasto, Linea, PapelGasto, Presupuesto, Proyecto


class LineasFormSet(LinesFormSet):
    """The lines of a project: together they have no more than it has."""

    def clean(self) -> None:
        super().clean()
        typed = [form.cleaned_data for form in self.forms if hasattr(form, "cleaned_data")]
        shared = sum(line.get("asignado") or 0 for line in typed)
        total, contribution = self.instance.total, self.instance.aporte_local
        if total is not None and contribution is not None and shared > total - contribution:
            raise forms.ValidationError(
                f"Las líneas suman {clp.digits(shared)} y el proyecto tiene {clp.digits(total - contribution)} "
                "por repartir: revise los montos."
            )


class PresupuestoInline(RecordTabularInline):
    model = Presupuesto
    formset = LineasFormSet
    fields = ("linea", "asignado", "ejecutado", "queda")
    readonly_fields = ("ejecutado", "queda")
    max_num = len(Linea)

    @column("Queda", uses=("asignado", "ejecutado"))
    def queda(self, record: Presupuesto) -> Any:
        return "—" if record.asignado is None else record.libre

    def get_extra(self, request: HttpRequest, obj: Any = None, **kwargs: Any) -> int:
        return len(Linea)


def _of_line(header: str, field: str, **line: str) -> Worked:
    """What the lines of a project add up to, or one of them."""
    path = f"lineas__{field}"
    total = in_pesos(Sum(path, filter=Q(**line)) if line else Sum(path))
    return Worked(header, "money", total, (path, "lineas__linea"))


@admin.register(Proyecto)
class ProyectoAdmin(VersionedAdmin):
    list_display = ("year", "total", "aporte_local", "por_linea", "gastado", "queda")
    ordering = ("-year",)
    fields = ("year", ("total", "aporte_local"), "fuente", "por_repartir")
    readonly_fields = ("por_repartir",)
    fijos = ("year",)
    inlines = (PresupuestoInline,)
    empty_list = "Agregue el proyecto del año y lo que tiene cada línea: sin ello no se aprueban gastos."
    exporta = (
        *("year", "total", "aporte_local", "fuente"),
        _of_line("Asignado a las líneas", "asignado"),
        _of_line("Gastado", "ejecutado"),
        *(
            _of_line(f"{linea.label}: {what}", field, lineas__linea=linea)
            for linea in Linea
            for what, field in (("asignado", "asignado"), ("gastado", "ejecutado"))
        ),
    )

    def get_queryset(self, request: HttpRequest) -> QuerySet[Proyecto]:
        return super().get_queryset(request).prefetch_related("lineas")

    def get_formset_kwargs(self, request: HttpRequest, obj: Any, *args: Any) -> dict[str, Any]:
        """A new project has its three lines ready to be filled in."""
        kwargs = super().get_formset_kwargs(request, obj, *args)
        if obj._state.adding:
            kwargs["initial"] = [{"linea": linea} for linea in Linea.values]
        return kwargs

    def save_formset(self, request: HttpRequest, form: Any, formset: Any, change: bool) -> None:
        """What a line gives up is free before another takes it."""
        lines = formset.save(commit=False)
        before = dict(Presupuesto.objects.filter(proyecto=form.instance).values_list("pk", "asignado"))
        for line in sorted(lines, key=lambda line: line.asignado - before.get(line.pk, 0)):
            line.save()
        formset.save_m2m()

    @column("Presupuesto por línea: gastado de lo asignado", uses=("year",))
    def por_linea(self, record: Proyecto) -> str:
        lines = sorted(record.lineas.all(), key=lambda line: Linea.values.index(line.linea))
        said = (f"{line.get_linea_display()}: {line.ejecutado} de {line.asignado}" for line in lines)
        return "; ".join(said) or "Sin líneas"

    @column("Gastado", uses=("year",))
    def gastado(self, record: Proyecto) -> Pesos:
        return Pesos(sum(line.ejecutado for line in record.lineas.all()))

    @column("Queda en las líneas", uses=("year",))
    def queda(self, record: Proyecto) -> Pesos:
        return Pesos(sum(line.libre or 0 for line in record.lineas.all()))

    @column("Pendiente de asignar a una línea", uses=("total", "aporte_local"))
    def por_repartir(self, record: Proyecto) -> Pesos:
        return record.pendiente()


@admin.register(Gasto)
class GastoAdmin(RecordAdmin):
    list_display = (
        *("numero", "ocurrido_el", "linea", "proveedor", "respaldo"),
        *("concepto", "monto", "estado"),
    )
    list_filter = ("estado", "linea", PeriodoFilter)
    list_select_related = ("proveedor",)
    organizacion = "proveedor"
    fieldsets = (
        ("Documento", {"fields": ("estado", ("documento", "folio", "ocurrido_el"), "proveedor")}),
        ("Gasto", {"fields": (("linea", "monto"), "concepto", "queda_en_la_linea")}),
    )
    readonly_fields = ("queda_en_la_linea",)
    autocomplete_fields = ("proveedor",)
    empty_list = "Anote el primer gasto con «Añadir gasto»; la jefatura lo aprueba."
    esperas = (Espera("Gastos por aprobar", "aprobar", (EstadoGasto.ANOTADO,)),)
    exporta = (
        *("numero", "ocurrido_el", "linea"),
        Exported("proveedor__nombre", "Proveedor"),
        Exported("proveedor__rut", "RUT"),
        *("documento", "folio", "concepto", "monto", "estado", *Gasto.etapas.columnas(Gasto)),
    )

    @column("Documento", uses=("documento", "folio"))
    def respaldo(self, record: Gasto) -> str:
        return f"{record.get_documento_display()} {record.folio}"

    @column("Queda en la línea", uses=("linea", "monto"))
    def queda_en_la_linea(self, record: Gasto) -> Any:
        """What its line has left in the year of the document, for whoever decides."""
        of_line = Presupuesto.objects.filter(proyecto__year=record.ocurrido_el.year, linea=record.linea)
        presupuesto = of_line.first()
        return "Sin presupuesto ese año" if presupuesto is None else presupuesto.libre


admin.site.register(PapelGasto, AdjuntoAdmin)
