"""The planillas of a list: one page from which they go out and one to which they come back."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseBase

from gobernacion.access.channels import Page, list_page
from gobernacion.access.house import HouseAdmin
from gobernacion.access.rules import Accion
from gobernacion.records.planillas.columns import Planilla
from gobernacion.records.planillas.downloading import Download
from gobernacion.records.planillas.uploading import CARGADAS, Upload


class RecordPlanillas(HouseAdmin):
    """The planilla side of the admin of a record."""

    en_planilla: Planilla | None = Planilla()
    """That these records are typed in a workbook too, unless ``sin_planilla`` says why they are not."""
    sin_planilla = ""

    def __init_subclass__(cls, **kwargs: Any) -> None:
        super().__init_subclass__(**kwargs)
        if cls.sin_planilla:
            cls.en_planilla = None

    def pages(self, of_list: bool = False) -> list[Page]:
        """Without a planilla, there is nothing to download nor to upload."""
        found = super().pages(of_list)
        return found if self.en_planilla else [page for page in found if page.name not in PAGES]

    @list_page("Descargar planilla", permission=Accion.AGREGAR, anota=Accion.EXPORTAR)
    def descargar_planilla(self, request: HttpRequest) -> HttpResponseBase:
        return Download(self, request).answer()

    def page_title(self, request: HttpRequest, page: Page) -> str:
        """To whoever uploads none, the page of the planillas is of those that were loaded."""
        uploads = page.name != "cargar_planilla" or self.has_add_permission(request)
        return super().page_title(request, page) if uploads else CARGADAS

    @list_page("Cargar planilla", permission=Accion.AGREGAR, also=Accion.ANULAR, anota=Accion.IMPORTAR)
    def cargar_planilla(self, request: HttpRequest) -> HttpResponse:
        return Upload(self, request).answer()


PAGES = {"descargar_planilla", "cargar_planilla"}
