"""A sheet an area, with every figure and its breakdowns; and what waits at the desks of all of them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from gobernacion.lib.sheets import chilean_clock
from gobernacion.published.wording import period, short
from gobernacion.summaries.book import AZUL, Celda, Columna, Formula, Hoja, class_of
from gobernacion.summaries.lines import Linea
from gobernacion.summaries.measured import SIN_META
from gobernacion.summaries.sheets.writer import NO_APLICA, SIN_DATO, USO, Writer, ratio, use
from gobernacion.summaries.waiting import TRAMOS


def area(w: Writer, label: str, titulo: str) -> None:
    """Every figure of an area, with what it is held against, and the chart of its first headline."""
    lineas = w.resumen.de(label)
    columns = (
        Columna("codigo", "Código"),
        Columna("nombre", "Indicador", ancho=40),
        Columna("corte", "Cortado por", ancho=20),
        Columna("categoria", "Categoría", ancho=32),
        Columna("unidad", "Unidad", ancho=16),
        Columna("valor", "Valor", "integer"),
        Columna("parte", "% del total", "share"),
        Columna("meta", "Meta del año", "integer"),
        Columna("logro", "% de la meta", "share"),
        Columna("antes", "Un año antes, a la misma fecha", "integer"),
        USO,
        Columna("nota", "Nota", ancho=44),
    )
    wholes = {(linea.codigo, linea.momento): (n, linea) for n, linea in enumerate(lineas) if linea.es_total}
    first = 3  # headers, title and note stand above
    rows = []
    for linea in lineas:
        at, whole = wholes.get((linea.codigo, linea.momento), (0, None))
        rows.append(_row(linea, whole, f"$F${first + at + 1}"))
    hoja = w.sheet(titulo, f"{titulo}: indicadores y cortes", "Cada valor con su unidad.", columns, rows)
    for number, linea in enumerate(lineas):
        if linea.valor is not None:
            w.cells[linea.lugar, linea.momento] = hoja.cell(number, "valor")
    _chart_of_breakdown(w, hoja, lineas)


def _row(linea: Linea, whole: Linea | None, cell: str) -> dict[str, Any]:
    clase = class_of(linea.unidad, linea.valor)
    part: Any = NO_APLICA
    if linea.suma and whole and linea.valor is not None and whole.valor:
        part = Formula(f"{{valor}}/{cell}", linea.valor / whole.valor)
    return {
        "codigo": linea.codigo,
        "nombre": linea.nombre,
        "corte": linea.corte_por or "Total",
        "categoria": linea.categoria or "Total",
        "unidad": linea.unidad,
        "valor": SIN_DATO if linea.valor is None else Celda(linea.valor, clase),
        "parte": part,
        "meta": NO_APLICA
        if not linea.es_total
        else SIN_META
        if linea.meta is None
        else Celda(linea.meta, class_of(linea.unidad, linea.meta)),
        "logro": ratio("{valor}/{meta}", linea.valor, linea.meta),
        "antes": NO_APLICA
        if not linea.es_total
        else SIN_DATO
        if linea.antes is None
        else Celda(linea.antes, class_of(linea.unidad, linea.antes)),
        "uso": use(linea.interna),
        "nota": ". ".join(
            part for part in (period(*linea.momento) if linea.es_total else "", linea.nota) if part
        ),
    }


def _chart_of_breakdown(w: Writer, hoja: Hoja, lineas: Sequence[Linea]) -> None:
    """The first breakdown of the area's first headline, as bars."""
    head = next((one for one in lineas if one.portada and one.es_total), lineas[0] if lineas else None)
    if head is None:
        return
    runs: dict[str, list[int]] = {}
    for number, linea in enumerate(lineas):
        if linea.codigo == head.codigo and linea.dimension and linea.momento == head.momento:
            runs.setdefault(linea.dimension, []).append(number)
    run = next((numbers for numbers in runs.values() if len(numbers) > 1), None)
    if run is None or run[-1] - run[0] != len(run) - 1:
        return
    chart = w.book.workbook.add_chart({"type": "bar"})
    chart.add_series(
        {
            "name": head.nombre,
            "categories": hoja.run(run[0], run[-1], "categoria"),
            "values": hoja.run(run[0], run[-1], "valor"),
            "fill": {"color": AZUL},
            "data_labels": {"value": True},
        }
    )
    said = "; ".join(
        f"{lineas[n].categoria}: {SIN_DATO if (v := lineas[n].valor) is None else short(v, head.unidad)}"
        for n in run
    )
    title = f"{head.nombre}, por {lineas[run[0]].corte_por.lower()}"
    w.book.chart(hoja, chart, title, f"Barras. {title}: {said}.")


def waiting(w: Writer) -> None:
    """The queues of the desks, by how long they have waited."""
    spans = [Columna(f"tramo_{n}", name, "integer", suma=True) for n, name in enumerate(TRAMOS)]
    columns = (
        Columna("area", "Área", ancho=30),
        Columna("mesa", "Registros", ancho=26),
        Columna("titulo", "Qué esperan", ancho=34),
        *spans,
        Columna("total", "Total", "integer", suma=True),
        Columna("antigua", "El más antiguo", "date"),
    )
    added = "SUM({tramo_0}:{tramo_" + str(len(TRAMOS) - 1) + "})"
    rows = [
        {
            "area": cola.area_titulo,
            "mesa": cola.mesa,
            "titulo": cola.titulo,
            **{f"tramo_{n}": many for n, many in enumerate(cola.tramos)},
            "total": Formula(added, cola.total),
            "antigua": cola.mas_antigua,
        }
        for cola in w.colas
    ]
    note = f"Al {chilean_clock(w.resumen.hecho_el):%d-%m-%Y}, por los días desde la fecha de cada registro."
    w.sheet("Lo que espera", "Lo que espera, por antigüedad", note, columns, rows, total="Total")
