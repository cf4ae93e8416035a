"""A figure that moved as staff read it: the three values, and the records behind, each to whoever may see it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from copy import copy
from datetime import date
from typing import Any

from django import forms
from django.contrib.admin.sites import AdminSite
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.text import capfirst

from gobernacion.access.grants import Grants, grants
from gobernacion.areas import title_of
from gobernacion.days import DiaFormField
from gobernacion.indicators.figures import Lugar, Momento
from gobernacion.indicators.moments import moment_told
from gobernacion.indicators.registry import registry
from gobernacion.published.rows import Origen
from gobernacion.published.wording import difference, period
from gobernacion.records.as_known import Cambio, Fila
from gobernacion.records.models import Record
from gobernacion.releases.drafting import declared_fields
from gobernacion.releases.measuring import LAST_DECIMAL, confront
from gobernacion.releases.models import Cifra, Edicion, EstadoEdicion
from gobernacion.releases.movement import Causa, Contada, Decision, Movimiento, explain, known_on, told_on
from gobernacion.releases.protection import place
from gobernacion.releases.reading import comparison, figure_row, said, where
from gobernacion.territory.vigencias import VigenciaArea

ASKED = ("lugar", "desde", "hasta", "corte")
"""What an address says of the figure it asks for."""


class DayForm(forms.Form):
    """The day whose knowledge is asked for."""

    dia = DiaFormField(
        label="Como se sabía el día",
        required=False,
        widget=forms.DateInput(attrs={"placeholder": "dd-mm-aaaa"}),
    )

    def clean_dia(self) -> date | None:
        dia: date | None = self.cleaned_data["dia"]
        if dia is not None and dia > timezone.localdate():
            raise ValidationError("Esa fecha aún no llega.")
        return dia


def confronted(request: HttpRequest, edicion: Edicion) -> dict[str, Any]:
    """Every figure of an edition beside today's records and, if a day is chosen, beside what was known on it."""
    form = DayForm(request.GET)
    dia = form.cleaned_data["dia"] if form.is_valid() else None
    return {
        "title": f"La edición {edicion} frente a los registros de hoy",
        "form": form,
        "dia": dia,
        **comparison(confront(edicion), known_on(edicion, dia) if dia else None),
    }


def explained(request: HttpRequest, edicion: Edicion, site: AdminSite) -> dict[str, Any]:
    """Why a measured figure of an edition is another today. Raises Http404 for one it could not tell."""
    cifra = _asked(request.GET.dict(), edicion)
    form = DayForm(request.GET)
    chosen = form.cleaned_data["dia"] if form.is_valid() else None
    dia = chosen or told_on(edicion)
    if form.is_valid() and not chosen:
        form = DayForm(initial={"dia": dia})
    moved = explain(Contada.of(edicion, registry()[cifra.codigo], *place(cifra)), dia)
    apart = moved.diferencia - sum(one.cuanto for one in moved.causas)
    told, then = cifra.valor, moved.entonces
    return {
        "title": f"Por qué se movió {cifra.codigo}",
        "form": form,
        "asked": [(name, request.GET.get(name, "")) for name in ASKED],
        "dia": dia,
        "figure": figure_row(cifra),
        "published": edicion.estado == EstadoEdicion.PUBLICADA,
        "then": said(then, cifra.unidad),
        "today": said(moved.hoy, cifra.unidad),
        "moved": _moved(moved, cifra.unidad),
        "another_then": not chosen and told is not None and abs(told - (then or 0)) >= LAST_DECIMAL,
        "apart": difference(apart, cifra.unidad) if _adds_up(moved) and abs(apart) >= LAST_DECIMAL else "",
        "tried": moved.probados,
        "untried": moved.sin_probar,
        "as_today": moved.de_hoy,
        "decisions": _decided(moved, cifra.unidad),
        "elsewhere": _elsewhere(cifra, moved),
        **_to_whoever_may_see(grants(request), _records(moved), cifra.unidad, site),
    }


def _asked(asked: dict[str, Any], edicion: Edicion) -> Cifra:
    """The measured figure that an address asks for: one the edition tells, or could tell."""
    try:
        lugar = Lugar.parse(asked["lugar"])
        desde, hasta = date.fromisoformat(asked["desde"]), date.fromisoformat(asked["hasta"])
        corte = date.fromisoformat(asked["corte"]) if asked.get("corte") else None
    except (KeyError, ValueError):
        raise Http404 from None
    indicador = registry().get(lugar.codigo)
    momento = Momento(desde, hasta, corte)
    beside = edicion.cifras.filter(origen=Origen.REGISTROS, desde=desde, hasta=hasta, corte=corte)
    if indicador is None or indicador.measure is None:
        raise Http404
    if not beside.exists() and momento != moment_told(indicador, edicion.year, edicion.corte):
        raise Http404
    if lugar.dimension and indicador.desglose(lugar.dimension) is None:
        raise Http404
    told = beside.filter(codigo=lugar.codigo, dimension=lugar.dimension, categoria=lugar.categoria).first()
    declared = declared_fields(indicador, lugar, momento, edicion.office_words())
    return told or Cifra(edicion=edicion, origen=Origen.REGISTROS, **declared)


