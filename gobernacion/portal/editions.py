"""The published editions as a visitor finds them: by year, the one in force; by slug, that one for ever."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from django.http import Http404, HttpRequest
from django.utils.functional import cached_property

from gobernacion.lib.periods import Period
from gobernacion.published.models import CifraPublicada, EdicionPublicada
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

    @cached_property
    def cortes(self) -> dict[str, date]:
        """The day up to which it tells its year, by slug, of each edition that does not tell it whole."""
        spans = CifraPublicada.objects.totales().filter(edicion__in=[edicion.slug for edicion in self.cadena])
        told: dict[str, set[date | None]] = {}
        for slug, year, desde, hasta, corte in spans.values_list(
            "edicion_id", "edicion__year", "desde", "hasta", "corte"
        ).distinct():
            if Period(desde, hasta) == Period.year(year):
                told.setdefault(slug, set()).add(corte)
        return {slug: max(filter(None, cuts)) for slug, cuts in told.items() if None not in cuts}

    @cached_property
    def vigente(self) -> EdicionPublicada | None:
        """The edition in force of the last year that is told whole, or else the last one: what the home page tells."""
        whole = (edicion for edicion in self.vigentes if edicion.slug not in self.cortes)
        return next(whole, self.vigentes[0] if self.vigentes else None)

    @property
    def en_curso(self) -> list[EdicionPublicada]:
        """The editions in force of later years, each told up to a day."""
        return [edicion for edicion in self.vigentes if self.vigente and edicion.year > self.vigente.year]

    @cached_property
    def a_elegir(self) -> list[tuple[str, str]]:
        """What can be read instead, the latest first: each year, and each day up to which one was told."""
        standing = [
            edicion for edicion in self.cadena if self.situations[edicion.slug] is not Situacion.REEMPLAZADA
        ]
        return [
            (self._address(edicion), self.label(edicion))
            for edicion in sorted(standing, key=lambda edicion: (-edicion.year, -edicion.numero))
        ]

    def label(self, edicion: EdicionPublicada) -> str:
        """Which year it tells, and up to which day: "2020, al 06-03-2020"."""
        corte = self.cortes.get(edicion.slug)
        return f"{edicion.year}, al {corte:%d-%m-%Y}" if corte else str(edicion.year)

    def _address(self, edicion: EdicionPublicada) -> str:
        in_force = self.situations[edicion.slug] is Situacion.VIGENTE
        return str(edicion.year) if in_force else edicion.slug

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
