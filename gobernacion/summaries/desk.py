"""The pages of the summaries: the board, its workbook, and what the first page of an official says of the year."""

from __future__ import annotations

from typing import Any

from django.contrib.admin.sites import site
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils import timezone

from gobernacion.access import journal
from gobernacion.access.exported_files import FORMATOS
from gobernacion.access.grants import Grants, grants
from gobernacion.access.site import SitePage
from gobernacion.releases.models import Cifra
from gobernacion.summaries.board import board, headline
from gobernacion.summaries.choosing import LapsoForm
from gobernacion.summaries.lines import Linea
from gobernacion.summaries.reading import Resumen, headlines, month_of, summary_of_days, summary_of_edition
from gobernacion.summaries.report_pages import every_report, list_reports, may_read_report, show_report
from gobernacion.summaries.rights import areas_told, may_read
from gobernacion.summaries.spans import Clase, Lapso
from gobernacion.summaries.waiting import queues
from gobernacion.summaries.workbook import write


def show_board(request: HttpRequest) -> HttpResponse:
    """The board over the days that were chosen; the year up to today at first."""
    form = LapsoForm(request.GET)
    context: dict[str, Any] = {
        **site.each_context(request),
        "title": "Tablero",
        "form": form,
        "query": request.GET.urlencode(),
    }
    if form.is_valid():
        held = grants(request)
        resumen = _read(form, held)
        colas = queues(resumen.areas, held, timezone.localdate())
        context |= {"subtitle": resumen.titulo, **board(resumen, colas, _month(form, resumen), held)}
    return render(request, "summaries/board.html", context, status=200 if form.is_valid() else 400)


def download(request: HttpRequest) -> HttpResponseBase:
    """The same as a workbook; that it left the office stays in the journal."""
    form = LapsoForm(request.GET)
    if not form.is_valid():
        return show_board(request)
    held = grants(request)
    resumen = _read(form, held)
    colas = queues(resumen.areas, held, timezone.localdate())
    user: Any = request.user
    workbook = write(resumen, colas, user.get_full_name() or user.username)
    journal.note_export(user, Cifra, len(resumen.lineas), f"Resumen: {resumen.titulo}"[:200])
    answer = HttpResponse(workbook, content_type=FORMATOS["xlsx"].content_type)
    answer["Content-Disposition"] = f'attachment; filename="resumen-{_file_name(form)}.xlsx"'
    return answer


def say_at_home(request: HttpRequest) -> str:
    """How the year goes, in a few lines on the first page."""
    held = grants(request)
    lapso = Lapso.around(Clase.YEAR, timezone.localdate())
    found = headlines(lapso, areas_told(held))
    late = [linea for linea in found if linea.situacion.atrasa]
    context = {
        "titulo": str(lapso),
        "with_target": sum(linea.meta is not None for linea in found),
        "late": len(late),
        "rows": [headline(linea, held) for linea in late or found[:6]],
    }
    return render_to_string("summaries/home.html", context, request)


def _read(form: LapsoForm, held: Grants) -> Resumen:
    areas, now = areas_told(held), timezone.now()
    if edicion := form.edition():
        return summary_of_edition(edicion, areas, now)
    return summary_of_days(form.chosen(), areas, now)


def _month(form: LapsoForm, resumen: Resumen) -> list[Linea]:
    """The last month of a year, or of the year so far. Shorter days have none of their own, an edition tells none."""
    if form.edition() or form.chosen().clase is not Clase.YEAR:
        return []
    return month_of(form.chosen(), resumen.areas)


def _file_name(form: LapsoForm) -> str:
    if edicion := form.edition():
        return f"edicion-{edicion.slug}"
    lapso = form.chosen()
    name = "anual" if lapso.clase is Clase.YEAR else lapso.clase.value
    return f"{name}-{lapso.ultimo_dia.isoformat()}"


FIGURES = "Son cifras: no nombra a nadie."


def register() -> None:
    """Give the site its pages."""
    house: Any = site
    house.declare(
        SitePage("resumen/", "resumen", may_read, show_board, say_at_home, sin_anotar=FIGURES),
        SitePage("resumen/descargar/", "resumen_descargar", may_read, download, sin_anotar=FIGURES),
        SitePage("informes/", "informes", may_read, list_reports, sin_anotar=FIGURES),
        SitePage(
            "informes/<slug:area>/<slug:clave>/",
            "informe",
            may_read_report,
            show_report,
            every=every_report,
            sin_anotar=FIGURES,
        ),
    )
