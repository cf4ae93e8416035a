"""The admin of a record: what every desk gets for free."""

from __future__ import annotations

from typing import Any, ClassVar
from weakref import WeakKeyDictionary

from django import forms
from django.contrib import admin
from django.contrib.admin.utils import flatten, flatten_fieldsets, unquote
from django.contrib.admin.widgets import AdminTextareaWidget
from django.db import IntegrityError, models, transaction
from django.http import HttpRequest
from django.utils import timezone

from gobernacion.access.changelist import HOSTILE
from gobernacion.access.channels import column
from gobernacion.access.editing import VERSION, VersionedForm
from gobernacion.access.exporting import Exported
from gobernacion.access.grants import grants
from gobernacion.access.house import HouseAdmin
from gobernacion.access.inlines import HouseInline, HouseStackedInline, HouseTabularInline
from gobernacion.access.rules import Accion
from gobernacion.access.versioned import VersionedAdmin
from gobernacion.records.adjuntos import adjuntos_of
from gobernacion.records.etapas import Paso
from gobernacion.records.listing import RecordListing
from gobernacion.records.models import Record, ValorVigente
from gobernacion.records.parametros import MAYOR_VALOR, declared, known
from gobernacion.records.planillas.pages import RecordPlanillas
from gobernacion.records.printing import RecordPrinting
from gobernacion.records.rectify_pages import RecordRectifying
from gobernacion.records.transitions import goes_on
from gobernacion.records.waiting import RecordWaiting
from gobernacion.transitions import TransicionRechazada

CHOCA = (
    "La base de datos no admite esto junto con lo que ya está registrado: revise códigos repetidos y montos."
)


SHORT: Any = {models.TextField: {"widget": AdminTextareaWidget(attrs={"rows": 3})}}
"""A text of a record is a few lines; the box grows when somebody pulls it."""


