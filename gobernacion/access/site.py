"""The one site of the staff, at /interno/."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import update_wrapper
from typing import Any

from django.apps import apps
from django.conf import settings
from django.contrib.admin import AdminSite
from django.contrib.admin.views.autocomplete import AutocompleteJsonView
from django.core.exceptions import BadRequest, PermissionDenied, SuspiciousOperation
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.shortcuts import render
from django.urls import path, reverse
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters

from gobernacion.access import account_pages, accounts, devices, journal, open_sessions, presence
from gobernacion.access.changelist import HOSTILE
from gobernacion.access.channels import answers_for_its_line
from gobernacion.access.entry import EntryForm, OwnPasswordPage
from gobernacion.access.grants import grants
from gobernacion.access.guessing import Paused
from gobernacion.access.models import Asignacion
from gobernacion.access.models.user import EstadoClave
from gobernacion.access.rules import Accion
from gobernacion.areas import installed
from gobernacion.territory.models import Institucion
from gobernacion.territory.vigencias import ends

REFUSALS = {
    400: (
        "Esa dirección no se entiende",
        "Pide un filtro o una página que esta lista no tiene. Vuelva al inicio y elija desde allí.",
    ),
    403: (
        "Su función no permite hacer eso",
        "Si le corresponde hacerlo, pida la función a quien administra las cuentas. No se cambió nada.",
    ),
    404: (
        "No encontramos esa página",
        "No existe, o no está entre lo que usted puede ver. Revise la dirección o vuelva al inicio.",
    ),
    429: (
        "Demasiados intentos",
        (
            "Espere {wait} y pruebe de nuevo; insistir antes no alarga la espera. Desde otro equipo en que ya entró "
            "puede entrar ahora. Si olvidó su clave, o no fue usted quien la probó, avise a quien administra las "
            "cuentas: puede quitar la pausa o entregarle otra clave."
        ),
    ),
}

OWN_PASSWORD = {"password_change", "logout", "jsi18n", presence.KEEP, presence.KEEP_FILE}
"""All that may be opened with a password somebody else handed over."""
OWN_ACCOUNT = OWN_PASSWORD | {name for _, name, _ in account_pages.PAGES}
"""And before somebody confirmed whose the account is."""

WAITING_ROOM = {"index", "password_change_done"}
"""Where whoever waits for that is led: no other page is theirs yet."""


@dataclass(frozen=True)
class SitePage:
    """A page of the staff that is of no one model. To whoever ``may`` not open it, its address is none.

    ``may`` and ``view`` are given what the route takes out of the address; ``every`` tells of a route that takes
    something what there is to be taken. ``home`` draws what it puts on the first page of those who may, or nothing.
    ``anota`` is the action of the line it leaves in the journal; ``sin_anotar``, why it leaves none.
    """

    route: str
    name: str
    may: Callable[..., bool]
    view: Callable[..., HttpResponseBase]
    home: Callable[[HttpRequest], str] | None = None
    every: Callable[[], Iterable[Mapping[str, str]]] = lambda: ({},)
    anota: str = ""
    sin_anotar: str = ""

    def __post_init__(self) -> None:
        answers_for_its_line(self.name, self.anota, self.sin_anotar)


class HouseSite(AdminSite):
    """Where the staff work: every page asks who it is, what the policy lets them, and refuses in words."""

    site_title = "Gobernación"
    site_header = "Gobernación · sistema interno"
    index_title = "Inicio"
    site_url = "/"
    enable_nav_sidebar = False
    empty_value_display = "—"
    index_template = "access/index.html"
    login_form = EntryForm
    password_change_template = "access/password_change.html"  # noqa: S105  (a page, not a password)

    def __init__(self, name: str = "admin") -> None:
        super().__init__(name)
        self.pages: list[SitePage] = []
        self.disable_action("delete_selected")

    def declare(self, *pages: SitePage) -> None:
        """Take pages of the staff that are of no one model, when the product starts."""
        self.pages += pages

    def has_permission(self, request: HttpRequest) -> bool:
        """Every active account may enter; what it finds inside is for the policy."""
        return request.user.is_active

    def each_context(self, request: HttpRequest) -> dict[str, Any]:
        """What every page is given. Django's own works out all that a person may reach, on each page, for a bar of
        links that this site does not draw."""
        return {
            "site_title": self.site_title,
            "site_header": self.site_header,
            "site_url": request.META["SCRIPT_NAME"] or self.site_url,
            "has_permission": self.has_permission(request),
            "is_popup": False,
            "is_nav_sidebar_enabled": self.enable_nav_sidebar,
            "log_entries": (),
            "demo": settings.DEMO,
            "dentro": presence.is_in(request),
        }

    def index(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> Any:
        held = grants(request)
        context = {
            "functions": held.functions,
            "awaited": not held.functions
            and Asignacion.objects.por_confirmar(held.at).filter(user=request.user.pk).exists(),
            "waiting": self._waiting(request),
            "parts": [page.home(request) for page in self.pages if page.home and page.may(held)],
        }
        return super().index(request, {**context, **(extra_context or {})})

    def get_app_list(self, request: HttpRequest, app_label: str | None = None) -> list[Any]:
        """The areas in the order of the office, and then what they share; each with its sentence."""
        place = {area.label: number for number, area in enumerate(installed())}
        sections: list[Any] = super().get_app_list(request, app_label)
        institucion = Institucion.objects.en(timezone.localdate())
        ended = ends()
        for section in sections:
            section["termino"] = ended.get(section["app_label"])
            frase = getattr(apps.get_app_config(section["app_label"]), "frase", "")
            section["frase"] = institucion.dice(frase) if institucion else frase
        return sorted(sections, key=lambda section: place.get(section["app_label"], len(place)))

    def _waiting(self, request: HttpRequest) -> list[dict[str, Any]]:
        """What waits for this person, desk by desk."""
        asked = ((admin.opts, admin.waiting(request)) for admin in self._registry.values())  # type: ignore[attr-defined]
        found = [
            {"area": opts.app_config.verbose_name, "records": opts.verbose_name_plural, "lists": lists}
            for opts, lists in asked
            if lists
        ]
        return sorted(found, key=lambda desk: -sum(one["count"] for one in desk["lists"]))

    def get_urls(self) -> list[Any]:
        # The shortcut from a number to an object's public page tells which numbers exist.
        own = [path(page.route, self.admin_view(self._door(page)), name=page.name) for page in self.pages]
        own += [path(route, self.admin_view(view), name=name) for route, name, view in account_pages.PAGES]
        return [*own, *(one for one in super().get_urls() if getattr(one, "name", None) != "view_on_site")]

    def _door(self, page: SitePage) -> Callable[..., HttpResponseBase]:
        def enter(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
            if not page.may(grants(request), **kwargs):
                raise Http404("no such page")
            return page.view(request, *args, **kwargs)

        return update_wrapper(enter, page.view)

    def admin_view(self, view: Any, cacheable: bool = False) -> Any:
        def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
            if first := presence.first_of_all(request, _name(request)):
                return first
            open_sessions.note_use(request)
            if presence.is_in(request):
                if _has_borrowed_password(request) and _name(request) not in OWN_PASSWORD:
                    return HttpResponseRedirect(reverse("admin:password_change", current_app=self.name))
                if _waits_for_somebody(request) and _name(request) not in OWN_ACCOUNT:
                    return self.wait(request)
            try:
                return view(request, *args, **kwargs)
            except Paused as paused:
                return self.pause(request, paused)
            except (BadRequest, SuspiciousOperation):
                return self.refuse(request, 400)
            except PermissionDenied:
                return self.refuse(request, 403)
            except Http404:
                return self.refuse(request, 404)

        return super().admin_view(update_wrapper(answer, view), cacheable)

    def refuse(self, request: HttpRequest, status: int, **said: str) -> HttpResponse:
        """A refusal in words; a page that does not exist and one that is not for this person read the same."""
        title, sentence = REFUSALS[status]
        context = {**self.each_context(request), "title": title, "sentence": sentence.format(**said)}
        return render(request, "access/refused.html", context, status=status)

    def wait(self, request: HttpRequest) -> HttpResponse:
        """What is answered at every address to whoever changed a handed-over password and is not confirmed yet."""
        context = {**self.each_context(request), "title": "Falta que jefatura confirme su cuenta"}
        status = 200 if _name(request) in WAITING_ROOM else 403
        return render(request, "access/waiting_room.html", context, status=status)

    def pause(self, request: HttpRequest, paused: Paused) -> HttpResponse:
        """What is answered to an attempt that has to wait: the same whether the account exists or not."""
        response = self.refuse(request, 429, wait=paused.told)
        response["Retry-After"] = str(paused.seconds)
        return response

    @method_decorator([never_cache, sensitive_post_parameters()])
    def login(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> Any:
        try:
            response = super().login(request, {"title": "Entrar", **(extra_context or {})})
        except Paused as paused:
            return self.pause(request, paused)
        if request.method == "POST" and response.status_code == 302:
            presence.start(request)
            if presence.is_in(request):
                devices.remember(request, response, request.user)  # type: ignore[arg-type]
                accounts.note_came_in(request.user)  # type: ignore[arg-type]
        return response

    def logout(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> Any:
        if request.method == "POST":
            accounts.note_left(request.user)  # type: ignore[arg-type]
        return super().logout(request, extra_context)

    def password_change(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> Any:
        page = OwnPasswordPage.as_view(
            success_url=reverse("admin:password_change_done", current_app=self.name),
            template_name=self.password_change_template,
            extra_context={**self.each_context(request), **(extra_context or {})},
        )
        return page(request)

    def catch_all_view(self, request: HttpRequest, url: str) -> Any:
        """Django would add the missing slash and so tell which addresses exist."""
        raise Http404("no such page")

    def autocomplete_view(self, request: HttpRequest) -> Any:
        return HouseAutocomplete.as_view(admin_site=self)(request)


class HouseAutocomplete(AutocompleteJsonView):
    """The options of a reference while somebody types: only those they may choose, for a field they may write."""

    def process_request(self, request: HttpRequest) -> Any:
        held = grants(request)
        try:
            source = apps.get_model(request.GET["app_label"], request.GET["model_name"])
        except (KeyError, LookupError, ValueError):
            raise PermissionDenied from None
        writable = held.editable(source, Accion.AGREGAR) | held.editable(source, Accion.MODIFICAR)
        if request.GET.get("field_name") not in writable:
            raise PermissionDenied
        return super().process_request(request)

    def has_perm(self, request: HttpRequest, obj: Any = None) -> bool:
        return grants(request).may(Accion.ELEGIR, self.model_admin.model)

    def get_queryset(self) -> QuerySet[Any]:
        admin, request = self.model_admin, self.request
        offered = admin.model._default_manager.order_by(*admin.get_ordering(request))
        offered = offered.complex_filter(self.source_field.get_limit_choices_to())
        offered = grants(request).scope(offered, Accion.ELEGIR)
        found, repeats = admin.get_search_results(request, offered, self.term)
        return found.distinct() if repeats else found

    def serialize_result(self, obj: Any, to_field_name: str) -> dict[str, str]:
        text = grants(self.request).label(obj)
        if text != str(obj):
            self.named.append(obj.pk)
        return {"id": str(getattr(obj, to_field_name)), "text": text}

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        """The options; one line in the journal for those that name somebody."""
        self.named: list[Any] = []
        try:
            response = super().get(request, *args, **kwargs)
        except HOSTILE:
            raise BadRequest from None
        if self.named:
            journal.note_list(request.user, self.model_admin.model, self.named, journal.OPTIONS)  # type: ignore[arg-type]
        return response


def _name(request: HttpRequest) -> str:
    return request.resolver_match.url_name or "" if request.resolver_match else ""


def _waits_for_somebody(request: HttpRequest) -> bool:
    return getattr(request.user, "estado_clave", None) == EstadoClave.POR_CONFIRMAR


def _has_borrowed_password(request: HttpRequest) -> bool:
    return getattr(request.user, "estado_clave", None) == EstadoClave.PROVISORIA
