"""What an edition waits for, and from whom: to be completed, approved or published."""

from __future__ import annotations

from typing import Any, NamedTuple

from django.contrib.admin import SimpleListFilter
from django.db.models import BigIntegerField, QuerySet
from django.db.models.functions import Cast
from django.http import HttpRequest

from gobernacion.access import journal
from gobernacion.access.grants import grants
from gobernacion.releases.models import Edicion, EstadoEdicion

ESPERA = "espera"


class Espera(NamedTuple):
    """The editions that wait for whoever may take a step."""

    titulo: str
    paso: str
    ediciones: QuerySet[Edicion]


def awaited(request: HttpRequest) -> list[Espera]:
    """What waits for this person; whoever prepared an edition does not approve it."""
    given_back = journal.decided(Edicion, "devolver").values(clave=Cast("registro", BigIntegerField()))
    in_state = {estado: Edicion.objects.filter(estado=estado) for estado in EstadoEdicion}
    checked = in_state[EstadoEdicion.REVISADA].exclude(elaborada_por=request.user.pk)
    esperas = (
        Espera("Por aprobar", "aprobar", checked),
        Espera("Por publicar", "publicar", in_state[EstadoEdicion.APROBADA]),
        Espera(
            "Por completar tras su devolución",
            "revisar",
            in_state[EstadoEdicion.BORRADOR].filter(pk__in=given_back),
        ),
    )
    held = grants(request)
    return [espera for espera in esperas if held.may(espera.paso, Edicion)]


class EsperaFilter(SimpleListFilter):
    """The editions that wait for whoever looks, for one step at a time."""

    title = "lo que espera por usted"
    parameter_name = ESPERA
    uses = ("estado", "elaborada_por")

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return [(espera.paso, espera.titulo.lower()) for espera in awaited(request)]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any] | None:
        asked = (espera.ediciones for espera in awaited(request) if espera.paso == self.value())
        return next((queryset.filter(pk__in=ediciones) for ediciones in asked), None)
