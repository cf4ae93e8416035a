"""The editions of the account on the desks of those who prepare, approve and publish them."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html

from gobernacion.access import journal
from gobernacion.access.channels import button, column, form_page, list_page, reading_page
from gobernacion.access.house import HouseAdmin, HouseTabularInline
from gobernacion.releases import checking, explaining, publishing
from gobernacion.releases.carrying import carry_promises
from gobernacion.releases.forms import DiscardForm, MeasuringForm, NoteForm
from gobernacion.releases.measuring import confront, draft_from_records
from gobernacion.releases.models import Cuadratura, Edicion, EstadoEdicion
from gobernacion.releases.reading import comparison, figures_by_chapter, promises
from gobernacion.territory.models import Institucion

FOUND = {"quiebre": "No cuadra", "observacion": "Observación"}


def _in_preparation(edicion: Edicion) -> bool:
    return edicion.estado in explaining.IN_PREPARATION


class CuadraturaInline(HouseTabularInline):
    """What the check found; what adds up needs nobody's attention."""

    model = Cuadratura
    fields = ("estado", "nombre", "frase", "nota", "firma")
    verbose_name_plural = "lo que encontró la revisión"

    def get_queryset(self, request: HttpRequest) -> Any:
        return super().get_queryset(request).filter(estado__in=FOUND).order_by("orden")


