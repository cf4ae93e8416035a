"""The pages on which an edition is read by whoever prepares it: its figures, what moved, what each area owes."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from gobernacion.access.channels import reading_page
from gobernacion.releases.board import board
from gobernacion.releases.desk import EditionDesk
from gobernacion.releases.models import Edicion
from gobernacion.releases.movement_reading import confronted, explained
from gobernacion.releases.reading import figures_by_chapter, promises


def _measures_areas(edicion: Edicion) -> bool:
    return edicion.conformidades.exists()


class EditionReadings(EditionDesk):
    """The reading side of the admin of an edition."""

    @reading_page("Cifras", permission="confrontar")
    def ver_cifras(self, request: HttpRequest, record: Edicion) -> HttpResponse:
        offered = {page["name"]: page["url"] for page in self.pages_for(request, record)}
        context = {
            "title": f"Cifras de la edición {record}",
            "chapters": figures_by_chapter(record),
            "promises": promises(record),
            "correct_url": offered.get("corregir_cifra", ""),
        }
        return self._page(request, record, "releases/cifras.html", context)

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
