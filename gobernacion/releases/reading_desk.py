"""The pages on which an edition is read by whoever prepares it: its figures, what moved, what each area owes."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.utils import timezone

from gobernacion.access import journal
from gobernacion.access.channels import form_page, reading_page
from gobernacion.access.exported_files import ExportForm
from gobernacion.access.exporting import Exported, columns_for, exported_file
from gobernacion.access.grants import grants
from gobernacion.access.models.asignacion import areas_instaladas
from gobernacion.access.rules import Accion
from gobernacion.lib.clp import counted
from gobernacion.releases.board import board
from gobernacion.releases.desk import EditionDesk
from gobernacion.releases.models import Cifra, Edicion
from gobernacion.releases.movement_reading import confronted, explained
from gobernacion.releases.reading import chapters_of, figures_by_chapter, promises, told_in

EXACTAS = "Son exactas y de uso interno: las que dicen «Sí» en «Se publica protegida» no salen de la oficina."

CIFRAS = (
    *("capitulo", "codigo", Exported("indicador", "Cifra"), Exported("dimension_nombre", "Desglose")),
    *("categoria", "desde", Exported("hasta", "Hasta (sin incluir)"), "corte", "calificador", "valor"),
    *("unidad", "meta", "protegida", "origen", "fuente", "nota", "registros", "se_apoya_en"),
    Exported("area", labels=areas_instaladas),
)
"""What the file of a page of figures says of each."""


def _chapter_asked(request: HttpRequest, record: Edicion) -> str:
    """The chapter an address asks for; empty where it asks for all of them."""
    asked = request.GET.get("capitulo", "")
    if asked and asked not in chapters_of(record):
        raise Http404("no such chapter")
    return asked


def _asking_for(capitulo: str) -> str:
    return f"?{urlencode({'capitulo': capitulo})}" if capitulo else ""


def _measures_areas(edicion: Edicion) -> bool:
    return edicion.conformidades.exists()


class EditionReadings(EditionDesk):
    """The reading side of the admin of an edition."""

    exporta = (
        *("year", "numero", "titulo", "estado", "corte", "medida_el", "reemplaza", "motivo"),
        *("elaborada_por__nombre", "elaborada_el", "aprobada_por__nombre"),
        *("institucion", "provincia", "region"),
    )

    @reading_page("Cifras", permission="confrontar")
    def ver_cifras(self, request: HttpRequest, record: Edicion) -> HttpResponse:
        """Its figures and commitments, all or those of one chapter."""
        offered = {page["name"]: page["url"] for page in self.pages_for(request, record)}
        capitulo = _chapter_asked(request, record)
        export_url = offered.get("exportar_cifras", "")
        context = {
            "title": f"Cifras de la edición {record}",
            "offered_chapters": chapters_of(record),
            "chapter": capitulo,
            "chapters": figures_by_chapter(record, capitulo),
            "promises": promises(record, capitulo),
            "correct_url": offered.get("corregir_cifra", ""),
            "export_url": export_url and f"{export_url}{_asking_for(capitulo)}",
        }
        return self._page(request, record, "releases/cifras.html", context)

    @form_page("Exportar cifras", permission=Accion.EXPORTAR)
    def exportar_cifras(self, request: HttpRequest, record: Edicion) -> HttpResponseBase:
        """The figures that are on screen as a file, with all that is kept of each."""
        held, capitulo = grants(request), _chapter_asked(request, record)
        rows = held.scope(told_in(record.cifras.all(), capitulo), Accion.EXPORTAR)
        taken = columns_for(held, Cifra, CIFRAS)
        form = ExportForm(request.POST if request.method == "POST" else None, asks_why=False)
        if form.is_valid():
            user: Any = request.user
            journal.note_export(user, Cifra, rows.count(), f"Cifras de la edición {record}.")
            name = f"cifras-{record}{capitulo and f'-capitulo-{capitulo}'}"
            return exported_file(form.cleaned_data["formato"], name, f"Cifras {record}", taken, rows)
        of = f"del capítulo {capitulo} de" if capitulo else "de"
        context = {
            "title": f"Exportar cifras {of} la edición {record}",
            "exported": f"{EXACTAS} Se exportan {counted(rows.count(), 'cifra', 'cifras')}.",
            "form": form,
            "columns": [column.header for _, column in taken],
            "back_url": f"{self._address_of('ver_cifras', record)}{_asking_for(capitulo)}",
        }
        return self._page(request, record, "access/exportar.html", context)

    @reading_page("Frente a los registros de hoy", permission="confrontar")
    def confrontar(self, request: HttpRequest, record: Edicion) -> HttpResponse:
        """All its figures; or one of them, with the records that moved it."""
        offered = {page["name"]: page["url"] for page in self.pages_for(request, record)}
        if "lugar" not in request.GET:
            return self._page(request, record, "releases/confronto.html", confronted(request, record))
        addresses = {"correct_url": offered.get("corregir", ""), "all_url": offered["confrontar"]}
        context = {**explained(request, record, self.admin_site), **addresses}
        return self._page(request, record, "releases/movimiento.html", context)

    @reading_page("Tablero de áreas", permission="confrontar", when=_measures_areas)
    def tablero(self, request: HttpRequest, record: Edicion) -> HttpResponse:
        """What each area still owes the edition, and who has to act."""
        context = {"title": f"Tablero de la edición {record}", **board(record, request, timezone.localdate())}
        return self._page(request, record, "releases/tablero.html", context)

    def _address_of(self, name: str, record: Edicion) -> str:
        return next(self.page_url(page, record) for page in self.pages() if page.name == name)