def _moved(moved: Movimiento, unidad: str) -> str:
    """How much it moved; what nobody answers for any more, or is told over other days, is no zero."""
    if not moved.dejo_de_contarse and not moved.empezo_a_contarse:
        return difference(moved.diferencia, unidad) if moved.diferencia else ""
    other_days = moved.dias_de_entonces != moved.dias_de_hoy
    if moved.dejo_de_contarse:
        return "Ya no se mide sobre estos días" if other_days and moved.dias_de_hoy else "Ya no se mide"
    return "Ahora se mide sobre estos días" if other_days and moved.dias_de_entonces else "Se mide otra vez"


def _adds_up(moved: Movimiento) -> bool:
    """Whether what each change moves alone can be summed up to what it moved."""
    return bool(moved.causas) and not moved.dejo_de_contarse


def _elsewhere(cifra: Cifra, moved: Movimiento) -> dict[str, str]:
    """The page of the same figure over the days of today, where they are others; empty where they are these."""
    if moved.dias_de_hoy is None or moved.dias_de_hoy == place(cifra)[1]:
        return {}
    other = copy(cifra)
    other.desde, other.hasta, other.corte = moved.dias_de_hoy
    return {"period": period(*moved.dias_de_hoy), "url": where(other)}


def _records(moved: Movimiento) -> list[Causa]:
    return [one for one in moved.causas if one.registro[0] is not VigenciaArea]


def _decided(moved: Movimiento, unidad: str) -> list[dict[str, str]]:
    """Each decision in a sentence, with what it moves by itself: it is public, so everybody here reads it."""
    by = {one.registro: difference(one.cuanto, unidad) for one in moved.causas}
    return [
        {"sentence": _sentence(one), "by": by.get((VigenciaArea, one.vigencia.pk), "")}
        for one in moved.decisiones
    ]


def _sentence(decision: Decision) -> str:
    row = decision.vigencia
    area, last = title_of(row.area), f"{row.ultimo_dia:%d-%m-%Y}" if row.ultimo_dia else ""
    if decision.reabre:
        what = f"reabrió {area}" + (f", ahora hasta el {last}" if last else "")
    elif last:
        what = f"puso fin a {area} el {last}"
    else:
        what = f"hizo responder por {area} desde el {row.desde:%d-%m-%Y}"
    return f"La decisión anotada el {row.decidida_el:%d-%m-%Y} {what}: {row.motivo.rstrip('.')}."


def _to_whoever_may_see(
    held: Grants, causas: Iterable[Causa], unidad: str, site: AdminSite
) -> dict[str, Any]:
    """The records that moved it, with their number and page; of those out of reach, how many and of which kind."""
    causas = list(causas)
    within = _within_reach(held, [one.registro for one in causas])
    shown, hidden = [], Counter[tuple[Any, str]]()
    for registro, cambios, cuanto in causas:
        model, key = registro
        if registro not in within:
            hidden[model, _done(registro, cambios[0])] += 1
            continue
        name = f"admin:{model._meta.app_label}_{model._meta.model_name}_change"
        shown.append(
            {
                "name": str(within[registro])
                if issubclass(model, Record)
                else capfirst(model._meta.verbose_name),
                "url": reverse(name, args=[key]) if site.is_registered(model) else "",
                "done": list(dict.fromkeys(_done(registro, one) for one in cambios)),
                "when": cambios[0].el,
                "by": difference(cuanto, unidad),
            }
        )
    return {"records": shown, "out_of_reach": [_many(n, *what) for what, n in hidden.items()]}


def _within_reach(held: Grants, registros: Iterable[Fila]) -> dict[Fila, Any]:
    """Those of these records that the person may see."""
    keys: dict[Any, list[Any]] = defaultdict(list)
    for model, key in registros:
        keys[model].append(key)
    return {
        (model, one.pk): one
        for model, some in keys.items()
        for one in held.scope(model._base_manager.filter(pk__in=some))
    }


def _done(registro: Fila, cambio: Cambio) -> str:
    """What was done, and with which line of the record."""
    model, _ = cambio.fila
    line = "" if cambio.fila == registro else f"{capfirst(model._meta.verbose_name)}: "
    if not cambio.conocida:
        return f"{line}Se registró"
    if not cambio.sigue:
        return f"{line}Se quitó"
    return f"{line}{cambio.razon or 'Se corrigió'}"


def _many(how_many: int, model: Any, done: str) -> str:
    kind = model._meta.verbose_name if how_many == 1 else model._meta.verbose_name_plural
    return f"{how_many} {kind} ({done})"
