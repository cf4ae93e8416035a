"""Open data: what can be downloaded, how to read it and how to prove it. Nothing here changes anything."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from datetime import datetime, time
from functools import partial, wraps
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.http import http_date

from gobernacion.addresses import names_whole_addresses, path_of, whole
from gobernacion.lib.periods import SANTIAGO
from gobernacion.open_data.archive import program
from gobernacion.open_data.catalog import catalog
from gobernacion.open_data.dictionary import FORMA_LARGA, partes
from gobernacion.open_data.downloads import FORMATS, LICENCIA, SCRIPT, citation, content, filename
from gobernacion.published.addresses import VERIFICAR
from gobernacion.published.kinds import kinds
from gobernacion.published.models import EdicionPublicada
from gobernacion.published.standing import standing

ALLOWED = ("GET", "HEAD")
ASK_AGAIN = "public, no-cache"

View = Callable[..., HttpResponse]


def read_only(view: View) -> View:
    """An address that is only read, the same for everybody until something is published."""

    @wraps(view)
    def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if request.method not in ALLOWED:
            refusal = render(request, "405.html", status=405)
            refusal.headers["Allow"] = ", ".join(ALLOWED)
            return refusal
        response = view(request, *args, **kwargs)
        if response.status_code == 200:
            response.headers.setdefault("Cache-Control", ASK_AGAIN)
        return response

    # Nothing can be posted here, so a post is told that, not that its form has expired.
    answer.csrf_exempt = True  # type: ignore[attr-defined]
    return answer


@read_only
@names_whole_addresses
def indice(request: HttpRequest) -> HttpResponse:
    """Every edition with its downloads, and what a reader needs to understand, check and cite them."""
    ediciones = EdicionPublicada.objects.en_orden().reverse()
    situations = standing(ediciones)
    context = {
        "publicadas": [
            (
                one,
                situations[one.slug],
                kinds(one.cifras.all()),
                citation(one),
                whole(request, one.get_absolute_url()),
            )
            for one in ediciones
        ],
        "formatos": FORMATS,
        "forma_larga": FORMA_LARGA,
        "partes": partes(),
        "licencia": LICENCIA,
        "programa": SCRIPT,
        "huella_programa": hashlib.sha256(program()).hexdigest(),
        "verificar": path_of(VERIFICAR),
    }
    return render(request, "open_data/indice.html", context)


@read_only
def descarga(request: HttpRequest, slug: str, formato: str) -> HttpResponse:
    """One edition in one format, the same until a text is withdrawn; a year alone leads to the edition in force."""
    if "-" not in slug:
        edicion = get_object_or_404(EdicionPublicada.objects.vigentes(), year=int(slug))
        return redirect("open_data:descarga", edicion.slug, formato)
    edicion = get_object_or_404(EdicionPublicada, slug=slug)
    withdrawn = edicion.textos.filter(sal="").count()
    body = content(edicion, formato, withdrawn)
    response = HttpResponse(body, content_type=FORMATS[formato].content_type)
    response.headers["Content-Disposition"] = f'attachment; filename="{filename(edicion, formato)}"'
    response.headers["ETag"] = f'"{edicion.sello}-{withdrawn}"' if withdrawn else f'"{edicion.sello}"'
    if not withdrawn:  # who asks by the day alone would keep what was withdrawn on the day it was published
        published = datetime.combine(edicion.publicada_el, time(), SANTIAGO).timestamp()
        response.headers["Last-Modified"] = http_date(published)
    return response


@read_only
def programa(request: HttpRequest) -> HttpResponse:
    """The program with which anyone checks a download."""
    response = HttpResponse(program(), content_type="text/x-python; charset=utf-8")
    response.headers["Content-Disposition"] = f'attachment; filename="{SCRIPT}"'
    return response


@read_only
@names_whole_addresses
def catalogo(request: HttpRequest) -> HttpResponse:
    """The editions as a catalogue for machines (DCAT), which data portals harvest."""
    ediciones = list(EdicionPublicada.objects.en_orden())
    if not ediciones:
        raise Http404
    return JsonResponse(
        catalog(ediciones, partial(whole, request)),
        content_type="application/ld+json",
        json_dumps_params={"ensure_ascii": False, "indent": 1},
    )
