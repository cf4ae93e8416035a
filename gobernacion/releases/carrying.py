"""Carrying into an account what the office had promised for its year, "what we said we would do", and how it stands.

And the chapters of an account that is measured: they come with what they tell, and go with it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from django.db import transaction
from django.db.models import Max

from gobernacion.areas import AreaConfig, installed
from gobernacion.indicators import models as promises
from gobernacion.indicators.registry import registry
from gobernacion.releases.ending import without_the_end
from gobernacion.releases.models import Capitulo, Compromiso, Edicion


@transaction.atomic
def carry_promises(
    edicion: Edicion, years: Iterable[int], areas: Mapping[str, AreaConfig] | None = None
) -> int:
    """Bring into a draft what was promised for these years, as it stands now. Returns how many it says.

    What the draft says already is brought up to date; the rest is told in the chapter of its area, which is added if
    the draft has none. What is only proposed is nobody's promise yet.
    """
    if areas is None:
        areas = {area.label: area for area in installed()}
    promised = promises.Compromiso.objects.prometidos().filter(year__in=list(years), area__in=areas)
    said = {(row.year, row.texto): row for row in edicion.compromisos.all()}
    last = edicion.compromisos.aggregate(n=Max("orden"))["n"] or 0
    how_many = 0
    for promise in promised.en_orden():
        due = promise.year <= edicion.year
        how_many += 1
        if row := said.get((promise.year, promise.texto)):
            now = {name: getattr(promise, name) for name in ("estado", "codigo", "meta", "plazo")}
            for name, value in now.items():
                setattr(row, name, value)
            row.fuente = (due and promise.evidencia) or row.fuente
            row.save(update_fields=[*now, "fuente"])
            continue
        last += 1
        Compromiso.objects.create(
            edicion=edicion,
            area=promise.area,
            capitulo=_chapter(edicion, promise, areas[promise.area]).numero,
            year=promise.year,
            texto=promise.texto,
            codigo=promise.codigo,
            meta=promise.meta,
            plazo=promise.plazo,
            estado=promise.estado,
            # The sentence that promised it stands for ever in the account that did; here, what its state rests on.
            fuente=promise.evidencia if due else promise.fuente,
            orden=last,
        )
    return how_many


def _chapter(edicion: Edicion, promise: promises.Compromiso, area: AreaConfig) -> Capitulo:
    """The chapter that tells what became of it: that of its figure, or of its area."""
    there = {
        chapter.numero: chapter for chapter in edicion.capitulos.filter(area=area.label).order_by("orden")
    }
    indicador = registry().get(promise.codigo)
    told = indicador.capitulo if indicador else promise.capitulo
    # The chapter in which it was promised may tell, a year later, what comes next: it is the last to be looked at.
    wanted = [*({told} & {*area.capitulos}), *area.capitulos, promise.capitulo, *there]
    return next((there[numero] for numero in wanted if numero in there), None) or add_chapter(
        edicion, area, area.capitulos[0]
    )


def add_chapter(edicion: Edicion, area: AreaConfig, numero: str) -> Capitulo:
    """Add a chapter of an area to a draft, after the others, with what the area declares of itself."""
    last = edicion.capitulos.aggregate(n=Max("orden"))["n"] or 0
    return Capitulo.objects.create(
        edicion=edicion,
        numero=numero,
        titulo=area.titulo,
        area=area.label,
        area_titulo=area.titulo,
        tema=area.tema,
        resumen=edicion.office_words()(area.frase),
        orden=last + 1,
    )


def drop_untold_chapters(edicion: Edicion) -> None:
    """Take out of a draft the chapters that tell no figure and no promise, and say only what their area declares."""
    words = edicion.office_words()
    declared = {area.label: words(area.frase) for area in installed()}
    told = {*edicion.cifras.values_list("capitulo", flat=True)}
    told |= {*edicion.compromisos.values_list("capitulo", flat=True)}
    for capitulo in edicion.capitulos.exclude(numero__in=told):
        if without_the_end(capitulo.resumen).strip() == declared.get(capitulo.area):
            capitulo.delete()
