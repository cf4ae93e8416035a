"""The board of an office on screen: each number with its target, its pace and the way to what it was counted from."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import Any
from urllib.parse import parse_qsl, urlencode

from django.contrib.admin import ModelAdmin
from django.contrib.admin.sites import site
from django.urls import reverse
from django.utils import timezone
from django.utils.safestring import SafeString

from gobernacion import charts
from gobernacion.access.grants import Grants
from gobernacion.access.rules import Accion
from gobernacion.indicators.figures import Momento
from gobernacion.indicators.registry import registry
from gobernacion.lib.clp import digits, number
from gobernacion.published.wording import difference, reached, short
from gobernacion.records.listing import PeriodoFilter
from gobernacion.summaries.budgets import LineaPresupuesto
from gobernacion.summaries.lines import Linea
from gobernacion.summaries.measured import SIN_META
from gobernacion.summaries.reading import Resumen
from gobernacion.summaries.waiting import TRAMOS, Cola
from gobernacion.territory.models import Comuna

COMUNA = "comuna"


def board(resumen: Resumen, colas: Sequence[Cola], mes: Sequence[Linea], held: Grants) -> dict[str, Any]:
    """Everything the page of the board shows of a summary, of what waits, and of its last month."""
    titulares = sorted(resumen.titulares, key=lambda linea: (not linea.situacion.atrasa, linea.meta is None))
    today = timezone.localdate(resumen.hecho_el)
    promises = [(one, one.atrasado(today)) for one in resumen.compromisos]
    return {
        "resumen": resumen,
        "late": len(resumen.atrasadas),
        "rows": [headline(linea, held) for linea in titulares],
        "budgets": [_budget(one) for one in resumen.presupuestos],
        "budget_chart": _budget_chart(resumen.presupuestos),
        "queues": [_queue(cola) for cola in colas],
        "spans": TRAMOS,
        "queue_chart": _queue_chart(colas),
        "month": [headline(linea, held) for linea in mes],
        "by_comuna": _by_comuna(resumen, titulares, held),
        "promises": [{"promise": one, "late": late} for one, late in promises],
        "promises_late": sum(late for _, late in promises),
    }


def headline(linea: Linea, held: Grants) -> dict[str, Any]:
    """A row of the board: what is shown of a total, and where its records are for who may see them."""
    expected = linea.esperado_entero
    bar: SafeString | str = ""
    if linea.meta and linea.valor is not None:
        bar = charts.progress(linea.valor, linea.meta, linea.frase)
    return {
        "linea": linea,
        "done": "—" if linea.valor is None else short(linea.valor, linea.unidad),
        "target": SIN_META if linea.meta is None else short(linea.meta, linea.unidad),
        "expected": "—" if expected is None else short(expected, linea.unidad),
        "reached": reached(linea.valor, linea.meta),
        "before": "—" if linea.antes is None else short(linea.antes, linea.unidad),
        "change": ""
        if linea.antes is None or linea.valor is None
        else difference(linea.valor - linea.antes, linea.unidad),
        "bar": bar,
        "url": _records_of(linea, held),
    }


def _records_of(linea: Linea, held: Grants, comuna: Comuna | None = None) -> str:
    """The list of what a value was counted from, for who may see it: of its year and its comuna, as far as the list
    can be narrowed to them."""
    for model in linea.modelos:
        if site.is_registered(model) and held.may(Accion.VER, model):
            opts = model._meta
            query = urlencode(_narrowed(site.get_model_admin(model), linea, comuna))
            address = reverse(f"admin:{opts.app_label}_{opts.model_name}_changelist")
            return f"{address}?{query}" if query else address
    return ""


def _narrowed(listed: ModelAdmin[Any], linea: Linea, comuna: Comuna | None) -> list[tuple[str, Any]]:
    first, last = linea.momento.desde, linea.momento.last_day
    indicador = registry().get(linea.codigo)
    query: list[tuple[str, Any]] = parse_qsl(indicador.lista) if indicador else []
    for one in listed.list_filter:
        name = getattr(one, "parameter_name", one)
        if name == PeriodoFilter.parameter_name and linea.se_acumula and first.year == last.year:
            query.append((name, first.year))
        if comuna and name == COMUNA:
            query.append((f"{COMUNA}__id__exact" if one == COMUNA else COMUNA, comuna.pk))
    return query


def _budget(one: LineaPresupuesto) -> dict[str, str]:
    return {
        "name": one.programa,
        "assigned": "A nivel nacional" if one.vigente is None else digits(one.vigente),
        "committed": digits(one.comprometido),
        "paid": digits(one.pagado),
        "accounted": "No se lleva" if one.rendido is None else digits(one.rendido),
        "balance": "—" if one.saldo is None else digits(one.saldo),
    }


def _budget_chart(presupuestos: Iterable[LineaPresupuesto]) -> SafeString | str:
    rows = []
    for one in presupuestos:
        parts = [("Pagado", one.pagado), ("Comprometido sin pagar", one.comprometido - one.pagado)]
        if one.saldo is not None:
            parts.append(("Por comprometer", one.saldo))
        drawn = [charts.Dato(name, Decimal(max(many, 0)), digits(many)) for name, many in parts]
        total = one.comprometido if one.vigente is None else one.vigente
        rows.append(charts.Apilada(one.programa, digits(total), drawn))
    return charts.stacked(rows, "Presupuesto de cada programa", "presupuesto") if rows else ""


def _queue(cola: Cola) -> dict[str, Any]:
    return {"cola": cola, "spans": [number(many) for many in cola.tramos], "total": number(cola.total)}


def _queue_chart(colas: Sequence[Cola]) -> SafeString | str:
    by_area: dict[str, list[int]] = {}
    for cola in colas:
        sums = by_area.setdefault(cola.area_titulo, [0] * len(TRAMOS))
        for place, many in enumerate(cola.tramos):
            sums[place] += many
    rows = [
        charts.Apilada(
            area,
            number(sum(sums)),
            [charts.Dato(name, Decimal(many), number(many)) for name, many in zip(TRAMOS, sums, strict=True)],
        )
        for area, sums in by_area.items()
    ]
    return charts.stacked(rows, "Lo que espera en cada área, por antigüedad", "espera") if rows else ""


def _by_comuna(resumen: Resumen, titulares: Iterable[Linea], held: Grants) -> dict[str, Any] | None:
    """The headlines that are told by comuna, a row each; every number with the way to its records, as its total."""
    comunas = {comuna.nombre: comuna for comuna in Comuna.objects.propias()}
    told: dict[tuple[str, Momento], dict[str, Linea]] = {}
    for linea in resumen.lineas:
        if linea.dimension == COMUNA:
            told.setdefault((linea.codigo, linea.momento), {})[linea.categoria] = linea
    heads = [linea for linea in titulares if (linea.codigo, linea.momento) in told]
    if not heads:
        return None
    names = sorted({comuna for head in heads for comuna in told[head.codigo, head.momento]})
    rows = []
    for head in heads:
        by = told[head.codigo, head.momento]
        cells = [_cell(by.get(comuna), head, comunas.get(comuna), held) for comuna in names]
        rows.append({"head": head, "cells": cells})
    return {"comunas": names, "rows": rows}


def _cell(linea: Linea | None, head: Linea, comuna: Comuna | None, held: Grants) -> dict[str, Any]:
    if linea is None or linea.valor is None:
        return {"text": "—", "internal": False}
    text = short(linea.valor, linea.unidad)
    url = _records_of(head, held, comuna) if comuna else ""
    return {"text": text, "internal": linea.interna, "url": url, "of": f"{head.nombre}, {linea.categoria}"}
