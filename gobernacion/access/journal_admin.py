"""The journal as somebody reads it: a sentence a line, on screen and in the file."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from urllib.parse import urlencode

from django.contrib import admin
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.text import capfirst

from gobernacion.access import journal, journal_words, known_people
from gobernacion.access.changelist import HouseChangeList
from gobernacion.access.channels import column, list_page
from gobernacion.access.exported_files import file_response
from gobernacion.access.exporting import Exported, Taken
from gobernacion.access.grants import grants
from gobernacion.access.house import HouseAdmin
from gobernacion.access.journal_filters import FILTERS, PERSONA, SearchForm, initial_from
from gobernacion.access.journal_reading import Reader, Told, shown_in, told_in_parts
from gobernacion.access.models import Anotacion, Lote
from gobernacion.access.rules import Accion
from gobernacion.lib.clp import counted
from gobernacion.lib.sheets import Column

TELLS = ("cuando", "quien", "accion", "modelo", "registro", "filas", "registros")
"""What a sentence is made of."""
REACH = 5_000
"""Lines that the pages of the list reach; the search reaches the rest."""
NAMED = 200
"""Records of a list that the page of its line names."""


class ReachPaginator(Paginator):  # type: ignore[type-arg]
    """Pages that never count the whole journal."""

    @cached_property
    def count(self) -> int:
        lines: Any = self.object_list
        return min(len(lines) if isinstance(lines, list) else int(lines[:REACH].count()), REACH)


class JournalChangeList(HouseChangeList):
    """The lines of a page, each with its sentence."""

    request_of_list: HttpRequest

    def __init__(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        self.request_of_list = request
        super().__init__(request, *args, **kwargs)

    def note_shown(self, request: HttpRequest) -> None:
        """That it was asked about a person is a line itself."""
        for key in self.filter_params.get(PERSONA, ()):
            journal.note_asked(request.user, "quien_vio", known_people.label(), key)  # type: ignore[arg-type]

    def read(self, page: QuerySet[Any]) -> list[Any]:
        lines = super().read(page)
        reader = Reader(lines, grants(self.request_of_list))
        for line in lines:
            line.contada = reader.told(line)
        return lines


@admin.register(Anotacion)
class AnotacionAdmin(HouseAdmin):
    list_display = ("cuando", "frase", "motivo")
    list_filter = FILTERS
    list_select_related = ("quien",)
    paginator = ReachPaginator
    search_fields = ("=registro", "=quien__username")
    search_help_text = (
        "Usuario, o la clave exacta de un registro. Por día, caso o persona: «Buscar en la bitácora»."
    )
    sortable_by = ()
    ordering = ("-id",)
    empty_list = "Cada vez que alguien mire, exporte o decida algo sobre una persona, quedará aquí."
    fields = ("cuando", "frase", "cuales", "motivo")
    readonly_fields = ("cuando", "frase", "cuales", "motivo")
    exporta = (
        "cuando",
        Exported("quien__username", "Usuario"),
        Exported("quien__nombre", "Quién"),
        Exported("accion", labels=lambda: dict(journal_words.actions())),
        Exported("modelo", labels=lambda: dict(journal_words.kinds())),
        *("registro", "filas", "motivo"),
    )
    exporta_con_motivo = True

    def get_changelist(self, request: HttpRequest, **kwargs: Any) -> type[HouseChangeList]:
        return JournalChangeList

    def get_object(self, request: HttpRequest, object_id: str, from_field: str | None = None) -> Any:
        line = super().get_object(request, object_id, from_field)
        if line is not None:
            line.contada = Reader([line], grants(request)).told(line)
        return line

    @column("Qué pasó", uses=TELLS)
    def frase(self, record: Any) -> SafeString | str:
        """The sentence; what it was done to is a link for whoever may see it."""
        told: Told = record.contada
        if not told.url:
            return told.frase
        return format_html('{} {} <a href="{}">{}</a>.', told.quien_era, told.hizo, told.url, told.que)

    @column("Cuáles", uses=TELLS)
    def cuales(self, record: Anotacion) -> SafeString | str:
        """The records that the list showed or the file took."""
        named = shown_in(record, NAMED)
        if not named:
            return ""
        left = max((record.filas or 0) - len(named), 0)
        more = [(f"y {counted(left, 'registro', 'registros')} más",)] if left else []
        return format_html(
            "<ul>{}</ul>", format_html_join("", "<li>{}</li>", [*((one,) for one in named), *more])
        )

    @list_page("Buscar en la bitácora", permission=Accion.VER, sin_anotar="Solo arma lo que se busca.")
    def buscar(self, request: HttpRequest) -> HttpResponse:
        """Asks what is looked for, and answers with the list filtered by it."""
        posted = request.POST if request.method == "POST" else None
        form = SearchForm(posted, initial=initial_from(request.GET.dict()))
        listed = reverse("admin:access_anotacion_changelist", current_app=self.admin_site.name)
        if form.is_valid():
            asked = urlencode(form.address())
            return HttpResponseRedirect(f"{listed}?{asked}" if asked else listed)
        context = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "media": self.media,
            "title": "Buscar en la bitácora",
            "form": form,
            "confirm": "Buscar",
            "change_url": None,
            "back_url": listed,
        }
        return render(request, "access/buscar_bitacora.html", context)

    def file_of(self, formato: str, taken: list[Taken], rows: QuerySet[Any]) -> HttpResponseBase:
        """The columns, and after them the sentence and what somebody was that day."""
        asked = [one for one, _ in taken]
        columns = [*(one for _, one in taken), Column("Qué pasó", "text"), Column("Qué era ese día", "text")]
        title = capfirst(str(self.opts.verbose_name_plural))
        return file_response(formato, str(self.opts.model_name), title, columns, _rows(rows, asked))


def _rows(rows: QuerySet[Any], asked: list[Any]) -> Iterator[list[Any]]:
    paths = [getattr(one, "name", one) for one in asked]
    for line, told in told_in_parts(rows.select_related("quien")):
        yield [*(_value(line, path) for path in paths), told.frase, told.funciones]


def _value(line: Anotacion, path: str) -> Any:
    found: Any = line
    for name in path.split("__"):
        found = getattr(found, name) if found is not None else None
    return found


@admin.register(Lote)
class LoteAdmin(HouseAdmin):
    list_display = ("cuando", "primera", "ultima", "filas", "sello")
    ordering = ("-id",)