class RecordAdmin(
    RecordWaiting, RecordListing, RecordRectifying, RecordPrinting, RecordPlanillas, VersionedAdmin
):
    """The admin of one kind of record. An area declares its columns, filters, form and what is searched."""

    change_form_template = "records/change_form.html"
    change_list_template = "records/change_list.html"
    save_on_top = False
    formfield_overrides = SHORT
    list_select_related: ClassVar[tuple[str, ...]] = ("comuna",)
    al_final: ClassVar[tuple[Any, ...]] = ()
    """Parts of the form below those of its stages, shown once there is something in them."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._lay_out_stages()
        self._refused: WeakKeyDictionary[HttpRequest, str] = WeakKeyDictionary()

    # --- the form ---

    def _lay_out_stages(self) -> None:
        """Put what the steps write below what is typed, to be read: only they write it."""
        etapas = self.model.etapas
        stages = [(title, {"fields": tuple(rows)}) for title, rows in etapas.secciones().items()]
        below = (*stages, *self.al_final)
        self._once_known = {title for title, _ in below}
        loose: Any = self.fields
        whole: Any = self.fieldsets or (((None, {"fields": loose}),) if below else ())
        shown = flatten_fieldsets([*whole, *below]) or flatten(loose or ())
        fixed = [one.name for one in self.opts.fields if not one.editable and one.name in shown]
        readonly = tuple(dict.fromkeys([*self.readonly_fields, *fixed, *etapas.campos]))
        vars(self).update(readonly_fields=readonly)
        if below:
            vars(self).update(fields=None, fieldsets=(*whole, *below))

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> Any:
        """What no step has written yet is not shown."""
        return [
            (title, options)
            for title, options in super().get_fieldsets(request, obj)
            if title not in self._once_known or (obj is not None and _says(obj, options["fields"]))
        ]

    def get_changeform_initial_data(self, request: HttpRequest) -> dict[str, Any]:
        return {"ocurrido_el": timezone.localdate(), **super().get_changeform_initial_data(request)}

    def changeform_view(
        self,
        request: HttpRequest,
        object_id: str | None = None,
        form_url: str = "",
        extra_context: Any = None,
    ) -> Any:
        """The form. While it is being saved the record is held, so that nobody saves it in between; what the record
        or the database refuse then is said in the form, with everything that was typed."""
        if request.method != "POST":
            return super().changeform_view(request, object_id, form_url, extra_context)
        try:
            with transaction.atomic():
                if object_id is not None:
                    self._hold(object_id)
                return super().changeform_view(request, object_id, form_url, extra_context)
        except TransicionRechazada as refusal:
            self._refused[request] = str(refusal)
        except IntegrityError:
            self._refused[request] = CHOCA
        return super().changeform_view(request, object_id, form_url, extra_context)

    def get_form(self, request: HttpRequest, obj: Any = None, change: bool = False, **kwargs: Any) -> Any:
        form = super().get_form(request, obj, change, **kwargs)
        form.refused = self._refused.get(request, "")
        return form

    def _hold(self, object_id: str) -> None:
        try:
            self.model._base_manager.select_for_update().filter(pk=unquote(object_id)).values_list(
                "pk"
            ).first()
        except HOSTILE:
            return

    def render_change_form(self, request: HttpRequest, context: Any, *args: Any, **kwargs: Any) -> Any:
        if (record := context["original"]) is not None:
            context["papers"] = self._papers(request, record)
            context["etapas"] = self._line_of_stages(request, record)
            context["shown_inside"] = [adjuntos_of(self.model)] if context["papers"] else []
        return super().render_change_form(request, context, *args, **kwargs)

    def save_model(self, request: HttpRequest, obj: Record, form: Any, change: bool) -> None:
        if not change:
            obj.registrado_por = request.user  # type: ignore[assignment]
        super().save_model(request, obj, form, change)

    def save_formset(self, request: HttpRequest, form: Any, formset: Any, change: bool) -> None:
        """A record typed inside another is signed by whoever typed it, like one typed at its own desk."""
        for typed in formset.forms:
            if isinstance(typed.instance, Record) and typed.instance._state.adding:
                typed.instance.registrado_por = request.user  # type: ignore[assignment]
        super().save_formset(request, form, formset, change)

    def _line_of_stages(self, request: HttpRequest, record: Record) -> list[Paso]:
        """How far it has come, of what this person sees of it."""
        seen = grants(request).visible(record)
        return record.etapas.linea(record, seen, goes_on(record)) if "estado" in seen else []

    def _papers(self, request: HttpRequest, record: Record) -> dict[str, Any] | None:
        """The papers scanned with the record, for those who may see them."""
        model: Any = adjuntos_of(self.model)
        held = grants(request)
        if model is None or not self.admin_site.is_registered(model) or not held.may(Accion.VER, model):
            return None
        return {
            "opts": model._meta,
            "rows": model._default_manager.filter(registro=record).order_by("pk"),
            "may_add": held.may(Accion.AGREGAR, model) and not record.anulado,
            "may_withdraw": held.may(Accion.ANULAR, model),
        }


def _says(record: Record, fields: Any) -> bool:
    """Whether a part of the form has something to say of a record."""
    return any(getattr(record, name, "") not in (None, "") for name in flatten(fields))


class LineInline(HouseInline):
    """Lines typed inside a record; each says which version of it was read."""

    form = VersionedForm
    formfield_overrides = SHORT

    def get_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        fields = list(super().get_fields(request, obj))
        return fields if VERSION in fields else [*fields, VERSION]

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return super().has_add_permission(request, obj) and _open(obj)

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return super().has_change_permission(request, obj) and _open(obj)


def _open(record: Any) -> bool:
    """Whether the lines of a record may be written: while the record itself may."""
    return not isinstance(record, Record) or record.modificable


class RecordTabularInline(LineInline, HouseTabularInline):  # type: ignore[misc]
    """Lines of a record, one below the other in a table."""


class RecordStackedInline(LineInline, HouseStackedInline):  # type: ignore[misc]
    """Lines of a record, each a block of its own."""


class ValorVigenteForm(forms.ModelForm):  # type: ignore[type-arg]
    """A number from a day on, which is never less than what its declaration allows."""

    def clean(self) -> dict[str, Any] | None:
        cleaned = super().clean() or self.cleaned_data
        parametro, valor = known(cleaned.get("clave", "")), cleaned.get("valor")
        if parametro and valor is not None and valor < parametro.minimo:
            self.add_error("valor", f"No puede ser menor que {parametro.minimo} {parametro.unidad}.")
        return cleaned


@admin.register(ValorVigente)
class ValorVigenteAdmin(HouseAdmin):
    form = ValorVigenteForm
    list_display = ("titulo", "desde", "valor", "unidad", "norma")
    exporta = (
        Exported("clave", "Parámetro", labels=lambda: {one.clave: one.titulo for one in declared()}),
        *("desde", "valor"),
        Exported(
            "clave", "Unidad", labels=lambda: {one.clave: one.unidad for one in declared()}, coded=False
        ),
        "norma",
    )
    ordering = ("clave", "-desde")
    fields = ("clave", "desde", "valor", "norma")
    formfield_overrides = {
        models.PositiveIntegerField: {"max_value": MAYOR_VALOR},
    }
    empty_list = "Cada parámetro tiene un valor inicial; agregue aquí los que una norma cambie."

    @column("Parámetro", uses=("clave",), ordering="clave")
    def titulo(self, record: ValorVigente) -> str:
        parametro = known(record.clave)
        return parametro.titulo if parametro else record.clave

    @column("Unidad", uses=("clave",))
    def unidad(self, record: ValorVigente) -> str:
        parametro = known(record.clave)
        return parametro.unidad if parametro else ""

    def formfield_for_dbfield(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        if db_field.name == "clave":
            choices = [(one.clave, f"{one.titulo} ({one.unidad})") for one in declared()]
            return forms.ChoiceField(label="Parámetro", choices=choices)
        return super().formfield_for_dbfield(db_field, request, **kwargs)
