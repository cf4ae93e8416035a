"""The public pages of what the services offer. They read the copies that were published, never a draft."""

from __future__ import annotations

from itertools import groupby

from django.core.paginator import Paginator
from django.db.models import Case, F, Value, When
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone

from gobernacion.content.public import HitoPublicado, OfertaPublicada, TemaOferta
from gobernacion.lib.periods import Period
from gobernacion.portal.offer_filters import CalendarioForm, OfertaFilter, key
from gobernacion.portal.pages import public_page

OFFERS_PER_PAGE = 20
DATES_PER_PAGE = 50

BY_THEME = Case(*(When(tema=tema, then=Value(place)) for place, tema in enumerate(TemaOferta.values)))
DATES_BY_THEME = Case(
    *(When(oferta__tema=tema, then=Value(place)) for place, tema in enumerate(TemaOferta.values))
)


@public_page
def ofertas(request: HttpRequest) -> HttpResponse:
    """What can be asked for, by theme."""
    filtro = OfertaFilter(request.GET, timezone.localdate())
    found = filtro.qs.select_related("comuna").order_by(BY_THEME, "titulo", "numero")
    pagina = Paginator(found, OFFERS_PER_PAGE).get_page(request.GET.get("page"))
    context = {
        "filtro": filtro,
        "pagina": pagina,
        "temas": [
            (tema, list(of_theme)) for tema, of_theme in groupby(pagina, lambda o: o.get_tema_display())
        ],
        "hay_algo": pagina.paginator.count or OfertaPublicada.objects.exists(),
    }
    return render(request, "portal/ofertas.html", context)


@public_page
def oferta(request: HttpRequest, oferta: str) -> HttpResponse:
    """One offer: in what it consists, for whom, what it asks, where, and its dates."""
    found = get_object_or_404(OfertaPublicada.objects.select_related("comuna"), numero=oferta)
    today = timezone.localdate()
    hitos = list(found.hitos.en_orden().select_related("comuna"))
    context = {
        "oferta": found,
        "requisitos": [line.strip(" -•\t") for line in found.requisitos.splitlines() if line.strip(" -•\t")],
        "por_venir": [hito for hito in hitos if (hito.hasta or hito.dia) >= today],
        "pasados": [hito for hito in hitos if (hito.hasta or hito.dia) < today],
        "aun_no": found.desde > today,
        "termino": found.hasta is not None and found.hasta < today,
    }
    return render(request, "portal/oferta.html", context)


@public_page
def calendario(request: HttpRequest) -> HttpResponse:
    """A month of the calendar: what happens in it, by theme and then by day."""
    form = CalendarioForm(request.GET, timezone.localdate())
    mes = form.month
    hitos = HitoPublicado.objects.en(mes).select_related("oferta", "comuna")
    if form.theme:
        hitos = hitos.filter(oferta__tema=form.theme)
    in_order = hitos.order_by(DATES_BY_THEME, "dia", F("hora").asc(nulls_first=True), "id")
    pagina = Paginator(in_order, DATES_PER_PAGE).get_page(request.GET.get("page"))
    place = form.meses.index(mes)
    context = {
        "form": form,
        "mes": mes,
        "pagina": pagina,
        "temas": [
            (tema, list(of_theme))
            for tema, of_theme in groupby(pagina, lambda h: h.oferta.get_tema_display())
        ],
        "anterior": _named(form.meses[place - 1 : place]),
        "siguiente": _named(form.meses[place + 1 : place + 2]),
    }
    return render(request, "portal/calendario.html", context)


def _named(meses: list[Period]) -> tuple[str, str] | None:
    """How an address and a reader call the one month there is, if there is one."""
    return (key(meses[0]), str(meses[0])) if meses else None
