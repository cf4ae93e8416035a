"""Every figure in long form, as a native table that a pivot table can be made of."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from gobernacion.summaries.measured import INTERNO
from gobernacion.summaries.sheets.writer import Writer


def data(w: Writer) -> None:
    """Every figure in long form, as a native table that a pivot table can be made of."""
    titles = (
        *(
            "Área",
            "Código",
            "Indicador",
            "Unidad",
            "Cortado por",
            "Categoría",
            "Es total",
            "Desde",
            "Hasta",
        ),
        *("Valor", "Meta del año", "Un año antes", "Uso", "Nota"),
    )
    worksheet = w.book.workbook.add_worksheet(w.book.name("Datos"))
    w.index.append((worksheet.get_name(), "Todas las cifras en forma larga, para tablas dinámicas"))
    day = w.book.format(num_format="dd-mm-yyyy")
    plain = w.book.format(num_format="#,##0.####")
    text: Callable[..., Any] = worksheet.write_string
    for row, linea in enumerate(w.resumen.lineas, start=1):
        words = (
            *(linea.area_titulo, linea.codigo, linea.nombre, linea.unidad),
            *(linea.corte_por or "Total", linea.categoria or "Total", "Sí" if linea.es_total else "No"),
        )
        for column, word in enumerate(words):
            text(row, column, word)
        worksheet.write_datetime(row, 7, linea.momento.desde, day)
        worksheet.write_datetime(row, 8, linea.momento.last_day, day)
        for column, value in enumerate((linea.valor, linea.meta, linea.antes), start=9):
            if value is not None:
                worksheet.write_number(row, column, float(value), plain)
        text(row, 12, INTERNO if linea.interna else "General")
        text(row, 13, linea.nota)
    last = max(len(w.resumen.lineas), 1)
    table = {
        "name": "Datos",
        "columns": [{"header": title} for title in titles],
        "style": "Table Style Light 9",
    }
    worksheet.add_table(0, 0, last, len(titles) - 1, table)
    for column, width in enumerate((28, 10, 44, 16, 20, 30, 9, 12, 12, 14, 14, 14, 10, 50)):
        worksheet.set_column(column, column, width)
    worksheet.freeze_panes(1, 0)
    worksheet.repeat_rows(0)
    worksheet.set_landscape()
    worksheet.set_paper(1)
    worksheet.fit_to_pages(1, 0)
    worksheet.print_area(0, 0, last, len(titles) - 1)