@admin.register(Edicion)
class EdicionAdmin(HouseAdmin):
    list_display = ("__str__", "titulo", "estado", "elaborada_por", "elaborada_el", "aprobada_por")
    list_filter = ("estado",)
    list_select_related = ("elaborada_por", "aprobada_por")
    ordering = ("-year", "-numero")
    empty_list = "Mida un año de los registros con «Medir de los registros», o cargue una cuenta transcrita."
    fieldsets = (
        (None, {"fields": ("titulo", ("estado", "cifras"), "reemplaza", "motivo", "presentacion")}),
        ("Quién responde", {"fields": (("elaborada_por", "elaborada_el"), "aprobada_por")}),
        ("Institución", {"fields": (("institucion", "provincia", "region"),)}),
    )
    readonly_fields = ("cifras",)
    inlines = (CuadraturaInline,)

    @column("Cifras", uses=("year", "numero"))
    def cifras(self, record: Edicion) -> str:
        return format_html("{} en {} capítulos", record.cifras.count(), record.capitulos.count())

    # --- reading ---

    @reading_page("Cifras", permission="confrontar")
    def ver_cifras(self, request: HttpRequest, record: Edicion) -> HttpResponse:
        context = {
            "title": f"Cifras de la edición {record}",
            "chapters": figures_by_chapter(record),
            "promises": promises(record),
        }
        return self._page(request, record, "releases/cifras.html", context)

    @reading_page("Documento frente a registros", permission="confrontar")
    def confrontar(self, request: HttpRequest, record: Edicion) -> HttpResponse:
        context = {"title": f"Documento frente a registros: {record}", **comparison(confront(record))}
        return self._page(request, record, "releases/confronto.html", context)

    # --- preparing ---

    @list_page("Medir de los registros", permission="medir")
    def medir(self, request: HttpRequest) -> HttpResponse:
        """The first edition of a year, or of what goes of it, out of what the desks typed."""
        form = MeasuringForm(request.POST or None, initial={"year": timezone.localdate().year})
        institucion = Institucion.objects.actual()
        if form.is_valid() and institucion is not None:
            answers = form.cleaned_data
            edicion = draft_from_records(institucion, answers["year"], answers["corte"], request.user)  # type: ignore[arg-type]
            journal.note_decision(request.user, "medir", [edicion])  # type: ignore[arg-type]
            self.message_user(
                request, f"Edición {edicion} medida: {edicion.cifras.count()} cifras.", "SUCCESS"
            )
            return HttpResponseRedirect(self.change_url(edicion))
        context = {
            "title": "Medir de los registros",
            "form": form,
            "confirm": "Medir",
            "back_url": reverse("admin:releases_edicion_changelist"),
            "warning": "Se cuenta lo que las áreas registraron. El borrador lo ve solo quien prepara o publica.",
        }
        return self._page(request, None, "access/step.html", context)

    @button("Revisar", permission="revisar", when=_in_preparation)
    def revisar(self, request: HttpRequest, record: Edicion) -> HttpResponse:
        unexplained = checking.check(record)
        if unexplained:
            self.message_user(
                request, f"No cuadra, y falta una nota que lo explique: {len(unexplained)}.", "WARNING"
            )
        else:
            self.message_user(request, "Revisada: puede aprobarla otra persona.", "SUCCESS")
        return HttpResponseRedirect(self.change_url(record))

    @button("Traer compromisos", permission="traer_compromisos", when=_in_preparation)
    def traer_compromisos(self, request: HttpRequest, record: Edicion) -> HttpResponse:
        """What was promised for its year as it stands today, for a draft that was started before."""
        brought = carry_promises(record, [record.year])
        checking.check(record)
        self.message_user(request, f"Compromisos de {record.year} al día: {brought}.", "SUCCESS")
        return HttpResponseRedirect(self.change_url(record))

    @form_page("Explicar lo que no cuadra", permission="explicar", when=_in_preparation)
    def explicar(self, request: HttpRequest, record: Edicion) -> HttpResponse:
        form = NoteForm(request.POST or None, found=explaining.unexplained(record))
        if form.is_valid():
            said = form.cleaned_data
            today = timezone.localdate()
            explaining.explain(record, said["cuadratura"], said["texto"], said["firma"], today)
            self.message_user(request, "Nota agregada, y edición revisada de nuevo.", "SUCCESS")
            return HttpResponseRedirect(self.change_url(record))
        context = {
            "title": f"Explicar lo que no cuadra en {record}",
            "form": form,
            "confirm": "Firmar la nota",
            "warning": "La nota es pública: la lee cualquiera junto a las dos cifras que no cuadran.",
        }
        return self._page(request, record, "access/step.html", context)

    @form_page("Descartar", permission="descartar", when=_in_preparation)
    def descartar(self, request: HttpRequest, record: Edicion) -> HttpResponse:
        form = DiscardForm(request.POST or None)
        if form.is_valid():
            explaining.discard(record)
            self.message_user(request, f"Edición {record} descartada.", "SUCCESS")
            return HttpResponseRedirect(reverse("admin:releases_edicion_changelist"))
        context = {
            "title": f"Descartar la edición {record}",
            "form": form,
            "confirm": "Descartar",
            "warning": "Se borra el borrador con sus cifras y notas; los registros no se tocan.",
        }
        return self._page(request, record, "access/step.html", context)

    # --- deciding ---

    @button("Aprobar", permission="aprobar", when=lambda record: record.estado == EstadoEdicion.REVISADA)
    def aprobar(self, request: HttpRequest, record: Edicion) -> HttpResponse:
        record.aprobar(request.user)  # type: ignore[arg-type]
        self.message_user(request, "Aprobada: la autoridad puede publicarla.", "SUCCESS")
        return HttpResponseRedirect(self.change_url(record))

    @button("Publicar", permission="publicar", when=lambda record: record.estado == EstadoEdicion.APROBADA)
    def publicar(self, request: HttpRequest, record: Edicion) -> HttpResponse:
        publicada = publishing.publish(record, timezone.localdate())
        self.message_user(request, f"Publicada. Sello {publicada.sello}.", "SUCCESS")
        return HttpResponseRedirect(self.change_url(record))

    def _page(
        self, request: HttpRequest, record: Edicion | None, template: str, context: dict[str, Any]
    ) -> HttpResponse:
        shared = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "original": record,
            "change_url": self.change_url(record) if record else "",
            "media": self.media,
        }
        return render(request, template, {**shared, **context})
