"""The sheets of money: the budgets of the programmes, and their execution as the State publishes it."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from gobernacion.published.wording import short
from gobernacion.summaries.book import AZUL, GRIS, ROJO, Columna, Formula
from gobernacion.summaries.budgets import LineaPresupuesto
from gobernacion.summaries.sheets.writer import NO_APLICA, Writer, ratio


def budgets(w: Writer) -> None:
    """What each programme was given, promised, paid and accounted for."""
    rows = [
        {
            "programa": one.programa,
            "area": one.area_titulo,
            "vigente": NO_APLICA if one.vigente is None else one.vigente,
            **_promised(one),
            "pagado": one.pagado,
            "rendido": NO_APLICA if one.rendido is None else one.rendido,
            "saldo": NO_APLICA if one.saldo is None else Formula("{vigente}-{comprometido}", one.saldo),
            "parte": ratio("{comprometido}/{vigente}", one.comprometido, one.vigente),
        }
        for one in w.resumen.presupuestos
    ]
    columns = (
        Columna("programa", "Programa", ancho=40),
        Columna("area", "Área", ancho=30),
        Columna("vigente", "Asignado ($)", "money", suma=True),
        Columna("comprometido", "Comprometido de lo asignado ($)", "money", suma=True),
        Columna("nacional", "Comprometido a nivel nacional ($)", "money", suma=True),
        Columna("pagado", "Pagado ($)", "money", suma=True),
        Columna("rendido", "Rendido ($)", "money", suma=True),
        Columna("saldo", "Saldo por comprometer ($)", "money", suma=True),
        Columna("parte", "% comprometido de lo asignado", "share"),
        Columna("pagada", "% pagado de lo comprometido", "share"),
    )
    hoja = w.sheet(
        "Presupuesto",
        "Presupuesto de los programas",
        "En pesos. [z] en «Asignado»: se reparte a nivel nacional, sin saldo aquí. [z] en «Rendido»: no se lleva.",
        columns,
        rows,
        total="Total",
    )
    if rows:
        chart = w.book.workbook.add_chart({"type": "bar"})
        told = (
            ("comprometido", "Comprometido de lo asignado", AZUL),
            ("nacional", "Comprometido a nivel nacional", ROJO),
            ("pagado", "Pagado", GRIS),
        )
        for name, title, color in told:
            chart.add_series(
                {
                    "name": title,
                    "categories": hoja.area("programa"),
                    "values": hoja.area(name),
                    "fill": {"color": color},
                }
            )
        said = "; ".join(
            f"{one.programa}: comprometido {short(Decimal(one.comprometido), 'pesos')}, pagado "
            f"{short(Decimal(one.pagado), 'pesos')}"
            for one in w.resumen.presupuestos
        )
        w.book.chart(hoja, chart, "Comprometido y pagado por programa", f"Barras por programa. {said}.")


def _promised(one: LineaPresupuesto) -> dict[str, Any]:
    """What was promised stands apart where nothing was assigned here: the balance is of what was."""
    here, elsewhere = (
        ("comprometido", "nacional") if one.vigente is not None else ("nacional", "comprometido")
    )
    paid = ratio(f"{{pagado}}/{{{here}}}", one.pagado, one.comprometido)
    return {here: one.comprometido, elsewhere: NO_APLICA, "pagada": paid}


def execution(w: Writer) -> None:
    """In the columns that the budget office of the State publishes, in pesos and in thousands."""
    rows = []
    for one in w.resumen.presupuestos:
        if one.inicial is None or one.vigente is None:
            continue
        rows.append(
            {
                "programa": one.programa,
                "inicial": one.inicial,
                "vigente": one.vigente,
                "variacion": Formula("{vigente}-{inicial}", one.vigente - one.inicial),
                "ejecucion": one.pagado,
                "de_la_ley": ratio("{ejecucion}/{inicial}", one.pagado, one.inicial),
                "del_vigente": ratio("{ejecucion}/{vigente}", one.pagado, one.vigente),
                "inicial_m": Formula("{inicial}/1000", Decimal(one.inicial) / 1000),
                "vigente_m": Formula("{vigente}/1000", Decimal(one.vigente) / 1000),
                "ejecucion_m": Formula("{ejecucion}/1000", Decimal(one.pagado) / 1000),
            }
        )
    columns = (
        Columna("programa", "Programa", ancho=40),
        Columna("inicial", "Presupuesto inicial ($)", "money", suma=True),
        Columna("vigente", "Presupuesto vigente ($)", "money", suma=True),
        Columna("variacion", "Variación ($)", "money", suma=True),
        Columna("ejecucion", "Ejecución acumulada ($)", "money", suma=True),
        Columna("de_la_ley", "% de la ley", "share"),
        Columna("del_vigente", "% del vigente", "share"),
        Columna("inicial_m", "Inicial (miles de $)", "thousands", suma=True),
        Columna("vigente_m", "Vigente (miles de $)", "thousands", suma=True),
        Columna("ejecucion_m", "Ejecución (miles de $)", "thousands", suma=True),
    )
    note = "La ejecución es lo pagado. Los programas que se reparten a nivel nacional no tienen presupuesto aquí."
    w.sheet("Ejecución", "Ejecución presupuestaria", note, columns, rows, total="Total")
