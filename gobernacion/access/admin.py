"""Accounts, functions and the journal, for those who look after them."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import admin
from django.contrib.auth import admin as auth_admin  # noqa: F401  (registers Group, which grants nothing here)
from django.contrib.auth.models import Group
from django.db.models import Count, Min, Q, QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html_join

from gobernacion.access import accounts, guessing, journal, journal_admin, open_sessions  # noqa: F401  (its desk)
from gobernacion.access.channels import button, column, form_page
from gobernacion.access.exporting import Exported
from gobernacion.access.grants import grants
from gobernacion.access.house import HouseAdmin
from gobernacion.access.models import Asignacion, User
from gobernacion.access.models.asignacion import areas_instaladas
from gobernacion.access.models.user import EstadoClave
from gobernacion.access.reasons import ask_why
from gobernacion.access.registry import registry
from gobernacion.access.roles import TODAS, Rol
from gobernacion.access.second_factor_desk import SecondFactorDesk

admin.site.unregister(Group)


WAITING = "por_confirmar"
"""How the list of the functions that wait for the second person is asked."""
FALTA_CONFIRMAR = (
    "Falta que la confirme otra persona: jefatura o autoridad de toda la oficina, que no sea quien la tendrá. "
    "La verá en su inicio; mientras tanto la función no vale."
)
NADIE_CONFIRMA = (
    "Hoy nadie más en la oficina puede confirmarla: lo hace quien opera el servidor con «manage.py nombrar», y queda "
    "en la bitácora."
)


@admin.register(User)
class UserAdmin(SecondFactorDesk, HouseAdmin):
    list_display = ("username", "nombre", "is_active", "estado_clave", "last_login")
    list_filter = ("is_active", "estado_clave")
    search_fields = ("username", "nombre")
    ordering = ("username",)
    fields = (
        *("username", "nombre", "correo", "is_active"),
        *("estado_clave", "clave_por", "clave_vence", "last_login"),
    )
    readonly_fields = ("estado_clave", "clave_por", "clave_vence", "last_login")
    exporta = (
        "username",
        "nombre",
        "correo",
        "is_active",
        "estado_clave",
        Exported("clave_por__username", "Clave entregada por"),
        "clave_vence",
        Exported("last_login", "Último ingreso"),
    )

    def waiting(self, request: HttpRequest) -> list[dict[str, Any]]:
        """The accounts that this person may say are in the hands of their owner."""
        if not grants(request).may("confirmar", User):
            return []
        me: Any = request.user
        others = User.objects.filter(estado_clave=EstadoClave.POR_CONFIRMAR, is_active=True)
        count = others.exclude(pk=me.pk).exclude(clave_por=me).count()
        url = f"{reverse('admin:access_user_changelist')}?estado_clave__exact={EstadoClave.POR_CONFIRMAR}"
        return [{"title": "Por confirmar", "count": count, "oldest": None, "url": url}] if count else []

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Nobody changes their own account."""
        return super().has_change_permission(request, obj) and (obj is None or obj.pk != request.user.pk)

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        """By its user an account is known in every line of the journal: it never has another."""
        own = super().get_readonly_fields(request, obj)
        return own if obj is None else (*own, "username")

    def save_model(self, request: HttpRequest, obj: User, form: Any, change: bool) -> None:
        if not change:
            obj.set_unusable_password()
            obj.estado_clave, obj.clave_por = EstadoClave.PROVISORIA, request.user  # type: ignore[assignment]
        super().save_model(request, obj, form, change)
        if not obj.is_active:
            open_sessions.close(open_sessions.of_user(obj))

    def note_saved(
        self, request: HttpRequest, obj: User, change: bool, labels: dict[str, Any], motivo: str
    ) -> None:
        if not change:
            return super().note_saved(request, obj, change, labels, motivo)
        return accounts.note_changed(request.user, obj, labels)  # type: ignore[arg-type]

    @button(
        "Entregar clave provisoria",
        permission=accounts.ENTREGAR_CLAVE,
        when=lambda record: record.is_active,
    )
    def entregar_clave(self, request: HttpRequest, record: User) -> HttpResponse:
        """Shown once, to be read aloud or copied; it opens nothing but the page that changes it."""
        clave = record.entregar_clave(por=request.user)  # type: ignore[arg-type]
        journal.note_decision(request.user, accounts.ENTREGAR_CLAVE, [record])  # type: ignore[arg-type]
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
        when=lambda record: record.is_active and record.estado_clave == EstadoClave.POR_CONFIRMAR,
    )
    def confirmar(self, request: HttpRequest, record: User) -> HttpResponse:
        record.confirmar(por=request.user)  # type: ignore[arg-type]
        self.message_user(request, "Cuenta confirmada: la persona ya puede trabajar con sus funciones.")
        return HttpResponseRedirect(self.change_url(record))

    @form_page("Quitar la pausa", permission="quitar_pausa", when=guessing.is_paused)
    def quitar_pausa(self, request: HttpRequest, record: User) -> HttpResponse:
        said = (
            "Alguien probó muchas veces una clave de esta cuenta. Pregunte antes a la persona, por otro medio, "
            "si es ella: si no, deje la pausa, que termina sola en una hora o menos."
        )

        def lift() -> str:
            guessing.lift(record, por=request.user)  # type: ignore[arg-type]
            return "Pausa quitada: la persona puede probar de nuevo ahora mismo."

        title = f"Quitar la pausa de {record}"
        return ask_why(
            self, request, record, title=title, confirm="Quitar la pausa", warning=said, decide=lift
        )


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
    uses = ("desde", "hasta", "confirmada_el")

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return [("hoy", "Vigentes hoy"), (WAITING, "Por confirmar")]

    def queryset(self, request: HttpRequest, queryset: Any) -> QuerySet[Any] | None:
        asked = {"hoy": queryset.vigentes, WAITING: queryset.por_confirmar}.get(self.value() or "")
        return asked(timezone.localdate()) if asked else None


