"""What this site tells programs that read it: which pages are for everybody, and where each of them is.

The addresses of staff are named to nobody: what is not said to be public is simply not to be read.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.templatetags.static import static
from django.urls import reverse

from gobernacion.addresses import names_whole_addresses, path_of, whole
from gobernacion.content.public import OfertaPublicada
from gobernacion.portal.editions import Ediciones, editions
from gobernacion.portal.pages import public_page
from gobernacion.published.addresses import DATOS
from gobernacion.published.models import EdicionPublicada

Place = tuple[str, date | None]
"""An address, and the day on which what it shows was published."""

FOLDERS = ("/cuenta/", "/oferta/", "/comparar/", "/verificar/", "/datos/", "/static/")
"""Under which addresses everything is public, beside the home page."""


@public_page
@names_whole_addresses
def robots(request: HttpRequest) -> HttpResponse:
    """Public pages may be read by any program, and nothing else."""
    allowed = ["/$", "/favicon.ico", "/sitemap.xml", *FOLDERS]
    lines = [
        "User-agent: *",
        *(f"Allow: {path}" for path in allowed),
        "Disallow: /",
        "",
        f"Sitemap: {whole(request, reverse('portal:sitemap'))}",
    ]
    return HttpResponse("\n".join([*lines, ""]), content_type="text/plain; charset=utf-8")


@public_page
@names_whole_addresses
def sitemap(request: HttpRequest) -> HttpResponse:
    """Every public address, once: what is in force by its year, what no longer is by its edition."""
    ediciones = editions(request)
    places = [*_house(ediciones), *_account(ediciones), *_offers()]
    context = {"places": [(whole(request, path), day) for path, day in places]}
    return render(request, "portal/sitemap.xml", context, content_type="application/xml; charset=utf-8")


@public_page
def favicon(request: HttpRequest) -> HttpResponse:
    """The icon, for whoever asks for it where browsers once looked."""
    return redirect(static("portal/icono.svg"))


def _house(ediciones: Ediciones) -> Iterator[Place]:
    last = ediciones.cabeza.publicada_el if ediciones.cabeza else None
    yield reverse("portal:inicio"), last
    yield path_of(DATOS), last
    yield reverse("portal:verificar"), last
    yield reverse("portal:comparar"), last
    yield reverse("portal:ofertas"), None
    yield reverse("portal:calendario"), None


def _account(ediciones: Ediciones) -> Iterator[Place]:
    for edicion in ediciones.cadena:
        if edicion in ediciones.vigentes:
            yield from _whole(edicion)
        else:
            yield edicion.get_absolute_url(), edicion.publicada_el


def _whole(edicion: EdicionPublicada) -> Iterator[Place]:
    """The account of a year: its edition in force with its chapters and its figures."""
    year = str(edicion.year)

    def pages() -> Iterator[tuple[str, Iterable[str]]]:
        yield from ((f"portal:{name}", ()) for name in ("edicion", "cifras", "cuadraturas"))
        chapters = edicion.capitulos.order_by("orden").values_list("numero", flat=True)
        yield from (("portal:capitulo", (numero,)) for numero in chapters)
        codes = edicion.cifras.en_orden().values_list("codigo", flat=True)
        yield from (("portal:cifra", (codigo,)) for codigo in dict.fromkeys(codes))

    for name, more in pages():
        yield reverse(name, args=[year, *more]), edicion.publicada_el


def _offers() -> Iterator[Place]:
    for numero, momento in OfertaPublicada.objects.order_by("numero").values_list("numero", "momento"):
        yield reverse("portal:oferta", args=[numero]), momento.date()
