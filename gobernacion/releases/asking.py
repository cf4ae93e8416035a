"""What is asked of the head of each area before an edition is approved: its figures, and why some have no record.

Nothing typed is no zero: whoever heads the area says that there was none, or that it is not told and why.
"""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from typing import TYPE_CHECKING

from django.db.models import Q, QuerySet

from gobernacion.access.models import Asignacion
from gobernacion.access.roles import TODAS, Rol
from gobernacion.indicators.figures import Calificador
from gobernacion.indicators.registry import registry
from gobernacion.published.rows import Origen
from gobernacion.published.seal import digest
from gobernacion.releases import ending
from gobernacion.releases.models import (
    Cifra,
    Conformidad,
    Edicion,
    EstadoConformidad,
    RespuestaSinRegistros,
)
from gobernacion.releases.words import as_confirmed

if TYPE_CHECKING:
    from datetime import date

SIN_REGISTROS = "Sin registros en el período."
NO_HUBO = "No hubo en el período: lo confirma la jefatura del área."

READ = ("codigo", "dimension", "categoria", "desde", "hasta", "corte", "valor", "calificador", "meta", "nota")
"""What the head of an area reads of each figure, and confirms."""


# --- what nobody registered -----------------------------------------------------------------------------------


def answer(edicion: Edicion) -> None:
    """Say of every figure measured from no record what its area answers; meanwhile it has no value.

    What is worked out from that there is none, a fall of a hundred percent, stands only where there was none.
    """
    answers = {(row.area, row.se_apoya_en): row for row in edicion.sin_registros.all()}
    changed = []
    for cifra in resting_on_none(edicion):
        said = (cifra.valor, cifra.calificador, cifra.nota)
        row = answers.get((_answers_for(cifra), cifra.se_apoya_en))
        if row is not None and row.respuesta == RespuestaSinRegistros.CERO:
            cifra.nota = cifra.nota if cifra.valor else NO_HUBO
            cifra.valor, cifra.calificador = cifra.valor or Decimal(0), Calificador.EXACTO
        elif row is not None or not cifra.valor:
            cifra.valor, cifra.calificador = None, Calificador.NO_INFORMADA
            cifra.nota = row.motivo if row else SIN_REGISTROS
        if said != (cifra.valor, cifra.calificador, cifra.nota):
            changed.append(cifra)
    Cifra.objects.bulk_update(changed, ["valor", "calificador", "nota"])


def resting_on_none(edicion: Edicion) -> QuerySet[Cifra]:
    """The figures of an edition that were measured from no record of their kinds."""
    return edicion.cifras.filter(origen=Origen.REGISTROS, registros=0).order_by("orden")


def unregistered(edicion: Edicion) -> Iterable[Cifra]:
    """Those that say nothing, or that there was none."""
    return resting_on_none(edicion).filter(Q(valor=None) | Q(valor=0))


def to_answer(edicion: Edicion, area: str) -> dict[str, list[Cifra]]:
    """The kinds of record of which an area has none, each with the figures that rest on them."""
    return to_answer_by_area(edicion).get(area, {})


def to_answer_by_area(edicion: Edicion) -> dict[str, dict[str, list[Cifra]]]:
    """The same of every area that has something to answer."""
    found: dict[str, dict[str, list[Cifra]]] = {}
    for cifra in unregistered(edicion):
        if not cifra.dimension and cifra.area == _answers_for(cifra):
            found.setdefault(cifra.area, {}).setdefault(cifra.se_apoya_en, []).append(cifra)
    return found


def _answers_for(cifra: Cifra) -> str:
    """The area whose records are missing."""
    return registry().counted_by(cifra.codigo).label if cifra.codigo in registry() else cifra.area


# --- what is confirmed ----------------------------------------------------------------------------------------


def look_again(edicion: Edicion) -> None:
    """Ask the head of each measured area to confirm it, again wherever what was read has changed since.

    The chapters of an area that ended say so by then.
    """
    ending.tell(edicion)
    measured = edicion.cifras.filter(origen=Origen.REGISTROS)
    areas = set(measured.values_list("area", flat=True))
    edicion.conformidades.exclude(area__in=areas).delete()
    known = {row.area: row for row in edicion.conformidades.all()}
    for area in sorted(areas - known.keys()):
        Conformidad.objects.create(edicion=edicion, area=area)
    for row in known.values():
        if not row.pendiente and row.area in areas and row.huella != read_in(edicion, row.area):
            wait_again(row)


def read_in(edicion: Edicion, area: str) -> str:
    """One digest of all that an edition says of an area: what its head reads is what is confirmed."""
    figures = edicion.cifras.filter(area=area).order_by("orden").values_list(*READ)
    chapters = list(
        edicion.capitulos.filter(area=area).order_by("orden").values_list("numero", "titulo", "resumen")
    )
    telling = as_confirmed(edicion, *(words for *_, words in chapters))
    said = [(*chapter, telling.plain(chapter[-1])) for chapter in chapters]
    return digest(
        [[[None if v is None else str(v) for v in row] for row in rows] for rows in (figures, said)]
    )


def wait_again(conformidad: Conformidad) -> None:
    """Leave an area to be confirmed again."""
    conformidad.estado, conformidad.huella = EstadoConformidad.PENDIENTE, ""
    conformidad.save(update_fields=["estado", "huella"])


def heads(areas: Iterable[str], on: date) -> dict[str, list[str]]:
    """Who heads each of these areas on a day; where nobody heads one alone, who heads all of them."""
    held = (
        Asignacion.objects.vigentes(on).filter(rol=Rol.JEFATURA).select_related("user").order_by("user__pk")
    )
    names: dict[str, list[str]] = {}
    for one in held:
        names.setdefault(one.area, []).append(one.user.nombre)
    return {area: names.get(area) or names.get(TODAS, []) for area in areas}