@admin.register(Asignacion)
class AsignacionAdmin(HouseAdmin):
    form = AsignacionForm
    list_display = ("user", "rol", "area_nombre", "desde", "hasta", "otorgada_por", "confirmacion")
    list_filter = (VigenteFilter, "rol", AreaFilter)
    list_select_related = ("user", "otorgada_por", "confirmada_por")
    search_fields = ("user__username", "user__nombre")
    ordering = ("-desde", "user__username")
    fields = (
        "user",
        "rol",
        "area",
        "desde",
        "hasta",
        "motivo",
        "otorgada_por",
        "otorgada_el",
        "confirmacion",
    )
    readonly_fields = ("otorgada_por", "otorgada_el", "confirmacion")
    exporta = (
        Exported("user__username", "Usuario"),
        Exported("user__nombre", "Nombre y apellidos"),
        "rol",
        Exported("area", labels=lambda: {"": "Toda la oficina", **dict(areas_instaladas())}),
        *("desde", "hasta", "motivo"),
        Exported("otorgada_por__username", "Otorgada por"),
        "otorgada_el",
        Exported("confirmada_por__username", "Confirmada por"),
        "confirmada_el",
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

    @column("Confirmación", uses=("rol", "hasta", "confirmada_por__username", "confirmada_el"))
    def confirmacion(self, record: Asignacion) -> str:
        """Whether a second person agreed, where it takes one."""
        if record.confirmada_el:
            who = record.confirmada_por.username if record.confirmada_por else "la instalación"
            return f"{who}, el {timezone.localtime(record.confirmada_el):%d-%m-%Y}"
        return "Falta: todavía no vale" if record.por_confirmar else "—"

    def save_model(self, request: HttpRequest, obj: Asignacion, form: Any, change: bool) -> None:
        obj.otorgada_por = request.user  # type: ignore[assignment]
        super().save_model(request, obj, form, change)
        if obj.por_confirmar:
            said = FALTA_CONFIRMAR if _somebody_may_confirm(obj) else NADIE_CONFIRMA
            self.message_user(request, said, "WARNING")

    def waiting(self, request: HttpRequest) -> list[dict[str, Any]]:
        """The functions that this person may confirm."""
        if not grants(request).may("confirmar", Asignacion):
            return []
        me: Any = request.user
        others = Asignacion.objects.por_confirmar(timezone.localdate()).exclude(user=me)
        others = others.filter(Q(otorgada_por=None) | ~Q(otorgada_por=me))
        found = others.aggregate(count=Count("pk"), oldest=Min("otorgada_el"))
        url = f"{reverse('admin:access_asignacion_changelist')}?{VigenteFilter.parameter_name}={WAITING}"
        return [{"title": "Por confirmar", **found, "url": url}] if found["count"] else []

    @button("Confirmar", permission="confirmar", when=lambda record: record.por_confirmar)
    def confirmar(self, request: HttpRequest, record: Asignacion) -> HttpResponse:
        record.confirmar(request.user, timezone.now())  # type: ignore[arg-type]
        self.message_user(request, f"Función confirmada: vale desde el {record.desde:%d-%m-%Y}.")
        return HttpResponseRedirect(self.change_url(record))

    @form_page("Rechazar", permission="rechazar", when=lambda record: record.por_confirmar)
    def rechazar(self, request: HttpRequest, record: Asignacion) -> HttpResponse:
        said = "Esta función no llegará a valer. El motivo queda en la bitácora; quien la otorgó puede otorgar otra."

        def reject() -> str:
            record.rechazar(request.user)  # type: ignore[arg-type]
            return "Función rechazada."

        title = f"Rechazar: {record}"
        return ask_why(self, request, record, title=title, confirm="Rechazar", warning=said, decide=reject)

    @form_page(
        "Terminar hoy", permission="terminar", when=lambda record: not record.termino(timezone.localdate())
    )
    def terminar(self, request: HttpRequest, record: Asignacion) -> HttpResponse:
        said = f"{record.user.get_full_name()} deja de tener hoy mismo esta función."

        def end() -> str:
            record.terminar(timezone.localdate(), por=request.user)  # type: ignore[arg-type]
            return "La función terminó."

        title = f"Terminar hoy: {record}"
        return ask_why(self, request, record, title=title, confirm="Terminar hoy", warning=said, decide=end)


def _somebody_may_confirm(record: Asignacion) -> bool:
    """Whether anybody in the office may be the second person today."""
    politica = registry().of(Asignacion)
    may = Asignacion.objects.vigentes(timezone.localdate()).filter(
        rol__in=politica.roles("confirmar") if politica else (),
        area=TODAS,
        user__is_active=True,
        user__estado_clave=EstadoClave.PROPIA,
    )
    return may.exclude(user__in=[record.user_id, record.otorgada_por_id]).exists()
