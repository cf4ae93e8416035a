"""The desk of whoever heads an area: what an edition tells of it, to be confirmed before it is approved."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from gobernacion.access.channels import column, form_page
from gobernacion.access.exporting import Exported
from gobernacion.access.grants import grants
from gobernacion.access.models.asignacion import areas_instaladas
from gobernacion.releases import asking, confirming, correcting, reasons
from gobernacion.releases.board import chapters_read
from gobernacion.releases.desk import EditionDesk
from gobernacion.releases.forms import ChaptersForm, ConfirmingForm, GivenBackForm
from gobernacion.releases.models import (
    Capitulo,
    Conformidad,
    Edicion,
    EstadoConformidad,
    EstadoEdicion,
)


def _chapters(record: Conformidad) -> list[Capitulo]:
    return list(record.edicion.capitulos.filter(area=record.area).order_by("orden"))


def _board_url(edicion: Edicion) -> str:
    return reverse("admin:releases_edicion_tablero", args=[edicion.pk])


def _asked_for(record: Conformidad) -> bool:
    return record.edicion.en_preparacion and record.pendiente


class ConformidadAdmin(EditionDesk):
    list_display = ("__str__", "estado", "por", "el")
    list_filter = ("estado",)
    list_select_related = ("edicion", "por")
    ordering = ("-edicion__year", "-edicion__numero", "area")
    empty_list = (
        "Cuando se mida una edición de los registros, cada jefatura confirma aquí lo que dice de su área."
    )
    fields = (("edicion", "area_titulo"), "estado", ("por", "el"))
    readonly_fields = ("area_titulo",)
    exporta = (
        Exported("edicion__year", "Año", "year"),
        Exported("edicion__numero", "Edición", "integer"),
        Exported("area", labels=areas_instaladas),
        *("estado", "por__nombre", "el"),
    )

    @column("Área", uses=("area",), ordering="area")
    def area_titulo(self, record: Conformidad) -> str:
        return record.area_titulo

    def notices(self, record: Conformidad) -> list[dict[str, str]]:
        """Why the confirmation was taken back."""
        why = reasons.taken_back([record]).get(record.pk)
        return [{"title": "Se retiró la conformidad.", "said": why}] if why else []

    @form_page("Confirmar", permission="confirmar", when=_asked_for)
    def confirmar(self, request: HttpRequest, record: Conformidad) -> HttpResponse:
        edicion = record.edicion
        asked = asking.to_answer(edicion, record.area)
        form = ConfirmingForm(
            request.POST or None, asked=asked, initial={"leido": asking.read_in(edicion, record.area)}
        )
        if form.is_valid():
            leido = form.cleaned_data["leido"]
            confirming.confirm(record, request.user, leido, form.answers)  # type: ignore[arg-type]
            return self._done(request, record, f"{record.area_titulo}: conforme.")
        return self._ask(
            request,
            record,
            form,
            f"Confirmar {record}",
            "Confirmar",
            "Usted responde por estas cifras y por el texto del capítulo. Lo que esté mal se corrige en el registro"
            " y se mide de nuevo; el texto se redacta aquí.",
            "releases/confirmar.html",
            notices=self.notices(record),
            board_url=_board_url(edicion) if grants(request).may("confrontar", edicion) else "",
            **chapters_read(edicion, _chapters(record)),
        )

    @form_page("Redactar", permission="redactar", when=lambda record: record.edicion.en_preparacion)
    def redactar(self, request: HttpRequest, record: Conformidad) -> HttpResponse:
        """The words of the own chapters; what was confirmed with others is confirmed again."""
        capitulos = _chapters(record)
        form = ChaptersForm(request.POST or None, capitulos=capitulos)
        if not form.is_valid():
            return self._write(request, record, record.edicion, form, capitulos)
        correcting.rewrite(record.edicion, form.resumenes)
        self._written(request, record.edicion, _chapters(record))
        record.refresh_from_db()
        page = "confirmar" if _asked_for(record) else "redactar"
        return HttpResponseRedirect(reverse(f"admin:releases_conformidad_{page}", args=[record.pk]))

    @form_page(
        "Retirar la conformidad",
        permission="retirar",
        when=lambda record: not record.pendiente and record.edicion.en_preparacion,
    )
    def retirar(self, request: HttpRequest, record: Conformidad) -> HttpResponse:
        form = GivenBackForm(request.POST or None)
        if form.is_valid():
            confirming.take_back(record)
            return self._done(request, record, f"{record.area_titulo}: por confirmar.")
        return self._ask(
            request,
            record,
            form,
            f"Retirar la conformidad de {record}",
            "Retirar",
            "La edición no puede aprobarse hasta que se confirme de nuevo.",
        )

    def waiting(self, request: HttpRequest) -> list[dict[str, Any]]:
        """The areas this person heads that wait to be confirmed."""
        pending = (
            grants(request)
            .scope(Conformidad.objects.all(), "confirmar")
            .filter(estado=EstadoConformidad.PENDIENTE, edicion__estado=EstadoEdicion.BORRADOR)
        )
        count = pending.count()
        url = reverse("admin:releases_conformidad_changelist")
        query = f"?estado__exact={EstadoConformidad.PENDIENTE}"
        return (
            [{"title": "Por confirmar", "count": count, "oldest": None, "url": url + query}] if count else []
        )

    def _done(self, request: HttpRequest, record: Conformidad, said: str) -> HttpResponse:
        self.message_user(request, said, "SUCCESS")
        left = record.edicion.conformidades.filter(estado=EstadoConformidad.PENDIENTE).count()
        if not left:
            self.message_user(request, "Ninguna otra área falta por confirmar en esta edición.", "INFO")
        return HttpResponseRedirect(_board_url(record.edicion))
