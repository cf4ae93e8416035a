"""The public pages of the account. They read what is published and nothing else."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.core.paginator import Paginator
from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse

from gobernacion.addresses import names_whole_addresses, path_of, whole
from gobernacion.portal import commitments, comparing, figures
from gobernacion.portal.cards import headline
from gobernacion.portal.commitments import kept_and_next
from gobernacion.portal.editions import Ediciones, editions
from gobernacion.portal.filters import CifraFilter
from gobernacion.portal.pages import public_page
from gobernacion.portal.quoting import Dicha, Notas
from gobernacion.portal.tables import CifraTable
from gobernacion.published.addresses import PROGRAMA
from gobernacion.published.comparing import compare, compare_texts
from gobernacion.published.kinds import kinds
from gobernacion.published.models import (
    CifraPublicada,
    CuadraturaPublicada,
    EdicionPublicada,
    RetiroPublicado,
)
from gobernacion.published.rows import CifraBase, EstadoCuadratura
from gobernacion.published.telling import Telling, by_part, cited_codes, part_of
from gobernacion.published.withdrawing import place_of

PAIRS_PER_PAGE = 40
IN_COURSE = 6
"""How many headline figures the home page tells of a year that has not been told whole."""


@public_page
def inicio(request: HttpRequest) -> HttpResponse:
    """The year in one screen."""
    ediciones = editions(request)
    edicion = ediciones.vigente
    if edicion is None:
        return render(request, "portal/sin_ediciones.html")
    direccion = str(edicion.year)
    capitulos = list(edicion.capitulos.order_by("orden"))
    context = {
        "presentacion": _telling(edicion, direccion, edicion.presentacion).plain(edicion.presentacion),
        "portada": headline(edicion),
        "en_curso": [
            {
                "edicion": one,
                "direccion": str(one.year),
                "label": ediciones.label(one),
                "portada": headline(one)[:IN_COURSE],
            }
            for one in ediciones.en_curso
        ],
        "temas": _by_theme(capitulos),
        "clases": kinds(edicion.cifras.all()),
        **_checked(edicion.cuadraturas.order_by("orden")),
    }
    return render(request, "portal/inicio.html", _about(ediciones, direccion) | context)


@public_page
@names_whole_addresses
def edicion(request: HttpRequest, direccion: str) -> HttpResponse:
    """The chapters of an edition."""
    about = _about(editions(request), direccion)
    edition = about["edicion"]
    by_chapter = figures.gather(edition.cifras.totales().en_orden(), edition.year)
    chapters = list(edition.capitulos.order_by("orden"))
    telling = _telling(edition, direccion, edition.presentacion, *(one.resumen for one in chapters))
    kept, to_come = kept_and_next(edition, edition.compromisos.order_by("orden"))
    context = {
        "presentacion": telling.html(edition.presentacion),
        "partes": [
            (
                parte,
                [
                    {
                        "capitulo": capitulo,
                        "resumen": telling.plain(capitulo.resumen),
                        "cifras": [c for c in by_chapter if c.alguna.capitulo == capitulo.numero],
                    }
                    for capitulo in of_part
                ],
            )
            for parte, of_part in by_part(chapters, edition.year)
        ],
        "cumplimientos": kept,
        "compromisos": to_come,
        "retiros": _withdrawn(edition),
        "clases": kinds(edition.cifras.all()),
        "permanente": whole(request, edition.get_absolute_url()),
    }
    return render(request, "portal/edicion.html", about | context)


def _withdrawn(edition: EdicionPublicada) -> list[dict[str, Any]]:
    """Each text that was withdrawn of an edition: by which decision, where it stood, and its digest."""
    done = RetiroPublicado.objects.filter(texto__edicion=edition).select_related("texto__edicion")
    return [
        {"decision": one.decision, "donde": place_of(one.texto), "huella": one.texto.huella}
        for one in done.order_by("el", "motivo", "pk")
    ]


@public_page
def capitulo(request: HttpRequest, direccion: str, numero: str) -> HttpResponse:
    """A chapter: its narrative, all its figures, what was checked of them and what comes next."""
    about = _about(editions(request), direccion)
    edition = about["edicion"]
    chapters = list(edition.capitulos.order_by("orden"))
    position = next((i for i, chapter in enumerate(chapters) if chapter.numero == numero), None)
    if position is None:
        raise Http404
    codes = set(edition.cifras.filter(capitulo=numero).values_list("codigo", flat=True))
    # A breakdown told here may cut a total that another chapter states: it is shown with what it cuts.
    told = edition.cifras.filter(Q(capitulo=numero) | Q(codigo__in=codes, dimension=""))
    rows = list(told.en_orden())
    words = chapters[position].resumen
    complete, common = figures.gather(rows, edition.year), figures.common_source(rows)
    kept, to_come = kept_and_next(edition, edition.compromisos.filter(capitulo=numero).order_by("orden"))
    context = {
        "capitulo": chapters[position],
        "parte": part_of(numero, edition.year),
        "resumen": _telling(edition, direccion, words).html(words),
        "anterior": chapters[position - 1] if position else None,
        "siguiente": chapters[position + 1] if position + 1 < len(chapters) else None,
        "cifras": complete,
        "fuente_comun": common,
        "cumplimientos": kept,
        "compromisos": to_come,
        "notas": _notes(complete, common, commitments.dichas(kept, to_come)),
        "codigos": _codes(edition.cifras),
        **_checked(_concerning(edition.cuadraturas.order_by("orden"), codes)),
    }
    return render(request, "portal/capitulo.html", about | context)


def _notes(complete: Iterable[figures.CifraCompleta], common: str, promised: Iterable[Dicha]) -> Notas:
    """What a chapter would tell at several places, but for the source that it tells of all before them."""
    told = [dicha for completa in complete for dicha in completa.dichas()] + list(promised)
    return Notas(dicha for dicha in told if dicha.texto != common)


@public_page
@names_whole_addresses
def cifra(request: HttpRequest, direccion: str, codigo: str) -> HttpResponse:
    """A figure with everything a reader needs to check it."""
    ediciones = editions(request)
    about = _about(ediciones, direccion)
    edition = about["edicion"]
    found = figures.gather(edition.cifras.filter(codigo=codigo).en_orden(), edition.year)
    if not found:
        raise Http404
    told = list(
        CifraPublicada.objects.totales().filter(codigo=codigo).order_by("desde", "corte", "edicion__posicion")
    )
    in_force = {vigente.slug for vigente in ediciones.vigentes}
    context = {
        "cifra": found[0],
        "capitulo": get_object_or_404(edition.capitulos, numero=found[0].alguna.capitulo),
        "hay_parciales": any(row.corte for row in told),
        "hay_metas": any(row.meta is not None for row in told),
        "historia": [(row, ediciones.situations[row.edicion_id]) for row in told],
        "grafico_historia": figures.history_chart(_latest_of_each_period(told, in_force), f"h{codigo}"),
        "codigos": _codes(edition.cifras),
        "permanente": whole(request, found[0].alguna.get_absolute_url()),
        **_checked(_concerning(edition.cuadraturas.order_by("orden"), {codigo})),
    }
    return render(request, "portal/cifra.html", about | context)


@public_page
def cifras(request: HttpRequest, direccion: str) -> HttpResponse:
    """All figures of an edition, to sort, filter and page."""
    about = _about(editions(request), direccion)
    filtro = CifraFilter(request.GET, about["edicion"])
    table = CifraTable(filtro.qs, direccion, {c.numero: str(c) for c in filtro.capitulos})
    table.configure(request.GET)
    return render(request, "portal/cifras.html", about | {"filtro": filtro, "table": table})


@public_page
def cuadraturas(request: HttpRequest, direccion: str) -> HttpResponse:
    """Everything that was checked on an edition, contradictions first."""
    about = _about(editions(request), direccion)
    edition = about["edicion"]
    context = {"codigos": _codes(edition.cifras), **_checked(edition.cuadraturas.order_by("orden"))}
    return render(request, "portal/cuadraturas.html", about | context)


@public_page
def comparar(request: HttpRequest) -> HttpResponse:
    """Two years, or two editions, side by side."""
    ediciones = editions(request)
    lados = comparing.sides(ediciones)
    by_key = {lado.clave: lado for lado in lados}
    years = [lado for lado in lados if lado.edicion is None]
    despues = by_key.get(request.GET.get("b", ""), _default(years, ediciones))
    antes = by_key.get(request.GET.get("a", ""), _before(years, despues))
    context: dict[str, Any] = {"lados": lados, "antes": antes, "despues": despues}
    if antes and despues and antes.edicion and despues.edicion and antes.year == despues.year:
        context["cambios"] = compare(antes.edicion, despues.edicion)
        context["textos"] = _said_otherwise(antes.edicion, despues.edicion)
    elif antes and despues:
        breakdowns = request.GET.get("desgloses") == "1"
        compared = comparing.side_by_side(antes.cifras(ediciones), despues.cifras(ediciones), breakdowns)
        page = Paginator(compared.pares, PAIRS_PER_PAGE).get_page(request.GET.get("page"))
        context |= {"comparacion": compared, "pagina": page, "desgloses": breakdowns}
    return render(request, "portal/comparar.html", context)


@public_page
def verificar(request: HttpRequest) -> HttpResponse:
    """What the seal is, how anyone can check a download, and the chain of all editions."""
    return render(request, "portal/verificar.html", {"programa": path_of(PROGRAMA)})


# --- what several pages tell ----------------------------------------------------------------------------------


def _about(ediciones: Ediciones, direccion: str) -> dict[str, Any]:
    """The edition an address names and how it stands. Raises Http404 when there is none."""
    edicion = ediciones.get(direccion)
    return {
        "edicion": edicion,
        "direccion": direccion,
        "reemplazo": ediciones.reemplazo(edicion),
        "ultima_correccion": ediciones.last_correction(edicion),
        "situacion": ediciones.situations[edicion.slug],
        "vigente_del_year": ediciones.of_year(edicion.year),
    }


def _telling(edicion: EdicionPublicada, direccion: str, *texts: str) -> Telling:
    """The figures that some texts of an edition cite, each leading to its page."""

    def address(cifra: CifraBase) -> str:
        return f"{reverse('portal:cifra', args=[direccion, cifra.codigo])}#c{cifra.orden}"

    cited = edicion.cifras.filter(codigo__in=cited_codes(*texts)).en_orden()
    return Telling(cited, edicion.year, address)


def _said_otherwise(antes: EdicionPublicada, despues: EdicionPublicada) -> list[dict[str, Any]]:
    """The texts that change between two editions, each side as the pages of its own edition print it."""
    changes = [(change, change.paragraphs()) for change in compare_texts(antes, despues)]
    old = _telling(antes, antes.slug, *(before for _, (before, _) in changes))
    new = _telling(despues, despues.slug, *(after for _, (_, after) in changes))
    return [
        {
            "donde": change.donde,
            "antes": old.plain(before) if change.cita else before,
            "despues": new.plain(after) if change.cita else after,
            "en_parte": (before, after) != (change.antes, change.despues),
        }
        for change, (before, after) in changes
    ]


def _checked(cuadraturas: Iterable[CuadraturaPublicada]) -> dict[str, list[CuadraturaPublicada]]:
    by_state: dict[str, list[CuadraturaPublicada]] = {estado: [] for estado in EstadoCuadratura.values}
    for cuadratura in cuadraturas:
        by_state[cuadratura.estado].append(cuadratura)
    return {
        "quiebres": by_state[EstadoCuadratura.QUIEBRE],
        "observaciones": by_state[EstadoCuadratura.OBSERVACION],
        "cuadran": by_state[EstadoCuadratura.CUADRA],
    }


def _concerning(cuadraturas: Iterable[CuadraturaPublicada], codes: set[str]) -> list[CuadraturaPublicada]:
    return [cuadratura for cuadratura in cuadraturas if codes.intersection(cuadratura.codigos_lista())]


def _codes(cifras: Any) -> set[str]:
    """The codes an edition has a page for."""
    return set(cifras.values_list("codigo", flat=True))


def _by_theme(capitulos: Iterable[Any]) -> dict[str, list[Any]]:
    themes: dict[str, list[Any]] = {}
    for capitulo in capitulos:
        themes.setdefault(capitulo.tema, []).append(capitulo)
    return themes


def _latest_of_each_period(told: Iterable[CifraPublicada], in_force: set[str]) -> list[CifraPublicada]:
    """One figure per period, in the words of the last edition in force that states it."""
    return list({figures.moment(row): row for row in told if row.edicion_id in in_force}.values())


def _default(years: list[comparing.Lado], ediciones: Ediciones) -> comparing.Lado | None:
    """The year of the edition in force, which has the most to compare."""
    own = ediciones.vigente.year if ediciones.vigente else None
    return next((lado for lado in years if lado.year == own), years[0] if years else None)


def _before(years: list[comparing.Lado], despues: comparing.Lado | None) -> comparing.Lado | None:
    """The latest year before the other side, or else any other."""
    if despues is None:
        return None
    earlier = [lado for lado in years if lado.year < despues.year]
    return next(iter(earlier), next((lado for lado in years if lado.year != despues.year), despues))
