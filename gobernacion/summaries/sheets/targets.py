"""The sheets of targets: headlines, targets, what was promised and the months of the year."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from django.utils import timezone

from gobernacion.areas import title_of
from gobernacion.indicators.models import ABIERTOS, Compromiso
from gobernacion.published.wording import short
from gobernacion.summaries.book import AZUL, ROJO, Celda, Columna, Formula, Hoja, class_of
from gobernacion.summaries.lines import Linea, Situacion
from gobernacion.summaries.measured import SIN_META
from gobernacion.summaries.sheets.writer import NO_APLICA, SIN_DATO, USO, Writer, ratio, use


def headlines(w: Writer) -> None:
    """What is read first: whatever has a target, and the headlines."""
    lineas = w.resumen.titulares
    columns = (
        Columna("area", "Área", ancho=24),
        Columna("codigo", "Código"),
        Columna("nombre", "Indicador", ancho=38),
        Columna("unidad", "Unidad", ancho=14),
        Columna("meta", "Meta del año", "integer"),
        Columna("esperado", "Esperado a la fecha", "integer"),
        Columna("hecho", "Hecho", "integer"),
        Columna("logro", "% de la meta", "share"),
        Columna("avance", "Hecho frente a lo esperado", "share"),
        Columna("antes", "Un año antes, a la misma fecha", "integer"),
        Columna("cambio", "Diferencia con un año antes", "integer"),
        Columna("situacion", "Situación", ancho=18),
        USO,
        Columna("frase", "En una frase", ancho=60),
    )
    hoja = w.sheet(
        "Resumen",
        "Titulares y metas",
        "Lo esperado sigue el ritmo declarado de cada indicador en el año, no los días corridos.",
        columns,
        [headline_row(linea) for linea in lineas],
    )
    w.mark(hoja, "situacion", [one for one in Situacion if one.atrasa])
    with_target = [n for n, linea in enumerate(lineas) if linea.meta and linea.valor is not None]
    if with_target:
        _chart_of_targets(w, hoja, [lineas[n] for n in with_target], with_target)


def headline_row(linea: Linea) -> dict[str, Any]:
    clase = class_of(linea.unidad, linea.valor)
    expected = linea.esperado_entero
    row: dict[str, Any] = {
        "area": linea.area_titulo,
        "codigo": linea.codigo,
        "nombre": linea.nombre,
        "unidad": linea.unidad,
        "meta": SIN_META if linea.meta is None else Celda(linea.meta, class_of(linea.unidad, linea.meta)),
        "esperado": NO_APLICA if expected is None else Celda(expected, class_of(linea.unidad, expected)),
        "hecho": SIN_DATO if linea.valor is None else Celda(linea.valor, clase),
        "logro": ratio("{hecho}/{meta}", linea.valor, linea.meta),
        "avance": ratio("{hecho}/{esperado}", linea.valor, expected),
        "antes": SIN_DATO if linea.antes is None else Celda(linea.antes, class_of(linea.unidad, linea.antes)),
        "cambio": NO_APLICA,
        "situacion": linea.situacion.value,
        "uso": use(linea.interna),
        "frase": linea.frase,
    }
    if linea.valor is not None and linea.antes is not None:
        row["cambio"] = Celda(Formula("{hecho}-{antes}", linea.valor - linea.antes), clase)
    if linea.valor is not None and linea.meta is not None and expected is not None:
        row["situacion"] = Formula(_verdict(linea), linea.situacion.value)
    return row


def _chart_of_targets(w: Writer, hoja: Hoja, lineas: Sequence[Linea], filas: Sequence[int]) -> None:
    """Bars of what was reached of each target, where the rows with one stand together at least twice."""
    chart = w.book.workbook.add_chart({"type": "bar"})
    start, stop = filas[0], filas[-1]
    chart.add_series(
        {
            "name": "% de la meta",
            "categories": hoja.run(start, stop, "nombre"),
            "values": hoja.run(start, stop, "logro"),
            "fill": {"color": AZUL},
            "data_labels": {"value": True, "num_format": "0%"},
        }
    )
    said = "; ".join(f"{linea.nombre}, {linea.frase}" for linea in lineas)
    w.book.chart(
        hoja, chart, "Cuánto se lleva de cada meta", f"Barras con el porcentaje de cada meta. {said}"
    )


def targets(w: Writer) -> None:
    """The targets of the year and what is missing for each."""
    lineas = [linea for linea in w.resumen.totales if linea.meta is not None]
    columns = (
        Columna("area", "Área", ancho=28),
        Columna("codigo", "Código"),
        Columna("nombre", "Indicador", ancho=40),
        Columna("unidad", "Unidad", ancho=16),
        Columna("meta", "Meta del año", "integer"),
        Columna("hecho", "Hecho", "integer"),
        Columna("logro", "% de la meta", "share"),
        Columna("falta", "Falta para la meta", "integer"),
        Columna("situacion", "Situación", ancho=18),
        USO,
    )
    rows = []
    for linea in lineas:
        full = headline_row(linea)
        gap: Any = SIN_DATO
        if linea.valor is not None and linea.meta is not None:
            left = max(linea.meta - linea.valor, Decimal(0))
            gap = Celda(Formula("MAX({meta}-{hecho},0)", left), class_of(linea.unidad, left))
        rows.append(
            {
                **{
                    name: full[name]
                    for name in ("area", "codigo", "nombre", "unidad", "meta", "hecho", "logro", "uso")
                },
                "falta": gap,
                "situacion": linea.situacion.value,
            }
        )
    hoja = w.sheet("Metas", "Metas del año", "Metas aprobadas, o dichas en un documento.", columns, rows)
    w.mark(hoja, "situacion", [one for one in Situacion if one.atrasa])


def promises(w: Writer) -> None:
    """What the office promised for the year, what it still owes of before, and what is late today."""
    columns = (
        Columna("area", "Área", ancho=28),
        Columna("texto", "Compromiso", ancho=60),
        Columna("codigo", "Indicador"),
        Columna("meta", "Meta", "integer"),
        Columna("hecho", "Hecho", "integer"),
        Columna("logro", "% de la meta", "share"),
        Columna("plazo", "Vence", "date"),
        Columna("estado", "Estado", ancho=16),
        Columna("a_tiempo", "Plazo", ancho=14),
        USO,
        Columna("evidencia", "En qué se apoya", ancho=44),
    )
    done, today = {linea.codigo: linea for linea in w.resumen.totales}, timezone.localdate(w.resumen.hecho_el)
    rows = []
    for one in w.resumen.compromisos:
        linea = done.get(one.codigo) if one.year == w.resumen.year else None
        valor, unidad = (linea.valor, linea.unidad) if linea else (None, "")
        rows.append(
            {
                "area": title_of(one.area),
                "texto": one.texto,
                "codigo": one.codigo or NO_APLICA,
                "meta": NO_APLICA if one.meta is None else Celda(one.meta, class_of("", one.meta)),
                "hecho": NO_APLICA if valor is None else Celda(valor, class_of(unidad, valor)),
                "logro": ratio("{hecho}/{meta}", valor, one.meta),
                "plazo": one.vence_el,
                "estado": one.get_estado_display(),
                "a_tiempo": _in_time(one, today),
                "uso": use(bool(linea and linea.interna)),
                "evidencia": one.evidencia,
            }
        )
    hoja = w.sheet(
        "Compromisos",
        "Compromisos",
        "Los del año, y los de antes que siguen abiertos; con su estado de hoy.",
        columns,
        rows,
    )
    w.mark(hoja, "a_tiempo", ["Atrasado"])


def _in_time(one: Compromiso, today: date) -> str:
    if one.atrasado(today):
        return "Atrasado"
    return "En plazo" if one.estado in ABIERTOS else NO_APLICA


def months(w: Writer) -> None:
    """What has a target, month by month, with a line against it."""
    series = w.resumen.series
    if not series:
        return
    months = series[0].meses
    columns = (
        Columna("codigo", "Código"),
        Columna("nombre", "Indicador", ancho=40),
        Columna("linea", "Qué", ancho=12),
        *(Columna(f"m{n}", f"{month.last_day:%m-%Y}", "integer") for n, month in enumerate(months)),
        USO,
    )
    rows: list[dict[str, Any]] = []
    for serie in series:
        done = [one.valor for one in serie.hecho]
        few = any(one.interna for one in serie.hecho)
        for title, values, interna in (("Hecho", done, few), ("Esperado", serie.esperado, False)):
            cells = {
                f"m{n}": SIN_DATO
                if value is None
                else Celda(round(value, 1), class_of(serie.unidad, round(value, 1)))
                for n, value in enumerate(values)
            }
            rows.append(
                {
                    "codigo": serie.codigo,
                    "nombre": serie.nombre,
                    "linea": title,
                    **cells,
                    "uso": use(interna),
                }
            )
    note = "Acumulado desde el primer día del año hasta el fin de cada mes, o hasta el último día que cuenta."
    hoja = w.sheet("Mes a mes", "Metas mes a mes", note, columns, rows)
    first, last = f"m{0}", f"m{len(months) - 1}"
    for number, serie in enumerate(series):
        chart = w.book.workbook.add_chart({"type": "line"})
        for row, color, dash in ((2 * number, AZUL, "solid"), (2 * number + 1, ROJO, "dash")):
            start, stop = hoja.run(row, row, first), hoja.run(row, row, last)
            chart.add_series(
                {
                    "name": rows[row]["linea"],
                    "categories": [hoja.nombre, 2, start[2], 2, stop[2]],
                    "values": [hoja.nombre, start[1], start[2], stop[1], stop[2]],
                    "line": {"color": color, "dash_type": dash, "width": 2},
                    "marker": {"type": "circle", "size": 4},
                }
            )
        said = ", ".join(
            f"{month.last_day:%m-%Y}: {SIN_DATO if done.valor is None else short(done.valor, serie.unidad)} de "
            f"{short(expected, serie.unidad)} esperados"
            for month, done, expected in zip(months, serie.hecho, serie.esperado, strict=True)
        )
        title = f"{serie.nombre} frente a su meta"
        w.book.chart(hoja, chart, title, f"Líneas. {title}. {said}.", place=number)


def _verdict(linea: Linea) -> str:
    """How a total stands, as a formula says it."""
    if linea.debe_bajar:
        return f'IF({{hecho}}>{{esperado}},"{Situacion.SOBRE_LO_ESPERADO}","{Situacion.AL_DIA}")'
    return (
        f'IF({{hecho}}>={{meta}},"{Situacion.CUMPLIDA}",'
        f'IF({{hecho}}<{{esperado}},"{Situacion.ATRASADA}","{Situacion.AL_DIA}"))'
    )
