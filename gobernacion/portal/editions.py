"""The published editions as a visitor finds them: by year, the one in force; by slug, that one for ever."""

from __future__ import annotations

from collections.abc import Iterable

from django.http import Http404, HttpRequest
from django.utils.functional import cached_property

from gobernacion.published.models import EdicionPublicada
from gobernacion.published.standing import Situacion, standing


class Ediciones:
    """Every published edition, in the order of the chain of seals."""

    def __init__(self, cadena: Iterable[EdicionPublicada]) -> None:
        self.cadena = list(cadena)

    @cached_property
    def vigentes(self) -> list[EdicionPublicada]:
        """One per year, the latest year first."""
        in_force = [edicion for edicion in self.cadena if self.situations[edicion.slug] is Situacion.VIGENTE]
        return sorted(in_force, key=lambda edicion: edicion.year, reverse=True)

    @cached_property
    def situations(self) -> dict[str, Situacion]:
        """How each edition stands among the others of its year, by slug."""
        return standing(self.cadena)

    @property
    def vigente(self) -> EdicionPublicada | None:
        """The edition in force of the latest year: the one the home page tells."""
        return self.vigentes[0] if self.vigentes else None

    @property
    def cabeza(self) -> EdicionPublicada | None:
        """The last one published, whose seal stands for all."""
        return self.cadena[-1] if self.cadena else None

    def of_year(self, year: int) -> EdicionPublicada | None:
        """The edition in force of a year."""
        return next((edicion for edicion in self.vigentes if edicion.year == year), None)

    def find(self, direccion: str) -> EdicionPublicada | None:
        """The edition an address names: "2019" is the one in force, "2019-1" is that one for ever."""
        if direccion.isascii() and direccion.isdigit():
            return self.of_year(int(direccion))
        return next((edicion for edicion in self.cadena if edicion.slug == direccion), None)

    def get(self, direccion: str) -> EdicionPublicada:
        """The edition an address names. Raises Http404 when there is none."""
        edicion = self.find(direccion)
        if edicion is None:
            raise Http404
        return edicion

    def reemplazo(self, edicion: EdicionPublicada) -> EdicionPublicada | None:
        """The erratum that superseded it."""
        return next((otra for otra in self.cadena if otra.reemplaza_id == edicion.slug), None)

    def last_correction(self, edicion: EdicionPublicada) -> EdicionPublicada:
        """The erratum that in the end corrects it; itself if none does."""
        while following := self.reemplazo(edicion):
            edicion = following
        return edicion


def editions(request: HttpRequest) -> Ediciones:
    """The published editions, read once per request."""
    if not hasattr(request, "_ediciones"):
        request._ediciones = Ediciones(EdicionPublicada.objects.en_orden())  # type: ignore[attr-defined]
    return request._ediciones  # type: ignore[attr-defined,no-any-return]
