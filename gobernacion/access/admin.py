"""Accounts, functions and the journal, for those who look after them."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import admin
from django.contrib.auth import admin as auth_admin  # noqa: F401  (registers Group, which grants nothing here)
from django.contrib.auth.models import Group
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils import timezone
from django.utils.html import format_html_join

from gobernacion.access import guessing, journal, journal_admin  # noqa: F401  (its desk)
from gobernacion.access.channels import button, column, form_page
from gobernacion.access.exporting import Exported
from gobernacion.access.house import HouseAdmin
from gobernacion.access.models import Asignacion, User
from gobernacion.access.models.asignacion import areas_instaladas
from gobernacion.access.models.user import EstadoClave
from gobernacion.access.roles import Rol

admin.site.unregister(Group)


class LiftForm(forms.Form):
    """Why somebody is let try again at once."""

    motivo = forms.CharField(
        label="Motivo",
        max_length=200,
        widget=forms.TextInput(attrs={"class": "vTextField", "autofocus": True}),
        validators=[journal.without_personal_data],
        help_text="Queda en la bitácora: no escriba RUN, teléfonos ni correos.",
    )


@admin.register(User)
class UserAdmin(HouseAdmin):
    list_display = ("username", "nombre", "is_active", "estado_clave", "last_login")
    list_filter = ("is_active", "estado_clave")
    search_fields = ("username", "nombre")
    ordering = ("username",)
    fields = ("username", "nombre", "correo", "is_active", "estado_clave", "clave_por", "last_login")
    readonly_fields = ("estado_clave", "clave_por", "last_login")
    exporta = (
        "username",
        "nombre",
        "correo",
        "is_active",
        "estado_clave",
        Exported("clave_por__username", "Clave entregada por"),
        Exported("last_login", "Último ingreso"),
    )

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Nobody changes their own account."""
        return super().has_change_permission(request, obj) and (obj is None or obj.pk != request.user.pk)

    def save_model(self, request: HttpRequest, obj: User, form: Any, change: bool) -> None:
        if not change:
            obj.set_unusable_password()
            obj.estado_clave, obj.clave_por = EstadoClave.PROVISORIA, request.user  # type: ignore[assignment]
        super().save_model(request, obj, form, change)

    @button("Entregar clave provisoria", permission="entregar_clave")
    def entregar_clave(self, request: HttpRequest, record: User) -> HttpResponse:
        """Shown once, to be read aloud or copied; it opens nothing but the page that changes it."""
        clave = record.entregar_clave(por=request.user)  # type: ignore[arg-type]
        context = {
            **self.admin_site.each_context(request),
            "title": "Clave provisoria",
            "record": record,
            "clave": clave,
        }
        return render(request, "access/handed_password.html", context)

    @button(
        "Confirmar que es la persona",
        permission="confirmar",
        when=lambda record: record.estado_clave == EstadoClave.POR_CONFIRMAR,
    )
    def confirmar(self, request: HttpRequest, record: User) -> HttpResponse:
        record.confirmar(por=request.user)  # type: ignore[arg-type]
        self.message_user(request, "Cuenta confirmada: la persona ya puede trabajar con sus funciones.")
        return HttpResponseRedirect(self.change_url(record))

    @form_page("Quitar la pausa", permission="quitar_pausa", when=guessing.is_paused)
    def quitar_pausa(self, request: HttpRequest, record: User) -> HttpResponse:
        form = LiftForm(request.POST or None)
        if form.is_valid():
            guessing.lift(record, por=request.user)  # type: ignore[arg-type]
            self.message_user(request, "Pausa quitada: la persona puede probar de nuevo ahora mismo.")
            return HttpResponseRedirect(self.change_url(record))
        context = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "original": record,
            "change_url": self.change_url(record),
            "media": self.media,
            "title": f"Quitar la pausa de {record}",
            "crumb": "Quitar la pausa",
            "confirm": "Quitar la pausa",
            "warning": (
                "Alguien probó muchas veces una clave de esta cuenta. Pregunte antes a la persona, por otro medio, "
                "si es ella: si no, deje la pausa, que termina sola en una hora o menos."
            ),
            "form": form,
        }
        return render(request, "access/step.html", context)


class AsignacionForm(forms.ModelForm):  # type: ignore[type-arg]
    """A function given to another person; the areas offered are those of this office."""

    area = forms.ChoiceField(label="Área", required=False)

    class Meta:
        model = Asignacion
        fields = ("user", "rol", "area", "desde", "hasta", "motivo")
        help_texts = {
            "rol": format_html_join(
                "", "<strong>{}</strong>: {}<br>", ((rol.label, rol.frase) for rol in Rol)
            ),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "area" in self.fields:
            self.fields["area"].choices = [("", "Toda la oficina"), *areas_instaladas()]  # type: ignore[attr-defined]


class AreaFilter(admin.SimpleListFilter):
    title = "área"
    parameter_name = "area"
    uses = ("area",)

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return areas_instaladas()

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any] | None:
        return queryset.filter(area=self.value()) if self.value() else None


class VigenteFilter(admin.SimpleListFilter):
    title = "vigencia"
    parameter_name = "vigente"
    uses = ("desde", "hasta")

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return [("hoy", "Vigentes hoy")]

    def queryset(self, request: HttpRequest, queryset: Any) -> QuerySet[Any] | None:
        return queryset.vigentes(timezone.localdate()) if self.value() else None


@admin.register(Asignacion)
class AsignacionAdmin(HouseAdmin):
    form = AsignacionForm
    list_display = ("user", "rol", "area_nombre", "desde", "hasta", "otorgada_por")
    list_filter = (VigenteFilter, "rol", AreaFilter)
    list_select_related = ("user", "otorgada_por")
    search_fields = ("user__username", "user__nombre")
    ordering = ("-desde", "user__username")
    fields = ("user", "rol", "area", "desde", "hasta", "motivo", "otorgada_por")
    readonly_fields = ("otorgada_por",)
    exporta = (
        Exported("user__username", "Usuario"),
        Exported("user__nombre", "Nombre y apellidos"),
        "rol",
        Exported("area", labels=lambda: {"": "Toda la oficina", **dict(areas_instaladas())}),
        *("desde", "hasta", "motivo"),
        Exported("otorgada_por__username", "Otorgada por"),
    )
    exporta_con_motivo = True

    @column("Área", uses=("area",), ordering="area")
    def area_nombre(self, record: Asignacion) -> str:
        return record.area_nombre

    def formfield_for_foreignkey(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        """Oneself is not among the people to whom a function may be given."""
        if db_field.name == "user":
            kwargs["queryset"] = (
                User.objects.filter(is_active=True)
                .exclude(username=request.user.get_username())
                .order_by("username")
            )
        return super().formfield_for_foreignkey(db_field, request, **kwargs)

    def save_model(self, request: HttpRequest, obj: Asignacion, form: Any, change: bool) -> None:
        obj.otorgada_por = request.user  # type: ignore[assignment]
        super().save_model(request, obj, form, change)

    @button("Terminar hoy", permission="terminar", when=lambda record: record.hasta is None)
    def terminar(self, request: HttpRequest, record: Asignacion) -> HttpResponse:
        record.terminar(timezone.localdate(), por=request.user)  # type: ignore[arg-type]
        self.message_user(request, "La función terminó.")
        return HttpResponseRedirect(self.change_url(record))
