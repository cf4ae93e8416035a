"""What the desk asks of its list of cases."""

from __future__ import annotations

from typing import Any

from django.contrib.admin import SimpleListFilter
from django.http import HttpRequest
from django.utils import timezone


class PapelesFilter(SimpleListFilter):
    """Those in process that lack something without which they cannot be proposed."""

    title = "papeles que faltan"
    parameter_name = "falta"
    uses = ("folio_siep", "informe_fecha", "estado", "decision")

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return [
            ("algo", "cualquiera"),
            ("siep", "folio SIEP"),
            ("informe", "informe social"),
            ("vencido", "informe social vigente"),
            ("control", "control de riesgo"),
            ("decision", "decisión sobre el control"),
        ]

    def queryset(self, request: HttpRequest, queryset: Any) -> Any:
        match self.value():
            case None:
                return queryset
            case "algo":
                return queryset.sin_papeles()
            case "siep":
                return queryset.sin_folio()
            case "informe":
                return queryset.en_tramite().filter(informe_fecha=None)
            case "vencido":
                return queryset.con_informe_vencido(timezone.localdate())
            case "decision":
                return queryset.por_decidir()
            case _:
                return queryset.sin_control()
